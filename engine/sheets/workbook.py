"""XLSX through calamine, the one place that imports it; what would unpack without bounds is refused first.

Measured on 500,000 rows of 12 cells (28 MB): calamine 11.5 s and 574 MB, openpyxl read-only 163 s and 81 MB.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from lzma import LZMAError
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from engine.diagnostics import Location, quoted, suggest
from engine.sheets.headings import split_heading
from engine.sheets.table import Cells, Table, refusal

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MOST_BYTES = 2 << 30
MOST_RATIO = 250
"""How many times its size a file may unpack to, once it is large; sheets of half a million rows reach 12 to 30."""
MOST_CELLS = 40_000_000
"""calamine keeps a rectangle: one stray cell far out makes it huge."""

_LARGE = 64 << 20
_CHUNK = 1 << 20
_OVERLAP = 128
_OLD_FORMAT = b"\xd0\xcf\x11\xe0"
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_FAR_CELL = re.compile(rb"""r=["']([A-Z]{2,3})[0-9]{1,7}["'][^<>]*(?<!/)>""")
_ROW = re.compile(rb"""row r=["']([0-9]{1,7})["']|row\s[^<>]*?\sr=["']([0-9]{1,7})["']""")
_CURE = "mở tệp bằng phần mềm bảng tính, lưu lại dạng .xlsx không mật khẩu, hoặc .csv (UTF-8)"


def open_workbook(path: Path, shown: str, sheet: str | None, header_row: int | None) -> Table:
    """Open a page of a workbook, by default the first visible one that holds anything. Raises `CatgiamError`."""
    check_unpacking(path, shown)
    book = open_book(path, shown)
    visible = _visible_sheets(book)
    page = _chosen(book, visible, sheet, shown)
    name = f"{shown} › {page.name}"
    header, rows = split_heading(records(page), name, header_row)
    others = tuple(other for other in visible if other != page.name)
    return Table(name, header, rows, lambda number, column, _: Location(f"{name}!{letters(column)}{number}"), others)


def letters(column: int) -> str:
    """The letters of a column counted from 0: A, Z, AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


# ---------------------------------------------------------------- bounds


def check_unpacking(path: Path, shown: str) -> None:
    """Refuse what has a password, is no workbook, is damaged, or unpacks without bounds. Raises `CatgiamError`."""
    with path.open("rb") as stream:
        if stream.read(4) == _OLD_FORMAT:
            raise refusal(shown, "encrypted", "tệp có mật khẩu, hoặc là dạng .xls cũ mang đuôi .xlsx", _CURE)
    try:
        with ZipFile(path) as packed:
            _check_sizes(packed, path.stat().st_size, shown)
            damaged = packed.testzip()  # reads to the stated sizes: who lies about them fails the checksum
            pages = () if damaged else tuple(n for n in packed.namelist() if _SHEET.fullmatch(n))
            for page in pages:
                _check_rectangle(packed, page, shown)
    except (
        BadZipFile,
        OSError,
        EOFError,
        RuntimeError,
        NotImplementedError,
        ValueError,
        zlib.error,
        LZMAError,
    ) as error:
        raise refusal(shown, "not-a-table", "tệp không phải bảng .xlsx, hoặc đã hỏng", _CURE) from error
    if damaged:
        raise refusal(shown, "not-a-table", "tệp .xlsx đã hỏng", _CURE)


def _check_sizes(packed: ZipFile, size: int, shown: str) -> None:
    members = packed.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise refusal(shown, "encrypted", "tệp có mật khẩu", _CURE)
    total = sum(member.file_size for member in members)
    if total > MOST_BYTES or (total > _LARGE and total > size * MOST_RATIO):
        said = f"tệp {size / 2**20:.1f} MB bung ra {total / 2**20:.0f} MB, lớn bất thường nên không mở"
        raise refusal(shown, "too-large", said, "tách thành nhiều tệp nhỏ, hoặc lưu dạng .csv (UTF-8)")


def _check_rectangle(packed: ZipFile, page: str, shown: str) -> None:
    """Refuse a page whose cells span a rectangle that does not fit into memory."""
    width, height, tail = 26, 0, b""
    with packed.open(page) as stream:
        while chunk := stream.read(_CHUNK):
            text = tail + chunk
            width = max([width, *map(_column, set(_FAR_CELL.findall(text)))])
            height = max([height, *(int(one or other) for one, other in _ROW.findall(text))])
            tail = text[-_OVERLAP:]
    if width * height > MOST_CELLS:
        said = f"trang tính trải tới cột thứ {width}, dòng {height}: quá rộng để là một bảng"
        raise refusal(shown, "too-large", said, "xóa các ô thừa ở xa bảng, hoặc lưu dạng .csv (UTF-8)")


def _column(name: bytes) -> int:
    number = 0
    for char in name:
        number = number * 26 + char - 64
    return number


# ---------------------------------------------------------------- cells


def open_book(path: Path, shown: str) -> CalamineWorkbook:
    """The workbook, already checked by `check_unpacking`. Raises `CatgiamError`."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        return CalamineWorkbook.from_path(path)
    except (CalamineError, OSError) as error:
        raise refusal(shown, "not-a-table", "tệp không phải bảng .xlsx, hoặc đã hỏng", _CURE) from error


def _visible_sheets(book: CalamineWorkbook) -> tuple[str, ...]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    pages = (s for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet)
    return tuple(s.name for s in pages if s.visible == SheetVisibleEnum.Visible)


def _chosen(book: CalamineWorkbook, visible: tuple[str, ...], wanted: str | None, shown: str) -> CalamineSheet:
    if wanted is not None and wanted not in book.sheet_names:
        hint = suggest(wanted, book.sheet_names) or f"các trang có trong tệp: {', '.join(book.sheet_names)}"
        raise refusal(shown, "no-sheet", f"tệp không có trang {quoted(wanted)}", hint)
    for name in visible if wanted is None else (wanted,):
        page = page_of(book, name, shown)
        if page.height or wanted is not None:
            return page
    raise refusal(shown, "empty", "tệp không có trang nào có dữ liệu")


def page_of(book: CalamineWorkbook, name: str, shown: str) -> CalamineSheet:
    """One page by its name. Raises `CatgiamError`."""
    from python_calamine import CalamineError

    try:
        return book.get_sheet_by_name(name)
    except (CalamineError, OSError) as error:
        raise refusal(shown, "not-a-table", f"không đọc được trang {quoted(name)}", _CURE) from error


def records(page: CalamineSheet) -> Iterator[Cells]:
    """Its rows from the first of the sheet on, empty ones among them."""
    margin = ("",) * (page.start[1] if page.start else 0)  # calamine leaves out empty columns, not empty rows
    for number, row in enumerate(page.iter_rows(), 1):
        yield Cells(number, (*margin, *[_text(value) for value in row]))


def _text(value: Any) -> str:  # noqa: ANN401 - whatever a cell holds
    """A cell as text: whole numbers without ".0", real dates as year-month-day."""
    if isinstance(value, str):
        text = value.strip()
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date) else str(value)
