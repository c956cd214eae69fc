"""The words and colours in which every format tells readiness."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal
from typing import NamedTuple

from engine.model.readiness import Cell, CellState, Counts, EventReadiness, Readiness
from engine.model.terms import LinkState
from engine.render import words

TITLE = "Mức độ sẵn sàng của dữ liệu hộ tịch"
KEYS = "✔ sẵn sàng · KN dữ liệu đủ, chờ kết nối · LS, SH đã làm sạch, số hóa bao nhiêu % · ? chưa rõ"
"""What the short signs in cells mean."""


class Paint(NamedTuple):
    """The colour of a cell and of the text in it, as `#rrggbb`."""

    fill: str
    ink: str


PAINTS = {
    CellState.READY: Paint("#0072b2", "#ffffff"),
    CellState.NOT_CONNECTED: Paint("#56b4e9", "#000000"),
    CellState.NOT_CLEAN: Paint("#f0e442", "#000000"),
    CellState.NOT_DIGITISED: Paint("#e69f00", "#000000"),
    CellState.UNKNOWN: Paint("#ffffff", "#555555"),
}
"""Colours that people who do not see red or green tell apart (Okabe and Ito); what is unknown has a pattern too."""

_SIGNS = {CellState.READY: "✔", CellState.NOT_CONNECTED: "KN", CellState.UNKNOWN: "?"}


def short(cell: Cell) -> str:
    """A cell in a few characters; shares are cut, never rounded up to a threshold."""
    if cell.state in _SIGNS:
        return _SIGNS[cell.state]
    kind, stated = ("SH", cell.digitised) if cell.state is CellState.NOT_DIGITISED else ("LS", cell.clean)
    return f"{kind} ?" if stated is None else f"{kind} {_cut(stated, 0)}"


def blockers(cell: Cell, event: EventReadiness) -> Iterator[str]:
    """Everything that stands in the way, in sentences."""
    if event.link is not LinkState.LIVE:
        yield f"{event.database_name}: {_LINKS.get(event.link, event.link.label)}"
    if cell.state is CellState.UNKNOWN:
        yield "chưa có ngưỡng" if event.digitised is None else "chưa có số liệu số hóa, làm sạch"
        return
    if cell.state is CellState.NOT_DIGITISED:
        yield f"mới số hóa {percent(cell.digitised)}, cần {percent(event.digitised)}"
    if cell.clean is None:
        yield "chưa có số liệu làm sạch"
    elif event.clean is not None and cell.clean < event.clean:
        yield f"mới làm sạch {percent(cell.clean)}, cần {percent(event.clean)}"


_LINKS = {
    LinkState.PLANNED: "kết nối mới có kế hoạch",
    LinkState.NONE: "chưa kết nối",
    LinkState.UNKNOWN: "chưa rõ đã kết nối chưa",
}


def percent(stated: float | None) -> str:
    """A share in percent as it is written in Vietnam, cut after one decimal; a dash where nobody stated it."""
    return "–" if stated is None else f"{_cut(stated, 1)} %"


def _cut(stated: float, digits: int) -> str:
    shown = (Decimal(repr(stated)) * 100).quantize(Decimal(1).scaleb(-digits), ROUND_DOWN)
    text = f"{shown:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def number(value: int | None) -> str:
    """A number with points between thousands; a dash for none."""
    return "–" if value is None else f"{value:,}".replace(",", ".")


def head(found: Readiness) -> str:
    """Of which day and place it is."""
    size = f"{len(found.communes)} xã, phường × {len(found.events)} loại giấy tờ"
    return f"Ngày xét {words.day(found.as_of)} · tỉnh {found.province_name} (mã {found.province}) · {size}"


def needed(event: EventReadiness) -> str:
    """What is asked for before the data of an event counts as ready, and who set it."""
    if event.digitised is None:
        return "chưa có ngưỡng nào có hiệu lực"
    asked = f"số hóa từ {percent(event.digitised)}, làm sạch từ {percent(event.clean)}"
    return f"{asked} (do {event.set_by} đặt)"


def linked(event: EventReadiness) -> str:
    """The database of an event and the state of the link to it."""
    return f"{event.database_name}: {event.link.label}"


def missing(counts: Counts) -> str:
    """How many records are still to be done, and where nobody has counted."""
    if counts.uncounted and not counts.to_digitise and not counts.to_clean:
        return "chưa biết còn thiếu bao nhiêu bản ghi"
    told = f"còn phải số hóa {number(counts.to_digitise)} bản ghi, làm sạch {number(counts.to_clean)} bản ghi"
    return f"{told} (chưa kể {number(counts.uncounted)} ô chưa đủ số liệu)" if counts.uncounted else told


def states(counts: Counts) -> str:
    """The cells by state, zeros left out."""
    return " · ".join(f"{counts.by_state[s.value]} {s.label}" for s in CellState if counts.by_state[s.value])
