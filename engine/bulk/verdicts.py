"""The verdicts of many situations at once: the stages of the judge, without the words.

A rule is a conjunction of lines over different attributes, so what all rules answer to a situation is, bit by
bit, the "and" of what they answer to its single values. Those bits are kept for each value, and what follows
from one combination of bits is worked out once, by the same functions as the judge's. Explanations are the
judge's work (`engine.decisions.Judge`); a property test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from engine.decisions import LEGAL_STAGES, Judge, concluding
from engine.decisions.legal import Legal, deciding, ranked
from engine.decisions.readiness import Asked, Ready, ready_from, summary_of
from engine.matcher import Match, ReferenceMatcher
from engine.model.rule import Bar, Conclude, Entitle, Forbid, Rule
from engine.model.situation import ATTRIBUTES, Facts, Situation
from engine.model.terms import Basis, Stage, Verdict
from engine.rulebook import Rulebook, rulebook_on


class Bits(NamedTuple):
    """Bit n: rule n is met, or possible (met or open), as far as one value goes."""

    met: int
    possible: int


class Claims(NamedTuple):
    """What later stages see of the legal ones, and a situation on which it was seen."""

    view: Legal
    bases: frozenset[Basis]
    is_forbidden: bool
    is_barred: bool
    may_be_entitled: bool

    @property
    def key(self) -> tuple[object, ...]:
        """What tells claims apart."""
        return self[1:]


class Verdicts:
    """Answers situations of any window under one set of dated rules; keeps what it has worked out."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Answer under `rules`, those in force in the window of each situation."""
        self._rules = tuple(rules)
        self._legal = deciding([rule for stage in LEGAL_STAGES for rule in rules if rule.stage is stage])
        self._bits = tuple((at, bits_of(self._legal, name)) for at, name in enumerate(Situation._fields) if at)
        self._windows: dict[date, _Window] = {}
        self._later: dict[tuple[str, ...], _Later] = {}
        self._claims: dict[tuple[int, int], Claims] = {}
        self._known: dict[object, Verdict] = {}

    def of(self, situations: Iterable[Situation]) -> dict[Situation, Verdict]:
        """The verdict of each. Raises `CatgiamError` where the rulebook has a gap, `KeyError` for unknown values."""
        return {situation: self._verdict(situation) for situation in situations}

    def _verdict(self, situation: Situation) -> Verdict:
        window = self._window(situation.window)
        met = possible = window.in_force
        for at, by_value in self._bits:
            bits = by_value[situation[at]]  # type: ignore[index]  # all fields but the first are text
            met &= bits[0]
            possible &= bits[1]
        claims = self._claims.get((met, possible)) or self._claimed(situation, met, possible)
        handed_on = (situation.fields, situation.connection, situation.data, situation.paper_fact)
        key = (claims.key, window.later.rules, handed_on)
        if key not in self._known:
            self._known[key] = window.later.verdict(claims.view._replace(situation=situation))
        return self._known[key]

    def _claimed(self, situation: Situation, met: int, possible: int) -> Claims:
        match = Match(self._ids(met), self._ids(possible))
        view = ranked(situation, self._legal, situation._asdict(), match)
        effects = {type(rule.then) for rule in view.standing}
        may_be = any(isinstance(rule.then, Entitle) for rule in view.open)
        claims = Claims(view, frozenset(view.bases), Forbid in effects, Bar in effects, may_be)
        self._claims[met, possible] = claims
        return claims

    def _ids(self, bits: int) -> frozenset[str]:
        return frozenset(rule.id for n, rule in enumerate(self._legal) if bits >> n & 1)

    def _window(self, window: date) -> _Window:
        if window not in self._windows:
            in_force = sum(1 << n for n, rule in enumerate(self._legal) if rule.in_force(window))
            later = _Later(rulebook_on(self._rules, window))
            self._windows[window] = _Window(in_force, self._later.setdefault(later.rules, later))
        return self._windows[window]


class _Window(NamedTuple):
    """What is in force in one window: which of the deciding legal rules (bits), and the later stages."""

    in_force: int
    later: _Later


class _Later:
    """Readiness and verdict rules, which windows mostly share; what they say to one question is kept."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._verdict_rules = rulebook.stages[Stage.VERDICT]
        self.rules = tuple(r.id for r in (*rulebook.stages[Stage.READINESS], *self._verdict_rules))
        self._readiness = _Readiness(rulebook.stages[Stage.READINESS])
        self._concluded: dict[tuple[str, ...], Verdict] = {}

    def verdict(self, view: Legal) -> Verdict:
        """What follows from the legal stages."""
        facts = summary_of(view, self._readiness).facts
        key = tuple(facts.values())
        if key not in self._concluded:
            self._concluded[key] = self._conclude(view.situation, facts)
        return self._concluded[key]

    def _conclude(self, situation: Situation, facts: Facts) -> Verdict:
        (match,) = ReferenceMatcher().match(self._verdict_rules, [facts])
        conclusion = concluding([rule for rule in self._verdict_rules if rule.id in match.met])
        if conclusion is None or not isinstance(conclusion.then, Conclude):
            judge = Judge(self._rulebook, ReferenceMatcher())  # says which gap
            return judge.judge_all([situation])[situation].verdict
        return conclusion.then.verdict


class _Readiness(dict[Asked, Ready]):
    """Asks readiness rules once for each question."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, asked: Asked) -> Ready:
        (match,) = ReferenceMatcher().match(self._rules, [asked._asdict()])
        self[asked] = ready_from(self._rules, match)
        return self[asked]


def bits_of(rules: Sequence[Rule], attribute: str) -> Mapping[str, Bits]:
    """For each value of the attribute, what every rule answers as far as that value goes."""
    every = (1 << len(rules)) - 1
    lines = [
        (1 << n, line.allowed) for n, rule in enumerate(rules) for line in rule.tests if line.attribute == attribute
    ]
    found: dict[str, Bits] = {}
    for value in domain_of(attribute):
        met = every & ~sum(bit for bit, allowed in lines if value not in allowed)
        found[value] = Bits(met, every if value == ATTRIBUTES[attribute].open_value else met)
    return found


def domain_of(attribute: str) -> tuple[str, ...]:
    """The values that an attribute may have, the open one last."""
    known = ATTRIBUTES[attribute]
    return known.values if known.open_value is None else (*known.values, known.open_value)
