"""The table of one file: its heading, its rows, and where each cell stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from engine.diagnostics import CatgiamError, Diagnostic, Location


class Cells(NamedTuple):
    """One row: its number as the spreadsheet shows it, counted from 1, and the text of each cell."""

    number: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is open. `rows` can be taken once; empty rows and rows of column numbers are not among them."""

    name: str
    """The file as messages name it; of a workbook with its page: "tệp.xlsx › Trang 1"."""
    header: Cells
    """The heading; of one with two rows the number of the lower, and the texts of both in one."""
    rows: Iterator[Cells]
    find: Callable[[int, int, tuple[str, ...]], Location]
    others: tuple[str, ...] = ()
    """The other visible pages of a workbook, which this table does not hold."""

    def locate(self, cells: Cells, column: int) -> Location:
        """Where a cell stands; `column` counts from 0.

        CSV: `file:line:col`, the column counted in the texts as read (quotes and outer spaces are gone).
        XLSX: "tệp › trang!C12" as the name of the file.
        """
        return self.find(cells.number, column, cells.texts)


_CELL = re.compile(r"(.*)!([A-Z]{1,3})([0-9]+)")


def in_reading_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort as people work down a sheet: page, row, column; row 9 before row 10. The same is said once."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=_order))


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str, tuple[int, int, str]]:
    place = diagnostic.location
    cell = _CELL.fullmatch(place.file)
    said = place.line, place.column, diagnostic.code
    return (cell[1], int(cell[3]), len(cell[2]), cell[2], said) if cell else (place.file, 0, 0, "", said)


def refusal(shown: str, code: str, message: str, hint: str | None = None, line: int = 0) -> CatgiamError:
    """The error that one file cannot be read as a table."""
    return CatgiamError([Diagnostic(code, message, Location(shown, line), hint=hint)])
