"""A page of text for a terminal: wrapping with a hanging indent, and a few styles."""

from __future__ import annotations

import io
from typing import BinaryIO

from rich.console import Console, RenderableType
from rich.text import Text

from engine.diagnostics import visible
from engine.model.terms import Verdict
from engine.render import Screen
from engine.render.letters import ERRORS

COLOURS = {
    Verdict.CUT_NOW: "bold green",
    Verdict.CUT_WHEN_DATA_READY: "cyan",
    Verdict.CUT_WHEN_CONNECTED: "cyan",
    Verdict.CUT_WHEN_FIELDS_ANNOUNCED: "cyan",
    Verdict.NOT_DEMANDED: "bold green",
    Verdict.UNCLEAR: "yellow",
    Verdict.NEEDS_LEGAL_CHANGE: "magenta",
    Verdict.KEEP: "bold",
}
_SYMBOLS = {
    Verdict.CUT_NOW: ("✔", "+"),
    Verdict.CUT_WHEN_DATA_READY: ("◕", "o"),
    Verdict.CUT_WHEN_CONNECTED: ("◑", "o"),
    Verdict.CUT_WHEN_FIELDS_ANNOUNCED: ("◔", "o"),
    Verdict.NOT_DEMANDED: ("∅", "0"),
    Verdict.UNCLEAR: ("?", "?"),
    Verdict.NEEDS_LEGAL_CHANGE: ("✎", "*"),
    Verdict.KEEP: ("■", "#"),
}
NARROWEST = 40


class Page:
    """Collects the lines of one output; colours and symbols are those that the screen can show."""

    def __init__(self, screen: Screen) -> None:
        """Begin an empty page for `screen`."""
        self.screen = screen
        self.unicode = _can_print(screen.encoding, "✔◕◑◔∅✎■█≈·")
        self._text = io.StringIO()
        self.console = Console(
            file=self._text,
            width=max(screen.width, NARROWEST),
            color_system="standard" if screen.colour else None,
            force_terminal=screen.colour,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
            _environ={},
        )

    def symbol(self, verdict: Verdict | None) -> str:
        """The sign of a verdict; it carries the meaning without colour."""
        if verdict is None:
            return "·" if self.unicode else "-"
        return _SYMBOLS[verdict][0 if self.unicode else 1]

    def sign(self, wanted: str, instead: str) -> str:
        """A sign, or a plain one where the screen cannot print it."""
        return wanted if self.unicode else instead

    def put(self, *parts: str | tuple[str, str], indent: int = 0, hang: int = 0) -> None:
        """Write a paragraph of parts (text, or text with a style); lines after the first stand `hang` further in."""
        shown = Text.assemble(*(self._part(part) for part in parts))
        margin = indent + hang
        lines = shown.wrap(self.console, self.console.width - margin) if shown.plain else [Text()]
        for number, line in enumerate(lines):
            line.rstrip()
            self.console.print(Text(" " * (margin if number else indent)) + line, soft_wrap=True)

    def show(self, renderable: RenderableType) -> None:
        """Write a table or tree."""
        self.console.print(renderable)

    def blank(self) -> None:
        """Write an empty line."""
        self.console.print()

    def write_to(self, stream: BinaryIO) -> None:
        """Write the whole page in the encoding of the screen."""
        lines = (line.rstrip(" ") for line in self._text.getvalue().split("\n"))
        stream.write("\n".join(lines).encode(self.screen.encoding, ERRORS))

    @staticmethod
    def _part(part: str | tuple[str, str]) -> tuple[str, str]:
        text, style = (part, "") if isinstance(part, str) else part
        return visible(text), style


def _can_print(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
