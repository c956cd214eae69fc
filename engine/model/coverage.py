"""How much data counts as ready: thresholds that somebody set for a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from engine.model.record import Record
from engine.model.terms import Certainty, PaperId


class Threshold(Record):
    """The shares (0 to 1) of records that must be digitised and clean before data counts as ready.

    `event` is the paper behind the events that it is for, None for all of them. `set_by` answers for the figure.
    """

    digitised: float
    clean: float
    starts: date
    set_by: str
    source: str
    certainty: Certainty
    event: PaperId | None = None
    until: date | None = None
    note: str = ""

    def in_force(self, day: date) -> bool:
        """Whether it counts on `day`."""
        return self.starts <= day and (self.until is None or day <= self.until)


def threshold_on(day: date, event: PaperId | None, stated: Iterable[Threshold]) -> Threshold | None:
    """The threshold in force for an event: one of its own before one for all, then the one stated first."""
    fitting = [t for t in stated if t.in_force(day) and t.event in (None, event)]
    return min(fitting, key=lambda t: t.event is None, default=None)
