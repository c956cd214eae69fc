"""Counts over all cases, as one relational expression: the same on every engine."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from engine.mismatch.store import Fact
from engine.model.mismatch import State, Tally
from engine.model.record import from_data
from engine.relations import Expression, Relations, Table

KEYS = ("province", "commune", "event", "error", "state")
_OPEN = [state.value for state in State if state.is_open]


def tally(facts: Iterable[Fact], relations: Relations, day: date) -> tuple[Tally, ...]:
    """Count the cases of each commune, event, error and state, and those that are open past their day."""
    with tempfile.TemporaryDirectory(prefix="catgiam-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "facts.csv"
        if not _written(facts, path):
            return ()
        counted = relations.fetch(counts(relations.csv(path, Fact._fields), day))
    named = (dict(zip((*KEYS, "cases", "overdue"), row, strict=True)) for row in counted)
    return tuple(from_data(row, Tally) for row in named)


def counts(cases: Table, day: date) -> Expression:
    """The expression: rows of `Fact` to rows of `Tally`, in the order of their keys."""
    is_overdue = cases.state.isin(_OPEN) & (cases.due_on < day.isoformat())
    return cases.group_by(KEYS).agg(cases=cases.count(), overdue=is_overdue.cast("int64").sum()).order_by(KEYS)


def _written(facts: Iterable[Fact], path: Path) -> int:
    """Write the rows with a header; how many there are."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(Fact._fields)
        count = 0
        for fact in facts:
            writer.writerow(fact)
            count += 1
    return count
