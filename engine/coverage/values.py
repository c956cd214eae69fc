"""What the cells of a coverage table say: events, dates, counts and shares; and how we write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from engine.diagnostics import quoted, suggest
from engine.model.papers import Paper
from engine.model.terms import PaperId
from engine.places.spelling import key_of

_RECORDS = "bản ghi"
_YEAR = re.compile(r"[0-9]{4}")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_LOCAL = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_COUNT = re.compile(r"[0-9]+|[0-9]{1,3}(?:[.  ][0-9]{3})+")
_SHARE = re.compile(r"0[.,][0-9]+|1[.,]0+")
_PERCENT = re.compile(r"([0-9]{1,3}(?:[.,][0-9]+)?) *%")
_DECIMAL = re.compile(r"[0-9]+[.,][0-9]+")
_LONGEST = 15
"""Digits of the longest count that is believed."""


class EventNames:
    """Finds the paper behind an event by its id, its name, or another name in the catalogue."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        """A name that two papers share finds neither."""
        self._labels = [paper.label for paper in PaperId]
        self._by_name: dict[str, set[PaperId]] = {}
        for paper in papers:
            for name in (paper.id.value, paper.id.label, paper.name, *paper.aliases):
                self._by_name.setdefault(key_of(name), set()).add(paper.id)

    def find(self, text: str) -> PaperId:
        """The paper of that name. Raises `ValueError` with the nearest one."""
        found = self._by_name.get(key_of(text), set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            listed = ", ".join(paper.label for paper in sorted(found))
            raise ValueError(f"{quoted(text)} có thể là: {listed}; ghi rõ một loại")
        near = suggest(text, self._labels)
        told = near or f"các loại: {', '.join(self._labels)}"
        raise ValueError(f"không có loại giấy tờ hộ tịch nào là {quoted(text)}; {told}")


def first_day(text: str) -> date:
    """The day from which records count; a year alone begins on 1 January. Raises `ValueError`."""
    return _day(text, 1, 1)


def last_day(text: str) -> date:
    """The day until which records count; a year alone ends on 31 December. Raises `ValueError`."""
    return _day(text, 12, 31)


def any_day(text: str) -> date:
    """A full date. Raises `ValueError` for a year alone."""
    if _YEAR.fullmatch(text):
        raise ValueError(f"{quoted(text)} mới là năm; ghi đủ ngày, ví dụ 30/09/2026")
    return _day(text, 1, 1)


def _day(text: str, month: int, day: int) -> date:
    try:
        if _YEAR.fullmatch(text):
            return date(int(text), month, day)
        if iso := _ISO.fullmatch(text):
            return date(*map(int, iso.groups()))
        if local := _LOCAL.fullmatch(text):
            return date(int(local[3]), int(local[2]), int(local[1]))
    except ValueError:
        raise ValueError(f"lịch không có ngày {quoted(text)}") from None
    raise ValueError(f"{quoted(text)} không phải là ngày; viết như 30/09/2026, 2026-09-30, hoặc chỉ năm")


def count(text: str) -> int:
    """A number of records; thousands may be parted by points or spaces. Raises `ValueError`."""
    bare = _without_unit(text)
    if not _COUNT.fullmatch(bare) or len(bare) > _LONGEST:
        raise ValueError(f"{quoted(text)} không phải là số bản ghi; viết như 1.234")
    return int(re.sub(r"\D", "", bare))


def share(text: str, total: int | None) -> float:
    """The share (0 to 1) that a cell states: `85,5 %`, `0,855`, or a count out of `total`. Raises `ValueError`.

    Of nothing at all nothing is missing: 0 out of 0 is the whole.
    """
    if percent := _PERCENT.fullmatch(text):
        return _percent(text, percent[1])
    if _SHARE.fullmatch(text):
        return float(text.replace(",", "."))
    if not _COUNT.fullmatch(_without_unit(text)) and _DECIMAL.fullmatch(text):
        raise ValueError(f"{quoted(text)} là số bản ghi hay tỷ lệ? tỷ lệ thì viết {quoted(text + ' %')}")
    number = count(text)
    if total is None:
        raise ValueError(f"{quoted(text)}: chưa có tổng số bản ghi; ghi tổng số, hoặc ghi tỷ lệ như “85,5 %”")
    if number > total:
        raise ValueError(f"{number} bản ghi nhiều hơn tổng số {total}")
    if text == "1" and total > 1:  # a spreadsheet hands over 100 % as the number 1
        raise ValueError(f"“1” là 1 bản ghi hay 100 %? viết “1 {_RECORDS}” hoặc “100 %”")
    return number / total if total else 1.0


def _percent(text: str, written: str) -> float:
    found = Decimal(written.replace(",", ".")) / 100
    if found > 1:
        raise ValueError(f"{quoted(text)} lớn hơn 100 %")
    return float(found)


def _without_unit(text: str) -> str:
    return text.casefold().removesuffix(_RECORDS).rstrip()


def amount_text(stated: float | None, total: int | None) -> str:
    """A share as `share` reads it back exactly: the count where there is one, else percent."""
    if stated is None:
        return ""
    if total == 0:
        return "0"
    if total is not None:
        number = round(stated * total)
        if number / total == stated:
            return f"1 {_RECORDS}" if number == 1 < total else str(number)
    return percent_text(stated)


def percent_text(stated: float) -> str:
    """A share in percent with a decimal comma, all digits kept."""
    percent = Decimal(repr(stated)) * 100
    plain = f"{percent:f}"
    shown = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return f"{shown.replace('.', ',')} %"
