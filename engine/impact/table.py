"""Opens the files of volumes: which column holds what, in CSV and in Parquet."""

from __future__ import annotations

import csv
from codecs import getincrementaldecoder
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from engine.diagnostics import CatgiamError, Diagnostic, Location, quoted, raise_errors
from engine.impact.values import COUNT_PATTERN, MOST_DOSSIERS, clean, columns_of
from engine.model.impact import VolumeNames
from engine.relations import Expression, Relations, Table, cases, literal

FACTS = ("procedure", "commune", "month", "channel", "count")
"""What a row of volumes says; procedure and count must be there."""

NEEDED = ("procedure", "count")
_DELIMITERS = ",;\t|"
_HEAD = 65_536
_BOM = "\ufeff"


class VolumeFile(NamedTuple):
    """One file, how messages name it, and for a CSV file its delimiter and the number of each fact's column."""

    path: Path
    shown: str
    is_csv: bool
    delimiter: str
    headings: tuple[str, ...]
    columns: dict[str, int]


def open_files(paths: Sequence[tuple[Path, str]], relations: Relations, names: VolumeNames) -> tuple[VolumeFile, ...]:
    """Look at each file's headings. Raises `CatgiamError` with all that is wrong with any of them."""
    opened, problems = list[VolumeFile](), list[Diagnostic]()
    for path, shown in paths:
        try:
            opened.append(_open(path, shown, relations, names))
        except CatgiamError as error:
            problems += error.diagnostics
    raise_errors(problems)
    return tuple(opened)


def rows_of(files: Sequence[VolumeFile], relations: Relations) -> Table:
    """All rows as text under the names of `FACTS`, empty where a file does not tell, and the count as a number.

    `dossiers` is null where the count is no whole number from 0 up.
    """
    tables = [_facts(file, relations) for file in files]
    return tables[0].union(*tables[1:]) if len(tables) > 1 else tables[0]


def _facts(file: VolumeFile, relations: Relations) -> Table:
    if file.is_csv:
        plain = [f"c{number}" for number in range(len(file.headings))]
        table = relations.csv(file.path, plain, delimiter=file.delimiter)
        found = {fact: table[plain[number]] for fact, number in file.columns.items()}
    else:
        table = relations.parquet(file.path)
        found = {fact: table[table.columns[number]].cast("string") for fact, number in file.columns.items()}
    texts = {fact: found[fact].fill_null("") if fact in found else literal("") for fact in FACTS}
    return table.select(**texts, dossiers=_number(table[table.columns[file.columns["count"]]]))


def _number(column: Expression) -> Expression:
    kind = column.type()
    if kind.is_integer():
        return cases(((column >= 0) & (column < MOST_DOSSIERS), column.cast("int32")))
    if kind.is_numeric():
        is_whole = (column >= 0) & (column < MOST_DOSSIERS) & (column == column.floor())
        return cases((is_whole, column.cast("int32")))
    return cases((column.re_search(COUNT_PATTERN), column.strip().try_cast("int32")))


def _open(path: Path, shown: str, relations: Relations, names: VolumeNames) -> VolumeFile:
    if path.is_dir() and not any(path.glob("*.parquet")):
        raise CatgiamError([Diagnostic("no-file", "thư mục này không có tệp .parquet nào", Location(shown))])
    if _is_parquet(path):
        return _known(path, shown, "", tuple(map(clean, relations.parquet(path).columns)), names)
    delimiter, headings = _headings(path, shown)
    return _known(path, shown, delimiter, headings, names)


def _is_parquet(path: Path) -> bool:
    if path.is_dir():
        return True
    with path.open("rb") as stream:
        return stream.read(4) == b"PAR1"


def _headings(path: Path, shown: str) -> tuple[str, tuple[str, ...]]:
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    try:
        read = getincrementaldecoder("utf-8-sig")().decode(head, final=len(head) < _HEAD)  # may end inside a letter
    except UnicodeDecodeError as error:
        hint = "mở bằng bảng tính rồi lưu lại ở dạng CSV UTF-8"
        raise CatgiamError([Diagnostic("not-utf8", "tệp không phải UTF-8", Location(shown), hint=hint)]) from error
    first = read.split("\n", 1)[0].rstrip("\r")
    delimiter = max(_DELIMITERS, key=first.count)
    cells = next(csv.reader([first], delimiter=delimiter), [])
    return delimiter, tuple(map(clean, cells))


def _known(path: Path, shown: str, delimiter: str, headings: tuple[str, ...], names: VolumeNames) -> VolumeFile:
    found = columns_of(list(headings), names)
    place = Location(shown, 1 if delimiter else 0)
    raise_errors(_problems(found, headings, place, names))
    columns = {fact: headings.index(columns[0]) for fact, columns in found.items() if columns}
    return VolumeFile(path, shown, bool(delimiter), delimiter, headings, columns)


def _problems(
    found: dict[str, list[str]], headings: tuple[str, ...], place: Location, names: VolumeNames
) -> Iterator[Diagnostic]:
    listed = ", ".join(map(quoted, filter(None, headings))) or "không có cột nào"
    for fact in NEEDED:
        if not found[fact]:
            hint = f"đặt tên cột là {quoted(names.columns[fact][0])} hoặc một tên trong rules/volumes.yaml"
            message = f"không có cột {_FACT_WORDS[fact]}; tệp có: {listed}"
            yield Diagnostic("missing-column", message, place, hint=hint)
    for fact, columns in found.items():
        if len(columns) > 1:
            message = f"nhiều cột cùng là {_FACT_WORDS[fact]}: {', '.join(map(quoted, columns))}"
            yield Diagnostic("ambiguous-column", message, place, hint="chỉ giữ một cột, đổi tên các cột còn lại")


_FACT_WORDS = {
    "procedure": "mã thủ tục",
    "commune": "xã",
    "month": "tháng",
    "channel": "cách nộp",
    "count": "số hồ sơ",
}
