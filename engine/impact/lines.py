"""Finds the lines of rejected rows in CSV files: engines do not count lines, and rejected rows are few."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from engine.impact.table import FACTS, VolumeFile

K = TypeVar("K")
Cells = tuple[str, ...]
"""The cells of a row in the order of `FACTS`, as they stand in the file."""


def find_lines(
    files: Sequence[VolumeFile], wanted: Iterable[K], key_of: Callable[[Cells], K | None], each: int = 1
) -> dict[K, list[str]]:
    """The places (`file:line`) of the first rows with each wanted key, `each` of them; reading stops with the last."""
    missing = dict.fromkeys(wanted, each)
    found: dict[K, list[str]] = {key: [] for key in missing}
    for file in files:
        if not file.is_csv:
            continue
        for number, cells in _rows(file):
            key = key_of(cells)
            if key is None or key not in missing:
                continue
            found[key].append(f"{file.shown}:{number}")
            missing[key] -= 1
            if not missing[key]:
                del missing[key]
            if not missing:
                return found
    return found


def _rows(file: VolumeFile) -> Iterator[tuple[int, Cells]]:
    places = [file.columns.get(fact, -1) for fact in FACTS]
    with file.path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        reader = csv.reader(stream, delimiter=file.delimiter)
        next(reader, None)
        for cells in reader:
            if cells:
                yield reader.line_num, tuple(cells[n] if 0 <= n < len(cells) else "" for n in places)
