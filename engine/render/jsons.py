"""JSON: one object, or its rows one a line. Every key is always there, null or empty when it says nothing."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import BinaryIO

from engine.model.decision import Inventory, Row
from engine.model.record import Record, to_json
from engine.render import Screen

INDENT = 2

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None
"""What a JSON text can hold."""


def render(inventory: Inventory, stream: BinaryIO, _screen: Screen) -> None:
    """Write the inventory as one object."""
    top = {name: plain(getattr(inventory, name)) for name in inventory.__struct_fields__ if name != "rows"}
    stream.write(to_json(top | {"rows": [row_data(row) for row in inventory.rows]}, indent=INDENT) + b"\n")


def render_lines(inventory: Inventory, stream: BinaryIO, _screen: Screen) -> None:
    """Write the rows of the inventory, one a line."""
    stream.writelines(to_json(row_data(row)) + b"\n" for row in inventory.rows)


def row_data(row: Row) -> dict[str, Json]:
    """One row with the label of its verdict."""
    data = {name: plain(getattr(row, name)) for name in row.__struct_fields__}
    return data | {"verdict_label": row.verdict.label if row.verdict else None}


def plain(value: object) -> Json:
    """Plain data of a record with every key: the store leaves out what is empty, a reader must not have to guess."""
    if isinstance(value, Record):
        return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str | int | float):
        return value
    return _fields(value)


def _fields(value: object) -> Json:
    """A location is a dataclass with slots: the diagnostics know nothing of records."""
    return {name: plain(getattr(value, name)) for name in getattr(value, "__slots__", ())}
