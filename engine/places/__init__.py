"""The places of Vietnam since 1 July 2025 and before: names, codes, and what became of what.

`columns` and `table` read the tables of `rules/places/`, `checks` holds them together, `loading` makes the
records of `records`, `gazetteer` finds places in them through an `index` of each level, `asking` words what
it has to ask.
The tables are read only when somebody asks: no other stage needs them.
"""

from __future__ import annotations

from pathlib import Path

from engine.places.gazetteer import Places
from engine.places.loading import read_tables
from engine.places.records import (
    Answer,
    Change,
    Commune,
    OldCommune,
    OldDistrict,
    OldProvince,
    Place,
    Province,
    Rank,
    Source,
)

__all__ = [
    "Answer",
    "Change",
    "Commune",
    "OldCommune",
    "OldDistrict",
    "OldProvince",
    "Place",
    "Places",
    "Province",
    "Rank",
    "Source",
    "load_places",
]


def load_places(folder: Path, shown_as: str = "rules/places") -> Places:
    """Read the tables of a folder. Raises `CatgiamError` with everything that is wrong with them."""
    return Places(read_tables(folder, shown_as))
