"""A whole list into the store, in one transaction: all of it or nothing, with what was wrong told once."""

from __future__ import annotations

import gc
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from engine.diagnostics import Diagnostic, Location, Severity
from engine.mismatch.rows import Problem, Read, RowReader, located, problem_of
from engine.mismatch.store import ListRow, Store
from engine.model.mismatch import UNCLASSIFIED, Case, Doubt, Field
from engine.sheets import Cells, Table

BATCH = 5000
SHOWN = 10
"""How many places of each problem are told; the others are counted."""

_CHUNK = 1 << 20


class Collected:
    """The problems of a list: the first places of each, and how many more there are."""

    def __init__(self, table: Table, columns: Mapping[Field, int]) -> None:
        """Nothing is wrong yet."""
        self._table, self._columns = table, columns
        self._told: list[Diagnostic] = []
        self.errors: Counter[str] = Counter()
        self.doubts: Counter[Doubt] = Counter()

    def take(self, read: Read, cells: Cells) -> None:
        """Note what is wrong or doubtful with a row."""
        for problem in read.errors:
            self.errors[problem.code] += 1
            if self.errors[problem.code] <= SHOWN:
                self._tell(problem, cells)
        for doubt in read.doubts:
            self.doubts[doubt] += 1
            if self.doubts[doubt] <= SHOWN:
                self._tell(problem_of(doubt, read.unread), cells)

    def _tell(self, problem: Problem, cells: Cells) -> None:
        self._told.append(located(problem, self._table, cells, self._columns))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is told, each kind with the number of places that are not."""
        more = [(code, count, Severity.ERROR) for code, count in self.errors.items()]
        more += [(problem_of(d, None).code, count, Severity.WARNING) for d, count in self.doubts.items()]
        place = Location(self._table.name)
        unsaid = (
            Diagnostic(code, f"còn {count - SHOWN} ô nữa như vậy, chưa kể ra", place, severity)
            for code, count, severity in more
            if count > SHOWN
        )
        return (*self._told, *unsaid)


class Imported(NamedTuple):
    """What became of a list. `known`: rows whose case is in the store already, or twice in the list.

    `closed`: the ids of cases that the list still names although they were closed.
    """

    rows: int
    rejected: int
    added: int
    known: int
    unclassified: int
    is_repeated: bool
    closed: tuple[str, ...]
    collected: Collected


class Source(NamedTuple):
    """A list that is to be imported: its table, how its rows are read, and what it is called."""

    table: Table
    columns: Mapping[Field, int]
    reader: RowReader
    listed: ListRow


def list_id(path: Path, page: str = "") -> str:
    """By what a list is known again: the content of its file, and the page of the workbook."""
    digest = hashlib.sha256(page.encode())
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


class _Counts:
    """Counted while rows stream by."""

    def __init__(self) -> None:
        self.rows = self.rejected = self.unclassified = 0


def import_list(
    source: Source, store: Store, at: datetime, progress: Callable[[int], None] = lambda _: None
) -> Imported:
    """Read every row and keep the cases that the store does not have; what it has stays as it is.

    Raises `CatgiamError` when the table breaks off or the store fails: then nothing of the list is kept.
    """
    counts, collected = _Counts(), Collected(source.table, source.columns)
    with _no_collection():
        kept = store.add(source.listed, _batches(source, counts, collected, progress), at)
    accepted = counts.rows - counts.rejected
    return Imported(
        rows=counts.rows,
        rejected=counts.rejected,
        added=kept.added,
        known=accepted - kept.added,
        unclassified=counts.unclassified,
        is_repeated=kept.is_repeated,
        closed=kept.closed,
        collected=collected,
    )


@contextmanager
def _no_collection() -> Iterator[None]:
    """Do not look for cycles meanwhile: rows have none, and each look goes through all places of the country."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _batches(
    source: Source, counts: _Counts, collected: Collected, progress: Callable[[int], None]
) -> Iterator[Sequence[Case]]:
    read = source.reader.read
    batch: list[Case] = []
    for cells in source.table.rows:
        counts.rows += 1
        found = read(cells)
        if found.errors or found.doubts:
            collected.take(found, cells)
        if found.case is None:
            counts.rejected += 1
            continue
        counts.unclassified += found.case.error == UNCLASSIFIED
        batch.append(found.case)
        if len(batch) == BATCH:
            progress(counts.rows)
            yield batch
            batch = []
    yield batch
