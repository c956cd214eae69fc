"""Which ruling counts for which row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.model.catalog import Catalog
from engine.model.record import replace
from engine.model.ruling import Ruling, RulingKey


def with_present_codes(rulings: Iterable[Ruling], catalog: Catalog) -> tuple[Ruling, ...]:
    """The rulings under the codes that their procedures have now; an old code that is still in use stays itself."""
    present = {old: p.code for p in catalog.procedures for old in p.formerly}
    present |= {p.code: p.code for p in catalog.procedures}
    return tuple(replace(r, procedure=present.get(r.procedure, r.procedure)) for r in rulings)


def latest(rulings: Iterable[Ruling]) -> Mapping[RulingKey, Ruling]:
    """The last ruling of each row: by its day, of one day the one that was written last."""
    return {ruling.key: ruling for ruling in sorted(rulings, key=lambda r: r.on)}
