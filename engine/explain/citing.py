"""Clauses written out: "NQ-66.7-2025 Đ4 k2 đ.a" as "điểm a khoản 2 Điều 4 Nghị quyết số 66.7/2025/NQ-CP"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

from engine.model.catalog import Catalog
from engine.model.law import Instrument

_KINDS = ("Nghị quyết", "Nghị định", "Thông tư", "Quyết định", "Công văn", "Chỉ thị")
_HAS_YEAR = re.compile(r"/(19|20)\d\d/")
_PLACE = re.compile(
    r"Đ(?P<article>\d+[a-zđ]?)(?: k(?P<clause>\d+[a-zđ]?))?(?: đ\.(?P<point>[a-zđ]))?(?: đoạn (?P<part>\d+))?"
)
_ARTICLES = re.compile(r"Đ\d+(?: Đ\d+)+")
_APPENDIX = re.compile(r"PL ([IVX]+)")
_POINT = re.compile(r"điểm (\d+)")
_SHORT = re.compile(r"\b(NĐ|NQ|QĐ|TT) (\d+(?:\.\d+)?)((?:/\d{4})?)(?: (Đ\d+[a-zđ]?(?: k\d+[a-zđ]?)?(?: đ\.[a-zđ])?))?")
_ANNEX_ROW = re.compile(r"(NQ-66\.7-2025 )?Phụ lục (I+), STT ([\d, ]*\d)")
_FEBRUARY = 2


def long_day(day: date) -> str:
    """A date as official papers write it: days below 10 and the first two months have two digits."""
    month = f"{day.month:02}" if day.month <= _FEBRUARY else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def place_in_words(place: str) -> str:
    """Write "Đ4 k2 đ.a" as "điểm a khoản 2 Điều 4"; empty for a shape that is not known."""
    if found := _PLACE.fullmatch(place):
        parts = {"đoạn": found["part"], "điểm": found["point"], "khoản": found["clause"], "Điều": found["article"]}
        return " ".join(f"{name} {value}" for name, value in parts.items() if value)
    if _ARTICLES.fullmatch(place):
        *first, last = (article.removeprefix("Đ") for article in place.split())
        return f"các điều {', '.join(first)} và {last}"
    if found := _APPENDIX.fullmatch(place):
        return f"Phụ lục {found[1]}"
    return place if _POINT.fullmatch(place) else ""


class Citations:
    """Names instruments and clauses as official papers do."""

    def __init__(self, catalog: Catalog) -> None:
        """`catalog` holds the instruments and the clauses."""
        self._clauses = catalog.clauses
        self._instruments = {i.id: i for i in catalog.instruments}

    def instrument(self, key: str) -> str:
        """The kind and number of an instrument; the key where nobody knows it."""
        known = self._instruments.get(key)
        return _named(known) if known else key

    def clause(self, key: str) -> str:
        """One clause written out; a place of unknown shape stays as it is, behind its instrument."""
        instrument, place = self._split(key)
        if place:
            return f"{place} {self.instrument(instrument)}"
        known = self._clauses.get(key)
        rest = key.removeprefix(known.instrument).strip() if known else ""
        return f"{self.instrument(known.instrument)} ({rest})" if known and rest else key

    def clauses(self, keys: Iterable[str]) -> str:
        """Several clauses written out, those of one instrument together."""
        groups: dict[tuple[str, str], list[str]] = {}
        for key in dict.fromkeys(keys):
            instrument, place = self._split(key)
            amended = self._clauses[key].amended_by if key in self._clauses else ""
            groups.setdefault((instrument, amended) if place else (key, ""), []).append(place)
        return "; ".join(self._group(*group, places) for group, places in groups.items())

    def _group(self, instrument: str, amended: str, places: list[str]) -> str:
        if not places[0]:
            return self.clause(instrument)
        by = f" (được sửa đổi, bổ sung bởi {self.instrument(amended)})" if amended else ""
        return f"{joined(places)} {self.instrument(instrument)}{by}"

    def _split(self, key: str) -> tuple[str, str]:
        """The id of the instrument and the place in words, empty where the place has no known shape."""
        known = self._clauses.get(key)
        if known is None or known.instrument not in self._instruments:
            return key, ""
        return known.instrument, place_in_words(key.removeprefix(known.instrument).strip())

    def written(self, text: str) -> str:
        """A sentence with every key, and every short name of an instrument and its articles, written out."""
        text = _ANNEX_ROW.sub(self._annex_row, text)
        text = self._keys.sub(lambda found: self.clause(found[0]), text)
        text = self._ids.sub(lambda found: self.instrument(found[0]), text)
        text = _SHORT.sub(self._short, text)
        return re.sub(rf"(?<!\S){_PLACE.pattern}(?![\w.])", lambda found: place_in_words(found[0]), text)

    def _annex_row(self, found: re.Match[str]) -> str:
        of = f" {self.instrument('NQ-66.7-2025')}" if found[1] else ""
        return f"số thứ tự {found[3]} Phụ lục {found[2]}{of}"

    def _short(self, found: re.Match[str]) -> str:
        """Write out "NĐ 118 Đ17 k2" where only one instrument known has that number."""
        kind, number, year, place = found.groups()
        named = [
            i
            for i in self._instruments.values()
            if i.id.startswith(f"{kind}-") and i.number.startswith(f"{number}{year}/")
        ]
        if len(named) != 1:
            return found[0]
        return f"{place_in_words(place)} {_named(named[0])}" if place else _named(named[0])

    @cached_property
    def _keys(self) -> re.Pattern[str]:
        return _any_of(self._clauses)

    @cached_property
    def _ids(self) -> re.Pattern[str]:
        return _any_of(self._instruments)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """The longest name first, and never a part of a longer one."""
    ordered = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, ordered))})(?![\w.-])" if ordered else r"(?!)")


def _named(instrument: Instrument) -> str:
    """Name it "Nghị định số 123/2015/NĐ-CP", "Luật Hộ tịch số 60/2014/QH13"; a number without a year takes its date."""
    title = instrument.title
    if title.startswith("Luật"):
        name = "Luật" if title.startswith("Luật sửa đổi") else title
        return f"{name} số {instrument.number}"
    kind = next((k for k in _KINDS if title.startswith(k)), "Văn bản")
    if _HAS_YEAR.search(instrument.number):
        return f"{kind} số {instrument.number}"
    return " ".join(_with_date(kind, instrument))


def _with_date(kind: str, instrument: Instrument) -> Iterator[str]:
    yield f"{kind} số {instrument.number}"
    if instrument.issued is not None:
        yield long_day(instrument.issued)
    yield f"của {instrument.issuer}"


def joined(parts: list[str]) -> str:
    """Join words as "a, b và c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} và {parts[-1]}"
