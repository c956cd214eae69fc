"""Rules that never change an outcome: no judgement would read differently without them, on any day.

The outcome of a situation is what its judgement tells a reader: the verdict, the clauses and databases it
rests on, blockers, exceptions, grounds for keeping, what to do when a look-up fails, guidance, remarks,
doubts, and what to ask. The trace (which rules fired, where others failed) is none of it, nor is a
fallback that another rule outranks: it is printed only to be known. Two sentences are one when text and
clause agree and rules of one stage say them; which rule says them does not matter.

A rule shows its effect in one situation, so a few likely ones are tried first: cells of the deciding
rules, moved to where the rule is met. Only where none helps is everything enumerated: the cells of the
deciding rules together with those rules that could hide what this one says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat, zip_longest
from typing import NamedTuple

from engine.decisions.compose import compose
from engine.decisions.legal import Legal, deciding, ranked
from engine.matcher import ReferenceMatcher
from engine.model.decision import Cited, Judgement
from engine.model.rule import Bar, Conclude, Entitle, Forbid, Rule
from engine.model.situation import Situation
from engine.model.terms import Stage
from engine.proof.composed import OF_SITUATION, Composed, handed_on
from engine.proof.stretches import Stretch
from engine.rulebook import open_attributes

Outcome = frozenset[tuple[object, ...]]
Compose = Callable[[Stretch], Composed]


class _Pair(NamedTuple):
    """One situation's legal view with a rule and without it."""

    with_rule: Legal
    without: Legal


def has_effect(rule: Rule, stretches: Sequence[Stretch], composed: Compose) -> bool:
    """Whether any judgement would change if `rule` were not there."""
    in_force = [s for s in reversed(stretches) if rule in s.of(rule.stage)]
    if rule.stage is Stage.VERDICT:
        return any(_turns_verdict(rule, composed(stretch)) for stretch in in_force)
    if rule.stage is Stage.READINESS:
        return any(_turns_readiness(rule, composed(stretch)) for stretch in in_force)
    return any(
        _differs(pair, composed(stretch))
        for pairs in (_likely, _every)
        for stretch, pair in _in_turn((s, _distinct(pairs(rule, s, composed(s)), rule, s)) for s in in_force)
    )


def _in_turn(queues: Iterable[tuple[Stretch, Iterator[_Pair]]]) -> Iterator[tuple[Stretch, _Pair]]:
    """One pair of each stretch after the other: an effect that only old law lets show is found soon."""
    marked = (zip(repeat(stretch), pairs, strict=False) for stretch, pairs in queues)
    return (item for row in zip_longest(*marked) for item in row if item is not None)


def _turns_verdict(rule: Rule, composed: Composed) -> bool:
    """Whether something concludes with `rule` and would conclude otherwise, or not at all, without it."""
    others = Composed(_dropped(composed.stretch, rule), composed.legal)
    for facts in composed.summaries.values():
        if composed.conclusion(facts) == rule:
            instead = others.conclusion(facts)
            if instead is None or instead.then != rule.then:
                return True
    return False


def _turns_readiness(rule: Rule, composed: Composed) -> bool:
    others = Composed(_dropped(composed.stretch, rule), composed.legal)
    views = (view for claim in composed.claims for view in composed.variants(claim))
    return any(outcome(composed, view) != outcome(others, view) for view in views)


def _dropped(stretch: Stretch, rule: Rule) -> Stretch:
    stages = {stage: tuple(r for r in rules if r != rule) for stage, rules in stretch.rulebook.stages.items()}
    return stretch._replace(rulebook=stretch.rulebook._replace(stages=stages))


def _differs(pair: _Pair, composed: Composed) -> bool:
    seen: set[object] = set()
    for one, two in zip(composed.variants(pair.with_rule), composed.variants(pair.without), strict=True):
        summaries = composed.summary(one), composed.summary(two)
        key = tuple((*s.facts.values(), *(rule.id for rule in s.ready.fired), s.nearer) for s in summaries)
        if key not in seen and outcome(composed, one) != outcome(composed, two):
            return True
        seen.add(key)
    return False


def _likely(rule: Rule, stretch: Stretch, composed: Composed) -> Iterator[_Pair]:
    """The claims of the deciding rules, moved to where `rule` is met."""
    moved = {test.attribute: test.allowed[0] for test in rule.tests}
    for claim in composed.claims:
        facts = {name: claim.facts[name] for name in OF_SITUATION} | moved
        yield _pair(rule, stretch.legal, Situation(window=stretch.first, **facts))


def _every(rule: Rule, stretch: Stretch, _composed: Composed) -> Iterator[_Pair]:
    """Every cell in which `rule` may be met, of the rules that decide and those that could hide what it says.

    Cells that `_distinct` would drop are dropped by their bits, before anything is built.
    """
    near = {r.id for r in _near(rule, stretch.legal)}
    decides = {r.id for r in deciding(stretch.legal)}
    composed = Composed(stretch, [r for r in stretch.legal if r.id in near | decides], must=rule)
    watched = sum(1 << n for n, r in enumerate(composed.legal) if r.id in near or rule.id in decides)
    grounds, entitling = composed.bits(Entitle | Bar | Forbid), composed.bits(Entitle)
    seen: set[object] = set()
    for cell in composed.cells:
        standing, is_open = composed.standing_in(cell), cell.possible & ~cell.met
        key = (standing & (grounds | watched), cell.met & watched, is_open & (entitling | watched), cell.apart)
        if key not in seen:
            seen.add(key)
            yield _pair(rule, composed.legal, composed.view(cell).situation)


def _pair(rule: Rule, legal: Sequence[Rule], situation: Situation) -> _Pair:
    facts = {name: getattr(situation, name) for name in OF_SITUATION}
    (match,) = ReferenceMatcher().match(legal, [facts])
    others = tuple(r for r in legal if r != rule)
    return _Pair(ranked(situation, legal, facts, match), ranked(situation, others, facts, match))


def _distinct(pairs: Iterable[_Pair], rule: Rule, stretch: Stretch) -> Iterator[_Pair]:
    """One pair of those in which the rule could matter in the same way.

    For a rule that decides nothing: the same is handed on to later stages, and the same of the rules that
    could hide it are met, open and standing. A rule that decides may matter through any that decides.
    """
    watched = {r.id for r in _near(rule, stretch.legal)}
    decides = {r.id for r in deciding(stretch.legal)}
    is_deciding = rule.id in decides
    watched |= decides if is_deciding else set()
    seen: set[object] = set()
    for pair in pairs:
        view = pair.with_rule
        said = (tuple(r.id for r in rules if r.id in watched) for rules in (view.met, view.open, view.standing))
        left_open = {r.id: open_attributes(r, view.facts) for r in view.open if r.id in decides and is_deciding}
        key = (*map(handed_on, pair), *said, tuple(left_open.items()))
        if key not in seen:
            seen.add(key)
            yield pair


def _near(rule: Rule, legal: Iterable[Rule]) -> Iterator[Rule]:
    """The rule, those that say the same, and those that rank above it or below it."""
    below = {override.rule for override in rule.overrides}
    for other in legal:
        ranks = any(override.rule == rule.id for override in other.overrides)
        says_the_same = other.stage is rule.stage and _said(other) == _said(rule)
        if ranks or says_the_same or other.id in below or other == rule:
            yield other


def _said(rule: Rule) -> tuple[type, str]:
    return type(rule.then), getattr(rule.then, "text", "")


def outcome(composed: Composed, view: Legal) -> Outcome:
    """What a reader is told of one situation; empty in a gap."""
    summary = composed.summary(view)
    conclusion = composed.conclusion(summary.facts)
    if conclusion is None:
        return frozenset()
    stages = {r.id: r.stage for r in (*view.met, *view.open)}
    return frozenset(_told(compose(view, summary, conclusion), conclusion, stages))


def _told(judged: Judgement, conclusion: Rule, stages: dict[str, Stage]) -> Iterator[tuple[object, ...]]:
    if isinstance(conclusion.then, Conclude):
        yield ("verdict", conclusion.then.verdict)
    for name in ("bases", "clauses", "databases", "decided_by"):
        yield from ((name, value) for value in getattr(judged, name))
    yield from (("blocker", b.code, b.text, b.actor) for b in judged.blockers)
    for f in judged.fallbacks:
        if not f.overridden_by:
            yield ("fallback", f.kind, f.text, f.deadline, f.actor, f.clauses)
    for name in ("exceptions", "bars", "remarks", "obtain", "doubts"):
        cited: tuple[Cited, ...] = getattr(judged, name)
        yield from ((name, c.text, c.clause, stages.get(c.rule, Stage.READINESS)) for c in cited)
