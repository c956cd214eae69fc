"""What an explanation is made of: plain values that renderers put on a screen, in a letter, into JSON."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from engine.model.decision import Row
from engine.model.law import Clause
from engine.model.record import Record
from engine.model.terms import Labelled, Verdict


class FlipKind(Labelled):
    """In whose hands a change of facts lies; `OTHER` is no change of this matter but another matter."""

    PROVINCE = "province", "việc của tỉnh"
    OWNER = "owner", "việc của chủ quản cơ sở dữ liệu"
    LAW = "law", "việc của pháp luật"
    DOSSIER = "dossier", "tùy hồ sơ"
    OTHER = "other", "sẽ là giấy tờ, thủ tục khác"


class Met(Record):
    """One line of a rule's condition and the fact that stands there; `is_open`: the fact is not stated."""

    attribute: str
    label: str
    value: str
    text: str
    wanted: str
    is_open: bool = False


class Ground(Record):
    """A rule that fired, the facts that met its condition, and the clauses that it stands on.

    `supports` is what the rule makes true for the conclusion ("entitled", "connection_blocked", …),
    "verdict" for the conclusion itself, empty for what is only noted.
    """

    rule: str
    title: str
    reading: str
    clauses: tuple[Clause, ...]
    convention: str
    note: str
    standing: str
    met: tuple[Met, ...] = ()
    supports: str = ""


class WhyNot(Record):
    """Another verdict, the condition that keeps it away, and the rules that would have led to it."""

    verdict: Verdict
    reason: str
    rules: tuple[str, ...]


class Fact(Record):
    """One attribute of the situation, and the rules of the explanation that read it."""

    attribute: str
    label: str
    value: str
    text: str
    is_open: bool
    used_by: tuple[str, ...]


class Change(Record):
    """One attribute that changes: to any one of `after`, the answer is the same."""

    attribute: str
    label: str
    before: str
    after: tuple[str, ...]
    kind: FlipKind


class Flip(Record):
    """A smallest change of facts that leads to another verdict.

    `among`: the attributes that were free to change; no fewer of them lead to that verdict.
    """

    verdict: Verdict
    kind: FlipKind
    changes: tuple[Change, ...]
    among: tuple[str, ...]
    sentence: str


class Outcome(Record):
    """What the answer would be if an open fact had one of its values."""

    value: str
    text: str
    verdict: Verdict
    turns_verdict: bool
    turns_basis: bool


class NextFact(Record):
    """An open fact worth asking for: `decides` of its `out_of` values give another verdict or another basis."""

    fact: str
    label: str
    question: str
    decides: int
    turns_verdict: int
    out_of: int
    outcomes: tuple[Outcome, ...]


class DateChange(Record):
    """A day from which the answer is another one although no fact changes.

    `verdict` is the answer on the other side of the day, None where the line does not belong to the dossier there;
    `by_channel` tells the answers apart where they depend on how the dossier is handed in.
    """

    day: date
    verdict: Verdict | None
    by_channel: dict[str, str]
    begun: tuple[str, ...]
    ended: tuple[str, ...]
    sentence: str


class Changes(Record):
    """The nearest days before and after on which the answer changes by the calendar alone."""

    previous: DateChange | None = None
    next: DateChange | None = None


class Explained(NamedTuple):
    """One row with everything that explains it."""

    row: Row
    grounds: tuple[Ground, ...]
    why_not: tuple[WhyNot, ...]
    facts: tuple[Fact, ...]
    flips: tuple[Flip, ...]
    next_facts: tuple[NextFact, ...]
    changes: Changes
    letter: str
