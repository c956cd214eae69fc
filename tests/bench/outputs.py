"""A review of 3,000 procedures in the formats of an office, and the proof: seconds and memory, a process for each.

Run by `make bench`; exit 1 when a bound is broken. The inventory is the shipped one several times over, each copy under
codes and names of its own. Bounds are processor time, so that a busy machine breaks none; wall time stands beside.
"""

import io
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cli.rules_source import shipped
from engine.catalog import find_files, load
from engine.inventory import Selection, make_inventory
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.decision import Inventory, Row
from engine.model.record import replace
from engine.proof import prove
from engine.render import Screen, official_renderer, renderer
from engine.review import Reviewer
from engine.submission import prepare

DAY = date(2026, 7, 20)
PROVINCE = "12"
NATIONAL = 3_000
KIB = 1024


class Bound(NamedTuple):
    """Seconds of the processor, and MiB at most, for one output."""

    seconds: float
    mebibytes: int


BOUNDS = {
    "html": Bound(5, 500),
    "xlsx": Bound(10, 500),
    "docx": Bound(15, 500),
    "sqlite": Bound(10, 500),
    "proof": Bound(10, 500),
}


def national(catalog: Catalog) -> Inventory:
    """The shipped review as often as it takes to hold 3,000 procedures."""
    reviewer = Reviewer(catalog, DAY, PROVINCE, ReferenceMatcher())
    inventory = make_inventory(reviewer, catalog.procedures, Selection())
    times = -(-NATIONAL // inventory.totals.procedures)
    rows = sorted((copied(row, n) for row in inventory.rows for n in range(times)), key=lambda row: row.procedure)
    return replace(inventory, rows=tuple(rows))


def copied(row: Row, number: int) -> Row:
    """The row under another code and name."""
    code = f"{number % 10}.{(int(row.procedure[2:]) + 1009 * number) % 1_000_000:06}"
    return replace(row, procedure=code, procedure_name=f"{row.procedure_name} ({number})") if number else row


def work(name: str, catalog: Catalog) -> Callable[[], object]:
    """What is measured; what it needs is made before."""
    if name == "proof":
        return lambda: prove(catalog)
    inventory, out = national(catalog), io.BytesIO()
    if name in ("html", "sqlite"):
        return lambda: renderer(name)(inventory, out, Screen())
    write = official_renderer(name)
    return lambda: write(prepare(inventory, catalog), out)


def measured(name: str) -> None:
    """Print seconds of the processor, wall seconds and MiB."""
    job = work(name, load(find_files(shipped("rules"), "rules")).catalog)
    wall, processor = time.perf_counter(), time.process_time()
    job()
    spent = time.process_time() - processor, time.perf_counter() - wall
    print(*spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB)


def main() -> int:
    """Measure each output and say whether the bounds hold."""
    if len(sys.argv) > 1:
        measured(sys.argv[1])
        return 0
    broken = False
    print(f"{NATIONAL} thủ tục ra từng dạng, và chứng minh bộ quy tắc")
    for name, bound in BOUNDS.items():
        command = [sys.executable, str(Path(__file__)), name]
        said = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
        processor, wall, memory = map(float, said.split())
        holds = processor <= bound.seconds and memory <= bound.mebibytes
        broken |= not holds
        limits = f"(giới hạn {bound.seconds} giây, {bound.mebibytes} MiB)"
        print(
            f"  {name:6} {processor:5.1f} giây bộ xử lý, {wall:5.1f} giây đồng hồ, {memory:4.0f} MiB {limits}", end=""
        )
        print("" if holds else "  VƯỢT")
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
