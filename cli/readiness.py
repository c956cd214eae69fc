"""`catgiam readiness`: which events of which communes have data enough."""

from __future__ import annotations

import io
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.asking import Asking, warn
from cli.engines import engine_option, opened, parse_engine
from cli.errors import CODES, Refusal
from cli.office import OfficeAsked, load_gazetteer, place_of, with_office_data
from cli.options import TEXT, as_of_option, format_option, out_option, rules_option
from cli.output import screen_for, write_whole
from cli.rules_source import load_rules
from cli.streams import is_terminal
from cli.workspace import workspace_option

if TYPE_CHECKING:  # `--help` needs none of it
    from engine.model.readiness import Readiness

BY_FORMAT = {
    "terminal": "engine.render.readiness:render",
    "csv": "engine.render.readiness_table:render_csv",
    "json": "engine.render.readiness_table:render_json",
    "xlsx": "engine.render.readiness_table:render_xlsx",
    "png": "engine.render.heatmap:render",
    "html": "engine.render.readiness_page:render",
}
"""Format → where its renderer lives."""

_BINARY = frozenset({"xlsx", "png"})


@click.command(
    "readiness",
    options_metavar="[TÙY CHỌN]",
    short_help="Xã nào, loại giấy tờ nào đã đủ dữ liệu; còn vướng gì, thiếu bao nhiêu bản ghi.",
)
@click.option("--province", type=TEXT, required=True, metavar="MÃ", help="Mã tỉnh, trong các tỉnh đã có hồ sơ.")
@format_option(BY_FORMAT, "terminal")
@engine_option
@as_of_option
@workspace_option
@rules_option
@out_option
def show_readiness(
    *,
    province: str,
    format_name: str,
    engine_name: str | None,
    as_of: str | None,
    workspace: Path,
    rules: Path | None,
    out: Path | None,
) -> int:
    """Xã nào, loại giấy tờ nào đã đủ dữ liệu; còn vướng gì, thiếu bao nhiêu bản ghi.

    Số liệu lấy từ bảng đã nhập (catgiam coverage import) và hồ sơ tỉnh, tính đến ngày xét. Mỗi ô là một loại giấy tờ
    ở một xã; tỷ lệ trong ô là của kỳ đăng ký chậm nhất.

    \b
    Ví dụ:
      catgiam readiness --province 12
      catgiam readiness --province 12 --format xlsx --out san-sang.xlsx
      catgiam readiness --province 52 --as-of 2026-09-30 --format png --out ban-do.png
    """  # noqa: D301 - \b is click's mark for lines that must not be joined
    loaded = load_rules(rules)
    asking = Asking(loaded.catalog)
    asking.format(format_name, BY_FORMAT)
    day, code = asking.day(as_of), asking.province(province)
    engine = asking.doubter.take(parse_engine, engine_name) or ""
    asking.doubter.refuse()
    _refuse_binary(format_name, out)
    warn(loaded)
    from engine.readiness import Asked, readiness

    catalog = with_office_data(loaded.catalog, code, OfficeAsked(rules, workspace))
    places = load_gazetteer(rules)
    asked = Asked(catalog, province, places.communes_of(place_of(places, province)), day)
    with opened(engine) as relations:
        found = readiness(asked, relations)
    write_whole(_rendered(found, format_name, out), out)
    return CODES.fine


def _refuse_binary(format_name: str, out: Path | None) -> None:
    """A picture or a workbook on a terminal helps nobody."""
    import sys

    if format_name in _BINARY and out is None and is_terminal(sys.stdout):
        raise Refusal([f"--format {format_name} là tệp nhị phân: thêm --out TỆP.{format_name}"])


def _rendered(found: Readiness, format_name: str, out: Path | None) -> bytes:
    """The answer in the chosen format; only the renderer that is asked for is loaded."""
    module, name = BY_FORMAT[format_name].split(":")
    content = io.BytesIO()
    getattr(import_module(module), name)(found, content, screen_for(out))
    return content.getvalue()
