"""What stands around a letter: the state's name, the bodies, number, place and date; signature and recipients."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from engine.explain.citing import long_day
from engine.model.document_head import BLANK, DocumentHead
from engine.render.official.paper import TEXT_WIDTH, Paper, add_rule, add_run, keep_with_next

if TYPE_CHECKING:
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_LEFT, _RIGHT = 64, TEXT_WIDTH - 64
"""Millimetres of the two halves of the head."""
_STATE_SIZE, _BODY_SIZE, _MOTTO_SIZE, _NUMBER_SIZE, _ABOUT_SIZE, _DATE_SIZE = 12, 12, 13, 13, 12, 13
_MOTTO_WIDTH = 56.2
"""Millimetres of the motto in 13-point Times bold (12,244 thousandths of the size by the font's own widths)."""
_CAPITAL = 0.66 * 0.3528
"""Millimetres of a bold capital for each point of its size, about; the rule may be a third to a half of the line."""
_RULE_SHARE = 0.42
_MARGIN = 3.8
"""Millimetres that a table's cell keeps free on both sides together."""


def add_letterhead(paper: Paper, head: DocumentHead, subject: str) -> None:
    """Bodies and number left; the state, place and date right. A letter (công văn) has its subject below the number."""
    table = _two_columns(paper, 2)
    left, right = table.rows[0].cells
    _line(left.paragraphs[0], head.parent_body.upper() or BLANK, _BODY_SIZE)
    _line(left.add_paragraph(), head.body.upper() or BLANK, _BODY_SIZE, is_bold=True)
    _rule(left, _LEFT, _rule_width(head.body or BLANK))
    _line(right.paragraphs[0], STATE, _STATE_SIZE, is_bold=True)
    _line(right.add_paragraph(), MOTTO, _MOTTO_SIZE, is_bold=True)
    _rule(right, _RIGHT, _MOTTO_WIDTH)
    left, right = table.rows[1].cells
    _line(left.paragraphs[0], f"Số: {head.numbered}", _NUMBER_SIZE)
    if subject:
        about = left.add_paragraph()
        about.paragraph_format.space_before = Pt(6)
        _line(about, f"V/v {subject}", _ABOUT_SIZE)
    _line(right.paragraphs[0], f"{head.place or BLANK}, {day_of(head.date)}", _DATE_SIZE, is_italic=True)
    _set_widths(table)


def day_of(day: date | None) -> str:
    """The day in words, blanks where it is not known."""
    return long_day(day) if day else "ngày … tháng … năm …"


def attached_to(head: DocumentHead, what: str) -> str:
    """To which paper an annex belongs: "Kèm theo Công văn số …/… ngày … của …"."""
    sender = head.sender or (head.body if head.body and not head.body.isupper() else "")
    of = f" của {sender}" if sender else f" của {BLANK}"
    return f"Kèm theo {what} số {head.numbered} {day_of(head.date)}{of}"


def add_receivers(paper: Paper, receivers: tuple[str, ...]) -> None:
    """To whom the letter goes: one on the same line, several below each other."""
    if len(receivers) == 1:
        line = paper.centred(f"Kính gửi: {receivers[0]}")
        line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(12)
        return
    paper.centred("Kính gửi:").paragraph_format.space_before = Pt(12)
    for receiver in receivers[:-1]:
        paper.centred(f"- {receiver};")
    paper.centred(f"- {receivers[-1]}.").paragraph_format.space_after = Pt(12)


def add_signature(paper: Paper, head: DocumentHead) -> None:
    """Recipients left, title and name right."""
    keep_with_next(paper.document.add_paragraph())
    table = _two_columns(paper, 1)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - the library has no word for it
    left, right = table.rows[0].cells
    add_run(left.paragraphs[0], "Nơi nhận:", size=12, is_bold=True, is_italic=True)
    for recipient in head.recipients or ("Như trên",):
        add_run(left.add_paragraph(), f"- {recipient.rstrip(';.')};", size=11)
    add_run(left.add_paragraph(), f"- Lưu: {(head.filed or f'VT, {BLANK}').rstrip('.')}.", size=11)
    lines = head.signer.title if head.signer else (BLANK,)
    for number, line in enumerate(lines):
        _line(right.paragraphs[0] if not number else right.add_paragraph(), line.upper(), 14, is_bold=True)
    for _ in range(4):  # room for the signature and the seal
        right.add_paragraph()
    _line(right.add_paragraph(), (head.signer.name if head.signer else "") or BLANK, 14, is_bold=True)
    _set_widths(table)


def _two_columns(paper: Paper, rows: int) -> Table:
    table: Table = paper.document.add_table(rows, 2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)  # noqa: SLF001 - the library has no cell margins
    return table


def _set_widths(table: Table) -> None:
    for column, width in zip(table.columns, (_LEFT, _RIGHT), strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _line(paragraph: Paragraph, text: str, size: int, *, is_bold: bool = False, is_italic: bool = False) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_run(paragraph, text, size=size, is_bold=is_bold, is_italic=is_italic)


def _rule_width(body: str) -> float:
    """A part of the body's last line that the decree allows."""
    return _RULE_SHARE * min(len(body) * _BODY_SIZE * _CAPITAL, _LEFT)


def _rule(cell: _Cell, room: float, width: float) -> None:
    """A solid rule in the middle of a cell, of a width in millimetres."""
    paragraph = cell.add_paragraph()
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm((room - width) / 2)
    paragraph.paragraph_format.line_spacing = Pt(5)
    add_rule(paragraph)
