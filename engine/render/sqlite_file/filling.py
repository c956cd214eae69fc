"""Puts an inventory into the tables of `schema.sql`: columns are found by name, rows keep their order."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple, TypeVar

from engine.model.decision import Inventory, Missed, Row
from engine.model.finding import FindingKind, OverviewLine
from engine.model.record import to_json
from engine.model.terms import Certainty, Labelled, Level, PaperId, Published
from engine.render import words
from engine.render.sqlite_file.building import columns, titles
from engine.seal import inventory_digest, row_digest

T = TypeVar("T")
Cell = str | int | None
CellOf = Callable[[T, str], Cell]

TEXT_LISTS = (
    "exceptions",
    "remarks",
    "doubts",
    "grounds",
    "clauses",
    "rules",
    "annex",
    "prescribed_by",
    "other_alternatives",
    "together_with",
    "missing_fields",
    "missing_facts",
)
"""Lists of texts: `row_<name>` holds them, one a line."""

RECORD_LISTS = ("blockers", "fallbacks", "obtain")
"""Lists of records: `row_<name>` holds them, a column for each field."""

_DIACRITICS = re.compile("[\u0300-\u036f]")

_EMPTY_IS_NULL = frozenset({"finding", "level"})
"""What refers to a vocabulary: an empty text refers to nothing."""


_OWNERS = frozenset({"row", "procedure_id", "missed_set"})
"""Columns that say what a part belongs to."""


class Numbered(NamedTuple):
    """A row with its number, and the numbers of its procedure and of the set of rules that did not apply."""

    number: int
    procedure: int
    missed: int
    row: Row


class Part(NamedTuple):
    """One thing of a list: the numbers of what it belongs to, its own place, the thing."""

    owner: tuple[int, ...]
    position: int
    thing: object


def fill(connection: sqlite3.Connection, inventory: Inventory) -> None:
    """Write everything; what is referred to comes first."""
    _put_vocabularies(connection)
    _put_titles(connection)
    _put_head(connection, inventory)
    rows = _numbered_rows(inventory.rows)
    _put_procedures(connection, rows)
    _put_missed(connection, rows)
    _put(connection, "rows", rows, _row_cell)
    _put_lists(connection, rows)
    _put_rulings(connection, rows)
    _put_databases(connection, rows)
    _put_search(connection, rows)
    for name in ("findings", "agreement"):
        _put(connection, name, _numbered((), getattr(inventory, name)), _part_cell)


def _put(connection: sqlite3.Connection, table: str, things: Iterable[T], cell: CellOf[T]) -> None:
    names = columns(connection, table)
    statement = f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})"  # noqa: S608 - the tables are ours
    connection.executemany(statement, ([cell(thing, name) for name in names] for thing in things))


def _plain(value: object) -> Cell:
    """What SQLite stores: texts, numbers, days as texts, lists as JSON."""
    if value is None or isinstance(value, bool):
        return None if value is None else int(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str | int):
        return value
    return to_json(value).decode()


def _field(thing: object, name: str) -> Cell:
    """A field by its name; `location_line` is the line of the location."""
    if name.startswith("location_"):
        place = getattr(thing, "location", None)
        return _plain(getattr(place, name.removeprefix("location_"))) if place else None
    value = getattr(thing, name)
    return None if name in _EMPTY_IS_NULL and value == "" else _plain(value)


def _put_vocabularies(connection: sqlite3.Connection) -> None:
    vocabularies: dict[str, Sequence[Labelled]] = {
        "verdicts": words.VERDICTS,
        "papers": tuple(PaperId),
        "published_states": tuple(Published),
        "certainties": tuple(Certainty),
        "levels": tuple(Level),
        "finding_kinds": tuple(FindingKind),
    }
    for table, terms in vocabularies.items():
        _put(connection, table, enumerate(terms, 1), _term_cell)


def _term_cell(numbered: tuple[int, Labelled], name: str) -> Cell:
    position, term = numbered
    meaning = next((text for verdict, text in words.MEANINGS.items() if verdict is term), "")
    known: dict[str, Cell] = {"id": term.value, "position": position, "label": term.label, "meaning": meaning}
    return known[name]


def _put_titles(connection: sqlite3.Connection) -> None:
    told = ((table, column, said) for table, own in titles(connection).items() for column, said in own.items())
    connection.executemany("INSERT INTO columns VALUES (?, ?, ?)", told)


def _put_head(connection: sqlite3.Connection, inventory: Inventory) -> None:
    totals = inventory.totals
    own = {"id": 1, "digest": inventory_digest(inventory)}

    def cell(head: Inventory, name: str) -> Cell:
        if name in own:
            return _plain(own[name])
        in_totals = name in totals.__struct_fields__  # `rows` is a count here
        return _field(totals if in_totals else head, name)

    _put(connection, "inventory", [inventory], cell)
    connection.executemany("INSERT INTO totals_by_verdict VALUES (?, ?)", totals.by_verdict.items())
    connection.executemany("INSERT INTO totals_by_finding VALUES (?, ?)", totals.by_finding.items())
    _put(connection, "overview", _numbered((), inventory.overview), _part_cell)
    connection.executemany("INSERT INTO overview_verdicts VALUES (?, ?, ?)", _by_verdict(inventory.overview))


def _by_verdict(lines: Iterable[OverviewLine]) -> Iterator[tuple[int, str, int]]:
    for number, line in enumerate(lines, 1):
        yield from ((number, verdict, count) for verdict, count in line.by_verdict.items())


def _numbered_rows(rows: Iterable[Row]) -> list[Numbered]:
    """Number the rows, their procedures and sets of rules in the order of first sight."""
    procedures: dict[tuple[object, ...], int] = {}
    sets: dict[tuple[Missed, ...], int] = {}
    return [
        Numbered(
            number,
            procedures.setdefault(_procedure_of(row), len(procedures) + 1),
            sets.setdefault(row.missed, len(sets) + 1),
            row,
        )
        for number, row in enumerate(rows, 1)
    ]


def _procedure_of(row: Row) -> tuple[object, ...]:
    """What the rows of one procedure share."""
    return row.procedure, row.procedure_name, row.issuer, row.issuer_level, row.field, row.level, row.levels


def _put_procedures(connection: sqlite3.Connection, rows: Sequence[Numbered]) -> None:
    first = {item.procedure: item for item in reversed(rows)}
    procedures = [first[number] for number in sorted(first)]

    def cell(item: Numbered, name: str) -> Cell:
        return item.procedure if name == "id" else _field(item.row, name)

    _put(connection, "procedures", procedures, cell)
    levels = (part for item in procedures for part in _numbered((item.procedure,), item.row.levels))
    _put(connection, "procedure_levels", levels, _part_cell)


def _put_missed(connection: sqlite3.Connection, rows: Sequence[Numbered]) -> None:
    first = {item.missed: item for item in reversed(rows)}
    connection.executemany("INSERT INTO missed_sets VALUES (?)", ((number,) for number in sorted(first)))
    parts = (part for number in sorted(first) for part in _numbered((number,), first[number].row.missed))
    _put(connection, "missed", parts, _part_cell)


def _row_cell(item: Numbered, name: str) -> Cell:
    if name.startswith("ask_"):
        return getattr(item.row.ask, name.removeprefix("ask_"), None)
    own = {"id": item.number, "procedure_id": item.procedure, "missed_set": item.missed}
    if name in own:
        return own[name]
    return row_digest(item.row) if name == "digest" else _field(item.row, name)


def _numbered(owner: tuple[int, ...], things: Iterable[object]) -> Iterator[Part]:
    return (Part(owner, position, thing) for position, thing in enumerate(things, 1))


def _parts(rows: Iterable[Numbered], name: str) -> Iterator[Part]:
    """The list `name` of every row."""
    return (part for item in rows for part in _numbered((item.number,), getattr(item.row, name)))


def _part_cell(part: Part, name: str) -> Cell:
    """The owner stands in the first columns, then the position; a thing without fields is its own last column."""
    if part.owner and name in _OWNERS:
        return part.owner[0]
    if name in {"position", "id"}:
        return part.position
    return _plain(part.thing) if isinstance(part.thing, str) else _field(part.thing, name)


def _put_lists(connection: sqlite3.Connection, rows: Sequence[Numbered]) -> None:
    for name in (*TEXT_LISTS, *RECORD_LISTS, "candidates"):
        _put(connection, f"row_{name}", _parts(rows, name), _part_cell)
    clauses = (
        (part.owner[0], part.position, position, clause)
        for part in _parts(rows, "fallbacks")
        for position, clause in enumerate(getattr(part.thing, "clauses", ()), 1)
    )
    connection.executemany("INSERT INTO row_fallback_clauses VALUES (?, ?, ?, ?)", clauses)
    verdicts = (
        (item.number, position, paper, verdict)
        for item in rows
        for position, (paper, verdict) in enumerate(item.row.candidate_verdicts.items(), 1)
    )
    connection.executemany("INSERT INTO row_candidate_verdicts VALUES (?, ?, ?, ?)", verdicts)


def _put_rulings(connection: sqlite3.Connection, rows: Sequence[Numbered]) -> None:
    """The office's own views: one for a row at most."""
    held = [(item.number, item.row.ruling) for item in rows if item.row.ruling]
    _put(connection, "row_rulings", (Part((number,), 1, ruling) for number, ruling in held), _part_cell)
    changes = (part for number, ruling in held for part in _numbered((number,), ruling.stale_why))
    _put(connection, "row_ruling_changes", changes, _part_cell)


def _put_databases(connection: sqlite3.Connection, rows: Sequence[Numbered]) -> None:
    """Write each database once, and for each row which of its fields are used."""
    used = [(item.number, n, use) for item in rows for n, use in enumerate(item.row.databases, 1)]
    known = {use.id: (use.id, use.name, use.owner) for _, _, use in used}
    connection.executemany("INSERT INTO databases VALUES (?, ?, ?)", (known[name] for name in sorted(known)))
    connection.executemany("INSERT INTO row_databases VALUES (?, ?, ?)", ((row, n, use.id) for row, n, use in used))
    fields = ((row, n, position, text) for row, n, use in used for position, text in enumerate(use.fields, 1))
    connection.executemany("INSERT INTO row_database_fields VALUES (?, ?, ?, ?)", fields)


def _put_search(connection: sqlite3.Connection, rows: Iterable[Numbered]) -> None:
    statement = (
        "INSERT INTO row_search (rowid, procedure, procedure_name, paper, texts, folded) VALUES (?, ?, ?, ?, ?, ?)"
    )
    connection.executemany(statement, ((item.number, *_searched(item.row)) for item in rows))


def _searched(row: Row) -> tuple[str, str, str, str, str]:
    """Code, name, paper, all other words of the line and of its clauses; and all of it folded."""
    paper = " ".join(filter(None, (words.paper(row), row.subject)))
    others = (row.issuer, row.field, row.component_text, row.condition, row.umbrella, row.other, words.verdict(row))
    lists = (*row.other_alternatives, *row.together_with, *row.prescribed_by, *row.clauses, *row.annex)
    texts = "\n".join(filter(None, (*others, *lists)))
    return row.procedure, row.procedure_name, paper, texts, folded(f"{row.procedure_name}\n{paper}\n{texts}")


def folded(text: str) -> str:
    """A text without diacritics, with d for đ, which has none to lose."""
    return _DIACRITICS.sub("", unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D")))
