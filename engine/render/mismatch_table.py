"""Mismatches as CSV and JSON: counts, or the cases of one commune with what its clerk needs."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from engine.model.mismatch import Doubt, Progress, Report, State, WorkItem
from engine.model.record import to_data, to_json
from engine.render.table import BYTE_ORDER_MARK, harmless_lines

SCHEMA = "catgiam.mismatch/1"


class Column(NamedTuple):
    """A column of the work list: its heading and its text."""

    title: str
    text: Callable[[WorkItem], str]


def report_csv(report: Report) -> bytes:
    """The counts by commune, event, error and state."""
    names = {commune.code: commune.name for commune in report.communes}
    head = [
        "Mã tỉnh",
        "Mã xã",
        "Xã",
        "Việc hộ tịch",
        "Mã lỗi",
        "Loại lỗi",
        "Trạng thái",
        "Số trường hợp",
        "Quá hạn",
        "Ngày",
    ]
    lines = (
        [
            t.province,
            t.commune,
            names[t.commune],
            report.event_names[t.event],
            t.error,
            report.error_names[t.error],
            t.state.label,
            str(t.cases),
            str(t.overdue),
            report.day.isoformat(),
        ]
        for t in report.tallies
    )
    return _csv([head, *lines])


def work_csv(items: Iterable[WorkItem]) -> bytes:
    """The cases of a commune, with the data of the register that its clerk has to look up."""
    return _csv([[column.title for column in COLUMNS], *([c.text(item) for c in COLUMNS] for item in items)])


def report_json(report: Report) -> bytes:
    """Progress and counts."""
    return to_json(_report_data(report), indent=2)


def work_json(report: Report, items: Iterable[WorkItem]) -> bytes:
    """The work list of a commune."""
    cases = [
        {
            **to_data(item.case),
            "state": item.case.state.value,
            "event_name": item.event_name,
            "error_name": item.error_name,
            "overdue": item.is_overdue,
            "proposals": list(item.proposals),
        }
        for item in items
    ]
    return to_json({**_report_data(report), "cases": cases}, indent=2)


def _report_data(report: Report) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "as_of": report.day.isoformat(),
        "provinces": [_progress_data(p) for p in report.provinces],
        "communes": [_progress_data(p) for p in report.communes],
        "unclassified": report.unclassified,
        "counts": [
            {**to_data(t), "event_name": report.event_names[t.event], "error_name": report.error_names[t.error]}
            for t in report.tallies
        ],
    }


def _progress_data(progress: Progress) -> dict[str, Any]:
    return {
        "code": progress.code,
        "name": progress.name,
        "cases": progress.cases,
        **{state.value: progress.by_state.get(state, 0) for state in State},
        "outstanding": progress.outstanding,
        "overdue": progress.overdue,
        "done": progress.done,
    }


def _doubts(item: WorkItem) -> str:
    return "; ".join(Doubt(doubt).label for doubt in item.case.doubts.split())


COLUMNS = (
    Column("Mã trường hợp", lambda i: i.case.id),
    Column("Mã xã", lambda i: i.case.commune),
    Column("Việc hộ tịch", lambda i: i.event_name),
    Column("Số đăng ký", lambda i: i.case.number),
    Column("Quyển số", lambda i: i.case.book),
    Column("Ngày đăng ký", lambda i: i.case.registered_on),
    Column("Họ tên", lambda i: i.case.name),
    Column("Ngày sinh", lambda i: i.case.birth_date),
    Column("Giới tính", lambda i: i.case.sex),
    Column("Số định danh", lambda i: i.case.pin),
    Column("Số định danh đề nghị xem lại", lambda i: i.case.pin_proposed),
    Column("Trường sai lệch", lambda i: i.case.field),
    Column("Giá trị hộ tịch", lambda i: i.case.register_value),
    Column("Giá trị dân cư", lambda i: i.case.database_value),
    Column("Loại lỗi", lambda i: i.error_name),
    Column("Lỗi ghi trong danh sách", lambda i: i.case.error_words),
    Column("Trạng thái", lambda i: i.case.state.label),
    Column("Ngày nhận", lambda i: i.case.received_on.isoformat()),
    Column("Hạn", lambda i: i.case.due_on.isoformat()),
    Column("Quá hạn", lambda i: "có" if i.is_overdue else ""),
    Column("Điều cần xem lại", _doubts),
    Column("Đề xuất", lambda i: "; ".join(i.proposals)),
    Column("Dòng trong danh sách", lambda i: i.case.place),
)


def _csv(lines: Iterable[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(harmless_lines(lines))
    return (BYTE_ORDER_MARK + text.getvalue()).encode("utf-8")
