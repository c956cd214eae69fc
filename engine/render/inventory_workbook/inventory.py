"""Sheet 1: the inventory, first in the eight columns of annex I of NQ 66.7/2025/NQ-CP, then in ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from engine.model.decision import Inventory, Row
from engine.model.submission import UNKNOWN, AnnexLine, Submission
from engine.model.terms import Channel, Origin, Published
from engine.render import words
from engine.render.inventory_workbook.pages import Band, Column, GroupLine, Kind, Line, Page, Value, listed
from engine.render.notes import blocker_text
from engine.render.numbers import grouped
from engine.seal import row_digest

TITLE = "Danh mục"
OPINIONS = ("Thống nhất", "Ý kiến khác", "Cần làm rõ")
"""What the person who goes through the rows may choose."""


class Cell(NamedTuple):
    """A column and the value of a line in it."""

    column: Column
    value: Callable[[AnnexLine], Value]


def _of_row(title: str, width: int, value: Callable[[Row], Value], kind: Kind = Kind.TEXT) -> Cell:
    return Cell(Column(title, width, kind), lambda line: value(line.row))


ANNEX = (
    Cell(Column("STT", 6, Kind.NUMBER), lambda line: line.number),
    _of_row("Mã TTHC", 11, lambda r: r.procedure, Kind.CODE),
    _of_row("Tên TTHC", 40, lambda r: r.procedure_name),
    _of_row("Thành phần hồ sơ đề nghị thay thế", 24, words.paper),
    _of_row("Cơ sở dữ liệu", 24, lambda r: listed(d.name for d in r.databases)),
    _of_row("Bộ chủ quản cơ sở dữ liệu", 16, lambda r: listed(dict.fromkeys(d.owner for d in r.databases))),
    Cell(
        Column("Tên VBQPPL quy định thành phần hồ sơ của TTHC", 34),
        lambda line: listed(p.document for p in line.places) or UNKNOWN,
    ),
    Cell(
        Column("Điều, khoản, điểm, biểu mẫu/phụ lục", 26),
        lambda line: listed(p.provision for p in line.places) or UNKNOWN,
    ),
)
"""The eight columns, in the order of the annex."""

RESULT = (
    _of_row("Cấp thực hiện", 12, lambda r: listed(map(words.level, r.levels))),
    _of_row("Kết luận", 18, words.verdict),
    _of_row("Bản công bố", 16, lambda r: Published(r.published).label),
    _of_row("Phát hiện", 22, lambda r: words.finding(r.finding)),
    _of_row("Vướng mắc", 52, lambda r: listed(map(blocker_text, r.blockers))),
    _of_row("Ai phải làm tiếp", 22, lambda r: r.actor),
    _of_row("Căn cứ", 24, lambda r: listed(r.clauses)),
)
LIMITS = (
    _of_row("Ngoại lệ", 80, lambda r: listed(r.exceptions)),
    _of_row("Khi tra cứu không được", 80, lambda r: listed(map(words.fallback, r.fallbacks))),
)
DOSSIER = (
    _of_row("Cơ quan ban hành", 18, lambda r: r.issuer),
    _of_row("Lĩnh vực", 18, lambda r: r.field),
    _of_row("Dòng hồ sơ", 8, lambda r: r.component, Kind.CODE),
    _of_row("Thành phần hồ sơ", 42, lambda r: r.component_text),
    _of_row("Trường hợp", 24, lambda r: r.condition),
    _of_row("Của ai", 18, lambda r: r.subject),
    _of_row("Nơi cấp", 18, lambda r: Origin(r.origin).label),
    _of_row("Cách nộp", 14, lambda r: Channel(r.channel).label),
)
REMARKS = (
    Cell(Column("Ngày xét", 12, Kind.DAY), lambda line: line.as_of),
    _of_row("Ngày của bản công bố", 12, lambda r: r.record_date, Kind.DAY),
    _of_row("Câu chữ đề nghị công bố lại", 60, lambda r: r.correction),
    _of_row("Cần hỏi", 50, lambda r: r.ask.question if r.ask else ""),
    _of_row("Lưu ý", 150, lambda r: listed(r.remarks)),
    _of_row("Nghi vấn", 150, lambda r: listed(r.doubts)),
)
OPINION = (
    _of_row("Ý kiến đã ghi của đơn vị", 50, lambda r: words.ruling(r.ruling)),
    Cell(Column("Ý kiến của người rà soát", 16, Kind.OPINION, OPINIONS), lambda _: None),
    Cell(Column("Ghi chú của người rà soát", 34, Kind.OPINION), lambda _: None),
    _of_row("Dấu của dòng", 20, row_digest, Kind.CODE),
)
_SECTIONS = (
    ("Theo Phụ lục I Nghị quyết số 66.7/2025/NQ-CP", ANNEX),
    ("Kết quả rà soát", RESULT),
    ("Ngoại lệ, cách xử lý", LIMITS),
    ("Dòng hồ sơ", DOSSIER),
    ("Sửa, hỏi, lưu ý", REMARKS),
    ("Ý kiến của người rà soát", OPINION),
)
"""Together they hold the columns in order."""
_PRINTED = 3
"""Sections that are printed, a page each; the others are for the screen."""
CELLS = tuple(cell for _, cells in _SECTIONS for cell in cells)


def page(submission: Submission) -> Page:
    """The sheet; its rows are those of the inventory, procedures of one issuer together."""
    return Page(
        title=TITLE,
        notes=tuple(_notes(submission)),
        columns=tuple(cell.column for cell in CELLS),
        lines=_lines(submission),
        bands=tuple(_bands()),
        kept=2,
        breaks=tuple(_breaks()),
        printed=sum(len(cells) for _, cells in _SECTIONS[:_PRINTED]),
        scale=60,
    )


def _lines(submission: Submission) -> Iterator[Line]:
    for group in submission.groups:
        yield GroupLine(group.numeral, group.title)
        for line in group.lines:
            yield tuple(cell.value(line) for cell in CELLS)


def _bands() -> Iterator[Band]:
    first = 1
    for title, cells in _SECTIONS:
        yield Band(title, first, first + len(cells) - 1)
        first += len(cells)


def _breaks() -> Iterator[int]:
    """A printed page holds one section."""
    after = 0
    for _, cells in _SECTIONS[: _PRINTED - 1]:
        after += len(cells)
        yield after


def asked(inventory: Inventory) -> str:
    """Of which day and place the review is."""
    return f"Ngày xét {words.day(inventory.as_of)}. {words.scope(inventory)}."


def _notes(submission: Submission) -> Iterator[str]:
    inventory, totals = submission.inventory, submission.inventory.totals
    yield "DANH MỤC RÀ SOÁT THỦ TỤC HÀNH CHÍNH CÓ THÀNH PHẦN HỒ SƠ LÀ GIẤY TỜ HỘ TỊCH"
    yield asked(inventory)
    yield (
        f"{grouped(totals.procedures)} thủ tục, trong đó {grouped(totals.procedures_with_civil_status)} có giấy tờ "
        f"hộ tịch; {grouped(len(inventory.rows))} dòng. Chưa xác định quy định đòi giấy tờ: "
        f"{grouped(submission.unknown_places)} dòng. Có nghi vấn: {grouped(totals.doubtful)} dòng."
    )
    yield "Thủ tục có nhiều giấy tờ thì STT, mã, tên nhắc lại ở từng dòng (không gộp ô) để lọc được."
