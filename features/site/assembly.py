"""Brings together everything that the pages show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from engine.model.catalog import Catalog
from features.site.coverage import Coverage, Review, cover
from features.site.outcomes import Key, Outcome, join, problems
from features.site.results import Results
from features.site.syntax import Feature


class Site(NamedTuple):
    """The whole site before it is laid out. `results` is None where nothing ran."""

    catalog: Catalog
    features: tuple[Feature, ...]
    outcomes: Mapping[Key, Outcome]
    coverage: Coverage
    results: Results | None
    problems: tuple[str, ...]


def make_site(catalog: Catalog, features: Sequence[Feature], results: Results | None, review: Review) -> Site:
    """Join the scenarios with their results and tie them to rules and clauses."""
    outcomes = join(features, results)
    return Site(
        catalog=catalog,
        features=tuple(features),
        outcomes=outcomes,
        coverage=cover(catalog, outcomes.values(), review),
        results=results,
        problems=tuple(problems(features, results, outcomes)),
    )
