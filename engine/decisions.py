"""From situations to judgements: every stage of the rulebook is asked once per distinct question.

1. entitlement, exceptions, fallback and guidance rules read the situation;
2. readiness rules are asked for each kind of basis that entitles;
3. verdict rules read the summary; the first that applies concludes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from engine.matcher import Match, Matcher
from engine.model.decision import Blocker, Cited, FallbackStep, Fired, Judgement, Missed
from engine.model.rule import (
    Bar,
    Block,
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
from engine.model.situation import Facts, Situation
from engine.model.terms import Basis, BlockerCode, Certainty, FallbackKind, Stage, Verdict
from engine.rulebook import Rulebook, evaluate, open_attributes

LEGAL_STAGES = (Stage.ENTITLEMENT, Stage.EXCEPTIONS, Stage.FALLBACK, Stage.GUIDANCE)
_SHOWS_FALLBACK = frozenset(Verdict) - {Verdict.NOT_DEMANDED, Verdict.KEEP, Verdict.NEEDS_LEGAL_CHANGE}
_SHOWS_OBTAIN = frozenset(Verdict) - {Verdict.NOT_DEMANDED}
_FALLBACK_ORDER = (FallbackKind.AGENCY, FallbackKind.NOTE_FIRST, FallbackKind.PAPER, FallbackKind.NOTICE)
_CODES = (BlockerCode.FIELDS_NOT_ANNOUNCED, BlockerCode.NOT_CONNECTED, BlockerCode.DATA_NOT_READY)


class Judge:
    """Judges situations under one rulebook with one matcher; keeps what it has already answered."""

    def __init__(self, rulebook: Rulebook, matcher: Matcher) -> None:
        """Judge under the rules of one window."""
        self.rulebook, self.matcher = rulebook, matcher
        self._judged: dict[Situation, Judgement] = {}

    def judge_all(self, situations: Iterable[Situation]) -> dict[Situation, Judgement]:
        """The judgement of every distinct situation. Raises `MatcherError` when evaluators differ."""
        wanted = list(dict.fromkeys(situations))
        fresh = [s for s in wanted if s not in self._judged]
        if fresh:
            self._judged.update(self._judge_fresh(fresh))
        return {s: self._judged[s] for s in wanted}

    def _judge_fresh(self, fresh: list[Situation]) -> Iterator[tuple[Situation, Judgement]]:
        rules = [rule for stage in LEGAL_STAGES for rule in self.rulebook.stages[stage]]
        facts = [s._asdict() | {"window": s.window.isoformat()} for s in fresh]
        legal = [
            _legal(s, rules, f, match)
            for s, f, match in zip(fresh, facts, self.matcher.match(rules, facts), strict=True)
        ]
        readiness = self._readiness(legal)
        summaries = [_summary(view, readiness) for view in legal]
        concluded = self._conclude([s.facts for s in summaries])
        for view, summary, rule in zip(legal, summaries, concluded, strict=True):
            yield view.situation, _judgement(view, summary, rule)

    def _readiness(self, legal: Sequence[Legal]) -> dict[Asked, Ready]:
        asked = list(dict.fromkeys(_asked(view, basis) for view in legal for basis in view.bases))
        rules = self.rulebook.stages[Stage.READINESS]
        matches = self.matcher.match(rules, [a._asdict() for a in asked])
        return {a: _ready(rules, match) for a, match in zip(asked, matches, strict=True)}

    def _conclude(self, facts: list[Facts]) -> list[Rule]:
        distinct = list({tuple(f.items()): f for f in facts}.values())
        rules = self.rulebook.stages[Stage.VERDICT]
        first = {
            tuple(f.items()): next(rule for rule in rules if rule.id in match.met)
            for f, match in zip(distinct, self.matcher.match(rules, distinct), strict=True)
        }
        return [first[tuple(f.items())] for f in facts]


class Asked(NamedTuple):
    """The question that readiness rules answer."""

    basis: str
    fields: str
    connection: str
    data: str


class Ready(NamedTuple):
    """What readiness rules answer for one basis."""

    blockers: tuple[Blocker, ...]
    fired: tuple[Rule, ...]


class Legal(NamedTuple):
    """What the legal stages answer for one situation, overrides applied."""

    situation: Situation
    facts: Facts
    met: tuple[Rule, ...]
    open: tuple[Rule, ...]
    missed: tuple[Missed, ...]
    overridden: dict[str, tuple[Rule, Override]]

    @property
    def standing(self) -> tuple[Rule, ...]:
        """The rules that are met and that no other rule overrides."""
        return tuple(r for r in self.met if r.id not in self.overridden)

    @property
    def bases(self) -> tuple[Basis, ...]:
        """The kinds of entitlement that stand, each once."""
        return tuple(dict.fromkeys(r.then.basis for r in self.standing if isinstance(r.then, Entitle)))


class Summary(NamedTuple):
    """What verdict rules read, with the readiness of the best basis."""

    facts: Facts
    ready: Ready


def _legal(situation: Situation, rules: Sequence[Rule], facts: Facts, match: Match) -> Legal:
    met = tuple(r for r in rules if r.id in match.met)
    is_open = tuple(r for r in rules if r.id in match.possible - match.met)
    explained = (r for r in rules if r.id not in match.met and r.stage in (Stage.ENTITLEMENT, Stage.EXCEPTIONS))
    missed = tuple(m for m in (evaluate(r, facts).missed for r in explained) if m is not None)
    by_id = {rule.id for rule in met + is_open}
    overridden = {o.rule: (rule, o) for rule in met for o in rule.overrides if o.rule in by_id}
    return Legal(situation, facts, met, is_open, missed, overridden)


def _asked(view: Legal, basis: Basis) -> Asked:
    s = view.situation
    return Asked(basis.value, s.fields, s.connection, s.data)


def _ready(rules: Sequence[Rule], match: Match) -> Ready:
    fired = tuple(r for r in rules if r.id in match.met)
    blocks = [r.then for r in fired if isinstance(r.then, Block)]
    return Ready(tuple(Blocker(code=b.code, text=b.text, actor=b.actor) for b in blocks), fired)


def _summary(view: Legal, readiness: dict[Asked, Ready]) -> Summary:
    candidates = [readiness[_asked(view, basis)] for basis in view.bases]
    ready = min(candidates, key=_severity, default=Ready((), ()))
    codes = {b.code for b in ready.blockers}
    standing = view.standing
    maybe = any(isinstance(r.then, Entitle) for r in view.open)
    facts = {
        "forbidden": _yes(any(isinstance(r.then, Forbid) for r in standing)),
        "barred": _yes(any(isinstance(r.then, Bar) for r in standing)),
        "paper_fact": view.situation.paper_fact,
        "entitled": "yes" if view.bases else ("unknown" if maybe else "no"),
        "fields_blocked": _yes(BlockerCode.FIELDS_NOT_ANNOUNCED in codes),
        "connection_blocked": _yes(BlockerCode.NOT_CONNECTED in codes),
        "data_blocked": _yes(BlockerCode.DATA_NOT_READY in codes),
    }
    return Summary(facts, ready)


def _severity(ready: Ready) -> tuple[bool, ...]:
    """Order bases by how far they are from use: fields first, then connection, then data."""
    codes = {b.code for b in ready.blockers}
    return tuple(code in codes for code in _CODES)


def _yes(value: bool) -> str:  # noqa: FBT001 - a converter of one boolean
    return "yes" if value else "no"


def _judgement(view: Legal, summary: Summary, conclusion: Rule) -> Judgement:
    if not isinstance(conclusion.then, Conclude):
        raise TypeError(conclusion.id)
    verdict = conclusion.then.verdict
    entitled = bool(view.bases)
    exceptions = _exceptions(view) if entitled and verdict not in (Verdict.KEEP, Verdict.NOT_DEMANDED) else ()
    fallbacks = _fallbacks(view) if verdict in _SHOWS_FALLBACK else ()
    doubts = tuple(_doubts(view, verdict, exceptions, fallbacks))
    return Judgement(
        situation=view.situation.id,
        verdict=verdict,
        certainty=Certainty.DOUBTFUL if doubts else Certainty.CERTAIN,
        bases=tuple(b.value for b in view.bases),
        blockers=summary.ready.blockers if verdict.value.startswith("cut_") else (),
        exceptions=exceptions,
        bars=tuple(_cite(view, r, r.then.text) for r in view.standing if isinstance(r.then, Bar | Forbid)),
        fallbacks=fallbacks,
        remarks=tuple(_remarks(view, summary)),
        obtain=_texts(view, Obtain) if verdict in _SHOWS_OBTAIN else (),
        doubts=doubts,
        fired=tuple(_fired(view, summary, conclusion, verdict)),
        missed=view.missed,
        databases=tuple(dict.fromkeys(d for r in view.standing if isinstance(r.then, Entitle) for d in r.then.databases)),
        open_attributes=tuple(dict.fromkeys(a for r in view.open for a in open_attributes(r, view.facts))),
        decided_by=tuple(dict.fromkeys(_turning(view, verdict))),
    )


def _turning(view: Legal, verdict: Verdict) -> Iterator[str]:
    """The open attributes of rules that could still turn the verdict: a bar always, a further basis unless it is cut."""
    turning = Bar | Forbid if verdict in (Verdict.CUT_NOW, Verdict.KEEP) else Bar | Forbid | Entitle
    for rule in view.open if verdict is not Verdict.NOT_DEMANDED else ():
        if isinstance(rule.then, turning):
            yield from open_attributes(rule, view.facts)


def _cite(view: Legal, rule: Rule, text: str) -> Cited:
    clauses = rule.clauses_on(_day(view))
    return Cited(text=text, clause=clauses[0].key if clauses else "", rule=rule.id)


def _day(view: Legal) -> date:
    return view.situation.window


def _exceptions(view: Legal) -> tuple[Cited, ...]:
    """What survives the cut: exceptions that are open, and limits that are met or open."""
    found = [r for r in view.open if isinstance(r.then, Bar | Limit) and r.id not in view.overridden]
    found += [r for r in view.standing if isinstance(r.then, Limit)]
    return tuple(_cite(view, r, r.then.text) for r in found if isinstance(r.then, Bar | Limit))


def _fallbacks(view: Legal) -> tuple[FallbackStep, ...]:
    steps = [_step(view, r, r.then) for r in view.met + view.open if isinstance(r.then, Fallback)]
    return tuple(sorted(steps, key=lambda s: (bool(s.overridden_by), _FALLBACK_ORDER.index(s.kind))))


def _step(view: Legal, rule: Rule, then: Fallback) -> FallbackStep:
    return FallbackStep(
        text=then.text,
        deadline=then.deadline,
        actor=then.actor,
        clause=_cite(view, rule, "").clause,
        clauses=tuple(c.key for c in rule.clauses_on(_day(view))),
        kind=then.kind,
        rule=rule.id,
        overridden_by=view.overridden[rule.id][0].id if rule.id in view.overridden else "",
    )


def _texts(view: Legal, kind: type[Obtain | Remark | Doubt | Unread]) -> tuple[Cited, ...]:
    return tuple(
        _cite(view, r, r.then.text) for r in view.met + view.open if isinstance(r.then, kind) and not isinstance(r.then, str)
    )


def _remarks(view: Legal, summary: Summary) -> Iterator[Cited]:
    yield from _texts(view, Remark)
    for rule in summary.ready.fired:
        if isinstance(rule.then, Remark):
            yield Cited(text=rule.then.text, clause="", rule=rule.id)


def _doubts(
    view: Legal, verdict: Verdict, exceptions: Sequence[Cited], fallbacks: Sequence[FallbackStep]
) -> Iterator[Cited]:
    """Everything doubtful that the row shows; a doubtful entitlement counts only when no other stands."""
    rules = {r.id: r for r in view.met + view.open}
    shown = [rules[c.rule] for c in exceptions] + [rules[f.rule] for f in fallbacks]
    shown += [r for r in view.standing if isinstance(r.then, Bar | Forbid)] if verdict is Verdict.KEEP else []
    entitling = [r for r in view.standing if isinstance(r.then, Entitle)]
    if all(r.reading.is_doubtful for r in entitling):
        shown += entitling
    for rule in dict.fromkeys(shown):
        if rule.reading.is_doubtful:
            yield _cite(view, rule, rule.reading_note or rule.title)
    for overridden, (rule, override) in view.overridden.items():
        if override.reading.is_doubtful and (verdict in _SHOWS_FALLBACK):
            yield _cite(view, rule, _ranking(view, overridden, rule, override))
    yield from _texts(view, Doubt)
    if not entitling and verdict is Verdict.NEEDS_LEGAL_CHANGE:
        yield from _texts(view, Unread)


def _ranking(view: Legal, overridden: str, rule: Rule, override: Override) -> str:
    loser = next(r for r in view.met + view.open if r.id == overridden)
    mine, theirs = _cite(view, rule, "").clause or rule.id, _cite(view, loser, "").clause or loser.id
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
        clauses=tuple(c.key for c in rule.clauses_on(_day(view))),
        is_basis=is_basis,
        partial=partial,
        overridden_by=view.overridden[rule.id][0].id if rule.id in view.overridden else "",
    )
