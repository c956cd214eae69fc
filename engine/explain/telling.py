"""Tells situations apart as far as the rules can: two with the same signature get the same verdict.

A verdict depends on which effects are there (a kind of basis, a ban, an exception), met or open, and on
the few attributes that readiness and verdict rules read. Each value of an attribute is a mask over the
rules, so that thousands of situations are sorted with a few operations each and the judge is asked once
for each sort. Rules that rank above others, or below, are told apart one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from engine.decisions import Judge
from engine.matcher import ReferenceMatcher
from engine.model.rule import Entitle, Rule
from engine.model.situation import ATTRIBUTES, Situation
from engine.model.terms import Stage, Verdict
from engine.rulebook import Rulebook

Signature = tuple[int, int, str, str, str, str]
_LEGAL = (Stage.ENTITLEMENT, Stage.EXCEPTIONS)
_READ = tuple(name for name in Situation._fields if name != "window")


class Memory:
    """What is known of signatures under one rulebook; searches from several situations share it."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.numbers: dict[str, int] = {}
        self.known: dict[Signature, Verdict] = {}


class Verdicts:
    """The verdicts of many situations that differ little, under the rules of one narrowed rulebook."""

    def __init__(self, rules: Rulebook, memory: Memory) -> None:
        """`rules` are all that can bear on the verdict; `memory` belongs to the rulebook that they are part of."""
        self._judge = Judge(rules, ReferenceMatcher())
        self._legal = tuple(rule for stage in _LEGAL for rule in rules.stages[stage])
        self._groups = tuple(_groups(self._legal, memory.numbers))
        self._masks: dict[tuple[str, str], tuple[int, int]] = {}
        self._known = memory.known

    def of(self, situations: Iterable[Situation]) -> list[Verdict]:
        """The verdict of each situation, in order."""
        wanted = [(self._signature(s), s) for s in situations]
        fresh = {signature: s for signature, s in wanted if signature not in self._known}
        judged = self._judge.judge_all(fresh.values())
        self._known.update({signature: judged[s].verdict for signature, s in fresh.items()})
        return [self._known[signature] for signature, _ in wanted]

    def _signature(self, situation: Situation) -> Signature:
        met = possible = -1
        for name, value in zip(_READ, situation[1:], strict=True):
            one, other = self._masks.get((name, value)) or self._mask(name, value)
            met &= one
            possible &= other
        facts = situation.fields, situation.connection, situation.data, situation.paper_fact
        return self._effects(met), self._effects(possible & ~met), *facts

    def _effects(self, rules: int) -> int:
        """The groups of which some rule is there, as bits."""
        return sum(bit for bit, group in self._groups if rules & group)

    def _mask(self, name: str, value: str) -> tuple[int, int]:
        """The rules that the value meets, and those that it meets or leaves open, as bits."""
        is_open = value == ATTRIBUTES[name].open_value
        met = sum(1 << n for n, rule in enumerate(self._legal) if _meets(rule, name, value))
        possible = -1 if is_open else met
        self._masks[name, value] = met, possible
        return met, possible


def _groups(rules: Sequence[Rule], numbers: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Rules that stand for each other (the same effect, no ranking): the bit of the group, and its rules as a mask."""
    ranked = {o.rule for rule in rules for o in rule.overrides} | {rule.id for rule in rules if rule.overrides}
    groups: dict[str, int] = {}
    for number, rule in enumerate(rules):
        effect = rule.then.basis.value if isinstance(rule.then, Entitle) else type(rule.then).__name__
        key = f"rule {rule.id}" if rule.id in ranked else f"effect {effect}"
        groups[key] = groups.get(key, 0) | 1 << number
    for key, mask in groups.items():
        yield 1 << numbers.setdefault(key, len(numbers)), mask


def _meets(rule: Rule, name: str, value: str) -> bool:
    return all(value in test.allowed for test in rule.tests if test.attribute == name)
