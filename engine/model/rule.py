"""Rules as the engine holds them: conditions over finite attributes, and one effect each."""

from __future__ import annotations

from datetime import date

from engine.diagnostics import Location
from engine.model.law import Clause
from engine.model.record import Record
from engine.model.terms import Basis, BlockerCode, Certainty, FallbackKind, Stage, Verdict


class Line(Record):
    """One line of a condition: the attribute must have one of these values."""

    attribute: str
    allowed: tuple[str, ...]


class Entitle(Record, tag=True):
    """The law lets data replace the paper."""

    basis: Basis
    databases: tuple[str, ...] = ()


class Forbid(Record, tag=True):
    """The paper may not be asked for, and the fact is not needed from the person either."""

    text: str


class Bar(Record, tag=True):
    """The paper stays; where the condition is open, the exception survives the cut."""

    text: str


class Limit(Record, tag=True):
    """A limit that is shown with the cut and never bars it."""

    text: str


class Fallback(Record, tag=True):
    """What follows when the look-up of one person fails."""

    text: str
    actor: str
    kind: FallbackKind
    deadline: str = ""


class Remark(Record, tag=True):
    """Something the reader of the row has to know."""

    text: str


class Doubt(Record, tag=True):
    """A doubt that the row shows and counts."""

    text: str


class Unread(Record, tag=True):
    """A text that nobody read and that might entitle; shown where no other clause does."""

    text: str


class Obtain(Record, tag=True):
    """A lawful way for the person to get the paper or to do without it."""

    text: str


class Block(Record, tag=True):
    """What keeps an entitlement from being used yet. `actor` is a part, resolved to a name later."""

    code: BlockerCode
    text: str
    actor: str


class Conclude(Record, tag=True):
    """The verdict."""

    verdict: Verdict


Effect = Entitle | Forbid | Bar | Limit | Fallback | Remark | Doubt | Unread | Obtain | Block | Conclude


EFFECTS_OF_STAGE: dict[Stage, frozenset[str]] = {
    Stage.ENTITLEMENT: frozenset({"entitle"}),
    Stage.EXCEPTIONS: frozenset({"forbid", "bar", "limit"}),
    Stage.FALLBACK: frozenset({"fallback"}),
    Stage.GUIDANCE: frozenset({"obtain", "remark", "doubt", "unread"}),
    Stage.READINESS: frozenset({"block", "remark", "doubt"}),
    Stage.VERDICT: frozenset({"verdict"}),
}
"""What the rules of each stage may do, by the key that says it in YAML."""


class Override(Record):
    """An explicit ranking of this rule above another: who decided it, when and why."""

    rule: str
    by: str
    on: date
    reason: str
    reading: Certainty


class Rule(Record):
    """Condition → effect. Its dates are its clause's; a rule without a clause states its convention."""

    id: str
    title: str
    stage: Stage
    tests: tuple[Line, ...]
    then: Effect
    reading: Certainty
    clause: Clause | None = None
    convention: str = ""
    also: tuple[Clause, ...] = ()
    when_lapsed: Clause | None = None
    overrides: tuple[Override, ...] = ()
    reading_note: str = ""
    formerly: tuple[str, ...] = ()
    location: Location | None = None

    def in_force(self, day: date) -> bool:
        """Whether the rule applies to a dossier received on `day`."""
        return (self.clause is None or self.clause.in_force(day)) and (
            self.when_lapsed is None or self.when_lapsed.lapsed(day)
        )

    def clauses_on(self, day: date) -> tuple[Clause, ...]:
        """The clauses it stands on, those in force on `day` only."""
        own = () if self.clause is None else (self.clause,)
        return own + tuple(c for c in self.also if c.in_force(day))
