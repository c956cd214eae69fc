"""What the measures ask, and what the results of `run.py` say to it."""

from __future__ import annotations

import itertools
import statistics
from typing import Any, NamedTuple

JUDGED_AT, AGAIN = 10**6, 10**7
NEEDED = {
    "zen-engine": 40.0,
    "durable-rules": 30.0,
    "clipspy": 100.0,
    "rule-engine": 100.0,
    "panzi-json-logic": 100.0,
}
"""How many times faster than each peer ours has to be."""
TABLES = {"written": "the rulebook as written", "compact": "the compact table"}
"""What peers are given. Used plainly they get the first; the second is our help to them, told beside it."""
CASE_BOUND, REDECIDE_BOUND, TOTALS_BOUND, GROWTH_BOUND, MEMORY_BOUND = 1.15, 2.5, 10.0, 11.0, 4096
Result = dict[str, Any]


class Target(NamedTuple):
    """One measure: what is asked, what was measured, whether it holds (None: not measured)."""

    name: str
    asked: str
    measured: str
    held: bool | None
    is_help: bool = False
    """Whether the peer was given more than plain use gives it: told, but the bench does not fail on it."""


class Results:
    """The results of one run, by what they answer."""

    def __init__(self, data: Result) -> None:
        self.data = data

    def ours(self, side: str, task: str, rows: int) -> Result | None:
        """Ours or the `CASE`: one task over so many rows."""
        found = (r for r in self.data["ours"] if (r["side"], r["task"], r["rows"]) == (side, task, rows))
        return next(found, None)

    def seconds(self, side: str, task: str, rows: int, of: str = "wall") -> float | None:
        """The median of the rounds."""
        found = self.ours(side, task, rows)
        return statistics.median(r[of] for r in found["rounds"]) if found else None

    def sizes(self, side: str = "ours", task: str = "decide") -> list[int]:
        """The numbers of rows measured, ascending."""
        return sorted(r["rows"] for r in self.data["ours"] if (r["side"], r["task"]) == (side, task))

    def memory(self, side: str, task: str, rows: int) -> int:
        """The greatest memory of any round, MiB."""
        found = self.ours(side, task, rows)
        return max(r["memory"] for r in found["rounds"]) if found else 0

    def peer(self, engine: str, rows: int, *, explain: bool = False, table: str = "compact") -> Result | None:
        """One peer; where it did not get to `rows`, the run in which it ran out of time."""
        known = [
            r
            for r in self.data["peers"]
            if (r["engine"], r["explain"], r["table"]) == (engine, explain, table) and r["asked"] <= rows
        ]
        return max(known, key=lambda r: r["asked"], default=None)

    def engines(self) -> list[str]:
        """The peers, in the order measured."""
        return list(dict.fromkeys(r["engine"] for r in self.data["peers"]))


# ---------------------------------------------------------------- the measures


def targets(results: Results) -> list[Target]:
    """Every measure with its figure."""
    found = [_against_peer(results, engine, table) for table in TABLES for engine in results.engines()]
    found.append(_against_case(results))
    found += [_again(results, "redecide", REDECIDE_BOUND), _again(results, "totals", TOTALS_BOUND)]
    sizes = results.sizes()
    found += [_growth(results, a, b) for a, b in itertools.pairwise(sizes) if a >= JUDGED_AT]
    return [*found, _memory(results)]


def _against_peer(results: Results, engine: str, table: str) -> Target:
    name = f"{engine} at {power(JUDGED_AT)} rows, {TABLES[table]}"
    asked, is_help = f"≥ {NEEDED[engine]:.0f}×", table == "compact"
    ratio = peer_ratio(results, engine, table)
    if ratio is None:
        return Target(name, asked, "not measured", None, is_help)
    return Target(name, asked, f"{ratio:.0f}×", ratio >= NEEDED[engine], is_help)


def peer_ratio(results: Results, engine: str, table: str = "compact") -> float | None:
    """How many rows ours decides while the peer decides one."""
    ours, peer = results.seconds("ours", "decide", JUDGED_AT), results.peer(engine, JUDGED_AT, table=table)
    return (JUDGED_AT / ours) / (peer["rows"] / peer["wall"]) if ours and peer else None


def _against_case(results: Results) -> Target:
    ours, case = (results.seconds(side, "decide", JUDGED_AT) for side in ("ours", "case"))
    name, asked = f"time against the CASE by hand at {power(JUDGED_AT)} rows", f"≤ {CASE_BOUND}×"
    if not ours or not case:
        return Target(name, asked, "not measured", None)
    return Target(name, asked, f"{ours / case:.2f}×", ours / case <= CASE_BOUND)


def _again(results: Results, task: str, bound: float) -> Target:
    ours, case = (results.seconds(side, task, AGAIN) for side in ("ours", "case"))
    words = {"redecide": "a changed rule re-decides", "totals": "totals of"}[task]
    name, asked = f"{words} {power(AGAIN)} rows with stored situation ids, against the CASE", f"≥ {bound:g}×"
    if not ours or not case:
        return Target(name, asked, "not measured", None)
    return Target(name, asked, f"{case / ours:.1f}×", case / ours >= bound)


def _growth(results: Results, less: int, more: int) -> Target:
    one, two = (results.seconds("ours", "decide", rows) for rows in (less, more))
    name, asked = f"time from {power(less)} to {power(more)} rows", f"≤ {GROWTH_BOUND:g}×"
    if not one or not two:
        return Target(name, asked, "not measured", None)
    return Target(name, asked, f"{two / one:.1f}×", two / one <= GROWTH_BOUND)


def _memory(results: Results) -> Target:
    rows = 10**8
    name, asked = f"peak memory at {power(rows)} rows", "≤ 4 GiB"
    memory = results.memory("ours", "decide", rows)
    if not memory:
        return Target(name, asked, "not measured in this run (`ARGS=--full`)", None)
    return Target(name, asked, f"{memory / 1024:.2f} GiB", memory <= MEMORY_BOUND)


def power(rows: int) -> str:
    """A power of ten, as people write it."""
    digits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
    return "10" + digits[len(str(rows)) - 1]
