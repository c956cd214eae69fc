"""The nearest days on which an answer changes by the calendar alone: a law, a list of fields, a stated connection.

The answer on another day is what a review of that day would say, from everything dated that the
catalogue holds; only the facts of the dossier stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from engine.explain.parts import Changes, DateChange
from engine.matcher import ReferenceMatcher
from engine.model.decision import Judgement
from engine.model.terms import Channel, Verdict
from engine.review import Reviewer
from engine.rulebook import change_days
from engine.situations import Demand

_ONE = timedelta(days=1)


class Answer(NamedTuple):
    """What a review of one day says of a line: a verdict for each channel told apart, none where the line is absent."""

    verdicts: dict[str, Verdict]
    clauses: tuple[str, ...]

    @property
    def one(self) -> Verdict | None:
        """The verdict, where every channel has the same."""
        found = set(self.verdicts.values())
        return found.pop() if len(found) == 1 else None


class Calendar:
    """Answers of other days; keeps one reviewer a day for all lines of a procedure."""

    def __init__(self, reviewer: Reviewer) -> None:
        """`reviewer` is that of the day in question."""
        self._catalog, self._day = reviewer.catalog, reviewer.day
        self._province = reviewer.province
        self._reviewers: dict[date, Reviewer] = {}

    def changes(self, demand: Demand, judgement: Judgement) -> Changes:
        """The last day up to now and the next day from now on which the answer for `demand` changes."""
        days = sorted({*self._days, *self._own_days(demand)})
        now = Answer({demand.channel: judgement.verdict}, _clauses(judgement))
        return Changes(
            previous=self._previous(demand, now, [d for d in days if d <= self._day]),
            next=self._next(demand, now, [d for d in days if d > self._day]),
        )

    def _previous(self, demand: Demand, now: Answer, days: list[date]) -> DateChange | None:
        for day in reversed(days):
            before = self._answer(demand, day - _ONE)
            if set(before.verdicts.values()) != set(now.verdicts.values()):
                after = self._answer(demand, day)
                begun, ended = _differences(before, after)
                sentence = f"Kết luận này có từ ngày {_day(day)}; trước ngày đó {_said(before)}."
                return _change(day, before, begun, ended, sentence)
        return None

    def _next(self, demand: Demand, now: Answer, days: list[date]) -> DateChange | None:
        for day in days:
            after = self._answer(demand, day)
            if set(after.verdicts.values()) != set(now.verdicts.values()):
                begun, ended = _differences(self._answer(demand, day - _ONE), after)
                sentence = f"Không dữ kiện nào đổi thì từ ngày {_day(day)} {_said(after)}."
                return _change(day, after, begun, ended, sentence)
        return None

    def _answer(self, demand: Demand, day: date) -> Answer:
        if not demand.component.valid_on(day):
            return Answer({}, ())
        decided = self._on(day).decide([demand])
        clauses = dict.fromkeys(clause for d in decided for clause in _clauses(d.judgement))
        return Answer({d.demand.channel: d.judgement.verdict for d in decided}, tuple(clauses))

    def _on(self, day: date) -> Reviewer:
        if day not in self._reviewers:
            code = self._province.code if self._province else None
            self._reviewers[day] = Reviewer(self._catalog, day, code, ReferenceMatcher())
        return self._reviewers[day]

    @cached_property
    def _days(self) -> frozenset[date]:
        """Every day on which something changes that holds for all lines."""
        days = set(change_days(self._catalog.rules))
        for database in self._catalog.databases.values():
            days.update(_turns((a.starts, a.until) for a in database.announced))
        if self._province:
            days.update(c.starts for c in self._province.connections)
            days.update(c.starts for c in self._province.coverage)
            thresholds = (*self._province.thresholds, *self._catalog.thresholds)
            days.update(_turns((t.starts, t.until) for t in thresholds))
        return frozenset(days)

    def _own_days(self, demand: Demand) -> Iterator[date]:
        """Every day on which something of this line or its procedure changes."""
        component, clauses = demand.component, self._catalog.clauses
        yield from _turns([(component.starts, component.until)])
        yield from _turns((p.starts, p.until) for p in demand.procedure.performed_by)
        own = [clauses[p.clause] for p in component.provisions if p.clause in clauses]
        yield from _turns((clause.starts, clause.expires) for clause in own)


def _turns(spans: Iterable[tuple[date | None, date | None]]) -> Iterator[date]:
    """The first days of spans, and the first days after them."""
    for start, end in spans:
        if start is not None and start > date.min:
            yield start
        if end is not None and end < date.max:
            yield end + _ONE


def _clauses(judgement: Judgement) -> tuple[str, ...]:
    return judgement.clauses


def _differences(before: Answer, after: Answer) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The clauses on which only the later answer stands, and those on which only the earlier one stood."""
    begun = tuple(c for c in after.clauses if c not in before.clauses)
    return begun, tuple(c for c in before.clauses if c not in after.clauses)


def _change(day: date, other: Answer, begun: tuple[str, ...], ended: tuple[str, ...], sentence: str) -> DateChange:
    by_channel = {str(channel): verdict.value for channel, verdict in other.verdicts.items()}
    return DateChange(
        day=day,
        verdict=other.one,
        by_channel=by_channel if len(by_channel) > 1 else {},
        begun=begun,
        ended=ended,
        sentence=sentence,
    )


def _said(answer: Answer) -> str:
    if not answer.verdicts:
        return "dòng này không có trong hồ sơ"
    if answer.one is not None:
        return f"kết luận là “{answer.one.label}”"
    told = (f"“{verdict.label}” khi nộp {Channel(channel).label}" for channel, verdict in answer.verdicts.items())
    return f"kết luận là {'; '.join(told)}"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
