"""Import of a list of 500,000 mismatches into SQLite: rows a second, and how memory grows with the list.

Run by `make bench`; exit 1 when a bound is broken. Each import is a process of its own; people are invented, their
identification numbers begin with 999, which no province has.
"""

import csv
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROWS = 500_000
SMALL = 50_000
RATE_BOUND = 20_000
"""Rows a second of processor time, less what a list of one row takes: other work on the machine does not count."""

MEMORY_BOUND = 1.5
"""How many times the memory of a tenth of the list."""

COMMUNES = ("03390", "03466", "03389", "03394")
EVENTS = ("Khai sinh", "Kết hôn", "Khai tử")
ERRORS = ("Sai họ tên", "Sai ngày sinh", "Nghi trùng", "Lỗi chưa ai biết")
HEADINGS = (
    *("STT", "Mã xã", "Việc hộ tịch", "Số đăng ký", "Quyển số", "Ngày đăng ký", "Họ và tên", "Ngày sinh"),
    *("Số định danh", "Giá trị hộ tịch", "Giá trị dân cư", "Loại lỗi"),
)
CATGIAM = str(Path(sys.executable).with_name("catgiam"))


def write_list(path: Path, rows: int) -> None:
    """Write a list of that many rows."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADINGS)
        for n in range(rows):
            day, month, year = n % 28 + 1, n % 12 + 1, 1960 + n % 60
            writer.writerow(
                (
                    *(n + 1, COMMUNES[n % 4], EVENTS[n % 3], n % 997 + 1, f"{n % 9 + 1:02}-TP/HT-{year}-KS"),
                    *(f"{day:02}/{month:02}/{year}", f"NGƯỜI BỊA {n}", f"{day:02}/{month:02}/{year}"),
                    *(f"999{year // 1000 * 2 - 2}{year % 100:02}{n:06}", "A", "B", ERRORS[n % 4]),
                )
            )


class Cost(NamedTuple):
    """What one import took: seconds on the clock, seconds of a processor, peak memory (MB)."""

    clock: float
    work: float
    memory: float


def imported(path: Path, workspace: Path) -> Cost:
    """Import a list in a process of its own."""
    command = [CATGIAM, "mismatch", "import", str(path), "--accept", "--workspace", str(workspace)]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"catgiam mismatch import: mã kết thúc {os.waitstatus_to_exitcode(status)}")
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main() -> int:
    """Print the figures and say whether the bounds hold."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for rows in (1, SMALL, ROWS):
            write_list(folder / f"{rows}.csv", rows)
        base, small, large = (imported(folder / f"{rows}.csv", folder / str(rows)) for rows in (1, SMALL, ROWS))
        again = imported(folder / f"{ROWS}.csv", folder / str(ROWS))
        size = (folder / str(ROWS) / "sai-lech.sqlite").stat().st_size / 2**20
    rate = ROWS / (large.work - base.work)
    print(f"nhập {ROWS} dòng sai lệch: {rate:.0f} dòng/s (từ {RATE_BOUND}); {large.work:.1f} s xử lý", end="")
    print(f" (khởi động {base.work:.1f} s), {large.clock:.1f} s đồng hồ, cơ sở dữ liệu {size:.0f} MB")
    print(f"nhập lại lần nữa: {again.work:.1f} s xử lý, {again.clock:.1f} s đồng hồ")
    grown = large.memory / small.memory
    print(
        f"bộ nhớ {small.memory:.0f} MB ({SMALL} dòng) → {large.memory:.0f} MB: {grown:.2f}× (giới hạn {MEMORY_BOUND}×)"
    )
    return int(rate < RATE_BOUND or grown > MEMORY_BOUND)


if __name__ == "__main__":
    sys.exit(main())
