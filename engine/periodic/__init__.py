"""The periodic report of a province: what was reviewed, put right, connected and looked up in a window of days.

`windows`     which days a report covers, and when it is due: two parameters
`mismatches`  cases as they were at the end of the window
`links`       connections, accounts and data of the province
`figures`     the indicators, each with its source
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from engine.model.catalog import Catalog
from engine.model.decision import Inventory
from engine.model.periodic import CoverageLine, Figure, LinkLine, MismatchLine, PeriodicReport
from engine.model.reporting import Due, Period, Window
from engine.periodic.figures import (
    Uses,
    coverage_figures,
    link_figures,
    mismatch_figures,
    review_figures,
    use_figures,
)
from engine.periodic.links import coverage_lines, link_lines
from engine.periodic.mismatches import Names, mismatch_lines
from engine.periodic.windows import due_of, is_early, period_of, window_of

__all__ = [
    "SCHEMA",
    "Asked",
    "Found",
    "Names",
    "Uses",
    "coverage_lines",
    "due_of",
    "early_warning",
    "is_early",
    "link_lines",
    "mismatch_lines",
    "period_of",
    "periodic_report",
    "window_of",
]

SCHEMA = "catgiam.periodic/1"


class Asked(NamedTuple):
    """Which report: its period and window, when it is due (None: not stated), and the day on which it is made."""

    period: Period
    window: Window
    due: Due | None
    day: date

    @property
    def cutoff(self) -> date:
        """The last day that figures can count: the end of the window, or the day of making before it."""
        return min(self.window.last, self.day)


class Found(NamedTuple):
    """What is known for it: the review of the cutoff, cases, statements of the province, what the office gave."""

    inventory: Inventory
    mismatches: tuple[MismatchLine, ...] | None
    links: tuple[LinkLine, ...] | None
    coverage: tuple[CoverageLine, ...] | None
    uses: Uses


def periodic_report(asked: Asked, found: Found, catalog: Catalog) -> PeriodicReport:
    """The report on the province under review."""
    inventory = found.inventory
    return PeriodicReport(
        schema=SCHEMA,
        period=asked.period,
        window=asked.window,
        due=asked.due,
        is_due_early=asked.due is not None and is_early(asked.due, asked.window),
        as_of=asked.day,
        cutoff=asked.cutoff,
        province=inventory.province or "",
        province_name=inventory.province_name,
        catalog_hash=catalog.catalog_hash,
        rulebook_hash=catalog.rulebook_hash,
        remarks=tuple(_remarks(asked)),
        figures=tuple(_figures(asked, found)),
        mismatches=found.mismatches,
        links=found.links,
        coverage=found.coverage,
    )


def _figures(asked: Asked, found: Found) -> Iterator[Figure]:
    yield from review_figures(found.inventory)
    yield from mismatch_figures(found.mismatches)
    yield from link_figures(found.links)
    yield from coverage_figures(found.coverage)
    yield from use_figures(found.uses, asked.period)


def early_warning(asked: Asked) -> str:
    """What is said when the report is due before its window closes; empty where it is not."""
    due, last = asked.due, asked.window.last
    if due is None or not is_early(due, asked.window):
        return ""
    before = "trước ngày" if due.is_before else "ngày"
    return (
        f"báo cáo phải nộp {before} {due.day:%d/%m/%Y}, khi kỳ số liệu chưa đóng (hết ngày {last:%d/%m/%Y}): trong bản "
        f"nộp đúng hạn, số liệu đến hết ngày {last:%d/%m/%Y} là ước tính"
    )


def _remarks(asked: Asked) -> Iterator[str]:
    """What the reader has to know of the days: a due day before the end, a window still open."""
    early, last = early_warning(asked), asked.window.last
    if early:
        yield f"{early[0].upper()}{early[1:]}."
    if asked.cutoff < last:
        yield (
            f"Số liệu trong báo cáo này mới tính đến hết ngày {asked.cutoff:%d/%m/%Y}; phần phát sinh sau ngày đó đến "
            f"hết ngày {last:%d/%m/%Y} chưa có."
        )
