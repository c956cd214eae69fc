"""One name for each issuing body, whatever the source calls it, and the level of performing offices."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from engine.model.procedure import Issuer
from engine.model.published import Issuers, LevelWords, ProvinceName
from engine.model.terms import Level

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset({"va", "cua"})
_OFFICE = re.compile(r"^(?:ubnd|uy ban nhan dan|so|trung tam|ban|van phong|cong an|thue)\b")
_CENTRAL, _PROVINCE = "central", "province"
_UNSAID = ("viet", "nam")
"""What may be left out at the end of a body's name."""


class Naming:
    """Knows the bodies of `rules/issuers.yaml`; remembers what it has already resolved."""

    def __init__(self, issuers: Issuers | None) -> None:
        """Without data every name stays as it is written."""
        self._ministries = [
            (m.name, tuple(_words(form) for form in (m.name, *m.aliases)))
            for m in (issuers.ministries if issuers else ())
        ]
        self._provinces = [(p, _words(p.name)) for p in (issuers.provinces if issuers else ())]
        self._levels = [(lw.level, _pattern(lw)) for lw in (issuers.levels if issuers else ())]
        self._known: dict[str, Issuer] = {}
        self._levels_of: dict[str, tuple[Level, ...]] = {}

    def issuer(self, written: str) -> Issuer:
        """The body of that name; one that is not known keeps the name that it has."""
        if written not in self._known:
            self._known[written] = self._find(written)
        return self._known[written]

    def _find(self, written: str) -> Issuer:
        bare = " ".join(_WORD.findall(_bare(written)))
        province = self._province_of(bare)
        if province is not None:
            own = _is_committee(bare, province)
            name = f"UBND {province.title}" if own else written.strip()
            return Issuer(name=name, level=_PROVINCE, province=province.code)
        words = _words(written)
        fitting = [name for name, forms in self._ministries if any(_same(words, form) for form in forms)]
        return Issuer(name=fitting[0] if len(fitting) == 1 else written.strip(), level=_CENTRAL)

    def _province_of(self, bare: str) -> ProvinceName | None:
        if not _OFFICE.match(bare):
            return None
        text = f" {bare} "
        named = [p for p, words in self._provinces if text.endswith(f" {' '.join(words)} ")]
        return max(named, key=lambda p: len(p.name), default=None)

    def levels(self, written: str) -> tuple[Level, ...]:
        """The levels of the offices that perform a procedure, each once; empty where nothing tells."""
        if written not in self._levels_of:
            found = (self._level_of(part) for part in _offices(written))
            self._levels_of[written] = tuple(dict.fromkeys(level for level in found if level is not None))
        return self._levels_of[written]

    def _level_of(self, office: str) -> Level | None:
        return next((level for level, pattern in self._levels if pattern.search(office.lower())), None)


def _offices(written: str) -> Iterator[str]:
    parts = [part.strip() for part in written.split(";")]
    for part in parts:
        pieces = [piece.strip() for piece in part.split(",")]
        listed = all(piece.lower().startswith(("cấp ", "cơ quan khác")) for piece in pieces)
        yield from pieces if listed else [part]


def _pattern(words: LevelWords) -> re.Pattern[str]:
    """Marks are kept: without them "cơ quan" would be a "quận"."""
    return re.compile(r"\b(?:" + "|".join(re.escape(word.lower()) for word in words.words) + r")\b")


def _is_committee(bare: str, province: ProvinceName) -> bool:
    """Whether the whole name is that of the province's people's committee."""
    name = " ".join(_WORD.findall(_bare(province.name)))
    return re.fullmatch(rf"(?:ubnd|uy ban nhan dan)(?: (?:tinh|thanh pho|tp))? {name}", bare) is not None


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(_bare(text)) if word not in _SMALL)


def _bare(text: str) -> str:
    """Small letters without marks."""
    low = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in low if not unicodedata.combining(char))


def _same(written: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a name is another one written in full or in short: "bo nong nghiep mt", "btp"."""
    if not written:
        return tuple(full) in ((), _UNSAID)
    if not full:
        return False
    if written[0] == full[0] and _same(written[1:], full[1:]):
        return True
    size = len(written[0])
    initials = "".join(word[0] for word in full[:size])
    return size > 1 and initials == written[0] and _same(written[1:], full[size:])
