"""What a published line that still demands a replaced paper should say instead, and since when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from engine.model.decision import DatabaseUse, Judgement
from engine.model.rule import Entitle
from engine.model.terms import FIELD_FREE, FallbackKind, Origin, PaperId, Verdict
from engine.situations import Context, Demand

_ASKS_FOR_PAPER = frozenset({FallbackKind.PAPER, FallbackKind.NOTICE})


def since(context: Context, demand: Demand, judgement: Judgement) -> date | None:
    """The first day on which the paper could no longer be demanded, as far as the clauses in force tell.

    A basis that waits for announced fields counts from the day on which they were announced.
    """
    return min(_starts(context, demand, judgement), default=None)


def _starts(context: Context, demand: Demand, judgement: Judgement) -> Iterator[date]:
    announced = max((a.starts for _, _, a in context.cover(demand).sources), default=None)
    rules = {rule.id: rule for rule in context.catalog.rules}
    own = [context.catalog.clauses[p.clause].starts for p in context.provisions(demand.component)]
    for fired in judgement.fired:
        if not fired.is_basis or fired.partial or fired.overridden_by:
            continue
        effect = rules[fired.rule].then
        begun = [context.catalog.clauses[fired.clauses[0]].starts] if fired.clauses else own[:1]
        waits = announced if isinstance(effect, Entitle) and effect.basis not in FIELD_FREE else None
        yield from (max(start, waits) if waits else start for start in begun)


def correction(demand: Demand, judgement: Judgement, databases: Sequence[DatabaseUse]) -> str:
    """The wording to publish instead, as a sentence that a dossier can hold."""
    paper = demand.paper.label if demand.paper else demand.alternative.umbrella
    if judgement.verdict is Verdict.NOT_DEMANDED:
        return f"Bỏ khỏi thành phần hồ sơ: {paper}."
    names = " và ".join(d.name for d in databases) or "cơ sở dữ liệu"
    kinds = {step.kind for step in judgement.fallbacks if not step.overridden_by}
    kept = "" if demand.origin is not Origin.ANY or demand.paper is None else _FOREIGN
    if kinds & _ASKS_FOR_PAPER or not kinds:
        when = f"khi cơ quan giải quyết không khai thác được thông tin trong {names}, hoặc thông tin khai thác được"
        return f"{_named(demand, paper)} (chỉ nộp {when} không đầy đủ, không chính xác{kept})."
    failed = "cơ quan giải quyết tự xác minh"
    if FallbackKind.NOTE_FIRST in kinds:
        failed = "người yêu cầu làm thủ tục ghi vào Sổ hộ tịch trước"
    return (
        f"Không yêu cầu nộp {paper}: cơ quan giải quyết tra cứu trong {names}; không tra cứu được thì {failed}{kept}."
    )


_FOREIGN = "; giấy do cơ quan nước ngoài cấp thì vẫn nộp"


def _named(demand: Demand, paper: str) -> str:
    """The published words where they name this paper alone, else the paper."""
    alone = len(demand.component.alternatives) == 1 and len(demand.alternative.papers) == 1
    text = demand.component.text.strip(" \t\n-–+*•;:.,")
    return text if alone and len(text) <= _SHORT and _only_this(demand.paper, text) else paper


_SHORT = 80


def _only_this(paper: PaperId | None, text: str) -> bool:
    """Whether a short line speaks of one thing: no second one is joined to it."""
    return paper is not None and not any(mark in text for mark in (" hoặc ", ";", ",", "/", "("))
