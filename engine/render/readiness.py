"""Readiness for a person at a terminal."""

from __future__ import annotations

from typing import BinaryIO

from rich.table import Table
from rich.text import Text

from engine.model.readiness import CellState, EventReadiness, Readiness
from engine.render import Screen
from engine.render import readiness_words as told
from engine.render.page import Page

_STYLES = {
    CellState.READY: "bold green",
    CellState.NOT_CONNECTED: "cyan",
    CellState.NOT_CLEAN: "yellow",
    CellState.NOT_DIGITISED: "magenta",
    CellState.UNKNOWN: "dim",
}


def render(found: Readiness, stream: BinaryIO, screen: Screen) -> None:
    """Write the totals, one line for each commune, then what the columns are."""
    page = Page(screen)
    page.put((told.TITLE.upper(), "bold"))
    page.put(told.head(found))
    page.put(f"{told.states(found.counts)}; {told.missing(found.counts)}")
    page.blank()
    page.show(_communes(found, page))
    page.put((_printable(told.KEYS, page), "dim"))
    page.blank()
    page.put(("Các cột: loại giấy tờ", "bold"))
    common = {_asked(event) for event in found.events}
    for column, event in enumerate(found.events, 1):
        page.put((f"{column:2} {event.name}", "bold"), f" – {told.states(event.counts)}", hang=3)
        page.put(told.missing(event.counts), indent=3)
        if len(common) > 1:
            page.put(_asked(event), indent=3)
    if len(common) == 1:
        page.blank()
        page.put(f"Mọi loại giấy tờ: {common.pop()}")
    page.write_to(stream)


def _asked(event: EventReadiness) -> str:
    return f"ngưỡng {told.needed(event)}; {told.linked(event)}"


def _communes(found: Readiness, page: Page) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(overflow="fold")
    for _ in found.events:
        table.add_column(justify="right", no_wrap=True)
    table.add_row("", *(Text(str(column), "bold") for column in range(1, len(found.events) + 1)))
    by_commune = found.by_commune()
    for commune in found.communes:
        cells = (Text(_printable(told.short(cell), page), _STYLES[cell.state]) for cell in by_commune[commune.code])
        table.add_row(f"{commune.name} ({commune.code})", *cells)
    return table


def _printable(text: str, page: Page) -> str:
    return text.replace("✔", page.sign("✔", "+"))
