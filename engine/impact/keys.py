"""The distinct cells of the columns of volumes, each read once and numbered; the numbers tell rows apart."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import NamedTuple

from engine.diagnostics import CatgiamError, Diagnostic, Location
from engine.impact.table import VolumeFile
from engine.relations import Relations, Table

MOST_CELLS = 200_000
"""A column with more distinct cells is no column of codes, months or channels."""

KEYED = ("procedure", "commune", "month", "channel")
"""The facts that tell rows apart."""

IDS = tuple(f"{fact}_id" for fact in KEYED)
"""The columns with their numbers."""


class Numbered(NamedTuple):
    """One column: what each distinct cell means, None for nothing; the meanings in order, and their numbers."""

    meaning: Mapping[str, Hashable | None]
    meanings: tuple[Hashable, ...]
    numbers: Mapping[Hashable, int]


Numbering = Mapping[str, Numbered]
"""The numbered columns by fact."""


def number_cells(
    rows: Table,
    files: tuple[VolumeFile, ...],
    relations: Relations,
    read: Mapping[str, Callable[[str], Hashable | None]],
) -> Numbering:
    """Read every distinct cell of the keyed columns with the function of its fact.

    Raises `CatgiamError` for a column that cannot be what its heading says.
    """
    return {fact: _numbered(fact, rows, files, relations, read[fact]) for fact in KEYED}


def _numbered(
    fact: str, rows: Table, files: tuple[VolumeFile, ...], relations: Relations, read: Callable[[str], Hashable | None]
) -> Numbered:
    cells = [cell for (cell,) in relations.fetch(rows.select(fact).distinct().limit(MOST_CELLS + 1))]
    if len(cells) > MOST_CELLS:
        file = files[0]
        heading = file.headings[file.columns[fact]] if fact in file.columns else fact
        message = f"cột “{heading}” có hơn {MOST_CELLS} giá trị khác nhau: không phải bảng khối lượng hồ sơ"
        hint = "mỗi dòng là số hồ sơ của một thủ tục ở một xã trong một tháng, không phải một hồ sơ"
        raise CatgiamError([Diagnostic("too-many-values", message, Location(file.shown), hint=hint)])
    meaning = {cell: read(cell) for cell in sorted(cells)}
    known = sorted({m for m in meaning.values() if m is not None}, key=str)
    return Numbered(meaning, tuple(known), {m: number for number, m in enumerate(known)})


def numbered_rows(rows: Table, numbering: Numbering, relations: Relations) -> Table:
    """The rows with the number of each keyed cell, -1 for a cell that means nothing."""
    for fact in KEYED:
        numbered = numbering[fact]
        columns: dict[str, list[object]] = {
            f"{fact}_cell": list(numbered.meaning),
            f"{fact}_id": [-1 if m is None else numbered.numbers[m] for m in numbered.meaning.values()],
        }
        table = relations.rows(columns, {f"{fact}_cell": "string", f"{fact}_id": _narrowest(numbered)})
        rows = rows.inner_join(table, rows[fact] == table[f"{fact}_cell"]).drop(f"{fact}_cell")
    return rows


def _narrowest(numbered: Numbered) -> str:
    """The narrowest type for the numbers: a hundred million rows are told apart by them in memory."""
    return "int16" if len(numbered.meanings) < 2**15 else "int32"
