"""What a row's explanation tells, section by section, and what its rows can be filtered by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from engine.model.decision import Cited, DatabaseUse, Row
from engine.model.terms import Certainty, Channel, Mode, Origin, PaperId, Per, Published, Verdict
from engine.render import words
from engine.render.notes import blocker_text

NO_FIELD = "(không ghi lĩnh vực)"
NO_PAPER = "không gọi tên giấy tờ nào trong 12 loại"
_NONE = "none"
"""The value of a filter for what a row does not have."""


class Section(NamedTuple):
    """A part of an explanation: its heading and its sentences.

    `searched`: the search looks into it. `own`: it tells of the line alone; the others tell of the situation,
    and many rows share them.
    """

    title: str
    texts: Callable[[Row], tuple[str, ...]]
    searched: bool = False
    own: bool = False


class Facet(NamedTuple):
    """What rows are filtered by: the name in the address, the label, and a row's values with their words."""

    name: str
    label: str
    values: Callable[[Row], tuple[tuple[str, str], ...]]


def paper(row: Row) -> str:
    """The paper, whose it is, from where and how it is handed in."""
    return " · ".join((words.paper(row), *_narrowed(row)))


def _narrowed(row: Row) -> Iterator[str]:
    if row.subject:
        yield row.subject
    if row.origin != Origin.ANY:
        yield Origin(row.origin).label
    if row.channel != Channel.ANY:
        yield f"nộp {Channel(row.channel).label}"


def _one(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _component(row: Row) -> tuple[str, ...]:
    return (f"{row.component} ({Published(row.published).label})",)


def _how(row: Row) -> tuple[str, ...]:
    """How the paper is handed in, where the line says more than "once"."""
    shown = [Mode(row.mode).label]
    if row.per != Per.ONE:
        shown.append(f"cho {Per(row.per).label}")
    if row.copies:
        shown.append(f"số bản: {row.copies}")
    return ("; ".join(shown),)


def _finding(row: Row) -> tuple[str, ...]:
    if not row.finding:
        return ()
    since = f", không được yêu cầu từ {words.day(row.since)}" if row.since else ""
    return (f"{words.finding(row.finding)}{since}",)


def _correction(row: Row) -> tuple[str, ...]:
    return tuple(filter(None, (row.correction, words.route(row))))


def _candidates(row: Row) -> tuple[str, ...]:
    judged = {p: Verdict(v).label for p, v in row.candidate_verdicts.items()}
    papers = dict.fromkeys([*(p.value for p in row.candidates), *judged])
    return tuple(f"{PaperId(p).label}{f': {judged[p]}' if p in judged else ''}" for p in papers)


def _database(used: DatabaseUse) -> str:
    fields = f": {', '.join(used.fields)}" if used.fields else ""
    return f"{used.name} ({used.owner}){fields}"


def _cited(said: Cited) -> str:
    return f"{said.text} ({said.clause})" if said.clause else said.text


_FACTS = {
    "published_text": "nội dung bản công bố",
    "paper": "giấy tờ cụ thể là giấy nào",
    "connection": "kết nối",
    "coverage": "dữ liệu đã số hóa, làm sạch đến đâu",
    "field": "trường dữ liệu đã công bố chưa",
}


def _fact(code: str) -> str:
    """A fact in words; what `whatif` can suppose keeps the name by which it is supposed."""
    kind, _, rest = code.partition(".")
    said = _FACTS.get(kind) or words.attribute(kind)
    return f"{said} ({code})" if rest else said


def _missing(row: Row) -> tuple[str, ...]:
    fields = (f"trường dữ liệu: {field}" for field in row.missing_fields)
    return (*map(_fact, row.missing_facts), *fields)


def _record(row: Row) -> tuple[str, ...]:
    """When and where it was read; a file that bears the procedure's code needs no telling."""
    day = f"bản công bố ngày {words.day(row.record_date)}" if row.record_date else ""
    told = row.location is not None and row.procedure not in row.location.file
    place = f"{row.location.file}:{row.location.line}" if row.location and told else ""
    return tuple(filter(None, (day, place)))


SECTIONS = (
    Section("Thành phần hồ sơ", _component, own=True),
    Section("Câu chữ hồ sơ", lambda r: _one(r.component_text), searched=True, own=True),
    Section("Trường hợp", lambda r: _one(r.condition), searched=True, own=True),
    Section("Phải làm gì với giấy", _how),
    Section("Hoặc nộp thay", lambda r: r.other_alternatives, searched=True, own=True),
    Section("Nộp cùng", lambda r: r.together_with, searched=True),
    Section("Quy định đòi giấy tờ", lambda r: r.prescribed_by, searched=True, own=True),
    Section("Phát hiện", _finding, searched=True),
    Section("Đề nghị công bố lại", _correction),
    Section("Ý kiến của đơn vị", lambda r: _one(words.ruling(r.ruling)), searched=True),
    Section("Nếu là", _candidates, searched=True),
    Section("Cần hỏi", lambda r: _one(r.ask.question if r.ask else "")),
    Section("Còn thiếu thông tin", _missing),
    Section("Vì", lambda r: r.grounds),
    Section("Căn cứ", lambda r: r.clauses, searched=True),
    Section("Dòng trong Phụ lục NQ 66.7", lambda r: r.annex, searched=True, own=True),
    Section("Dữ liệu thay thế", lambda r: tuple(map(_database, r.databases))),
    Section("Vướng mắc", lambda r: tuple(map(blocker_text, r.blockers))),
    Section("Ai phải làm tiếp", lambda r: _one(r.actor)),
    Section("Ngoại lệ", lambda r: r.exceptions),
    Section("Khi tra cứu không được", lambda r: tuple(map(words.fallback, r.fallbacks))),
    Section("Cách để có giấy", lambda r: tuple(map(_cited, r.obtain))),
    Section("Nghi vấn", lambda r: r.doubts),
    Section("Lưu ý", lambda r: r.remarks, own=True),
    Section("Quy tắc áp dụng", lambda r: r.rules, searched=True),
    Section("Nguồn", _record, own=True),
)
"""In the order in which a reader asks: what is demanded, what is wrong, why, what stands in the way, what else."""


FACETS = (
    Facet("verdict", "Kết luận", lambda r: ((r.verdict.value if r.verdict else _NONE, words.verdict(r)),)),
    Facet("issuer", "Cơ quan ban hành", lambda r: ((r.issuer, r.issuer),)),
    Facet("field", "Lĩnh vực", lambda r: ((r.field or _NONE, r.field or NO_FIELD),)),
    Facet("level", "Cấp thực hiện", lambda r: tuple((v, words.level(v)) for v in r.levels or (r.level,) if v)),
    Facet("paper", "Giấy tờ", lambda r: ((r.paper or _NONE, r.paper.label if r.paper else NO_PAPER),)),
    Facet("published", "Bản công bố", lambda r: ((r.published, Published(r.published).label),)),
    Facet("certainty", "Mức chắc chắn", lambda r: ((r.certainty.value, Certainty(r.certainty).label),)),
    Facet("finding", "Phát hiện", lambda r: ((r.finding or _NONE, words.finding(r.finding) or "không có"),)),
)
"""Every filter of the page; the name is the key of the row in JSON."""
