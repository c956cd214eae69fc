"""Communes × events × the statements that count on a day × thresholds, as one relational expression."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from engine.availability import period
from engine.model.province import Coverage
from engine.model.readiness import CellState
from engine.model.terms import LinkState, PaperId
from engine.relations import Expression, Relations, Table, cases, literal

_ROUNDING = 1e-9
"""Shares are floating: 0.7 of 10 records is 7, not a hair more."""

_STATEMENT = {
    "place": "string",
    "event": "string",
    "starts": "int64",
    "first": "int64",
    "last": "int64",
    "total": "int64",
    "digitised": "float64",
    "clean": "float64",
}


class Needed(NamedTuple):
    """One event: the link to its database, and the shares that it needs (None: no threshold is in force)."""

    event: PaperId
    link: LinkState
    digitised: float | None
    clean: float | None


class Question(NamedTuple):
    """What is asked: communes by code, events, what is stated of them and of the whole province, the day."""

    communes: tuple[str, ...]
    needed: tuple[Needed, ...]
    stated: Sequence[Coverage]
    day: date


def cells_expression(relations: Relations, question: Question) -> Table:
    """One row for each commune and event; its columns are the fields of `Found`."""
    counting = _counting(_statements(relations, question), question.day)
    cells = _cells(relations, question)
    own = counting.filter(counting.place != "").select("place", "event").distinct()
    keyed = cells.left_join(own, [cells.commune == own.place, cells.event == own.event])
    keyed = keyed.select(
        cells.commune, cells.event, cells.is_live, cells.need_digitised, cells.need_clean, source=own.place
    ).mutate(source=_or_empty)
    joined = keyed.left_join(counting, [keyed.source == counting.place, keyed.event == counting.event])
    periods = joined.select(
        *(keyed[name] for name in ("commune", "event", "is_live", "need_digitised", "need_clean")),
        *(counting[name] for name in ("starts", "digitised", "clean")),
        total=cases((keyed.source != "", counting.total)),  # the records of a province are in no one commune
    )
    return _with_state(_by_cell(_measured(periods)))


def _or_empty(table: Table) -> Expression:
    return table.source.fill_null("")


def _statements(relations: Relations, question: Question) -> Table:
    stated = question.stated
    periods = [period(c) for c in stated]
    columns: dict[str, Sequence[object]] = {
        "place": [c.commune for c in stated],
        "event": [c.event.value for c in stated],
        "starts": [c.starts.toordinal() for c in stated],
        "first": [first.toordinal() for first, _ in periods],
        "last": [last.toordinal() for _, last in periods],
        "total": [c.total for c in stated],
        "digitised": [c.digitised for c in stated],
        "clean": [c.clean for c in stated],
    }
    return relations.rows(columns, _STATEMENT)


def _counting(statements: Table, day: date) -> Table:
    """The statements made by that day that no later one replaces (`engine.availability.latest`)."""
    known = statements.filter(statements.starts <= literal(day.toordinal()))
    later = known.view()
    replaced = [
        known.place == later.place,
        known.event == later.event,
        known.starts < later.starts,
        later.first <= known.first,
        known.last <= later.last,
    ]
    return known.anti_join(later, replaced)


def _cells(relations: Relations, question: Question) -> Table:
    needed = question.needed
    communes = relations.rows({"commune": question.communes}, {"commune": "string"})
    events = relations.rows(
        {
            "event": [n.event.value for n in needed],
            "is_live": [n.link is LinkState.LIVE for n in needed],
            "need_digitised": [n.digitised for n in needed],
            "need_clean": [n.clean for n in needed],
        },
        {"event": "string", "is_live": "boolean", "need_digitised": "float64", "need_clean": "float64"},
    )
    return communes.cross_join(events)


def _measured(periods: Table) -> Table:
    """Each period of registration against what is needed; a null says that nobody stated it."""
    is_stated = periods.digitised.notnull()
    return periods.mutate(
        has_threshold=periods.need_digitised.notnull(),
        is_stated=is_stated,
        is_digitised=(periods.digitised >= periods.need_digitised).fill_null(False),  # noqa: FBT003 - a column's
        is_clean=(periods.clean >= periods.need_clean).fill_null(False),  # noqa: FBT003 - a column's
        lacks_total=is_stated & periods.total.isnull(),
        lacks_clean=is_stated & periods.clean.isnull(),
        to_digitise=_missing(periods.need_digitised, periods.digitised, periods.total),
        to_clean=_missing(periods.need_clean, periods.clean, periods.total),
    )


def _missing(need: Expression, have: Expression, total: Expression) -> Expression:
    """How many records more it takes to reach the share that is needed."""
    lacking = (need * total - _ROUNDING).ceil() - (have * total).round()
    return cases((lacking > 0, lacking), (lacking <= 0, literal(0.0))).cast("int64")


def _by_cell(measured: Table) -> Table:
    """All periods of a commune and event in one row; sums and the share clean only where every period has them."""
    grouped = measured.group_by(["commune", "event", "is_live", "has_threshold"]).agg(
        is_stated=measured.is_stated.any(),
        is_digitised=measured.is_digitised.all(),
        is_clean=measured.is_clean.all(),
        lacks_total=measured.lacks_total.any(),
        lacks_clean=measured.lacks_clean.any(),
        digitised=measured.digitised.min(),
        clean=measured.clean.min(),
        total=measured.total.sum(),
        to_digitise=measured.to_digitise.sum(),
        to_clean=measured.to_clean.sum(),
        stated=measured.starts.min(),
    )
    is_counted, is_cleaned = ~grouped.lacks_total, ~grouped.lacks_clean
    return grouped.mutate(
        clean=cases((is_cleaned, grouped.clean)),
        total=cases((is_counted, grouped.total)),
        to_digitise=cases((is_counted, grouped.to_digitise)),
        to_clean=cases((is_counted & is_cleaned, grouped.to_clean)),
    )


def _with_state(cells: Table) -> Table:
    """The state of each cell, and only what a reader is told."""
    state = cases(
        (~(cells.is_stated & cells.has_threshold), literal(CellState.UNKNOWN.value)),
        (~cells.is_digitised, literal(CellState.NOT_DIGITISED.value)),
        (~cells.is_clean, literal(CellState.NOT_CLEAN.value)),
        (~cells.is_live, literal(CellState.NOT_CONNECTED.value)),
        otherwise=literal(CellState.READY.value),
    )
    told = ("digitised", "clean", "total", "to_digitise", "to_clean", "stated")
    return cells.select("commune", "event", *told, state=state)
