"""Workbooks: the only module that knows the library which writes them.

Text stays text: nothing in a cell is run as a formula, codes keep their zeros.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from engine.source.text import CONTROL

if TYPE_CHECKING:  # slow to import
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_NARROWEST, _WIDEST = 8, 46
"""Characters that fit into a column."""
_LINE_HEIGHT = 15
"""Points."""
_HEAD_FILL = "DDE6EE"
_EDGE = "B0B7BF"


class Shaded(NamedTuple):
    """A text on a colour; both colours as `#rrggbb`."""

    text: str
    fill: str
    ink: str


Value = str | int | Shaded | None


class Sheet(NamedTuple):
    """One page: a few lines of notes, the heading, the rows."""

    title: str
    notes: Sequence[str]
    heading: Sequence[str]
    rows: Sequence[Sequence[Value]]


def write_workbook(sheets: Sequence[Sheet], stream: BinaryIO) -> None:
    """Write all pages: A4 landscape, headings frozen and printed on every page, a filter on each column."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title), sheet)
    content = io.BytesIO()
    book.save(content)
    stream.write(content.getvalue())


def _fill(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for row, note in enumerate(sheet.notes, 1):
        _put(page.cell(row, 1), note)
        page.cell(row, 1).font = Font(bold=row == 1)
    head = len(sheet.notes) + 2
    for column, heading in enumerate(sheet.heading, 1):
        _head(page.cell(head, column), heading)
    for row, values in enumerate(sheet.rows, head + 1):
        for column, value in enumerate(values, 1):
            _put(page.cell(row, column), value)
    last = f"{get_column_letter(len(sheet.heading))}{head + len(sheet.rows)}"
    page.auto_filter.ref = f"A{head}:{last}"
    page.freeze_panes = page.cell(head + 1, min(3, len(sheet.heading)))
    _set_widths(page, sheet)
    page.row_dimensions[head].height = _LINE_HEIGHT * max(map(_lines, sheet.heading), default=1)
    _set_print(page, head)


def _head(cell: Cell, heading: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    _put(cell, heading)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor=_HEAD_FILL)
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")


def _put(cell: Cell, value: Value) -> None:
    """A number as a number, everything else as text that no program takes for a formula, a number or a date."""
    from openpyxl.styles import Alignment

    if value is None:
        return
    if isinstance(value, int):
        cell.value = value
        cell.number_format = "#,##0"
        return
    shaded = value if isinstance(value, Shaded) else None
    cell.value = CONTROL.sub(" ", _text(value))
    cell.data_type = "s"
    cell.number_format = "@"
    if shaded:
        _shade(cell, shaded)
    elif cell.row > 1:
        cell.alignment = Alignment(vertical="top")


def _text(value: Value) -> str:
    return value.text if isinstance(value, Shaded) else "" if value is None else str(value)


def _shade(cell: Cell, shaded: Shaded) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    edge = Side(style="thin", color=_EDGE)
    cell.fill = PatternFill("solid", fgColor=shaded.fill.removeprefix("#").upper())
    cell.font = Font(color=shaded.ink.removeprefix("#").upper())
    cell.border = Border(left=edge, right=edge, top=edge, bottom=edge)
    cell.alignment = Alignment(horizontal="center")


def _set_widths(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.utils import get_column_letter

    for column, heading in enumerate(sheet.heading):
        texts = [_text(row[column]) for row in sheet.rows]
        longest = max((len(text) for text in [*texts, *heading.split()]), default=0) + 2
        page.column_dimensions[get_column_letter(column + 1)].width = min(max(longest, _NARROWEST), _WIDEST)


def _lines(heading: str) -> int:
    """How many lines a heading takes in the narrowest column that holds its longest word."""
    longest = max(map(len, heading.split()), default=0)
    return len(wrap(heading, max(longest, _NARROWEST))) or 1


def _set_print(page: Worksheet, head: int) -> None:
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{head}:{head}"
    page.oddFooter.center.text = "&P/&N"
