"""The tables of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlalchemy import MetaData, Table

CASE_COLUMNS = (
    "id",
    "province",
    "commune",
    "event",
    "error",
    "error_words",
    "number",
    "book",
    "registered_on",
    "name",
    "birth_date",
    "sex",
    "pin",
    "pin_proposed",
    "field",
    "register_value",
    "database_value",
    "doubts",
    "state",
    "received_on",
    "due_on",
    "place",
)
"""The columns of a case: the fields of `Case`, held to them by a test."""

_LISTED = ("name", "received_on", "imported_at")
LOG_COLUMNS = ("case", "at", "by", "before", "after", "reason")
"""The columns of a line of the log, beside its number: the fields of `Step`."""


def insert_of_cases(mark: str) -> str:
    """The statement that adds cases and leaves alone those that are there; `mark` stands for a value.

    Both databases understand it, and it is run as it is: building it anew for each row takes longer than the database.
    """
    names = (*CASE_COLUMNS, "list")
    values = ", ".join([mark] * len(names))
    return f"INSERT INTO cases ({', '.join(names)}) VALUES ({values}) ON CONFLICT DO NOTHING"  # noqa: S608 - our names


class Tables(NamedTuple):
    """All tables of a store."""

    metadata: MetaData
    lists: Table
    cases: Table
    log: Table


def tables() -> Tables:
    """Describe the tables; SQLAlchemy is loaded only when a store is opened."""
    from sqlalchemy import BigInteger, Column, Integer, MetaData, Table, Text

    def texts(*names: str) -> list[Column[str]]:
        return [Column(name, Text, nullable=False) for name in names]

    metadata = MetaData()
    lists = Table("lists", metadata, Column("id", Text, primary_key=True), *texts(*_LISTED))
    cases = Table(
        "cases",
        metadata,
        Column("id", Text, primary_key=True),
        *texts(*CASE_COLUMNS[1:], "list"),
    )
    number = Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)
    log = Table("log", metadata, number, Column("case", Text, nullable=False, index=True), *texts(*LOG_COLUMNS[1:]))
    return Tables(metadata, lists, cases, log)
