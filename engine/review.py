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
        availability = Availability(self.province, day)
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
        return tuple(sorted(rows, key=_order))

    def decide(self, wanted: Iterable[Demand]) -> tuple[Decided, ...]:
        """Judge demands; one that channels tell apart is split into one for each channel."""
        whole = tuple(wanted)
        self._judge(whole)
        split = tuple(part for demand in whole for part in self._by_channel(demand))
        judged = self._judge(split)
        return tuple(Decided(d, j, self._candidates(d)) for d, j in zip(split, judged, strict=True))

    def _judge(self, wanted: Sequence[Demand]) -> tuple[Judgement, ...]:
        situations = [self.context.situation(d) for d in wanted]
        judged = self.judge.judge_all(situations)
        return tuple(judged[s] for s in situations)

    def _by_channel(self, demand: Demand) -> Iterator[Demand]:
        """Keep "any channel" only where all channels get the same verdict."""
        if demand.channel is not Channel.ANY:
            yield demand
            return
        (judgement,) = self._judge([demand])
        parts = [demand._replace(channel=channel) for channel in _CHANNELS]
        may_turn = "channel" in judgement.decided_by
        turned = may_turn and any(part.verdict is not judgement.verdict for part in self._judge(parts))
        yield from parts if turned else [demand]

    def _candidates(self, demand: Demand) -> dict[str, Verdict]:
        if demand.ref is not None:
            return {}
        situations = {p: self.context.situation_as(demand, p) for p in demand.alternative.candidates}
        judged = self.judge.judge_all(situations.values())
        return {paper.value: judged[s].verdict for paper, s in situations.items()}


def _order(row: Row) -> tuple[object, ...]:
    paper = row.paper.value if row.paper else ""
    return (row.procedure, _natural(row.component), row.alternative, paper, row.subject, row.origin, row.channel)


def _natural(text: str) -> tuple[tuple[int, str], ...]:
    """Sort "10" after "9": digits by value, the rest as text."""
    parts: list[tuple[int, str]] = []
    digits = ""
    for char in text:
        if char.isdigit():
            digits += char
            continue
        parts += [(int(digits), "")] if digits else []
        digits = ""
        parts.append((10**9, char))
    return tuple(parts + ([(int(digits), "")] if digits else []))
