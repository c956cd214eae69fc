"""A periodic report in words: its title, its days, and its tables, the same for paper and terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from engine.model.periodic import CoverageLine, Figure, LinkLine, MismatchLine, PeriodicReport
from engine.model.reporting import Due
from engine.model.terms import Certainty
from engine.render import words
from engine.render.numbers import grouped

UNKNOWN = "chưa có số liệu"
"""What a reader sees where nobody knows a number; never 0."""
SUBJECT = "Kết quả ứng dụng dữ liệu hộ tịch để cắt giảm thành phần hồ sơ thủ tục hành chính"


class Column(NamedTuple):
    """A column: its heading, and its millimetres on a landscape page."""

    title: str
    width: float
    is_number: bool = False


class Sheet(NamedTuple):
    """A table: its title, its columns, its rows of texts; without rows nothing is known.

    `heads` stand above the rows of those places.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[str, ...]]
    heads: Mapping[int, str] = {}


def title(report: PeriodicReport) -> str:
    """What the report is about, with its period."""
    return f"{SUBJECT} {report.period.name}"


def number(value: int | None) -> str:
    """A number, or that there is none."""
    return UNKNOWN if value is None else grouped(value)


def window(report: PeriodicReport) -> str:
    """The days that are covered, and by whose rule."""
    days = f"từ ngày {words.day(report.window.first)} đến hết ngày {words.day(report.window.last)}"
    return f"Kỳ số liệu: {days}, theo {report.window.source}."


def due(report: PeriodicReport) -> str:
    """When the report is due, and by whose rule."""
    if report.due is None:
        return "Hạn nộp: chưa xác định."
    doubt = f" ({report.due.certainty.label})" if report.due.certainty not in _SURE else ""
    return f"Hạn nộp: {day_of_due(report.due)}, theo {report.due.source}{doubt}."


_SURE = (Certainty.CERTAIN, Certainty.REPORTED)


def day_of_due(told: Due) -> str:
    """The day, and whether it is the last one or already too late."""
    return f"trước ngày {words.day(told.day)}" if told.is_before else f"ngày {words.day(told.day)}"


def cutoff(report: PeriodicReport) -> str:
    """Up to when things are counted."""
    return f"Số liệu tính đến hết ngày {words.day(report.cutoff)}."


def figure(told: Figure) -> str:
    """One indicator as a sentence of a list."""
    unit = f" {told.unit}" if told.value is not None else ""
    return f"{told.label}: {number(told.value)}{unit}"


def sheets(report: PeriodicReport) -> Iterator[Sheet]:
    """The annexes, in their order."""
    groups = [figure.group for figure in report.figures]
    heads = {groups.index(group): group.label for group in dict.fromkeys(groups)}
    yield Sheet("Biểu số liệu", _FIGURES, [_figure(n, f) for n, f in enumerate(report.figures, 1)], heads)
    cases = [_mismatch(n, line) for n, line in enumerate(report.mismatches or (), 1)]
    yield Sheet("Dữ liệu hộ tịch sai lệch theo xã, việc, loại lỗi", _MISMATCHES, cases)
    links = [_link(n, line) for n, line in enumerate(report.links or (), 1)]
    yield Sheet("Kết nối cơ sở dữ liệu, tài khoản khai thác", _LINKS, links)
    yield Sheet(
        "Số hóa, làm sạch dữ liệu theo loại giấy tờ",
        _COVERAGE,
        [_coverage(n, line) for n, line in enumerate(report.coverage or (), 1)],
    )


_FIGURES = (
    Column("STT", 11),
    Column("Chỉ tiêu", 90),
    Column("Số liệu", 32, is_number=True),
    Column("Đơn vị", 24),
    Column("Nguồn", 90),
)


def _figure(count: int, told: Figure) -> tuple[str, ...]:
    """What a known value leaves out stands with its source; how an unknown one can be had is not for the paper."""
    source = f"{told.source}; {told.note}" if told.value is not None and told.note else told.source
    return str(count), told.label, number(told.value), told.unit, source


_MISMATCHES = (
    Column("STT", 11),
    Column("Xã", 40),
    Column("Việc", 26),
    Column("Loại lỗi", 44),
    Column("Nhận trong kỳ", 18, is_number=True),
    Column("Đã sửa CSDL", 18, is_number=True),
    Column("Đã cải chính Sổ", 18, is_number=True),
    Column("Không xử lý", 18, is_number=True),
    Column("Mới nhận", 18, is_number=True),
    Column("Đang xác minh", 18, is_number=True),
    Column("Quá hạn", 18, is_number=True),
)


def _mismatch(count: int, line: MismatchLine) -> tuple[str, ...]:
    numbers = (
        line.received,
        line.corrected_in_database,
        line.corrected_in_register,
        line.rejected,
        line.not_begun,
        line.verifying,
        line.overdue,
    )
    place = f"{line.commune_name} ({line.commune})"
    return str(count), place, line.event_name, line.error_name, *map(grouped, numbers)


_LINKS = (
    Column("STT", 11),
    Column("Loại", 24),
    Column("Hệ thống", 52),
    Column("Cơ sở dữ liệu", 48),
    Column("Tình trạng", 30),
    Column("Khai từ ngày", 24),
    Column("Nguồn", 58),
)


def _link(count: int, line: LinkLine) -> tuple[str, ...]:
    late = f"\n(hạn: {written_day(line.due)})" if line.due else ""
    state = f"{line.state.label}{late}"
    return str(count), line.kind.label, line.system, line.database_name, state, words.day(line.since), line.source


def written_day(text: str) -> str:
    """A whole date as it is written in Vietnam, other words as they are."""
    try:
        return words.day(date.fromisoformat(text))
    except ValueError:
        return text


_COVERAGE = (
    Column("STT", 11),
    Column("Loại giấy tờ", 116),
    Column("Số xã", 30, is_number=True),
    Column("Xã đủ dữ liệu", 30, is_number=True),
    Column("Xã chưa đủ", 30, is_number=True),
    Column("Xã chưa rõ", 30, is_number=True),
)


def _coverage(count: int, line: CoverageLine) -> tuple[str, ...]:
    known = number(line.enough), number(line.lacking)
    return str(count), line.name, grouped(line.communes), *known, grouped(line.unknown)
