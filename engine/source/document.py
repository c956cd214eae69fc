"""The result of reading: plain data that still knows where each value stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from engine.diagnostics import Diagnostic, Location, Severity, quoted
from engine.source.text import Position, Text

Data: TypeAlias = "dict[str, Data] | list[Data] | str"
"""What a file holds: nothing but text, groups of keys and lists."""

Path: TypeAlias = tuple[str | int, ...]
"""The keys and item numbers that lead from the top of a file to a value."""


class Place(NamedTuple):
    """Where a value stands and where its key stands; an item has no key but itself."""

    value: Position
    key: Position


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file, read and safe. Nobody changes `data`; it may share parts with itself."""

    text: Text
    data: Data
    lines: Mapping[Path, Place]
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def file(self) -> str:
        """The name under which messages know the file."""
        return self.text.file

    def source_line(self, number: int) -> str | None:
        """The line of that number, counted from 1."""
        return self.text.line(number)

    def place(self, path: Path) -> Place:
        """Where a value stands; what is not there stands where its nearest owner does."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, Place((1, 1), (1, 1)))

    def location(self, path: Path = (), *, key: bool = False) -> Location:
        """The location of a value, or of its key."""
        place = self.place(path)
        return Location(self.file, *(place.key if key else place.value))

    def diagnostic(  # noqa: PLR0913 - the fields of a diagnostic
        self,
        code: str,
        message: str,
        path: Path = (),
        *,
        key: bool = False,
        hint: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> Diagnostic:
        """Say something about a value of this file, or about its key."""
        place = self.place(path)
        at = place.key if key else place.value
        return self.text.diagnostic(code, message, at, hint=hint, severity=severity)


def describe(path: Path) -> str:
    """Name a value as an analyst would: by its key, or by its number in a list."""
    if not path:
        return "tệp"
    last = path[-1]
    if isinstance(last, str):
        return quoted(last)
    if len(path) == 1:
        return f"mục thứ {last + 1} của tệp"
    return f"mục thứ {last + 1} của {describe(path[:-1])}"
