"""What a page of the workbook is made of, before any library styles it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

Value = str | int | date | None
"""What a cell can hold; a text is never anything but a text."""


class Kind(StrEnum):
    """How the cells of a column look."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    DAY = "day"
    OPINION = "opinion"


class Column(NamedTuple):
    """A column: heading, width in characters, how its cells look, and the words that may be chosen in it."""

    title: str
    width: int
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()


class Band(NamedTuple):
    """A heading over several columns, `first` and `last` counted from 1."""

    title: str
    first: int
    last: int


class GroupLine(NamedTuple):
    """A line that heads the lines below it."""

    numeral: str
    title: str


Line = GroupLine | Sequence[Value]


class Chart(NamedTuple):
    """A bar chart of numbers of the page: rows `first` to `last` of the table, columns `series` of it, from 1.

    `colours` by series, or by bar where there is one series.
    """

    title: str
    first: int
    last: int
    series: Sequence[int]
    colours: Sequence[str]
    is_stacked: bool = False


class Page(NamedTuple):
    """One sheet: notes, perhaps bands, headings, lines.

    `breaks` are the columns after which a printed page ends, `kept` how many columns stay in view and are printed
    on each page; `printed` is how many columns are printed at all, 0 for all of them.
    """

    title: str
    notes: Sequence[str]
    columns: Sequence[Column]
    lines: Iterable[Line]
    bands: Sequence[Band] = ()
    kept: int = 2
    breaks: Sequence[int] = ()
    printed: int = 0
    scale: int = 0
    charts: Sequence[Chart] = ()


def listed(items: Iterable[str]) -> str:
    """Several facts in one cell, each on a line of its own."""
    return "\n".join(item for item in items if item)
