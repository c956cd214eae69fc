"""Rules, numbers and times in the words of a reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, timezone

from engine.collation import sort_key
from engine.model.law import Clause
from engine.model.papers import Database
from engine.model.rule import (
    Bar,
    Block,
    Conclude,
    Doubt,
    Effect,
    Entitle,
    Fallback,
    Forbid,
    Limit,
    Line,
    Obtain,
    Remark,
    Rule,
    Unread,
)
from engine.model.situation import ATTRIBUTES
from engine.render import words

VIETNAM = timezone(timedelta(hours=7))
ACTORS = {
    "owner": "cơ quan chủ quản cơ sở dữ liệu",
    "province": "UBND tỉnh và cơ quan chủ quản cơ sở dữ liệu",
    "registry": "cơ quan đăng ký hộ tịch",
}
"""The parts that a blocker names; a review puts the names in their place."""

_SAID: dict[type[Effect], str] = {
    Forbid: "Không được yêu cầu giấy tờ",
    Bar: "Giữ giấy tờ",
    Limit: "Giới hạn",
    Remark: "Lưu ý",
    Doubt: "Nghi vấn",
    Unread: "Văn bản chưa đọc, có thể là căn cứ",
    Obtain: "Hướng dẫn người dân",
}


def number(value: int) -> str:
    """A count as it is written in Vietnam: 1.234."""
    return f"{value:,}".replace(",", ".")


def seconds(value: float) -> str:
    """A duration as it is written in Vietnam: 0,12 giây."""
    return "dưới 0,01 giây" if value < 0.01 else f"{value:.2f} giây".replace(".", ",")


def moment(when: datetime) -> str:
    """A time in Vietnam."""
    local = when.astimezone(VIETNAM)
    return f"{local:%H:%M} ngày {words.day(local.date())}"


def dates(clause: Clause) -> str:
    """From when to when a clause applies."""
    until = f" đến hết {words.day(clause.expires)}" if clause.expires else ""
    return f"từ {words.day(clause.starts)}{until}"


def conditions(rule: Rule) -> tuple[str, ...]:
    """The condition of a rule, a line for each attribute."""
    return tuple(map(_condition, rule.tests)) or ("mọi trường hợp",)


def _condition(line: Line) -> str:
    name = words.attribute(line.attribute)
    domain = ATTRIBUTES[line.attribute].values
    others = tuple(v for v in domain if v not in line.allowed)
    if len(others) < len(line.allowed) and set(line.allowed) <= set(domain) and others:
        return f"{name}: bất kỳ, trừ {words.values(line.attribute, _ordered(line.attribute, others))}"
    return f"{name}: {words.values(line.attribute, _ordered(line.attribute, line.allowed))}"


def _ordered(attribute: str, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(values, key=lambda v: sort_key(words.value(attribute, v))))


def effects(effect: Effect, databases: Mapping[str, Database]) -> tuple[str, ...]:
    """What a rule does, in a few lines."""
    return tuple(_effects(effect, databases))


def _effects(effect: Effect, databases: Mapping[str, Database]) -> Iterator[str]:
    match effect:
        case Entitle():
            yield f"Dữ liệu thay giấy tờ: {effect.basis.label}"
            if effect.databases:
                yield f"Tra cứu ở: {', '.join(databases[d].name for d in effect.databases)}"
        case Fallback():
            yield f"Tra cứu không được – {effect.kind.label}: {effect.text}"
            if effect.deadline:
                yield f"Thời hạn: {effect.deadline}"
            yield f"Người làm: {effect.actor}"
        case Block():
            yield f"Vướng mắc – {effect.code.label}: {effect.text}"
            yield f"Nơi xử lý: {ACTORS.get(effect.actor, effect.actor)}"
        case Conclude():
            yield f"Kết luận: {effect.verdict.label}"
        case _:
            yield f"{_SAID[type(effect)]}: {effect.text}"
