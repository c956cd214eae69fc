"""The proof of a whole rulebook, and the certificate that says over what it was led."""

from __future__ import annotations

from typing import NamedTuple

from engine.decisions.legal import deciding
from engine.diagnostics import Diagnostic, sort_diagnostics
from engine.model.catalog import Catalog, Certificate
from engine.model.terms import Stage
from engine.proof.cells import enumerate_cells, situations_over
from engine.proof.composed import OF_SITUATION, Composed, in_order
from engine.proof.conflicts import conflicts
from engine.proof.gaps import gaps
from engine.proof.idle import idle
from engine.proof.stretches import Stretch, stretches_of


class Proof(NamedTuple):
    """What was found, and the certificate; with an error there is none."""

    findings: tuple[Diagnostic, ...]
    certificate: Certificate


class _Stretches:
    """Composes each stretch once; stretches with the same rules at work share the work."""

    def __init__(self) -> None:
        self._known: dict[object, Composed] = {}

    def __call__(self, stretch: Stretch) -> Composed:
        later = (*stretch.of(Stage.READINESS), *stretch.of(Stage.VERDICT))
        key = tuple(rule.id for rule in (*deciding(stretch.legal), *later))
        if key not in self._known:
            self._known[key] = Composed(stretch)
        return self._known[key]


def prove(catalog: Catalog) -> Proof:
    """Gaps and conflicts without a ranking (errors), and rules that do nothing (warnings, notes), on every day."""
    rules, stretches, composed = catalog.rules, stretches_of(catalog.rules), _Stretches()
    found = [
        *gaps(stretches, [rule for rule in rules if rule.stage is Stage.VERDICT]),
        *conflicts(stretches, composed),
    ]
    if found:  # what the other rules do cannot be told before it is clear what applies
        return Proof(sort_diagnostics(found), {})
    certificate: Certificate = {
        "rulebook_hash": catalog.rulebook_hash,
        "catalog_hash": catalog.catalog_hash,
        "cells": sum(_cells(stretch, composed) for stretch in stretches),
        "situations": len(stretches) * situations_over(OF_SITUATION),
        "windows": len(stretches),
        "last_change": stretches[-1].first.isoformat(),
    }
    return Proof(sort_diagnostics(idle(rules, stretches, composed)), certificate)


def _cells(stretch: Stretch, composed: _Stretches) -> int:
    """How many cells stand for all situations of a stretch: those of each stage, and of all rules that decide."""
    by_stage = [enumerate_cells(stretch.of(stage), in_order(stage)) for stage in Stage]
    for cells in (*by_stage, composed(stretch).cells):
        if cells.situations != situations_over(cells.attributes):
            raise ArithmeticError(stretch.first)  # cells that do not add up prove nothing
    return sum(cells.count for cells in by_stage) + composed(stretch).cells.count
