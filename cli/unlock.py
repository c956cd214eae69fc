"""`catgiam unlock`: what to do first."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from cli.areas import Ground, areas_of
from cli.asking import Asking, warn
from cli.engines import engine_option, parse_engine
from cli.errors import CODES
from cli.office import OfficeAsked, office_options, with_office_data
from cli.options import (
    TEXT,
    ListingCommand,
    asked_options,
    format_option,
)
from cli.output import screen_for, write_whole
from cli.portal import Progress
from cli.rules_source import load_rules
from cli.volumes import dossiers_option, find_prices, prices_option, readable
from engine.impact.pricing import GAP, Pricing
from engine.matcher import best_matcher
from engine.model.province import Province
from engine.model.unlocking import Unlocking
from engine.render import words
from engine.unlocking import Wish, Workshop, unlock

FORMATS = ("terminal", "json")
MOST_STEPS = 8
"""Longer sequences take too long to search exactly."""


@click.command(
    "unlock",
    cls=ListingCommand,
    options_metavar="[TÙY CHỌN]",
    short_help="Việc nên làm trước: kết nối, công bố, số hóa, sửa điều nào mở được bao nhiêu.",
)
@click.option("--steps", type=TEXT, default="5", metavar="SỐ", help=f"Số việc của dãy tốt nhất (1–{MOST_STEPS}).")
@dossiers_option
@prices_option
@engine_option
@click.option("--procedure", "codes", type=TEXT, multiple=True, metavar="MÃ...", help="Chỉ xét các thủ tục này.")
@format_option(FORMATS, "terminal")
@office_options
@asked_options
def unlock_first(
    *,
    steps: str,
    dossiers: tuple[Path, ...],
    prices: str | None,
    engine_name: str | None,
    codes: tuple[str, ...],
    format_name: str,
    rules: Path | None,
    as_of: str | None,
    province: str | None,
    commune: str | None,
    workspace: Path,
    out: Path | None,
) -> int:
    """Việc nên làm trước: kết nối, công bố, số hóa, sửa điều nào mở được bao nhiêu.

    Với từng việc: tự nó mở được những giấy tờ nào, bao nhiêu giấy tờ còn chờ nó cùng việc khác; rồi dãy việc mở
    được nhiều nhất. Tính đúng trên mọi giấy tờ, không ước lượng. Không nêu tỉnh thì chỉ có việc của pháp luật và của
    chủ quản cơ sở dữ liệu. Đã nhập mức số hóa theo xã (catgiam coverage import) thì xét từng xã; có --dossiers thì
    tính theo số giấy tờ một năm, thêm --prices thì theo số tiền.

    \b
    Ví dụ:
      catgiam unlock --province 12
      catgiam unlock --province 12 --steps 3 --format json
      catgiam unlock --province 12 --dossiers ho-so-2026.csv --prices don-gia.yaml
    """  # noqa: D301 - \b is click's mark for lines that must not be joined
    loaded = load_rules(rules)
    catalog, asking = loaded.catalog, Asking(loaded.catalog)
    asking.format(format_name, FORMATS)
    day, place, wanted = asking.day(as_of), asking.province(province), asking.codes(codes)
    length = asking.doubter.take(parse_steps, steps) or 0
    engine = asking.doubter.take(parse_engine, engine_name) or ""
    pricing = priced(asking, dossiers, prices, rules)
    asking.doubter.refuse()
    warn(loaded)
    catalog = with_office_data(catalog, place, OfficeAsked(rules, workspace, commune))
    procedures = [p for p in catalog.procedures if not wanted or p.code in wanted]
    areas, notes, rejected = areas_of(Ground(rules, catalog, asking.today, day, place), dossiers, engine)
    progress = Progress("tổ hợp việc")
    wish = Wish(length, areas, pricing.unit, (*notes, *pricing.notes(), *([GAP] if prices is not None else [])))
    found = unlock(Workshop(catalog, day, place), procedures, best_matcher(), wish, progress)
    progress.done()
    write_whole(rendered(found, day, catalog.provinces[place] if place else None, format_name, out), out)
    return CODES.findings if rejected else CODES.fine


def priced(asking: Asking, dossiers: Sequence[Path], prices: str | None, rules: Path | None) -> Pricing:
    """What a paper costs, by the list that was named; what is wrong with it or with the volumes goes to the doubter."""
    for path in dossiers:
        asking.doubter.take(readable, path)
    if prices is None:
        return Pricing(None)
    if not dossiers:
        asking.doubter.reasons.append("--prices phải đi cùng --dossiers: không có số hồ sơ thì không ra tiền")
    return Pricing(asking.doubter.take(find_prices, prices, rules, asking.catalog))


def parse_steps(text: str) -> int:
    """The length of the sequence. Raises `ValueError` outside 1 to `MOST_STEPS`."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_STEPS:
        return int(text)
    raise ValueError(f"--steps {text}: phải là số từ 1 đến {MOST_STEPS}")


def rendered(found: Unlocking, day: date, province: Province | None, format_name: str, out: Path | None) -> bytes:
    """The answer in the chosen format."""
    if format_name == "json":
        from engine.render.jsons import unlocking_bytes

        return unlocking_bytes(found, {"as_of": day.isoformat(), "province": province.code if province else None})
    from engine.render.unlocking import render

    content = io.BytesIO()
    place = words.place(province) if province else words.NO_PROVINCE
    render(found, f"Ngày xét {words.day(day)} · {place}", content, screen_for(out))
    return content.getvalue()
