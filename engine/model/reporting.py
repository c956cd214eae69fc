"""When a periodic report is made: the days that it covers, and the day before which it is due."""

from __future__ import annotations

from datetime import date

from engine.model.record import Record
from engine.model.terms import Certainty, Labelled


class ReportKind(Labelled):
    """The periods of reports that administrative bodies write."""

    MONTH = "month", "tháng"
    QUARTER = "quarter", "quý"
    HALF = "half", "6 tháng đầu năm"
    SECOND_HALF = "second_half", "6 tháng cuối năm"
    NINE_MONTHS = "nine_months", "9 tháng"
    YEAR = "year", "năm"


class WindowRule(Record):
    """The days that a report covers: from a day of the month before its period to a day of the period's last month.

    `set_by` answers for the figures, from `starts` to `until`.
    """

    report: ReportKind
    opens_day: int
    closes_day: int
    starts: date
    set_by: str
    source: str
    certainty: Certainty
    until: date | None = None
    note: str = ""


class DueRule(Record):
    """Before which day of which month a province wants the report: of the period's last month, or months after it."""

    report: ReportKind
    province: str
    before_day: int
    starts: date
    set_by: str
    source: str
    certainty: Certainty
    months_after: int = 0
    until: date | None = None
    note: str = ""


class Period(Record):
    """A period of a year, as a report names it: its first and last month."""

    report: ReportKind
    year: int
    first_month: int
    last_month: int

    @property
    def name(self) -> str:
        """How a report names it: "tháng 7 năm 2026"."""
        if self.report is ReportKind.MONTH:
            return f"tháng {self.last_month} năm {self.year}"
        if self.report is ReportKind.QUARTER:
            return f"quý {self.last_month // 3} năm {self.year}"
        return f"năm {self.year}" if self.report is ReportKind.YEAR else f"{self.report.label} {self.year}"


class Window(Record):
    """The first and the last day that a report covers, and who set them, where that is written."""

    first: date
    last: date
    set_by: str
    source: str
    certainty: Certainty


class Due(Record):
    """When the report is due: before `day`, or on it at the latest."""

    day: date
    is_before: bool
    source: str
    certainty: Certainty
