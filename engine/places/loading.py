"""From the tables of `rules/places/` to records; what does not hold together is said with its place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from engine.diagnostics import CatgiamError, Diagnostic, raise_errors
from engine.model.law import Checked
from engine.model.terms import Certainty
from engine.places.checks import Lines, check_lines, check_whole
from engine.places.columns import (
    CHANGES,
    COMMUNES,
    OLD_COMMUNES,
    OLD_DISTRICTS,
    OLD_PROVINCES,
    PROVINCES,
    SOURCES,
    TABLES,
)
from engine.places.records import (
    Change,
    Commune,
    OldCommune,
    OldDistrict,
    OldProvince,
    Province,
    Rank,
    Source,
)
from engine.places.table import Line, read_table

_RANKS = {rank.label: rank for rank in Rank}
Changes = Mapping[str, tuple[Change, ...]]


class Tables(NamedTuple):
    """Every record of the folder, by code and in the order of the files."""

    provinces: Mapping[str, Province]
    communes: Mapping[str, Commune]
    old_provinces: Mapping[str, OldProvince]
    old_districts: Mapping[str, OldDistrict]
    old_communes: Mapping[str, OldCommune]
    sources: tuple[Source, ...]


def read_tables(folder: Path, shown: str) -> Tables:
    """Read and check the folder.

    Raises `CatgiamError` with everything wrong in any table; where lines are wrong in themselves,
    what they would do to other lines is not judged.
    """
    lines, problems = _lines_of(folder, shown)
    raise_errors(problems)
    raise_errors(check_lines(lines, shown))
    raise_errors(check_whole(lines))
    return _records(lines)


def _lines_of(folder: Path, shown: str) -> tuple[Lines, list[Diagnostic]]:
    lines: dict[str, tuple[Line, ...]] = {}
    problems: list[Diagnostic] = []
    for kind in (*TABLES, SOURCES):
        try:
            table = read_table(folder / kind.file, f"{shown}/{kind.file}", kind.columns)
        except CatgiamError as error:
            problems += error.diagnostics
        else:
            problems += table.problems
            lines[kind.file] = table.lines
    return lines, problems


def _records(lines: Lines) -> Tables:
    changes = _changes(lines[CHANGES.file])
    districts = {line.cells[0]: _old_district(line) for line in lines[OLD_DISTRICTS.file]}
    return Tables(
        provinces={line.cells[0]: _province(line, changes) for line in lines[PROVINCES.file]},
        communes={line.cells[0]: _commune(line, changes) for line in lines[COMMUNES.file]},
        old_provinces={line.cells[0]: _old_province(line) for line in lines[OLD_PROVINCES.file]},
        old_districts=districts,
        old_communes={line.cells[0]: _old_commune(line, districts) for line in lines[OLD_COMMUNES.file]},
        sources=tuple(_source(line) for line in lines[SOURCES.file]),
    )


def _changes(lines: tuple[Line, ...]) -> Changes:
    """The changes of each code, in the order of their days."""
    found: dict[str, tuple[Change, ...]] = {}
    for line in sorted(lines, key=lambda line: line.cells[2]):
        code, rank, day, act = line.cells
        change = Change(code=code, rank=_RANKS[rank], starts=date.fromisoformat(day), act=act)
        found[code] = (*found.get(code, ()), change)
    return found


def _province(line: Line, changes: Changes) -> Province:
    code, rank, name, communes = line.cells
    return Province(code=code, rank=_RANKS[rank], name=name, communes=int(communes), changes=changes.get(code, ()))


def _commune(line: Line, changes: Changes) -> Commune:
    code, province, rank, name = line.cells
    return Commune(code=code, rank=_RANKS[rank], name=name, province=province, changes=changes.get(code, ()))


def _old_province(line: Line) -> OldProvince:
    code, rank, name, also, now = line.cells
    return OldProvince(code=code, rank=_RANKS[rank], name=name, also=also, now=now)


def _old_district(line: Line) -> OldDistrict:
    code, province, rank, name, now = line.cells
    return OldDistrict(code=code, rank=_RANKS[rank], name=name, province=province, now=tuple(now.split()))


def _old_commune(line: Line, districts: Mapping[str, OldDistrict]) -> OldCommune:
    code, district, rank, name, now, doubted = line.cells
    return OldCommune(
        code=code,
        rank=_RANKS[rank],
        name=name,
        district=district,
        province=districts[district].province,
        now=tuple(now.split()),
        doubted=tuple(doubted.split()),
    )


def _source(line: Line) -> Source:
    file, on, certainty, licence, source = line.cells
    checked = Checked(on=date.fromisoformat(on), source=source, certainty=Certainty(certainty))
    return Source(file=file, checked=checked, licence=licence)
