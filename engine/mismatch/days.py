"""Dates as lists write them, and working days."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, timedelta

from engine.model.mismatch import Deadline, Policy

FORMATS = ("dd/mm/yyyy", "mm/dd/yyyy", "yyyy-mm-dd")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?(?:[ T].*)?")
_SLASHED = re.compile(r"(?:([0-9]{1,2})[/.\-])?([0-9]{1,2})[/.\-]([0-9]{4})")
_YEAR = re.compile(r"(?:--?/){0,2}([0-9]{4})")
_COMPACT = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_SATURDAY = 5


def parsed_date(text: str, written: str) -> str | None:
    """A date as year, year-month or year-month-day; None for what is no date of that form.

    A real date cell of a workbook arrives as year-month-day and is understood whatever the form.
    """
    if found := _YEAR.fullmatch(text):
        return found[1]
    if found := _ISO.fullmatch(text):
        year, month, day = found[1], found[2], found[3]
    elif found := _SLASHED.fullmatch(text) or _COMPACT.fullmatch(text):
        day, month, year = found[1], found[2], found[3]
        if written == "mm/dd/yyyy" and day is not None:
            day, month = month, day
    else:
        return None
    return _real(int(year), int(month), None if day is None else int(day))


def _real(year: int, month: int, day: int | None) -> str | None:
    try:
        known = date(year, month, day or 1)
    except ValueError:
        return None
    return f"{year:04}-{month:02}" if day is None else known.isoformat()


def deadline_on(policy: Policy, day: date) -> Deadline | None:
    """The deadline that holds on a day."""
    return next((d for d in policy.deadlines if d.starts <= day and (d.until is None or day <= d.until)), None)


def due_day(received: date, working_days: int, days_off: Collection[date]) -> date:
    """The last day of so many working days, counted from the day after the reception."""
    day, left = received, working_days
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _SATURDAY and day not in days_off
    return day
