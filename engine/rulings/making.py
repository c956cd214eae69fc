"""A new ruling on a row, with everything that it is given for."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from engine.model.decision import Row
from engine.model.ruling import GivenFor, Ruling
from engine.model.terms import Channel, Origin, Verdict
from engine.review import Reviewer
from engine.rulings.beside import facts_by_situation, place_of
from engine.seal import row_digest


class Said(NamedTuple):
    """What the office says. `verdict` is None where it agrees with the engine."""

    verdict: Verdict | None
    role: str
    on: date
    reason: str
    clause: str = ""
    clause_as_written: str = ""


def ruling_on(row: Row, said: Said, reviewer: Reviewer) -> Ruling:
    """The ruling on a row that `reviewer` has decided. Raises `ValueError` for a row without a verdict."""
    if row.verdict is None:
        raise ValueError(row.key)
    return Ruling(
        procedure=row.procedure,
        component=row.component,
        alternative=row.alternative,
        paper=row.paper,
        subject=row.subject,
        origin=Origin(row.origin),
        channel=Channel(row.channel),
        verdict=said.verdict or row.verdict,
        role=said.role,
        on=said.on,
        reason=said.reason,
        clause=said.clause,
        clause_as_written=said.clause_as_written,
        given_for=_given_for(row, row.verdict, reviewer),
    )


def _given_for(row: Row, verdict: Verdict, reviewer: Reviewer) -> GivenFor:
    province, commune = place_of(reviewer)
    procedure = next((p for p in reviewer.catalog.procedures if p.code == row.procedure), None)
    return GivenFor(
        as_of=reviewer.day,
        province=province,
        commune=commune,
        verdict=verdict,
        situation=row.situation,
        row=row_digest(row),
        text=row.component_text,
        rulebook=reviewer.catalog.rulebook_hash,
        catalog=reviewer.catalog.catalog_hash,
        facts=dict(facts_by_situation(reviewer, procedure).get(row.situation, {})),
    )
