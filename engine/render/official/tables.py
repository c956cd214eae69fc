"""Tables of thousands of rows: built as elements, for the library's own cells take quadratic time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from engine.render.official.paper import FONT, TABLE_SIZE, Paper, text_of

_TWIPS = 56.6929
"""Twentieths of a point in a millimetre."""


class Head(NamedTuple):
    """A column: its heading and its width in millimetres."""

    title: str
    width: float


class GroupRow(NamedTuple):
    """A row that heads the rows below it, over all columns but the first."""

    numeral: str
    title: str


class Cells(NamedTuple):
    """A row; the first `merged` cells continue those of the row above when `goes_on`."""

    texts: Sequence[str]
    goes_on: bool = False
    merged: int = 0


TableRow = GroupRow | Cells


def add_table(paper: Paper, heads: Sequence[Head], rows: Iterable[TableRow]) -> None:
    """A bordered table whose heading is repeated on each page; no row is broken over two pages."""
    table = OxmlElement("w:tbl")
    table.append(_properties(heads))
    grid = OxmlElement("w:tblGrid")
    for head in heads:
        grid.append(_with(OxmlElement("w:gridCol"), w=str(round(head.width * _TWIPS))))
    table.append(grid)
    table.append(_row([_cell(h.title, h.width, is_bold=True, is_centred=True) for h in heads], is_head=True))
    for row in rows:
        table.append(_row(list(_cells_of(row, heads))))
    body = paper.document.element.body
    body.insert(len(body) - 1, table)  # before the properties of the last section
    paper.document.add_paragraph()  # a table may not end a section


def _cells_of(row: TableRow, heads: Sequence[Head]) -> Iterator[BaseOxmlElement]:
    if isinstance(row, GroupRow):
        rest = sum(head.width for head in heads[1:])
        yield _cell(row.numeral, heads[0].width, is_bold=True, is_centred=True)
        yield _cell(row.title, rest, is_bold=True, span=len(heads) - 1)
        return
    for number, (text, head) in enumerate(zip(row.texts, heads, strict=True)):
        merge = ("continue" if row.goes_on else "restart") if number < row.merged else ""
        yield _cell("" if merge == "continue" else text, head.width, merge=merge, is_centred=number == 0)


def _properties(heads: Sequence[Head]) -> BaseOxmlElement:
    properties = OxmlElement("w:tblPr")
    width = round(sum(head.width for head in heads) * _TWIPS)
    properties.append(_with(OxmlElement("w:tblW"), w=str(width), type="dxa"))
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_with(OxmlElement(f"w:{side}"), val="single", sz="4", space="0", color="000000"))
    properties.append(borders)
    properties.append(_with(OxmlElement("w:tblLayout"), type="fixed"))
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_with(OxmlElement(f"w:{side}"), w="60", type="dxa"))
    properties.append(margins)
    return properties


def _row(cells: Sequence[BaseOxmlElement], *, is_head: bool = False) -> BaseOxmlElement:
    row, properties = OxmlElement("w:tr"), OxmlElement("w:trPr")
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
    row.append(properties)
    for cell in cells:
        row.append(cell)
    return row


def _cell(  # noqa: PLR0913 - what a cell looks like
    text: str, width: float, *, is_bold: bool = False, is_centred: bool = False, merge: str = "", span: int = 1
) -> BaseOxmlElement:
    cell, properties = OxmlElement("w:tc"), OxmlElement("w:tcPr")
    properties.append(_with(OxmlElement("w:tcW"), w=str(round(width * _TWIPS)), type="dxa"))
    if span > 1:
        properties.append(_with(OxmlElement("w:gridSpan"), val=str(span)))
    if merge:
        properties.append(_with(OxmlElement("w:vMerge"), val=merge))
    cell.append(properties)
    for line in text_of(text).split("\n"):
        cell.append(_paragraph(line, is_bold=is_bold, is_centred=is_centred))
    return cell


def _paragraph(text: str, *, is_bold: bool, is_centred: bool) -> BaseOxmlElement:
    paragraph = OxmlElement("w:p")
    if is_centred:
        properties = OxmlElement("w:pPr")
        properties.append(_with(OxmlElement("w:jc"), val="center"))
        paragraph.append(properties)
    if text:
        run, look = OxmlElement("w:r"), OxmlElement("w:rPr")
        look.append(_with(OxmlElement("w:rFonts"), ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT))
        if is_bold:
            look.append(OxmlElement("w:b"))
        look.append(_with(OxmlElement("w:sz"), val=str(TABLE_SIZE * 2)))
        words = OxmlElement("w:t")
        words.set(qn("xml:space"), "preserve")
        words.text = text
        run.append(look)
        run.append(words)
        paragraph.append(run)
    return paragraph


def _with(element: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
