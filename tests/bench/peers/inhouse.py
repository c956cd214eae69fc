"""Ours, or the `CASE` by hand, over Parquet: one task in a process of its own. Prints one JSON line.

Tasks: `decide` and `explain` write a Parquet file with an answer for every row; `number` stores situation
numbers beside the rows; `redecide` answers every row again under changed rules; `totals` counts verdicts.
The rules are read and the engines opened before the clock starts; a small file is decided first as a warm-up.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb

from engine.bulk import (
    Verdicts,
    decided,
    decided_by_number,
    explained,
    folded,
    judged,
    numbered,
    totals,
    totals_by_number,
    verdict_columns,
)
from engine.catalog import find_files, load
from engine.matcher import ReferenceMatcher
from engine.model.rule import Rule
from engine.model.situation import Situation
from engine.relations import RelationalEngine, Relations, open_relations
from tests.bench.peers.by_case import case, rules_met
from tests.bench.peers.data import ROOT, ROW

MEMORY_GIB = 2
"""What DuckDB may use; the process adds its own."""
Task = Callable[[Path, Path], dict[str, int] | None]
"""From the file of rows to the file of answers, or to counts."""


class Ours:
    """The bulk path of the engine."""

    def __init__(self, relations: Relations, rules: Path) -> None:
        self.relations = relations
        start = time.perf_counter()
        self.rules: tuple[Rule, ...] = tuple(load(find_files(rules, "rules")).catalog.rules)
        self.build = time.perf_counter() - start

    def decide(self, source: Path, out: Path) -> None:
        """Fold, decide, join."""
        rows = self.relations.parquet(source)
        fold = folded(self.relations, rows, source.name)
        answers = verdict_columns(Verdicts(self.rules).of(fold.situations))
        self.relations.write_parquet(decided(self.relations, rows, fold, answers, (ROW,)), out)

    def explain(self, source: Path, out: Path) -> None:
        """The same with the judge's whole answers."""
        rows = self.relations.parquet(source)
        fold = folded(self.relations, rows, source.name)
        answers = explained(judged(self.rules, fold.situations, ReferenceMatcher()))
        self.relations.write_parquet(decided(self.relations, rows, fold, answers, (ROW,)), out)

    def number(self, source: Path, out: Path) -> None:
        """Store the number of its situation beside each row, and the situations in a file of their own."""
        rows = self.relations.parquet(source)
        fold = folded(self.relations, rows, source.name)
        self.relations.write_parquet(numbered(self.relations, rows, fold, (ROW,)), out)
        texts = [[str(value) for value in situation] for situation in fold.situations]
        out.with_suffix(".json").write_text(json.dumps(texts), encoding="utf-8")

    def redecide(self, source: Path, out: Path) -> None:
        """Numbers in, verdicts out."""
        situations = stored(source)
        answers = verdict_columns(Verdicts(self.rules).of(situations))
        rows = self.relations.parquet(source)
        made = decided_by_number(self.relations, rows, situations, answers, (ROW,))
        self.relations.write_parquet(made, out)

    def totals(self, source: Path, _out: Path) -> dict[str, int]:
        """Numbers in, counts out; without numbers, counts of the fold."""
        rows = self.relations.parquet(source)
        if source.with_suffix(".json").exists():
            situations = stored(source)
            counts = totals_by_number(self.relations, rows, situations, Verdicts(self.rules).of(situations))
        else:
            fold = folded(self.relations, rows, source.name)
            counts = totals(fold, Verdicts(self.rules).of(fold.situations))
        return {verdict.value: count for verdict, count in counts.items()}


def stored(source: Path) -> tuple[Situation, ...]:
    """The situations that `number` stored."""
    texts = json.loads(source.with_suffix(".json").read_text(encoding="utf-8"))
    return tuple(Situation(date.fromisoformat(first), *rest) for first, *rest in texts)


class Case:
    """One `CASE` in DuckDB, used directly."""

    def __init__(self, folder: Path) -> None:
        self.sql = duckdb.connect()
        self.sql.execute(f"SET memory_limit = '{MEMORY_GIB}GiB'; SET temp_directory = '{folder / 'scratch'}'")
        self.sql.execute("SET preserve_insertion_order = false")  # as ours has it
        start = time.perf_counter()
        plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
        self.verdict, self.rules = case(plan), rules_met(plan)
        self.build = time.perf_counter() - start

    def decide(self, source: Path, out: Path) -> None:
        """One `CASE`."""
        self._copy(f"{self.verdict} AS verdict", source, out)

    redecide = decide

    def explain(self, source: Path, out: Path) -> None:
        """One `CASE`, and one for each rule."""
        self._copy(f"{self.verdict} AS verdict, {self.rules} AS rules", source, out)

    def _copy(self, columns: str, source: Path, out: Path) -> None:
        query = f"SELECT {ROW}, {columns} FROM '{source}'"  # noqa: S608 - the paths are the bench's own
        self.sql.execute(f"COPY ({query}) TO '{out}' (FORMAT parquet)")

    def totals(self, source: Path, _out: Path) -> dict[str, int]:
        """Counts of one `CASE`."""
        query = f"SELECT {self.verdict}, count(*) FROM '{source}' GROUP BY 1"  # noqa: S608 - as above
        return dict(self.sql.execute(query).fetchall())


def main() -> int:
    """Warm up, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("side", choices=["ours", "case"])
    parser.add_argument("task", choices=["decide", "explain", "number", "redecide", "totals"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--warm-up", type=Path)
    parser.add_argument("--rules", type=Path, default=ROOT / "rules")
    asked = parser.parse_args()
    with open_relations(RelationalEngine.DUCKDB, memory_gib=MEMORY_GIB, scratch=asked.folder) as relations:
        side = Ours(relations, asked.rules) if asked.side == "ours" else Case(asked.folder)
        task: Task = getattr(side, asked.task)
        if asked.warm_up:
            task(asked.warm_up, asked.out)
        before, cpu, start = _peak(), time.process_time(), time.perf_counter()
        counts = task(asked.source, asked.out)
        wall, used = time.perf_counter() - start, time.process_time() - cpu
    done = {"build": side.build, "wall": wall, "cpu": used, "memory": _peak(), "before": before, "counts": counts}
    print(json.dumps(done))
    return 0


def _peak() -> int:
    """The greatest memory of this process so far, in MiB; `ru_maxrss` would count what its parent had."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    found = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
    return (found[0] if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1024


if __name__ == "__main__":
    sys.exit(main())
