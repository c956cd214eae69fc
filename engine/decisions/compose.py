"""From everything that fired to one `Judgement`: what it rests on, what survives it, what is doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.decisions.legal import Legal
from engine.decisions.readiness import Summary
from engine.model.decision import Cited, FallbackStep, Fired, Judgement
from engine.model.rule import (
    Bar,
    Conclude,
    Doubt,
    Entitle,
    Fallback,
    Forbid,
    Limit,
    Obtain,
    Override,
    Remark,
    Rule,
    Unread,
)
from engine.model.terms import FIELD_FREE, Certainty, FallbackKind, Verdict
from engine.rulebook import open_attributes

_SHOWS_FALLBACK = frozenset(Verdict) - {Verdict.NOT_DEMANDED, Verdict.KEEP, Verdict.NEEDS_LEGAL_CHANGE}
_SHOWS_OBTAIN = frozenset(Verdict) - {Verdict.NOT_DEMANDED}
_FALLBACK_ORDER = (FallbackKind.AGENCY, FallbackKind.NOTE_FIRST, FallbackKind.PAPER, FallbackKind.NOTICE)


def compose(view: Legal, summary: Summary, conclusion: Rule) -> Judgement:
    """Put together what one situation is answered. `conclusion` is the verdict rule that applies."""
    if not isinstance(conclusion.then, Conclude):
        raise TypeError(conclusion.id)
    verdict = conclusion.then.verdict
    entitled = bool(view.bases)
    exceptions = _exceptions(view) if entitled and verdict not in (Verdict.KEEP, Verdict.NOT_DEMANDED) else ()
    fallbacks = _fallbacks(view) if verdict in _SHOWS_FALLBACK else ()
    doubts = tuple(_doubts(view, summary, verdict, exceptions, fallbacks))
    return Judgement(
        situation=view.situation.id,
        verdict=verdict,
        certainty=Certainty.DOUBTFUL if doubts else Certainty.CERTAIN,
        bases=tuple(b.value for b in view.bases),
        blockers=summary.ready.blockers if verdict.value.startswith("cut_") else (),
        exceptions=exceptions,
        bars=tuple(view.cite(r, r.then.text) for r in view.standing if isinstance(r.then, Bar | Forbid)),
        fallbacks=fallbacks,
        remarks=tuple(_remarks(view, summary, verdict)),
        obtain=_texts(view, Obtain) if verdict in _SHOWS_OBTAIN else (),
        doubts=doubts,
        fired=tuple(_fired(view, summary, conclusion, verdict)),
        missed=view.missed,
        databases=_databases(view),
        open_attributes=tuple(dict.fromkeys(a for r in view.open for a in open_attributes(r, view.facts))),
        decided_by=tuple(dict.fromkeys(_turning(view, summary, verdict))),
    )


def _databases(view: Legal) -> tuple[str, ...]:
    """The databases named by bases that do not wait for announced fields."""
    then = (r.then for r in view.standing)
    named = (
        d for effect in then if isinstance(effect, Entitle) and effect.basis in FIELD_FREE for d in effect.databases
    )
    return tuple(dict.fromkeys(named))


def _turning(view: Legal, summary: Summary, verdict: Verdict) -> Iterator[str]:
    """The open attributes that could still turn the verdict: of bars, and of bases nearer to use than the best."""
    for rule in view.open if verdict is not Verdict.NOT_DEMANDED else ():
        is_basis = isinstance(rule.then, Entitle) and rule.then.basis in summary.nearer
        if isinstance(rule.then, Bar | Forbid) or (is_basis and verdict is not Verdict.KEEP):
            yield from open_attributes(rule, view.facts)


def _exceptions(view: Legal) -> tuple[Cited, ...]:
    """What survives the cut: exceptions that are open, and limits that are met or open."""
    found = [r for r in view.open if isinstance(r.then, Bar | Limit)]
    found += [r for r in view.standing if isinstance(r.then, Limit)]
    return tuple(view.cite(r, r.then.text) for r in found if isinstance(r.then, Bar | Limit))


def _fallbacks(view: Legal) -> tuple[FallbackStep, ...]:
    steps = [_step(view, r, r.then) for r in view.met + view.open if isinstance(r.then, Fallback)]
    return tuple(sorted(steps, key=lambda s: (bool(s.overridden_by), _FALLBACK_ORDER.index(s.kind))))


def _step(view: Legal, rule: Rule, then: Fallback) -> FallbackStep:
    return FallbackStep(
        text=then.text,
        deadline=then.deadline,
        actor=then.actor,
        clause=view.cite(rule, "").clause,
        clauses=tuple(c.key for c in rule.clauses_on(view.day)),
        kind=then.kind,
        rule=rule.id,
        overridden_by=view.overridden[rule.id][0].id if rule.id in view.overridden else "",
    )


def _texts(view: Legal, kind: type[Obtain | Remark | Doubt | Unread]) -> tuple[Cited, ...]:
    return tuple(view.cite(r, r.then.text) for r in view.met + view.open if isinstance(r.then, kind))


def _remarks(view: Legal, summary: Summary, verdict: Verdict) -> Iterator[Cited]:
    yield from _texts(view, Remark)
    yield from _of_readiness(summary, verdict, Remark)


def _of_readiness(summary: Summary, verdict: Verdict, kind: type[Remark | Doubt]) -> Iterator[Cited]:
    """What readiness rules say beside blockers; it concerns a cut only."""
    for rule in summary.ready.fired if verdict.value.startswith("cut_") else ():
        if isinstance(rule.then, kind):
            yield Cited(text=rule.then.text, clause="", rule=rule.id)


def _doubts(
    view: Legal, summary: Summary, verdict: Verdict, exceptions: Sequence[Cited], fallbacks: Sequence[FallbackStep]
) -> Iterator[Cited]:
    """Everything doubtful that the row shows; a doubtful entitlement counts only when no other stands."""
    rules = {r.id: r for r in view.met + view.open}
    shown = [rules[c.rule] for c in exceptions] + [rules[f.rule] for f in fallbacks]
    shown += [r for r in view.standing if isinstance(r.then, Bar | Forbid)] if verdict is Verdict.KEEP else []
    entitling = [r for r in view.standing if isinstance(r.then, Entitle)]
    if verdict.value.startswith("cut_") and all(r.reading.is_doubtful for r in entitling):
        shown += entitling
    for rule in dict.fromkeys(shown):
        if rule.reading.is_doubtful:
            yield view.cite(rule, rule.reading_note or rule.title)
    for overridden, (rule, override) in view.overridden.items():
        if override.reading.is_doubtful and (verdict in _SHOWS_FALLBACK):
            yield view.cite(rule, _ranking(view, overridden, rule, override))
    yield from _texts(view, Doubt)
    yield from _of_readiness(summary, verdict, Doubt)
    if not entitling and verdict is Verdict.NEEDS_LEGAL_CHANGE:
        yield from _texts(view, Unread)


def _ranking(view: Legal, overridden: str, rule: Rule, override: Override) -> str:
    loser = next(r for r in view.met + view.open if r.id == overridden)
    mine, theirs = view.cite(rule, "").clause or rule.id, view.cite(loser, "").clause or loser.id
    return f"{mine} được xếp trên {theirs} ({override.by}): {override.reason}"


_GROUNDS = {Verdict.KEEP: Bar, Verdict.NOT_DEMANDED: Forbid}
"""The effect on which a verdict rests; every other verdict rests on what entitles."""


def _fired(view: Legal, summary: Summary, conclusion: Rule, verdict: Verdict) -> Iterator[Fired]:
    ground = _GROUNDS.get(verdict, Entitle)
    for rule in view.met:
        yield _fired_rule(view, rule, is_basis=isinstance(rule.then, ground))
    for rule in view.open if ground is Entitle else ():
        if isinstance(rule.then, Entitle) and set(open_attributes(rule, view.facts)) == {"channel"}:
            yield _fired_rule(view, rule, is_basis=True, partial=True)
    for rule in (*summary.ready.fired, conclusion):
        yield Fired(rule=rule.id, clauses=())


def _fired_rule(view: Legal, rule: Rule, *, is_basis: bool, partial: bool = False) -> Fired:
    return Fired(
        rule=rule.id,
        clauses=tuple(c.key for c in rule.clauses_on(view.day)),
        is_basis=is_basis,
        partial=partial,
        overridden_by=view.overridden[rule.id][0].id if rule.id in view.overridden else "",
    )
