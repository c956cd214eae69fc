"""Cases, their log and the lists they came from, in SQLite or PostgreSQL.

SQLAlchemy is imported only here and in `tables`.

Dates are kept as texts (year-month-day), so that both databases hold the same. A list is added in one transaction:
whoever kills the process leaves the store as it was, and the next import adds all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from engine.diagnostics import CatgiamError, Diagnostic, Location
from engine.mismatch.states import problem_of
from engine.mismatch.tables import CASE_COLUMNS, LOG_COLUMNS, Tables, insert_of_cases, tables
from engine.mismatch.trouble import words_of
from engine.model.mismatch import Case, State, Step
from engine.model.record import from_data

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

SYSTEM = "catgiam"
"""Who logs the reception of a case."""

_COUNTED: Any = {"execution_options": {"preserve_rowcount": True}}
"""Asks how many rows were inserted; drivers tell it of updates only."""

_get_values = attrgetter(*CASE_COLUMNS)
_NO_TEXTS = (CASE_COLUMNS.index("event"), *map(CASE_COLUMNS.index, ("state", "received_on", "due_on")))
"""The columns whose values in a case are texts only in words: members of a vocabulary, days."""

_CLOSED = [state.value for state in State if not state.is_open]
_READ_AT_ONCE = 5000
_PAGES = "-32768"
"""32 MiB of SQLite pages, so that keys that come in any order do not read the disk."""


class ListRow(NamedTuple):
    """A list that was received: `id` names its content."""

    id: str
    name: str
    received_on: date


class Kept(NamedTuple):
    """How many cases are new; `is_repeated`: the very same list was imported before.

    `closed`: the ids of cases that a new list still names although they were closed.
    """

    added: int
    is_repeated: bool
    closed: tuple[str, ...] = ()


class Fact(NamedTuple):
    """What statistics need of a case: nothing personal."""

    province: str
    commune: str
    event: str
    error: str
    state: str
    due_on: str


class Past(NamedTuple):
    """What a report on a time needs of a case: nothing personal; `moves` are days with the state from then on."""

    province: str
    commune: str
    event: str
    error: str
    received_on: str
    due_on: str
    moves: tuple[tuple[str, str], ...]


_DAY = 10
"""Characters of the day in a time of the log."""


@contextmanager
def open_store(url: str) -> Iterator[Store]:
    """The store at an address of SQLAlchemy: `sqlite:///FILE`, `postgresql://…`. Its tables are made where missing.

    Raises `CatgiamError` for an address that cannot be opened; passwords are never told.
    """
    from sqlalchemy.exc import SQLAlchemyError

    engine = _engine(url)
    shown = engine.url.render_as_string(hide_password=True)
    try:
        made = tables()
        made.metadata.create_all(engine)
        yield Store(engine, made)
    except SQLAlchemyError as error:
        raise _refused("database", words_of(error), shown) from error
    finally:
        engine.dispose()


def _engine(url: str) -> Engine:
    from sqlalchemy import create_engine, event, make_url
    from sqlalchemy.exc import ArgumentError, NoSuchModuleError

    try:
        address = make_url(url)
        if address.drivername in ("postgresql", "postgres"):
            address = address.set(drivername="postgresql+psycopg")
        if address.get_backend_name() not in ("sqlite", "postgresql"):
            raise _refused("database", "địa chỉ phải là sqlite:///TỆP hoặc postgresql://…")
        engine = create_engine(address)
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise _refused("database", "địa chỉ --db không đọc được: viết sqlite:///TỆP hoặc postgresql://…") from error
    except ModuleNotFoundError as error:
        said = "máy này chưa có thư viện nối PostgreSQL: cài catgiam[postgresql]"
        raise _refused("database", said) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda raw, _: raw.execute(f"PRAGMA cache_size = {_PAGES}"))
    return engine


class Store:
    """An open store. Whatever it is asked raises `CatgiamError` through `open_store` when the database fails."""

    def __init__(self, engine: Engine, made: Tables) -> None:
        """`made`: the tables of the engine."""
        self._engine, self._tables = engine, made

    # ------------------------------------------------------------ lists

    def add(self, listed: ListRow, batches: Iterable[Sequence[Case]], at: datetime) -> Kept:
        """Keep the cases that are not there yet; those that are keep their state. All of the list or nothing."""
        insert = _insert_of(self._engine)
        statement = insert_of_cases("?" if self._engine.dialect.name == "sqlite" else "%s")
        row = {"id": listed.id, "name": listed.name, "received_on": listed.received_on.isoformat()}
        row["imported_at"] = at.isoformat()
        with self._engine.begin() as connection:
            is_new = connection.execute(insert(self._tables.lists).on_conflict_do_nothing(), row, **_COUNTED).rowcount
            before = 0 if is_new else self._count(connection, listed.id)
            asks = bool(is_new) and self._has_closed(connection)
            closed: set[str] = set()
            for batch in batches:
                if batch:
                    closed.update(self._closed_among(connection, batch) if asks else ())
                    connection.exec_driver_sql(statement, [_row(case, listed.id) for case in batch])
            return Kept(self._count(connection, listed.id) - before, not is_new, tuple(sorted(closed)))

    def _has_closed(self, connection: Connection) -> bool:
        """Whether any case was ever closed: most imports need not look further."""
        from sqlalchemy import exists, select

        return bool(connection.scalar(select(exists().where(self._tables.cases.c.state.in_(_CLOSED)))))

    def _closed_among(self, connection: Connection, batch: Sequence[Case]) -> Iterable[str]:
        from sqlalchemy import select

        columns = self._tables.cases.c
        named = columns.id.in_([case.id for case in batch])
        return connection.scalars(select(columns.id).where(named, columns.state.in_(_CLOSED)))

    def _count(self, connection: Connection, list_id: str) -> int:
        """How many cases first came with a list."""
        from sqlalchemy import func, select

        cases = self._tables.cases
        return connection.scalar(select(func.count()).select_from(cases).where(cases.c.list == list_id)) or 0

    # ------------------------------------------------------------ cases

    def facts(self) -> Iterator[Fact]:
        """What statistics need of every case, in no order."""
        from sqlalchemy import select

        wanted = select(*(self._tables.cases.c[name] for name in Fact._fields))
        with self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=_READ_AT_ONCE).execute(wanted):
                yield Fact(*row)

    def pasts(self, province: str) -> Iterator[Past]:
        """What every case of a province has gone through."""
        from sqlalchemy import select

        cases, log = self._tables.cases, self._tables.log.c
        told = (cases.c[name] for name in Past._fields[:-1])
        joined = cases.outerjoin(self._tables.log, log.case == cases.c.id)
        wanted = select(cases.c.id, *told, log.at, log.after).select_from(joined)
        wanted = wanted.where(cases.c.province == province).order_by(cases.c.id, log.id)
        with self._engine.connect() as connection:
            rows = connection.execution_options(yield_per=_READ_AT_ONCE).execute(wanted)
            for _, of_case in groupby(rows, key=lambda row: row[0]):
                first, *more = of_case
                moves = tuple((row[-2][:_DAY], row[-1]) for row in (first, *more) if row[-2] is not None)
                yield Past._make((*first[1:-2], moves))

    def cases(self, commune: str) -> Iterator[Case]:
        """The cases of a commune, the first due first."""
        from sqlalchemy import select

        columns = self._tables.cases.c
        wanted = select(*(columns[name] for name in CASE_COLUMNS)).where(columns.commune == commune)
        wanted = wanted.order_by(columns.due_on, columns.event, columns.id)
        with self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=_READ_AT_ONCE).execute(wanted):
                yield _case(row)

    def case(self, case_id: str) -> Case | None:
        """The case of that id."""
        from sqlalchemy import select

        columns = self._tables.cases.c
        wanted = select(*(columns[name] for name in CASE_COLUMNS)).where(columns.id == case_id)
        with self._engine.connect() as connection:
            row = connection.execute(wanted).first()
        return None if row is None else _case(row)

    def move(self, step: Step) -> str:
        """Bring a case into another state and log it; why not, where that is not allowed.

        `before` of the step is found out here: two people who move a case at once do not undo each other.
        """
        from sqlalchemy import insert, select, update

        cases = self._tables.cases
        with self._engine.begin() as connection:
            held = select(cases.c.state).where(cases.c.id == step.case).with_for_update()
            found = connection.scalar(held)
            if found is None:
                return "không có trường hợp nào mang mã này"
            before = State(found)
            problem = problem_of(before, step.after, step.reason)
            if problem:
                return problem
            same = (cases.c.id == step.case) & (cases.c.state == before.value)
            if not connection.execute(update(cases).where(same).values(state=step.after.value)).rowcount:
                return "trường hợp này vừa được người khác chuyển; xem lại rồi làm tiếp"
            line = {"case": step.case, "at": step.at.isoformat(), "by": step.by, "before": before.value}
            line |= {"after": step.after.value, "reason": step.reason}
            connection.execute(insert(self._tables.log), [line])
        return ""

    def steps(self, case_id: str) -> tuple[Step, ...]:
        """The log of a case, oldest first; the first step is its reception, which its list tells."""
        from sqlalchemy import select

        log, lists, cases = self._tables.log.c, self._tables.lists.c, self._tables.cases.c
        came = select(lists.imported_at, lists.name).where(lists.id == cases.list, cases.id == case_id)
        wanted = select(*(log[name] for name in LOG_COLUMNS)).where(log.case == case_id).order_by(log.id)
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
            received = [
                (case_id, at, SYSTEM, "", State.RECEIVED.value, f"danh sách {name}")
                for at, name in connection.execute(came)
            ]
        return tuple(from_data(dict(zip(LOG_COLUMNS, row, strict=True)), Step) for row in (*received, *rows))


def _insert_of(engine: Engine) -> Any:  # noqa: ANN401 - the same function of two dialects
    """The insert that leaves alone what is there."""
    if engine.dialect.name == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert
    from sqlalchemy.dialects import postgresql

    return postgresql.insert


def _case(row: Sequence[object]) -> Case:
    return from_data(dict(zip(CASE_COLUMNS, row, strict=True)), Case)


def _row(case: Case, list_id: str) -> tuple[str, ...]:
    """The values of a case in the order of `CASE_COLUMNS`, and its list."""
    values = [*_get_values(case), list_id]
    for column in _NO_TEXTS:
        values[column] = str(values[column])
    return tuple(values)


def _refused(code: str, message: str, shown: str = "--db") -> CatgiamError:
    return CatgiamError([Diagnostic(code, message, Location(shown))])
