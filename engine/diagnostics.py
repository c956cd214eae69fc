"""The one shape of everything the program says about somebody's file.

Every stage makes `Diagnostic`s, collects all it can find, and raises once.
Whoever shows them calls `render`; nobody else formats a place or a caret.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

MAX_SHOWN = 100  # characters of a source line that are shown around the caret
MAX_QUOTED = 60  # characters of somebody's text that a message repeats
INDENT = "    "
DELETE = "\x7f"

Style = Callable[[str, str], str]
"""Decorates a text by its role: place, error, warning, note, code, source, caret, hint."""


class Severity(StrEnum):
    """How bad it is; only an error stops the work."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


LABELS = {Severity.ERROR: "", Severity.WARNING: "cảnh báo: ", Severity.NOTE: "ghi chú: "}
_RANK = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file, counted from 1; a 0 means that the line or column is not known."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """The place as editors understand it: `file:line:col`."""
        known = [part for part in (self.line, self.column) if part]
        return ":".join([self.file, *map(str, known)])


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fact about one place: what is wrong, and what to do about it."""

    code: str
    message: str
    location: Location
    severity: Severity = Severity.ERROR
    hint: str | None = None
    source_line: str | None = None

    @property
    def sort_key(self) -> tuple[Location, int, str, str]:
        """Place first, so that a reader works down the file."""
        return self.location, _RANK[self.severity], self.code, self.message


class CatgiamError(Exception):
    """Carries every diagnostic of one attempt, sorted by place."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep the diagnostics; `str()` of the error is their rendered text."""
        self.diagnostics = sort_diagnostics(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        """All diagnostics, as `render_all` writes them."""
        return render_all(self.diagnostics)


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by place; the same diagnostic said twice is kept once."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda d: d.sort_key))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether one of them stops the work."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def raise_errors(diagnostics: Iterable[Diagnostic]) -> None:
    """Raise all of them at once if one is an error."""
    collected = tuple(diagnostics)
    if has_errors(collected):
        raise CatgiamError(collected)


def quoted(text: str) -> str:
    """Put somebody's text in Vietnamese quotation marks, cut to a readable length."""
    shown = text if len(text) <= MAX_QUOTED else text[:MAX_QUOTED] + "…"
    return f"“{shown}”"


def suggest(name: str, candidates: Iterable[str]) -> str | None:
    """Ask after the nearest known name; letter case, accents and separators do not count."""
    if len(name) > MAX_QUOTED:  # comparing is quadratic, and nobody mistypes that much
        return None
    by_folded = {_folded(candidate): candidate for candidate in candidates}
    near = difflib.get_close_matches(_folded(name), by_folded, n=1, cutoff=0.6)
    return f"có phải là {quoted(by_folded[near[0]])}?" if near else None


def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.strip().replace("-", "_").replace(" ", "_")


def plain(text: str, _role: str) -> str:
    """Add nothing: the style of files, pipes and tests."""
    return text


def render_all(diagnostics: Iterable[Diagnostic], style: Style = plain) -> str:
    """Render in the given order, one after the other."""
    return "\n".join(render(diagnostic, style) for diagnostic in diagnostics)


def render(diagnostic: Diagnostic, style: Style = plain) -> str:
    """Write `file:line:col: message [code]`, the source line, a caret and the hint."""
    lines = [_head(diagnostic, style), *_excerpt(diagnostic, style)]
    if diagnostic.hint:
        lines.append(INDENT + style(f"gợi ý: {visible(diagnostic.hint)}", "hint"))
    return "\n".join(lines)


def _head(diagnostic: Diagnostic, style: Style) -> str:
    place = str(diagnostic.location)
    message = LABELS[diagnostic.severity] + visible(diagnostic.message)
    parts = [style(visible(place) + ":", "place")] if place else []
    parts += [style(message, diagnostic.severity), style(f"[{diagnostic.code}]", "code")]
    return " ".join(parts)


def _excerpt(diagnostic: Diagnostic, style: Style) -> list[str]:
    source = diagnostic.source_line
    if source is None or not source.strip() or not diagnostic.location.line:
        return []
    index = min(max(diagnostic.location.column - 1, 0), len(source))
    piece, index = _cut(source, index)
    shown = [INDENT + style(visible(piece), "source")]
    if diagnostic.location.column:
        shown.append(INDENT + " " * _cells_before(piece, index) + style("^", "caret"))
    return shown


def _cut(line: str, index: int) -> tuple[str, int]:
    """Keep what surrounds the caret of a very long line."""
    if len(line) <= MAX_SHOWN:
        return line, index
    start = max(0, min(index - MAX_SHOWN // 2, len(line) - MAX_SHOWN))
    end = start + MAX_SHOWN
    left, right = "…" if start else "", "…" if end < len(line) else ""
    return left + line[start:end] + right, index - start + len(left)


def _cells_before(line: str, index: int) -> int:
    """Count the terminal cells to the left of a character.

    A combining mark stands on the letter before it, so the caret goes under that letter.
    """
    while 0 < index < len(line) and _cells(line[index]) == 0:
        index -= 1
    return sum(map(_cells, line[:index]))


def _cells(char: str) -> int:
    shown = _glyph(char)
    if shown != char:
        return len(shown)
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def visible(text: str) -> str:
    """Make control characters visible, so that no text can steer the reader's terminal."""
    return text if text.isprintable() else "".join(map(_glyph, text))


def _glyph(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] != "C" and category not in ("Zl", "Zp"):
        return char
    if char < " ":
        return chr(0x2400 + ord(char))  # the "control pictures", one cell each
    return "␡" if char == DELETE else f"<U+{ord(char):04X}>"
