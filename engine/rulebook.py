"""The rulebook in force on a day, and the reference evaluator.

The evaluator knows three values. A condition line is *met* when the attribute has an allowed
value, *unknown* when the attribute is open (not stated), else *unmet*. A rule is unmet when any
line is, else unknown when any line is, else met. Conditions are conjunctions of lines over
different attributes, so this is Kleene's logic and exact over the finite domains.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from engine.model.decision import Missed
from engine.model.rule import Line, Rule
from engine.model.situation import ATTRIBUTES, Facts
from engine.model.terms import Stage


class Truth(Enum):
    """The three values of a condition."""

    MET = "met"
    UNKNOWN = "unknown"
    UNMET = "unmet"


class Answer(NamedTuple):
    """What one rule answers to some facts; `missed` is the first line that failed or is open."""

    rule: Rule
    truth: Truth
    missed: Missed | None


class Rulebook(NamedTuple):
    """The rules in force on every day of one window, by stage, in the order of their files."""

    window: date
    stages: dict[Stage, tuple[Rule, ...]]

    def rule(self, rule_id: str) -> Rule:
        """The rule of that id. Raises `KeyError` when it is not in force."""
        for rules in self.stages.values():
            for rule in rules:
                if rule.id == rule_id:
                    return rule
        raise KeyError(rule_id)


BEGINNING = date.min
"""The first day of the window before anything in the rulebook changed."""


def change_days(rules: Iterable[Rule]) -> tuple[date, ...]:
    """Every day on which some rule or cited clause begins to apply or has just ended, ascending."""
    days: set[date] = set()
    for rule in rules:
        for clause in (rule.clause, rule.when_lapsed, *rule.also):
            if clause is not None:
                days.add(clause.starts)
                if clause.expires is not None and clause.expires < date.max:
                    days.add(clause.expires + timedelta(days=1))
    return tuple(sorted(days))


def window_of(rules: Iterable[Rule], day: date) -> date:
    """The first day of the stretch around `day` in which the rulebook does not change."""
    return max((d for d in change_days(rules) if d <= day), default=BEGINNING)


def rulebook_on(rules: Sequence[Rule], day: date) -> Rulebook:
    """The rules in force for dossiers received on `day`."""
    stages = {stage: tuple(r for r in rules if r.stage is stage and r.in_force(day)) for stage in Stage}
    return Rulebook(window_of(rules, day), stages)


def evaluate(rule: Rule, facts: Facts) -> Answer:
    """Ask one rule about `facts`; the reference for every other matcher."""
    first_open: Line | None = None
    for test in rule.tests:
        actual = facts[test.attribute]
        if actual in test.allowed:
            continue
        if actual == ATTRIBUTES[test.attribute].open_value:
            first_open = first_open or test
            continue
        return Answer(rule, Truth.UNMET, _missed(rule, test, facts, is_open=False))
    if first_open is not None:
        return Answer(rule, Truth.UNKNOWN, _missed(rule, first_open, facts, is_open=True))
    return Answer(rule, Truth.MET, None)


def open_attributes(rule: Rule, facts: Facts) -> tuple[str, ...]:
    """The attributes that `rule` reads and that `facts` leave open."""
    return tuple(t.attribute for t in rule.tests if facts[t.attribute] == ATTRIBUTES[t.attribute].open_value)


def _missed(rule: Rule, test: Line, facts: Facts, *, is_open: bool) -> Missed:
    return Missed(
        rule=rule.id,
        attribute=test.attribute,
        wanted=test.allowed,
        actual=facts[test.attribute],
        open=is_open,
    )
