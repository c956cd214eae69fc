"""A workspace laid over a catalogue: what the office states of its communes, and the thresholds that it sets."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from engine.model.catalog import Catalog
from engine.model.coverage import Threshold
from engine.model.province import Coverage, Province
from engine.model.record import replace
from engine.places import Commune


class Office(NamedTuple):
    """What a workspace says of one province.

    `communes` are all of the province, empty where nothing is known by commune. `digest` names the content of
    its files, empty for a workspace that says nothing.
    """

    coverage: tuple[Coverage, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    communes: tuple[Commune, ...] = ()
    digest: str = ""


def with_office(catalog: Catalog, province: Province, office: Office) -> Catalog:
    """The catalogue with what the office knows of its province; its hash then names that too."""
    if not office.digest:
        return catalog
    known = replace(
        province,
        coverage=(*province.coverage, *office.coverage),
        thresholds=(*office.thresholds, *province.thresholds),
        communes=tuple(commune.code for commune in office.communes),
    )
    named = hashlib.sha256(f"{catalog.catalog_hash} {office.digest}".encode()).hexdigest()
    return _with(replace(catalog, catalog_hash=named), known)


def narrowed(catalog: Catalog, province: Province, commune: Commune) -> Catalog:
    """The catalogue in which the province has the data of one of its communes only."""
    own = tuple(c for c in province.coverage if c.commune in ("", commune.code))
    here = replace(province, coverage=own, communes=(commune.code,), commune=commune.title)
    return _with(catalog, here)


def _with(catalog: Catalog, province: Province) -> Catalog:
    return replace(catalog, provinces={**catalog.provinces, province.code: province})
