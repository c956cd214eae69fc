"""Native bar charts under a table of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.render.inventory_workbook.pages import Chart, Page

if TYPE_CHECKING:  # slow to import
    from openpyxl.chart import BarChart
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_WIDTH, _HEIGHT, _TALLEST = 27, 9, 16
"""Centimetres of a chart."""
_ROWS_OF_CHART = 20


def add_charts(sheet: WriteOnlyWorksheet, page: Page, head: int) -> None:
    """Put the charts of a page below its table, one under another; `head` is the row of the headings."""
    lines = len(page.lines) if isinstance(page.lines, tuple) else 0
    below = head + lines + 2
    for number, chart in enumerate(page.charts):
        sheet.add_chart(_drawn(sheet, chart, head), f"A{below + number * _ROWS_OF_CHART}")


def _drawn(sheet: WriteOnlyWorksheet, chart: Chart, head: int) -> BarChart:
    from openpyxl.chart import BarChart

    drawn = BarChart()
    drawn.title, drawn.width = chart.title, _WIDTH
    drawn.height = min(_TALLEST, _HEIGHT + 0.6 * (chart.last - chart.first))
    drawn.x_axis.delete = drawn.y_axis.delete = False
    drawn.y_axis.majorGridlines = None
    drawn.gapWidth = 60
    if chart.is_stacked:
        _stack(drawn, sheet, chart, head)
    else:
        _one_bar_each(drawn, sheet, chart, head)
    return drawn


def _one_bar_each(drawn: BarChart, sheet: WriteOnlyWorksheet, chart: Chart, head: int) -> None:
    """One row of numbers: a bar for each column, named by its heading."""
    from openpyxl.chart import Reference
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.series import DataPoint
    from openpyxl.chart.series_factory import SeriesFactory

    first, last, row = chart.series[0], chart.series[-1], head + chart.first
    series = SeriesFactory(Reference(sheet, min_col=first, max_col=last, min_row=row, max_row=row), title="Số giấy tờ")
    for number, colour in enumerate(chart.colours):
        point = DataPoint(idx=number)
        point.graphicalProperties.solidFill = colour
        series.dPt.append(point)
    drawn.series.append(series)
    drawn.set_categories(Reference(sheet, min_col=first, max_col=last, min_row=head, max_row=head))
    drawn.type, drawn.legend = "bar", None
    drawn.x_axis.scaling.orientation = "maxMin"  # the first verdict on top
    drawn.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)


def _stack(drawn: BarChart, sheet: WriteOnlyWorksheet, chart: Chart, head: int) -> None:
    """Several rows: a bar for each row, its columns stacked."""
    from openpyxl.chart import Reference
    from openpyxl.chart.series_factory import SeriesFactory

    first, last = head + chart.first, head + chart.last
    for column, colour in zip(chart.series, chart.colours, strict=True):
        values = Reference(sheet, min_col=column, min_row=first, max_row=last)
        series = SeriesFactory(values, title_from_data=False)
        series.tx = _heading(sheet, column, head)
        series.graphicalProperties.solidFill = colour
        drawn.series.append(series)
    drawn.set_categories(Reference(sheet, min_col=1, min_row=first, max_row=last))
    drawn.type, drawn.grouping, drawn.overlap = "bar", "stacked", 100
    drawn.x_axis.scaling.orientation = "maxMin"
    drawn.legend.position = "b"


def _heading(sheet: WriteOnlyWorksheet, column: int, head: int) -> object:
    """The heading of a column as the name of a series."""
    from openpyxl.chart import Reference
    from openpyxl.chart.data_source import StrRef
    from openpyxl.chart.series import SeriesLabel

    return SeriesLabel(strRef=StrRef(f=str(Reference(sheet, min_col=column, min_row=head))))
