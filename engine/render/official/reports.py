"""The papers that report: the databases that are needed, and the periodic report with its annexes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from docx.shared import Mm, Pt

from engine.model.document_head import BLANK, DocumentHead
from engine.model.periodic import FigureGroup, PeriodicReport
from engine.model.submission import UNKNOWN, DatabaseNeed, Submission
from engine.render import periodic_words as told
from engine.render import words
from engine.render.databases import NOTHING, since
from engine.render.numbers import grouped
from engine.render.official.letterhead import add_letterhead, add_receivers, add_signature, attached_to
from engine.render.official.paper import TEXT_WIDTH, Paper, add_rule, end_block, keep_with_next
from engine.render.official.tables import Cells, GroupRow, Head, TableRow, add_table
from engine.submission.annex import roman

_KIND = "Báo cáo"
_RULE_SHARE = 0.4
"""Of the text's width: the decree asks for a third to a half of the line above."""


def render_databases(submission: Submission, head: DocumentHead, stream: BinaryIO) -> None:
    """Write the list as an annex, and the procedures that need each database as another."""
    paper, attached = Paper(), attached_to(head, "văn bản")
    paper.open_section(is_landscape=True)
    paper.annex_head("I", "Danh mục cơ sở dữ liệu cần tra cứu, kết nối", attached)
    inventory = submission.inventory
    end_block(paper.body(f"Ngày xét {words.day(inventory.as_of)}. {words.scope(inventory)}."))
    if submission.databases:
        add_table(paper, _NEED_HEADS, (_need(n, need) for n, need in enumerate(submission.databases, 1)))
    else:
        paper.body(NOTHING)
    paper.open_section(is_landscape=False)
    paper.annex_head("II", "Thủ tục hành chính cần tra cứu từng cơ sở dữ liệu", attached)
    rows = _procedures(submission)
    if rows:
        add_table(paper, (Head("STT", 14), Head("Mã TTHC", 28), Head("Tên TTHC", 118)), rows)
    else:
        paper.body(NOTHING)
    paper.save("Danh mục cơ sở dữ liệu cần tra cứu, kết nối", stream)


_NEED_HEADS = (
    Head("STT", 11),
    Head("Tên cơ sở dữ liệu", 30),
    Head("Chủ quản", 20),
    Head("Hệ thống cần kết nối", 34),
    Head("Số thủ tục", 14),
    Head("Trường cần dùng, đã công bố", 40),
    Head("Trường cần dùng, chưa công bố", 40),
    Head("Tình trạng kết nối", 24),
    Head("Căn cứ chia sẻ dữ liệu", 34),
)


def _need(number: int, need: DatabaseNeed) -> Cells:
    state = (need.state.label, since(need), f"hạn: {need.due}" if need.due else "")
    return Cells(
        (
            str(number),
            need.name,
            need.owner,
            need.system,
            UNKNOWN if need.procedures is None else grouped(len(need.procedures)),
            "; ".join(need.fields) or UNKNOWN,
            "; ".join(need.missing_fields) or ("không có" if need.fields else UNKNOWN),
            "\n".join(filter(None, state)),
            "\n".join(need.basis) or UNKNOWN,
        )
    )


def _procedures(submission: Submission) -> list[TableRow]:
    """The procedures of each database, numbered within it."""
    names = {row.procedure: row.procedure_name for row in submission.inventory.rows}
    rows: list[TableRow] = []
    for numeral, need in enumerate((n for n in submission.databases if n.procedures), 1):
        rows.append(GroupRow(roman(numeral), need.name))
        rows += [Cells((str(n), code, names[code])) for n, code in enumerate(need.procedures or (), 1)]
    return rows


# ---------------------------------------------------------------- periodic


def render_periodic(report: PeriodicReport, head: DocumentHead, stream: BinaryIO) -> None:
    """Write the report: days, results of each group, then the tables as annexes."""
    paper = Paper()
    paper.open_section(is_landscape=False)
    add_letterhead(paper, head, "")
    _add_title(paper, told.title(report))
    add_receivers(paper, head.to or (BLANK,))
    for number, basis in enumerate(head.bases, 1):
        paper.body(f"{basis.rstrip(';.')}{'.' if number == len(head.bases) else ';'}", is_italic=True)
    sender = head.sender or f"Sở Tư pháp tỉnh {report.province_name}"
    paper.body(f"{sender} báo cáo {told.SUBJECT[0].lower()}{told.title(report)[1:]} như sau:")
    _add_days(paper, report)
    for number, group in enumerate(FigureGroup, 2):
        _add_group(paper, number, report, group)
    keep_with_next(paper.body("Nguồn của từng số liệu và các bảng chi tiết tại các phụ lục kèm theo./."))
    add_signature(paper, head)
    _add_annexes(paper, report, head)
    paper.save(f"{_KIND} {told.title(report)}", stream)


def _add_title(paper: Paper, title: str) -> None:
    """The kind of paper in capitals, what it is about, and a rule below."""
    paper.centred(_KIND.upper(), is_bold=True).paragraph_format.space_before = Pt(12)
    paper.centred(title, is_bold=True)
    rule = paper.document.add_paragraph()
    edge = Mm(TEXT_WIDTH * (1 - _RULE_SHARE) / 2)
    rule.paragraph_format.left_indent = rule.paragraph_format.right_indent = edge
    rule.paragraph_format.line_spacing = Pt(5)
    add_rule(rule)


def _add_days(paper: Paper, report: PeriodicReport) -> None:
    keep_with_next(paper.body("1. Kỳ số liệu, hạn nộp", is_bold=True))
    for text in (told.window(report), told.due(report), told.cutoff(report), *report.remarks):
        paper.body(text)


def _add_group(paper: Paper, number: int, report: PeriodicReport, group: FigureGroup) -> None:
    keep_with_next(paper.body(f"{number}. {group.label}", is_bold=True))
    figures = report.of_group(group)
    for place, figure in enumerate(figures, 1):
        paper.body(f"- {told.figure(figure)}{'.' if place == len(figures) else ';'}")


def _rows(sheet: told.Sheet) -> Iterator[TableRow]:
    """The rows, each group of them under its head."""
    for place, row in enumerate(sheet.rows):
        if place in sheet.heads:
            yield GroupRow(roman(list(sheet.heads).index(place) + 1), sheet.heads[place])
        yield Cells(row)


def _add_annexes(paper: Paper, report: PeriodicReport, head: DocumentHead) -> None:
    for number, sheet in enumerate(told.sheets(report), 1):
        paper.open_section(is_landscape=True)
        paper.annex_head(roman(number), sheet.title, attached_to(head, _KIND))
        if sheet.rows:
            add_table(paper, [Head(c.title, c.width) for c in sheet.columns], _rows(sheet))
        else:
            paper.body(f"{told.UNKNOWN.capitalize()}.")
