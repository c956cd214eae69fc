"""What attributes and their values are called, and the order in which a reader meets verdicts."""

from __future__ import annotations

from engine.model.situation import ATTRIBUTES
from engine.model.terms import (
    Basis,
    Channel,
    DataState,
    LinkState,
    Origin,
    PaperId,
    Party,
    ProcedureType,
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
