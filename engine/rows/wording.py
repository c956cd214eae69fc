"""The sentences of a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.model.decision import FallbackStep, Judgement
from engine.model.law import AnnexRow
from engine.model.procedure import Copies, PaperRef
from engine.model.record import replace
from engine.model.terms import FIELD_FREE, Basis, PaperId, Verdict
from engine.situations import Context, Demand

_COPY_KINDS = {"original": "bản chính", "certified": "bản sao chứng thực", "plain": "bản chụp", "any": "bản sao"}


def copies_in_words(copies: Copies | None) -> str:
    """How many originals and copies are owed, in words."""
    if copies is None:
        return ""
    parts = [f"{copies.original} bản chính"] if copies.original else []
    parts += [f"{copies.copy} {_COPY_KINDS[copies.kind]}"] if copies.copy else []
    return ", ".join(parts)


def conditions(demand: Demand) -> Iterator[str]:
    """Case and conditions, each wording once."""
    said = (demand.component.case, demand.component.condition, demand.alternative.condition)
    yield from {text.casefold(): text for text in said if text}.values()


def _name(ref: PaperRef) -> str:
    return ref.paper.label if ref.paper else ref.other


def other_alternatives(demand: Demand) -> Iterator[str]:
    """What else satisfies the line, each alternative in words."""
    for alternative in demand.component.alternatives:
        if alternative is not demand.alternative:
            names = [_name(ref) for ref in alternative.papers]
            yield alternative.umbrella or " + ".join(names)


def together_with(demand: Demand) -> Iterator[str]:
    """The other papers of the same set: all of them are needed."""
    for ref in demand.alternative.papers:
        if ref is not demand.ref:
            yield _name(ref)


def sourced_fallback(context: Context, demand: Demand, step: FallbackStep) -> FallbackStep:
    """A step that stands on the line's own sector provision takes its clause from there."""
    own = tuple(p.clause for p in context.provisions(demand.component))
    return replace(step, clause=own[0], clauses=own) if own and not step.clause else step


def exceptions(context: Context, demand: Demand, judgement: Judgement) -> Iterator[str]:
    """What survives the cut, doubts marked, and the limits that the annex writes into its cells."""
    for cited in judgement.exceptions:
        doubtful = any(d.rule == cited.rule for d in judgement.doubts)
        yield f"{cited.text}{' – nghi vấn' if doubtful else ''} ({cited.clause})"
    if judgement.verdict.value.startswith("cut_"):
        yield from dict.fromkeys(
            f"phạm vi: {row.limit} (NQ-66.7-2025 Phụ lục {row.appendix}, STT {row.stt})"
            for row in context.annex_rows(demand)
            if row.limit
        )


def remarks(context: Context, demand: Demand, judgement: Judgement, candidates: Mapping[str, Verdict]) -> Iterator[str]:
    """Everything else that the reader of the row has to know."""
    record = demand.procedure.record
    for cited in (*judgement.bars, *judgement.remarks):
        text = cited.text.removeprefix("trừ ")
        said = text[:1].upper() + text[1:]
        yield f"{said} ({cited.clause})" if cited.clause else said
    for step in judgement.fallbacks:
        if step.overridden_by:
            yield f"Cách xử lý theo {step.clause} được nêu để biết, không áp dụng ở đây"
    for fired in judgement.fired:
        if fired.partial and fired.clauses:
            yield f"{fired.clauses[0]} chỉ áp dụng khi nộp trực tuyến"
    yield from (_annex_remark(row) for row in context.annex_rows(demand))
    if judgement.verdict is Verdict.UNCLEAR:
        yield from (f"Nếu là {PaperId(paper).label}: {verdict.label.lower()}" for paper, verdict in candidates.items())
    if record.date is not None and context.day < record.date and demand.component.until is None:
        read = f"Bản công bố được đọc là bản ngày {record.date:%d/%m/%Y}, sau ngày xét"
        yield f"{read}; bản có hiệu lực vào ngày xét có thể khác"


def _annex_remark(row: AnnexRow) -> str:
    repaired = f" (mã in là “{row.raw_code}”)" if row.raw_code != row.code else ""
    return f"NQ 66.7 Phụ lục {row.appendix}, STT {row.stt}{repaired}: {row.paper_text} ← {row.database_text}"


def doubts(context: Context, demand: Demand, judgement: Judgement) -> Iterator[str]:
    """Everything doubtful in the row: of the judgement, of the dossier line, of the fields."""
    yield from (f"{d.text} ({d.clause})" if d.clause else d.text for d in judgement.doubts)
    source = demand.component.source
    if source.certainty.is_doubtful:
        yield f"Thành phần hồ sơ: {source.certainty.label}{' – ' + source.note if source.note else ''}"
    if judgement.verdict.value.startswith("cut_") and not FIELD_FREE & {Basis(b) for b in judgement.bases}:
        for concept, database, announcement in context.cover(demand).doubtful:
            names = (context.catalog.concepts[concept].name, context.catalog.databases[database].name)
            yield f"{names[0].capitalize()} lấy từ {names[1]}: {announcement.certainty.label} ({announcement.clause})"
