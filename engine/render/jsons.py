"""JSON: one object, or its rows one a line. Every key is always there, null or empty when it says nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from engine.diagnostics import Location
from engine.model.change import ChangeKind, Comparison, Timeline
from engine.model.decision import Inventory, Row
from engine.model.record import Record, to_json
from engine.model.ruling import ListedRuling, RulingStanding
from engine.model.terms import Labelled
from engine.render import Screen
from engine.seal import inventory_digest, row_digest

if TYPE_CHECKING:  # a review writes JSON and explains nothing
    from engine.explain.parts import Explained, Flip
    from engine.model.unlocking import Unlocking
    from engine.verification import Verification

INDENT = 2
DIFF_SCHEMA, TIMELINE_SCHEMA, VERIFICATION_SCHEMA = "catgiam.diff/1", "catgiam.timeline/1", "catgiam.verification/1"
EXPLANATION_SCHEMA, UNLOCKING_SCHEMA = "catgiam.explanation/1", "catgiam.unlocking/1"
RULINGS_SCHEMA = "catgiam.rulings/1"

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None
"""What a JSON text can hold."""


def render(inventory: Inventory, stream: BinaryIO, _screen: Screen) -> None:
    """Write the inventory as one object."""
    top = {name: plain(getattr(inventory, name)) for name in inventory.__struct_fields__ if name != "rows"}
    top["digest"] = inventory_digest(inventory)
    stream.write(to_json(top | {"rows": [row_data(row) for row in inventory.rows]}, indent=INDENT) + b"\n")


def render_lines(inventory: Inventory, stream: BinaryIO, _screen: Screen) -> None:
    """Write the rows of the inventory, one a line."""
    stream.writelines(to_json(row_data(row)) + b"\n" for row in inventory.rows)


def explanation_bytes(procedure: str, day: date, province: str | None, explained: Sequence[Explained]) -> bytes:
    """The explanation of a procedure as one object."""
    data = {
        "schema": EXPLANATION_SCHEMA,
        "procedure": procedure,
        "as_of": day.isoformat(),
        "province": province,
        "rows": [_explained(item) for item in explained],
    }
    return to_json(data, indent=INDENT) + b"\n"


def _explained(item: Explained) -> dict[str, Json]:
    """The row with everything that explains it; keys of the row keep their names."""
    return row_data(item.row) | {
        "why": plain(item.grounds),
        "why_not": plain(item.why_not),
        "facts": plain(item.facts),
        "flips": [_flip(flip) for flip in item.flips],
        "next_facts": plain(item.next_facts),
        "changes": plain(item.changes),
        "letter": item.letter,
    }


def _flip(flip: Flip) -> Json:
    data: dict[str, Json] = {name: plain(getattr(flip, name)) for name in flip.__struct_fields__}
    return data | {"verdict_label": flip.verdict.label, "kind_label": flip.kind.label}


def row_data(row: Row) -> dict[str, Json]:
    """One row with the label of its verdict and the digest by which `verify` knows it."""
    data = {name: plain(getattr(row, name)) for name in row.__struct_fields__}
    return data | {"verdict_label": row.verdict.label if row.verdict else None, "digest": row_digest(row)}


def plain(value: object) -> Json:
    """Plain data of a record with every key: the store leaves out what is empty, a reader must not have to guess."""
    if isinstance(value, Record | Location):
        return {name: plain(getattr(value, name)) for name in _names(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str | int | float):
        return value.value if isinstance(value, Labelled) else value
    raise TypeError(type(value).__name__)


def _names(value: Record | Location) -> tuple[str, ...]:
    """A location is a dataclass: the diagnostics know nothing of records."""
    return value.__slots__ if isinstance(value, Location) else value.__struct_fields__


def comparison_bytes(comparison: Comparison) -> bytes:
    """Everything that differs between two reviews, as one object."""
    counts = Counter(change.kind.value for change in comparison.changes)
    head = {"schema": DIFF_SCHEMA, "counts": {kind.value: counts[kind.value] for kind in ChangeKind}}
    return to_json(head | _fields(comparison), indent=INDENT) + b"\n"


def render_timeline(timeline: Timeline, stream: BinaryIO, _screen: Screen) -> None:
    """Write the timeline as one object."""
    stream.write(to_json({"schema": TIMELINE_SCHEMA} | _fields(timeline), indent=INDENT) + b"\n")


def _fields(record: Record) -> dict[str, Json]:
    """Every field of a record as plain data."""
    return {name: plain(getattr(record, name)) for name in record.__struct_fields__}


def verification_bytes(found: Verification) -> bytes:
    """Whether a written inventory still holds, as one object."""
    return to_json({"schema": VERIFICATION_SCHEMA, "holds": found.holds} | _fields(found), indent=INDENT) + b"\n"


def unlocking_bytes(found: Unlocking, asked: Mapping[str, Json]) -> bytes:
    """What actions unlock, as one object; `asked` says of which day and province."""
    counted = {"schema": UNLOCKING_SCHEMA, **asked, "stuck": found.stuck}
    return to_json(counted | _fields(found), indent=INDENT) + b"\n"


def rulings_bytes(found: Sequence[ListedRuling], day: date) -> bytes:
    """The office's rulings with what has become of each by `day`, as one object."""
    counts = Counter(one.standing.value for one in found)
    head = {
        "schema": RULINGS_SCHEMA,
        "as_of": day.isoformat(),
        "counts": {standing.value: counts[standing.value] for standing in RulingStanding},
    }
    return to_json(head | {"rulings": [_ruling(one) for one in found]}, indent=INDENT) + b"\n"


def _ruling(one: ListedRuling) -> dict[str, Json]:
    return _fields(one) | {"standing_label": one.standing.label, "agrees": one.ruling.agrees}
