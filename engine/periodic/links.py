"""What a province has stated of its connections, accounts and data, as lines of a report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engine.model.catalog import Catalog
from engine.model.periodic import CoverageLine, LinkKind, LinkLine
from engine.model.province import Accounts, Connection, Province
from engine.model.readiness import CellState, EventReadiness, Readiness

ONE_STOP, ONE_STOP_NAME = "one_stop", "Hệ thống thông tin giải quyết thủ tục hành chính của tỉnh"
ACCOUNTS_NAME = "Tài khoản của công chức"
_ENOUGH = (CellState.READY, CellState.NOT_CONNECTED)
_LACKING = (CellState.NOT_CLEAN, CellState.NOT_DIGITISED)


def link_lines(province: Province, catalog: Catalog, day: date) -> tuple[LinkLine, ...] | None:
    """The latest statement by that day on each connection and each kind of accounts; None where there is none."""
    latest: dict[tuple[str, str], Connection | Accounts] = {}
    every: tuple[Connection | Accounts, ...] = (*province.connections, *province.accounts)
    for stated in sorted(every, key=lambda s: s.starts):
        if stated.starts <= day:
            latest[_system(stated), stated.database] = stated
    return tuple(_lines(latest, catalog)) or None


def _system(stated: Connection | Accounts) -> str:
    """What is connected; through what the one-stop system is to be connected is a remark, not another system."""
    if isinstance(stated, Accounts):
        return ACCOUNTS_NAME
    return ONE_STOP_NAME if stated.system == ONE_STOP else stated.via or stated.system


def _lines(latest: dict[tuple[str, str], Connection | Accounts], catalog: Catalog) -> Iterator[LinkLine]:
    for (system, database), stated in latest.items():
        yield LinkLine(
            kind=LinkKind.ACCOUNTS if isinstance(stated, Accounts) else LinkKind.CONNECTION,
            system=system,
            database=database,
            database_name=catalog.databases[database].name,
            state=stated.state,
            since=stated.starts,
            due=stated.due,
            source=stated.source,
            certainty=stated.certainty,
        )


def coverage_lines(found: Readiness) -> tuple[CoverageLine, ...] | None:
    """Communes with data enough for each event; None where nobody has stated anything."""
    lines = tuple(map(_coverage, found.events))
    return lines if any(line.enough is not None for line in lines) else None


def _coverage(event: EventReadiness) -> CoverageLine:
    by_state = event.counts.by_state
    communes, unknown = sum(by_state.values()), by_state[CellState.UNKNOWN.value]
    is_known = unknown < communes
    return CoverageLine(
        event=event.event,
        name=event.name,
        communes=communes,
        enough=sum(by_state[state.value] for state in _ENOUGH) if is_known else None,
        lacking=sum(by_state[state.value] for state in _LACKING) if is_known else None,
        unknown=unknown,
    )
