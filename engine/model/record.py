"""The base of every domain record, and the only place that knows how records are stored."""

from __future__ import annotations

from typing import Any, TypeVar, dataclass_transform

import msgspec

T = TypeVar("T")

replace = msgspec.structs.replace


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An immutable value; two records are equal when their fields are."""


class RecordError(ValueError):
    """Data that does not fit a record type. The schemas let none through; reaching this is our bug."""


def from_data(data: Any, kind: type[T]) -> T:  # noqa: ANN401 - plain YAML data has no narrower type
    """Turn plain data (dicts, lists, strings) into a record of `kind`.

    Raises `RecordError` when the data does not fit.
    """
    try:
        return msgspec.convert(data, kind, strict=False)
    except msgspec.ValidationError as error:
        raise RecordError(str(error)) from error


def to_data(record: object) -> Any:  # noqa: ANN401 - the reverse of `from_data`
    """Turn a record into plain data that any JSON writer accepts."""
    return msgspec.to_builtins(record)


def to_bytes(record: object) -> bytes:
    """Store a record compactly (MessagePack)."""
    return msgspec.msgpack.encode(record)


def from_bytes(stored: bytes, kind: type[T]) -> T:
    """Read back what `to_bytes` stored. Raises `RecordError` when it is damaged or of another shape."""
    try:
        return msgspec.msgpack.decode(stored, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecordError(str(error)) from error


def to_json(data: object, *, indent: int = 0) -> bytes:
    """Write plain data or records as UTF-8 JSON; `indent` 0 means one line."""
    encoded = msgspec.json.encode(data)
    return msgspec.json.format(encoded, indent=indent) if indent else encoded


def data_of_json(text: bytes) -> Any:  # noqa: ANN401 - somebody's JSON
    """Read JSON of unknown shape. Raises `RecordError` for what is no JSON, nests too deep, or is no UTF-8."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RecordError(str(error)) from error
