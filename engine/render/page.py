"""A page of text for a terminal: wrapping with a hanging indent, and a few styles."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import BinaryIO

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.style import Style

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
_WORDS = re.compile(r"[ ]*([^ ]+)")

TIE = "\u00a0"
"""Holds two words on one line; it is written as an ordinary space."""

Part = str | tuple[str, str]
"""Text, or text with the name of a style."""


class Page:
    """Collects the lines of one output; colours and symbols are those that the screen can show."""

    def __init__(self, screen: Screen) -> None:
        """Begin an empty page for `screen`."""
        self.screen = screen
        self.unicode = _can_print(screen.encoding, "✔◕◑◔∅✎■█≈·")
        self._text = io.StringIO()
        self.width = max(screen.width, NARROWEST)
        self.console = Console(
            file=self._text,
            width=self.width,
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

    def put(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:
        """Write a paragraph of parts (text, or text with a style); lines after the first stand `hang` further in."""
        shown = [(visible(text), style) for text, style in ((p, "") if isinstance(p, str) else p for p in parts)]
        plain = "".join(text for text, _ in shown)
        room = self.width - indent
        for number, (start, end) in enumerate(line_spans(plain, room, room - hang)):
            margin = " " * (indent + hang if number else indent)
            line = "".join(self._styled(shown, start, end)).replace(TIE, " ")
            self._text.write(f"{margin}{line}\n")

    def _styled(self, parts: Iterable[tuple[str, str]], start: int, end: int) -> Iterator[str]:
        """The piece of the joined parts between two places, each part in its style."""
        at = 0
        for text, style in parts:
            piece = text[max(start - at, 0) : max(end - at, 0)]
            at += len(text)
            if piece:
                yield _style(style).render(piece, color_system=ColorSystem.STANDARD) if self.screen.colour else piece

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


def line_spans(text: str, first: int, rest: int) -> Iterator[tuple[int, int]]:
    """Where to break a paragraph: the first line `first` cells wide, the others `rest`; spaces at breaks fall away."""
    is_narrow = cell_len(text) == len(text)
    return narrow_spans(text, first, rest) if is_narrow and min(first, rest) > 0 else wide_spans(text, first, rest)


def narrow_spans(text: str, first: int, rest: int) -> Iterator[tuple[int, int]]:
    """`line_spans` where every character is one cell: nearly every text, and much faster."""
    start, room, last = 0, first, len(text.rstrip(" "))
    while last - start > room:
        end = text.rfind(" ", start, start + room + 1)
        while end > start and text[end - 1] == " ":
            end -= 1
        if end <= start:  # a word wider than the page
            end = start + room
        yield start, end
        start = end
        while text[start] == " ":
            start += 1
        room = rest
    yield start, last


def wide_spans(text: str, first: int, rest: int) -> Iterator[tuple[int, int]]:
    """`line_spans` word by word, each measured in cells."""
    start, end, used, room = 0, 0, 0, first
    for word in _WORDS.finditer(text):
        cells = _cells(word[1])
        gap = word.start(1) - end if end > start else 0
        if end > start and used + gap + cells > room:
            yield start, end
            start, used, gap, room = word.start(1), 0, 0, rest
        while used + gap + cells > room > 0 and cells > room:  # a word wider than the page
            cut = start + room
            yield start, cut
            start, used, gap, room, cells = cut, 0, 0, rest, _cells(text[cut : word.end(1)])
        end, used = word.end(1), used + gap + cells
    yield start, end


@cache
def _cells(word: str) -> int:
    """The same few thousand words come again and again."""
    return cell_len(word)


def tied(text: str) -> str:
    """The text with its words held on one line."""
    return text.replace(" ", TIE)


@cache
def _style(definition: str) -> Style:
    return Style.parse(definition)


def _can_print(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
