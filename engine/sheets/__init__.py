"""Reads a table that somebody made in a spreadsheet: CSV as a stream, XLSX through calamine.

Every value is text (NFC, no spaces around), whatever the cell was: identification numbers and codes lose their
zeros as soon as anybody takes them for numbers. What the values mean is not judged here.

`table`      the table and its rows
`headings`   which row is the heading
`delimited`  CSV: encoding, delimiter, records
`workbook`   XLSX: bounds on what is unpacked, cells as text
`pages`      every page of a form: merged cells, formulas, macros, links
"""

from __future__ import annotations

from pathlib import Path

from engine.sheets.delimited import open_delimited
from engine.sheets.table import Cells, Table, refusal
from engine.sheets.workbook import open_workbook

__all__ = ["Cells", "Table", "open_table"]

_DELIMITED = (".csv", ".tsv", ".txt")
_WORKBOOKS = (".xlsx", ".xlsm")


def open_table(path: Path, *, shown_as: str = "", sheet: str | None = None, header_row: int | None = None) -> Table:
    """Open the table of a file; `sheet` names a page of a workbook, `header_row` the (last) row of its heading.

    Raises `CatgiamError` for what is no table, is encrypted, unpacks without bounds or has another ending. The rows
    of CSV are read while they are taken: a record that breaks the form of CSV raises `CatgiamError` then.
    """
    shown = shown_as or path.as_posix()
    suffix = path.suffix.lower()
    _check_file(path, shown)
    if suffix in _WORKBOOKS:
        return open_workbook(path, shown, sheet, header_row)
    if suffix in _DELIMITED:
        return open_delimited(path, shown, header_row)
    hint = "mở bằng phần mềm bảng tính rồi lưu lại dạng .xlsx hoặc .csv (UTF-8)"
    said = f"đuôi tệp “{suffix}” không phải là bảng đọc được" if suffix else "tệp không có đuôi .xlsx hay .csv"
    raise refusal(shown, "unknown-suffix", said, hint)


def _check_file(path: Path, shown: str) -> None:
    try:
        if path.is_file():
            with path.open("rb"):
                return
        reason = "đây không phải là tệp thường" if path.exists() else "không tìm thấy tệp"
    except (OSError, ValueError) as error:
        raise refusal(shown, "unreadable", "không đọc được tệp", "kiểm tra tên tệp và quyền đọc") from error
    raise refusal(shown, "no-file", reason, "kiểm tra lại tên và thư mục của tệp")
