"""Which facts a row still lacks, and the question that asks for the first."""

from __future__ import annotations

from collections.abc import Iterator

from engine.model.decision import Ask, Judgement
from engine.model.situation import ATTRIBUTES
from engine.model.terms import BlockerCode, Certainty, LinkState, PaperId, Verdict
from engine.rows.sources import not_live
from engine.situations import Context, Demand


def missing_facts(context: Context, demand: Demand, judgement: Judgement) -> Iterator[str]:
    """The facts that are missing, the one that decides most first."""
    if judgement.verdict is Verdict.UNCLEAR:
        unverified = demand.component.source.certainty is Certainty.UNVERIFIED
        if unverified or demand.paper is None:
            yield "published_text" if unverified else "paper"
        else:
            yield from judgement.decided_by or judgement.open_attributes
    codes = {b.code for b in judgement.blockers}
    if BlockerCode.FIELDS_NOT_ANNOUNCED in codes and demand.paper:
        database = context.catalog.papers[demand.paper].database
        yield from (f"field.{database}.{concept}" for concept in context.cover(demand).missing)
    if BlockerCode.NOT_CONNECTED in codes:
        for database in not_live(context, demand, judgement):
            if context.availability.link(database) in (LinkState.UNKNOWN, LinkState.PLANNED):
                yield f"connection.{database}"
    if BlockerCode.DATA_NOT_READY in codes and demand.paper:
        yield f"coverage.{demand.paper}"


def ask_for(demand: Demand, facts: tuple[str, ...], context: Context) -> Ask | None:
    """The question after the first missing fact, which decides most."""
    if not facts:
        return None
    return Ask(fact=facts[0], question=question(demand, facts[0], context))


def question(demand: Demand, fact: str, context: Context) -> str:
    """The question that asks for a fact, as a sentence."""
    kind, _, name = fact.partition(".")
    return _QUESTIONS.get(kind, _ask_attribute)(demand, context, name or kind)


def _ask_paper(demand: Demand, _context: Context, _name: str) -> str:
    names = ", ".join(p.label for p in demand.alternative.candidates)
    return f"“{demand.alternative.umbrella}” cụ thể là giấy tờ nào ({names})?"


def _ask_published(_demand: Demand, _context: Context, _name: str) -> str:
    return "Bản công bố thủ tục yêu cầu thành phần này như thế nào?"


def _ask_field(_demand: Demand, context: Context, name: str) -> str:
    database, _, concept = name.partition(".")
    owner, field = context.catalog.databases[database].owner, context.catalog.concepts[concept].name
    return f"{owner} đã công bố chia sẻ trường “{field}” chưa, từ ngày nào?"


def _ask_connection(_demand: Demand, context: Context, name: str) -> str:
    database = context.catalog.databases[name].name
    return f"Hệ thống giải quyết TTHC của tỉnh đã kết nối {database} chưa, từ ngày nào?"


def _ask_coverage(_demand: Demand, _context: Context, name: str) -> str:
    return f"Dữ liệu về {PaperId(name).label} đã số hóa, làm sạch đến đâu?"


def _ask_fields(demand: Demand, context: Context, _name: str) -> str:
    paper = context.catalog.papers[demand.paper] if demand.paper else None
    owner = context.catalog.databases[paper.database].owner if paper else "Chủ quản cơ sở dữ liệu"
    fields = ", ".join(f"“{context.catalog.concepts[c].name}”" for c in context.cover(demand).missing)
    return f"{owner} đã công bố chia sẻ các trường {fields} chưa, từ ngày nào?"


def _ask_attribute(_demand: Demand, _context: Context, name: str) -> str:
    return _OF_ATTRIBUTE.get(name, f"Cần biết: {ATTRIBUTES[name].label}?")


_OF_ATTRIBUTE = {
    "origin": "Giấy tờ do cơ quan Việt Nam hay cơ quan nước ngoài cấp?",
    "party": ("Người có giấy tờ là công dân Việt Nam trong nước, công dân Việt Nam ở nước ngoài hay người nước ngoài?"),
    "channel": "Hồ sơ nộp trực tuyến, trực tiếp hay qua bưu chính?",
    "form": "Hồ sơ phải nộp bản chính, nộp bản sao, chỉ xuất trình, chỉ khai thông tin hay nộp lại giấy tờ?",
}
_QUESTIONS = {
    "paper": _ask_paper,
    "published_text": _ask_published,
    "field": _ask_field,
    "fields": _ask_fields,
    "connection": _ask_connection,
    "coverage": _ask_coverage,
}
