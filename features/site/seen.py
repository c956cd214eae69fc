"""What the steps of a scenario look at: rows and findings of an inventory, or what differs between two reviews."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.model.change import Change, Comparison
from engine.model.decision import Inventory, Row
from engine.model.finding import Finding, FindingKind
from engine.model.terms import Channel, Origin
from features.site.results import Decision

Key = tuple[str, ...]
"""What makes a row the same row in two steps of a scenario."""


def decisions_in(arguments: Mapping[str, object]) -> Iterator[tuple[Key, Decision]]:
    """The decisions among what a step is called with; of a comparison, those of the paper that the step names."""
    for value in arguments.values():
        if isinstance(value, Comparison):
            for change in value.changes:
                if (change.procedure, change.paper_name) == (arguments.get("code"), arguments.get("paper")):
                    yield change.key, decision_of_change(change)
        else:
            yield from ((row.key, decision_of(row)) for row in _rows(value))
        if isinstance(value, Inventory):
            for finding in value.findings:
                yield (finding.kind, finding.procedure, finding.text), decision_of_finding(finding)


def decision_of(row: Row) -> Decision:
    """What the site tells about a row."""
    return Decision(
        procedure=row.procedure,
        procedure_name=row.procedure_name,
        component=row.component,
        paper=row.paper.label if row.paper else row.other or row.umbrella or row.component_text,
        details=_details(row),
        before="",
        verdict=row.verdict.value if row.verdict else "",
        clauses=row.clauses,
        finding=FindingKind(row.finding).label if row.finding else "",
    )


def decision_of_change(change: Change) -> Decision:
    """What the site tells about a row that differs: its later side, and the verdict before."""
    return Decision(
        procedure=change.procedure,
        procedure_name=change.procedure_name,
        component=change.component,
        paper=change.paper_name,
        details=_details(change),
        before=change.before.verdict.value if change.before else "",
        verdict=change.after.verdict.value if change.after else "",
        clauses=change.after.clauses if change.after else (),
        finding="",
    )


def decision_of_finding(finding: Finding) -> Decision:
    """What the site tells about a published record as a whole: it has no component and no verdict."""
    return Decision(
        procedure=finding.procedure,
        procedure_name=finding.procedure_name,
        component="",
        paper=finding.text,
        details="",
        before="",
        verdict="",
        clauses=(finding.clause,) if finding.clause else (),
        finding=finding.kind.label,
    )


def _details(line: Row | Change) -> str:
    told = (
        f"của {line.subject}" if line.subject else "",
        Origin(line.origin).label if line.origin != Origin.ANY else "",
        f"nộp {Channel(line.channel).label}" if line.channel != Channel.ANY else "",
    )
    return ", ".join(filter(None, told))


def _rows(value: object) -> Iterator[Row]:
    """The rows of an inventory, or of the lines under a scenario's eyes."""
    if isinstance(value, Inventory):
        yield from value.rows
    elif isinstance(value, tuple):
        yield from (line[0] for line in value if isinstance(line, tuple) and line and isinstance(line[0], Row))
