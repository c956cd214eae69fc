"""Takes typed fields out of somebody's JSON; what has another type is a problem with the name of the field."""

from __future__ import annotations

from typing import Any

MOST = 999_999
"""The greatest quantity that anybody may ask for."""
MAX_TEXT = 1_000_000
"""Characters of one field; the longest published text has some ten thousand."""


class ShapeError(ValueError):
    """A field is missing or of the wrong type, in Vietnamese."""


Fields = dict[str, Any]
"""A JSON object."""


def fields_of(value: object, what: str) -> Fields:
    """An object. Raises `ShapeError`."""
    if not isinstance(value, dict):
        raise ShapeError(f"{what} phải là một đối tượng JSON")
    return value


def text_of(data: Fields, key: str, *, required: bool = False) -> str:
    """A text, "" where it is missing or null. Raises `ShapeError`."""
    value = data.get(key)
    if value is None and not required:
        return ""
    if not isinstance(value, str):
        raise ShapeError(f"trường “{key}” {'thiếu' if value is None else 'phải là chữ'}")
    if len(value) > MAX_TEXT:
        length = f"{len(value):,}".replace(",", ".")
        raise ShapeError(f"trường “{key}” dài {length} ký tự, quá dài đối với một bản công bố")
    if not _storable(value):
        raise ShapeError(f"trường “{key}” có ký tự không ghi được bằng UTF-8")
    if required and not value.strip():
        raise ShapeError(f"trường “{key}” để trống")
    return value


def _storable(text: str) -> bool:
    """JSON can spell half of a character (a lone surrogate), UTF-8 cannot."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def code_text(data: Fields, key: str) -> str:
    """A procedure code as text; a spreadsheet may have made it a number. Raises `ShapeError`."""
    value = data.get(key)
    if isinstance(value, float):
        return repr(value)
    return text_of(data, key, required=True)


def items_of(data: Fields, key: str) -> list[Any]:
    """A list, empty where it is missing or null. Raises `ShapeError`."""
    value = data.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise ShapeError(f"trường “{key}” phải là danh sách")
    return value


def texts_of(data: Fields, key: str) -> tuple[str, ...]:
    """A list of texts, or one text. Raises `ShapeError`."""
    value = data.get(key)
    if value is None or isinstance(value, str):
        text = text_of(data, key)
        return (text,) if text else ()
    return tuple(text_of({key: item}, key) for item in items_of(data, key))


def quantity_of(data: Fields, key: str) -> int | None:
    """A count, None where it is missing. Raises `ShapeError`."""
    value = data.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value) if len(value) <= len(str(MOST)) else -1
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if type(value) is not int or not 0 <= value <= MOST:
        raise ShapeError(f"trường “{key}” phải là số lượng")
    return value
