"""Which events of which communes have data enough to cut papers, and how many records are missing.

`relation`  one relational expression over communes, events and statements
`counting`  its answer as cells, counted by event and by commune
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from engine.availability import Availability
from engine.collation import sort_key
from engine.model.catalog import Catalog
from engine.model.readiness import Readiness
from engine.model.terms import PaperId
from engine.places import Commune
from engine.readiness.counting import cells_of, communes_of, counts_of, events_of
from engine.readiness.relation import Needed, Question, cells_expression
from engine.relations import Relations

__all__ = ["SCHEMA", "Asked", "readiness"]

SCHEMA = "catgiam.readiness/1"


class Asked(NamedTuple):
    """The province with its statements (a code of `catalog.provinces`), all its communes, and the day."""

    catalog: Catalog
    province: str
    communes: Sequence[Commune]
    day: date


def readiness(asked: Asked, relations: Relations) -> Readiness:
    """Every event in every commune, as of the day; communes in Vietnamese order."""
    province = asked.catalog.provinces[asked.province]
    state = Availability(province, asked.day, asked.catalog.thresholds)
    needed = tuple(_needed(asked.catalog, state, event) for event in PaperId)
    ordered = sorted(asked.communes, key=lambda c: (sort_key(c.name), c.code))
    question = Question(tuple(c.code for c in ordered), needed, province.coverage, asked.day)
    found = relations.fetch(cells_expression(relations, question))
    cells = cells_of(found, question)
    return Readiness(
        schema=SCHEMA,
        as_of=asked.day,
        province=province.code,
        province_name=province.name,
        catalog_hash=asked.catalog.catalog_hash,
        counts=counts_of(cells),
        events=events_of(asked.catalog, state, cells),
        communes=communes_of(ordered, cells),
        cells=cells,
    )


def _needed(catalog: Catalog, state: Availability, event: PaperId) -> Needed:
    threshold = state.threshold(event)
    link = state.link(catalog.papers[event].database)
    return Needed(event, link, threshold.digitised if threshold else None, threshold.clean if threshold else None)
