"""rule-engine: one parsed rule for each row of the table, asked in order until one matches."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import rule_engine

Row = dict[str, str]


class Engine:
    """Verdicts alone, or with the ids of the legal rules that are met."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self._default = plan["default"]
        self._table = [(_matches(line["tests"]), line["verdict"]) for line in plan["table"]]
        self._legal = [(_matches(tests), rule) for rule, tests in plan["legal"].items()]

    def decide(self, rows: list[Row]) -> list[str]:
        """The verdict of each row."""
        return [next((verdict for matches, verdict in self._table if matches(row)), self._default) for row in rows]

    def explain(self, rows: list[Row]) -> list[tuple[str, list[str]]]:
        """The verdict of each row, and the legal rules that are met."""
        verdicts = self.decide(rows)
        return [(v, [rule for m, rule in self._legal if m(row)]) for v, row in zip(verdicts, rows, strict=True)]


def _matches(tests: dict[str, list[str]]) -> Callable[[Row], bool]:
    parts = (f"{n} == {json.dumps(v[0])}" if len(v) == 1 else f"{n} in {json.dumps(v)}" for n, v in tests.items())
    found: Callable[[Row], bool] = rule_engine.Rule(" and ".join(parts)).matches
    return found
