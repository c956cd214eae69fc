"""The databases that systems of the province have to reach, from the rows and from what the province stated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from engine.availability import Availability
from engine.explain.citing import Citations
from engine.model.catalog import Catalog
from engine.model.decision import Inventory, Row
from engine.model.papers import Database
from engine.model.province import Connection
from engine.model.submission import DatabaseNeed
from engine.model.terms import BlockerCode

ONE_STOP = "one_stop"
ONE_STOP_NAME = "Hệ thống thông tin giải quyết thủ tục hành chính của tỉnh"
_NOT_STATED = "Tỉnh chưa khai tình trạng kết nối này"


def database_needs(inventory: Inventory, catalog: Catalog, citations: Citations) -> Iterator[DatabaseNeed]:
    """First what the rows look up, the most used database first; then other systems that the province named."""
    province = catalog.provinces.get(inventory.province or "")
    availability = Availability(province, inventory.as_of, catalog.thresholds)
    used = _rows_by_database(inventory.rows)
    for database in sorted(used, key=lambda d: (-len(used[d]), d)):
        known = catalog.databases[database]
        yield _need(_Use(inventory, catalog, citations, known), used[database], availability.connection_of(database))
    for stated in province.connections if province else ():
        if stated.system != ONE_STOP and stated.starts <= inventory.as_of:
            yield _named_need(_Use(inventory, catalog, citations, catalog.databases[stated.database]), stated)


def _rows_by_database(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        for use in row.databases:
            found.setdefault(use.id, []).append(row)
    return found


class _Use:
    """One database on the day of the review."""

    def __init__(self, inventory: Inventory, catalog: Catalog, citations: Citations, database: Database) -> None:
        self.inventory, self.catalog, self.citations, self.database = inventory, catalog, citations, database

    @property
    def basis(self) -> tuple[str, ...]:
        """The provisions in force by which its owner announced fields, written out."""
        day = self.inventory.as_of
        clauses = dict.fromkeys(a.clause for a in self.database.announced if a.in_force(day))
        return tuple(self.citations.clause(key) for key in clauses)

    @property
    def announced(self) -> tuple[str, ...]:
        """The fields that its owner has announced, in words."""
        day, concepts = self.inventory.as_of, self.catalog.concepts
        fields = dict.fromkeys(f for a in self.database.announced if a.in_force(day) for f in a.fields)
        return tuple(concepts[field].name if field in concepts else field for field in fields)


def _need(use: _Use, rows: Sequence[Row], stated: Connection | None) -> DatabaseNeed:
    known, availability = (
        use.database,
        Availability(use.catalog.provinces.get(use.inventory.province or ""), use.inventory.as_of),
    )
    taken = (field for row in rows for d in row.databases if d.id == known.id for field in d.fields)
    return DatabaseNeed(
        id=known.id,
        name=known.name,
        owner=known.owner,
        system=ONE_STOP_NAME,
        procedures=tuple(dict.fromkeys(row.procedure for row in rows)),
        papers=len(rows),
        fields=tuple(dict.fromkeys(taken)),
        missing_fields=tuple(dict.fromkeys(_missing(use, rows))),
        announced_fields=use.announced,
        state=availability.link(known.id),
        since=stated.starts if stated else None,
        due=_due(stated),
        basis=use.basis,
        source=stated.source if stated else "",
        note=_note(stated) if use.inventory.province else "",
    )


def _due(stated: Connection | None) -> str:
    """When the source wants it done; a whole date as it is written in Vietnam, other words as they are."""
    text = stated.due if stated else ""
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    except ValueError:
        return text


def _note(stated: Connection | None) -> str:
    """Through what the source wants the one-stop system to be connected, and what is remarked there."""
    if stated is None:
        return _NOT_STATED
    through = f"Theo nguồn, kết nối qua: {stated.via}." if stated.via else ""
    return " ".join(filter(None, (through, stated.note)))


def _missing(use: _Use, rows: Sequence[Row]) -> Iterator[str]:
    """What the owner would have to announce: of a row that waits for fields, those of the paper's own database."""
    for row in rows:
        waits = any(b.code is BlockerCode.FIELDS_NOT_ANNOUNCED for b in row.blockers)
        if waits and row.paper and use.catalog.papers[row.paper].database == use.database.id:
            yield from (use.catalog.concepts[field].name for field in row.missing_fields)


def _named_need(use: _Use, stated: Connection) -> DatabaseNeed:
    """A system that the province's plan names without saying which procedures it serves."""
    return DatabaseNeed(
        id=use.database.id,
        name=use.database.name,
        owner=use.database.owner,
        system=stated.via,
        procedures=None,
        papers=0,
        fields=(),
        missing_fields=(),
        announced_fields=use.announced,
        state=stated.state,
        since=stated.starts,
        due=_due(stated),
        basis=use.basis,
        source=stated.source,
        note=stated.note,
    )
