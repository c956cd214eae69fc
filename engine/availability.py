"""What a province really has on a day: connections and data, as attributes that rules read.

What is not stated is unknown, and unknown never counts as ready. A link that is only planned,
or whose plan is past due with no news, is not live. Data is ready when as much of it as the threshold
in force asks for is digitised and clean; thresholds are policy (`rules/policy/readiness.yaml`), with dates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from engine.model.coverage import Threshold, threshold_on
from engine.model.province import Connection, Coverage, Province
from engine.model.terms import DataState, LinkState, PaperId

_WORST_FIRST = (LinkState.NONE, LinkState.UNKNOWN, LinkState.PLANNED, LinkState.LIVE)
_WORST_DATA_FIRST = (DataState.NOT_READY, DataState.UNKNOWN, DataState.READY)


class Availability(NamedTuple):
    """The state of one province on one day; without a province nothing is judged.

    `thresholds` are those of the rules; the province's own come before them.
    """

    province: Province | None
    day: date
    thresholds: tuple[Threshold, ...] = ()

    def connection_of(self, database: str) -> Connection | None:
        """The latest statement on the link between the one-stop system and `database`, if any."""
        if self.province is None:
            return None
        stated = [
            c
            for c in self.province.connections
            if c.database == database and c.system == "one_stop" and c.starts <= self.day
        ]
        return max(stated, key=lambda c: c.starts, default=None)

    def link(self, database: str) -> LinkState:
        """The state of the link to `database`; `unknown` when nobody stated it."""
        if self.province is None:
            return LinkState.NOT_JUDGED
        stated = self.connection_of(database)
        return stated.state if stated else LinkState.UNKNOWN

    def worst_link(self, databases: Iterable[str]) -> LinkState:
        """The worst state among several databases (`unknown` for none at all)."""
        if self.province is None:
            return LinkState.NOT_JUDGED
        states = [self.link(d) for d in databases] or [LinkState.UNKNOWN]
        return min(states, key=_WORST_FIRST.index)

    def threshold(self, paper: PaperId | None) -> Threshold | None:
        """The threshold that counts for the events behind `paper`: the province's own before that of the rules."""
        own = self.province.thresholds if self.province else ()
        return threshold_on(self.day, paper, own) or threshold_on(self.day, paper, self.thresholds)

    def data(self, paper: PaperId | None) -> DataState:
        """Whether the events behind `paper` are digitised and clean, in every period of registration stated.

        Where data is known by commune, the province has what all of its communes have; what is stated of the
        province as a whole stands for communes of which nothing is stated.
        """
        if self.province is None:
            return DataState.NOT_JUDGED
        by_commune = self.data_by_commune(paper)
        if not by_commune:
            return self._state(paper, self._stated(paper))
        return min(by_commune.values(), key=_WORST_DATA_FIRST.index)

    def data_by_commune(self, paper: PaperId | None) -> dict[str, DataState]:
        """The state in each commune by its code; empty where nothing is known by commune."""
        by_commune = _by_commune(self._stated(paper))
        named = [commune for commune in by_commune if commune]
        if self.province is None or not named:
            return {}
        return {c: self._state(paper, by_commune.get(c) or by_commune[""]) for c in self.province.communes or named}

    def _stated(self, paper: PaperId | None) -> list[Coverage]:
        """What is stated on the events behind `paper` by that day."""
        known = self.province.coverage if self.province else ()
        return [c for c in known if c.event == paper and c.starts <= self.day]

    def _state(self, paper: PaperId | None, stated: Sequence[Coverage]) -> DataState:
        """The state of one place; without a threshold nobody knows what is enough."""
        threshold = self.threshold(paper)
        if not stated or threshold is None:
            return DataState.UNKNOWN
        return DataState.READY if all(reaches(c, threshold) for c in latest(stated)) else DataState.NOT_READY


def _by_commune(stated: Iterable[Coverage]) -> defaultdict[str, list[Coverage]]:
    """The statements on each commune; those on the province as a whole under the empty code."""
    found: defaultdict[str, list[Coverage]] = defaultdict(list)
    for coverage in stated:
        found[coverage.commune].append(coverage)
    return found


def latest(stated: Iterable[Coverage]) -> tuple[Coverage, ...]:
    """What still counts of statements on one event in one place.

    A later statement replaces an earlier one whose period of registration lies within its own; a later one on a
    part of the period says nothing of the rest, so both count.
    """
    every = tuple(stated)
    return tuple(c for c in every if not any(c.starts < other.starts and within(c, other) for other in every))


def within(inner: Coverage, outer: Coverage) -> bool:
    """Whether the period of registration of one statement lies inside that of another."""
    first, last = period(inner)
    outer_first, outer_last = period(outer)
    return outer_first <= first and last <= outer_last


def period(coverage: Coverage) -> tuple[date, date]:
    """The first and the last day of registration that a statement covers; open ends reach as far as dates do."""
    return coverage.registered_from or date.min, coverage.registered_until or date.max


def reaches(coverage: Coverage, threshold: Threshold) -> bool:
    """Whether as much is digitised and clean as the threshold asks for; what nobody cleaned or counted is not."""
    is_clean = coverage.clean is not None and coverage.clean >= threshold.clean
    return coverage.digitised >= threshold.digitised and is_clean
