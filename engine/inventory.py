"""The inventory (danh mục rà soát): rows arranged, counted and named by what produced them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from engine.model.decision import Inventory, Row, Totals
from engine.model.procedure import Procedure
from engine.model.terms import Verdict
from engine.review import Reviewer
from engine.rows import FINDINGS

SCHEMA = "catgiam.inventory/1"


class Selection(NamedTuple):
    """Which procedures a review covers; empty means all."""

    codes: Collection[str] = ()
    fields: Collection[str] = ()
    level: str = ""
    issuer: str = ""
    include_all: bool = False


def make_inventory(reviewer: Reviewer, procedures: Sequence[Procedure], selection: Selection) -> Inventory:
    """Review the selected procedures and count what came out."""
    chosen = [p for p in procedures if _selected(p, selection, reviewer)]
    home = [p for p in chosen if not _of_another_province(p, reviewer)]
    rows = reviewer.rows(home, include_all=selection.include_all)
    return Inventory(
        schema=SCHEMA,
        as_of=reviewer.day,
        province=reviewer.province.code if reviewer.province else None,
        province_name=reviewer.province.name if reviewer.province else "",
        catalog_hash=reviewer.catalog.catalog_hash,
        rulebook_hash=reviewer.catalog.rulebook_hash,
        evaluator=reviewer.judge.matcher.name,
        certificate={},
        window=reviewer.rulebook.window,
        totals=_totals(home, rows, left_out=len(chosen) - len(home)),
        rows=rows,
    )


def _selected(procedure: Procedure, selection: Selection, reviewer: Reviewer) -> bool:
    levels = {p.level.value for p in procedure.performers_on(reviewer.day)}
    return (
        (not selection.codes or procedure.code in selection.codes)
        and (not selection.fields or procedure.field in selection.fields)
        and (not selection.level or selection.level in levels)
        and (not selection.issuer or procedure.issuer.name == selection.issuer)
    )


def _of_another_province(procedure: Procedure, reviewer: Reviewer) -> bool:
    """Whether a province's own body issued it, and not the province under review."""
    if reviewer.province is None or not procedure.issuer.is_provincial:
        return False
    return procedure.issuer.province != reviewer.province.code


def _totals(procedures: Sequence[Procedure], rows: Sequence[Row], *, left_out: int) -> Totals:
    judged = [r for r in rows if r.verdict is not None]
    return Totals(
        procedures=len(procedures),
        procedures_with_civil_status=len({r.procedure for r in judged}),
        components=len({(r.procedure, r.component) for r in judged}),
        rows=len(rows),
        by_verdict=_counted((r.verdict.value for r in judged if r.verdict), (v.value for v in Verdict)),
        by_finding=_counted((r.finding for r in judged if r.finding), FINDINGS),
        doubtful=sum(1 for r in judged if r.doubts),
        left_out_other_province=left_out,
    )


def _counted(values: Iterable[str], names: Iterable[str]) -> dict[str, int]:
    """A count for every name, zeros included, in the order of the names."""
    counts = Counter(values)
    return {name: counts[name] for name in names}
