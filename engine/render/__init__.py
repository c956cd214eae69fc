"""Turns finished results into bytes: renderers style, they never compute.

`BY_NAME` names each format by its module, so that asking for one loads no other:
only the terminal needs `rich`.
"""

from __future__ import annotations

from importlib import import_module
from typing import BinaryIO, NamedTuple, Protocol

from engine.model.decision import Inventory

__all__ = ["BY_NAME", "NOT_YET", "Renderer", "Screen", "renderer"]


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


BY_NAME = {
    "terminal": "engine.render.terminal:render",
    "csv": "engine.render.table:render",
    "json": "engine.render.jsons:render",
    "jsonl": "engine.render.jsons:render_lines",
}
"""Format → where its renderer lives."""

NOT_YET = ("xlsx", "docx", "html", "sqlite")
"""Formats of the contract that this version does not write yet."""


def renderer(name: str) -> Renderer:
    """Load the renderer of a format in `BY_NAME`."""
    module, attribute = BY_NAME[name].split(":")
    found: Renderer = getattr(import_module(module), attribute)
    return found
