"""Sheets 2 to 5: databases to connect, proposals, totals with charts, how it was made."""

from __future__ import annotations

from collections.abc import Iterator

from engine.model.labels import VERDICTS
from engine.model.submission import UNKNOWN, DatabaseNeed, Plan, PlanItem, Submission
from engine.model.terms import Verdict
from engine.render import words
from engine.render.inventory_workbook.inventory import asked
from engine.render.inventory_workbook.pages import Chart, Column, GroupLine, Kind, Line, Page, Value, listed
from engine.render.numbers import grouped
from engine.seal import inventory_digest

COLOURS = {
    Verdict.CUT_NOW: "2E7D32",
    Verdict.CUT_WHEN_DATA_READY: "7CB342",
    Verdict.CUT_WHEN_CONNECTED: "1976D2",
    Verdict.CUT_WHEN_FIELDS_ANNOUNCED: "64B5F6",
    Verdict.NOT_DEMANDED: "00897B",
    Verdict.UNCLEAR: "F9A825",
    Verdict.NEEDS_LEGAL_CHANGE: "C62828",
    Verdict.KEEP: "757575",
}
"""One colour for each verdict, without the sign before it, told apart also where red and green look alike."""


def databases(submission: Submission) -> Page:
    """Sheet 2: which database which system has to reach."""
    columns = (
        Column("STT", 6, Kind.NUMBER),
        Column("Tên cơ sở dữ liệu", 26),
        Column("Chủ quản", 16),
        Column("Hệ thống cần kết nối", 28),
        Column("Số thủ tục", 8, Kind.NUMBER),
        Column("Số giấy tờ", 8, Kind.NUMBER),
        Column("Trường dữ liệu cần dùng", 44),
        Column("Trường cần mà chưa công bố", 34),
        Column("Tình trạng kết nối", 16),
        Column("Hạn", 12),
        Column("Căn cứ chia sẻ dữ liệu", 34),
        Column("Nguồn của tình trạng", 24),
        Column("Ghi chú", 36),
        Column("Thủ tục", 120),
    )
    notes = (
        "CƠ SỞ DỮ LIỆU CẦN KẾT NỐI",
        asked(submission.inventory),
        "Tình trạng “chưa rõ”: tỉnh chưa khai. “không xét”: đợt rà soát không nêu tỉnh.",
    )
    lines = tuple(_database(number, need) for number, need in enumerate(submission.databases, 1))
    return Page("CSDL cần kết nối", notes, columns, lines, breaks=(8,), scale=60)


def _database(number: int, need: DatabaseNeed) -> Line:
    return (
        number,
        need.name,
        need.owner,
        need.system,
        UNKNOWN if need.procedures is None else len(need.procedures),
        UNKNOWN if need.procedures is None else need.papers,
        listed(need.fields) or UNKNOWN,
        listed(need.missing_fields),
        need.state.label,
        need.due,
        listed(need.basis) or UNKNOWN,
        need.source,
        need.note,
        UNKNOWN if need.procedures is None else ", ".join(need.procedures),
    )


def proposals(submission: Submission) -> Page:
    """Sheet 3: the simplification plan of each procedure, a line for each paper."""
    columns = (
        Column("STT", 6, Kind.NUMBER),
        Column("Mã TTHC", 11, Kind.CODE),
        Column("Tên TTHC", 36),
        Column("Giấy tờ", 22),
        Column("n.1. Nội dung đơn giản hóa", 44),
        Column("Lý do", 44),
        Column("n.2. Kiến nghị thực thi", 44),
        Column("Điểm, khoản, điều quy định giấy tờ", 36),
        Column("n.3. Lợi ích", 22),
        Column("n.4. Lộ trình", 28),
    )
    notes = (
        "PHƯƠNG ÁN ĐƠN GIẢN HÓA THEO TỪNG THỦ TỤC",
        asked(submission.inventory),
        f"{grouped(len(submission.plans))} thủ tục có việc phải làm. STT theo trang tính Danh mục.",
    )
    return Page("Kiến nghị", notes, columns, tuple(_proposals(submission)), breaks=(6,), scale=60)


def _proposals(submission: Submission) -> Iterator[Line]:
    numerals = {group.issuer: group for group in submission.groups}
    issuer = ""
    for plan in submission.plans:
        if plan.issuer != issuer:
            issuer = plan.issuer
            yield GroupLine(numerals[issuer].numeral, numerals[issuer].title)
        yield from (_proposal(plan, item) for item in plan.items)


def _proposal(plan: Plan, item: PlanItem) -> Line:
    return (
        plan.number,
        plan.procedure,
        plan.procedure_name,
        words.paper(item.row),
        item.content,
        item.reason,
        item.action,
        listed(place.written for place in item.places) or UNKNOWN,
        plan.benefit,
        item.route,
    )


def totals(submission: Submission) -> Page:
    """Sheet 4: how many papers of each verdict, over all and by issuer, with charts."""
    columns = (
        Column("Cơ quan ban hành", 34),
        *(Column(verdict.label, 14, Kind.NUMBER) for verdict in VERDICTS),
        Column("Cộng", 10, Kind.NUMBER),
        Column("Thủ tục", 10, Kind.NUMBER),
    )
    by_issuer = [t for t in submission.by_issuer if t.procedures]
    lines: list[Line] = [_counted("Cộng", submission.inventory.totals.by_verdict, _concerned(submission))]
    lines += [_counted(t.issuer, t.by_verdict, t.procedures) for t in by_issuer]
    colours = tuple(COLOURS[verdict] for verdict in VERDICTS)
    series = range(2, len(VERDICTS) + 2)
    charts = [Chart("Số giấy tờ theo kết luận", 1, 1, series, colours)]
    if by_issuer:
        by_ministry = Chart("Số giấy tờ theo cơ quan ban hành", 2, len(lines), series, colours, is_stacked=True)
        charts.append(by_ministry)
    notes = ("TỔNG HỢP", asked(submission.inventory), "Đơn vị: giấy tờ (dòng của danh mục); cột cuối: thủ tục.")
    return Page("Tổng hợp", notes, columns, tuple(lines), kept=1, charts=tuple(charts))


def _concerned(submission: Submission) -> int:
    return submission.inventory.totals.procedures_with_civil_status


def _counted(name: str, by_verdict: dict[str, int], procedures: int) -> Line:
    counts = [by_verdict.get(verdict.value, 0) for verdict in VERDICTS]
    return (name, *counts, sum(counts), procedures)


def making(submission: Submission) -> Page:
    """Sheet 5: what was asked, of which rules and data, by which evaluator, and what is doubtful."""
    columns = (Column("Nội dung", 44), Column("Giá trị", 90))
    notes = (
        "CÁCH LẬP DANH MỤC",
        "Đây là công cụ hỗ trợ rà soát, không phải tư vấn pháp luật. Đọc các dòng có nghi vấn trước khi ký.",
    )
    return Page("Cách lập", notes, columns, tuple(_facts(submission)), kept=1)


def _facts(submission: Submission) -> Iterator[tuple[str, Value]]:
    inventory, counted = submission.inventory, submission.inventory.totals
    yield "Ngày xét", inventory.as_of
    yield "Phạm vi", words.scope(inventory)
    yield "Nguồn", "Danh mục thủ tục đi kèm chương trình" if inventory.source == "catalogue" else "Bản ghi đã công bố"
    yield "Bộ đánh giá", words.evaluator(inventory)
    yield "Giai đoạn pháp luật bắt đầu từ", inventory.window
    yield "Dấu của bộ quy tắc", inventory.rulebook_hash
    yield "Dấu của danh mục thủ tục", inventory.catalog_hash
    yield "Dấu của danh mục rà soát này", inventory_digest(inventory)
    yield from _certified(inventory.certificate)
    yield "Thủ tục đã xét", counted.procedures
    yield "Thủ tục có giấy tờ hộ tịch", counted.procedures_with_civil_status
    yield "Thành phần hồ sơ", counted.components
    yield "Dòng của danh mục", counted.rows
    yield "Dòng có nghi vấn", counted.doubtful
    yield "Dòng có ý kiến của đơn vị", words.rulings(counted)
    yield "Dòng chưa xác định quy định đòi giấy tờ", submission.unknown_places
    yield "Thủ tục không xét vì do tỉnh khác ban hành", counted.left_out_other_province
    yield "Bản ghi không có thành phần hồ sơ nào", counted.unread
    yield "Bản ghi không đọc được", counted.rejected
    yield "Bản ghi lặp lại", counted.repeated
    yield "Kiểm lại danh mục", "Xuất cùng lệnh với --format json rồi chạy: catgiam verify TỆP"


_CERTIFIED = {
    "cells": "Chứng nhận: số ô tình huống đã chứng minh",
    "situations": "Chứng nhận: số tình huống mà các ô thay cho",
    "windows": "Chứng nhận: số giai đoạn pháp luật",
    "last_change": "Chứng nhận: lần thay đổi cuối",
}


def _certified(certificate: dict[str, str | int]) -> Iterator[tuple[str, Value]]:
    if not certificate:
        yield "Chứng nhận bộ quy tắc", "chưa có"
    yield from ((title, certificate[key]) for key, title in _CERTIFIED.items() if key in certificate)
