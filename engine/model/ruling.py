"""What an office holds of one decision: that it agrees, or another verdict, with the facts it was given for."""

from __future__ import annotations

from datetime import date

from engine.diagnostics import Location
from engine.model.record import Record
from engine.model.terms import Channel, Labelled, Origin, PaperId, Verdict

RulingKey = tuple[str, ...]
"""The key of a row: procedure, component, alternative, paper, subject, origin, channel."""


class GivenFor(Record):
    """What a ruling was given for: the day and place, what the engine answered, on which text and facts.

    `situation` and `row` are the id of the situation and the digest of the row; `facts` the attributes of the
    situation by name; `rulebook` and `catalog` the hashes of the rules. `province` and `commune` are codes, empty
    for the view of the law alone.
    """

    as_of: date
    verdict: Verdict
    situation: str
    row: str
    text: str
    rulebook: str
    catalog: str
    province: str = ""
    commune: str = ""
    facts: dict[str, str] = {}  # noqa: RUF012 - a record copies its defaults

    @property
    def place(self) -> tuple[str, str]:
        """Whose connections and data were judged."""
        return self.province, self.commune


class Ruling(Record):
    """The office's view of one row. `paper` is None for an umbrella; `role` is an office, never a person's name.

    `clause` is a key of the catalogue, `clause_as_written` a text that the catalogue does not know.
    """

    procedure: str
    component: str
    alternative: str
    verdict: Verdict
    role: str
    on: date
    reason: str
    given_for: GivenFor
    paper: PaperId | None = None
    subject: str = ""
    origin: Origin = Origin.ANY
    channel: Channel = Channel.ANY
    clause: str = ""
    clause_as_written: str = ""
    location: Location | None = None

    @property
    def key(self) -> RulingKey:
        """The key of the row that it is about."""
        place = (self.procedure, self.component, self.alternative)
        return (*place, self.paper.value if self.paper else "", self.subject, self.origin.value, self.channel.value)

    @property
    def agrees(self) -> bool:
        """Whether it confirmed what the engine answered."""
        return self.verdict is self.given_for.verdict

    @property
    def cited(self) -> str:
        """The clause that it names."""
        return "; ".join(filter(None, (self.clause, self.clause_as_written)))


class RowRuling(Record):
    """A ruling as a row shows it beside the engine's answer.

    `scope` names the place it was given for where that is not the place of the review; `stale_why` says what has
    changed since, and is empty while it stands.
    """

    agrees: bool
    verdict: Verdict
    role: str
    on: date
    reason: str
    clause: str = ""
    scope: str = ""
    is_stale: bool = False
    stale_why: tuple[str, ...] = ()


class RulingStanding(Labelled):
    """What has become of a ruling."""

    STANDS = "stands", "còn đúng tình huống"
    STALE = "stale", "cần xem lại"
    GONE = "gone", "không còn dòng này"
    SUPERSEDED = "superseded", "đã có ý kiến sau"


class ListedRuling(Record):
    """One ruling with what has become of it; `engine_verdict` is today's answer, None without a row."""

    standing: RulingStanding
    ruling: Ruling
    procedure_name: str
    engine_verdict: Verdict | None = None
    scope: str = ""
    why: tuple[str, ...] = ()
