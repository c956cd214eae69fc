"""Vietnamese order: letters first, then tones, then capitals.

The alphabet is a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y, with f, j, w, z where
Latin has them; tones run ngang, huyền, hỏi, ngã, sắc, nặng. As in Unicode's order for Vietnamese
a tone counts only between texts whose letters are all alike, and a space comes before any letter.
"""

from __future__ import annotations

import unicodedata
from functools import cache

SortKey = tuple[tuple[tuple[int, str], ...], tuple[int, ...], tuple[int, ...], str]
"""Letters, tones, capitals; the text itself last, so that only equal texts have equal keys."""

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SPACE, _SIGN, _DIGIT, _LETTER, _FOREIGN = range(5)


def sort_key(text: str) -> SortKey:
    """Put texts in Vietnamese order: `sorted(names, key=sort_key)`."""
    composed = unicodedata.normalize("NFC", text)
    parts = [_split(char) for char in composed]
    letters = tuple(_letter(bare.casefold()) for bare, _ in parts)
    tones = tuple(tone for _, tone in parts)
    capitals = tuple(int(bare != bare.lower()) for bare, _ in parts)
    return letters, tones, capitals, composed


@cache
def _split(char: str) -> tuple[str, int]:
    """Take the tone off a letter; the marks that make another letter (ă, ê, ơ) stay on."""
    decomposed = unicodedata.normalize("NFD", char)
    tone = next((_TONES[mark] for mark in decomposed if mark in _TONES), 0)
    bare = "".join(mark for mark in decomposed if mark not in _TONES)
    return unicodedata.normalize("NFC", bare), tone


@cache
def _letter(letter: str) -> tuple[int, str]:
    if letter.isspace():
        return _SPACE, ""
    if letter in _RANK:
        return _LETTER, f"{_RANK[letter]:02}"
    if letter.isdigit():
        return _DIGIT, letter
    return (_FOREIGN if letter.isalpha() else _SIGN), letter
