"""The tables of `rules/places/`: their files and columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from engine.model.terms import Certainty
from engine.places.records import COMMUNE_RANKS, DISTRICT_RANKS, OLD_COMMUNE_RANKS, PROVINCE_RANKS, Rank
from engine.places.table import Column

_NAME = r"[^\W_]+(?:['’][^\W_]+)*(?:(?: - |-| )[^\W_]+(?:['’][^\W_]+)*)*"


class Kind(NamedTuple):
    """One table: its file and its columns."""

    file: str
    columns: tuple[Column, ...]

    def cell(self, name: str) -> int:
        """The number of the column of that name, counted from 0."""
        return [column.name for column in self.columns].index(name)


def _column(name: str, pattern: str, means: str) -> Column:
    return Column(name, re.compile(pattern), means)


def _digits(name: str, count: int) -> Column:
    return _column(name, rf"[0-9]{{{count}}}", f"mã {count} chữ số")


def _rank(ranks: Iterable[Rank]) -> Column:
    labels = sorted(rank.label for rank in ranks)
    return _column("kind", "|".join(labels), f"cấp đơn vị ({', '.join(labels)})")


_DAY = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_NAMED = _column("name", _NAME, "tên địa danh")

PROVINCES = Kind(
    "provinces.csv",
    (_digits("code", 2), _rank(PROVINCE_RANKS), _NAMED, _column("communes", "[1-9][0-9]{0,3}", "số đơn vị cấp xã")),
)
COMMUNES = Kind("communes.csv", (_digits("code", 5), _digits("province", 2), _rank(COMMUNE_RANKS), _NAMED))
CHANGES = Kind(
    "changes.csv",
    (
        _column("code", "[0-9]{2}|[0-9]{5}", "mã 2 hoặc 5 chữ số"),
        _rank(PROVINCE_RANKS | COMMUNE_RANKS),
        _column("from", _DAY, "ngày dạng 2026-04-30"),
        _column("act", r"\S.*", "số hiệu văn bản"),
    ),
)
OLD_PROVINCES = Kind(
    "old_provinces.csv",
    (
        _digits("code", 2),
        _rank(PROVINCE_RANKS),
        _NAMED,
        _column("also", f"(?:{_NAME})?", "tên địa danh hoặc để trống"),
        _digits("now", 2),
    ),
)
OLD_DISTRICTS = Kind(
    "old_districts.csv",
    (
        _digits("code", 3),
        _digits("province", 2),
        _rank(DISTRICT_RANKS),
        _NAMED,
        _column("now", "(?:[0-9]{5})?", "mã 5 chữ số hoặc để trống"),
    ),
)
_CODES = "[0-9]{5}(?: [0-9]{5})*"
OLD_COMMUNES = Kind(
    "old_communes.csv",
    (
        _digits("code", 5),
        _digits("district", 3),
        _rank(OLD_COMMUNE_RANKS),
        _NAMED,
        _column("now", _CODES, "một hay nhiều mã 5 chữ số cách nhau bằng dấu cách"),
        _column("doubted", f"(?:{_CODES})?", "các mã 5 chữ số cách nhau bằng dấu cách, hoặc để trống"),
    ),
)
SOURCES = Kind(
    "sources.csv",
    (
        _column("file", r"[a-z_]+\.csv", "tên tệp .csv"),
        _column("on", _DAY, "ngày dạng 2026-04-30"),
        _column("certainty", "|".join(Certainty), f"mức chắc chắn ({', '.join(Certainty)})"),
        _column("licence", r"\S.*", "giấy phép"),
        _column("source", r"\S.*", "nguồn"),
    ),
)
TABLES = (PROVINCES, COMMUNES, CHANGES, OLD_PROVINCES, OLD_DISTRICTS, OLD_COMMUNES)
"""The tables of facts, each with a line in `sources.csv`."""
