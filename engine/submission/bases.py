"""The bases of a letter ("căn cứ"), as official papers name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from engine.explain.citing import long_day
from engine.model.catalog import Catalog
from engine.model.decision import Inventory, Row
from engine.model.law import Instrument

_KINDS = ("Nghị quyết", "Nghị định", "Thông tư", "Quyết định")
_SHARE = 10
"""A text on which at least one row in ten stands is a basis of the whole letter; annexes cite the others."""


def bases(inventory: Inventory, catalog: Catalog) -> tuple[str, ...]:
    """The texts on which most papers are replaced, the most used first, each in full."""
    cut = [row for row in inventory.rows if row.verdict is not None and row.verdict.value.startswith("cut_")]
    used = Counter(instrument for row in cut for instrument in _instruments(row, catalog))
    known = {i.id: i for i in catalog.instruments}
    chosen = [known[key] for key, count in used.most_common() if count * _SHARE >= len(cut)]
    return tuple(in_full(instrument) for instrument in chosen if _is_law(instrument))


def _instruments(row: Row, catalog: Catalog) -> Iterable[str]:
    return dict.fromkeys(catalog.clauses[key].instrument for key in row.clauses if key in catalog.clauses)


def _is_law(instrument: Instrument) -> bool:
    """A letter (công văn) is no basis of another one."""
    return instrument.title.startswith(("Luật", *_KINDS))


def in_full(instrument: Instrument) -> str:
    """Name it "Nghị định số 123/2015/NĐ-CP ngày 15 tháng 11 năm 2015 của Chính phủ quy định…"."""
    return f"Căn cứ {' '.join(_parts(instrument))}"


def _parts(instrument: Instrument) -> Iterator[str]:
    title = instrument.title
    kind = next((k for k in _KINDS if title.startswith(k)), "")
    yield f"{kind or title} số {instrument.number}"
    if instrument.issued is not None:
        yield long_day(instrument.issued)
    if kind:
        rest = title.removeprefix(kind).strip()
        of = f"của {instrument.issuer}"
        yield of
        yield rest.removeprefix(of).strip()
