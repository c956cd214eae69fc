"""Administrative procedures and what their dossiers demand."""

from __future__ import annotations

from datetime import date

from engine.diagnostics import Location
from engine.model.record import Record
from engine.model.terms import (
    Certainty,
    Channel,
    Level,
    Mode,
    Origin,
    PaperId,
    Party,
    Per,
    ProcedureType,
    Published,
    Use,
)


class Issuer(Record):
    """Who issued the procedure: a ministry (`central`) or a province's own body."""

    name: str
    level: str
    province: str = ""

    @property
    def is_provincial(self) -> bool:
        """Whether a provincial chairman may amend it himself (NQ 66.7 Đ7.2)."""
        return self.level == "province"


class Performer(Record):
    """At which level the procedure is performed, between which dates."""

    level: Level
    starts: date | None = None
    until: date | None = None
    body: str = ""
    certainty: Certainty = Certainty.CERTAIN


class PublishedRecord(Record):
    """The published record that was read."""

    source: str
    certainty: Certainty
    decision: str = ""
    date: date | None = None
    note: str = ""


class Copies(Record):
    """How many originals and copies are owed; `kind` of the copies."""

    original: int = 0
    copy: int = 0
    kind: str = "any"


class PaperRef(Record):
    """One paper in a set: a civil-status paper, or (`other`) a paper of another kind in words."""

    paper: PaperId | None = None
    other: str = ""
    subject: str = ""
    origin: Origin | None = None
    party: Party | None = None
    needs: tuple[str, ...] | None = None
    use: Use | None = None
    count: str = ""
    validity: str = ""
    note: str = ""


class Alternative(Record):
    """A set of papers that are all needed, or an umbrella that names none."""

    id: str
    papers: tuple[PaperRef, ...] = ()
    umbrella: str = ""
    candidates: tuple[PaperId, ...] = ()
    condition: str = ""


class Provision(Record):
    """A clause of the procedure's own sector that replaces, forbids or (`demands`) demands the paper."""

    clause: str
    effect: str
    databases: tuple[str, ...] = ()
    note: str = ""


class FactSource(Record):
    """Where a line of a dossier was read."""

    where: str
    checked: date
    certainty: Certainty
    note: str = ""


class Component(Record):
    """One line of a dossier: any one of its alternatives satisfies it.

    `stated_basis`: what demands it in the words of an agency, not read against the law.
    """

    id: str
    text: str
    mode: Mode
    published: Published
    alternatives: tuple[Alternative, ...]
    source: FactSource
    case: str = ""
    subject: str = ""
    per: Per = Per.ONE
    channel: Channel = Channel.ANY
    copies: Copies | None = None
    condition: str = ""
    starts: date | None = None
    until: date | None = None
    use: Use = Use.PROOF
    party: Party = Party.ANY
    origin: Origin = Origin.ANY
    needs: tuple[str, ...] | None = None
    ordered: bool = False
    provisions: tuple[Provision, ...] = ()
    annex_rows: tuple[str, ...] = ()
    stated_basis: str = ""
    note: str = ""
    location: Location | None = None

    def valid_on(self, day: date) -> bool:
        """Whether the line belongs to a dossier received on `day`."""
        return (self.starts is None or self.starts <= day) and (self.until is None or day <= self.until)


class Procedure(Record):
    """One administrative procedure (thủ tục hành chính) with its dossier.

    `status` is "draft" or "confirmed" for one that was made from a published record, else empty.
    """

    code: str
    name: str
    field: str
    issuer: Issuer
    type: ProcedureType
    performed_by: tuple[Performer, ...]
    record: PublishedRecord
    components: tuple[Component, ...]
    formerly: tuple[str, ...] = ()
    superseded_by: tuple[str, ...] = ()
    raw_code: str = ""
    status: str = ""
    note: str = ""
    location: Location | None = None

    def performers_on(self, day: date) -> tuple[Performer, ...]:
        """The levels that perform it for a dossier received on `day`."""
        return tuple(
            p
            for p in self.performed_by
            if (p.starts is None or p.starts <= day) and (p.until is None or day <= p.until)
        )
