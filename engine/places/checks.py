"""What must hold across the tables of places: codes once, references that lead somewhere, totals of the law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from engine.diagnostics import Diagnostic, Location, quoted
from engine.places.columns import (
    CHANGES,
    COMMUNES,
    OLD_COMMUNES,
    OLD_DISTRICTS,
    OLD_PROVINCES,
    PROVINCES,
    SOURCES,
    TABLES,
    Kind,
)
from engine.places.table import Line

Lines = Mapping[str, tuple[Line, ...]]
"""The lines of each table by its file."""

_CODED = (PROVINCES, COMMUNES, OLD_PROVINCES, OLD_DISTRICTS, OLD_COMMUNES)
_REFERENCES: tuple[tuple[Kind, str, tuple[Kind, ...]], ...] = (
    (COMMUNES, "province", (PROVINCES,)),
    (CHANGES, "code", (PROVINCES, COMMUNES)),
    (OLD_PROVINCES, "now", (PROVINCES,)),
    (OLD_DISTRICTS, "province", (OLD_PROVINCES,)),
    (OLD_DISTRICTS, "now", (COMMUNES,)),
    (OLD_COMMUNES, "district", (OLD_DISTRICTS,)),
    (OLD_COMMUNES, "now", (COMMUNES,)),
    (OLD_COMMUNES, "doubted", (COMMUNES,)),
)


def check_lines(tables: Lines, shown: str) -> Iterator[Diagnostic]:
    """Each line beside the others: codes once, references that lead somewhere, real days, a source for each table."""
    for kind in _CODED:
        yield from _duplicates(tables[kind.file])
    for kind, column, owners in _REFERENCES:
        known = {line.cells[0] for owner in owners for line in tables[owner.file]}
        yield from _dangling(tables[kind.file], kind.cell(column), known)
    for kind, column in ((CHANGES, "from"), (SOURCES, "on")):
        yield from _unreal_days(tables[kind.file], kind.cell(column))
    missing = sorted({kind.file for kind in TABLES} - {line.cells[0] for line in tables[SOURCES.file]})
    if missing:
        yield Diagnostic("no-source", f"chưa ghi nguồn của {', '.join(missing)}", Location(f"{shown}/{SOURCES.file}"))


def check_whole(tables: Lines) -> Iterator[Diagnostic]:
    """The tables as one, once every reference leads somewhere."""
    of_commune = {line.cells[0]: line.cells[1] for line in tables[COMMUNES.file]}
    yield from _wrong_totals(tables[PROVINCES.file], Counter(of_commune.values()))
    of_province = {line.cells[0]: line.cells[4] for line in tables[OLD_PROVINCES.file]}
    of_district = {line.cells[0]: of_province[line.cells[1]] for line in tables[OLD_DISTRICTS.file]}
    for line in tables[OLD_DISTRICTS.file]:
        yield from _strays(line, of_commune, of_district[line.cells[0]])
    for line in tables[OLD_COMMUNES.file]:
        yield from _strays(line, of_commune, of_district[line.cells[1]])


def _duplicates(lines: Iterable[Line]) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for line in lines:
        code = line.cells[0]
        if first.setdefault(code, line.number) != line.number:
            yield line.problem("duplicate", f"mã {quoted(code)} đã có ở dòng {first[code]}")


def _dangling(lines: Iterable[Line], cell: int, known: set[str]) -> Iterator[Diagnostic]:
    for line in lines:
        for code in line.cells[cell].split():
            if code not in known:
                yield line.problem("unknown-code", f"không có đơn vị nào mang mã {quoted(code)}", cell)


def _unreal_days(lines: Iterable[Line], cell: int) -> Iterator[Diagnostic]:
    for line in lines:
        try:
            date.fromisoformat(line.cells[cell])
        except ValueError:
            yield line.problem("bad-value", f"không có ngày {quoted(line.cells[cell])}", cell)


def _wrong_totals(provinces: Iterable[Line], counted: Mapping[str, int]) -> Iterator[Diagnostic]:
    for line in provinces:
        code, rank, name, total = line.cells
        if counted[code] != int(total):
            message = f"{COMMUNES.file} có {counted[code]} đơn vị của {rank} {name}, dòng này ghi {total}"
            yield line.problem("wrong-total", message, 3)


def _strays(line: Line, of_commune: Mapping[str, str], province: str) -> Iterator[Diagnostic]:
    """A place does not leave the province into which its own province went."""
    stray = [code for code in line.cells[4].split() if of_commune[code] != province]
    if stray:
        message = f"{quoted(stray[0])} ở tỉnh {of_commune[stray[0]]}, đơn vị này nay thuộc tỉnh {province}"
        yield line.problem("wrong-province", message, 4)
