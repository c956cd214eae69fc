"""The text of a file of rulings with one more at its end; what stood there stays as it was written."""

from __future__ import annotations

from textwrap import indent
from typing import Any

from engine.diagnostics import CatgiamError
from engine.model.record import to_data
from engine.model.ruling import Ruling
from engine.rulings.reading import KIND
from engine.source import Document, parse_yaml
from engine.source.comments import has_comments
from engine.source.writing import to_yaml

HEADER = (
    "# Ý kiến của đơn vị về từng kết luận. Lệnh catgiam ruling add ghi thêm vào cuối tệp;\n"
    "# ý kiến sau thay ý kiến trước của cùng một dòng, ý kiến trước được giữ lại.\n"
)
_ORDER = (
    *("component", "alternative", "paper", "subject", "origin", "channel"),
    *("verdict", "role", "on", "reason", "clause", "clause_as_written", "given_for"),
)


def appended(document: Document | None, ruling: Ruling) -> str:
    """The file with the ruling added; a new file where there was none.

    Raises `CatgiamError` for a file whose remarks would be lost, because nothing can be put at its end.
    """
    new = {name: value for name in _ORDER if (value := to_data(ruling).get(name)) is not None}
    if document is None:
        return HEADER + to_yaml({"kind": KIND, "code": ruling.procedure, "rulings": [new]})
    data: Any = document.data
    wanted = {**data, "rulings": [*data["rulings"], new]}
    text = document.text.body.rstrip("\n") + "\n" + indent(to_yaml([new]), " " * _dash_column(document))
    if _says(text, wanted):
        return text
    if has_comments(document.text.body.removeprefix(HEADER)):
        hint = "để “rulings” ở cuối tệp, mỗi ý kiến một mục bắt đầu bằng dấu gạch, rồi chạy lại"
        message = "không ghi thêm được vào cuối tệp này; ghi lại cả tệp thì mất chú thích"
        raise CatgiamError([document.diagnostic("no-end", message, ("rulings",), key=True, hint=hint)])
    return HEADER + to_yaml(wanted)


def _dash_column(document: Document) -> int:
    """How far in the dashes of the list stand, counted from 0."""
    line, column = document.place(("rulings", 0)).value
    before = (document.source_line(line) or "")[: column - 1]
    return before.index("-") if before.strip() == "-" else 0


def _says(text: str, wanted: object) -> bool:
    """Whether a text reads as what it should say."""
    try:
        return parse_yaml(text.encode("utf-8"), "").data == wanted
    except CatgiamError:
        return False
