"""Papers, the concepts that they prove, and the databases that may share those concepts."""

from __future__ import annotations

from datetime import date

from engine.model.law import Checked
from engine.model.record import Record
from engine.model.terms import Certainty, PaperId


class Concept(Record):
    """One field that a paper proves, for example `death.date`."""

    id: str
    name: str


class Paper(Record):
    """A kind of civil-status paper. `listed` tells whether its owner announced a list of shared fields."""

    id: PaperId
    name: str
    database: str
    default_needs: tuple[str, ...]
    listed: bool
    aliases: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    note: str = ""


class NotCivilStatus(Record):
    """A paper that is often mistaken for a civil-status paper."""

    id: str
    name: str
    why: str
    aliases: tuple[str, ...] = ()


class Announcement(Record):
    """Fields that a database's owner announced as shared, from a date, by a clause."""

    fields: tuple[str, ...]
    clause: str
    starts: date
    certainty: Certainty
    until: date | None = None
    note: str = ""

    def in_force(self, day: date) -> bool:
        """Whether the fields count as announced on `day`."""
        return self.starts <= day and (self.until is None or day <= self.until)


class Database(Record):
    """A register of the State, with its owner and what it has announced."""

    id: str
    name: str
    owner: str
    checked: Checked
    aliases: tuple[str, ...] = ()
    national: bool = False
    note: str = ""
    announced: tuple[Announcement, ...] = ()

    def announces(self, field: str, day: date) -> Announcement | None:
        """The announcement in force on `day` that covers `field`, if there is one."""
        return next((a for a in self.announced if field in a.fields and a.in_force(day)), None)
