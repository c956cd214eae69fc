"""What the engine answers: judgements of situations, and the rows of an inventory."""

from __future__ import annotations

from datetime import date

from engine.diagnostics import Location
from engine.model.catalog import Certificate
from engine.model.finding import Agreement, Finding, OverviewLine
from engine.model.record import Record
from engine.model.ruling import RowRuling
from engine.model.terms import BlockerCode, Certainty, FallbackKind, PaperId, Verdict


class Missed(Record):
    """A rule that did not fire: the first condition that failed or is open."""

    rule: str
    attribute: str
    wanted: tuple[str, ...]
    actual: str
    open: bool = False


class Fired(Record):
    """A rule that fired, with the clauses in force that it stands on.

    `is_basis`: the verdict rests on it (it entitles, forbids or bars); `partial`: only for one channel.
    """

    rule: str
    clauses: tuple[str, ...]
    is_basis: bool = False
    partial: bool = False
    overridden_by: str = ""


class Blocker(Record):
    """What stands in the way, in words; `actor` is a part (owner, province, registry)."""

    code: BlockerCode
    text: str
    actor: str


class FallbackStep(Record):
    """What follows when one person's look-up fails; `overridden_by` names the rule that ranks above it."""

    text: str
    deadline: str
    actor: str
    clause: str
    clauses: tuple[str, ...]
    kind: FallbackKind
    rule: str
    overridden_by: str = ""


class Cited(Record):
    """A sentence with the clause it stands on."""

    text: str
    clause: str
    rule: str


class Judgement(Record):
    """The answer for one situation; every row of the situation shares it.

    `open_attributes`: what is not stated and some rule reads; `decided_by`: those of them
    that could still turn the verdict.
    """

    situation: str
    verdict: Verdict
    certainty: Certainty
    bases: tuple[str, ...] = ()
    blockers: tuple[Blocker, ...] = ()
    exceptions: tuple[Cited, ...] = ()
    bars: tuple[Cited, ...] = ()
    fallbacks: tuple[FallbackStep, ...] = ()
    remarks: tuple[Cited, ...] = ()
    obtain: tuple[Cited, ...] = ()
    doubts: tuple[Cited, ...] = ()
    fired: tuple[Fired, ...] = ()
    missed: tuple[Missed, ...] = ()
    databases: tuple[str, ...] = ()
    open_attributes: tuple[str, ...] = ()
    decided_by: tuple[str, ...] = ()

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that the verdict rests on, each once, in order."""
        return tuple(dict.fromkeys(c for f in self.fired if f.is_basis and not f.overridden_by for c in f.clauses))


class DatabaseUse(Record):
    """A database that answers for the paper, and the concepts taken from it."""

    id: str
    name: str
    owner: str
    fields: tuple[str, ...]


class Ask(Record):
    """The fact that would decide most, and the question that asks for it."""

    fact: str
    question: str


class Row(Record):
    """One line of the inventory: one paper of one alternative of one component.

    With a finding: `since` when the law has replaced the paper, and `correction`, the wording to publish instead.
    `ruling` is the office's own view, shown beside the answer.
    """

    procedure: str
    procedure_name: str
    issuer: str
    issuer_level: str
    field: str
    level: str
    levels: tuple[str, ...]
    component: str
    component_text: str
    alternative: str
    paper: PaperId | None
    origin: str
    subject: str
    per: str
    channel: str
    mode: str
    copies: str
    condition: str
    candidates: tuple[PaperId, ...]
    candidate_verdicts: dict[str, str]
    other_alternatives: tuple[str, ...]
    together_with: tuple[str, ...]
    databases: tuple[DatabaseUse, ...]
    verdict: Verdict | None
    published: str
    blockers: tuple[Blocker, ...]
    exceptions: tuple[str, ...]
    fallbacks: tuple[FallbackStep, ...]
    obtain: tuple[Cited, ...]
    remarks: tuple[str, ...]
    doubts: tuple[str, ...]
    clauses: tuple[str, ...]
    rules: tuple[str, ...]
    missed: tuple[Missed, ...]
    missing_fields: tuple[str, ...]
    missing_facts: tuple[str, ...]
    ask: Ask | None
    certainty: Certainty
    actor: str
    record_date: date | None
    finding: str
    situation: str
    annex: tuple[str, ...]
    location: Location | None
    other: str = ""
    umbrella: str = ""
    grounds: tuple[str, ...] = ()
    prescribed_by: tuple[str, ...] = ()
    since: date | None = None
    correction: str = ""
    route: str = ""
    ruling: RowRuling | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """What makes a row the same row on another date or under another rulebook."""
        paper = self.paper.value if self.paper else ""
        place = (self.procedure, self.component, self.alternative)
        return (*place, paper or self.other, self.subject, self.origin, self.channel)


class Totals(Record):
    """The counts on top of an inventory.

    Of published records: `unread` have no dossier line at all, `rejected` could not be read, `repeated` came twice.
    Of the office's rulings: `rulings` stand beside rows, of these `stale_rulings` were given for what has changed
    since; `gone_rulings` have no row any more.
    """

    procedures: int
    procedures_with_civil_status: int
    components: int
    rows: int
    by_verdict: dict[str, int]
    by_finding: dict[str, int]
    doubtful: int
    left_out_other_province: int
    unread: int = 0
    rejected: int = 0
    repeated: int = 0
    rulings: int = 0
    stale_rulings: int = 0
    gone_rulings: int = 0


class Inventory(Record):
    """A finished review: what was asked, with what it was answered, and the rows.

    `province` is a code, None for the view of the law alone; `commune` is the code of the one commune whose data
    was judged, empty for the whole province. `evaluator` tells which evaluators ran;
    `source`: the catalogue, or published records.
    """

    schema: str
    as_of: date
    province: str | None
    province_name: str
    catalog_hash: str
    rulebook_hash: str
    evaluator: str
    certificate: Certificate
    window: date
    source: str
    totals: Totals
    overview: tuple[OverviewLine, ...]
    findings: tuple[Finding, ...]
    agreement: tuple[Agreement, ...]
    rows: tuple[Row, ...]
    commune: str = ""
    commune_name: str = ""
