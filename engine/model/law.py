"""Legal instruments, their clauses and the dates on which they apply."""

from __future__ import annotations

from datetime import date

from engine.diagnostics import Location
from engine.model.record import Record
from engine.model.terms import Certainty


class Checked(Record):
    """When and where a fact was checked, and how sure we are."""

    on: date
    source: str
    certainty: Certainty
    note: str = ""


class Clause(Record):
    """One cited provision. Its dates are its instrument's unless it began or ended on another day."""

    key: str
    instrument: str
    says: str
    effective: date
    checked: Checked
    applicable: date | None = None
    expires: date | None = None
    expires_certainty: Certainty = Certainty.CERTAIN
    scope: str = ""
    amended_by: str = ""
    no_rule_because: str = ""
    location: Location | None = None

    @property
    def starts(self) -> date:
        """The first day on which it applies."""
        return self.applicable or self.effective

    def in_force(self, day: date) -> bool:
        """Whether a dossier received on `day` falls under it."""
        return self.starts <= day and (self.expires is None or day <= self.expires)

    def lapsed(self, day: date) -> bool:
        """Whether it has ended before `day`."""
        return self.expires is not None and day > self.expires


class Instrument(Record):
    """A legal text. `expires` is its last day in force."""

    id: str
    number: str
    title: str
    issuer: str
    effective: date
    checked: Checked
    issued: date | None = None
    applicable: date | None = None
    expires: date | None = None
    expires_certainty: Certainty = Certainty.CERTAIN
    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()
    note: str = ""


class Window(Record):
    """A date on which the law changed, and what changed."""

    starts: date
    what: str
    checked: Checked


class AnnexRow(Record):
    """One row of an annex of NQ 66.7/2025/NQ-CP that carries a civil-status paper.

    `code` is repaired, `raw_code` as printed. `papers` is empty where the row names a proof
    that is not one of the twelve (divorce, legal representative): a dossier line is then tied to it by hand.
    `doubt` says what looks misprinted.
    """

    appendix: str
    stt: str
    code: str
    raw_code: str
    name: str
    ministry: str
    paper_text: str
    papers: tuple[str, ...]
    databases: tuple[str, ...]
    database_text: str
    owner_text: str
    document: str = ""
    provision: str = ""
    limit: str = ""
    limit_kind: str = ""
    doubt: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """How a dossier line names the row: appendix and number, "II 7"."""
        return f"{self.appendix} {self.stt}"
