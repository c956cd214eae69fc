"""CLIPS by clipspy: one template, one rule for each row of the table ranked by salience, each fact retracted.

Slots hold symbols, made once before the clock starts. A fact is asserted and run one at a time: asserting many
before one run is slower, as every rule that is not the first has to be taken from the agenda again.
"""

from __future__ import annotations

import json
from typing import Any

import clips

Row = dict[str, str]


class Engine:
    """Verdicts alone, or with the ids of the legal rules that are met."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self._verdict, self._met = "", list[str]()
        self._symbols: dict[str, Any] = {}
        self._plain = self._environment(plan, {})
        self._explaining = self._environment(plan, plan["legal"])

    def _environment(self, plan: dict[str, Any], legal: dict[str, dict[str, list[str]]]) -> Any:  # noqa: ANN401
        env = clips.Environment()
        slots = " ".join(f"(slot {name} (type SYMBOL))" for name in plan["domains"])
        env.build(f"(deftemplate row {slots})")
        env.define_function(self._answer, "answer")
        env.define_function(self._note, "note")
        for n, (rule, tests) in enumerate(legal.items()):
            note = f"(note {json.dumps(rule, ensure_ascii=False)})"
            env.build(f"(defrule legal{n} (declare (salience 1000)) (row {_pattern(tests)}) => {note})")
        for n, line in enumerate([*plan["table"], {"tests": {}, "verdict": plan["default"]}]):
            rank = f"(declare (salience {len(plan['table']) - n}))"
            then = f"(retract ?f) (answer {line['verdict']})"
            env.build(f"(defrule line{n} {rank} ?f <- (row {_pattern(line['tests'])}) => {then})")
        return env.find_template("row"), env

    def _answer(self, verdict: object) -> None:
        self._verdict = str(verdict)

    def _note(self, rule: object) -> None:
        self._met.append(str(rule))

    def prepared(self, rows: list[Row]) -> list[dict[str, Any]]:
        """Rows of symbols."""
        known = self._symbols
        return [{k: known.setdefault(v, clips.Symbol(v)) for k, v in row.items()} for row in rows]

    def decide(self, rows: list[Row]) -> list[str]:
        """The verdict of each row."""
        template, env = self._plain
        found = []
        for row in rows:
            template.assert_fact(**row)
            env.run()
            found.append(self._verdict)
        return found

    def explain(self, rows: list[Row]) -> list[tuple[str, list[str]]]:
        """The verdict of each row, and the legal rules that are met."""
        template, env = self._explaining
        found = []
        for row in rows:
            self._met = []
            template.assert_fact(**row)
            env.run()
            found.append((self._verdict, self._met))
        return found


def _pattern(tests: dict[str, list[str]]) -> str:
    return " ".join(f"({name} {'|'.join(values)})" for name, values in tests.items())
