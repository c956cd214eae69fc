"""Why, and why not: the answer for each row of one procedure, as a tree of sentences.

The trace comes from the judgement; here it is only put into words. What the tree looks like on a
screen is the business of `tree`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.model.catalog import Catalog
from engine.model.decision import Judgement, Missed, Row
from engine.model.law import Clause
from engine.model.procedure import Procedure, Provision
from engine.model.rule import Bar, Block, Conclude, Entitle, Forbid, Rule
from engine.model.situation import Facts
from engine.model.terms import BlockerCode, Stage, Verdict
from engine.render import words
from engine.review import Reviewer
from engine.rows import row_of
from engine.rulebook import Rulebook, evaluate
from engine.situations import demands


class Ground(NamedTuple):
    """A rule that fired, and the clauses that it stands on."""

    rule: str
    title: str
    reading: str
    clauses: tuple[Clause, ...]
    convention: str
    note: str
    standing: str


class WhyNot(NamedTuple):
    """Another verdict, the condition that keeps it away, and the rules that would have led to it."""

    verdict: Verdict
    reason: str
    rules: tuple[str, ...]


class Explained(NamedTuple):
    """One row with its grounds, and every other verdict with what keeps it away."""

    row: Row
    grounds: tuple[Ground, ...]
    why_not: tuple[WhyNot, ...]


def explain_procedure(reviewer: Reviewer, procedure: Procedure, component: str = "") -> tuple[Explained, ...]:
    """Explain every civil-status row of a procedure, or of one of its components."""
    asked = [d for d in demands([procedure], reviewer.day) if component in ("", d.component.id)]
    explained = []
    for demand, judgement, candidates in reviewer.decide(asked):
        row = row_of(reviewer.context, demand, judgement, candidates)
        facts = verdict_facts(judgement, reviewer.rulebook, reviewer.context.situation(demand).paper_fact)
        provisions = reviewer.context.provisions(demand.component)
        grounds = tuple(_grounds(judgement, reviewer.rulebook, reviewer.catalog, provisions))
        why_not = tuple(_why_not(judgement, reviewer.rulebook, facts))
        explained.append(Explained(row, grounds, why_not))
    return tuple(explained)


def verdict_facts(judgement: Judgement, rulebook: Rulebook, paper_fact: str) -> Facts:
    """What verdict rules read, recovered from the trace of a judgement."""
    standing = [rulebook.rule(f.rule) for f in judgement.fired if not f.overridden_by]
    codes = {r.then.code for r in standing if isinstance(r.then, Block)}
    maybe = any(m.open and isinstance(rulebook.rule(m.rule).then, Entitle) for m in judgement.missed)
    return {
        "forbidden": _yes(any(isinstance(r.then, Forbid) for r in standing)),
        "barred": _yes(any(isinstance(r.then, Bar) for r in standing)),
        "paper_fact": paper_fact,
        "entitled": "yes" if judgement.bases else ("unknown" if maybe else "no"),
        "fields_blocked": _yes(BlockerCode.FIELDS_NOT_ANNOUNCED in codes),
        "connection_blocked": _yes(BlockerCode.NOT_CONNECTED in codes),
        "data_blocked": _yes(BlockerCode.DATA_NOT_READY in codes),
    }


def _yes(value: bool) -> str:  # noqa: FBT001 - a converter of one boolean
    return "yes" if value else "no"


def _grounds(
    judgement: Judgement, rulebook: Rulebook, catalog: Catalog, provisions: Sequence[Provision]
) -> Iterator[Ground]:
    """The rules on which the verdict rests first, then what stands in the way, then the conclusion."""
    for fired in sorted(judgement.fired, key=lambda f: not f.is_basis):
        rule = rulebook.rule(fired.rule)
        if not (
            fired.is_basis or rule.stage in (Stage.READINESS, Stage.VERDICT) or isinstance(rule.then, Bar | Forbid)
        ):
            continue
        standing = f"xếp sau {fired.overridden_by}, không áp dụng" if fired.overridden_by else ""
        standing = "chỉ khi nộp trực tuyến" if fired.partial else standing
        yield Ground(
            rule=rule.id,
            title=rule.title,
            reading=rule.reading.label,
            clauses=tuple(catalog.clauses[key] for key in (*fired.clauses, *_own_clauses(rule, provisions))),
            convention=rule.convention,
            note=rule.reading_note,
            standing=standing,
        )


def _own_clauses(rule: Rule, provisions: Sequence[Provision]) -> Iterator[str]:
    """The clauses of the procedure's own sector, for a rule that reads them off the line of the dossier."""
    for test in rule.tests:
        if test.attribute == "provision":
            yield from (p.clause for p in provisions if p.effect in test.allowed)


def _why_not(judgement: Judgement, rulebook: Rulebook, facts: Facts) -> Iterator[WhyNot]:
    for verdict in words.VERDICTS:
        if verdict is judgement.verdict:
            continue
        rules = [
            r for r in rulebook.stages[Stage.VERDICT] if isinstance(r.then, Conclude) and r.then.verdict is verdict
        ]
        missed = [answer.missed for answer in (evaluate(r, facts) for r in rules) if answer.missed]
        if not rules:
            yield WhyNot(verdict, "không có quy tắc nào dẫn tới kết luận này", ())
        elif len(missed) < len(rules):
            yield WhyNot(verdict, "kết luận đã chọn được xét trước", ())
        else:
            reason = "; ".join(dict.fromkeys(map(_condition, missed)))
            yield WhyNot(verdict, reason, tuple(_absent(missed, judgement, rulebook)))


def _condition(missed: Missed) -> str:
    actual = "chưa nêu" if missed.open else words.value(missed.attribute, missed.actual)
    wanted = words.values(missed.attribute, missed.wanted)
    return f"{words.attribute(missed.attribute)}: {actual} (cần: {wanted})"


def _absent(missed: Sequence[Missed], judgement: Judgement, rulebook: Rulebook) -> Iterator[str]:
    """The rules that would have changed the failed condition, each with its own first failed line."""
    for attribute in dict.fromkeys(m.attribute for m in missed):
        effect = _EFFECTS.get(attribute)
        for other in judgement.missed if effect and _lacks(attribute, missed) else ():
            rule = rulebook.rule(other.rule)
            if isinstance(rule.then, effect or ()):
                yield f"{rule.id} ({rule.title}) – {_condition(other)}"


def _lacks(attribute: str, missed: Sequence[Missed]) -> bool:
    """Whether the condition failed for want of a rule, not because a rule fired."""
    return any(m.attribute == attribute and m.actual == "no" for m in missed)


_EFFECTS: dict[str, type[Forbid | Bar | Entitle]] = {"forbidden": Forbid, "barred": Bar, "entitled": Entitle}
"""The effect of the rules that make each fact true."""
