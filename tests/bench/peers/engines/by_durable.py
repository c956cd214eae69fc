"""durable-rules by its C core: one ruleset, one session, explicit ids, rows as JSON text made from dicts.

The verdict is asked of an event, which the first rule by priority consumes; explanations are asked of a fact,
which fires every rule and is retracted. Membership is `$or` over one property, as the core has no lists.
"""

from __future__ import annotations

import json
from typing import Any

import durable_rules_engine as core

Row = dict[str, str]
BATCH = 20
"""Events posted at a time; one call a row is slower."""


def _condition(tests: dict[str, list[str]]) -> dict[str, Any]:
    lines = [_line(name, values) for name, values in tests.items()]
    return lines[0] if len(lines) == 1 else {"$and": lines}


def _line(name: str, values: list[str]) -> dict[str, Any]:
    equalities: list[dict[str, Any]] = [{name: value} for value in values]
    return equalities[0] if len(equalities) == 1 else {"$or": equalities}


_ANY = {"$ex": {"paper": 1}}
"""Holds for every row, and not for the state that a session begins with."""


class Engine:
    """Verdicts alone, or with the ids of the legal rules that are met."""

    def __init__(self, plan: dict[str, Any]) -> None:
        lines = plan["table"]
        table = {f"r{n}": {"all": [{"m": _condition(r["tests"])}], "pri": n + 1} for n, r in enumerate(lines)}
        table["rx"] = {"all": [{"m": _ANY}], "pri": len(lines) + 1}
        self._verdicts = {f"r{n}": r["verdict"] for n, r in enumerate(lines)} | {"rx": plan["default"]}
        self._table = core.create_ruleset("verdicts", json.dumps(table))
        self._rules = list(plan["legal"])
        legal = {f"r{n}": {"all": [{"m": _condition(t)}]} for n, t in enumerate(plan["legal"].values())}
        self._legal = core.create_ruleset("legal", json.dumps(legal | {"rx": {"all": [{"m": _ANY}]}}))

    @staticmethod
    def prepared(rows: list[Row]) -> list[Row]:
        """Rows with an explicit id, which is read back from what fired."""
        return [{"id": str(n), **row} for n, row in enumerate(rows)]

    def decide(self, rows: list[Row]) -> list[str]:
        """The verdict of each row."""
        found: dict[str, str] = {}
        for first in range(0, len(rows), BATCH):
            self._decide(rows[first : first + BATCH], found)
        return [found[row["id"]] for row in rows]

    def _decide(self, rows: list[Row], found: dict[str, str]) -> None:
        """Post some events, then take one action after the other; each names its rule and its event."""
        _, state = core.assert_events(self._table, json.dumps(rows, ensure_ascii=False, separators=(",", ":")))
        action = core.start_action_for_state(self._table, state)[1]
        while action:
            at = action.index('"id":"') + 6
            found[action[at : action.index('"', at)]] = self._verdicts[action[2 : action.index('"', 2)]]
            action = core.complete_and_start_action(self._table, state)

    def explain(self, rows: list[Row]) -> list[tuple[str, list[str]]]:
        """The verdict of each row, and the legal rules that are met."""
        return list(zip(self.decide(rows), map(self._met, rows), strict=True))

    def _met(self, row: Row) -> list[str]:
        fact = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        _, state = core.assert_fact(self._legal, fact)
        action = core.start_action_for_state(self._legal, state)[1]
        met = []
        while action:
            name = action[2 : action.index('"', 2)]
            if name != "rx":
                met.append(self._rules[int(name[1:])])
            action = core.complete_and_start_action(self._legal, state)
        core.retract_fact(self._legal, fact)
        return met
