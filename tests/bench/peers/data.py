"""The rows of the bench: situations of the shipped catalogue, drawn as often as it demands them.

Every procedure is reviewed on the first day of each window of law since 1 July 2025, for the law alone and for
each province with a profile; each demanded paper adds one to its situation. N rows are drawn from these
with a fixed seed. Both forms are written: Parquet with text columns, and for the peers the number of the
situation of each row, from which their process makes one dict a row before the clock starts.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from engine.bulk import judged
from engine.catalog import find_files, load
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.decision import Judgement
from engine.model.situation import Situation
from engine.review import Reviewer
from engine.rulebook import change_days
from engine.situations import demands
from tests.bench.peers.plan import Flattening, Line, Plan, compact

ROOT = Path(__file__).resolve().parents[3]
SEED = 667
FIRST, LAST = date(2025, 7, 1), date(2026, 11, 22)
"""The windows that begin between these days."""
PIECE = 1_000_000
"""Rows drawn at a time: the generator's memory does not grow with N."""
GROUP = 122_880
"""Rows of one Parquet row group, DuckDB's own default."""
ROW = "row"
"""The column that tells rows apart: 0, 1, 2, …"""


class Drawn(NamedTuple):
    """The distinct situations, how often the catalogue demands each, and what it is answered."""

    catalog: Catalog
    situations: tuple[Situation, ...]
    weights: tuple[int, ...]
    judgements: dict[Situation, Judgement]


def drawn_from(rules: Path = ROOT / "rules") -> Drawn:
    """Review the catalogue, fold, judge every situation with the real judge."""
    catalog = load(find_files(rules, "rules")).catalog
    counted: Counter[Situation] = Counter()
    for day in (d for d in change_days(catalog.rules) if FIRST <= d <= LAST):
        for province in (None, *catalog.provinces):
            context = Reviewer(catalog, day, province, ReferenceMatcher()).context
            counted.update(as_text(context.situation(demand)) for demand in demands(catalog.procedures, day))
    situations = tuple(sorted(counted))
    return Drawn(
        catalog,
        situations,
        tuple(counted[s] for s in situations),
        judged(catalog.rules, situations, ReferenceMatcher()),
    )


def as_text(situation: Situation) -> Situation:
    """The same situation with plain text in place of terms."""
    return Situation(situation.window, *(str(value) for value in situation[1:]))


def texts(situation: Situation) -> dict[str, str]:
    """One row."""
    return {name: str(value) for name, value in zip(Situation._fields, situation, strict=True)}


# ---------------------------------------------------------------- what the peers are given


def plan_of(drawn: Drawn) -> Plan:
    """The flat table for the windows that occur."""
    windows = sorted({s.window.isoformat() for s in drawn.situations})
    return Flattening(drawn.catalog.rules, windows, Situation._fields).plan()


def write_for_peers(drawn: Drawn, folder: Path, rows: int) -> None:
    """`plan.json`, `answers.json`, `rows.bin` (two bytes a row: the number of its situation)."""
    plan = plan_of(drawn)
    answers = {
        "situations": [texts(s) for s in drawn.situations],
        "verdicts": [drawn.judgements[s].verdict.value for s in drawn.situations],
        "rules": [met_rules(drawn.judgements[s], plan) for s in drawn.situations],
    }
    for name, data in (("plan", as_json(plan)), ("answers", answers)):
        (folder / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    numbers = array("H")
    for piece in pieces(drawn, rows):
        numbers.extend(piece.tolist())
    (folder / "rows.bin").write_bytes(numbers.tobytes())


def as_json(plan: Plan) -> dict[str, Any]:
    """Both tables, the legal rules, the domains."""
    return {
        "domains": plan.domains,
        "default": plan.default,
        "written": _lines(plan.table),
        "compact": _lines(compact(plan).table),
        "legal": {rule: _tests(tests) for rule, tests in plan.legal.items()},
    }


def met_rules(judgement: Judgement, plan: Plan) -> list[str]:
    """The legal rules that are met; a rule that entitles for one channel only is open, not met."""
    return [fired.rule for fired in judgement.fired if fired.rule in plan.legal and not fired.partial]


def _lines(table: Sequence[Line]) -> list[dict[str, Any]]:
    return [{"tests": _tests(line.tests), "verdict": line.verdict, "rule": line.rule} for line in table]


def _tests(tests: Mapping[str, frozenset[str]]) -> dict[str, list[str]]:
    return {name: sorted(values) for name, values in tests.items()}


# ---------------------------------------------------------------- what DuckDB is given


def pieces(drawn: Drawn, rows: int) -> Iterator[np.ndarray]:
    """Numbers of situations, `rows` of them; the first million is the same however many follow."""
    chance = np.random.default_rng(SEED)
    weights = np.array(drawn.weights, dtype=float)
    for first in range(0, rows, PIECE):
        numbers = chance.choice(len(drawn.situations), PIECE, p=weights / weights.sum())
        yield numbers[: rows - first]


def write_parquet(drawn: Drawn, path: Path, rows: int) -> None:
    """N rows: their number, and a text column for each attribute."""
    columns = [_coded([texts(s)[name] for s in drawn.situations]) for name in Situation._fields]
    coded = pa.dictionary(pa.int32(), pa.string())
    schema = pa.schema([(ROW, pa.int64()), *((name, coded) for name in Situation._fields)])
    with pq.ParquetWriter(path, schema) as writer:
        for piece, numbers in enumerate(pieces(drawn, rows)):
            made = [pa.array(np.arange(len(numbers)) + piece * PIECE)]
            made += [pa.DictionaryArray.from_arrays(codes[numbers], values) for codes, values in columns]
            writer.write_table(pa.Table.from_arrays(made, schema=schema), row_group_size=GROUP)


def _coded(values: list[str]) -> tuple[np.ndarray, pa.Array]:
    known = sorted(set(values))
    return np.array([known.index(value) for value in values], dtype=np.int32), pa.array(known)
