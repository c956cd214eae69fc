"""The sentences of a row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from engine.model.decision import Cited, FallbackStep, Judgement
from engine.model.law import AnnexRow
from engine.model.procedure import Copies, PaperRef
from engine.model.record import replace
from engine.model.terms import Basis, PaperId, Verdict
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
    """What survives the cut, each wording once with all its clauses, doubts marked; then the annex's own limits."""
    said: dict[str, list[str]] = {}
    for cited in judgement.exceptions:
        doubtful = any(d.rule == cited.rule for d in judgement.doubts)
        said.setdefault(f"{cited.text}{' – nghi vấn' if doubtful else ''}", []).append(cited.clause)
    yield from (f"{text} ({'; '.join(dict.fromkeys(clauses))})" for text, clauses in said.items())
    if judgement.verdict.value.startswith("cut_"):
        yield from dict.fromkeys(
            f"phạm vi: {row.limit} (NQ-66.7-2025 Phụ lục {row.appendix}, STT {row.stt})"
            for row in context.annex_rows(demand)
            if row.limit
        )


def prescribed_by(context: Context, demand: Demand) -> Iterator[str]:
    """The provision that prescribes the paper, as far as it was read: our clauses, then the annex's own column."""
    yield from context.demanding_clauses(demand.component)
    rows = [r for r in context.catalog.annex if r.code == demand.procedure.code and demand.paper in r.papers]
    found = (f"{r.document}: {r.provision} (cột 7, 8 Phụ lục NQ 66.7)" for r in rows if r.document and r.provision)
    yield from dict.fromkeys(found)


def remarks(context: Context, demand: Demand, judgement: Judgement, candidates: Mapping[str, Verdict]) -> Iterator[str]:
    """Everything else that the reader of the row has to know."""
    yield from _remarks_of_law(context, demand, judgement)
    if judgement.verdict is Verdict.UNCLEAR:
        yield from (f"Nếu là {PaperId(paper).label}: {verdict.label.lower()}" for paper, verdict in candidates.items())
        yield from _named_elsewhere(context, demand)
    if not context.is_local(demand.procedure) and context.availability.province:
        yield "Thủ tục do cơ quan trung ương hoặc cơ quan đại diện giải quyết: không xét kết nối, dữ liệu của tỉnh"
    yield from _remarks_of_record(context, demand)


def grounds(judgement: Judgement) -> Iterator[str]:
    """Why the paper stays or may not be asked for."""
    yield from _said_once(judgement.bars)


def _said_once(sentences: Iterable[Cited]) -> Iterator[str]:
    """Each wording once with all its clauses, as a sentence of its own."""
    said: dict[str, list[str]] = {}
    for cited in sentences:
        text = cited.text.removeprefix("trừ ")
        said.setdefault(text[:1].upper() + text[1:], []).append(cited.clause)
    for text, clauses in said.items():
        named = "; ".join(dict.fromkeys(c for c in clauses if c))
        yield f"{text} ({named})" if named else text


def _remarks_of_law(context: Context, demand: Demand, judgement: Judgement) -> Iterator[str]:
    yield from grounds(judgement)
    yield from _said_once(judgement.remarks)
    for step in judgement.fallbacks:
        if step.overridden_by:
            yield f"Cách xử lý theo {step.clause} được nêu để biết, không áp dụng ở đây"
    for fired in judgement.fired:
        if fired.partial and fired.clauses:
            yield f"{fired.clauses[0]} chỉ áp dụng khi nộp trực tuyến"
    yield from (_annex_remark(row) for row in context.annex_rows(demand))


def _annex_remark(row: AnnexRow) -> str:
    repaired = f" (mã in là “{row.raw_code}”)" if row.raw_code != row.code else ""
    return f"NQ 66.7 Phụ lục {row.appendix}, STT {row.stt}{repaired}: {row.paper_text} ← {row.database_text}"


def _named_elsewhere(context: Context, demand: Demand) -> Iterator[str]:
    """The annex names papers for this procedure, while the line names none."""
    for row in context.annex_of(demand.procedure.code):
        if set(row.papers) & set(demand.alternative.candidates):
            yield f"{_annex_remark(row)} – dòng hồ sơ không nêu tên giấy nên chưa kết luận"


def _remarks_of_record(context: Context, demand: Demand) -> Iterator[str]:
    record, component = demand.procedure.record, demand.component
    if not demand.procedure.performers_on(context.day):
        yield "Dữ liệu hiện có không cho biết cấp nào thực hiện thủ tục này vào ngày xét"
    if demand.procedure.superseded_by:
        yield f"Thủ tục đã được thay bằng {', '.join(demand.procedure.superseded_by)}"
    if component.note:
        yield f"Ghi chú (viết ngày {component.source.checked:%d/%m/%Y}): {component.note}"
    if component.source.note and not component.source.certainty.is_doubtful:
        yield f"Về nguồn (đọc ngày {component.source.checked:%d/%m/%Y}): {component.source.note}"
    if record.date is not None and context.day < record.date and component.until is None:
        read = f"Bản công bố được đọc là bản ngày {record.date:%d/%m/%Y}, sau ngày xét"
        yield f"{read}; bản có hiệu lực vào ngày xét có thể khác"


def doubts(context: Context, demand: Demand, judgement: Judgement, databases: Collection[str]) -> Iterator[str]:
    """Everything doubtful in the row: of the judgement, of the dossier line, of its clauses, of the fields."""
    yield from (f"{d.text} ({d.clause})" if d.clause else d.text for d in judgement.doubts)
    source = demand.component.source
    if source.certainty.is_doubtful:
        yield f"Thành phần hồ sơ: {source.certainty.label}{' – ' + source.note if source.note else ''}"
    for provision in context.provisions(demand.component):
        checked = context.catalog.clauses[provision.clause].checked
        if checked.certainty.is_doubtful:
            yield f"{provision.clause}: {checked.certainty.label}{' – ' + checked.note if checked.note else ''}"
    if judgement.verdict.value.startswith("cut_") and not {Basis.DUTY, Basis.CUT} & {Basis(b) for b in judgement.bases}:
        cover = context.cover(demand)
        used = [s for s in cover.doubtful if s[1] in databases and not cover.missing]
        for concept, database, announcement in used:
            names = (context.catalog.concepts[concept].name, context.catalog.databases[database].name)
            yield f"{names[0].capitalize()} lấy từ {names[1]}: {announcement.certainty.label} ({announcement.clause})"
