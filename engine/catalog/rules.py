"""From a rule as written to a rule as evaluated."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from engine.diagnostics import Location
from engine.model.law import Clause
from engine.model.record import from_data
from engine.model.rule import (
    Bar,
    Block,
    Conclude,
    Doubt,
    Effect,
    Entitle,
    Fallback,
    Forbid,
    Limit,
    Line,
    Obtain,
    Override,
    Remark,
    Rule,
    Unread,
)
from engine.model.situation import ATTRIBUTES
from engine.model.terms import Certainty, Stage

_TEXT_EFFECTS: dict[str, Callable[[str], Effect]] = {
    "forbid": lambda text: Forbid(text=text),
    "bar": lambda text: Bar(text=text),
    "limit": lambda text: Limit(text=text),
    "remark": lambda text: Remark(text=text),
    "doubt": lambda text: Doubt(text=text),
    "unread": lambda text: Unread(text=text),
    "obtain": lambda text: Obtain(text=text),
}
_STRUCTURED_EFFECTS: dict[str, type[Entitle | Fallback | Block]] = {
    "entitle": Entitle,
    "fallback": Fallback,
    "block": Block,
}


def rule_of(written: Mapping[str, Any], clauses: Mapping[str, Clause], location: Location) -> Rule:
    """Turn a checked rule into a `Rule`, with the clauses themselves in place of their ids."""
    return Rule(
        id=written["id"],
        title=written["title"],
        stage=Stage(written["stage"]),
        tests=tuple(_tests(written.get("when", {}))),
        then=_effect(written["then"]),
        reading=Certainty(written["reading"]),
        clause=clauses.get(written.get("clause", "")),
        convention=written.get("convention", ""),
        also=tuple(clauses[key] for key in written.get("also", []) if key in clauses),
        when_lapsed=clauses.get(written.get("when_lapsed", "")),
        overrides=from_data(written.get("overrides", []), tuple[Override, ...]),
        reading_note=written.get("reading_note", ""),
        formerly=tuple(written.get("formerly", [])),
        location=location,
    )


def _tests(when: Mapping[str, Any]) -> Iterator[Line]:
    """Lines in the order written; `not` becomes the allowed rest of the finite domain."""
    for attribute, values in when.items():
        if attribute != "not":
            yield Line(attribute=attribute, allowed=tuple(values))
    for attribute, values in when.get("not", {}).items():
        rest = tuple(v for v in ATTRIBUTES[attribute].values if v not in values)
        yield Line(attribute=attribute, allowed=rest)


def _effect(then: Mapping[str, Any]) -> Effect:
    ((name, value),) = then.items()
    if name == "verdict":
        return from_data({"verdict": value}, Conclude)
    if name in _TEXT_EFFECTS:
        return _TEXT_EFFECTS[name](value)
    kind = _STRUCTURED_EFFECTS[name]
    return from_data({**value, "type": kind.__name__}, kind)
