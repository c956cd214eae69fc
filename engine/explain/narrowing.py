"""What can matter: the values that facts may take, and the rules that can still tell those values apart.

A search over all situations is exact and still small, because most rules cannot be met whatever the
open choice is, and most values look the same to the rules that remain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from engine.explain.parts import FlipKind
from engine.model.rule import Bar, Block, Conclude, Entitle, Forbid, Rule
from engine.model.situation import ATTRIBUTES, Situation
from engine.model.terms import BlockerCode, Stage, Verdict
from engine.rulebook import Rulebook

KIND_OF: dict[str, FlipKind] = {
    "connection": FlipKind.PROVINCE,
    "data": FlipKind.PROVINCE,
    "fields": FlipKind.OWNER,
    "annex": FlipKind.LAW,
    "provision": FlipKind.LAW,
    "origin": FlipKind.DOSSIER,
    "party": FlipKind.DOSSIER,
    "channel": FlipKind.DOSSIER,
    "form": FlipKind.DOSSIER,
    "paper_fact": FlipKind.DOSSIER,
    "paper": FlipKind.OTHER,
    "type": FlipKind.OTHER,
    "use": FlipKind.OTHER,
}
"""In whose hands each attribute lies."""

_NO_FACT = {
    "paper": {"unspecified"},
    "paper_fact": {"unspecified", "unverified"},
    "connection": {"unknown", "not_judged"},
    "data": {"unknown", "not_judged"},
    "fields": {"no_list"},
}
"""Values that say what somebody does not know, or did not ask: no state of the world to change into."""

_CODE_OF = {
    "fields_blocked": BlockerCode.FIELDS_NOT_ANNOUNCED,
    "connection_blocked": BlockerCode.NOT_CONNECTED,
    "data_blocked": BlockerCode.DATA_NOT_READY,
}


class Option(NamedTuple):
    """Values of one attribute that no rule can tell apart; any of them may stand for all."""

    attribute: str
    values: tuple[str, ...]


def allowed_values(situation: Situation, name: str) -> tuple[str, ...]:
    """The values, other than its own, that an attribute of this situation can really take."""
    now = getattr(situation, name)
    if now == "not_judged":  # without a province, or where no province performs it, there is nothing to change
        return ()
    if situation.paper == "unspecified" and name in ("paper", "paper_fact"):
        return ()  # naming the paper settles every attribute at once: the candidates do that
    values = [v for v in ATTRIBUTES[name].values if v != now and v not in _NO_FACT.get(name, ())]
    if now == "no_list":  # a paper without a list gets one, it cannot lack single fields
        values.remove("missing")
    return tuple(values)


def changed(situation: Situation, changes: Mapping[str, str]) -> Situation:
    """The situation with some attributes changed."""
    return Situation(**(situation._asdict() | dict(changes)))


def narrowed(rulebook: Rulebook, situation: Situation, free: Iterable[str]) -> Rulebook:
    """The rules that may bear on the verdict while only the attributes in `free` change."""
    possible = {name: {value} for name, value in situation._asdict().items() if name != "window"}
    for name in free:
        possible[name].update(allowed_values(situation, name))
    legal = [r for stage in (Stage.ENTITLEMENT, Stage.EXCEPTIONS) for r in rulebook.stages[stage]]
    bearing = [r for r in legal if isinstance(r.then, Entitle | Forbid | Bar) and _can_hold(r, possible)]
    blocks = [r for r in rulebook.stages[Stage.READINESS] if isinstance(r.then, Block) and _can_hold(r, possible)]
    stages: dict[Stage, tuple[Rule, ...]] = dict.fromkeys(Stage, ())
    stages[Stage.ENTITLEMENT] = tuple(r for r in bearing if r.stage is Stage.ENTITLEMENT)
    stages[Stage.EXCEPTIONS] = tuple(r for r in bearing if r.stage is Stage.EXCEPTIONS)
    stages[Stage.READINESS] = tuple(blocks)
    stages[Stage.VERDICT] = rulebook.stages[Stage.VERDICT]
    return Rulebook(rulebook.window, stages)


def _can_hold(rule: Rule, possible: Mapping[str, set[str]]) -> bool:
    """Whether some choice leaves the rule met or open; what it reads beside the situation is not held against it."""
    return all(
        any(v in test.allowed or v == ATTRIBUTES[test.attribute].open_value for v in possible[test.attribute])
        for test in rule.tests
        if test.attribute in possible
    )


def reachable(rules: Rulebook) -> set[Verdict]:
    """The verdicts that no missing effect rules out."""
    effects = [r.then for stage in rules.stages.values() for r in stage]
    true = {
        "forbidden": any(isinstance(e, Forbid) for e in effects),
        "barred": any(isinstance(e, Bar) for e in effects),
        "entitled": any(isinstance(e, Entitle) for e in effects),
    } | {name: any(isinstance(e, Block) and e.code is code for e in effects) for name, code in _CODE_OF.items()}
    return {
        rule.then.verdict
        for rule in rules.stages[Stage.VERDICT]
        if isinstance(rule.then, Conclude) and all(true.get(t.attribute, True) or "no" in t.allowed for t in rule.tests)
    }


def options_of(rules: Rulebook, situation: Situation, free: Iterable[str]) -> Iterator[Option]:
    """The changes worth trying: one for each class of values that the rules can tell apart, and from the present."""
    tests = [t for stage in rules.stages.values() for r in stage for t in r.tests]
    for name in free:
        reading = [t.allowed for t in tests if t.attribute == name]
        now = getattr(situation, name)

        def seen(value: str, reading: list[tuple[str, ...]] = reading, name: str = name) -> tuple[str, ...]:
            is_open = value == ATTRIBUTES[name].open_value
            return tuple("open" if is_open else str(value in allowed) for allowed in reading)

        classes: dict[tuple[str, ...], list[str]] = {}
        for value in allowed_values(situation, name) if reading else ():
            classes.setdefault(seen(value), []).append(value)
        classes.pop(seen(now), None)
        yield from (Option(name, tuple(values)) for values in classes.values())
