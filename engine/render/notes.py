"""Texts that many rows share: said once under a number, so that a row stays short and nothing is hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engine.model.decision import Blocker, Row

SHARED_FROM = 5
"""A text used by at least so many rows becomes a note."""

KINDS = ("ngoại lệ", "vướng mắc", "nghi vấn")
_SHORT = 66


class Note(NamedTuple):
    """A shared text, its number, and what kind of text it is."""

    number: int
    kind: str
    text: str


class Notes:
    """The notes of one inventory: exceptions first, then blockers, then doubts, the most used first."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Count the texts of `rows` and number those that many share."""
        uses = Counter(told for row in rows for told in dict.fromkeys(_texts(row)))
        shared = sorted(
            (t for t, count in uses.items() if count >= SHARED_FROM), key=lambda t: (KINDS.index(t[0]), -uses[t])
        )
        self._notes = {text: Note(number, kind, text) for number, (kind, text) in enumerate(shared, 1)}

    def __iter__(self) -> Iterator[Note]:
        return iter(self._notes.values())

    def short(self, text: str, name: str = "") -> str:
        """The text itself, or a short form with the number of its note; `name` replaces the short form."""
        note = self._notes.get(text)
        return text if note is None else f"{name or shortened(text, _SHORT)} [{note.number}]"


def blocker_text(blocker: Blocker) -> str:
    """What stands in the way, and who must act."""
    return f"{blocker.text} – {blocker.actor}" if blocker.actor else blocker.text


def shortened(text: str, limit: int) -> str:
    """The first words of a text, with an ellipsis where it was cut."""
    if len(text) <= limit:
        return text
    return text[: limit + 1].rsplit(" ", 1)[0].rstrip(" ,;:(") + "…"


def _texts(row: Row) -> Iterator[tuple[str, str]]:
    yield from ((KINDS[0], text) for text in row.exceptions)
    yield from ((KINDS[1], blocker_text(blocker)) for blocker in row.blockers)
    yield from ((KINDS[2], text) for text in row.doubts)
