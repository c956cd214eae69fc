"""The rows of the expression as cells, and the cells counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from engine.availability import Availability
from engine.model.catalog import Catalog
from engine.model.readiness import Cell, CellState, CommuneReadiness, Counts, EventReadiness
from engine.model.terms import PaperId
from engine.places import Commune
from engine.readiness.relation import Question

_DATA_LACKING = (CellState.NOT_DIGITISED, CellState.NOT_CLEAN, CellState.UNKNOWN)


class Found(NamedTuple):
    """One row of the relational answer."""

    commune: str
    event: str
    digitised: float | None
    clean: float | None
    total: int | None
    to_digitise: int | None
    to_clean: int | None
    stated: int | None
    state: str


def cells_of(rows: Iterable[tuple[object, ...]], question: Question) -> tuple[Cell, ...]:
    """The cells in the order of the question: communes, then events."""
    communes = {code: n for n, code in enumerate(question.communes)}
    events = {needed.event: n for n, needed in enumerate(question.needed)}
    cells = (_cell(Found(*row)) for row in rows)  # type: ignore[arg-type]  # the columns of the expression
    return tuple(sorted(cells, key=lambda c: (communes[c.commune], events[c.event])))


def _cell(found: Found) -> Cell:
    return Cell(
        commune=found.commune,
        event=PaperId(found.event),
        state=CellState(found.state),
        digitised=found.digitised,
        clean=found.clean,
        total=found.total,
        to_digitise=found.to_digitise,
        to_clean=found.to_clean,
        stated=None if found.stated is None else date.fromordinal(found.stated),
    )


def counts_of(cells: Iterable[Cell]) -> Counts:
    """How many cells are in which state, and the records that are missing."""
    known = tuple(cells)
    by_state = Counter(cell.state for cell in known)
    return Counts(
        by_state={state.value: by_state[state] for state in CellState},
        to_digitise=sum(cell.to_digitise or 0 for cell in known),
        to_clean=sum(cell.to_clean or 0 for cell in known),
        uncounted=sum(_is_uncounted(cell) for cell in known),
    )


def _is_uncounted(cell: Cell) -> bool:
    return cell.state in _DATA_LACKING and None in (cell.to_digitise, cell.to_clean)


def events_of(catalog: Catalog, state: Availability, cells: Sequence[Cell]) -> tuple[EventReadiness, ...]:
    """Each event with its database, its threshold and its cells counted."""
    return tuple(_event(catalog, state, event, cells) for event in PaperId)


def _event(catalog: Catalog, state: Availability, event: PaperId, cells: Sequence[Cell]) -> EventReadiness:
    threshold, database = state.threshold(event), catalog.databases[catalog.papers[event].database]
    return EventReadiness(
        event=event,
        name=event.label,
        database=database.id,
        database_name=database.name,
        link=state.link(database.id),
        digitised=threshold.digitised if threshold else None,
        clean=threshold.clean if threshold else None,
        set_by=threshold.set_by if threshold else "",
        counts=counts_of(cell for cell in cells if cell.event is event),
    )


def communes_of(communes: Sequence[Commune], cells: Sequence[Cell]) -> tuple[CommuneReadiness, ...]:
    """Each commune with its cells counted."""
    by_code: dict[str, list[Cell]] = {commune.code: [] for commune in communes}
    for cell in cells:
        by_code[cell.commune].append(cell)
    return tuple(CommuneReadiness(code=c.code, name=c.title, counts=counts_of(by_code[c.code])) for c in communes)
