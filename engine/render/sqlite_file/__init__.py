"""An inventory as an SQLite database: typed tables with keys, full-text search, views. Needs SQLite 3.37 with FTS5.

`schema.sql` holds the tables, `building` makes them, `filling` puts an inventory into them, `titles` tells in
Vietnamese what columns hold, `metadata` makes what `datasette` reads beside the file.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import BinaryIO

from engine.model.decision import Inventory
from engine.render import Screen
from engine.render.sqlite_file.building import empty_database
from engine.render.sqlite_file.filling import fill

OLDEST = (3, 37, 0)
"""STRICT tables came with this version of SQLite (https://www.sqlite.org/stricttables.html)."""


def render(inventory: Inventory, stream: BinaryIO, _screen: Screen) -> None:
    """Write the whole database; the same inventory gives the same bytes with the same SQLite."""
    with empty_database() as connection:
        connection.execute("BEGIN")
        fill(connection, inventory)
        connection.execute("COMMIT")
        connection.execute("INSERT INTO row_search (row_search) VALUES ('optimize')")
        connection.execute("VACUUM")
        stream.write(connection.serialize())


def lacking() -> str:
    """What the SQLite of this Python lacks, in words; empty when nothing."""
    if sqlite3.sqlite_version_info < OLDEST:
        needed = ".".join(map(str, OLDEST))
        return f"thư viện SQLite của Python trên máy này là bản {sqlite3.sqlite_version}, cần từ bản {needed}"
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE t USING fts5 (x)")
        except sqlite3.OperationalError:
            return "thư viện SQLite của Python trên máy này không có phần tìm toàn văn (FTS5)"
    return ""
