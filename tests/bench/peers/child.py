"""One engine, one process: check its answers on every situation, then take its time on N rows. Prints one JSON line.

Run by `run.py` with the Python of `.venv-peers`; needs nothing but the standard library and the engine.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import resource
import sys
import time
from array import array
from pathlib import Path
from typing import Any, NamedTuple

CHUNK = 1000
"""Rows between two looks at the clock."""

Row = dict[str, str]


class Data(NamedTuple):
    """What every engine is given: distinct situations, the expected answers, and which situation each row has."""

    plan: dict[str, Any]
    situations: list[Row]
    verdicts: list[str]
    rules: list[list[str]]
    numbers: array[int]


def read(folder: Path, table: str, rows: int) -> Data:
    """The data of one run."""
    plan = _json(folder / "plan.json")
    answers = _json(folder / "answers.json")
    numbers = array("H", (folder / "rows.bin").read_bytes()[: 2 * rows])
    plan["table"] = plan.pop(table)
    return Data(plan, answers["situations"], answers["verdicts"], answers["rules"], numbers)


def _json(path: Path) -> Any:  # noqa: ANN401 - JSON
    return json.loads(path.read_text(encoding="utf-8"))


def engine_of(name: str) -> Any:  # noqa: ANN401 - engines share a protocol, not a class
    """The class `Engine` of one file in `engines/`."""
    path = Path(__file__).with_name("engines") / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Engine


def differences(data: Data, engine: Any) -> int:  # noqa: ANN401 - see `engine_of`
    """On how many situations the engine's verdict, or the rules it says are met, are not ours."""
    rows = prepared(engine, data.situations)
    expected = list(zip(data.verdicts, map(sorted, data.rules), strict=True))
    told = [(verdict, sorted(rules)) for verdict, rules in engine.explain(rows)]
    plain = engine.decide(rows)
    return sum(t != e or p != e[0] for t, e, p in zip(told, expected, plain, strict=True))


def prepared(engine: Any, rows: list[Row]) -> list[Any]:  # noqa: ANN401 - see `engine_of`
    """Rows as the engine takes them fastest, a dict of its own for each row."""
    made: list[Any] = engine.prepared(rows) if hasattr(engine, "prepared") else [dict(row) for row in rows]
    return made


def timed(decide: Any, rows: list[Any], limit: float) -> tuple[list[Any], float, float]:  # noqa: ANN401
    """The answers until the limit, wall seconds, processor seconds."""
    answers: list[Any] = []
    start, cpu = time.perf_counter(), time.process_time()
    for first in range(0, len(rows), CHUNK):
        answers += decide(rows[first : first + CHUNK])
        if time.perf_counter() - start > limit:
            break
    return answers, time.perf_counter() - start, time.process_time() - cpu


def main() -> int:
    """Check, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engine")
    parser.add_argument("folder", type=Path)
    parser.add_argument("rows", type=int)
    parser.add_argument("--table", default="compact", choices=["compact", "written"])
    parser.add_argument("--explain", action="store_true")
    parser.add_argument("--limit", type=float, default=60)
    asked = parser.parse_args()
    data = read(asked.folder, asked.table, asked.rows)
    kind = engine_of(asked.engine)
    start = time.perf_counter()
    engine = kind(data.plan)
    build = time.perf_counter() - start
    if wrong := differences(data, engine):
        print(f"{asked.engine}: {wrong} of {len(data.situations)} situations are answered otherwise", file=sys.stderr)
        return 1
    rows = prepared(kind(data.plan), [data.situations[n] for n in data.numbers])
    engine = kind(data.plan)
    before = _peak()
    answers, wall, cpu = timed(engine.explain if asked.explain else engine.decide, rows, asked.limit)
    given = [a[0] for a in answers] if asked.explain else answers
    if wrong := sum(g != data.verdicts[n] for g, n in zip(given, data.numbers, strict=False)):
        print(f"{asked.engine}: {wrong} of {len(given)} rows are answered otherwise", file=sys.stderr)
        return 1
    done = {"rows": len(answers), "build": build, "wall": wall, "cpu": cpu, "memory": _peak(), "fed": before}
    print(json.dumps(done))
    return 0


def _peak() -> int:
    """The greatest memory of this process so far, in MiB; `ru_maxrss` would count what its parent had."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    found = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
    return (found[0] if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1024


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # durable-rules does not always survive its own clean-up
