"""The rows in the layout of annex I of NQ 66.7/2025/NQ-CP: under their issuers, procedures numbered through."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from engine.collation import sort_key
from engine.model.decision import Inventory, Row
from engine.model.submission import AnnexGroup, AnnexLine, AnnexPart
from engine.model.terms import Verdict
from engine.submission.places import Places

_NUMERALS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_CENTRAL = "central"


def annex_groups(inventory: Inventory, places: Places) -> tuple[AnnexGroup, ...]:
    """The groups in Vietnamese order, ministries before provinces; within a group the inventory's order."""
    ordered = sorted(inventory.rows, key=lambda r: (r.issuer_level != _CENTRAL, sort_key(r.issuer)))
    groups: list[AnnexGroup] = []
    count = 0
    for issuer, of_issuer in groupby(ordered, key=lambda r: r.issuer):
        lines = tuple(_numbered(of_issuer, count, places, inventory.as_of))
        count = lines[-1].number
        title = group_title(issuer, is_central=lines[0].row.issuer_level == _CENTRAL)
        groups.append(AnnexGroup(numeral=roman(len(groups) + 1), title=title, issuer=issuer, lines=lines))
    return tuple(groups)


def _numbered(rows: Iterator[Row], before: int, places: Places, day: date) -> Iterator[AnnexLine]:
    for number, (_, of_procedure) in enumerate(groupby(rows, key=lambda r: r.procedure), before + 1):
        for row in of_procedure:
            yield AnnexLine(
                number=number,
                row=row,
                as_of=day,
                part=part_of(row),
                places=places.of(row),
                grounds=places.grounds(row),
            )


def part_of(row: Row) -> AnnexPart:
    """The annex that a row belongs to; a paper outside the review stays with those that are kept."""
    if row.verdict is Verdict.NOT_DEMANDED:
        return AnnexPart.DROPPED
    is_cut = row.verdict is not None and row.verdict.value.startswith("cut_")
    return AnnexPart.REPLACED if is_cut else AnnexPart.KEPT


def group_title(issuer: str, *, is_central: bool) -> str:
    """The heading of an issuer's group, as the government's annex words it for a ministry."""
    return f"LĨNH VỰC QUẢN LÝ NHÀ NƯỚC CỦA {issuer.upper()}" if is_central else f"THỦ TỤC DO {issuer.upper()} BAN HÀNH"


def roman(number: int) -> str:
    """A number from 1 on in Roman numerals."""
    text = ""
    for value, sign in _NUMERALS:
        text += sign * (number // value)
        number %= value
    return text
