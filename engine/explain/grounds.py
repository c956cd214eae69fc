"""Why: the rules that fired, each with its clauses and with the facts that met its condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.explain.parts import Fact, Ground, Met
from engine.model import labels
from engine.model.catalog import Catalog
from engine.model.decision import Fired, Judgement
from engine.model.procedure import Provision
from engine.model.rule import Bar, Block, Conclude, Entitle, Forbid, Rule
from engine.model.situation import ATTRIBUTES, Facts, Situation
from engine.model.terms import BlockerCode, Stage
from engine.rulebook import Rulebook

_SUPPORTS_OF_CODE = {
    BlockerCode.FIELDS_NOT_ANNOUNCED: "fields_blocked",
    BlockerCode.NOT_CONNECTED: "connection_blocked",
    BlockerCode.DATA_NOT_READY: "data_blocked",
}


class Trace(NamedTuple):
    """A judgement with what it was asked: the situation, and the summary that verdict rules read."""

    judgement: Judgement
    situation: Situation
    summary: Facts
    rulebook: Rulebook


def grounds_of(trace: Trace, catalog: Catalog, provisions: Sequence[Provision]) -> Iterator[Ground]:
    """The rules on which the verdict rests first, then what stands in the way, then the conclusion."""
    for fired in sorted(trace.judgement.fired, key=lambda f: not f.is_basis):
        rule = trace.rulebook.rule(fired.rule)
        if not (
            fired.is_basis or rule.stage in (Stage.READINESS, Stage.VERDICT) or isinstance(rule.then, Bar | Forbid)
        ):
            continue
        yield Ground(
            rule=rule.id,
            title=rule.title,
            reading=rule.reading.label,
            clauses=tuple(catalog.clauses[key] for key in (*fired.clauses, *_own_clauses(rule, provisions))),
            convention=rule.convention,
            note=rule.reading_note,
            standing=_standing(fired),
            met=tuple(_met(rule, trace)),
            supports=_supports(rule),
        )


def _own_clauses(rule: Rule, provisions: Sequence[Provision]) -> Iterator[str]:
    """The clauses of the procedure's own sector, for a rule that reads them off the line of the dossier."""
    for test in rule.tests:
        if test.attribute == "provision":
            yield from (p.clause for p in provisions if p.effect in test.allowed)


def _standing(fired: Fired) -> str:
    if fired.partial:
        return "chỉ khi nộp trực tuyến"
    return f"xếp sau {fired.overridden_by}, không áp dụng" if fired.overridden_by else ""


def _supports(rule: Rule) -> str:
    match rule.then:
        case Entitle():
            return "entitled"
        case Forbid():
            return "forbidden"
        case Bar():
            return "barred"
        case Block(code=code):
            return _SUPPORTS_OF_CODE[code]
        case Conclude():
            return "verdict"
        case _:
            return ""


def _met(rule: Rule, trace: Trace) -> Iterator[Met]:
    """Each line of the condition with the fact that stands there."""
    facts = trace.situation._asdict() | dict(trace.summary)
    for test in rule.tests:
        name = test.attribute
        if name == "basis":  # asked for each kind of basis; those that stand and that the rule reads
            value = next((b for b in trace.judgement.bases if b in test.allowed), test.allowed[0])
        else:
            value = facts[name]
        is_open = value == ATTRIBUTES[name].open_value
        yield Met(
            attribute=name,
            label=labels.attribute(name),
            value=value,
            text="chưa nêu" if is_open else labels.value(name, value),
            wanted=labels.values(name, test.allowed),
            is_open=is_open,
        )


def facts_of(situation: Situation, grounds: Sequence[Ground]) -> Iterator[Fact]:
    """Every attribute of the situation, and which of the rules shown read it."""
    for name, value in situation._asdict().items():
        if name == "window":
            continue
        is_open = value == ATTRIBUTES[name].open_value
        yield Fact(
            attribute=name,
            label=labels.attribute(name),
            value=value,
            text=labels.value(name, value),
            is_open=is_open,
            used_by=tuple(g.rule for g in grounds if any(m.attribute == name for m in g.met)),
        )
