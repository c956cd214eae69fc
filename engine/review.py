"""The main job: what procedures demand, judged on a day, as finished rows.

Rules run once per distinct situation; this module joins the judgements back to the demands and
adds what belongs to the row alone: annex rows, databases by concept, actors, the published text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from engine.availability import Availability
from engine.decisions import Judge
from engine.matcher import Matcher
from engine.model.catalog import Catalog
from engine.model.decision import Judgement, Row
from engine.model.procedure import Procedure
from engine.model.situation import Situation
from engine.model.terms import Channel, Verdict
from engine.rows import row_of, unjudged_row
from engine.rulebook import Rulebook, rulebook_on
from engine.situations import Context, Demand, demands, other_demands

_CHANNELS = (Channel.ONLINE, Channel.IN_PERSON, Channel.POST)


class Decided(NamedTuple):
    """A demand with its judgement; for an umbrella, what each candidate would be answered."""

    demand: Demand
    judgement: Judgement
    candidates: dict[str, Verdict]


class Reviewer:
    """Reviews procedures on one day, with or without a province."""

    def __init__(self, catalog: Catalog, day: date, province: str | None, matcher: Matcher) -> None:
        """`province` is a code of `catalog.provinces`, None for the view of the law alone."""
        self.catalog, self.day = catalog, day
        self.province = catalog.provinces[province] if province else None
        self.rulebook: Rulebook = rulebook_on(catalog.rules, day)
        availability = Availability(self.province, day, catalog.thresholds)
        self.context = Context(catalog, day, self.rulebook.window, availability)
        self.judge = Judge(self.rulebook, matcher)

    def rows(self, procedures: Iterable[Procedure], *, include_all: bool = False) -> tuple[Row, ...]:
        """The rows of the inventory, ordered by procedure code, component and paper.

        `include_all` adds the papers that are not civil-status papers, without a verdict.
        """
        chosen = tuple(procedures)
        decided = self.decide(demands(chosen, self.day))
        rows = [row_of(self.context, d.demand, d.judgement, d.candidates) for d in decided]
        if include_all:
            rows += [unjudged_row(self.context, d) for d in other_demands(chosen, self.day)]
        return tuple(sorted(rows, key=row_order))

    def decide(self, wanted: Iterable[Demand]) -> tuple[Decided, ...]:
        """Judge demands; one that channels tell apart is split into one for each channel."""
        split = tuple(self._by_channel(tuple(wanted)))
        candidates = [self._as_candidates(demand) for demand in split]
        answered = self.judge.judge_all(situation for named in candidates for situation in named.values())
        return tuple(
            Decided(demand, judgement, {paper: answered[s].verdict for paper, s in named.items()})
            for demand, judgement, named in zip(split, self._judge(split), candidates, strict=True)
        )

    def _judge(self, wanted: Sequence[Demand]) -> tuple[Judgement, ...]:
        situations = [self.context.situation(d) for d in wanted]
        judged = self.judge.judge_all(situations)
        return tuple(judged[s] for s in situations)

    def _by_channel(self, wanted: Sequence[Demand]) -> Iterator[Demand]:
        """Keep "any channel" only where all channels get the same verdict."""
        for demand, judgement in zip(wanted, self._judge(wanted), strict=True):
            may_turn = demand.channel is Channel.ANY and "channel" in judgement.decided_by
            parts = [demand._replace(channel=channel) for channel in _CHANNELS] if may_turn else []
            turned = any(part.verdict is not judgement.verdict for part in self._judge(parts))
            yield from parts if turned else [demand]

    def _as_candidates(self, demand: Demand) -> dict[str, Situation]:
        """The situations of an umbrella if it were each of the papers that may serve."""
        named = demand.alternative.candidates if demand.ref is None else ()
        return {paper.value: self.context.situation_as(demand, paper) for paper in named}


def row_order(row: Row) -> tuple[object, ...]:
    """Procedure code, component, alternative, paper: the stable order of an inventory."""
    paper = row.paper.value if row.paper else ""
    return (row.procedure, _natural(row.component), row.alternative, paper, row.subject, row.origin, row.channel)


def _natural(text: str) -> tuple[tuple[int, str], ...]:
    """Sort "10" after "9": digits by value, the rest as text."""
    parts: list[tuple[int, str]] = []
    digits = ""
    for char in text:
        if char in "0123456789":
            digits += char
            continue
        parts += [(int(digits), "")] if digits else []
        digits = ""
        parts.append((10**9, char))
    return tuple(parts + ([(int(digits), "")] if digits else []))
