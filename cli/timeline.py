"""`catgiam timeline`: the law in time."""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

import click

from cli.asking import Asking, warn
from cli.errors import CODES
from cli.office import OfficeAsked, office_options, with_office_data
from cli.options import (
    TEXT,
    ListingCommand,
    format_option,
    out_option,
    province_option,
    rules_option,
)
from cli.output import screen_for, write_whole
from cli.portal import Progress
from cli.rules_source import load_rules
from engine.matcher import best_matcher
from engine.model.change import Timeline
from engine.render import Screen
from engine.timeline import timeline as make_timeline

BY_FORMAT = {
    "terminal": "engine.render.timeline_text:render",
    "json": "engine.render.jsons:render_timeline",
    "html": "engine.render.timeline_page:render",
}


@click.command(
    cls=ListingCommand,
    options_metavar="[TÙY CHỌN]",
    short_help="Pháp luật theo thời gian: giai đoạn nào, kết luận nào đổi, căn cứ nào sắp hết.",
)
@click.option("--procedure", "codes", type=TEXT, multiple=True, metavar="MÃ...", help="Chỉ xét các thủ tục này.")
@format_option(BY_FORMAT, "terminal")
@out_option
@province_option
@office_options
@rules_option
def timeline(
    *,
    codes: tuple[str, ...],
    format_name: str,
    out: Path | None,
    province: str | None,
    commune: str | None,
    workspace: Path,
    rules: Path | None,
) -> int:
    """Pháp luật theo thời gian: giai đoạn nào, kết luận nào đổi, căn cứ nào sắp hết.

    \b
    Ví dụ:
      catgiam timeline
      catgiam timeline --procedure 1.001193 2.000806
      catgiam timeline --format html --out thoi-gian.html
    """  # noqa: D301 - \b is click's mark for lines that must not be joined
    loaded = load_rules(rules)
    catalog, asking = loaded.catalog, Asking(loaded.catalog)
    asking.format(format_name, BY_FORMAT)
    place, wanted = asking.province(province), asking.codes(codes)
    asking.doubter.refuse()
    warn(loaded)
    catalog = with_office_data(catalog, place, OfficeAsked(rules, workspace, commune))
    procedures = [p for p in catalog.procedures if not wanted or p.code in wanted]
    progress = Progress("giai đoạn")
    found = make_timeline(catalog, procedures, place, best_matcher(), progress)
    progress.done()
    content = io.BytesIO()
    _renderer(format_name)(found, content, screen_for(out))
    write_whole(content.getvalue(), out)
    return CODES.fine


def _renderer(name: str) -> Callable[[Timeline, BinaryIO, Screen], None]:
    """Load the renderer of a format: only the terminal needs `rich`."""
    module, attribute = BY_FORMAT[name].split(":")
    found: Callable[[Timeline, BinaryIO, Screen], None] = getattr(import_module(module), attribute)
    return found
