"""Every ruling with what has become of it, each held against the place that it was given for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from engine.model.catalog import Catalog
from engine.model.decision import Row
from engine.model.ruling import ListedRuling, Ruling, RulingKey, RulingStanding
from engine.review import Reviewer
from engine.rulings.beside import Beside, scope_of
from engine.rulings.keys import latest, with_present_codes

ReviewerFor = Callable[[str, str], Reviewer]
"""The reviewer of a province and a commune, by their codes, empty for the law alone."""


class _Answered(NamedTuple):
    """A place's rulings, and the rows of the procedures that they are about."""

    beside: Beside
    rows: Mapping[RulingKey, Row]


def listed(rulings: Iterable[Ruling], catalog: Catalog, reviewer_for: ReviewerFor) -> tuple[ListedRuling, ...]:
    """All rulings by procedure, row and day; of one row the last one counts, the others are history."""
    kept = with_present_codes(rulings, catalog)
    current = latest(kept)
    names = {p.code: p.name for p in catalog.procedures}
    places = {ruling.given_for.place for ruling in kept}
    answered = {place: _answered(reviewer_for(*place), kept) for place in sorted(places)}
    ordered = sorted(kept, key=lambda r: (r.key, r.on))
    return tuple(
        _listed(ruling, answered[ruling.given_for.place], names, is_current=current[ruling.key] is ruling)
        for ruling in ordered
    )


def _answered(reviewer: Reviewer, kept: Iterable[Ruling]) -> _Answered:
    codes = {ruling.procedure for ruling in kept}
    rows = reviewer.rows(p for p in reviewer.catalog.procedures if p.code in codes)
    return _Answered(Beside(reviewer, kept), {row.key: row for row in rows})


def _listed(ruling: Ruling, answered: _Answered, names: Mapping[str, str], *, is_current: bool) -> ListedRuling:
    row = answered.rows.get(ruling.key)
    why = answered.beside.stale_why(ruling, row) if row is not None and is_current else ()
    return ListedRuling(
        standing=_standing(row, why, is_current=is_current),
        ruling=ruling,
        procedure_name=names.get(ruling.procedure, ""),
        engine_verdict=row.verdict if row else None,
        scope=scope_of(ruling, answered.beside.reviewer.catalog),
        why=why,
    )


def _standing(row: Row | None, why: tuple[str, ...], *, is_current: bool) -> RulingStanding:
    if not is_current:
        return RulingStanding.SUPERSEDED
    if row is None:
        return RulingStanding.GONE
    return RulingStanding.STALE if why else RulingStanding.STANDS
