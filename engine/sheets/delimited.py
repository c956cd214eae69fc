"""CSV: which encoding, which delimiter, record by record. The file is never held as a whole."""

from __future__ import annotations

import codecs
import csv
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from engine.diagnostics import Location
from engine.sheets.headings import split_heading
from engine.sheets.table import Cells, Table, refusal

DELIMITERS = (",", ";", "\t")
LONGEST_LINE = 1 << 20
"""Bytes without a line end beyond which a file is no table."""

_CHUNK = 1 << 20
_SAMPLE = 60
_CURE = "mở bằng phần mềm bảng tính rồi lưu lại: chọn “CSV UTF-8”, hoặc lưu dạng .xlsx"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class _Records:
    """The records of a file, and on which line each begins: a quoted cell may hold line ends."""

    def __init__(self, path: Path, shown: str, encoding: str, delimiter: str) -> None:
        self._path, self._shown, self._encoding, self._delimiter = path, shown, encoding, delimiter
        self._later = [(0, 0)]
        """After which record, how many lines more than records have gone by; one entry a record of several lines."""

    def __iter__(self) -> Iterator[Cells]:
        with self._path.open(encoding=self._encoding, newline="") as stream:
            reader = csv.reader(_composed(stream), delimiter=self._delimiter)
            number = more = 0
            try:
                for number, record in enumerate(reader, 1):
                    if reader.line_num - number != more:
                        more = reader.line_num - number
                        self._later.append((number, more))
                    yield Cells(number, tuple(map(str.strip, record)))
            except csv.Error as error:
                said = "bảng không đúng dạng CSV từ dòng này (thường do dấu nháy kép không khép)"
                raise refusal(self._shown, "bad-csv", said, _CURE, self.line_of(number + 1)) from error

    def line_of(self, number: int) -> int:
        """The line of the file on which a record begins."""
        return number + self._later[bisect_left(self._later, (number, 0)) - 1][1]

    def find(self, number: int, column: int, texts: tuple[str, ...]) -> Location:
        """The place of a cell."""
        return Location(self._shown, self.line_of(number), sum(len(text) + 1 for text in texts[:column]) + 1)


def open_delimited(path: Path, shown: str, header_row: int | None) -> Table:
    """Open a CSV file: UTF-8 or UTF-16, divided by comma, semicolon or tab. Raises `CatgiamError`."""
    encoding = _encoding(path, shown)
    records = _Records(path, shown, encoding, _delimiter(path, shown, encoding))
    header, rows = split_heading(iter(records), shown, header_row)
    return Table(shown, header, rows, records.find)


def _composed(lines: Iterable[str]) -> Iterator[str]:
    return (line if line.isascii() else unicodedata.normalize("NFC", line) for line in lines)


# ---------------------------------------------------------------- encoding


def _encoding(path: Path, shown: str) -> str:
    """The encoding in which the whole file can be read: nothing may fail after rows have been used."""
    with path.open("rb") as stream:
        head = stream.read(4096)
    if not head.strip():
        raise refusal(shown, "empty", "tệp trống, chưa có nội dung nào")
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), "") or _unmarked(head)
    _check_whole(path, shown, encoding)
    return encoding


def _unmarked(head: bytes) -> str:
    """UTF-8, unless every second byte of a Latin heading is zero."""
    if b"\0" not in head:
        return "utf-8"
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return "utf-16-le" if odd > even else "utf-16-be"


class _Checked(NamedTuple):
    line: int
    since_end: int


def _check_whole(path: Path, shown: str, encoding: str) -> None:
    """Decode everything once. Raises `CatgiamError` at the first byte that does not fit."""
    decoder = codecs.getincrementaldecoder(encoding)()
    state = _Checked(1, 0)
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            try:
                text = decoder.decode(chunk)
            except UnicodeDecodeError as error:
                line = state.line + error.object[: error.start].count(b"\n")
                raise _badly_encoded(shown, encoding, line) from error
            state = _counted(state, text)
            if "\0" in text or state.since_end > LONGEST_LINE:
                said = "đây là tệp nhị phân hoặc không có dấu xuống dòng, không phải bảng CSV"
                raise refusal(shown, "not-a-table", said, _CURE, state.line)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise _badly_encoded(shown, encoding, state.line) from error


def _counted(state: _Checked, text: str) -> _Checked:
    ends = text.count("\n") or text.count("\r")
    last = max(text.rfind("\n"), text.rfind("\r"))
    return _Checked(state.line + ends, len(text) - last - 1 if last >= 0 else state.since_end + len(text))


def _badly_encoded(shown: str, encoding: str, line: int) -> Exception:
    named = "UTF-16" if encoding.startswith("utf-16") else "UTF-8"
    said = f"tệp không phải {named} từ dòng này (có thể là bảng mã cũ như Windows-1258, TCVN3, VNI)"
    return refusal(shown, "bad-encoding", said, _CURE, line)


# ---------------------------------------------------------------- delimiter


def _delimiter(path: Path, shown: str, encoding: str) -> str:
    """The delimiter under which most of the first records have the same number of cells, more than one."""
    with path.open(encoding=encoding, newline="") as stream:
        sample = list(islice(stream, _SAMPLE))
    best = max(DELIMITERS, key=lambda delimiter: _fit(sample, delimiter))
    if not any(_fit(sample, best)):
        said = "không phải bảng: không dòng nào chia thành nhiều ô bằng dấu phẩy, chấm phẩy hay Tab"
        raise refusal(shown, "not-a-table", said, _CURE)
    return best


def _fit(sample: list[str], delimiter: str) -> tuple[int, int]:
    """How many records have the commonest width, and that width."""
    try:
        widths = Counter(len(record) for record in csv.reader(sample, delimiter=delimiter) if len(record) > 1)
    except csv.Error:
        return (0, 0)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
