"""Situations: what rules look at. Many rows of a review share one situation."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from engine.model.terms import Stage


class Attribute(NamedTuple):
    """A finite domain. `open_value` says "not stated": a condition on it is neither met nor failed."""

    name: str
    label: str
    values: tuple[str, ...]
    open_value: str | None = None


class Situation(NamedTuple):
    """All attributes of one demanded paper that any rule reads, on one date.

    `window` is the first day of the stretch of law in which the date lies; within it nothing
    in the rulebook changes. Source of the attributes: `rules/schema/rulebook.schema.json`.
    """

    window: date
    paper: str
    origin: str
    type: str
    annex: str
    provision: str
    use: str
    form: str
    channel: str
    party: str
    fields: str
    connection: str
    data: str
    paper_fact: str

    @property
    def id(self) -> str:
        """A short stable name of the situation (first 12 hex digits of SHA-256 over its parts)."""
        text = "\x1f".join(f"{name}={value}" for name, value in zip(self._fields, self, strict=True))
        return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


Facts = Mapping[str, str]
"""What one stage of rules is asked about: attribute name → value."""

_PAPERS = (
    "birth",
    "marriage",
    "marital_status",
    "death",
    "parent_child",
    "guardianship",
    "change",
    "adoption",
    "divorce_note",
    "marriage_note",
    "birth_note",
    "other_civil_status",
    "unspecified",
)
_TYPES = (
    "birth_registration",
    "marriage_registration",
    "re_registration",
    "marital_status_certificate",
    "other_civil_status",
    "civil_status_abroad",
    "nationality",
    "residence",
    "adoption",
    "other",
)
_YES_NO = ("yes", "no")

ATTRIBUTES: dict[str, Attribute] = {
    a.name: a
    for a in (
        Attribute("paper", "loại giấy tờ", _PAPERS),
        Attribute("origin", "nơi cấp", ("domestic", "foreign"), "any"),
        Attribute("type", "loại việc", _TYPES),
        Attribute("annex", "phụ lục NQ 66.7", ("none", "I", "II")),
        Attribute("provision", "quy định của ngành", ("none", "not_demanded", "look_up", "verify")),
        Attribute("use", "vai trò của giấy tờ", ("proof", "object")),
        Attribute("form", "hình thức", ("original", "copy", "shown", "declared", "surrendered"), "unknown"),
        Attribute("channel", "cách nộp", ("online", "in_person", "post"), "any"),
        Attribute("party", "người có giấy tờ", ("citizen", "citizen_abroad", "foreigner"), "any"),
        Attribute("basis", "loại căn cứ", ("duty", "annex", "cut", "general", "open", "permanent", "sector")),
        Attribute("fields", "trường dữ liệu", ("announced", "missing", "no_list")),
        Attribute("connection", "kết nối", ("live", "planned", "none", "unknown", "not_judged")),
        Attribute("data", "dữ liệu", ("ready", "not_ready", "unknown", "not_judged")),
        Attribute("forbidden", "có quy định cấm yêu cầu", _YES_NO),
        Attribute("barred", "có ngoại lệ", _YES_NO),
        Attribute("paper_fact", "giấy tờ đã xác định", ("known", "unspecified", "unverified")),
        Attribute("entitled", "có căn cứ thay thế", ("yes", "no", "unknown")),
        Attribute("fields_blocked", "vướng trường dữ liệu", _YES_NO),
        Attribute("connection_blocked", "vướng kết nối", _YES_NO),
        Attribute("data_blocked", "vướng dữ liệu", _YES_NO),
    )
}
"""Every attribute that a rule may name."""

_READINESS = ("basis", "fields", "connection", "data")
_SUMMARY = (
    "forbidden",
    "barred",
    "paper_fact",
    "entitled",
    "fields_blocked",
    "connection_blocked",
    "data_blocked",
)

ATTRIBUTES_OF_STAGE: dict[Stage, frozenset[str]] = {
    stage: frozenset(Situation._fields) - {"window"} for stage in Stage
} | {Stage.READINESS: frozenset(_READINESS), Stage.VERDICT: frozenset(_SUMMARY)}
"""What the rules of each stage may read."""
