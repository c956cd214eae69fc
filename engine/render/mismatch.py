"""The state of mismatches for a person at a terminal: counts, ids and registration numbers, never a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from rich.table import Table

from engine.model.mismatch import Progress, Report, State, WorkItem
from engine.render import Screen, words
from engine.render.page import Page

_PERCENT = 100


def render_report(report: Report, stream: BinaryIO, screen: Screen) -> None:
    """Write the progress of each province, then of each commune."""
    page = Page(screen)
    page.put(("DỮ LIỆU HỘ TỊCH SAI LỆCH", "bold"))
    page.put(f"Tính đến ngày {words.day(report.day)}")
    for province in report.provinces:
        page.blank()
        page.put((f"{province.name[:1].upper()}{province.name[1:]} (mã {province.code})", "bold"))
        _put_progress(page, province)
    if report.unclassified:
        page.put(f"{report.unclassified} trường hợp có loại lỗi chưa phân loại", indent=1)
    page.blank()
    page.put((f"{len(report.communes)} xã, còn nhiều việc nhất xếp trước", "bold"))
    page.show(_communes(report.communes))
    page.blank()
    page.put("Danh sách việc của một xã: catgiam mismatch report --commune MÃ")
    page.write_to(stream)


def render_work(report: Report, items: Sequence[WorkItem], stream: BinaryIO, screen: Screen) -> None:
    """Write the work list of a commune: counts by event, error and state, then the open cases."""
    page = Page(screen)
    (commune,) = report.communes
    page.put(("VIỆC PHẢI LÀM VỀ DỮ LIỆU HỘ TỊCH SAI LỆCH", "bold"))
    page.put(f"{commune.name[:1].upper()}{commune.name[1:]} (mã {commune.code}), tính đến ngày {words.day(report.day)}")
    _put_progress(page, commune)
    page.blank()
    page.show(_tallies(report))
    still = [item for item in items if item.case.state.is_open]
    if still:
        page.blank()
        page.put((f"{len(still)} trường hợp còn phải làm, hạn trước xếp trước", "bold"))
        page.show(_open_cases(page, still))
        page.blank()
        page.put("Chi tiết từng trường hợp, kể cả đề xuất xử lý, có trong --format csv (chứa dữ liệu cá nhân).")
        page.put("Đã làm xong bước nào thì ghi: catgiam mismatch set MÃ --state verifying --by CHỨC_DANH")
    page.write_to(stream)


def _put_progress(page: Page, progress: Progress) -> None:
    by_state = "; ".join(f"{state.label} {progress.by_state.get(state, 0)}" for state in State)
    page.put(f"{progress.cases} trường hợp: {by_state}", indent=1, hang=2)
    overdue = f", trong đó quá hạn {progress.overdue}" if progress.overdue else ""
    page.put(f"Còn phải làm {progress.outstanding}{overdue}; đã xong {share(progress)}", indent=1, hang=2)


def share(progress: Progress) -> str:
    """The share of closed cases, with one decimal; it is rounded down, so that 100 % means all."""
    if progress.done is None:
        return "không xác định"
    tenths = int(progress.done * _PERCENT * 10)
    return f"{tenths // 10},{tenths % 10} %"


def _communes(communes: Sequence[Progress]) -> Table:
    table = _table(("Mã", False), ("Xã", False), ("Tổng", True), ("Còn", True), ("Quá hạn", True), ("Đã xong", True))
    for c in communes:
        table.add_row(c.code, c.name, str(c.cases), str(c.outstanding), str(c.overdue), share(c))
    return table


def _tallies(report: Report) -> Table:
    table = _table(("Việc", False), ("Loại lỗi", False), ("Trạng thái", False), ("Số", True), ("Quá hạn", True))
    for one in report.tallies:
        table.add_row(
            report.event_names[one.event],
            report.error_names[one.error],
            one.state.label,
            str(one.cases),
            str(one.overdue),
        )
    return table


def _open_cases(page: Page, items: Sequence[WorkItem]) -> Table:
    table = _table(
        ("Mã trường hợp", False), ("Đăng ký", False), ("Loại lỗi", False), ("Trạng thái", False), ("Hạn", False)
    )
    for item in items:
        case = item.case
        registered = " ".join(filter(None, (f"số {case.number}" if case.number else "", case.book)))
        late = f" {page.sign('⚠', '!')} quá hạn" if item.is_overdue else ""
        table.add_row(
            case.id,
            f"{item.event_name}, {registered}",
            item.error_name,
            case.state.label,
            words.day(case.due_on) + late,
        )
    return table


def _table(*columns: tuple[str, bool]) -> Table:
    """A plain table; the flag of a column says whether it holds numbers."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for title, is_number in columns:
        table.add_column(title, justify="right" if is_number else "left")
    return table
