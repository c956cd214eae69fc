"""The review of the whole portal file as a ratio to merely reading it, and how time and memory grow with copies.

Run by `make bench`; exit 1 when a bound is broken. The file lies beside the checkout (../shared); without it
there is nothing to measure. The baseline: gunzip, `json.loads` of every record, one regular expression over
every component text, in a process of its own.
"""

import gzip
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 3
COPIES = 10
BASELINE_BOUND = 12
COPIES_BOUND = 11
ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("CATGIAM_SHARED", ROOT.parent / "shared")) / "data"
PORTAL = SHARED / "portal" / "procedures.dev.jsonl.gz"
CATGIAM = str(Path(sys.executable).with_name("catgiam"))
BASELINE = """
import gzip, json, re, sys
names = re.compile("khai sinh|kết hôn|khai tử|chứng tử|hôn nhân|giám hộ|con nuôi|hộ tịch", re.I)
found = 0
with gzip.open(sys.argv[1], "rb") as stream:
    for line in stream:
        found += sum(bool(names.search(c["text"])) for c in json.loads(line)["components"])
"""


def copies(target: Path) -> None:
    """Write the records several times over, each time under codes of their own."""
    with gzip.open(PORTAL, "rt", encoding="utf-8") as stream:
        records = [json.loads(line) for line in stream]
    with gzip.open(target, "wt", encoding="utf-8", compresslevel=6) as out:
        for copy in range(COPIES):
            for number, record in enumerate(records):
                code = record["code"] if copy == 0 else f"{copy % 10}.{500_000 + copy * len(records) + number:06}"
                out.write(json.dumps({**record, "code": code}, ensure_ascii=False) + "\n")


def run(command: list[str]) -> tuple[float, int]:
    """Wall time, and the greatest memory of any child so far (kB)."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def main() -> int:
    """Print the figures and say whether the bounds hold."""
    if not PORTAL.exists():
        print(f"bỏ qua: không có {PORTAL} (../shared)")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        many, out = Path(folder) / "many.jsonl.gz", Path(folder) / "out.jsonl"
        copies(many)
        review = [CATGIAM, "review", "--format", "jsonl", "--out", str(out), "--portal"]
        run([*review, str(PORTAL)])  # warm the caches
        rounds = [
            (run([sys.executable, "-c", BASELINE, str(PORTAL)]), run([*review, str(PORTAL)])) for _ in range(RUNS)
        ]
        base, one = (statistics.median(r[k][0] for r in rounds) for k in (0, 1))
        memory_one, size_one = rounds[-1][1][1], out.stat().st_size
        ten, memory_ten = run([*review, str(many)])
        size_ten = out.stat().st_size
    print(f"đọc tệp {base:.2f} s; rà soát {one:.2f} s = {one / base:.1f}× (giới hạn {BASELINE_BOUND}×)")
    print(f"{COPIES} bản: {ten:.1f} s = {ten / one:.1f}× một bản (giới hạn {COPIES_BOUND}×)")
    grown = (memory_ten - memory_one) / 1024
    print(f"bộ nhớ {memory_one / 1024:.0f} MB → {memory_ten / 1024:.0f} MB (thêm {grown:.0f} MB)", end="")
    print(f"; danh mục viết ra {size_one / 2**20:.1f} → {size_ten / 2**20:.1f} MB")
    return int(one / base > BASELINE_BOUND or ten / one > COPIES_BOUND)


if __name__ == "__main__":
    sys.exit(main())
