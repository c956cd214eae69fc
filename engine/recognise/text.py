"""From a published line to words: one letter form, no invisible characters, and where each word stood."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

MAX_CHARS = 20_000
"""No line of a real dossier is longer; what comes after is not read, and the recognition says so."""

BULLETS = "-–+*•"
NONE, COMMA, COLON, CLAUSE, SENTENCE = range(5)
"""What parts a word from the one before it, from weak to strong."""

# Characters that keep their number when a text is composed and put in lower case.
_PLAIN = re.compile(r"[\t\n\x20-\x7e\u00a0\u00c0-\u01b0\u1ea0-\u1ef9\u2013\u2014\u2018-\u201f\u2022\u2026]*")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_TONES = dict(
    zip(
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        strict=True,
    )
)
_TONE = re.compile("|".join(_TONES))
_LETTER_I = re.compile(r"\b([hklmst])([iíìỉĩị])\b")
_LETTER_Y = dict(zip("iíìỉĩị", "yýỳỷỹỵ", strict=True))
_WORD = re.compile(r"([\W_]*)([^\W_]+)")
_MARK = re.compile(r"[(),:;.!?…\n\-–+*•]")


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a line, folded. For each: the break before it, its depth in parentheses, where it stood.

    `edges` is the depth at which the break stands: one inside parentheses does not part what is around them.
    `listed`: a dash or a plus opens an item there; `colons`: a colon stands before, whatever else does.
    """

    words: list[str]
    breaks: list[int]
    edges: list[int]
    depths: list[int]
    listed: list[bool]
    colons: list[bool]
    places: list[tuple[int, int]]
    ends_with_colon: bool


@lru_cache(maxsize=32_768)
def folded(text: str) -> str:
    """One form for every way to write the same word; words are few, so that each is folded once."""
    return fold(text)


def fold(text: str) -> str:
    """`folded` for whole texts, which nobody should remember."""
    low = _TONE.sub(lambda m: _TONES[m[0]], text.lower().replace("ð", "đ"))
    return _LETTER_I.sub(lambda m: m[1] + _LETTER_Y[m[2]], low)


def visible(text: str) -> str:
    """The characters that a reader sees, composed; nothing is done to most lines."""
    shown = text if len(text) <= MAX_CHARS else text[:MAX_CHARS]
    return shown if _PLAIN.fullmatch(shown) else _composed(shown)[0]


def _composed(text: str) -> tuple[str, list[int]]:
    """Visible characters, composed, each with its place in the original."""
    out: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if _INVISIBLE.match(char):
            continue
        joined = unicodedata.normalize("NFC", out[-1] + char) if out and unicodedata.combining(char) else char
        if out and joined is not char and len(joined) == 1:
            out[-1] = joined
        else:
            out.append(char if len(char.lower()) == 1 else " ")
            places.append(place)
    return "".join(out), [*places, len(text)]


def read(text: str) -> Line:
    """Split a line into words."""
    shown = text if len(text) <= MAX_CHARS else text[:MAX_CHARS]
    shown, origin = (shown, None) if _PLAIN.fullmatch(shown) else _composed(shown)
    low = shown.lower()
    matches = list(_WORD.finditer(low))
    line = _empty(matches, origin, ends_with_colon=low.rstrip().endswith(":"))
    depth, since = 0, 0
    for k in [k for k, match in enumerate(matches) if match[1] != " "]:
        match = matches[k]
        if k == 0 or _MARK.search(match[1]):
            if depth:
                line.depths[since:k] = [depth] * (k - since)
            depth, since = _mark(line, k, match[1], depth, shown[match.start() : match.end()]), k
    if depth:
        line.depths[since:] = [depth] * (len(matches) - since)
    return line


def _empty(matches: list[re.Match[str]], origin: list[int] | None, *, ends_with_colon: bool) -> Line:
    """The words and their places; nothing is known of the breaks yet."""
    places = [match.span(2) for match in matches]
    if origin is not None:
        places = [(origin[start], origin[end - 1] + 1) for start, end in places]
    zeros = [0] * len(matches)
    flags = [False] * len(matches)
    return Line([folded(m[2]) for m in matches], zeros, zeros[:], zeros[:], flags, flags[:], places, ends_with_colon)


def _mark(line: Line, k: int, gap: str, depth: int, shown: str) -> int:
    """Record what the punctuation before a word says; the depth behind it is returned."""
    breaks, edge, bullet = NONE, depth, k == 0
    for at, mark in enumerate(gap):
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth = max(0, depth - 1)
        elif (strength := _strength(mark, at, gap, shown, breaks)) != NONE:
            bullet = bullet or mark in BULLETS
            edge = depth if strength >= breaks else edge
            breaks = CLAUSE if mark in BULLETS else max(breaks, strength)
    line.breaks[k], line.edges[k], line.listed[k] = breaks, edge, bullet
    line.colons[k] = ":" in gap
    return depth


def _strength(mark: str, at: int, gap: str, shown: str, breaks: int) -> int:
    """What one punctuation mark parts; `shown` is the gap and its word in the original case."""
    if mark in BULLETS:
        opens = breaks >= COLON or mark in "+*•" or (gap[at - 1 : at].isspace() and shown[len(gap)].isupper())
        return CLAUSE if opens else NONE
    if mark in ".!?…":
        after = shown[at + 1]
        return SENTENCE if after.isspace() or after.isupper() or not after.isalnum() else NONE
    if mark == "\n":
        return NONE if shown[len(gap)].islower() else SENTENCE
    return {",": COMMA, ":": COLON, ";": CLAUSE}.get(mark, NONE)
