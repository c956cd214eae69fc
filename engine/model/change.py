"""What differs between two reviews, row by row, and which provision did it."""

from __future__ import annotations

from datetime import date

from engine.model.decision import FallbackStep, Row
from engine.model.record import Record
from engine.model.terms import Labelled, Verdict


class ChangeKind(Labelled):
    """How a row differs."""

    VERDICT = "verdict", "đổi kết luận"
    GROUNDS = "grounds", "giữ kết luận, đổi căn cứ, cách xử lý hoặc người làm"
    ADDED = "added", "chỉ có ở bên sau"
    REMOVED = "removed", "chỉ có ở bên trước"


class Aspect(Labelled):
    """What of a row differs beside its verdict."""

    BASIS = "basis", "căn cứ"
    FALLBACK = "fallback", "cách xử lý khi tra cứu không được"
    ACTOR = "actor", "người phải làm"
    LEVEL = "level", "cấp thực hiện"
    BLOCKER = "blocker", "vướng mắc"
    DATABASE = "database", "cơ sở dữ liệu"
    EXCEPTION = "exception", "ngoại lệ"


class Side(Record):
    """One row as it is on one side."""

    component: str
    component_text: str
    subject: str
    verdict: Verdict
    clauses: tuple[str, ...]
    rules: tuple[str, ...]
    fallbacks: tuple[FallbackStep, ...]
    actor: str
    levels: tuple[str, ...]
    blockers: tuple[str, ...]
    databases: tuple[str, ...]
    exceptions: tuple[str, ...]
    prescribed_by: tuple[str, ...]
    situation: str


class Cause(Record):
    """A provision, or a fact, that holds on one side only; `is_after` tells on which.

    `decides`: the verdict of that side rests on it, or it bars or forbids.
    """

    what: str
    is_after: bool
    clause: str = ""
    rule: str = ""
    decides: bool = False


class Change(Record):
    """One row that differs: `before` or `after` is None where the row is on one side only.

    Its own words are those of the later side; where the dossier put another line in its place, the sides differ.
    """

    kind: ChangeKind
    procedure: str
    procedure_name: str
    issuer: str
    field: str
    component: str
    component_text: str
    alternative: str
    paper: str
    paper_name: str
    subject: str
    origin: str
    channel: str
    before: Side | None
    after: Side | None
    aspects: tuple[Aspect, ...] = ()
    causes: tuple[Cause, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """What makes the row the same on both sides."""
        return (
            self.procedure,
            self.component,
            self.alternative,
            self.paper or self.paper_name,
            self.subject,
            self.origin,
            self.channel,
        )


class Comparison(Record):
    """Everything that differs between two reviews, with the count of each verdict on both sides."""

    before: str
    after: str
    totals_before: dict[str, int]
    totals_after: dict[str, int]
    changes: tuple[Change, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not self.changes

    @property
    def flips(self) -> tuple[Change, ...]:
        """The rows whose verdict differs."""
        return tuple(c for c in self.changes if c.kind is ChangeKind.VERDICT)


class CliffPart(Record):
    """One instrument that lapses: what rested on it, and of that what rested on no other lapsing one."""

    instrument: str
    clauses: tuple[str, ...]
    falls: int
    falls_alone: int
    stands: int
    procedures: tuple[str, ...]


class Cliff(Record):
    """Provisions that lapse together: what falls with them, and what stands on other provisions.

    `day` is the first day without them. `falls` are rows that were cut and are no longer; `stands` keep their
    verdict on other clauses, perhaps with another fallback.
    """

    day: date
    clauses: tuple[str, ...]
    falls: tuple[Change, ...]
    stands: tuple[Change, ...]
    parts: tuple[CliffPart, ...]


class Span(Record):
    """A stretch of days on which nothing changes; `until` is None for the last one."""

    starts: date
    until: date | None
    why: tuple[str, ...]
    by_verdict: dict[str, int]
    changes: tuple[Change, ...]
    cliff: Cliff | None = None


class Timeline(Record):
    """All stretches in order; they tile the line of days from the first date on."""

    province: str | None
    province_name: str
    rulebook_hash: str
    catalog_hash: str
    spans: tuple[Span, ...]


def side_of(row: Row) -> Side:
    """What is compared of a judged row."""
    if row.verdict is None:
        raise ValueError(row.key)
    return Side(
        component=row.component,
        component_text=row.component_text,
        subject=row.subject,
        verdict=row.verdict,
        clauses=row.clauses,
        rules=row.rules,
        fallbacks=row.fallbacks,
        actor=row.actor,
        levels=row.levels,
        blockers=tuple(f"{b.text} – {b.actor}" for b in row.blockers),
        databases=tuple(d.name for d in row.databases),
        exceptions=row.exceptions,
        prescribed_by=row.prescribed_by,
        situation=row.situation,
    )
