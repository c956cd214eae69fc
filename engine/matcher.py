"""Runs rules over facts: a protocol, the reference behind it, durable-rules behind it, and both compared.

durable-rules is asked only questions of its safe subset: flat facts with explicit ids, conjunctions
of equalities (`$or` over one property with different constants), one ruleset for the rules that read
the same attributes and for each truth value, at most `SHARD` rules each. A rule is compiled twice:
*met* (the value is allowed) and *possible* (the value is allowed or open); what is possible and not
met is unknown.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

from engine.diagnostics import CatgiamError, Diagnostic, Location, Severity
from engine.model.rule import Line, Rule
from engine.model.situation import ATTRIBUTES, Facts
from engine.rulebook import Truth, evaluate

SHARD = 60
"""Rules per ruleset; durable-rules degrades beyond about a hundred."""


class Match(NamedTuple):
    """Ids of the rules that are met, and of those that are met or unknown."""

    met: frozenset[str]
    possible: frozenset[str]


class Matcher(Protocol):
    """Asks rules about many facts at once."""

    name: str

    def match(self, rules: Sequence[Rule], facts: Sequence[Facts]) -> list[Match]:
        """One `Match` for each item of `facts`, in order."""
        ...


class MatcherError(CatgiamError):
    """durable-rules failed, or the two evaluators disagree; the message names the facts."""


class ReferenceMatcher:
    """The pure evaluator of `engine.rulebook`."""

    name = "reference"

    def match(self, rules: Sequence[Rule], facts: Sequence[Facts]) -> list[Match]:
        """Evaluate every rule on every item."""
        return [self._one(rules, item) for item in facts]

    @staticmethod
    def _one(rules: Sequence[Rule], facts: Facts) -> Match:
        truths = [(rule.id, evaluate(rule, facts).truth) for rule in rules]
        met = frozenset(rule for rule, truth in truths if truth is Truth.MET)
        return Match(met, met | {rule for rule, truth in truths if truth is Truth.UNKNOWN})


class ComparedMatcher:
    """Runs two matchers and refuses to answer where they differ."""

    def __init__(self, first: Matcher, second: Matcher) -> None:
        """Compare `first` with `second`; the answers given are those of `second`."""
        self.first, self.second = first, second
        self.name = f"{first.name}+{second.name}"

    def match(self, rules: Sequence[Rule], facts: Sequence[Facts]) -> list[Match]:
        """Match with both. Raises `MatcherError` naming the first facts on which they differ."""
        one, two = self.first.match(rules, facts), self.second.match(rules, facts)
        for item, a, b in zip(facts, one, two, strict=True):
            if a != b:
                raise _disagreement(item, self, a, b)
        return two


class DurableMatcher:
    """durable-rules, with a pair of rulesets for each group of rules that read the same attributes.

    What a group answers depends on those attributes alone, so each distinct combination of them is
    asserted once, however many situations share it.
    """

    name = "durable-rules"

    def __init__(self) -> None:
        """Start a host without threads. Raises `ImportError` where durable-rules cannot load."""
        self._host: Any = _quiet_host()
        self._groups: dict[RuleKey, tuple[Group, ...]] = {}
        self._fact_ids = itertools.count(1)
        self._ruleset_ids = itertools.count(1)
        self._fired: set[tuple[str, str]] = set()

    def match(self, rules: Sequence[Rule], facts: Sequence[Facts]) -> list[Match]:
        """Collect, for each item, the rules that fire on it."""
        groups = self._groups_of(rules)
        return [self._one(groups, item) for item in facts]

    def _groups_of(self, rules: Sequence[Rule]) -> tuple[Group, ...]:
        key = tuple((rule.id, rule.tests) for rule in rules)
        if key not in self._groups:
            reading: dict[tuple[str, ...], list[Rule]] = {}
            for rule in rules:
                reading.setdefault(tuple(sorted(test.attribute for test in rule.tests)), []).append(rule)
            self._groups[key] = tuple(
                Group(attributes, self._register(same[start : start + SHARD]), {})
                for attributes, same in reading.items()
                for start in range(0, len(same), SHARD)
            )
        return self._groups[key]

    def _register(self, rules: Sequence[Rule]) -> tuple[str, ...]:
        """Register the ruleset of what is met, and of what is possible where that may differ."""
        asked = {MET: rules, POSSIBLE: [rule for rule in rules if _can_be_open(rule)]}
        definitions = {
            f"rules{next(self._ruleset_ids)}": {f"r{n}": self._rule(rule, truth) for n, rule in enumerate(some)}
            for truth, some in asked.items()
            if some
        }
        names = tuple(definitions)
        self._host.register_rulesets(definitions)
        return names

    def _rule(self, rule: Rule, truth: str) -> dict[str, Any]:
        return {"all": [{"m": _expression(rule.tests, truth)}], "run": self._action(rule.id, truth)}

    def _action(self, rule_id: str, truth: str) -> Callable[[Any], None]:
        """An action with exactly one parameter: durable-rules takes two for an asynchronous one."""
        fired = self._fired

        def record(_context: Any) -> None:  # noqa: ANN401 - durable-rules has no types
            fired.add((rule_id, truth))

        return record

    def _one(self, groups: tuple[Group, ...], facts: Facts) -> Match:
        answers = [self._answer(group, tuple(facts[name] for name in group.attributes)) for group in groups]
        return Match(
            frozenset().union(*(answer.met for answer in answers)),
            frozenset().union(*(answer.possible for answer in answers)),
        )

    def _answer(self, group: Group, values: tuple[str, ...]) -> Match:
        if values not in group.answers:
            self._fired.clear()
            for name in group.rulesets:
                fact = {
                    "id": f"f{next(self._fact_ids)}",
                    ALWAYS: "1",
                    **dict(zip(group.attributes, values, strict=True)),
                }
                self._assert_and_retract(name, fact)
            met = frozenset(rule for rule, truth in self._fired if truth == MET)
            possible = met | {rule for rule, truth in self._fired if truth == POSSIBLE}
            group.answers[values] = Match(met, possible)
        return group.answers[values]

    def _assert_and_retract(self, name: str, fact: dict[str, str]) -> None:
        from durable.engine import MessageNotHandledException

        try:
            result = self._host.assert_fact(name, fact)
        except MessageNotHandledException:  # no rule of the set matches
            return
        if isinstance(result, dict) and result.get("exception"):  # actions' exceptions are swallowed into here
            raise _failure(f"durable-rules: {result['exception']}")
        self._host.retract_fact(name, fact)


RuleKey = tuple[tuple[str, tuple[Line, ...]], ...]
"""What names a list of rules: their ids and conditions."""


class Group(NamedTuple):
    """Rules that read the same attributes, their rulesets, and what was already answered."""

    attributes: tuple[str, ...]
    rulesets: tuple[str, ...]
    answers: dict[tuple[str, ...], Match]


MET, POSSIBLE = "met", "possible"
ALWAYS = "always"
"""A property that every fact has, for rules without a condition."""


def best_matcher() -> Matcher:
    """durable-rules compared with the reference where it can load, else the reference alone."""
    try:
        durable = DurableMatcher()
    except ImportError:
        return ReferenceMatcher()
    return ComparedMatcher(durable, ReferenceMatcher())


def _can_be_open(rule: Rule) -> bool:
    return any(ATTRIBUTES[test.attribute].open_value is not None for test in rule.tests)


def _expression(tests: Sequence[Line], truth: str) -> dict[str, Any]:
    """A condition in durable-rules' JSON: equalities only, never an empty `$and` (it hangs)."""
    lines = [_line(test, truth) for test in tests]
    if not lines:
        return {ALWAYS: "1"}
    return lines[0] if len(lines) == 1 else {"$and": lines}


def _line(test: Line, truth: str) -> dict[str, Any]:
    open_value = ATTRIBUTES[test.attribute].open_value
    values = test.allowed if truth == MET or open_value is None else (*test.allowed, open_value)
    equalities: list[dict[str, Any]] = [{test.attribute: value} for value in values]
    return equalities[0] if len(equalities) == 1 else {"$or": equalities}


def _quiet_host() -> Any:  # noqa: ANN401 - durable-rules has no types
    from durable.engine import Host

    class QuietHost(Host):  # type: ignore[misc]  # untyped base
        """A host that starts no background threads (they crash and burn processor time)."""

        def _run(self) -> None:
            return

    return QuietHost()


def _disagreement(facts: Facts, matcher: ComparedMatcher, one: Match, two: Match) -> MatcherError:
    differing = sorted((one.met ^ two.met) | (one.possible ^ two.possible))
    described = ", ".join(f"{name}={value}" for name, value in facts.items())
    return _failure(
        f"hai bộ đánh giá {matcher.first.name} và {matcher.second.name} trả lời khác nhau "
        f"ở quy tắc {', '.join(differing)} cho tình huống: {described}"
    )


def _failure(message: str) -> MatcherError:
    return MatcherError((Diagnostic("evaluators-differ", message, Location("rulebook", 0, 0), Severity.ERROR),))
