"""Places before and after 1 July 2025, and what is answered when somebody asks for one."""

from __future__ import annotations

from datetime import date
from typing import Generic, TypeVar

from engine.model.law import Checked
from engine.model.record import Record
from engine.model.terms import Labelled


class Rank(Labelled):
    """What a place is; the label is how its full name begins."""

    CITY = "city", "thành phố"
    PROVINCE = "province", "tỉnh"
    URBAN_DISTRICT = "urban_district", "quận"
    DISTRICT = "district", "huyện"
    TOWN = "town", "thị xã"
    WARD = "ward", "phường"
    COMMUNE = "commune", "xã"
    TOWNSHIP = "township", "thị trấn"
    SPECIAL_ZONE = "special_zone", "đặc khu"


PROVINCE_RANKS = frozenset({Rank.CITY, Rank.PROVINCE})
DISTRICT_RANKS = frozenset({Rank.CITY, Rank.URBAN_DISTRICT, Rank.DISTRICT, Rank.TOWN})
COMMUNE_RANKS = frozenset({Rank.WARD, Rank.COMMUNE, Rank.SPECIAL_ZONE})
OLD_COMMUNE_RANKS = frozenset({Rank.WARD, Rank.COMMUNE, Rank.TOWNSHIP})


class Change(Record):
    """From that day on the place has another rank; code and name stay."""

    code: str
    rank: Rank
    starts: date
    act: str


class Place(Record):
    """A unit with its code of the national list. `rank` is the one with which the list gives it."""

    code: str
    rank: Rank
    name: str

    @property
    def ranks(self) -> tuple[Rank, ...]:
        """Every rank that the place has had under this code."""
        return (self.rank,)

    @property
    def title(self) -> str:
        """The full name with the last rank that is known: "phường Ba Đình"."""
        return f"{self.ranks[-1].label} {self.name}"


class CurrentPlace(Place):
    """A unit of today; its rank may have changed since 1 July 2025, in the order of `changes`."""

    changes: tuple[Change, ...] = ()

    @property
    def ranks(self) -> tuple[Rank, ...]:
        """The rank of 1 July 2025, then each later one."""
        return (self.rank, *(change.rank for change in self.changes))

    def rank_on(self, day: date) -> Rank:
        """The rank on that day."""
        held = [change.rank for change in self.changes if change.starts <= day]
        return held[-1] if held else self.rank

    def title_on(self, day: date) -> str:
        """The full name on that day."""
        return f"{self.rank_on(day).label} {self.name}"


class Province(CurrentPlace, kw_only=True):
    """One of the 34 provinces and cities; `communes` is how many units the law gives it."""

    communes: int


class Commune(CurrentPlace, kw_only=True):
    """A commune, ward or special zone since 1 July 2025."""

    province: str


class OldProvince(Place):
    """One of the 63 provinces and cities before 1 July 2025; `also` is another name still written."""

    now: str
    also: str = ""

    @property
    def ranks(self) -> tuple[Rank, ...]:
        """A province that had another name was a province then."""
        return (Rank.PROVINCE, self.rank) if self.also else (self.rank,)

    @property
    def identity_prefix(self) -> str:
        """The first three digits of identification numbers first registered there."""
        return f"0{self.code}"


class OldDistrict(Place):
    """A district before 1 July 2025; `now` only for the island districts, which had no communes."""

    province: str
    now: tuple[str, ...] = ()


class OldCommune(Place):
    """A commune, ward or township before 1 July 2025 and the units that it went to.

    `doubted`: further units that one source names and the official table does not.
    """

    district: str
    province: str
    now: tuple[str, ...]
    doubted: tuple[str, ...] = ()


class Source(Record):
    """Where the facts of one table come from."""

    file: str
    checked: Checked
    licence: str


P = TypeVar("P", bound=Place)


class Answer(Record, Generic[P]):
    """One place, or a question for the user that lists what it may be.

    No candidate at all means that nothing has that name; `hint` then asks after the nearest.
    """

    candidates: tuple[P, ...] = ()
    question: str = ""
    hint: str = ""

    @property
    def one(self) -> P | None:
        """The place, where there is nothing to ask."""
        return self.candidates[0] if len(self.candidates) == 1 and not self.question else None
