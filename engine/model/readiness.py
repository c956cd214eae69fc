"""What is ready, commune by commune and event by event, and what stands in the way."""

from __future__ import annotations

from datetime import date

from engine.model.record import Record
from engine.model.terms import Labelled, LinkState, PaperId


class CellState(Labelled):
    """One event in one commune, from what is best to what nobody knows."""

    READY = "ready", "sẵn sàng"
    NOT_CONNECTED = "not_connected", "dữ liệu đủ, chưa kết nối"
    NOT_CLEAN = "not_clean", "chưa làm sạch đủ"
    NOT_DIGITISED = "not_digitised", "chưa số hóa đủ"
    UNKNOWN = "unknown", "chưa rõ"


class Cell(Record):
    """One event in one commune.

    The shares (0 to 1) are those of the period of registration that is furthest behind; `total`, `to_digitise` and
    `to_clean` count records, None where they were not counted. `stated` is the day of the oldest figure that counts.
    """

    commune: str
    event: PaperId
    state: CellState
    digitised: float | None = None
    clean: float | None = None
    total: int | None = None
    to_digitise: int | None = None
    to_clean: int | None = None
    stated: date | None = None


class Counts(Record):
    """How many cells are in which state (zeros included), and the records still missing.

    `uncounted` is in how many cells that miss something the figures do not say how much: sums are without that.
    """

    by_state: dict[str, int]
    to_digitise: int
    to_clean: int
    uncounted: int


class EventReadiness(Record):
    """One event: its database, what is asked for before its data counts as ready, and its cells counted.

    The thresholds are None where none is in force.
    """

    event: PaperId
    name: str
    database: str
    database_name: str
    link: LinkState
    digitised: float | None
    clean: float | None
    set_by: str
    counts: Counts


class CommuneReadiness(Record):
    """One commune with its cells counted."""

    code: str
    name: str
    counts: Counts


class Readiness(Record):
    """The answer for one province on one day; cells by commune and event, in the order of these."""

    schema: str
    as_of: date
    province: str
    province_name: str
    catalog_hash: str
    counts: Counts
    events: tuple[EventReadiness, ...]
    communes: tuple[CommuneReadiness, ...]
    cells: tuple[Cell, ...]

    def by_commune(self) -> dict[str, tuple[Cell, ...]]:
        """The cells of each commune, in the order of `events`."""
        width = len(self.events)
        rows = (self.cells[start : start + width] for start in range(0, len(self.cells), width))
        return {row[0].commune: row for row in rows}
