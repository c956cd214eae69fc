"""Which days a report covers, and when it is due: two parameters, each with its own rule and its own dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol

from engine.model.reporting import Due, DueRule, Period, ReportKind, Window, WindowRule

_MONTHS = 12
_SPANS = {
    ReportKind.HALF: (1, 6),
    ReportKind.SECOND_HALF: (7, 12),
    ReportKind.NINE_MONTHS: (1, 9),
    ReportKind.YEAR: (1, 12),
}
"""First and last month of the periods of which a year has one."""


class _Dated(Protocol):
    @property
    def report(self) -> ReportKind: ...
    @property
    def starts(self) -> date: ...
    @property
    def until(self) -> date | None: ...


def period_of(report: ReportKind, year: int, month: int | None = None, quarter: int | None = None) -> Period:
    """The period of a year. Raises `ValueError` for a month or quarter that is missing, stray or none."""
    for wanted, number, name, last in (
        (ReportKind.MONTH, month, "--month", 12),
        (ReportKind.QUARTER, quarter, "--quarter", 4),
    ):
        if (report is wanted) != (number is not None):
            cure = f"thêm {name} 1 đến {last}" if report is wanted else f"bỏ {name}"
            raise ValueError(f"--kind {report.value} ({report.label}): {cure}")
        if number is not None and not 1 <= number <= last:
            raise ValueError(f"{name} {number}: phải từ 1 đến {last}")
    if not date.min.year < year < date.max.year:
        raise ValueError(f"--year {year}: không có năm này trong lịch")
    first, last = _SPANS.get(report, (month or 3 * (quarter or 0) - 2, month or 3 * (quarter or 0)))
    return Period(report=report, year=year, first_month=first, last_month=last)


def window_of(period: Period, rules: Iterable[WindowRule]) -> Window | None:
    """The days that a report on the period covers, by the rule in force when it closes; None where none is."""
    for rule in rules:
        last = _day(period, period.last_month, rule.closes_day)
        if rule.report is period.report and _counts(rule, last):
            first = _day(period, period.first_month - 1, rule.opens_day)
            return Window(first=first, last=last, set_by=rule.set_by, source=rule.source, certainty=rule.certainty)
    return None


def due_of(period: Period, province: str, rules: Iterable[DueRule]) -> Due | None:
    """When a province wants the report, by the rule in force on that day; None where nobody stated it."""
    for rule in rules:
        day = _day(period, period.last_month + rule.months_after, rule.before_day)
        if rule.province == province and rule.report is period.report and _counts(rule, day):
            return Due(day=day, is_before=True, source=rule.source, certainty=rule.certainty)
    return None


def is_early(due: Due, window: Window) -> bool:
    """Whether the report has to be handed in before the window has closed."""
    last = due.day - timedelta(days=1) if due.is_before else due.day
    return last < window.last


def _counts(rule: _Dated, day: date) -> bool:
    return rule.starts <= day and (rule.until is None or day <= rule.until)


def _day(period: Period, month: int, day: int) -> date:
    """A day of a month counted from January of the period's year; 0 is the December before."""
    years, rest = divmod(month - 1, _MONTHS)
    return date(period.year + years, rest + 1, day)
