"""The inventory (danh mục rà soát): rows arranged, counted and named by what produced them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from engine.collation import sort_key
from engine.model.decision import Inventory, Row, Totals
from engine.model.finding import Agreement, Finding, FindingKind, OverviewLine
from engine.model.procedure import Procedure
from engine.model.terms import Verdict
from engine.review import Reviewer, row_order

SCHEMA = "catgiam.inventory/1"
CATALOGUE, RECORDS = "catalogue", "portal"
"""Where the procedures of an inventory come from."""


class Selection(NamedTuple):
    """Which procedures a review covers; empty means all. Letter case does not matter in names."""

    codes: Collection[str] = ()
    field: str = ""
    level: str = ""
    issuer: str = ""
    include_all: bool = False


class Intake(NamedTuple):
    """What became of published records on the way in: could not be read, came twice."""

    rejected: int = 0
    repeated: int = 0


Heading = tuple[str, str]
"""Issuer and field: what an overview counts by."""


class Ledger:
    """Takes in procedures bit by bit and keeps what an inventory is made of: the rows, and counts."""

    def __init__(self, reviewer: Reviewer, selection: Selection) -> None:
        """An empty inventory of what `reviewer` decides and `selection` covers."""
        self.reviewer, self.selection = reviewer, selection
        self.fields: set[str] = set()
        self.issuers: set[str] = set()
        self._procedures: Counter[Heading] = Counter()
        self._left_out = 0
        self._rows: list[Row] = []
        self._findings: list[Finding] = []
        self._agreement: list[Agreement] = []

    def takes(self, procedure: Procedure) -> bool:
        """Whether the review covers the procedure; one of another province's own is counted and left out."""
        self.fields.add(procedure.field)
        self.issuers.add(procedure.issuer.name)
        if not _selected(procedure, self.selection, self.reviewer):
            return False
        if _of_another_province(procedure, self.reviewer):
            self._left_out += 1
            return False
        return True

    def review(self, procedures: Iterable[Procedure]) -> None:
        """Decide procedures that the review covers."""
        chosen = tuple(procedures)
        self._procedures.update((p.issuer.name, p.field) for p in chosen)
        self._rows += self.reviewer.rows(chosen, include_all=self.selection.include_all)

    def note(self, findings: Iterable[Finding], agreement: Iterable[Agreement]) -> None:
        """Keep what was found about a record as a whole."""
        self._findings += findings
        self._agreement += agreement

    def inventory(self, intake: Intake | None = None) -> Inventory:
        """The finished inventory; `intake` where it was made from published records."""
        reviewer = self.reviewer
        rows = tuple(sorted(self._rows, key=row_order))
        findings = tuple(sorted(self._findings, key=lambda f: (list(FindingKind).index(f.kind), f.procedure)))
        overview = tuple(self._overview(rows, findings))
        return Inventory(
            schema=SCHEMA,
            as_of=reviewer.day,
            province=reviewer.province.code if reviewer.province else None,
            province_name=reviewer.province.name if reviewer.province else "",
            commune=reviewer.province.communes[0] if reviewer.province and reviewer.province.commune else "",
            commune_name=reviewer.province.commune if reviewer.province else "",
            catalog_hash=reviewer.catalog.catalog_hash,
            rulebook_hash=reviewer.catalog.rulebook_hash,
            evaluator=reviewer.judge.matcher.name,
            certificate=reviewer.catalog.certificate,
            window=reviewer.rulebook.window,
            source=CATALOGUE if intake is None else RECORDS,
            totals=self._totals(rows, findings, intake or Intake()),
            overview=overview,
            findings=findings,
            agreement=tuple(sorted(self._agreement, key=lambda a: (a.procedure, a.annex))),
            rows=rows,
        )

    def _overview(self, rows: Sequence[Row], findings: Sequence[Finding]) -> Iterable[OverviewLine]:
        """One line for each issuer and field, in Vietnamese order."""
        verdicts: dict[Heading, Counter[str]] = {}
        concerned: dict[Heading, set[str]] = {}
        acted: Counter[Heading] = Counter()
        unread = Counter((f.issuer, f.field) for f in findings if f.kind is FindingKind.UNREAD_DOSSIER)
        for row in rows:
            heading = (row.issuer, row.field)
            if row.verdict is not None:
                verdicts.setdefault(heading, Counter())[row.verdict.value] += 1
                concerned.setdefault(heading, set()).add(row.procedure)
                acted[heading] += bool(row.finding)
        for heading in sorted(self._procedures, key=lambda h: (sort_key(h[0]), sort_key(h[1]))):
            yield OverviewLine(
                issuer=heading[0],
                field=heading[1],
                procedures=self._procedures[heading],
                with_civil_status=len(concerned.get(heading, ())),
                by_verdict=_counted(verdicts.get(heading, Counter()).elements(), (v.value for v in Verdict)),
                findings=acted[heading],
                unread=unread[heading],
            )

    def _totals(self, rows: Sequence[Row], findings: Sequence[Finding], intake: Intake) -> Totals:
        judged = [r for r in rows if r.verdict is not None]
        found = [r.finding for r in judged if r.finding] + [f.kind.value for f in findings]
        return Totals(
            procedures=self._procedures.total(),
            procedures_with_civil_status=len({r.procedure for r in judged}),
            components=len({(r.procedure, r.component) for r in judged}),
            rows=len(rows),
            by_verdict=_counted((r.verdict.value for r in judged if r.verdict), (v.value for v in Verdict)),
            by_finding=_counted(found, (kind.value for kind in FindingKind)),
            doubtful=sum(1 for r in judged if r.doubts),
            left_out_other_province=self._left_out,
            unread=sum(f.kind is FindingKind.UNREAD_DOSSIER for f in findings),
            rejected=intake.rejected,
            repeated=intake.repeated,
        )


def make_inventory(reviewer: Reviewer, procedures: Iterable[Procedure], selection: Selection) -> Inventory:
    """Review the selected procedures of a catalogue."""
    ledger = Ledger(reviewer, selection)
    ledger.review(p for p in procedures if ledger.takes(p))
    return ledger.inventory()


def _selected(procedure: Procedure, selection: Selection, reviewer: Reviewer) -> bool:
    levels = {p.level.value for p in procedure.performers_on(reviewer.day)}
    return (
        (not selection.codes or procedure.code in selection.codes)
        and (not selection.field or procedure.field.casefold() == selection.field.casefold())
        and (not selection.level or selection.level in levels)
        and (not selection.issuer or procedure.issuer.name.casefold() == selection.issuer.casefold())
    )


def _of_another_province(procedure: Procedure, reviewer: Reviewer) -> bool:
    """Whether a province's own body issued it, and not the province under review."""
    if reviewer.province is None or not procedure.issuer.is_provincial:
        return False
    return procedure.issuer.province != reviewer.province.code


def _counted(values: Iterable[str], names: Iterable[str]) -> dict[str, int]:
    """A count for every name, zeros included, in the order of the names."""
    counts = Counter(values)
    return {name: counts[name] for name in names}
