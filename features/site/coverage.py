"""The coverage matrix: clause ↔ rule ↔ scenario ↔ decisions of the shipped review on one day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from engine.matcher import Matcher
from engine.model.catalog import Catalog
from engine.model.decision import Judgement, Row
from engine.model.law import Clause
from engine.model.rule import Rule
from engine.review import Reviewer
from engine.situations import demands
from features.site.outcomes import Outcome


class Shown(NamedTuple):
    """How many decisions show a rule, and where: in a province, or by the law alone (empty)."""

    decisions: int
    place: str = ""


class Review(NamedTuple):
    """What the shipped review answers on `day`, in numbers: the law alone.

    A rule that speaks only of a province is counted in the province where it speaks most.
    """

    day: date
    total: int
    by_verdict: Mapping[str, int]
    by_rule: Mapping[str, Shown]
    by_clause: Mapping[str, int]


class RuleUse(NamedTuple):
    """A rule with the scenarios that document it and the number of decisions that show it."""

    rule: Rule
    scenarios: tuple[Outcome, ...]
    shown: Shown
    in_force: bool

    @property
    def is_bare(self) -> bool:
        """No scenario, or in force and shown by no decision."""
        return not self.scenarios or (self.in_force and not self.shown.decisions)


class ClauseUse(NamedTuple):
    """A clause with the rules that stand on it, as their own clause (`rules`) or beside another one (`also`)."""

    clause: Clause
    rules: tuple[RuleUse, ...]
    also: tuple[RuleUse, ...]
    cited: tuple[str, ...]
    decisions: int
    day: date

    @property
    def has_user(self) -> bool:
        """Whether anything rests on it."""
        return bool(self.rules or self.also or self.cited)

    @property
    def in_force(self) -> bool:
        """Whether it applies on the day of the review."""
        return self.clause.in_force(self.day)

    @property
    def is_bare(self) -> bool:
        """In force, and nothing rests on it."""
        return self.in_force and not self.has_user


class Coverage(NamedTuple):
    """Everything that the matrix shows; `conventions` are the rules without a clause."""

    review: Review
    rules: Mapping[str, RuleUse]
    clauses: Mapping[str, ClauseUse]
    conventions: tuple[RuleUse, ...]
    findings: Mapping[str, tuple[Outcome, ...]]


def review_on(catalog: Catalog, day: date, matcher: Matcher) -> Review:
    """Review every shipped procedure by the law alone, then in each province, and count what the rows show."""
    law = _shown_by_rows(Reviewer(catalog, day, None, matcher))
    by_rule = {rule: Shown(count) for rule, count in _count(law).items()}
    for province in catalog.provinces.values():
        there = _count(_shown_by_rows(Reviewer(catalog, day, province.code, matcher)))
        for rule, count in there.items():
            known = by_rule.get(rule, Shown(0, province.name))
            by_rule[rule] = max(known, Shown(count, province.name)) if known.place else known
    rules = {rule.id: rule for rule in catalog.rules}
    clauses = Counter[str]()
    for row, shown in law:
        clauses.update({*row.clauses, *(clause.key for name in shown for clause in rules[name].clauses_on(day))})
    by_verdict = Counter(row.verdict.value for row, _ in law if row.verdict)
    return Review(day, len(law), by_verdict, by_rule, clauses)


def _shown_by_rows(reviewer: Reviewer) -> list[tuple[Row, frozenset[str]]]:
    """Every row with the rules that it shows."""
    procedures = reviewer.catalog.procedures
    judged = {d.judgement.situation: d.judgement for d in reviewer.decide(demands(procedures, reviewer.day))}
    return [(row, frozenset(_rules_shown(row, judged.get(row.situation)))) for row in reviewer.rows(procedures)]


def _count(rows: Iterable[tuple[Row, frozenset[str]]]) -> Counter[str]:
    return Counter(rule for _, shown in rows for rule in shown)


def cover(catalog: Catalog, outcomes: Iterable[Outcome], review: Review) -> Coverage:
    """Tie clauses, rules, scenarios and decisions together."""
    documented = _by_tag(outcomes)
    rules = {
        rule.id: RuleUse(
            rule, tuple(documented.pop(rule.id, ())), review.by_rule.get(rule.id, Shown(0)), rule.in_force(review.day)
        )
        for rule in catalog.rules
    }
    return Coverage(
        review=review,
        rules=rules,
        clauses=_clauses(catalog, rules, review),
        conventions=tuple(use for use in rules.values() if use.rule.clause is None),
        findings={tag: tuple(found) for tag, found in documented.items()},
    )


def _clauses(catalog: Catalog, rules: Mapping[str, RuleUse], review: Review) -> Mapping[str, ClauseUse]:
    cited = _cited_by_data(catalog)
    uses = {}
    for key, clause in catalog.clauses.items():
        own = tuple(use for use in rules.values() if use.rule.clause and use.rule.clause.key == key)
        beside = tuple(use for use in rules.values() if key in _beside(use.rule) and use not in own)
        named = tuple(f"{kind}: {count}" for kind, count in cited.get(key, {}).items())
        uses[key] = ClauseUse(clause, own, beside, named, review.by_clause.get(key, 0), review.day)
    return uses


def _beside(rule: Rule) -> set[str]:
    return {clause.key for clause in (*rule.also, *filter(None, (rule.when_lapsed,)))}


def _cited_by_data(catalog: Catalog) -> Mapping[str, Counter[str]]:
    """What rests on a clause without a rule: announced fields, and the provisions of a sector."""
    cited: dict[str, Counter[str]] = {}
    for database in catalog.databases.values():
        for announcement in database.announced:
            cited.setdefault(announcement.clause, Counter())["công bố trường dữ liệu"] += 1
    for procedure in catalog.procedures:
        for component in procedure.components:
            for provision in component.provisions:
                cited.setdefault(provision.clause, Counter())["thành phần hồ sơ dẫn chiếu"] += 1
    return cited


def _by_tag(outcomes: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    documented: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        for tag in outcome.scenario.tags:
            documented.setdefault(tag, []).append(outcome)
    return documented


def _rules_shown(row: Row, judged: Judgement | None) -> Iterator[str]:
    """The rules of a row: fired, or open and shown as exception, failed look-up, guidance or doubt."""
    yield from row.rules
    if judged is not None:
        yield from (step.rule for step in judged.fallbacks)
        cited = (*judged.exceptions, *judged.bars, *judged.remarks, *judged.obtain, *judged.doubts)
        yield from (shown.rule for shown in cited)
