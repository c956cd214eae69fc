"""Names of places as people write them: one key for "Hòa" and "Hoà", for "TP. Huế" and "thành phố Huế"."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from engine.places.records import Rank

_TONES = frozenset("\u0300\u0301\u0309\u0303\u0323")
_DASHES = re.compile(r"\s*[-\u2010-\u2015]\s*")
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc`\u00b4", "'"))
_RANK_OF = {rank.label: rank for rank in Rank} | {
    "tp": Rank.CITY,
    "t": Rank.PROVINCE,
    "q": Rank.URBAN_DISTRICT,
    "h": Rank.DISTRICT,
    "tx": Rank.TOWN,
    "p": Rank.WARD,
    "x": Rank.COMMUNE,
    "tt": Rank.TOWNSHIP,
}
_LABELS = "|".join(sorted((rank.label for rank in Rank), key=len, reverse=True))
_RANKED = re.compile(rf"(?:({_LABELS}|tp)\s+|(tp|tx|tt|[tpxqh])\.\s*)(?=\S)")


class Written(NamedTuple):
    """A name taken apart: the rank it begins with, if any, and the key of the rest."""

    rank: Rank | None
    key: str


def written(text: str) -> Written:
    """Take a name apart; the letters of its accents are put in one form first."""
    plain = _plain(text)
    found = _RANKED.match(plain)
    if found is None:
        return Written(None, _key(plain))
    return Written(_RANK_OF[found[1] or found[2]], _key(plain[found.end() :]))


def key_of(name: str) -> str:
    """The key of a name that has no rank before it."""
    return _key(_plain(name))


def _plain(text: str) -> str:
    composed = unicodedata.normalize("NFC", text).casefold().translate(_APOSTROPHES)
    return " ".join(composed.split())


def _key(plain: str) -> str:
    """Tone marks go to the end of their syllable, so that it does not matter which vowel carries them."""
    return " ".join(_toneless_order(word) for word in _DASHES.sub(" - ", plain).split())


def _toneless_order(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    kept = "".join(char for char in letters if char not in _TONES)
    return unicodedata.normalize("NFC", kept) + "".join(char for char in letters if char in _TONES)
