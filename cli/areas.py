"""The communes of a province for `unlock`: which data each has ready, and how many dossiers each takes a year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cli.engines import opened
from cli.office import load_gazetteer, place_of
from cli.options import shown
from cli.volumes import plain_reading, tell_rejected
from engine.availability import Availability
from engine.model.catalog import Catalog
from engine.model.terms import DataState, PaperId
from engine.unlocking.areas import WHOLE, Area

if TYPE_CHECKING:  # most questions need neither volumes nor places
    from engine.impact.yearly import Yearly
    from engine.places import Commune

ELSEWHERE = Area(name="cơ quan khác của tỉnh", cleans=False)
"""Dossiers that no commune takes: they need the data of all communes."""


class Ground(NamedTuple):
    """Where it is asked: the rules folder, the catalogue with the office's data, the day, and the province."""

    rules: Path | None
    catalog: Catalog
    today: date
    day: date
    province: str | None


class Found(NamedTuple):
    """The areas to look at one by one, how volumes became a year, and how many of their rows could not be counted."""

    areas: Sequence[Area]
    notes: tuple[str, ...] = ()
    rejected: int = 0


def areas_of(ground: Ground, dossiers: Sequence[Path], engine: str) -> Found:
    """The areas of the question.

    The province is one area unless something is known by commune. Raises `CatgiamError` for files of volumes that
    cannot be read.
    """
    province = ground.catalog.provinces[ground.province] if ground.province else None
    if not dossiers and not (province and province.communes and not province.commune):
        return Found(WHOLE)
    places = load_gazetteer(ground.rules)
    home = place_of(places, ground.province) if ground.province else None
    from engine.impact import commune_reader

    reader = commune_reader(places, home)
    volumes, notes, rejected = _yearly(ground, dossiers, reader, engine) if dossiers else (None, (), 0)
    if home is None:
        return Found((_together(volumes),), notes, rejected)
    if province and province.commune:
        return Found((Area(volumes=(volumes or {}).get(province.communes[0], {})),), notes, rejected)
    return Found(tuple(_by_commune(ground, places.communes_of(home), volumes)), notes, rejected)


def _yearly(
    ground: Ground, dossiers: Sequence[Path], commune: Callable[[str], str], engine: str
) -> tuple[Yearly, tuple[str, ...], int]:
    from engine.impact import read_volumes, volume_notes
    from engine.impact.yearly import dossiers_a_year

    reading = plain_reading(ground.catalog, ground.today)._replace(commune=commune, apart=("commune",))
    with opened(engine) as relations:
        counted = read_volumes([(path, shown(path)) for path in dossiers], reading, relations)
        return dossiers_a_year(counted, relations), tuple(volume_notes(counted.summary)), tell_rejected(counted.summary)


def _together(volumes: Yearly | None) -> Area:
    total: dict[str, Fraction] = {}
    for own in (volumes or {}).values():
        for procedure, count in own.items():
            total[procedure] = total.get(procedure, Fraction(0)) + count
    return Area(volumes=total)


def _by_commune(ground: Ground, communes: Sequence[Commune], volumes: Yearly | None) -> Iterator[Area]:
    """Each commune with its own data; then whoever else takes dossiers."""
    for commune in communes:
        own = None if volumes is None else volumes.get(commune.code, {})
        yield Area(commune.code, commune.title, ready_in(ground, commune.code), own)
    codes = {commune.code for commune in communes}
    rest = {name: own for name, own in (volumes or {}).items() if name not in codes}
    if rest:
        yield ELSEWHERE._replace(ready=ready_in(ground, ""), volumes=_together(rest).volumes)


def ready_in(ground: Ground, commune: str) -> frozenset[str]:
    """The events whose data is ready in a commune, or with "" in all of them, as paper ids."""
    from engine.model.record import replace

    province = ground.catalog.provinces[ground.province or ""]
    if commune:
        own = tuple(c for c in province.coverage if c.commune in ("", commune))
        province = replace(province, coverage=own, communes=(commune,))
    state = Availability(province, ground.day, ground.catalog.thresholds)
    return frozenset(paper.value for paper in PaperId if state.data(paper) is DataState.READY)
