"""The Vietnamese words that several renderers share."""

from __future__ import annotations

from datetime import date

from engine.model.decision import FallbackStep, Inventory, Row
from engine.model.finding import FindingKind
from engine.model.situation import ATTRIBUTES
from engine.model.terms import (
    Basis,
    Channel,
    DataState,
    Level,
    LinkState,
    Origin,
    PaperId,
    Party,
    ProcedureType,
    Route,
    Use,
    Verdict,
)

VERDICTS = (
    Verdict.CUT_NOW,
    Verdict.CUT_WHEN_DATA_READY,
    Verdict.CUT_WHEN_CONNECTED,
    Verdict.CUT_WHEN_FIELDS_ANNOUNCED,
    Verdict.NOT_DEMANDED,
    Verdict.UNCLEAR,
    Verdict.NEEDS_LEGAL_CHANGE,
    Verdict.KEEP,
)
"""The order in which a reader meets verdicts: what can be cut first."""

NOT_JUDGED = "Ngoài phạm vi rà soát"
NO_PROVINCE = "Chỉ xét pháp luật (chưa xét kết nối, dữ liệu của tỉnh nào)"
_EVALUATORS = {
    "durable-rules+reference": "durable-rules và bộ đánh giá tham chiếu, hai bên trả lời như nhau",
    "reference": "chỉ bộ đánh giá tham chiếu (durable-rules không chạy được trên máy này)",
}
_VALUES: dict[str, dict[str, str]] = {
    "paper": {p.value: p.label for p in PaperId} | {"unspecified": "chưa nêu giấy tờ cụ thể"},
    "origin": {o.value: o.label for o in Origin},
    "type": {t.value: t.label for t in ProcedureType},
    "annex": {"none": "không có tên trong phụ lục", "I": "Phụ lục I", "II": "Phụ lục II"},
    "provision": {
        "none": "không có",
        "not_demanded": "cấm yêu cầu",
        "look_up": "cơ quan tra cứu",
        "verify": "cơ quan tra cứu và tự xác minh",
    },
    "use": {u.value: u.label for u in Use},
    "form": {
        "original": "bản chính",
        "copy": "bản sao",
        "shown": "xuất trình",
        "declared": "khai thông tin",
        "surrendered": "nộp lại",
        "unknown": "chưa rõ hình thức",
    },
    "channel": {c.value: c.label for c in Channel},
    "party": {p.value: p.label for p in Party},
    "basis": {b.value: b.label for b in Basis},
    "fields": {"announced": "đã công bố đủ", "missing": "còn thiếu", "no_list": "chưa có danh sách"},
    "connection": {s.value: s.label for s in LinkState},
    "data": {s.value: s.label for s in DataState},
    "paper_fact": {
        "known": "đã biết",
        "unspecified": "chưa biết là giấy tờ nào",
        "unverified": "dòng hồ sơ chưa kiểm chứng",
    },
}
_YES_NO = {"yes": "có", "no": "không", "unknown": "chưa rõ"}


def day(when: date) -> str:
    """A date as it is written in Vietnam."""
    return f"{when.day:02}/{when.month:02}/{when.year:04}"


def scope(inventory: Inventory) -> str:
    """Whose connections and data were judged."""
    if inventory.province is None:
        return NO_PROVINCE
    return f"Tỉnh {inventory.province_name} (mã {inventory.province}): xét cả kết nối và dữ liệu"


def evaluator(inventory: Inventory) -> str:
    """Which evaluators answered."""
    return _EVALUATORS.get(inventory.evaluator, inventory.evaluator)


def verdict(row: Row) -> str:
    """The label of a verdict."""
    return row.verdict.label if row.verdict else NOT_JUDGED


def finding(code: str) -> str:
    """What somebody has to act on, beyond the verdict."""
    return FindingKind(code).label if code else ""


def route(row: Row) -> str:
    """Who changes the procedure, and how."""
    if row.route == Route.PROVINCE_AMENDS:
        return f"{row.issuer} tự sửa, công bố lại (NQ-66.7-2025 Đ7 k2)"
    return f"Kiến nghị {row.issuer} sửa, công bố lại" if row.route else ""


def paper(row: Row) -> str:
    """The paper, or the words of an umbrella or of a paper of another kind."""
    return row.paper.label if row.paper else row.other or row.umbrella or row.component_text


def level(value: str) -> str:
    """A level's label."""
    return Level(value).label if value else ""


def fallback(step: FallbackStep) -> str:
    """One step after a failed look-up, in one sentence."""
    details = [part for part in (step.deadline, step.actor, step.clause) if part]
    shown = f"{step.text} ({'; '.join(details)})" if details else step.text
    return f"{shown} – không áp dụng ở đây, xếp sau {step.overridden_by}" if step.overridden_by else shown


def attribute(name: str) -> str:
    """What an attribute of a situation is called."""
    return ATTRIBUTES[name].label if name in ATTRIBUTES else name


def value(name: str, code: str) -> str:
    """What a value of an attribute means."""
    return _VALUES.get(name, _YES_NO).get(code, code)


def values(name: str, codes: tuple[str, ...]) -> str:
    """Several values of an attribute: "a, b hoặc c"."""
    words = [value(name, code) for code in codes]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} hoặc {words[-1]}" if words else "không gì cả"
