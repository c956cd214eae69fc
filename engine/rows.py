"""One row of the inventory from a demand and its judgement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.model.decision import Ask, Blocker, DatabaseUse, Judgement, Row
from engine.model.law import AnnexRow
from engine.model.procedure import Copies, PaperRef
from engine.model.record import replace
from engine.model.situation import ATTRIBUTES
from engine.model.terms import Basis, BlockerCode, Certainty, LinkState, PaperId, Published, Verdict
from engine.situations import Context, Demand

_FIELD_FREE = frozenset({Basis.DUTY, Basis.CUT, Basis.SECTOR})
_COPY_KINDS = {"original": "bản chính", "certified": "bản sao chứng thực", "plain": "bản chụp", "any": "bản sao"}
STILL_DEMANDED, FORBIDDEN_BUT_DEMANDED = "still_demanded", "forbidden_but_demanded"
FINDINGS = {
    STILL_DEMANDED: "Vẫn đang yêu cầu giấy tờ mà pháp luật đã thay bằng dữ liệu",
    FORBIDDEN_BUT_DEMANDED: "Vẫn đang yêu cầu giấy tờ không được yêu cầu",
}
"""What a row can be that somebody has to act on, beyond its verdict."""


def row_of(context: Context, demand: Demand, judgement: Judgement, candidates: Mapping[str, Verdict]) -> Row:
    """Join a judgement to its demand."""
    procedure, component = demand.procedure, demand.component
    doubts = tuple(_doubts(context, demand, judgement))
    missing = context.cover(demand).missing if _lacks_fields(judgement) else ()
    facts = tuple(_missing_facts(context, demand, judgement))
    return Row(
        procedure=procedure.code,
        procedure_name=procedure.name,
        issuer=procedure.issuer.name,
        issuer_level=procedure.issuer.level,
        field=procedure.field,
        level=next((p.level.value for p in procedure.performers_on(context.day)), ""),
        levels=tuple(p.level.value for p in procedure.performers_on(context.day)),
        component=component.id,
        component_text=component.text,
        alternative=demand.alternative.id,
        paper=demand.paper,
        origin=demand.origin,
        subject=demand.subject,
        per=component.per,
        channel=demand.channel,
        mode=component.mode,
        copies=_copies(component.copies),
        condition="; ".join(_conditions(demand)),
        candidates=demand.alternative.candidates,
        candidate_verdicts={paper: verdict.value for paper, verdict in candidates.items()},
        other_alternatives=tuple(_other_alternatives(demand)),
        together_with=tuple(_together_with(demand)),
        databases=_databases(context, demand, judgement),
        verdict=judgement.verdict,
        published=component.published,
        blockers=tuple(_blocker(context, demand, b) for b in judgement.blockers),
        exceptions=tuple(_exceptions(context, demand, judgement)),
        fallbacks=judgement.fallbacks,
        obtain=judgement.obtain,
        remarks=tuple(dict.fromkeys(_remarks(context, demand, judgement, candidates))),
        doubts=doubts,
        clauses=_clauses(context, demand, judgement),
        rules=tuple(f.rule for f in judgement.fired),
        missed=judgement.missed,
        missing_fields=missing,
        missing_facts=facts,
        ask=_ask(demand, facts, context),
        certainty=Certainty.DOUBTFUL if doubts else Certainty.CERTAIN,
        actor=_actor(context, demand, judgement),
        record_date=procedure.record.date,
        finding=_finding(judgement, component.published),
        situation=judgement.situation,
        annex=tuple(f"Phụ lục {r.appendix}, STT {r.stt}" for r in context.annex_rows(demand)),
        location=component.location,
    )


def unjudged_row(context: Context, demand: Demand) -> Row:
    """A paper outside the review (not a civil-status paper): shown, never judged."""
    outside = Judgement(situation="", verdict=Verdict.KEEP, certainty=Certainty.CERTAIN)
    row = row_of(context, demand, outside, {})
    named = f"{demand.component.text} – {demand.ref.other}" if demand.ref else demand.component.text
    return replace(
        row,
        verdict=None,
        component_text=named,
        remarks=("Không phải giấy tờ hộ tịch: ngoài phạm vi rà soát",),
        doubts=(),
        certainty=demand.component.source.certainty,
        annex=(),
        finding="",
    )


def _lacks_fields(judgement: Judgement) -> bool:
    return any(b.code is BlockerCode.FIELDS_NOT_ANNOUNCED for b in judgement.blockers)


def _copies(copies: Copies | None) -> str:
    if copies is None:
        return ""
    parts = [f"{copies.original} bản chính"] if copies.original else []
    parts += [f"{copies.copy} {_COPY_KINDS[copies.kind]}"] if copies.copy else []
    return ", ".join(parts)


def _conditions(demand: Demand) -> Iterator[str]:
    """Case and conditions, each wording once."""
    said = (demand.component.case, demand.component.condition, demand.alternative.condition)
    yield from {text.casefold(): text for text in said if text}.values()


def _name(ref: PaperRef) -> str:
    return ref.paper.label if ref.paper else ref.other


def _other_alternatives(demand: Demand) -> Iterator[str]:
    for alternative in demand.component.alternatives:
        if alternative is not demand.alternative:
            names = [_name(ref) for ref in alternative.papers]
            yield alternative.umbrella or " + ".join(names)


def _together_with(demand: Demand) -> Iterator[str]:
    for ref in demand.alternative.papers:
        if ref is not demand.ref:
            yield _name(ref)


def _databases(context: Context, demand: Demand, judgement: Judgement) -> tuple[DatabaseUse, ...]:
    """The databases of a look-up; those that only a rule names come last and share no stated field."""
    if judgement.verdict in (Verdict.KEEP, Verdict.NOT_DEMANDED, Verdict.NEEDS_LEGAL_CHANGE):
        return ()
    sources = context.cover(demand).sources
    wanted = dict.fromkeys(context.databases(demand) if demand.paper else ())
    duty = Basis.DUTY.value in judgement.bases
    wanted |= dict.fromkeys(judgement.databases if duty or not wanted else ())
    known = context.catalog.databases
    return tuple(
        DatabaseUse(
            id=database,
            name=known[database].name,
            owner=known[database].owner,
            fields=tuple(context.catalog.concepts[c].name for c, d, _ in sources if d == database),
        )
        for database in wanted
    )


def _blocker(context: Context, demand: Demand, blocker: Blocker) -> Blocker:
    """Resolve the part ("owner", "province", "registry") to a name, and say what exactly is missing."""
    text = blocker.text
    if blocker.code is BlockerCode.FIELDS_NOT_ANNOUNCED:
        names = [context.catalog.concepts[c].name for c in context.cover(demand).missing]
        text = f"{text}: {', '.join(names)}" if names else text
    if blocker.code is BlockerCode.NOT_CONNECTED:
        text = f"{text}: {'; '.join(_links(context, demand))}"
    return Blocker(code=blocker.code, text=text, actor=_part(context, demand, blocker.actor))


def _links(context: Context, demand: Demand) -> Iterator[str]:
    for database in context.databases(demand):
        state = context.availability.link(database)
        if state is not LinkState.LIVE:
            stated = context.availability.connection_of(database)
            due = f", hạn {stated.due}" if stated and stated.due else ""
            yield f"{context.catalog.databases[database].name} ({state.label}{due})"


def _part(context: Context, demand: Demand, part: str) -> str:
    if part == "owner":
        paper = context.catalog.papers[demand.paper] if demand.paper else None
        return context.catalog.databases[paper.database].owner if paper else ""
    province = context.availability.province
    if part == "province":
        return f"UBND tỉnh {province.name}, Bộ Tư pháp (cho phép kết nối)" if province else "UBND tỉnh"
    return f"Cơ quan đăng ký hộ tịch, tỉnh {province.name}" if province else "Cơ quan đăng ký hộ tịch"


def _exceptions(context: Context, demand: Demand, judgement: Judgement) -> Iterator[str]:
    for cited in judgement.exceptions:
        doubtful = any(d.rule == cited.rule for d in judgement.doubts)
        yield f"{cited.text}{' – nghi vấn' if doubtful else ''} ({cited.clause})"
    if judgement.verdict.value.startswith("cut_"):
        yield from dict.fromkeys(
            f"{row.limit} (NQ-66.7-2025 Phụ lục {row.appendix}, STT {row.stt})"
            for row in context.annex_rows(demand)
            if row.limit
        )


def _remarks(
    context: Context, demand: Demand, judgement: Judgement, candidates: Mapping[str, Verdict]
) -> Iterator[str]:
    record = demand.procedure.record
    for cited in (*judgement.bars, *judgement.remarks):
        yield f"{cited.text} ({cited.clause})" if cited.clause else cited.text
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


def _doubts(context: Context, demand: Demand, judgement: Judgement) -> Iterator[str]:
    yield from (f"{d.text} ({d.clause})" if d.clause else d.text for d in judgement.doubts)
    source = demand.component.source
    if source.certainty.is_doubtful:
        yield f"Thành phần hồ sơ: {source.certainty.label}{' – ' + source.note if source.note else ''}"
    if judgement.verdict.value.startswith("cut_") and not _FIELD_FREE & {Basis(b) for b in judgement.bases}:
        for concept, database, announcement in context.cover(demand).doubtful:
            names = (context.catalog.concepts[concept].name, context.catalog.databases[database].name)
            yield f"{names[0].capitalize()} lấy từ {names[1]}: {announcement.certainty.label} ({announcement.clause})"


def _clauses(context: Context, demand: Demand, judgement: Judgement) -> tuple[str, ...]:
    own = tuple(p.clause for p in context.provisions(demand.component))
    uses_own = judgement.verdict is Verdict.NOT_DEMANDED or {"sector", "duty"} & set(judgement.bases)
    return tuple(dict.fromkeys((own if uses_own else ()) + judgement.clauses))


def _missing_facts(context: Context, demand: Demand, judgement: Judgement) -> Iterator[str]:
    if judgement.verdict is Verdict.UNCLEAR:
        unverified = demand.component.source.certainty is Certainty.UNVERIFIED
        if unverified or demand.paper is None:
            yield "published_text" if unverified else "paper"
        else:
            yield from judgement.open_attributes
    codes = {b.code for b in judgement.blockers}
    if BlockerCode.NOT_CONNECTED in codes:
        for database in context.databases(demand):
            if context.availability.link(database) in (LinkState.UNKNOWN, LinkState.PLANNED):
                yield f"connection.{database}"
    if BlockerCode.DATA_NOT_READY in codes and demand.paper:
        yield f"coverage.{demand.paper}"


def _ask(demand: Demand, facts: tuple[str, ...], context: Context) -> Ask | None:
    """The first missing fact is the one that decides most: the paper, then the province's links, then its data."""
    if not facts:
        return None
    first = facts[0]
    if first == "paper":
        names = ", ".join(p.label for p in demand.alternative.candidates)
        return Ask(fact=first, question=f"“{demand.alternative.umbrella}” cụ thể là giấy tờ nào ({names})?")
    if first == "published_text":
        return Ask(fact=first, question="Bản công bố thủ tục yêu cầu thành phần này như thế nào?")
    if first.startswith("connection."):
        name = context.catalog.databases[first.removeprefix("connection.")].name
        return Ask(fact=first, question=f"Hệ thống giải quyết TTHC của tỉnh đã kết nối {name} chưa, từ ngày nào?")
    if first.startswith("coverage."):
        name = PaperId(first.removeprefix("coverage.")).label
        return Ask(fact=first, question=f"Dữ liệu về {name} đã số hóa, làm sạch đến đâu?")
    return Ask(fact=first, question=f"Cần biết: {ATTRIBUTES[first].label}?")


def _actor(context: Context, demand: Demand, judgement: Judgement) -> str:
    """Who has to act next; nobody when nothing has to change."""
    issuer = demand.procedure.issuer.name
    if judgement.blockers:
        return _part(context, demand, judgement.blockers[0].actor)
    if judgement.verdict in (Verdict.NEEDS_LEGAL_CHANGE, Verdict.UNCLEAR):
        return issuer
    return f"{issuer} (công bố lại thủ tục)" if _finding(judgement, demand.component.published) else ""


def _finding(judgement: Judgement, published: Published) -> str:
    if published is not Published.DEMANDED:
        return ""
    if judgement.verdict is Verdict.CUT_NOW:
        return STILL_DEMANDED
    return FORBIDDEN_BUT_DEMANDED if judgement.verdict is Verdict.NOT_DEMANDED else ""
