"""Volumes of dossiers: every row judged and counted once, folded to few lines inside the relational engine."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from pathlib import Path
from typing import NamedTuple

from engine.impact.keys import IDS, Numbering, number_cells, numbered_rows
from engine.impact.rejects import FINE, Sifted, find_rejected, with_problem
from engine.impact.table import VolumeFile, open_files, rows_of
from engine.impact.values import LAST_YEAR, ChannelWords, clean, month_of, month_text, months_between, procedure_of
from engine.model.impact import Rejected, VolumeNames, Volumes
from engine.relations import Relations, Table

NO_MONTH = 0
"""Stands for the month where no file tells it."""


class Reading(NamedTuple):
    """How the cells of volumes are understood.

    `codes` are those of the catalogue, former ones with their code of today; `commune` gives the code of a commune, or
    the words of the cell as they are; `only` is the one commune whose dossiers count, empty for all; `apart`: what is
    told apart beside procedures and channels ("commune", "month"); `until` is the last month that can be (100 × year +
    month): nothing was handed in later.
    """

    names: VolumeNames
    codes: Mapping[str, str]
    commune: Callable[[str], str] = clean
    only: str = ""
    apart: tuple[str, ...] = ()
    until: int = 100 * LAST_YEAR + 12

    def readers(self, files: tuple[VolumeFile, ...]) -> Mapping[str, Callable[[str], Hashable | None]]:
        """The function that reads a cell of each keyed fact."""
        has_months = any("month" in file.columns for file in files)
        return {
            "procedure": self._code,
            "commune": self.commune,
            "month": self._month if has_months else lambda _: NO_MONTH,
            "channel": ChannelWords(self.names).find,
        }

    def _month(self, text: str) -> int | None:
        month = month_of(text)
        return month if month is not None and month <= self.until else None

    def _code(self, text: str) -> str | None:
        found = procedure_of(text, self.codes)
        return self.codes.get(found.code, found.code) if found else None


class Counted(NamedTuple):
    """Volumes that were read: the numbered columns, and a small table of dossiers.

    `table` has `procedure_id`, `channel_id`, the numbers of what is told apart, and `dossiers`.
    """

    summary: Volumes
    numbering: Numbering
    table: Table


def read_volumes(paths: list[tuple[Path, str]], reading: Reading, relations: Relations) -> Counted:
    """Read volumes from CSV or Parquet files. Raises `CatgiamError` for files that are no table of volumes."""
    files = open_files(paths, relations, reading.names)
    rows = rows_of(files, relations)
    numbering = number_cells(rows, files, relations, reading.readers(files))
    judged = with_problem(numbered_rows(rows, numbering, relations))
    good = _good(judged, reading, numbering)
    table = relations.store(_told_apart(fold(good), reading))
    total, has_bad = _total(rows, numbering, relations)
    kept = int(relations.fetch(table.agg(n=table.rows.sum()))[0][0] or 0)
    valid = int(relations.fetch(good.agg(n=good.count()))[0][0]) if has_bad or reading.only else total
    rejected: tuple[Rejected, ...] = ()
    if has_bad or valid > kept:
        rejected = find_rejected(Sifted(judged, good, valid - kept), files, numbering, relations)
    return Counted(_summary(total, kept, rejected, numbering, reading), numbering, table)


def _total(rows: Table, numbering: Numbering, relations: Relations) -> tuple[int, bool]:
    """How many rows there are, and whether any of them means nothing."""
    total, numbers = relations.fetch(rows.agg(n=rows.count(), numbers=rows.dossiers.count()))[0]
    return int(total), numbers < total or any(None in column.meaning.values() for column in numbering.values())


def _good(judged: Table, reading: Reading, numbering: Numbering) -> Table:
    """The rows that count: nothing is wrong with them, and they are of the commune that is asked for."""
    good = judged.filter(judged.problem == FINE)
    if not reading.only:
        return good
    return good.filter(good.commune_id == numbering["commune"].numbers.get(reading.only, -1))


def fold(rows: Table) -> Table:
    """Rows that tell the same thing twice as one; of counts that disagree the lowest stands, as the method wants."""
    return rows.group_by(list(IDS)).agg(dossiers=rows.dossiers.min())


def _told_apart(folded: Table, reading: Reading) -> Table:
    told = [f"{fact}_id" for fact in ("procedure", "channel", *reading.apart)]
    return folded.group_by(told).agg(dossiers=folded.dossiers.sum(), rows=folded.count())


def _summary(
    total: int, counted: int, rejected: tuple[Rejected, ...], numbering: Numbering, reading: Reading
) -> Volumes:
    seen = [int(str(month)) for month in numbering["month"].meanings if month != NO_MONTH]
    span = months_between(min(seen), max(seen)) if seen else ()
    repaired = {cell: procedure_of(cell, reading.codes) for cell in numbering["procedure"].meaning}
    return Volumes(
        rows=total,
        counted=counted,
        first=month_text(min(seen, default=0)),
        last=month_text(max(seen, default=0)),
        months=len(span),
        missing_months=tuple(month_text(month) for month in span if month not in seen),
        rejected=rejected,
        repaired=tuple(f"{clean(cell)} → {code.code}" for cell, code in repaired.items() if code and code.is_repaired),
        elsewhere=total - counted - sum(r.rows for r in rejected) if reading.only else 0,
    )
