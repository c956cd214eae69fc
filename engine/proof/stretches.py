"""Stretches of law: the runs of days on which the rulebook does not change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from engine.decisions import LEGAL_STAGES
from engine.model.rule import Rule
from engine.model.terms import Stage
from engine.rulebook import BEGINNING, Rulebook, change_days, rulebook_on


class Stretch(NamedTuple):
    """From `first` to `last` (None: no end in sight), with the rules in force."""

    first: date
    last: date | None
    rulebook: Rulebook

    @property
    def legal(self) -> tuple[Rule, ...]:
        """The rules of the stages that read the situation itself."""
        return tuple(rule for stage in LEGAL_STAGES for rule in self.rulebook.stages[stage])

    def of(self, stage: Stage) -> tuple[Rule, ...]:
        """The rules of one stage."""
        return self.rulebook.stages[stage]


def stretches_of(rules: Sequence[Rule]) -> tuple[Stretch, ...]:
    """Every stretch, from the beginning of time on."""
    firsts = tuple(dict.fromkeys((BEGINNING, *change_days(rules))))
    lasts = (*(day - timedelta(days=1) for day in firsts[1:]), None)
    return tuple(Stretch(first, last, rulebook_on(rules, first)) for first, last in zip(firsts, lasts, strict=True))


def when(stretches: Iterable[Stretch]) -> str:
    """The days of these stretches in words, neighbours joined."""
    runs: list[tuple[date, date | None]] = []
    for stretch in stretches:
        if runs and (end := runs[-1][1]) is not None and end + timedelta(days=1) == stretch.first:
            runs[-1] = (runs[-1][0], stretch.last)
        else:
            runs.append((stretch.first, stretch.last))
    return "; ".join(_days(first, last) for first, last in runs)


def _days(first: date, last: date | None) -> str:
    if last is None:
        return "mọi ngày" if first == BEGINNING else f"từ {first:%d/%m/%Y}"
    return f"đến {last:%d/%m/%Y}" if first == BEGINNING else f"từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}"
