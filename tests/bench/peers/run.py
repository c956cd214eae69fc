"""The bench against peers: writes the rows, has every engine checked and timed in a process of its own.

    python tests/bench/peers/run.py [--full] [--out docs/bench.json] [--peers-python .venv-peers/bin/python]

Run by `make bench`, which passes `ARGS`. `--full` adds 10⁸ rows for ours and the `CASE`. The results go to a JSON file;
`report.py` makes `docs/bench.md` and the picture from it. Exit 1 when an engine answers otherwise than ours.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.bench.peers.data import ROOT, Drawn, drawn_from, plan_of, write_for_peers, write_parquet
from tests.bench.peers.plan import compact

HERE = Path(__file__).parent
ENGINES = {
    "by_durable": "durable-rules",
    "by_zen": "zen-engine",
    "by_clips": "clipspy",
    "by_rule_engine": "rule-engine",
    "by_json_logic": "panzi-json-logic",
}
PEER_ROWS = (10**4, 10**5, 10**6)
EXPLAINED_ROWS = (10**4, 10**5)
OUR_ROWS = (10**4, 10**5, 10**6, 10**7)
FULL_ROWS = 10**8
ROUNDS = {10**4: 3, 10**5: 3, 10**6: 5, 10**7: 3, 10**8: 1}
"""How often ours and the `CASE` take turns; the median counts."""
AGAIN = 10**7
"""Rows of the tasks that need stored situation numbers."""
Result = dict[str, Any]


class Bench:
    """The folder of rows, and the two Pythons."""

    def __init__(self, folder: Path, peers: Path, rules: Path, limit: float) -> None:
        self.folder, self.peers, self.rules, self.limit = folder, peers, rules, limit

    def peer(self, engine: str, rows: int, *options: str) -> Result:
        """One engine in a process of its own."""
        command = [str(self.peers), str(HERE / "child.py"), engine, str(self.folder), str(rows)]
        return _told([*command, "--limit", str(self.limit), *options])

    def inhouse(self, side: str, task: str, source: Path, out: Path) -> Result:
        """Ours or the `CASE` in a process of its own, warmed up on the smallest file of the same kind."""
        warm_up = self.rows(10**4) if source.name.startswith("rows") else self.out(f"numbered{10**4}")
        command = [sys.executable, str(HERE / "inhouse.py"), side, task, str(self.folder), str(source), str(out)]
        return _told([*command, "--warm-up", str(warm_up), "--rules", str(self.rules)])

    def rows(self, count: int) -> Path:
        """The Parquet file of so many rows."""
        return self.folder / f"rows{count}.parquet"

    def out(self, name: str) -> Path:
        """Where answers go."""
        return self.folder / f"{name}.parquet"


def _told(command: list[str]) -> Result:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", env=environment)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    told: Result = json.loads(done.stdout.strip().splitlines()[-1])
    return told


# ---------------------------------------------------------------- what is asked


def same_answers(bench: Bench, counts: Iterable[int]) -> None:
    """Ours and the `CASE` answer every row alike, and so do their counts. Raises `SystemExit` where not.

    Rules met are compared on fewer rows, since the `CASE` takes long over them.
    """
    import duckdb

    for count in counts:
        for task in ("decide", "explain") if count <= EXPLAINED_ROWS[-1] else ("decide",):
            for side in ("ours", "case"):
                bench.inhouse(side, task, bench.rows(count), bench.out(f"{side}-{task}"))
            ours, case = (bench.out(f"{side}-{task}") for side in ("ours", "case"))
            differ = "a.verdict IS DISTINCT FROM b.verdict"
            if task == "explain":
                differ += f" OR b.rules <> '' AND NOT list_has_all({_listed('a.rules')}, {_listed('b.rules')})"
            joined = f"FROM '{ours}' a FULL JOIN '{case}' b USING (row) WHERE {differ}"
            ((differing,),) = duckdb.connect().execute(f"SELECT count(*) {joined}").fetchall()
            if differing:
                raise SystemExit(f"ours and the CASE answer {differing} of {count} rows otherwise ({task})")
        one, two = (bench.inhouse(s, "totals", bench.rows(count), bench.out("totals")) for s in ("ours", "case"))
        if one["counts"] != two["counts"]:
            raise SystemExit(f"ours and the CASE count otherwise: {one['counts']} {two['counts']}")


def _listed(column: str) -> str:
    return f"string_split({column}, '; ')"


def of_peers(bench: Bench) -> Iterator[Result]:
    """Every peer, verdicts alone and explained, until a minute is not enough."""
    for engine, name in ENGINES.items():
        for explain, sizes in ((False, PEER_ROWS), (True, EXPLAINED_ROWS)):
            for asked in sizes:
                told = bench.peer(engine, asked, *(["--explain"] if explain else []))
                yield _shown({"engine": name, "table": "compact", "explain": explain, "asked": asked} | told)
                if told["rows"] < asked:
                    break
        told = bench.peer(engine, EXPLAINED_ROWS[-1], "--table", "written")
        yield _shown({"engine": name, "table": "written", "explain": False, "asked": EXPLAINED_ROWS[-1]} | told)


def of_ours(bench: Bench, sizes: Sequence[int]) -> Iterator[Result]:
    """Ours and the `CASE` in turn: answers for every row, explanations, a changed rule, totals."""
    for count in sizes:
        yield from _in_turn(bench, "decide", count, {"ours": bench.rows(count), "case": bench.rows(count)})
    explained = min(10 * max(EXPLAINED_ROWS), max(sizes))
    yield from _in_turn(bench, "explain", explained, {"ours": bench.rows(explained), "case": bench.rows(explained)})
    few, many = (bench.out(f"numbered{count}") for count in (10**4, AGAIN))
    bench.inhouse("ours", "number", bench.rows(10**4), few)
    told = bench.inhouse("ours", "number", bench.rows(AGAIN), many)
    yield _shown({"side": "ours", "task": "number", "rows": AGAIN, "rounds": [told]})
    for task in ("redecide", "totals"):
        yield from _in_turn(bench, task, AGAIN, {"ours": many, "case": bench.rows(AGAIN)})


def _in_turn(bench: Bench, task: str, count: int, sources: dict[str, Path]) -> Iterator[Result]:
    """Runs take turns, so that a busy moment of the machine falls on both alike."""
    told: dict[str, list[Result]] = {side: [] for side in sources}
    for _ in range(ROUNDS[count]):
        for side, source in sources.items():
            told[side].append(bench.inhouse(side, task, source, bench.out(f"{side}-{task}")))
    for side, rounds in told.items():
        yield _shown({"side": side, "task": task, "rows": count, "rounds": rounds})


def _shown(result: Result) -> Result:
    """Print a line as it comes, and pass it on."""
    rounds = result.get("rounds") or [result]
    wall = statistics.median(r["wall"] for r in rounds)
    name = result.get("engine") or f"{result['side']} {result['task']}"
    extra = " explained" if result.get("explain") else ""
    extra += " table as written" if result.get("table") == "written" else ""
    print(f"{name}{extra}: {result['rows']:,} rows in {wall:.2f} s, {result['rows'] / wall:,.0f} rows/s", flush=True)
    return result


# ---------------------------------------------------------------- the machine


def machine() -> dict[str, Any]:
    """Processor, cores, memory, system, versions; no name and no path of the computer."""
    return {
        "processor": _first_line("/proc/cpuinfo", "model name") or platform.machine(),
        "cores": os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in ("duckdb", "ibis-framework", "pyarrow")},
    }


def _first_line(path: str, name: str) -> str:
    text = Path(path).read_text(encoding="utf-8") if Path(path).exists() else ""
    return next((line.split(":", 1)[1].strip() for line in text.splitlines() if line.startswith(name)), "")


def peer_versions(python: Path) -> dict[str, str]:
    """What is installed in the peers' environment."""
    code = "import json, sys, importlib.metadata as m; print(json.dumps({n: m.version(n) for n in sys.argv[1:]}))"
    return _told([str(python), "-c", code, *ENGINES.values()])


def described(drawn: Drawn) -> dict[str, Any]:
    """What was measured on."""
    plan = plan_of(drawn)
    return {
        "situations": len(drawn.situations),
        "windows": len({s.window for s in drawn.situations}),
        "rules": len(drawn.catalog.rules),
        "legal_rules": len(plan.legal),
        "written": len(plan.table),
        "compact": len(compact(plan).table),
    }


# ---------------------------------------------------------------- all of it


def main() -> int:
    """Write the rows, check, measure, keep the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="10⁸ rows too")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "bench.json")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench")
    parser.add_argument("--peers-python", type=Path, default=ROOT / ".venv-peers" / "bin" / "python")
    parser.add_argument("--rules", type=Path, default=ROOT / "rules")
    parser.add_argument("--limit", type=float, default=60, help="seconds for one run of a peer")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    bench = Bench(asked.folder, asked.peers_python, asked.rules, asked.limit)
    start, load_before = time.perf_counter(), os.getloadavg()[0]
    drawn = drawn_from(asked.rules)
    sizes = (*OUR_ROWS, FULL_ROWS) if asked.full else OUR_ROWS
    write_for_peers(drawn, asked.folder, max(PEER_ROWS))
    for count in sizes:
        write_parquet(drawn, bench.rows(count), count)
    print(f"rows written; {len(drawn.situations)} situations", flush=True)
    same_answers(bench, (10**5, 10**6))
    print("ours and the CASE answer alike", flush=True)
    results = {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine() | {"peers": peer_versions(asked.peers_python), "load_before": round(load_before, 2)},
        "full": asked.full,
        "limit": asked.limit,
        "measured_on": described(drawn),
        "ours": list(of_ours(bench, sizes)),
        "peers": list(of_peers(bench)),
    }
    asked.out.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{asked.out}, {time.perf_counter() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
