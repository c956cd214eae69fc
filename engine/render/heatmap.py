"""Heat maps as pictures: the only module that knows the library which draws them."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, BinaryIO

from engine.model.readiness import Cell, CellState, CommuneReadiness, Readiness
from engine.render import Screen
from engine.render import readiness_words as told

if TYPE_CHECKING:  # slow to import
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DOTS = 110
"""Dots per inch: the small text of a cell is then about 11 dots high."""
_ROWS = 46
"""Communes in one panel; more of them stand side by side."""
_CELL_WIDTH, _CELL_HEIGHT = 0.46, 0.24
_NAMES, _HEADS, _TITLE, _LEGEND = 2.1, 1.85, 0.75, 0.75
"""Inches for names, for column heads, for the title above and the legend below."""
_HEAD_WIDTH = 26
_PATTERN = "////"


def render(found: Readiness, stream: BinaryIO, _screen: Screen) -> None:
    """Write the map as PNG: communes down, events across, the text of a cell says what its colour says."""
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    with mpl.rc_context({"font.family": ["DejaVu Sans"], "hatch.linewidth": 0.6}):
        figure = _figure(found)
        FigureCanvasAgg(figure)  # the canvas without a screen
        figure.savefig(stream, format="png", metadata={"Software": "catgiam"})


def _figure(found: Readiness) -> Figure:
    from matplotlib.figure import Figure

    rows = ceil(len(found.communes) / ceil(len(found.communes) / _ROWS))
    panels = [found.communes[start : start + rows] for start in range(0, len(found.communes), rows)]
    panel_width = _NAMES + len(found.events) * _CELL_WIDTH
    width = panel_width * len(panels) + 0.3
    height = _TITLE + _HEADS + rows * _CELL_HEIGHT + _LEGEND
    figure = Figure(figsize=(width, height), dpi=DOTS, facecolor="white")
    by_commune = found.by_commune()
    for number, communes in enumerate(panels):
        left = (number * panel_width + _NAMES) / width
        tall = len(communes) * _CELL_HEIGHT / height
        top = 1 - (_TITLE + _HEADS) / height
        axes = figure.add_axes((left, top - tall, len(found.events) * _CELL_WIDTH / width, tall))
        _draw(axes, found, communes, [by_commune[c.code] for c in communes])
    figure.text(0.15 / width, 1 - 0.12 / height, told.TITLE, fontsize=15, fontweight="bold", va="top")
    figure.text(0.15 / width, 1 - 0.45 / height, told.head(found), fontsize=10, va="top")
    _legend(figure, width, height)
    return figure


def _draw(axes: Axes, found: Readiness, communes: Sequence[CommuneReadiness], rows: Sequence[Sequence[Cell]]) -> None:
    """One panel; row 0 is on top."""
    for y, cells in enumerate(rows):
        for x, cell in enumerate(cells):
            _cell(axes, x, y, cell)
    axes.set_xlim(0, len(found.events))
    axes.set_ylim(len(rows), 0)
    axes.set_yticks([y + 0.5 for y in range(len(rows))], [c.name for c in communes], fontsize=8.5)
    heads = [textwrap.fill(event.name, _HEAD_WIDTH) for event in found.events]
    axes.xaxis.tick_top()
    axes.set_xticks([x + 0.5 for x in range(len(heads))], heads, fontsize=7.5, rotation=90, linespacing=1.1)
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _cell(axes: Axes, x: int, y: int, cell: Cell) -> None:
    from matplotlib.patches import Rectangle

    paint, is_unknown = told.PAINTS[cell.state], cell.state is CellState.UNKNOWN
    hatch = _PATTERN if is_unknown else None
    axes.add_patch(Rectangle((x, y), 1, 1, facecolor=paint.fill, edgecolor="#b8b8b8", linewidth=0.6, hatch=hatch))
    box = {"facecolor": "white", "edgecolor": "none", "pad": 0.8} if is_unknown else None
    axes.text(x + 0.5, y + 0.52, told.short(cell), ha="center", va="center", fontsize=7, color=paint.ink, bbox=box)


def _legend(figure: Figure, width: float, height: float) -> None:
    from matplotlib.patches import Patch

    patches = [
        Patch(
            facecolor=told.PAINTS[state].fill,
            edgecolor="#888888",
            hatch=_PATTERN if state is CellState.UNKNOWN else None,
            label=state.label,
        )
        for state in CellState
    ]
    place = (0.1 / width, 0.28 / height)
    figure.legend(handles=patches, loc="lower left", bbox_to_anchor=place, ncols=5, fontsize=8, frameon=False)
    figure.text(0.15 / width, 0.1 / height, told.KEYS, fontsize=8, va="bottom")
