"""Deciding N rows: fold them into situations in the relational engine, decide those, join the answers back."""

from engine.bulk.explaining import explained, judged
from engine.bulk.rows import (
    Folded,
    decided,
    decided_by_number,
    folded,
    numbered,
    totals,
    totals_by_number,
    verdict_columns,
)
from engine.bulk.verdicts import Verdicts

__all__ = [
    "Folded",
    "Verdicts",
    "decided",
    "decided_by_number",
    "explained",
    "folded",
    "judged",
    "numbered",
    "totals",
    "totals_by_number",
    "verdict_columns",
]
