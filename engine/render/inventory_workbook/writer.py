"""Pages as sheets. Rows are handed on as they come, so that a national review needs little memory.

Every text cell is stored as a text: no program takes it for a formula, a number or a date.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from engine.render.inventory_workbook.charts import add_charts
from engine.render.inventory_workbook.pages import Column, GroupLine, Kind, Line, Page, Value
from engine.source.text import CONTROL

if TYPE_CHECKING:  # slow to import
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

LONGEST = 32_000
"""Characters that a cell takes (32,767), with a margin."""
_EDGE, _HEAD_FILL, _BAND_FILL, _GROUP_FILL, _OPINION_FILL = "B0B7BF", "DDE6EE", "C3D3E2", "EEF1F4", "FFF9E5"
_HEAD, _BAND, _GROUP, _TITLE, _NOTE = "catgiam-head", "catgiam-band", "catgiam-group", "catgiam-title", "catgiam-note"
_STYLES = {kind: f"catgiam-{kind}" for kind in Kind}
_FORMATS = {Kind.NUMBER: "#,##0", Kind.DAY: "dd/mm/yyyy"}
_ALL = 1_048_576
"""The last row of a sheet."""
_LINE_HEIGHT, _PADDING, _GROUP_HEIGHT, _HEAD_HEIGHT, _TALLEST = 14.5, 3.0, 21.0, 48.0, 409.0
"""Points; no program shows a row taller than 409."""
_DENSITY, _LOST = 1.35, 4
"""Letters of this font for each unit of width; those lost at the end of a line where a word does not fit."""


def write_pages(pages: Iterable[Page], stream: BinaryIO) -> None:
    """Write all pages: A4 landscape, headings frozen and printed on every page, a filter on each column."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    _add_styles(book)
    for page in pages:
        _Sheet(book, page).write()
    content = io.BytesIO()
    book.save(content)
    stream.write(content.getvalue())


def _add_styles(book: Workbook) -> None:
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    side = Side(style="thin", color=_EDGE)
    edge = Border(left=side, right=side, top=side, bottom=side)
    wrapped, centred = Alignment(wrap_text=True, vertical="top"), Alignment(horizontal="center", vertical="top")
    head = Alignment(wrap_text=True, vertical="center", horizontal="center")
    font, bold = Font(name="Times New Roman", size=11), Font(name="Times New Roman", size=11, bold=True)
    for kind in Kind:
        style = NamedStyle(_STYLES[kind], font=font)
        style.alignment = wrapped if kind in (Kind.TEXT, Kind.OPINION) else centred
        style.number_format = _FORMATS.get(kind, "@")
        if kind is Kind.OPINION:
            style.fill = PatternFill("solid", fgColor=_OPINION_FILL)
        book.add_named_style(style)
    for name, colour in ((_HEAD, _HEAD_FILL), (_BAND, _BAND_FILL)):
        fill = PatternFill("solid", fgColor=colour)
        book.add_named_style(NamedStyle(name, font=bold, border=edge, fill=fill, alignment=head))
    group = PatternFill("solid", fgColor=_GROUP_FILL)
    book.add_named_style(NamedStyle(_GROUP, font=bold, border=edge, fill=group, alignment=Alignment(vertical="center")))
    book.add_named_style(NamedStyle(_TITLE, font=Font(name="Times New Roman", size=14, bold=True)))
    book.add_named_style(NamedStyle(_NOTE, font=font))


class _Sheet:
    """One page on its way into the book."""

    def __init__(self, book: Workbook, page: Page) -> None:
        self.page = page
        self.sheet: WriteOnlyWorksheet = book.create_sheet(page.title)
        self.head = len(page.notes) + (1 if page.bands else 0) + 2
        self.count = 0
        self._cells: dict[str, WriteOnlyCell] = {}

    def write(self) -> None:
        """Set up first, then hand on the rows: the library wants widths and panes before the first row."""
        self._set_up()
        for number, note in enumerate(self.page.notes):
            self.sheet.append([self._cell(note, _NOTE if number else _TITLE)])
        self.sheet.append([])
        if self.page.bands:
            self._band()
        self.sheet.row_dimensions[self.head].height = _HEAD_HEIGHT
        self.sheet.append(self._cell(column.title, _HEAD) for column in self.page.columns)
        for line in self.page.lines:
            self.count += 1
            self.sheet.row_dimensions[self.head + self.count].height = height_of(line, self.page.columns)
            self.sheet.append(self._line(line))
        self._finish()

    def _set_up(self) -> None:
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.pagebreak import Break, ColBreak

        sheet, page = self.sheet, self.page
        for number, column in enumerate(page.columns, 1):
            sheet.column_dimensions[get_column_letter(number)].width = column.width
        sheet.freeze_panes = f"{get_column_letter(page.kept + 1)}{self.head + 1}"
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", "9"
        sheet.page_margins.left = sheet.page_margins.right = 0.4
        sheet.page_margins.top = sheet.page_margins.bottom = 0.55
        sheet.print_title_rows = f"{self.head - (1 if page.bands else 0)}:{self.head}"
        sheet.print_options.gridLines = True  # instead of a border on every cell, empty ones too
        sheet.oddFooter.center.text = f"{page.title} – trang &P/&N"
        if page.scale:
            sheet.page_setup.scale = page.scale
            sheet.page_setup.pageOrder = "overThenDown"
            sheet.col_breaks = ColBreak()
            for after in page.breaks:
                sheet.col_breaks.append(Break(id=after, max=_ALL - 1))
        else:
            sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(bool(page.charts))
            sheet.sheet_properties.pageSetUpPr.fitToPage = True
        if page.breaks:
            sheet.print_title_cols = f"A:{get_column_letter(page.kept)}"

    def _band(self) -> None:
        """Headings over several columns; the cells beside the first are merged into it."""
        titles = {band.first: band.title for band in self.page.bands}
        for band in self.page.bands:
            self._merge(self.head - 1, band.first, band.last)
        self.sheet.append(self._cell(titles.get(column, ""), _BAND) for column in range(1, len(self.page.columns) + 1))

    def _merge(self, row: int, first: int, last: int) -> None:
        from openpyxl.utils import get_column_letter

        self.sheet.merged_cells.add(f"{get_column_letter(first)}{row}:{get_column_letter(last)}{row}")

    def _line(self, line: Line) -> Iterator[WriteOnlyCell | None]:
        if isinstance(line, GroupLine):
            yield self._cell(line.numeral, _GROUP)
            yield self._cell(line.title, _GROUP)
            yield from (self._cell("", _GROUP) for _ in self.page.columns[2:])
            return
        for value, column in zip(line, self.page.columns, strict=True):
            is_empty = value in (None, "") and column.kind is not Kind.OPINION
            yield None if is_empty else self._cell(value, _style_of(value, column.kind))

    def _cell(self, value: Value, style: str) -> WriteOnlyCell:
        """The one cell of a style with this value: each is written before the next is asked for."""
        cell = self._cells.get(style) or self._new_cell(style)
        if isinstance(value, str):
            cell.value = text_of(value) or None
            cell.data_type = "s"
        else:
            cell.value = value
        return cell

    def _new_cell(self, style: str) -> WriteOnlyCell:
        from openpyxl.cell import WriteOnlyCell

        cell = self._cells[style] = WriteOnlyCell(self.sheet)
        cell.style = style
        return cell

    def _finish(self) -> None:
        """What names a range of rows is known only now."""
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation

        last = self.head + max(self.count, 1)
        columns = self.page.columns
        self.sheet.auto_filter.ref = f"A{self.head}:{get_column_letter(len(columns))}{last}"
        if self.page.printed:
            self.sheet.print_area = f"A1:{get_column_letter(self.page.printed)}{last}"
        for number, column in enumerate(columns, 1):
            if column.choices:
                letter = get_column_letter(number)
                rule = DataValidation("list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
                rule.showErrorMessage, rule.errorTitle = True, "Ý kiến"
                rule.error = f"Chọn một trong: {', '.join(column.choices)}"
                rule.add(f"{letter}{self.head + 1}:{letter}{last}")
                self.sheet.data_validations.append(rule)
        add_charts(self.sheet, self.page, self.head)


def _style_of(value: Value, kind: Kind) -> str:
    """The style of a column; words in a column of numbers or days ("chưa xác định") look like words."""
    if isinstance(value, date):
        return _STYLES[Kind.DAY]
    is_word = isinstance(value, str) and kind in (Kind.NUMBER, Kind.DAY)
    return _STYLES[Kind.TEXT if is_word else kind]


def height_of(line: Line, columns: Sequence[Column]) -> float:
    """Points that the fullest cell of a line needs: not every program finds the height of a row itself."""
    if isinstance(line, GroupLine):
        return _GROUP_HEIGHT
    most = max(_lines_in(value, column.width) for value, column in zip(line, columns, strict=True))
    return min(most * _LINE_HEIGHT + _PADDING, _TALLEST)


def _lines_in(value: Value, width: int) -> int:
    if not isinstance(value, str) or (len(value) <= width and "\n" not in value):
        return 1
    room = int(width * _DENSITY) - _LOST
    return sum(max(1, -(-len(text) // room)) for text in value.split("\n"))


def text_of(text: str) -> str:
    """A text that a cell takes: no control characters but line breaks, not too long."""
    clean = CONTROL.sub(" ", text)
    return clean if len(clean) <= LONGEST else clean[:LONGEST] + "…"
