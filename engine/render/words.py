"""The Vietnamese words that several renderers share."""

from __future__ import annotations

from datetime import date

from engine.model import labels
from engine.model.decision import FallbackStep, Inventory, Row, Totals
from engine.model.finding import FindingKind
from engine.model.province import Province
from engine.model.ruling import RowRuling
from engine.model.terms import Level, Route, Verdict

VERDICTS = labels.VERDICTS
MEANINGS = {
    Verdict.CUT_NOW: "có căn cứ, đủ trường dữ liệu; nếu xét tỉnh thì đã kết nối và dữ liệu sẵn sàng",
    Verdict.CUT_WHEN_DATA_READY: "chỉ còn thiếu việc số hóa, làm sạch dữ liệu",
    Verdict.CUT_WHEN_CONNECTED: "có căn cứ, đủ trường dữ liệu; còn thiếu kết nối",
    Verdict.CUT_WHEN_FIELDS_ANNOUNCED: "có căn cứ; trường dữ liệu cần dùng chưa được công bố",
    Verdict.NOT_DEMANDED: "quy định không cho yêu cầu giấy này, cũng không cần thông tin đó",
    Verdict.UNCLEAR: "chưa đủ thông tin để kết luận; mỗi dòng nêu điều cần hỏi",
    Verdict.NEEDS_LEGAL_CHANGE: "vào ngày xét chưa có điều khoản nào cho thay giấy này",
    Verdict.KEEP: "có ngoại lệ: giấy vẫn phải giữ",
}
"""What a verdict says about a paper, for a legend."""

attribute, value, values = labels.attribute, labels.value, labels.values
"""What situations are made of; the words stand in the model because explanations need them too."""

NOT_JUDGED = "Ngoài phạm vi rà soát"
NO_PROVINCE = "Chỉ xét pháp luật (chưa xét kết nối, dữ liệu của tỉnh nào)"
_EVALUATORS = {
    "durable-rules+reference": "durable-rules và bộ đánh giá tham chiếu, hai bên trả lời như nhau",
    "reference": "chỉ bộ đánh giá tham chiếu (durable-rules không chạy được trên máy này)",
}


def day(when: date) -> str:
    """A date as it is written in Vietnam."""
    return f"{when.day:02}/{when.month:02}/{when.year:04}"


def scope(inventory: Inventory) -> str:
    """Whose connections and data were judged."""
    if inventory.province is None:
        return NO_PROVINCE
    if inventory.commune_name:
        place = f"{inventory.commune_name} (mã {inventory.commune}), tỉnh {inventory.province_name}"
        return f"{place[0].upper()}{place[1:]}: xét kết nối của tỉnh và dữ liệu của riêng xã này"
    return f"Tỉnh {inventory.province_name} (mã {inventory.province}): xét cả kết nối và dữ liệu"


def place(province: Province) -> str:
    """A province, or the one commune of it whose data was judged."""
    return ", ".join(filter(None, (province.commune, f"tỉnh {province.name}")))


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


def ruling(said: RowRuling | None) -> str:
    """What the office holds of a row, who says so and why; then what has changed since."""
    if said is None:
        return ""
    view = f"{'đồng ý' if said.agrees else 'ý kiến khác:'} “{said.verdict.label}”"
    scope = f" (khi {said.scope})" if said.scope else ""
    clause = f" ({said.clause})" if said.clause else ""
    stale = f" [Cần xem lại – {'; '.join(said.stale_why)}]" if said.is_stale else ""
    return f"{view}{scope} – {said.role}, {day(said.on)}: {said.reason}{clause}{stale}"


def rulings(totals: Totals) -> str:
    """How many rows have the office's view beside them, and how many views need another look."""
    gone = f"; {totals.gone_rulings} ý kiến không còn dòng tương ứng" if totals.gone_rulings else ""
    stale = f", trong đó {totals.stale_rulings} cần xem lại" if totals.stale_rulings else ""
    return f"{totals.rulings} dòng{stale}{gone}"


def level(value: str) -> str:
    """A level's label."""
    return Level(value).label if value else ""


def fallback(step: FallbackStep) -> str:
    """One step after a failed look-up, in one sentence."""
    details = [part for part in (step.deadline, step.actor, step.clause) if part]
    shown = f"{step.text} ({'; '.join(details)})" if details else step.text
    return f"{shown} – không áp dụng ở đây, xếp sau {step.overridden_by}" if step.overridden_by else shown
