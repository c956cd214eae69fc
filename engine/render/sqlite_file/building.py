"""An empty database with the tables of `schema.sql`, and what its tables and columns are called."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files

from engine.render.sqlite_file.titles import title

_APPLICATION = 0x63617467
"""`catg`: by this number programs know whose file it is (https://www.sqlite.org/fileformat2.html#application_id)."""

_LISTED = (
    "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'row_search_%' ORDER BY name"
)
"""Tables and views; the parts of the search index are its own business."""


@contextmanager
def empty_database() -> Iterator[sqlite3.Connection]:
    """A database in memory, its tables made, its keys enforced."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute("PRAGMA user_version = 1")
        connection.executescript(files(__package__).joinpath("schema.sql").read_text(encoding="utf-8"))
        yield connection


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table or view, in order."""
    return [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]


def titles(connection: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """Table or view → column → what it holds."""
    tables = [name for (name,) in connection.execute(_LISTED)]
    return {table: {column: title(table, column) for column in columns(connection, table)} for table in tables}


def titles_of_tables() -> dict[str, dict[str, str]]:
    """The same without a database at hand."""
    with empty_database() as connection:
        return titles(connection)
