"""What the cells of a volumes table mean: codes, months, channels, whole numbers. Each distinct cell is read once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping
from typing import NamedTuple

from engine.model.impact import VolumeNames
from engine.model.terms import Channel

_CODE = re.compile(r"[0-9]\.[0-9]{6}")
_DAMAGED = re.compile(r"([0-9])[.,]([0-9]{2,6})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]?([0-9]{1,2})(?:[-/.][0-9]{1,2}(?:[ T].*)?)?")
_MONTH_FIRST = re.compile(r"(?:[0-9]{1,2}/)?([0-9]{1,2})[-/.]([0-9]{4})")
_MONTH_WORD = re.compile(r"^tháng\s*", re.IGNORECASE)
FIRST_YEAR, LAST_YEAR = 2000, 2099

MOST_DOSSIERS = 10**9
"""No row counts so many."""

COUNT_PATTERN = r"^\s*[0-9]{1,9}\s*$"
"""How a count of dossiers is written: nine digits at most, nothing else; 1.234 may be a thousand or a decimal."""


class Code(NamedTuple):
    """A procedure code, and whether it had to be repaired: spreadsheets eat its last zeros and turn its dot."""

    code: str
    is_repaired: bool


def procedure_of(text: str, known: Container[str]) -> Code | None:
    """The code that a cell means; a damaged one is repaired only into a code of the catalogue."""
    bare = clean(text)
    if _CODE.fullmatch(bare):
        return Code(bare, is_repaired=False)
    damaged = _DAMAGED.fullmatch(bare)
    if damaged is None:
        return None
    whole = f"{damaged[1]}.{damaged[2].ljust(6, '0')}"
    return Code(whole, is_repaired=True) if whole in known else None


def month_of(text: str) -> int | None:
    """A month as 100 × year + month: 2026-03, 03/2026, 202603, "Tháng 3/2026", or a day of it."""
    bare = _MONTH_WORD.sub("", clean(text))
    found = _YEAR_FIRST.fullmatch(bare)
    year, month = (int(found[1]), int(found[2])) if found else _month_first(bare)
    in_range = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12  # noqa: PLR2004 - months of a year
    return 100 * year + month if in_range else None


def _month_first(text: str) -> tuple[int, int]:
    found = _MONTH_FIRST.fullmatch(text)
    return (int(found[2]), int(found[1])) if found else (0, 0)


def month_text(month: int) -> str:
    """A month as people write it: "03/2026"; empty for none."""
    return f"{month % 100:02}/{month // 100:04}" if month else ""


def months_between(first: int, last: int) -> tuple[int, ...]:
    """Every month from the first to the last, both included."""
    counted = range(_ordinal(first), _ordinal(last) + 1)
    return tuple(100 * (n // 12) + n % 12 + 1 for n in counted)


def _ordinal(month: int) -> int:
    return 12 * (month // 100) + month % 100 - 1


class ChannelWords:
    """The ways to hand in a dossier, by every name that they go by."""

    def __init__(self, names: VolumeNames) -> None:
        """`names` are those of the catalogue."""
        self._by_key = {folded(name): channel for channel, words in names.channels.items() for name in words}

    def find(self, text: str) -> Channel | None:
        """The channel of a cell; an empty cell says nothing of it, an unknown word is None."""
        key = folded(text)
        return self._by_key.get(key) if key else Channel.ANY


def columns_of(headings: Mapping[str, str] | list[str], names: VolumeNames) -> dict[str, list[str]]:
    """For each fact (procedure, commune…) the headings that may be its column, in the order of the table."""
    by_key = {folded(alias): fact for fact, words in names.columns.items() for alias in words}
    found: dict[str, list[str]] = {fact: [] for fact in names.columns}
    for heading in headings:
        fact = by_key.get(folded(heading))
        if fact is not None:
            found[fact].append(heading)
    return found


def clean(text: str) -> str:
    """One Unicode form, no space around, single spaces inside."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def folded(text: str) -> str:
    """A key in which letter case, accents, spaces, underscores and other signs do not count."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(char for char in decomposed if char.isalnum())
