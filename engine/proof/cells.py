"""Cells: situations that some rules cannot tell apart, enumerated exactly and counted, never sampled.

Two situations lie in one cell when every rule answers them alike (met, unknown or unmet). A condition is
a conjunction of lines over different attributes, so a rule's answer is the least of its answers to the
single attributes. The attributes are taken one after the other; after each, all combinations for which
every rule has the same answer so far are kept as one, with one representative and their number. What no
rule reads is not enumerated but counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import NamedTuple

from engine.matcher import Match
from engine.model.rule import Rule
from engine.model.situation import ATTRIBUTES, Facts
from engine.rulebook import Truth, evaluate


class Cell(NamedTuple):
    """One cell: a representative, the rules it meets or leaves open (bit n: rule n), how many situations it holds."""

    values: tuple[str, ...]
    met: int
    possible: int
    apart: tuple[str, ...]
    situations: int


@dataclass(frozen=True, slots=True)
class Cells:
    """All cells of some rules over some attributes; together they hold every situation exactly once."""

    rules: tuple[Rule, ...]
    attributes: tuple[str, ...]
    apart: Apart
    by_key: dict[Key, Cell]

    def __iter__(self) -> Iterator[Cell]:
        """The cells."""
        return iter(self.by_key.values())

    @property
    def count(self) -> int:
        """How many cells there are."""
        return len(self.by_key)

    @property
    def situations(self) -> int:
        """How many situations the cells hold together."""
        return sum(cell.situations for cell in self)

    def facts(self, cell: Cell) -> dict[str, str]:
        """The representative."""
        return dict(zip(self.attributes, cell.values, strict=True))

    def match(self, cell: Cell) -> Match:
        """What every situation of the cell is answered."""
        return Match(self._ids(cell.met), self._ids(cell.possible))

    def _ids(self, mask: int) -> frozenset[str]:
        return frozenset(rule.id for rule in self.selected(mask))

    def selected(self, mask: int) -> tuple[Rule, ...]:
        """The rules whose bits are set, in the order of the rulebook."""
        return tuple(rule for n, rule in enumerate(self.rules) if mask >> n & 1)

    def find(self, facts: Facts) -> Cell:
        """The cell in which a situation lies."""
        truths = [evaluate(rule, facts).truth for rule in self.rules]
        met = sum(1 << n for n, truth in enumerate(truths) if truth is Truth.MET)
        possible = sum(1 << n for n, truth in enumerate(truths) if truth is not Truth.UNMET)
        marks = tuple(self.apart.mark(name, facts[name]) for name in self.attributes)
        return self.by_key[met, possible, tuple(filter(None, marks))]


class Apart(NamedTuple):
    """What has to stay apart although no rule's answer differs: all values of some attributes, open ones of others."""

    wholly: frozenset[str] = frozenset()
    when_open: frozenset[str] = frozenset()

    def mark(self, name: str, value: str) -> str:
        """What tells values apart that all rules answer alike; empty where nothing has to."""
        if name in self.wholly or (name in self.when_open and value == ATTRIBUTES[name].open_value):
            return f"{name}={value}"
        return ""


TOGETHER = Apart()
"""Nothing has to stay apart."""

Key = tuple[int, int, tuple[str, ...]]
"""What tells cells apart: bits of what is met, bits of what is possible, values that have to stay apart."""


class _Group(NamedTuple):
    """Values of one attribute that no rule tells apart."""

    value: str
    met: int
    possible: int
    apart: tuple[str, ...]
    size: int


def enumerate_cells(rules: Sequence[Rule], attributes: Sequence[str], apart: Apart = TOGETHER, must: int = 0) -> Cells:
    """Every cell of `rules`. `must`: only cells in which all of these rules (bits) are at least possible."""
    every = (1 << len(rules)) - 1
    found: dict[Key, Cell] = {(every, every, ()): Cell((), every, every, (), 1)}
    for name in attributes:
        groups = tuple(_groups(rules, name, apart))
        merged: dict[Key, Cell] = {}
        for cell in found.values():
            for group in groups:
                possible = cell.possible & group.possible
                if possible & must == must:
                    _add(merged, cell, group, possible)
        found = merged
    return Cells(tuple(rules), tuple(attributes), apart, found)


def _add(merged: dict[Key, Cell], cell: Cell, group: _Group, possible: int) -> None:
    key = (cell.met & group.met, possible, cell.apart + group.apart)
    count = cell.situations * group.size
    known = merged.get(key)
    if known is None:
        merged[key] = Cell((*cell.values, group.value), *key, count)
    else:
        merged[key] = known._replace(situations=known.situations + count)


def _groups(rules: Sequence[Rule], name: str, apart: Apart) -> Iterator[_Group]:
    every = (1 << len(rules)) - 1
    reading = [(1 << n, line.allowed) for n, rule in enumerate(rules) for line in rule.tests if line.attribute == name]
    grouped: dict[Key, list[str]] = {}
    for value in values_of(name):
        denied = sum(bit for bit, allowed in reading if value not in allowed)
        met = every & ~denied
        possible = every if value == ATTRIBUTES[name].open_value else met
        mark = apart.mark(name, value)
        grouped.setdefault((met, possible, (mark,) if mark else ()), []).append(value)
    for (met, possible, kept), values in grouped.items():
        yield _Group(values[0], met, possible, kept, len(values))


def values_of(name: str) -> tuple[str, ...]:
    """The finite domain of an attribute, the open value last."""
    attribute = ATTRIBUTES[name]
    return attribute.values if attribute.open_value is None else (*attribute.values, attribute.open_value)


def situations_over(attributes: Sequence[str]) -> int:
    """How many situations there are over these attributes."""
    return prod(len(values_of(name)) for name in attributes)


def read_by(rules: Sequence[Rule]) -> frozenset[str]:
    """The attributes that some rule reads."""
    return frozenset(line.attribute for rule in rules for line in rule.tests)
