"""zen-engine by one compiled expression: the table as a chain of `? :`, the legal rules as one list.

Its decision table node gives the same answers through `create_decision` and `evaluate_batch`, and is slower here:
it builds a response with performance and trace fields for every row.
"""

from __future__ import annotations

import json
from typing import Any

import zen

Row = dict[str, str]


class Engine:
    """Verdicts alone, or with the ids of the legal rules that are met."""

    def __init__(self, plan: dict[str, Any]) -> None:
        chain = json.dumps(plan["default"])
        for line in reversed(plan["table"]):
            chain = f"({_condition(line['tests'])}) ? {json.dumps(line['verdict'])} : ({chain})"
        rules = (f"({_condition(t)}) ? {_text(rule)} : null" for rule, t in plan["legal"].items())
        self._verdict = zen.compile_expression(chain).evaluate
        self._rules = zen.compile_expression(f"[{', '.join(rules)}]").evaluate

    def decide(self, rows: list[Row]) -> list[str]:
        """The verdict of each row."""
        evaluate = self._verdict
        return [evaluate(row) for row in rows]

    def explain(self, rows: list[Row]) -> list[tuple[str, list[str]]]:
        """The verdict of each row, and the legal rules that are met."""
        verdict, rules = self._verdict, self._rules
        return [(verdict(row), [rule for rule in rules(row) if rule]) for row in rows]


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _condition(tests: dict[str, list[str]]) -> str:
    parts = (f"{n} == {_text(v[0])}" if len(v) == 1 else f"{n} in {_text(v)}" for n, v in tests.items())
    return " and ".join(parts)
