"""The flat format: one object a procedure, as cut out of page text (`origin` A) or simplified (`origin` B)."""

from __future__ import annotations

from typing import NamedTuple

from engine.portal.shapes import Fields, ShapeError, code_text, fields_of, items_of, quantity_of, text_of, texts_of


class RawLine(NamedTuple):
    """One line of a dossier as written."""

    text: str
    group: str
    original_qty: int | None
    copy_qty: int | None
    attachments: tuple[str, ...] = ()
    is_case: bool = False


class RawProcedure(NamedTuple):
    """What both formats give, not yet repaired. `updated` is an ISO date or empty."""

    code: str
    name: str
    field: str
    agency: str
    level: str
    decision: str
    updated: str
    legal_basis: tuple[str, ...]
    steps: str
    url: str
    lines: tuple[RawLine, ...]


def is_flat(data: object) -> bool:
    """Whether this is a record of the flat format."""
    return isinstance(data, dict) and "components" in data


def from_flat(data: Fields) -> RawProcedure:
    """Take the fields out. Raises `ShapeError` naming the first that does not fit."""
    return RawProcedure(
        code=code_text(data, "code"),
        name=text_of(data, "name", required=True),
        field=text_of(data, "field"),
        agency=text_of(data, "agency"),
        level=text_of(data, "level"),
        decision=text_of(data, "decision"),
        updated=text_of(data, "updated_at")[:10],
        legal_basis=texts_of(data, "legal_basis"),
        steps=text_of(data, "steps"),
        url=text_of(data, "url"),
        lines=tuple(_line(item, number) for number, item in enumerate(items_of(data, "components"), 1)),
    )


def _line(item: object, number: int) -> RawLine:
    what = f"thành phần hồ sơ thứ {number}"
    data = fields_of(item, what)
    try:
        return RawLine(
            text=text_of(data, "text", required="text" not in data),
            group=text_of(data, "group"),
            original_qty=quantity_of(data, "original_qty"),
            copy_qty=quantity_of(data, "copy_qty"),
        )
    except ShapeError as error:
        raise ShapeError(f"{what}: {error}") from error
