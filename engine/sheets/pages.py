"""Every page of a workbook that somebody has filled in, and what in it is not mere text.

Nothing of a workbook is ever run: cells are read as texts, links are not followed. Macros are refused all the same,
so that no file with them is passed on as harmless.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZipFile

from engine.diagnostics import CatgiamError, Location, quoted
from engine.sheets.table import Cells, refusal
from engine.sheets.workbook import check_unpacking, letters, open_book, page_of, records

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MOST_ROWS, MOST_COLUMNS = 50_000, 200
"""A page beyond that is no form."""
LARGEST = 64 << 20
"""Bytes of one page, unpacked."""

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?\br:id=[\"']([^\"']+)[\"']")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ID, _TARGET = re.compile(rb"\bId=[\"']([^\"']+)[\"']"), re.compile(rb"\bTarget=[\"']([^\"']+)[\"']")
_FORMULA = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{1,3})([0-9]{1,7})["'][^>]*>\s*<(?:\w+:)?f(?=[\s>/])""")
_ANY_FORMULA = re.compile(rb"<(?:\w+:)?f(?=[\s>/])")
_CURE = "lưu lại dạng .xlsx (không macro) rồi gửi lại"


class Merged(NamedTuple):
    """Cells made one: rows counted from 1, columns from 0, the last ones included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class Page(NamedTuple):
    """One page. `formulas` are the cells (row from 1, column from 0) whose text a formula has computed."""

    name: str
    rows: tuple[Cells, ...]
    merged: tuple[Merged, ...]
    formulas: frozenset[tuple[int, int]]
    is_visible: bool


class Book(NamedTuple):
    """All pages that could be read; `links`: the file names other files; `untold` are pages that could not be read."""

    name: str
    pages: tuple[Page, ...]
    links: bool
    untold: tuple[CatgiamError, ...] = ()

    def place(self, page: str, row: int, column: int) -> Location:
        """A cell as people name it: "tệp › trang!C12"."""
        return Location(f"{self.name} › {page}!{letters(column)}{row}")


def open_pages(path: Path, *, shown_as: str = "") -> Book:
    """Read every page. Raises `CatgiamError` for what is no workbook, is encrypted, has macros or is too large."""
    shown = shown_as or path.as_posix()
    _check_suffix(path, shown)
    check_unpacking(path, shown)
    with ZipFile(path) as packed:
        names = packed.namelist()
        _refuse_macros(names, shown)
        _check_pages(packed, shown)
        book = open_book(path, shown)
        formulas = tuple(_formulas(packed, part) for part in _parts(packed))
    pages: list[Page] = []
    untold: list[CatgiamError] = []
    for number, name in enumerate(book.sheet_names):
        try:
            pages += _read(book, name, shown, formulas[number] if number < len(formulas) else None)
        except CatgiamError as error:
            untold.append(error)
    return Book(shown, tuple(pages), any("externallinks/" in name.lower() for name in names), tuple(untold))


def _check_suffix(path: Path, shown: str) -> None:
    suffix = path.suffix.lower()
    if suffix == ".xlsm":
        raise refusal(shown, "macro", "tệp .xlsm có thể chứa macro nên không nhận", _CURE)
    if suffix != ".xlsx":
        raise refusal(shown, "unknown-suffix", f"biểu là tệp .xlsx, không phải {quoted(suffix or path.name)}", _CURE)


def _refuse_macros(names: list[str], shown: str) -> None:
    if any(
        name.lower().endswith(("vbaproject.bin", "vbadata.xml")) or "macrosheets/" in name.lower() for name in names
    ):
        raise refusal(shown, "macro", "tệp có macro nên không nhận", _CURE)


def _check_pages(packed: ZipFile, shown: str) -> None:
    large = [m for m in packed.infolist() if m.filename.lower().endswith(".xml") and m.file_size > LARGEST]
    if large:
        said = f"tệp bung ra tới {large[0].file_size / 2**20:.0f} MB ở một trang: quá lớn để là một biểu"
        raise refusal(shown, "too-large", said, "xóa các dòng, cột thừa ngoài bảng rồi lưu lại")


def _read(book: CalamineWorkbook, name: str, shown: str, formulas: frozenset[tuple[int, int]] | None) -> Iterator[Page]:
    """The page; nothing for one that is no sheet of cells. Raises `CatgiamError`."""
    metadata = next(sheet for sheet in book.sheets_metadata if sheet.name == name)
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    if metadata.typ != SheetTypeEnum.WorkSheet:
        return
    sheet = page_of(book, name, shown)
    if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
        said = f"trang có {sheet.total_height} dòng, {sheet.total_width} cột: quá lớn để là một biểu"
        raise refusal(f"{shown} › {name}", "too-large", said, "xóa các dòng, cột thừa ngoài bảng rồi lưu lại")
    if formulas is None:
        raise refusal(f"{shown} › {name}", "formula", "không xác định được ô nào là công thức", _CURE)
    ranges = sheet.merged_cell_ranges or ()
    merged = tuple(Merged(first[0] + 1, first[1], last[0] + 1, last[1]) for first, last in ranges)
    rows = tuple(cells for cells in records(sheet) if any(cells.texts))
    yield Page(name, rows, merged, formulas, metadata.visible == SheetVisibleEnum.Visible)


def _parts(packed: ZipFile) -> tuple[str, ...]:
    """The part of each sheet, in the order of the sheets; "" where the workbook does not tell."""
    by_name = {name.lower(): name for name in packed.namelist()}
    book, relations = by_name.get("xl/workbook.xml"), by_name.get("xl/_rels/workbook.xml.rels")
    if book is None or relations is None:
        return ()
    targets: dict[bytes, str] = {}
    for relation in _RELATION.findall(packed.read(relations)):
        named, target = _ID.search(relation), _TARGET.search(relation)
        if named and target:
            targets[named[1]] = _resolved(target[1].decode("utf-8", "replace"))
    return tuple(by_name.get(targets.get(found, "").lower(), "") for found in _SHEET.findall(packed.read(book)))


def _resolved(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _formulas(packed: ZipFile, part: str) -> frozenset[tuple[int, int]] | None:
    """The cells with a formula; None where one of them could not be placed."""
    if not part:
        return None
    text = packed.read(part)
    found = frozenset((int(row), _number(column)) for column, row in _FORMULA.findall(text))
    return found if len(_ANY_FORMULA.findall(text)) <= len(found) else None


def _number(column: bytes) -> int:
    number = 0
    for char in column:
        number = number * 26 + char - 64
    return number - 1
