"""How well the recogniser reads the labelled lines, with every miss, and how long the whole input takes.

Run by `make bench`; exit 1 when a bound is broken. The labels lie beside the checkout (../shared);
without them there is nothing to measure.
"""

import gzip
import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.catalog import find_files, load
from engine.model.recognition import Recognition
from engine.recognise import Grammar, recognise

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("CATGIAM_SHARED", ROOT.parent / "shared")) / "data"
GOLD = SHARED / "gold" / "lines.dev.jsonl"
PORTAL = SHARED / "portal" / "procedures.dev.jsonl.gz"
SHOWN = 160

Line = dict[str, Any]
Read = list[tuple[Line, Recognition]]


@dataclass(frozen=True)
class Score:
    """Pairs found rightly, found wrongly, and missed."""

    hits: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """How much of what was found is right."""
        return self.hits / (self.hits + self.false) if self.hits + self.false else 1.0

    @property
    def recall(self) -> float:
        """How much of what is there was found."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Both in one number."""
        pairs = 2 * self.hits + self.false + self.missed
        return 2 * self.hits / pairs if pairs else 1.0


def score(pairs: Iterable[tuple[set[str], set[str]]]) -> Score:
    """Compare what was found with what the labels say, line by line."""
    known = list(pairs)
    return Score(
        sum(len(found & gold) for found, gold in known),
        sum(len(found - gold) for found, gold in known),
        sum(len(gold - found) for found, gold in known),
    )


def figures(rows: Read) -> dict[str, float]:
    """The measures of issue 3."""
    demanded = score((set(r.demanded), set(g["demanded"])) for g, r in rows)
    mentioned = score((set(r.mentioned), set(g["mentioned"])) for g, r in rows)
    umbrella = score(({"u"} & set("u" * r.umbrella), {"u"} & set("u" * g["umbrella"])) for g, r in rows)
    return {
        "precision (demanded)": demanded.precision,
        "recall (demanded)": demanded.recall,
        "role accuracy": sum(r.role == g["role"] for g, r in rows) / len(rows),
        "umbrella F1": umbrella.f1,
        "mentioned F1": mentioned.f1,
        "foreign accuracy": sum(r.foreign == g["foreign"] for g, r in rows) / len(rows),
        "when accuracy": sum(r.when == g["when"] for g, r in rows) / len(rows),
    }


BOUNDS = {
    "precision (demanded)": 0.98,
    "recall (demanded)": 0.99,
    "role accuracy": 0.95,
    "umbrella F1": 0.90,
    "mentioned F1": 0.90,
}


def misses(rows: Read) -> Iterator[str]:
    """Every line that was read otherwise than labelled, with the reasons given."""
    for gold, read_as in rows:
        wrong = [
            f"{key} {got} ≠ {gold[key]}"
            for key, got in (
                ("role", read_as.role.value),
                ("demanded", sorted(read_as.demanded)),
                ("mentioned", sorted(read_as.mentioned)),
                ("umbrella", read_as.umbrella),
                ("foreign", read_as.foreign),
            )
            if got != gold[key]
        ]
        if wrong:
            yield f"{gold['id']}: {'; '.join(wrong)}\n    {gold['text'][:SHOWN]}\n    " + "\n    ".join(read_as.why)


def half(line: Line) -> int:
    """Half of the lines, by a hash of the id: rules that fit one half only have learned it by heart."""
    return hashlib.sha256(line["id"].encode()).digest()[0] % 2


def seconds(grammar: Grammar) -> tuple[int, float]:
    """Time to read every component line of the whole input once."""
    with gzip.open(PORTAL, "rt", encoding="utf-8") as stream:
        lines = [(c["text"], c["group"]) for text in stream for c in json.loads(text)["components"]]
    start = time.perf_counter()
    for text, group in lines:
        recognise(text, group, grammar)
    return len(lines), time.perf_counter() - start


def main() -> int:
    """Print the table, the misses and the time."""
    if not GOLD.exists():
        print(f"bỏ qua: không có {GOLD} (../shared)")
        return 0
    catalog = load(find_files(ROOT / "rules")).catalog
    if catalog.wordings is None:
        print("thiếu rules/recognition.yaml")
        return 1
    grammar = Grammar.build(catalog.papers.values(), catalog.not_civil_status, catalog.wordings)
    gold = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    rows: Read = [(line, recognise(line["text"], line["group"], grammar)) for line in gold]
    parts = [figures(rows), *(figures([row for row in rows if half(row[0]) == n]) for n in (0, 1))]
    print(f"{'':22}{'all':>8}{'half 0':>8}{'half 1':>8}{'bound':>8}")
    for name, value in parts[0].items():
        bound = f"{BOUNDS[name]:8.2f}" if name in BOUNDS else f"{'—':>8}"
        print(f"{name:22}{value:8.4f}{parts[1][name]:8.4f}{parts[2][name]:8.4f}{bound}")
    print(*misses(rows), sep="\n")
    count, spent = seconds(grammar)
    print(f"{count} dòng trong {spent:.2f} giây")
    return int(any(parts[0][name] < bound for name, bound in BOUNDS.items()))


if __name__ == "__main__":
    sys.exit(main())
