"""Readiness as lines of cells: CSV, and the sheets of a workbook; and as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from engine.model.readiness import Cell, CommuneReadiness, Counts, EventReadiness, Readiness
from engine.model.record import to_json
from engine.render import Screen
from engine.render import readiness_words as told
from engine.render.jsons import INDENT, plain
from engine.render.table import BYTE_ORDER_MARK, harmless_lines
from engine.render.workbook import Shaded, Sheet, Value, write_workbook

HEADINGS = (
    "Mã xã",
    "Xã",
    "Loại giấy tờ",
    "Trạng thái",
    "Vướng mắc",
    "Đã số hóa",
    "Đã làm sạch",
    "Tổng số bản ghi",
    "Còn phải số hóa",
    "Còn phải làm sạch",
    "Số liệu từ ngày",
)
_COUNTED = ("Sẵn sàng", "Đủ dữ liệu, chưa kết nối", "Chưa làm sạch đủ", "Chưa số hóa đủ", "Chưa rõ")
_MISSING = ("Còn phải số hóa", "Còn phải làm sạch", "Số ô chưa đủ số liệu")
_ASKED = ("Ngày xét", "Tỉnh", "Danh mục")


def render_csv(found: Readiness, stream: BinaryIO, _screen: Screen) -> None:
    """Write one line for each event of each commune."""
    asked = [found.as_of.isoformat(), found.province_name, found.catalog_hash]
    lines = ([_written(value) for value in line] + asked for line in _lines(found))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows(harmless_lines([[*HEADINGS, *_ASKED], *lines]))
    stream.write((BYTE_ORDER_MARK + text.getvalue()).encode("utf-8"))


def render_json(found: Readiness, stream: BinaryIO, _screen: Screen) -> None:
    """Write one object with every key."""
    stream.write(to_json(plain(found), indent=INDENT) + b"\n")


def render_xlsx(found: Readiness, stream: BinaryIO, _screen: Screen) -> None:
    """Write a workbook: communes by events in colours, then communes, events, and every cell with its numbers."""
    notes = (told.TITLE, told.head(found), f"{told.states(found.counts)}; {told.missing(found.counts)}")
    write_workbook(
        (
            Sheet("Bản đồ", (*notes, told.KEYS), ("Mã xã", "Xã", *(e.name for e in found.events)), tuple(_map(found))),
            Sheet("Theo xã", notes, ("Mã xã", "Xã", *_COUNTED, *_MISSING), tuple(map(_commune, found.communes))),
            Sheet(
                "Theo loại giấy tờ",
                notes,
                ("Loại giấy tờ", *_COUNTED, *_MISSING, "Kết nối", "Ngưỡng"),
                tuple(map(_event, found.events)),
            ),
            Sheet("Chi tiết", notes, HEADINGS, tuple(_lines(found))),
        ),
        stream,
    )


def _map(found: Readiness) -> Iterator[tuple[Value, ...]]:
    by_commune = found.by_commune()
    for commune in found.communes:
        cells = (Shaded(told.short(cell), *told.PAINTS[cell.state]) for cell in by_commune[commune.code])
        yield (commune.code, commune.name, *cells)


def _commune(commune: CommuneReadiness) -> tuple[Value, ...]:
    return commune.code, commune.name, *_counted(commune.counts)


def _event(event: EventReadiness) -> tuple[Value, ...]:
    return event.name, *_counted(event.counts), told.linked(event), told.needed(event)


def _counted(counts: Counts) -> tuple[Value, ...]:
    return *counts.by_state.values(), counts.to_digitise, counts.to_clean, counts.uncounted


def _lines(found: Readiness) -> Iterator[tuple[Value, ...]]:
    names = {commune.code: commune.name for commune in found.communes}
    events = {event.event: event for event in found.events}
    for cell in found.cells:
        yield _line(cell, names[cell.commune], events[cell.event])


def _line(cell: Cell, name: str, event: EventReadiness) -> tuple[Value, ...]:
    return (
        cell.commune,
        name,
        event.name,
        cell.state.label,
        "; ".join(told.blockers(cell, event)),
        "" if cell.digitised is None else told.percent(cell.digitised),
        "" if cell.clean is None else told.percent(cell.clean),
        cell.total,
        cell.to_digitise,
        cell.to_clean,
        cell.stated.isoformat() if cell.stated else "",
    )


def _written(value: Value) -> str:
    return "" if value is None else str(value)
