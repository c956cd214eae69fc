"""Which column of a table is which field, by its heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from engine.diagnostics import Diagnostic, Severity, quoted, suggest
from engine.places.spelling import key_of
from engine.sheets import Table


class Field(NamedTuple):
    """A field of a statement: its heading in the tables that we write, and other headings that mean it."""

    key: str
    heading: str
    others: tuple[str, ...] = ()
    is_required: bool = False


FIELDS = (
    Field("commune_code", "Mã xã", ("mã đơn vị", "mã đơn vị hành chính", "mã ĐVHC", "commune_code")),
    Field("commune", "Tên xã", ("xã", "xã, phường", "xã, phường, đặc khu", "đơn vị", "đơn vị hành chính", "commune")),
    Field("event", "Loại giấy tờ", ("việc hộ tịch", "loại việc", "giấy tờ", "event"), is_required=True),
    Field("registered_from", "Đăng ký từ", ("từ năm", "từ ngày", "registered_from")),
    Field("registered_until", "Đăng ký đến", ("đến năm", "đến ngày", "registered_until")),
    Field("total", "Tổng số bản ghi", ("tổng số", "số bản ghi", "total")),
    Field("digitised", "Đã số hóa", ("số hóa", "tỷ lệ số hóa", "tỉ lệ số hóa", "digitised"), is_required=True),
    Field("clean", "Đã làm sạch", ("làm sạch", "tỷ lệ làm sạch", "tỉ lệ làm sạch", "clean")),
    Field("state_date", "Ngày số liệu", ("số liệu đến ngày", "ngày chốt số liệu", "state_date")),
    Field("source", "Nguồn", ("nguồn số liệu", "source")),
)
"""Every field, in the order in which we write them."""

_BY_NAME = {key_of(name): field.key for field in FIELDS for name in (field.heading, *field.others)}

_RUNNING_NUMBER = frozenset(map(key_of, ("STT", "TT", "Số TT", "Số thứ tự")))

Columns = Mapping[str, int]
"""Field → the number of its column, from 0."""


def find_columns(table: Table) -> tuple[Columns, list[Diagnostic]]:
    """The columns of a table, with what is wrong with its heading; a column that nobody knows is only noted."""
    found: dict[str, int] = {}
    problems: list[Diagnostic] = []
    for number, heading in enumerate(table.header.texts):
        key = _BY_NAME.get(key_of(heading))
        if key is None:
            problems += _unknown(table, number, heading)
        elif key in found:
            first = quoted(table.header.texts[found[key]])
            message = f"cột {quoted(heading)} cùng nghĩa với cột {first} đã có"
            problems.append(Diagnostic("duplicate-column", message, table.locate(table.header, number)))
        else:
            found[key] = number
    return found, [*problems, *_missing(table, found)]


def _unknown(table: Table, number: int, heading: str) -> Iterator[Diagnostic]:
    if heading and key_of(heading) not in _RUNNING_NUMBER:
        hint = suggest(heading, (field.heading for field in FIELDS))
        message = f"không biết cột {quoted(heading)}, bỏ qua cột này"
        place = table.locate(table.header, number)
        yield Diagnostic("unknown-column", message, place, Severity.WARNING, hint)


def _missing(table: Table, found: Columns) -> Iterator[Diagnostic]:
    lacking = [field.heading for field in FIELDS if field.is_required and field.key not in found]
    lacking += ["Mã xã"] if not {"commune_code", "commune"} & found.keys() else []
    for heading in lacking:
        hint = "lấy bảng mẫu bằng: catgiam coverage template --province MÃ --out bang-mau.csv"
        yield Diagnostic(
            "missing-column", f"bảng thiếu cột {quoted(heading)}", table.locate(table.header, 0), hint=hint
        )
