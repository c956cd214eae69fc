"""Reads one table of `rules/places/`: lines of cells, each cell still with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from engine.diagnostics import Diagnostic, quoted
from engine.source.text import Text, read_text

_QUOTE = '"'


class Column(NamedTuple):
    """A column: its name in the header, what a cell must look like, and that in words."""

    name: str
    pattern: re.Pattern[str]
    means: str


class Line(NamedTuple):
    """One line of a table, cell by cell in the order of the columns."""

    table: Text
    number: int
    cells: tuple[str, ...]

    def problem(self, code: str, message: str, cell: int = 0, hint: str | None = None) -> Diagnostic:
        """Say something about one cell."""
        column = sum(len(c) + 1 for c in self.cells[:cell]) + 1
        return self.table.diagnostic(code, message, (self.number, column), hint=hint)


class Table(NamedTuple):
    """The good lines of one file, and what is wrong with the others."""

    lines: tuple[Line, ...]
    problems: tuple[Diagnostic, ...]


def read_table(path: Path, shown: str, columns: Sequence[Column]) -> Table:
    """Read a table; the last column may hold commas. Raises `CatgiamError` for what is no text file."""
    text = read_text(path, shown)
    problems = [*text.warnings, *_header_problems(text, columns)]
    if len(problems) > len(text.warnings):  # under another header no line means what we think
        return Table((), tuple(problems))
    lines = []
    for line in _lines(text, len(columns)):
        found = list(_line_problems(line, columns))
        problems += found
        if not found:
            lines.append(line)
    return Table(tuple(lines), tuple(problems))


def _header_problems(text: Text, columns: Sequence[Column]) -> Iterator[Diagnostic]:
    wanted = ",".join(column.name for column in columns)
    if text.lines[0] != wanted:
        hint = "lưu bảng ở dạng CSV, ngăn bằng dấu phẩy, giữ nguyên dòng đầu"
        yield text.diagnostic("bad-header", f"dòng đầu của bảng phải là {quoted(wanted)}", (1, 1), hint=hint)


def _lines(text: Text, width: int) -> Iterator[Line]:
    for number, line in enumerate(text.lines[1:], 2):
        if line.strip():
            yield Line(text, number, tuple(line.split(",", width - 1)))


def _line_problems(line: Line, columns: Sequence[Column]) -> Iterator[Diagnostic]:
    if len(line.cells) != len(columns):
        message = f"dòng có {len(line.cells)} ô, bảng có {len(columns)} cột"
        yield line.problem("bad-cells", message, hint="ô trống vẫn phải có dấu phẩy")
        return
    for index, (cell, column) in enumerate(zip(line.cells, columns, strict=True)):
        if not column.pattern.fullmatch(cell):
            hint = "bỏ dấu ngoặc kép" if _QUOTE in cell else None
            yield line.problem(
                "bad-value", f"cột {quoted(column.name)}: {quoted(cell)} không phải là {column.means}", index, hint
            )
