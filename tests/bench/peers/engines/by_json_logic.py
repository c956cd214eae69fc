"""panzi-json-logic: the table as one `if`, the legal rules as one list. It interprets the tree; it has no compiler."""

from __future__ import annotations

from typing import Any

from json_logic import jsonLogic

Row = dict[str, str]


class Engine:
    """Verdicts alone, or with the ids of the legal rules that are met."""

    def __init__(self, plan: dict[str, Any]) -> None:
        chain = [part for line in plan["table"] for part in (_condition(line["tests"]), line["verdict"])]
        self._verdict = {"if": [*chain, plan["default"]]}
        self._rules = [{"if": [_condition(tests), rule, None]} for rule, tests in plan["legal"].items()]

    def decide(self, rows: list[Row]) -> list[str]:
        """The verdict of each row."""
        return [jsonLogic(self._verdict, row) for row in rows]

    def explain(self, rows: list[Row]) -> list[tuple[str, list[str]]]:
        """The verdict of each row, and the legal rules that are met."""
        verdict, rules = self._verdict, self._rules
        return [(jsonLogic(verdict, row), [rule for rule in jsonLogic(rules, row) if rule]) for row in rows]


def _condition(tests: dict[str, list[str]]) -> dict[str, Any]:
    lines: list[dict[str, Any]] = [
        {"===": [{"var": name}, values[0]]} if len(values) == 1 else {"in": [{"var": name}, values]}
        for name, values in tests.items()
    ]
    return lines[0] if len(lines) == 1 else {"and": lines}
