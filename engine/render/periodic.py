"""A periodic report for a person at a terminal, and as JSON."""

from __future__ import annotations

from typing import BinaryIO

from rich.table import Table
from rich.text import Text

from engine.diagnostics import visible
from engine.model.periodic import FigureGroup, PeriodicReport
from engine.model.record import to_json
from engine.render import Screen
from engine.render import periodic_words as told
from engine.render.jsons import INDENT, plain
from engine.render.page import Page


def render(report: PeriodicReport, stream: BinaryIO, screen: Screen) -> None:
    """Write the days, the figures of each group with their sources, then the tables."""
    page = Page(screen)
    page.put((f"BÁO CÁO: {told.title(report)}", "bold"))
    page.put(f"Tỉnh {report.province_name}")
    for text in (told.window(report), told.due(report), told.cutoff(report)):
        page.put(text, hang=2)
    for text in report.remarks:
        page.put((f"{page.sign('⚠', '!')} {text}", "yellow"), hang=2)
    for group in FigureGroup:
        _put_group(page, report, group)
    _, *tables = told.sheets(report)
    for sheet in tables:
        if sheet.rows:
            page.blank()
            page.put((sheet.title, "bold"))
            page.show(_table(sheet))
    page.write_to(stream)


def _put_group(page: Page, report: PeriodicReport, group: FigureGroup) -> None:
    figures = report.of_group(group)
    page.blank()
    page.put((group.label, "bold"))
    said = ""
    for figure in figures:
        note = f" ({figure.note})" if figure.note not in ("", said) else ""
        page.put(f"{told.figure(figure)}{note}", indent=1, hang=2)
        said = figure.note
    for source in dict.fromkeys(figure.source for figure in figures):
        page.put((f"Nguồn: {source}", "dim"), indent=1, hang=2)


def _table(sheet: told.Sheet) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for column in sheet.columns:
        table.add_column(column.title, justify="right" if column.is_number else "left")
    for row in sheet.rows:
        table.add_row(*(Text(visible(cell.replace("\n", " "))) for cell in row))
    return table


def render_json(report: PeriodicReport, stream: BinaryIO, _screen: Screen) -> None:
    """Write the report as one object; what is unknown is null."""
    data = {name: plain(getattr(report, name)) for name in report.__struct_fields__}
    stream.write(to_json(data, indent=INDENT) + b"\n")
