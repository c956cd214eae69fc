"""What a province really has on a day: connections and data, as attributes that rules read.

What is not stated is unknown, and unknown never counts as ready. A link that is only planned,
or whose plan is past due with no news, is not live.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from engine.model.province import Connection, Coverage, Province
from engine.model.terms import DataState, LinkState, PaperId

FULL = 1.0
"""Until the province sets a threshold of its own, data is ready when all of it is digitised and clean."""

_WORST_FIRST = (LinkState.NONE, LinkState.UNKNOWN, LinkState.PLANNED, LinkState.LIVE)


class Availability(NamedTuple):
    """The state of one province on one day; without a province nothing is judged."""

    province: Province | None
    day: date

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

    def data(self, paper: PaperId | None) -> DataState:
        """Whether the events behind `paper` are digitised and clean, in every period of registration stated."""
        if self.province is None:
            return DataState.NOT_JUDGED
        stated = [c for c in self.province.coverage if c.event == paper and c.starts <= self.day]
        if not stated:
            return DataState.UNKNOWN
        periods = {(c.registered_from, c.registered_until): c for c in sorted(stated, key=lambda c: c.starts)}
        return DataState.READY if all(_is_full(c) for c in periods.values()) else DataState.NOT_READY


def _is_full(coverage: Coverage) -> bool:
    return coverage.digitised >= FULL and coverage.clean is not None and coverage.clean >= FULL
