"""New statements beside those already kept: nothing is lost, nothing contradicts, the same twice changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from engine.availability import period, within
from engine.coverage.reading import Line
from engine.diagnostics import Diagnostic
from engine.model.province import Coverage
from engine.model.terms import PaperId

Key = tuple[str, PaperId, date, tuple[date, date]]

_EVENTS = list(PaperId)


class Merged(NamedTuple):
    """What is kept from now on, and how it came about."""

    kept: tuple[Coverage, ...]
    added: int
    unchanged: int
    replaced: int
    problems: tuple[Diagnostic, ...]


def merge(kept: Sequence[Coverage], lines: Sequence[Line], *, replaces: bool) -> Merged:
    """Put new statements beside those of earlier days.

    With `replaces` new figures for the same commune, event, period and day take the place of the old ones;
    without it they contradict them.
    """
    old = {key_of(c): c for c in kept}
    new = {key_of(line.coverage): line.coverage for line in lines}
    same = sum(old.get(key) == coverage for key, coverage in new.items())
    known = len(new.keys() & old.keys())
    merged = sorted((old | new).values(), key=order)
    problems = tuple(_problems(kept, lines, replaces=replaces))
    return Merged(tuple(merged), len(new) - known, same, known - same, problems)


def key_of(coverage: Coverage) -> Key:
    """What one statement is about."""
    return coverage.commune, coverage.event, coverage.starts, period(coverage)


def order(coverage: Coverage) -> tuple[str, int, date, tuple[date, date]]:
    """By commune, event, day, period."""
    return coverage.commune, _EVENTS.index(coverage.event), coverage.starts, period(coverage)


def _problems(kept: Sequence[Coverage], lines: Sequence[Line], *, replaces: bool) -> Iterator[Diagnostic]:
    known: dict[tuple[str, PaperId], list[tuple[Coverage, Line | None]]] = defaultdict(list)
    for coverage in kept:
        known[coverage.commune, coverage.event].append((coverage, None))
    for line in lines:
        others = known[line.coverage.commune, line.coverage.event]
        found = filter(None, (_against(line, other, at, replaces=replaces) for other, at in others))
        yield from {problem.code: problem for problem in reversed(list(found))}.values()  # the first of each kind
        others.append((line.coverage, line))


def _against(line: Line, other: Coverage, at: Line | None, *, replaces: bool) -> Diagnostic | None:
    """What is wrong with a statement beside another on the same event in the same commune; `at`: in the same table."""
    if key_of(line.coverage) != key_of(other):
        return _beside(line, other, at) if _overlap(line.coverage, other) else None
    if at is not None:
        message = f"cùng xã, loại giấy, kỳ và ngày với số liệu ở dòng {at.cells.number}"
        return line.problem("duplicate", message, "event")
    if line.coverage == other or replaces:
        return None
    hint = "số liệu mới thì ghi ngày số liệu mới; sửa số liệu đã nhập thì thêm --replace"
    return line.problem("conflict", "khác số liệu cùng ngày đã nhập", "digitised", hint)


def _beside(line: Line, other: Coverage, at: Line | None) -> Diagnostic | None:
    """What is wrong with overlapping periods: on one day none may, later ones have to reach over earlier ones."""
    where = f"ở dòng {at.cells.number}" if at else "đã nhập"
    if line.coverage.starts == other.starts:
        message = f"kỳ đăng ký {told(line.coverage)} chồng lên kỳ {told(other)} {where}, cùng ngày số liệu"
        return line.problem("overlap", message, "registered_from", "chia kỳ để mỗi ngày đăng ký chỉ thuộc một kỳ")
    older, newer = sorted((line.coverage, other), key=lambda c: c.starts)
    if within(older, newer):
        return None
    message = f"kỳ đăng ký {told(line.coverage)} chia khác kỳ {told(other)} {where}"
    hint = "giữ cách chia kỳ cũ, hoặc khai một kỳ trùm cả kỳ cũ: khai một phần thì không biết phần còn lại"
    return line.problem("period-split", message, "registered_from", hint)


def _overlap(one: Coverage, other: Coverage) -> bool:
    first, last = period(one)
    other_first, other_last = period(other)
    return first <= other_last and other_first <= last


def told(coverage: Coverage) -> str:
    """The period of registration in words."""
    first, last = coverage.registered_from, coverage.registered_until
    parts = [f"từ {first:%d/%m/%Y}"] if first else []
    parts += [f"đến {last:%d/%m/%Y}"] if last else []
    return " ".join(parts) or "(mọi năm)"
