"""The next fact to ask for: open facts, ranked by how many of their values decide the matter another way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.decisions import Judge
from engine.explain.narrowing import changed
from engine.explain.parts import NextFact, Outcome
from engine.matcher import ReferenceMatcher
from engine.model import labels
from engine.model.decision import Judgement
from engine.model.situation import ATTRIBUTES, Situation
from engine.model.terms import DataState, LinkState, PaperId, Verdict
from engine.review import Reviewer
from engine.rows.asking import question
from engine.situations import Demand

_UNSURE_LINK = (LinkState.UNKNOWN, LinkState.PLANNED)
_WORST_FIRST = (LinkState.NONE, LinkState.UNKNOWN, LinkState.PLANNED, LinkState.LIVE)

Cases = Mapping[str, tuple[str, Situation]]
"""What a fact may turn out to be: value → its words, and the situation that it makes."""


class Asker:
    """Judges what open facts may turn out to be."""

    def __init__(self, reviewer: Reviewer) -> None:
        """`reviewer` is that of the day and province in question."""
        self._context = reviewer.context
        self._judge = Judge(reviewer.rulebook, ReferenceMatcher())

    def next_facts(self, demand: Demand, judgement: Judgement, candidates: Mapping[str, Verdict]) -> list[NextFact]:
        """The open facts that decide something, the one that decides most first."""
        asked = dict(self._open(demand, candidates))
        found = [self._weighed(fact, cases, demand, judgement) for fact, cases in asked.items()]
        deciding = [fact for fact in found if fact.decides]
        return sorted(deciding, key=lambda f: (-f.turns_verdict, -f.decides, f.out_of))

    def _open(self, demand: Demand, candidates: Mapping[str, Verdict]) -> Iterator[tuple[str, Cases]]:
        """Every open fact of the line with what it may turn out to be."""
        situation = self._context.situation(demand)
        if candidates:
            papers = (PaperId(paper) for paper in candidates)
            yield "paper", {p.value: (p.label, self._context.situation_as(demand, p)) for p in papers}
        if situation.paper_fact == "unverified" and demand.paper is not None:
            yield "published_text", _cases(situation, "paper_fact", ("known",))
        for name, attribute in ATTRIBUTES.items():
            if attribute.open_value is not None and getattr(situation, name, None) == attribute.open_value:
                yield name, _cases(situation, name, attribute.values)
        yield from self._readiness(demand, situation)

    def _readiness(self, demand: Demand, situation: Situation) -> Iterator[tuple[str, Cases]]:
        """Facts of databases and of the province that nobody has stated."""
        missing = self._context.cover(demand).missing
        if missing and demand.paper is not None:
            database = self._context.catalog.papers[demand.paper].database
            fact = f"field.{database}.{missing[0]}" if len(missing) == 1 else "fields"
            yield fact, _cases(situation, "fields", ("announced", situation.fields))
        if situation.connection != LinkState.NOT_JUDGED:
            yield from self._links(demand, situation)
        if situation.data == DataState.UNKNOWN and demand.paper is not None:
            yield f"coverage.{demand.paper}", _cases(situation, "data", ("ready", "not_ready"))

    def _links(self, demand: Demand, situation: Situation) -> Iterator[tuple[str, Cases]]:
        """Each link that is unknown or only planned: what the worst of all links would be with it and without it."""
        links = {d: self._context.availability.link(d) for d in self._context.databases(demand)}
        for database, state in links.items():
            if state in _UNSURE_LINK:
                yield (
                    f"connection.{database}",
                    {
                        turned.value: (
                            turned.label,
                            situation._replace(connection=_worst(links | {database: turned})),
                        )
                        for turned in (LinkState.LIVE, LinkState.NONE)
                    },
                )

    def _weighed(self, fact: str, cases: Cases, demand: Demand, judgement: Judgement) -> NextFact:
        judged = self._judge.judge_all(situation for _, situation in cases.values())
        outcomes = tuple(
            Outcome(
                value=value,
                text=text,
                verdict=judged[situation].verdict,
                turns_verdict=judged[situation].verdict is not judgement.verdict,
                turns_basis=_bases(judged[situation]) != _bases(judgement),
            )
            for value, (text, situation) in cases.items()
        )
        return NextFact(
            fact=fact,
            label=_label(fact),
            question=question(demand, fact, self._context),
            decides=sum(o.turns_verdict or o.turns_basis for o in outcomes),
            turns_verdict=sum(o.turns_verdict for o in outcomes),
            out_of=len(outcomes),
            outcomes=outcomes,
        )


def _cases(situation: Situation, name: str, values: tuple[str, ...]) -> Cases:
    return {value: (labels.value(name, value), changed(situation, {name: value})) for value in values}


def _worst(links: Mapping[str, LinkState]) -> str:
    return min(links.values(), key=_WORST_FIRST.index).value


def _bases(judgement: Judgement) -> frozenset[str]:
    """The rules on which the verdict rests whatever the channel."""
    return frozenset(f.rule for f in judgement.fired if f.is_basis and not f.partial and not f.overridden_by)


_LABELS = {
    "published_text": "nội dung bản công bố",
    "field": "trường dữ liệu",
    "connection": "kết nối",
    "coverage": "dữ liệu",
}


def _label(fact: str) -> str:
    kind = fact.partition(".")[0]
    return _LABELS.get(kind) or labels.attribute(kind)
