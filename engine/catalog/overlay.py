"""Changes laid over a rulebook: what has the same name replaces, the rest is added.

Instruments, clauses, rules, annex rows, procedures and provinces are replaced one by one; papers, databases and
the files of which there is one are replaced whole. An instrument whose last day changes takes along those of its
clauses that ended with it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any, NamedTuple

from engine.catalog.build import Item, Parts
from engine.model.law import Clause, Instrument
from engine.model.record import replace


class _Kind(NamedTuple):
    """How items of one kind are told apart; None: they are replaced together."""

    name: Callable[[Any], Hashable] | None


_KINDS: dict[str, _Kind] = {
    "instruments": _Kind(lambda r: r.id),
    "clauses": _Kind(lambda r: r.key),
    "windows": _Kind(lambda r: r.starts),
    "annex": _Kind(lambda r: (r.key, r.papers)),
    "concepts": _Kind(None),
    "papers": _Kind(None),
    "not_civil_status": _Kind(None),
    "databases": _Kind(lambda r: r.id),
    "provinces": _Kind(lambda r: r.code),
    "rules": _Kind(lambda r: r["id"]),
    "procedures": _Kind(lambda r: r.code),
    "wordings": _Kind(None),
    "issuers": _Kind(None),
    "stale": _Kind(None),
    "thresholds": _Kind(None),
    "prices": _Kind(lambda r: r.id),
    "volumes": _Kind(None),
    "report_windows": _Kind(None),
    "report_dues": _Kind(None),
}


def overlaid(base: Parts, over: Parts) -> Parts:
    """The parts of both, the overlay's in place of the base's where they are the same thing."""
    merged = {field: _merged(getattr(base, field), getattr(over, field), _KINDS[field]) for field in Parts._fields}
    merged["clauses"] = _following(merged["clauses"], base, over)
    return Parts(**merged)


def _merged(base: list[Item], over: list[Item], kind: _Kind) -> list[Item]:
    if not over:
        return base
    if kind.name is None:
        return over
    replaced = {kind.name(item.record) for item in over}
    return [item for item in base if kind.name(item.record) not in replaced] + over


def _following(clauses: list[Item], base: Parts, over: Parts) -> list[Item]:
    """Clauses of the base that began or ended with their instrument go on doing so."""
    old = {item.record.id: item.record for item in base.instruments}
    moved = {item.record.id: item.record for item in over.instruments if item.record.id in old}
    own = {item.record.key for item in over.clauses}
    return [item if item.record.key in own else _moved(item, old, moved) for item in clauses]


def _moved(item: Item, old: dict[str, Instrument], moved: dict[str, Instrument]) -> Item:
    clause: Clause = item.record
    new = moved.get(clause.instrument)
    if new is None:
        return item
    before = old[clause.instrument]
    dates = {name: getattr(new, name) for name in _DATES if getattr(clause, name) == getattr(before, name)}
    return item._replace(record=replace(clause, **dates))


_DATES: Iterable[str] = ("effective", "applicable", "expires", "expires_certainty")
