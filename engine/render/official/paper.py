"""A paper in the format of NĐ 30/2020/NĐ-CP, Appendix I: page, font, page numbers, paragraphs.

This package is the only import site of the library: `tables` and `letterhead` fill what this module opens.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from engine.source.text import CONTROL

if TYPE_CHECKING:
    from docx.section import Section
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

FONT = "Times New Roman"
BODY_SIZE, TABLE_SIZE = 14, 11
"""Points. Body 13 to 14; the decree gives no size for tables."""
LONG_EDGE, SHORT_EDGE = 297, 210
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 20
"""Millimetres: top and bottom 20 to 25, left 30 to 35, right 15 to 20."""
TEXT_WIDTH = SHORT_EDGE - LEFT - RIGHT
FIRST_LINE, GAP = 12.7, 6
"""Millimetres of the first line's indent; points between paragraphs."""
_NUMBER_FROM_TOP = 10


class Paper:
    """A paper that is being written; its first section is portrait."""

    def __init__(self) -> None:
        """An empty page."""
        self.document = Document()
        self._is_new = True
        self._set_font()

    @property
    def section(self) -> Section:
        """The section that is being written."""
        return self.document.sections[-1]

    def open_section(self, *, is_landscape: bool) -> None:
        """Begin a part with page numbers of its own: none on its first page, counted from 1."""
        if not self._is_new:
            self.document.add_section(WD_SECTION.NEW_PAGE)
        self._is_new = False
        section = self.section
        section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
        width, height = (LONG_EDGE, SHORT_EDGE) if is_landscape else (SHORT_EDGE, LONG_EDGE)
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
        section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
        section.header_distance = section.footer_distance = Mm(_NUMBER_FROM_TOP)
        self._number_pages(section)

    def _number_pages(self, section: Section) -> None:
        section.different_first_page_header_footer = True
        section.header.is_linked_to_previous = section.first_page_header.is_linked_to_previous = False
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _add_field(paragraph, "PAGE")
        for old in section._sectPr.findall(qn("w:pgNumType")):  # noqa: SLF001 - the library has no word for it
            section._sectPr.remove(old)  # noqa: SLF001
        start = OxmlElement("w:pgNumType")
        start.set(qn("w:start"), "1")
        section._sectPr.append(start)  # noqa: SLF001

    def _set_font(self) -> None:
        style: ParagraphStyle = self.document.styles["Normal"]
        style.font.name, style.font.size = FONT, Pt(BODY_SIZE)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(name), FONT)
        style.paragraph_format.space_after = Pt(0)
        self.document.core_properties.author = "catgiam"
        self.document.core_properties.language = "vi-VN"

    def body(self, text: str, *, bold_start: str = "", is_bold: bool = False, is_italic: bool = False) -> Paragraph:
        """A paragraph of the text: justified, first line indented; `bold_start` stands before the text in bold."""
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(FIRST_LINE)
        paragraph.paragraph_format.space_before = Pt(GAP)
        if bold_start:
            add_run(paragraph, bold_start, is_bold=True)
        add_run(paragraph, text, is_bold=is_bold, is_italic=is_italic)
        return paragraph

    def centred(self, text: str, *, size: int = BODY_SIZE, is_bold: bool = False, is_italic: bool = False) -> Paragraph:
        """A centred line."""
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        add_run(paragraph, text, size=size, is_bold=is_bold, is_italic=is_italic)
        return paragraph

    def annex_head(self, numeral: str, title: str, attached: str) -> None:
        """The head of an annex: its number, its title in capitals, and to what it is attached."""
        self.centred(f"Phụ lục {numeral}", is_bold=True)
        self.centred(title.upper(), is_bold=True)
        self.centred(f"({attached})", is_italic=True).paragraph_format.space_after = Pt(GAP * 2)

    def save(self, title: str, stream: BinaryIO) -> None:
        """Write the paper."""
        self.document.core_properties.title = title
        content = io.BytesIO()
        self.document.save(content)
        stream.write(content.getvalue())


def add_run(
    paragraph: Paragraph, text: str, *, size: int | None = None, is_bold: bool = False, is_italic: bool = False
) -> Run:
    """Add words to a paragraph."""
    run = paragraph.add_run(text_of(text))
    run.bold, run.italic = is_bold or None, is_italic or None
    if size is not None:
        run.font.size = Pt(size)
    return run


def text_of(text: str) -> str:
    """A text that the format can hold: no control characters."""
    return CONTROL.sub(" ", text)


def _add_field(paragraph: Paragraph, name: str) -> None:
    """A field that the program fills in, as the page number."""
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        elif text == name:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = f" {name} "
        else:
            mark = OxmlElement("w:t")
            mark.text = text
        run._r.append(mark)  # noqa: SLF001 - the library has no fields


def keep_with_next(paragraph: Paragraph) -> None:
    """A heading stays on the page of what it heads."""
    paragraph.paragraph_format.keep_with_next = True


def end_block(paragraph: Paragraph) -> None:
    """Keep a gap to what follows and is no paragraph, as a table."""
    paragraph.paragraph_format.space_after = Pt(GAP)


def add_rule(paragraph: Paragraph) -> None:
    """A solid rule above the paragraph, as wide as its indents leave it."""
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library has no borders
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc")
