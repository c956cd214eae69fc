"""What is known of one province: connections, officials' accounts, data coverage."""

from __future__ import annotations

from datetime import date

from engine.model.coverage import Threshold
from engine.model.law import Checked
from engine.model.record import Record
from engine.model.terms import Certainty, LinkState, PaperId


class Connection(Record):
    """The state of a link between the province's system and a database, from a date."""

    system: str
    database: str
    state: LinkState
    starts: date
    source: str
    certainty: Certainty
    due: str = ""
    via: str = ""
    note: str = ""


class Accounts(Record):
    """Whether officials may look a database up."""

    database: str
    state: LinkState
    starts: date
    source: str
    certainty: Certainty
    due: str = ""
    note: str = ""


class Coverage(Record):
    """Shares (0 to 1) of an event's records that are digitised and clean, as known from a date.

    `commune` is the code of the commune that holds the records, empty for the province as a whole. `total` is
    how many records there are, None where nobody counted.
    """

    event: PaperId
    digitised: float
    starts: date
    source: str
    certainty: Certainty
    clean: float | None = None
    registered_from: date | None = None
    registered_until: date | None = None
    commune: str = ""
    total: int | None = None
    note: str = ""


class PlanDuty(Record):
    """A task of the provincial plan."""

    what: str
    source: str
    lead: str = ""
    due: str = ""
    note: str = ""


class Province(Record):
    """One of the 34 provinces. What is not stated is unknown.

    `communes` are the codes of all its communes, given where data is known by commune. `commune` is the full name
    of the one commune to which `coverage` was narrowed.
    """

    code: str
    name: str
    checked: Checked
    body: str = ""
    connections: tuple[Connection, ...] = ()
    accounts: tuple[Accounts, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    communes: tuple[str, ...] = ()
    commune: str = ""
    duties: tuple[PlanDuty, ...] = ()
