"""`impact` over a country's worth of rows: time, peak memory, and growth from step to step.

`python tests/bench/impact.py` measures 10⁶ and 10⁷ rows, `--full` adds 10⁸ (about a gigabyte of scratch, some minutes).
Each size runs in a process of its own, so that its peak memory is its own. Exit 1 when a bound is broken.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from cli.engines import MEMORY_GIB
from engine.catalog import find_files, load
from engine.model.catalog import Catalog

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 7, 20)
STEPS = (10**6, 10**7)
FULL = (*STEPS, 10**8)
MOST_GIB = 4.0
MOST_GROWTH = 11.0

PROCEDURES, COMMUNES, MONTHS = 840, 3321, 12
CHANNELS = ("online", "in_person", "post")
"""840 procedures × 3.321 communes × 12 months × 3 channels: a little more than 10⁸ distinct rows."""

_GENERATE = """
    COPY (
        SELECT codes[1 + (i % {procedures})::INT] AS procedure,
               lpad((((i // {procedures}) % {communes}))::VARCHAR, 5, '0') AS commune,
               printf('2026-%02d', (1 + (i // ({procedures} * {communes})) % {months})::INT) AS "month",
               {channels}[1 + ((i // ({procedures} * {communes} * {months})) % {n_channels})::INT] AS channel,
               (hash(i) % 40)::INT AS "count"
        FROM range({rows}) AS t(i), (SELECT {codes} AS codes)
    ) TO '{path}' (FORMAT parquet)
"""


@dataclass(frozen=True)
class Measured:
    """One size: rows, seconds to decide the catalogue, seconds for the volumes, the peak of memory, and the answer."""

    rows: int
    decide_seconds: float
    seconds: float
    peak_gib: float
    dossiers: int
    papers: int


def generate(rows: int, path: Path, codes: Sequence[str]) -> None:
    """Write volumes of dossiers; no two rows are of the same procedure, commune, month and channel."""
    import duckdb

    outside = [f"9.{number:06}" for number in range(PROCEDURES - len(codes))]
    query = _GENERATE.format(
        rows=rows,
        procedures=PROCEDURES,
        communes=COMMUNES,
        months=MONTHS,
        channels=list(CHANNELS),
        n_channels=len(CHANNELS),
        codes=[*codes, *outside],
        path=path,
    )
    with duckdb.connect(config={"memory_limit": "2GB", "preserve_insertion_order": False}) as connection:
        connection.execute(query)


def measure(rows: int, folder: Path) -> Measured:
    """Generate a table of that many rows and price it in a process of its own."""
    path = folder / f"{rows}.parquet"
    subprocess.run([sys.executable, __file__, "--generate", str(path), str(rows)], check=True, cwd=ROOT)
    child = [sys.executable, __file__, "--child", str(path), str(rows)]
    done = subprocess.run(child, check=True, cwd=ROOT, capture_output=True, text=True)
    path.unlink()
    return Measured(**json.loads(done.stdout))


def run_child(path: Path, rows: int) -> Measured:
    """Decide the catalogue once, then read, fold and join the volumes."""
    from engine.impact import Asked, Reading, assess, read_volumes
    from engine.matcher import ReferenceMatcher
    from engine.relations import RelationalEngine, open_relations
    from engine.review import Reviewer

    catalog = load_catalog()
    start = time.perf_counter()
    decided = Reviewer(catalog, DAY, "12", ReferenceMatcher()).rows(catalog.procedures)
    decided_at = time.perf_counter()
    names = catalog.volumes
    if names is None:
        raise SystemExit("rules without volumes.yaml")
    reading = Reading(names, {procedure.code: procedure.code for procedure in catalog.procedures})
    asked = Asked("procedure", {p.code: p for p in catalog.procedures}, decided, catalog.prices[0])
    with open_relations(RelationalEngine.DUCKDB, memory_gib=MEMORY_GIB) as relations:
        found = assess(read_volumes([(path, path.name)], reading, relations), asked, relations)
    end = time.perf_counter()
    if found.volumes.counted != rows:
        raise SystemExit(f"{found.volumes.counted} of {rows} rows were counted")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return Measured(
        rows=rows,
        decide_seconds=decided_at - start,
        seconds=end - decided_at,
        peak_gib=peak,
        dossiers=found.total.dossiers,
        papers=found.total.papers.most,
    )


def load_catalog() -> Catalog:
    """The shipped catalogue."""
    return load(find_files(ROOT / "rules", "rules")).catalog


def growth(found: Sequence[Measured]) -> Iterator[float]:
    """How many times longer each step took than the one before."""
    return (later.seconds / earlier.seconds for earlier, later in pairwise(found))


def broken(found: Sequence[Measured]) -> list[str]:
    """The bounds that do not hold."""
    told = [f"{m.rows} rows: {m.peak_gib:.2f} GiB" for m in found if m.peak_gib > MOST_GIB]
    return told + [f"a step grew {times:.1f} times" for times in growth(found) if times > MOST_GROWTH]


def main() -> int:
    """Measure every step and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--full", action="store_true", help="10⁸ rows as well")
    parser.add_argument("--child", nargs=2, metavar=("PATH", "ROWS"), help=argparse.SUPPRESS)
    parser.add_argument("--generate", nargs=2, metavar=("PATH", "ROWS"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        print(json.dumps(asdict(run_child(Path(asked.child[0]), int(asked.child[1])))))
        return 0
    if asked.generate:
        generate(int(asked.generate[1]), Path(asked.generate[0]), [p.code for p in load_catalog().procedures])
        return 0
    with tempfile.TemporaryDirectory() as folder:
        found = [measure(rows, Path(folder)) for rows in (FULL if asked.full else STEPS)]
    for m, times in zip(found, [None, *growth(found)], strict=True):
        grew = f"{times:6.1f}×" if times else "       "
        told = f"{m.rows:>11,} rows {m.seconds:8.2f} s {grew} {m.peak_gib:6.2f} GiB"
        print(f"impact {told} {m.dossiers:>13,} dossiers a year")
    for bound in broken(found):
        print(f"broken: {bound}")
    return 1 if broken(found) else 0


if __name__ == "__main__":
    sys.exit(main())
