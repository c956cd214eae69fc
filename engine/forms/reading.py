"""A filled workbook → its lines, whatever people did to the sheets; every problem at its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from engine.diagnostics import CatgiamError, Diagnostic, Location, Severity, quoted, suggest
from engine.forms.lines import FilledForm, Line
from engine.forms.origins import LISTS, origin_of
from engine.forms.origins import TITLE as HIDDEN
from engine.forms.words import LONGEST, clean, folded
from engine.model.form import Column
from engine.sheets.pages import Book, Merged, Page, open_pages
from engine.sheets.table import Cells

GUIDE, TABLE = "Hướng dẫn", "Biểu"
"""The names of the visible pages."""
AGENCY = "Cơ quan khai"
"""The words beside which the agency that fills in the form names itself."""
_SEARCHED = 40
_FEWEST = 4
"""Headings by which a row is known to be the heading."""
_HEADINGS = {folded(column.label): column for column in Column}
_LONGEST_NAME = 200
_PERSON = re.compile(r"(?<![0-9])(?:[0-9]{9}|[0-9]{12}|[0-9]{3}(?: [0-9]{3}){3})(?![0-9])")
"""Numbers of identity papers: 9 or 12 digits."""
_HARMLESS = ("'=", "'+", "'-", "'@")


class _Heading(NamedTuple):
    """The heading of a page: its row, and where each column stands."""

    row: int
    columns: Mapping[Column, int]


class _Table(NamedTuple):
    """What became of one page."""

    lines: tuple[Line, ...]
    problems: tuple[Diagnostic, ...]


def read_form(path: Path, *, shown_as: str = "") -> FilledForm:
    """Read a filled form. Raises `CatgiamError` for a file that is none or that cannot be taken as it is."""
    book = open_pages(path, shown_as=shown_as)
    origin = origin_of(book.pages, book.name)
    problems = [*origin.problems, *(d for error in book.untold for d in error.diagnostics), *_links(book)]
    lines: list[Line] = []
    for page in book.pages:
        if page.name in (HIDDEN, LISTS):
            continue
        heading = _heading(page)
        if heading is None:
            problems += _without_heading(book, page)
            continue
        table = _table(book, page, heading)
        lines += table.lines
        problems += table.problems
    if (not lines and not problems) or not any(_heading(page) for page in book.pages):
        hint = "nhập đúng tệp đã xuất bằng form export; dòng tiêu đề phải còn nguyên chữ"
        told = [d for d in problems if d.severity is Severity.ERROR]
        raise CatgiamError(
            told or [Diagnostic("no-form", "tệp không có trang nào là biểu khai", Location(book.name), hint=hint)]
        )
    return FilledForm(path.name, _agency(book), tuple(lines), origin.base, tuple(problems))


def _links(book: Book) -> Iterator[Diagnostic]:
    if book.links:
        said = "tệp có liên kết tới tệp khác; không theo liên kết nào, ô lấy số liệu từ đó phải điền lại"
        yield Diagnostic("external-link", said, Location(book.name), Severity.WARNING)


def _without_heading(book: Book, page: Page) -> Iterator[Diagnostic]:
    """A page of ours that lost its heading is a problem, any other page is only told of."""
    name = Location(f"{book.name} › {page.name}")
    if page.name == TABLE:
        hint = f"chép lại dòng tiêu đề từ biểu gốc: {Column.CODE.label}, {Column.NAME.label}…"
        yield Diagnostic("no-heading", "không thấy dòng tiêu đề của biểu", name, hint=hint)
    elif page.name != GUIDE and page.rows:
        yield Diagnostic("foreign-sheet", "trang này không thuộc biểu, đã bỏ qua", name, Severity.WARNING)


def _agency(book: Book) -> str:
    """Who filled in the form, as written beside the words that ask for it."""
    for page in book.pages:
        for cells in page.rows[:_SEARCHED] if page.name not in (HIDDEN, LISTS) else ():
            texts = [_plain(page, cells.number, number, text) for number, text in enumerate(cells.texts)]
            at = next((n for n, text in enumerate(texts) if folded(text) == folded(AGENCY)), None)
            if at is not None:
                return next(filter(None, texts[at + 1 :]), "")
    return ""


def _plain(page: Page, row: int, column: int, text: str) -> str:
    """A text to be taken as a name: nothing of a formula, no number of a person."""
    return "" if (row, column) in page.formulas or _PERSON.search(text) else clean(text)[:_LONGEST_NAME]


# ---------------------------------------------------------------- the heading


def _heading(page: Page) -> _Heading | None:
    for cells in page.rows[:_SEARCHED]:
        columns: dict[Column, int] = {}
        for number, text in enumerate(cells.texts):
            column = _HEADINGS.get(folded(clean(text)))
            if column is not None:
                columns.setdefault(column, number)
        if len(columns) >= _FEWEST and {Column.CODE, Column.KEY} & set(columns):
            return _Heading(cells.number, columns)
    return None


def _heading_problems(book: Book, page: Page, heading: _Heading) -> Iterator[Diagnostic]:
    """Headings that nobody knows, that stand twice, or that are missing."""
    texts = next(cells.texts for cells in page.rows if cells.number == heading.row)
    lacking = [column for column in Column if column not in heading.columns]
    for number, text in enumerate(map(clean, texts)):
        place = book.place(page.name, heading.row, number)
        known = _HEADINGS.get(folded(text))
        if text and known is None:
            hint = suggest(text, [column.label for column in lacking])
            yield Diagnostic(
                "unknown-column", f"cột {quoted(text)} không thuộc biểu, đã bỏ qua", place, Severity.WARNING, hint
            )
        elif known is not None and heading.columns[known] != number:
            yield Diagnostic("repeated-column", f"cột {quoted(text)} lặp lại", place, hint="xóa một trong hai cột")
    if lacking:
        named = ", ".join(quoted(column.label) for column in lacking)
        said = f"thiếu cột {named}: coi như không khai gì ở đó"
        yield Diagnostic("missing-column", said, book.place(page.name, heading.row, 0), Severity.WARNING)


# ---------------------------------------------------------------- the lines


def _table(book: Book, page: Page, heading: _Heading) -> _Table:
    problems = list(_heading_problems(book, page, heading))
    shared = _shared_cells(page, heading)
    problems += _merge_problems(book, page, heading)
    lines: list[Line] = []
    for cells in page.rows:
        if cells.number > heading.row:
            line, found = _line(book, page, heading, cells, shared)
            if any(line.cells.values()) or line.spoilt:
                lines.append(line)
                problems += found
    return _Table(tuple(lines), tuple(problems))


def _line(
    book: Book, page: Page, heading: _Heading, cells: Cells, shared: Mapping[tuple[int, int], str | None]
) -> tuple[Line, list[Diagnostic]]:
    """A line, and what is wrong with the form of its cells."""
    texts: dict[Column, str] = {}
    spoilt: dict[Column, tuple[str, str, str]] = {}
    for column, number in heading.columns.items():
        at = (cells.number, number)
        text = shared[at] if at in shared else cells.texts[number] if number < len(cells.texts) else ""
        if at in page.formulas:
            spoilt[column] = _FORMULA
        elif text is not None and len(text) > LONGEST:
            spoilt[column] = ("too-long", f"ô dài {len(text)} ký tự, nhiều nhất {LONGEST}", "rút gọn nội dung của ô")
        elif text is not None and _PERSON.search(text):
            spoilt[column] = _PERSONAL
        elif text is not None:
            texts[column] = clean(text[1:] if text.startswith(_HARMLESS) else text)
    line = Line(book, page.name, cells.number, texts, heading.columns, frozenset(spoilt))
    return line, [line.problem(code, said, column, hint) for column, (code, said, hint) in spoilt.items()]


_FORMULA = (
    "formula",
    "ô là công thức nên không nhận",
    "chép ô, dán lại vào chỗ cũ dạng Giá trị (Paste Special › Values)",
)

_PERSONAL = (
    "personal-number",
    "ô có số giống số định danh cá nhân nên không nhận",
    "xóa số đó: biểu này không khai về người nào",
)


def _shared_cells(page: Page, heading: _Heading) -> dict[tuple[int, int], str | None]:
    """The cells that merging has emptied: downwards they share the text of the first, sideways they say nothing.

    The key of a line cannot be shared: such a line is found by its code.
    """
    found: dict[tuple[int, int], str | None] = {}
    texts = {cells.number: cells.texts for cells in page.rows}
    for area in _areas(page, heading):
        first = texts.get(area.first_row, ())
        text = first[area.first_column] if area.first_column < len(first) else ""
        for row in range(area.first_row, area.last_row + 1):
            for column in range(area.first_column, area.last_column + 1):
                found[row, column] = text if column == area.first_column else None
            if row > area.first_row and heading.columns.get(Column.KEY) == area.first_column:
                found[row, area.first_column] = None
    return found


def _areas(page: Page, heading: _Heading) -> Iterator[Merged]:
    last = max((cells.number for cells in page.rows), default=0)
    used = heading.columns.values()
    for area in page.merged:
        if area.first_row > heading.row and area.first_column <= max(used, default=0):
            yield area._replace(last_row=min(area.last_row, last), last_column=min(area.last_column, max(used)))


def _merge_problems(book: Book, page: Page, heading: _Heading) -> Iterator[Diagnostic]:
    by_number = {number: column for column, number in heading.columns.items()}
    for area in _areas(page, heading):
        place = book.place(page.name, area.first_row, area.first_column)
        lost = [by_number[n].label for n in range(area.first_column + 1, area.last_column + 1) if n in by_number]
        down = area.last_row - area.first_row + 1
        told = [f"ô gộp {down} dòng: cả {down} dòng cùng lấy nội dung của ô đầu"] if down > 1 else []
        told += [f"ô gộp sang cột {', '.join(map(quoted, lost))}: ở đó coi như không khai gì"] if lost else []
        if told:
            hint = "nếu không đúng ý, bỏ gộp ô rồi điền từng ô"
            yield Diagnostic("merged", "; ".join(told), place, Severity.WARNING, hint)
