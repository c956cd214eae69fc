"""Turns finished results into bytes: renderers style, they never compute.

`BY_NAME` names each format by its module, so that asking for one loads no other:
only the terminal needs `rich`.
"""

from __future__ import annotations

from importlib import import_module
from typing import BinaryIO, NamedTuple, Protocol

from engine.model.decision import Inventory
from engine.model.submission import Submission

__all__ = [
    "BY_NAME",
    "OFFICIAL",
    "OfficialRenderer",
    "Renderer",
    "Screen",
    "official_renderer",
    "renderer",
]


class Screen(NamedTuple):
    """What a terminal can show; files and pipes are a wide page without colour."""

    width: int = 100
    colour: bool = False
    encoding: str = "utf-8"


class Renderer(Protocol):
    """Receives a finished inventory and writes it to a stream."""

    def __call__(self, inventory: Inventory, stream: BinaryIO, screen: Screen, /) -> None:
        """Write the whole inventory."""
        ...


class OfficialRenderer(Protocol):
    """Receives what an office sends and writes it to a stream."""

    def __call__(self, submission: Submission, stream: BinaryIO, /) -> None:
        """Write the whole file."""
        ...


BY_NAME = {
    "terminal": "engine.render.terminal:render",
    "csv": "engine.render.table:render",
    "json": "engine.render.jsons:render",
    "jsonl": "engine.render.jsons:render_lines",
    "html": "engine.render.inventory_page:render",
    "sqlite": "engine.render.sqlite_file:render",
}
"""Format → where its renderer lives."""

OFFICIAL = {
    "xlsx": "engine.render.inventory_workbook:render",
    "docx": "engine.render.official:render",
}
"""Formats for an office, which also name texts and connections: they are made from a `Submission`."""


def renderer(name: str) -> Renderer:
    """Load the renderer of a format in `BY_NAME`."""
    module, attribute = BY_NAME[name].split(":")
    found: Renderer = getattr(import_module(module), attribute)
    return found


def official_renderer(name: str) -> OfficialRenderer:
    """Load the renderer of a format in `OFFICIAL`."""
    module, attribute = OFFICIAL[name].split(":")
    found: OfficialRenderer = getattr(import_module(module), attribute)
    return found
