"""Start-up time as a ratio to the smallest click program, so that the bound means the same on every machine.

Run by `make bench`; exit 1 when a bound is broken.
"""

import os
import platform
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

RUNS = 7
CATGIAM = str(Path(sys.executable).with_name("catgiam"))
BASELINE = (sys.executable, "-c", "import click")


@dataclass(frozen=True)
class Case:
    """A command, and how many times the baseline it may take."""

    name: str
    command: tuple[str, ...]
    bound: float


CASES = (
    Case("catgiam --help", (CATGIAM, "--help"), 2),
    Case("catgiam review", (CATGIAM, "review"), 12),
)


def seconds(command: tuple[str, ...]) -> float:
    """Wall time of one run; a command that fails measures nothing."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def medians(commands: list[tuple[str, ...]]) -> list[float]:
    """Runs take turns, so that a busy moment of the machine falls on all commands alike."""
    for command in commands:
        seconds(command)  # warm the file cache
    rounds = [[seconds(command) for command in commands] for _ in range(RUNS)]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def machine() -> str:
    """Processor, cores, system, Python."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    processor = names[0] if names else platform.machine()
    system = f"{platform.system()} {platform.machine()}"
    return f"{processor}, {os.cpu_count()} nhân, {system}, Python {platform.python_version()}"


def main() -> int:
    """Measure, print the table, say whether every bound holds."""
    baseline, *times = medians([BASELINE, *(case.command for case in CASES)])
    print(f"Máy: {machine()}")
    print(f"Trung vị {RUNS} lần chạy; mốc so sánh là python -c 'import click': {baseline * 1000:.0f} ms\n")
    print(f"{'Lệnh':<16} {'Thời gian':>10} {'Tỷ lệ':>7} {'Ngưỡng':>7}  Kết quả")
    held = True
    for case, taken in zip(CASES, times, strict=True):
        ratio = taken / baseline
        held = held and ratio <= case.bound
        result = "đạt" if ratio <= case.bound else "VƯỢT NGƯỠNG"
        print(f"{case.name:<16} {taken * 1000:>7.0f} ms {ratio:>6.1f}× {case.bound:>6.0f}×  {result}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
