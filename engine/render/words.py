"""The Vietnamese words that several renderers share."""

from __future__ import annotations

from datetime import date

from engine.model import labels
from engine.model.decision import FallbackStep, Inventory, Row
from engine.model.finding import FindingKind
from engine.model.terms import Level, Route

VERDICTS = labels.VERDICTS
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
