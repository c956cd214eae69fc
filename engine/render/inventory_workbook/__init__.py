"""The inventory as a workbook: the annex with the results, databases, proposals, totals, how it was made."""

from __future__ import annotations

from typing import BinaryIO

from engine.model.submission import Submission
from engine.render.inventory_workbook import inventory, sheets
from engine.render.inventory_workbook.writer import write_pages

__all__ = ["render"]


def render(submission: Submission, stream: BinaryIO) -> None:
    """Write the workbook."""
    pages = (
        inventory.page(submission),
        sheets.databases(submission),
        sheets.proposals(submission),
        sheets.totals(submission),
        sheets.making(submission),
    )
    write_pages(pages, stream)
