"""The real rulebook as one flat table that every engine can run: ordered rows, the first that holds decides.

A row is a conjunction: each attribute it names must have one of the values listed. The stages of the judge
become rows like this, and nothing is left to a host language:

- a rule carries the windows of law in which it is in force, as one more attribute;
- a rule that another one overrides is joined with the negation of that other, line by line;
- "the basis nearest to use" becomes an order: entitled with nothing in the way, then with data in the way,
  then the connection, then the fields. The verdict of each step is asked of the real verdict rules.

The table is made from the rules that decide a verdict, for the situations of the rows measured.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from engine.decisions import concluding
from engine.matcher import ReferenceMatcher
from engine.model.rule import Bar, Block, Conclude, Entitle, Forbid, Rule
from engine.model.situation import ATTRIBUTES
from engine.model.terms import BlockerCode, Stage

WINDOW = "window"
_CODES = (BlockerCode.FIELDS_NOT_ANNOUNCED, BlockerCode.NOT_CONNECTED, BlockerCode.DATA_NOT_READY)
_FLAGS = ("fields_blocked", "connection_blocked", "data_blocked")

Tests = Mapping[str, frozenset[str]]
"""A conjunction: attribute → the values it may have. An attribute not named may have any."""


class Line(NamedTuple):
    """One row of the table: when `tests` hold, `verdict`; `rule` is the rule it came from."""

    tests: dict[str, frozenset[str]]
    verdict: str
    rule: str


class Plan(NamedTuple):
    """The table in order; `default` when no row holds; `legal`: every legal rule alone, for explanations."""

    domains: dict[str, tuple[str, ...]]
    table: tuple[Line, ...]
    default: str
    legal: dict[str, dict[str, frozenset[str]]]


class Flattening:
    """Turns the rulebook of some windows into a plan."""

    def __init__(self, rules: Sequence[Rule], windows: Sequence[str], attributes: Sequence[str]) -> None:
        """`windows`: ISO dates, the first days of stretches of law; `attributes`: those of a situation."""
        self._days = {w: date.fromisoformat(w) for w in windows}
        self.rules = [r for r in rules if any(r.in_force(day) for day in self._days.values())]
        self.domains = {WINDOW: tuple(windows)} | {a: _values(a) for a in attributes if a != WINDOW}

    def plan(self) -> Plan:
        """The whole table."""
        lines = [*self._of(Forbid, forbidden="yes"), *self._of(Bar, barred="yes", forbidden="no")]
        lines += self._unstated()
        lines += [line for level in range(len(_CODES) + 1) for line in self._entitled(level)]
        lines += self._maybe()
        stages = (Stage.ENTITLEMENT, Stage.EXCEPTIONS, Stage.FALLBACK, Stage.GUIDANCE)
        legal = {r.id: dict(self.tests(r)) for r in self.rules if r.stage in stages}
        return Plan(self.domains, tuple(lines), self._concluded(entitled="no", paper_fact="known", **_FREE), legal)

    # ------------------------------------------------------------ conditions

    def tests(self, rule: Rule, *, possible: bool = False) -> Tests:
        """What a rule asks, with its windows; `possible` lets open values through."""
        found = {t.attribute: frozenset(t.allowed) | _open(t.attribute, possible) for t in rule.tests}
        return found | {WINDOW: frozenset(w for w, day in self._days.items() if rule.in_force(day))}

    def standing(self, rule: Rule) -> Iterator[Tests]:
        """Conjunctions under which a rule is met and no other that is met overrides it."""
        over = [self.tests(r) for r in self.rules if any(o.rule == rule.id for o in r.overrides)]
        yield from self._without(self.tests(rule), over)

    def _without(self, tests: Tests, others: Iterable[Tests]) -> list[Tests]:
        """`tests` and none of `others`."""
        left = [tests]
        for other in others:
            left = [both for part in left for no in self._negated(other) if (both := _both(part, no)) is not None]
        return left

    def _negated(self, tests: Tests) -> Iterator[Tests]:
        """Conjunctions that together say "not `tests`", no two of them at once."""
        held: dict[str, frozenset[str]] = {}
        for name, allowed in tests.items():
            rest = frozenset(self.domains[name]) - allowed
            if rest:
                yield {**held, name: rest}
            held[name] = allowed

    # ------------------------------------------------------------ steps

    def _of(self, effect: type[Forbid | Bar], **facts: str) -> Iterator[Line]:
        verdict = self._concluded(**facts)
        for rule in self.rules:
            if isinstance(rule.then, effect):
                yield from (self._line(tests, verdict, rule) for tests in self.standing(rule))

    def _unstated(self) -> Iterator[Line]:
        for value in self.domains["paper_fact"]:
            if value != "known":
                verdict = self._concluded(paper_fact=value, **_FREE)
                yield Line({"paper_fact": frozenset({value})}, verdict, f"paper_fact={value}")

    def _entitled(self, level: int) -> Iterator[Line]:
        """Entitled, with none of the first codes in the way: all of them at level 0, none at the last."""
        clear = len(_CODES) - level
        flags = dict.fromkeys(_FLAGS[:clear], "no") | ({_FLAGS[clear]: "yes"} if level else {})
        verdict = self._concluded(entitled="yes", paper_fact="known", **_FREE, **flags)
        for rule in self.rules:
            if isinstance(rule.then, Entitle):
                blocks = [b for code in _CODES[:clear] for b in self._blocks(rule.then.basis.value, code)]
                for tests in self.standing(rule):
                    yield from (self._line(t, verdict, rule) for t in self._without(tests, blocks))

    def _blocks(self, basis: str, code: BlockerCode) -> Iterator[Tests]:
        for rule in self.rules:
            if isinstance(rule.then, Block) and rule.then.code is code:
                tests = dict(self.tests(rule))
                if basis in tests.pop("basis", frozenset({basis})):
                    yield tests

    def _maybe(self) -> Iterator[Line]:
        verdict = self._concluded(entitled="unknown", paper_fact="known", **_FREE)
        for rule in self.rules:
            if isinstance(rule.then, Entitle) and any(_open(t.attribute, possible=True) for t in rule.tests):
                yield self._line(self.tests(rule, possible=True), verdict, rule)

    def _line(self, tests: Tests, verdict: str, rule: Rule) -> Line:
        """A row without the attributes that may have any value."""
        wanted = {name: allowed for name, allowed in tests.items() if allowed != frozenset(self.domains[name])}
        return Line(wanted, verdict, rule.id)

    def _concluded(self, **known: str) -> str:
        """What the verdict rules conclude, whatever the facts not `known`. Raises `ValueError` where that differs."""
        names = ("forbidden", "barred", "paper_fact", "entitled", *_FLAGS)
        rules = [r for r in self.rules if r.stage is Stage.VERDICT]
        found = set()
        for values in itertools.product(*((known[n],) if n in known else ATTRIBUTES[n].values for n in names)):
            (match,) = ReferenceMatcher().match(rules, [dict(zip(names, values, strict=True))])
            rule = concluding([r for r in rules if r.id in match.met])
            if rule is not None and isinstance(rule.then, Conclude):
                found.add(rule.then.verdict.value)
        if len(found) != 1:
            raise ValueError(f"the table cannot say in one row what follows from {known}: {sorted(found)}")
        return found.pop()


_FREE = {"forbidden": "no", "barred": "no"}


def _open(attribute: str, possible: bool) -> frozenset[str]:  # noqa: FBT001 - passed on
    value = ATTRIBUTES[attribute].open_value
    return frozenset({value}) if possible and value is not None else frozenset()


def _values(attribute: str) -> tuple[str, ...]:
    known = ATTRIBUTES[attribute]
    return known.values if known.open_value is None else (*known.values, known.open_value)


def _both(one: Tests, two: Tests) -> Tests | None:
    found = dict(one)
    for name, allowed in two.items():
        found[name] = found.get(name, allowed) & allowed
        if not found[name]:
            return None
    return found


def compact(plan: Plan) -> Plan:
    """The same answers with fewer rows, as a person would write the table by hand.

    What an earlier row covers is dropped; rows of a step that differ in one attribute become one.
    """
    lines: list[Line] = []
    for verdict, step in itertools.groupby(plan.table, key=lambda line: line.verdict):
        lines += _merged([Line(line.tests, verdict, "") for line in step], lines, plan.domains)
    return plan._replace(table=tuple(lines))


def _merged(step: list[Line], before: list[Line], domains: Mapping[str, tuple[str, ...]]) -> list[Line]:
    changed = True
    while changed:
        step = [line for n, line in enumerate(step) if not any(_covers(o, line) for o in before + step[:n])]
        step = [line for n, line in enumerate(step) if not any(_covers(o, line) for o in step[n + 1 :])]
        changed = False
        for one, two in itertools.combinations(step, 2):
            joined = _joined(one.tests, two.tests, domains)
            if joined is not None:
                step = [line for line in step if line is not one and line is not two] + [one._replace(tests=joined)]
                changed = True
                break
    return step


def _covers(one: Line, two: Line) -> bool:
    return all(name in two.tests and two.tests[name] <= allowed for name, allowed in one.tests.items())


def _joined(
    one: Mapping[str, frozenset[str]], two: Mapping[str, frozenset[str]], domains: Mapping[str, tuple[str, ...]]
) -> dict[str, frozenset[str]] | None:
    """One conjunction that says "one or two", where they differ in one attribute."""
    differing = [n for n in {**one, **two} if one.get(n) != two.get(n)]
    if len(differing) != 1 or differing[0] not in one or differing[0] not in two:
        return None
    (name,) = differing
    allowed = one[name] | two[name]
    rest = {n: a for n, a in one.items() if n != name}
    return rest if allowed == frozenset(domains[name]) else rest | {name: allowed}
