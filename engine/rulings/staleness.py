"""What has changed since a ruling was given, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from engine.model import labels
from engine.model.decision import Row
from engine.model.law import Clause
from engine.model.ruling import Ruling
from engine.model.terms import Verdict

LOCAL = frozenset({"connection", "data"})
"""The facts of a place: they say nothing of a ruling that was given for another place."""

_ONLY_LOCAL_APART = frozenset({Verdict.CUT_NOW, Verdict.CUT_WHEN_CONNECTED, Verdict.CUT_WHEN_DATA_READY})
WINDOW = "window"


class Now(NamedTuple):
    """A row as it is answered today, and of which day and place; `facts` is None where they cannot be told."""

    row: Row
    facts: Mapping[str, str] | None
    day: date
    place: tuple[str, str]
    clauses: Mapping[str, Clause]


def stale_reasons(ruling: Ruling, now: Now) -> Iterator[str]:
    """Each thing that is not as it was; nothing while the ruling stands.

    A ruling for one place beside a row of another is held against what does not depend on the place.
    """
    if _folded(now.row.component_text) != _folded(ruling.given_for.text):
        yield "câu chữ thành phần hồ sơ đã khác"
    if now.row.situation != ruling.given_for.situation:
        yield from _situation(ruling, now)
    yield from _verdict(ruling, now)
    yield from _clause(ruling, now)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _situation(ruling: Ruling, now: Now) -> Iterator[str]:
    """The facts that differ by name; where none can be named, that something does."""
    before, after = ruling.given_for.facts, now.facts or {}
    differing = [name for name in before if name in after and before[name] != after[name]]
    told = [name for name in differing if now.place == ruling.given_for.place or name not in LOCAL]
    yield from (_changed(name, before[name], after[name]) for name in told)
    if not differing:
        yield "tình huống đã khác"


def _changed(fact: str, before: str, after: str) -> str:
    if fact == WINDOW:
        return f"pháp luật đã ở giai đoạn khác: từ {_day(after)}, khi cho ý kiến là từ {_day(before)}"
    return f"{labels.attribute(fact)}: {labels.value(fact, before)} → {labels.value(fact, after)}"


def _day(text: str) -> str:
    """A day as it is written in Vietnam; what is none stays."""
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    except ValueError:
        return text


def _verdict(ruling: Ruling, now: Now) -> Iterator[str]:
    given, answered = ruling.given_for.verdict, now.row.verdict
    same_place = now.place == ruling.given_for.place
    if answered is None or answered is given or (not same_place and {given, answered} <= _ONLY_LOCAL_APART):
        return
    same = ", như ý kiến này" if answered is ruling.verdict else ""
    yield f"chương trình kết luận: {given.label} → {answered.label}{same}"


def _clause(ruling: Ruling, now: Now) -> Iterator[str]:
    """The clause that the ruling names no longer applies, or is not in the catalogue any more."""
    if not ruling.clause:
        return
    clause = now.clauses.get(ruling.clause)
    if clause is None:
        yield f"danh mục nay không có điều khoản {ruling.clause}"
    elif clause.expires is not None and clause.lapsed(now.day) and not clause.lapsed(ruling.given_for.as_of):
        yield f"{ruling.clause} đã hết hiệu lực sau ngày {clause.expires:%d/%m/%Y}"
