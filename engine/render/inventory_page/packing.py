"""The rows of an inventory as compact data for the page's script: each text once, rows as numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Generic, TypeVar

from engine.collation import sort_key
from engine.model.decision import Inventory, Row
from engine.model.record import Record, to_json
from engine.model.terms import Certainty, Level, PaperId, Published
from engine.render import words
from engine.render.inventory_page.sections import FACETS, SECTIONS, Facet, Section, paper

T = TypeVar("T")

_ORDERS: dict[str, tuple[str, ...]] = {
    "verdict": tuple(v.value for v in words.VERDICTS),
    "level": tuple(v.value for v in Level),
    "paper": tuple(v.value for v in PaperId),
    "published": tuple(v.value for v in Published),
    "certainty": tuple(v.value for v in Certainty),
}
"""Vocabularies have an order of their own; everything else stands in Vietnamese order."""

PackedRow = tuple[int, int, int, int, tuple[int, ...]]
"""Numbers: of the procedure, of the paper's text, of a list of facets, of a list of shared sections, of own sections.

In the list of facets stand numbers of lists of choices. The number of a section below 0 is one text (-1 is
`strings[0]`), from 0 on a list of texts.
"""


class Choice(Record):
    """A value that rows can be filtered by, its words, and how many rows have it."""

    value: str
    label: str
    rows: int


class PackedFacet(Record):
    """A filter with its choices, in the order in which they are offered and sorted."""

    name: str
    label: str
    choices: tuple[Choice, ...]


class PackedSection(Record):
    """The heading of a section of explanations; the search looks into some; own ones stand in the row itself."""

    title: str
    searched: bool
    own: bool


class Packed(Record):
    """Everything that the script works on.

    `lists` holds numbers of `strings`, of choices or of other lists; `lists[0]` is the empty list.
    Codes and names of procedures stand in the plain table, in the same order, and travel once.
    """

    facets: tuple[PackedFacet, ...]
    sections: tuple[PackedSection, ...]
    strings: tuple[str, ...]
    lists: tuple[tuple[int, ...], ...]
    rows: tuple[PackedRow, ...]


class _Numbers(Generic[T]):
    """Gives each distinct thing a number, in the order of first sight."""

    def __init__(self, *first: T) -> None:
        self._known: dict[T, int] = {thing: number for number, thing in enumerate(first)}

    def __call__(self, thing: T) -> int:
        return self._known.setdefault(thing, len(self._known))

    def all(self) -> tuple[T, ...]:
        return tuple(self._known)


Heading = tuple[str, str, str, str]
"""What the rows of one procedure share: code, name, issuer, field."""


def heading(row: Row) -> Heading:
    """Under which heading a row stands."""
    return row.procedure, row.procedure_name, row.issuer, row.field


def pack(inventory: Inventory) -> Packed:
    """The rows of an inventory, in their order."""
    rows = inventory.rows
    strings, lists = _Numbers[str](), _Numbers[tuple[int, ...]](())
    facets = tuple(_facet(facet, rows) for facet in FACETS)

    def told(section: Section, row: Row) -> int:
        texts = section.texts(row)
        return -1 - strings(texts[0]) if len(texts) == 1 else lists(tuple(map(strings, texts)))

    # What many rows share is numbered first: its numbers are written most often and shall be short.
    values = [lists(tuple(map(lists, _chosen(row, facets)))) for row in rows]
    shared = [lists(tuple(told(s, row) for s in SECTIONS if not s.own)) for row in rows]
    papers = [strings(paper(row)) for row in rows]
    own = [tuple(told(s, row) for s in SECTIONS if s.own) for row in rows]
    numbers = [number for number, group in enumerate(headed(rows)) for _ in group]
    return Packed(
        facets=facets,
        sections=tuple(PackedSection(title=s.title, searched=s.searched, own=s.own) for s in SECTIONS),
        strings=strings.all(),
        lists=lists.all(),
        rows=tuple(zip(numbers, papers, values, shared, own, strict=True)),
    )


def headed(rows: Iterable[Row]) -> list[tuple[Row, ...]]:
    """The rows of each procedure: what stands under one heading of the plain table."""
    shared = groupby(rows, key=lambda row: (row.procedure, row.procedure_name, row.issuer, row.field))
    return [tuple(group) for _, group in shared]


def _facet(facet: Facet, rows: Iterable[Row]) -> PackedFacet:
    """The values that occur, in the order of their vocabulary or of the Vietnamese alphabet."""
    counts = Counter(value for row in rows for value in facet.values(row))
    order = _ORDERS.get(facet.name)
    if order:
        found = sorted(counts, key=lambda value: order.index(value[0]) if value[0] in order else len(order))
    else:
        found = sorted(counts, key=lambda value: sort_key(value[1]))
    choices = tuple(Choice(value=value, label=label, rows=counts[value, label]) for value, label in found)
    return PackedFacet(name=facet.name, label=facet.label, choices=choices)


def _chosen(row: Row, facets: Sequence[PackedFacet]) -> Iterator[tuple[int, ...]]:
    """For each facet the numbers of the choices that a row has."""
    for facet, packed in zip(FACETS, facets, strict=True):
        own = {value for value, _ in facet.values(row)}
        yield tuple(number for number, choice in enumerate(packed.choices) if choice.value in own)


def script_data(packed: Packed) -> str:
    """JSON that may stand inside a script element: nothing in it can end the element or begin a comment."""
    return to_json(packed).decode().replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
