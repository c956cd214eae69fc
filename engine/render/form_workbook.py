"""The form as a workbook: instructions, the lines to fill in, and hidden pages that an import reads.

Every cell is stored as a text: no program takes it for a formula, a number or a date.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

from engine.forms.origins import LISTS, TITLE, stored
from engine.forms.reading import AGENCY, GUIDE, TABLE
from engine.forms.words import CHOICES, labels
from engine.model.form import PREFILLED, Column, Form, FormRow
from engine.render.form_guide import GUIDE_LINES, PROMPTS
from engine.render.inventory_workbook.pages import Column as Width
from engine.render.inventory_workbook.writer import height_of, text_of

if TYPE_CHECKING:  # slow to import
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

SPARE = 30
"""Empty lines for what the catalogue does not have."""
HEAD = 5
"""The row of the heading."""
_WIDTHS = {
    Column.CODE: 11,
    Column.NAME: 30,
    Column.ISSUER: 14,
    Column.FIELD: 14,
    Column.LEVEL: 10,
    Column.COMPONENT: 8,
    Column.CASE: 16,
    Column.TEXT: 38,
    Column.ALTERNATIVE: 8,
    Column.PAPER: 24,
    Column.OTHER: 24,
    Column.PUBLISHED: 18,
    Column.CONDITION: 24,
    Column.OWN_CONDITION: 20,
    Column.SUBJECT: 16,
    Column.ORIGIN: 18,
    Column.CHANNEL: 12,
    Column.BASIS: 24,
    Column.CONFIRMATION: 13,
    Column.NOTE: 24,
    Column.KEY: 16,
}
_SPARE_LOCKED = frozenset({Column.NAME, Column.ISSUER, Column.FIELD, Column.LEVEL, Column.KEY})
_GUIDE_WIDTH = 100
_HEAD_HEIGHT = 46.0
_KEPT = "C"
"""The first column that scrolls."""
_HEADED, _LOCKED, _OPEN = "form-head", "form-locked", "form-open"
_PLAIN, _NOTE, _TITLE = "form-plain", "form-note", "form-title"
_EDGE, _HEAD_FILL, _LOCKED_FILL, _OPEN_FILL = "B0B7BF", "DDE6EE", "EFF1F3", "FFF9E5"
_MOST = 5_000
"""Lines below the form in which the drop-down lists still work, for rows that somebody inserts."""


def write_form(form: Form, stream: BinaryIO) -> None:
    """Write the workbook of a form."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    _add_styles(book)
    _write_guide(book.create_sheet(GUIDE), form)
    _write_table(book.create_sheet(TABLE), form)
    _write_lists(book.create_sheet(LISTS), form)
    _write_origin(book.create_sheet(TITLE), form)
    content = io.BytesIO()
    book.save(content)
    stream.write(content.getvalue())


def _add_styles(book: Workbook) -> None:
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

    side = Side(style="thin", color=_EDGE)
    edge = Border(left=side, right=side, top=side, bottom=side)
    font, bold = Font(name="Times New Roman", size=11), Font(name="Times New Roman", size=11, bold=True)
    wrapped = Alignment(wrap_text=True, vertical="top")
    centred = Alignment(wrap_text=True, vertical="center", horizontal="center")
    for name, fill, locked in ((_LOCKED, _LOCKED_FILL, True), (_OPEN, _OPEN_FILL, False)):
        style = NamedStyle(name, font=font, border=edge, alignment=wrapped, number_format="@")
        style.fill, style.protection = PatternFill("solid", fgColor=fill), Protection(locked=locked)
        book.add_named_style(style)
    head = PatternFill("solid", fgColor=_HEAD_FILL)
    book.add_named_style(NamedStyle(_HEADED, font=bold, border=edge, alignment=centred, fill=head))
    book.add_named_style(NamedStyle(_PLAIN, font=font, alignment=wrapped, number_format="@"))
    book.add_named_style(NamedStyle(_NOTE, font=font))
    book.add_named_style(NamedStyle(_TITLE, font=Font(name="Times New Roman", size=14, bold=True)))


def _put(cell: Cell, text: str, style: str) -> None:
    cell.value = text_of(text) or None
    if text:
        cell.data_type = "s"
    cell.style = style


# ---------------------------------------------------------------- the lines


def _write_table(page: Worksheet, form: Form) -> None:
    _put(page.cell(1, 1), "BIỂU KHAI THÀNH PHẦN HỒ SƠ", _TITLE)
    _put(page.cell(2, 1), AGENCY, _PLAIN)
    _put(page.cell(2, 2), form.agency, _OPEN)
    _put(page.cell(3, 1), f"Xuất ngày {form.made_on:%d/%m/%Y}. Điền ô nền vàng, ô nền xám đã khóa.", _NOTE)
    for number, column in enumerate(Column, 1):
        _put(page.cell(HEAD, number), column.label, _HEADED)
    for number, row in enumerate(form.rows, HEAD + 1):
        _write_row(page, number, row)
    last = HEAD + len(form.rows) + SPARE
    for number in range(HEAD + len(form.rows) + 1, last + 1):
        for position, column in enumerate(Column, 1):
            _put(page.cell(number, position), "", _LOCKED if column in _SPARE_LOCKED else _OPEN)
    _add_choices(page, form, last)
    _set_up(page, last)
    _protect(page)


def _write_row(page: Worksheet, number: int, row: FormRow) -> None:
    texts = [row.cell(column) for column in Column]
    for position, (column, text) in enumerate(zip(Column, texts, strict=True), 1):
        _put(page.cell(number, position), text, _LOCKED if column in PREFILLED else _OPEN)
    widths = [Width(column.label, _WIDTHS[column]) for column in Column]
    page.row_dimensions[number].height = height_of(texts, widths)


def _letter(column: Column) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(list(Column).index(column) + 1))


def _add_choices(page: Worksheet, form: Form, last: int) -> None:
    """Drop-down lists; they name a range of a hidden page, because a list in place may hold 255 characters only."""
    from openpyxl.worksheet.datavalidation import DataValidation

    lists = _lists(form)
    for number, (column, words) in enumerate(lists.items(), 1):
        rule = DataValidation("list", formula1=_range(number, len(words)), allow_blank=True)
        rule.showErrorMessage, rule.errorStyle = True, "stop"
        rule.errorTitle = column.label[:32]
        rule.error = "Hãy chọn một mục trong danh sách (bấm mũi tên ở góc ô)."
        rule.showInputMessage = column in PROMPTS
        if column in PROMPTS:
            rule.promptTitle, rule.prompt = column.label[:32], PROMPTS[column]
        first = HEAD + len(form.rows) + 1 if column is Column.CODE else HEAD + 1
        rule.add(f"{_letter(column)}{first}:{_letter(column)}{last + _MOST}")
        page.add_data_validation(rule)


def _lists(form: Form) -> dict[Column, tuple[str, ...]]:
    codes = tuple(dict.fromkeys(row.code for row in form.rows))
    return {Column.CODE: codes or ("",), **{column: labels(column) for column in CHOICES}}


def _range(number: int, length: int) -> str:
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(number)
    return f"'{LISTS}'!${letter}$1:${letter}${length}"


def _set_up(page: Worksheet, last: int) -> None:
    from openpyxl.worksheet.pagebreak import Break, ColBreak

    for column, width in _WIDTHS.items():
        page.column_dimensions[_letter(column)].width = width
    page.row_dimensions[HEAD].height = _HEAD_HEIGHT
    page.freeze_panes = f"{_KEPT}{HEAD + 1}"
    page.auto_filter.ref = f"A{HEAD}:{_letter(Column.KEY)}{last}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", "9"
    _set_margins(page)
    page.page_setup.scale, page.page_setup.pageOrder = 62, "overThenDown"
    page.col_breaks = ColBreak()
    for column in (Column.ALTERNATIVE, Column.SUBJECT):
        page.col_breaks.append(Break(id=list(Column).index(column) + 1))
    page.print_title_rows, page.print_title_cols = f"{HEAD}:{HEAD}", "A:B"
    page.print_area = f"A1:{_letter(Column.KEY)}{last}"
    page.oddFooter.center.text = "Trang &P/&N"


def _set_margins(page: Worksheet) -> None:
    """Inches."""
    margins = page.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.6
    margins.header = margins.footer = 0.25


def _protect(page: Worksheet) -> None:
    """No password: it keeps people from slips, not from their work. False means allowed."""
    rules = page.protection
    rules.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows", "sort", "autoFilter"):
        setattr(rules, allowed, False)


# ---------------------------------------------------------------- the other pages


def _write_guide(page: Worksheet, form: Form) -> None:
    _put(page.cell(1, 1), f"HƯỚNG DẪN ĐIỀN BIỂU – {form.agency}", _TITLE)
    for number, text in enumerate(GUIDE_LINES, 3):
        _put(page.cell(number, 1), text, _PLAIN)
        page.row_dimensions[number].height = height_of([text], [Width("", _GUIDE_WIDTH)])
    page.column_dimensions["A"].width = _GUIDE_WIDTH
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", "9"
    _set_margins(page)
    page.protection.sheet = True


def _write_lists(page: Worksheet, form: Form) -> None:
    for number, words in enumerate(_lists(form).values(), 1):
        for row, word in enumerate(words, 1):
            _put(page.cell(row, number), word, _PLAIN)
    page.sheet_state, page.protection.sheet = "hidden", True


def _write_origin(page: Worksheet, form: Form) -> None:
    for number, texts in enumerate(stored(form), 1):
        for position, text in enumerate(texts, 1):
            if text:
                _put(page.cell(number, position), text, _PLAIN)
    page.sheet_state, page.protection.sheet = "hidden", True
