"""The same decisions as one DuckDB `CASE` over the same Parquet, as somebody would write it by hand.

`WHEN` by `WHEN` in the order of the compact table: what is covered by an earlier line is left out, lines that
differ in one attribute are one. The rulebook's text has no other form than this in SQL.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Lines = Sequence[Mapping[str, Any]]


def case(plan: Mapping[str, Any]) -> str:
    """The expression of the verdict."""
    lines = "\n".join(f"  WHEN {_condition(line['tests'])} THEN {_text(line['verdict'])}" for line in plan["compact"])
    return f"CASE\n{lines}\n  ELSE {_text(plan['default'])}\nEND"


def rules_met(plan: Mapping[str, Any]) -> str:
    """The expression of the legal rules that are met, as one text."""
    rules = (f"CASE WHEN {_condition(tests)} THEN {_text(rule)} END" for rule, tests in plan["legal"].items())
    return f"concat_ws('; ', {', '.join(rules)})"


def _condition(tests: Mapping[str, Sequence[str]]) -> str:
    return " AND ".join(_line(name, values) for name, values in tests.items())


def _line(name: str, values: Sequence[str]) -> str:
    if len(values) == 1:
        return f'"{name}" = {_text(values[0])}'
    return f'"{name}" IN ({", ".join(map(_text, values))})'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
