"""Dossiers a year by commune and procedure, for whoever weighs something with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from engine.impact.volumes import Counted
from engine.relations import Relations

Yearly = Mapping[str, Mapping[str, Fraction]]
"""Code of the commune (or the words of the cell) → procedure → dossiers a year, exact."""


def dossiers_a_year(counted: Counted, relations: Relations) -> Yearly:
    """What the volumes come to in a year; they must have been read with communes told apart."""
    grouped = counted.table.group_by(["commune_id", "procedure_id"]).agg(n=counted.table.dossiers.sum())
    communes, codes = counted.numbering["commune"].meanings, counted.numbering["procedure"].meanings
    found: dict[str, dict[str, Fraction]] = defaultdict(dict)
    for commune, procedure, dossiers in relations.fetch(grouped):
        found[str(communes[commune])][str(codes[procedure])] = int(dossiers) * counted.summary.a_year
    return found
