"""`catgiam whatif`: what would be decided if something were otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from cli.asking import Asking, warn
from cli.diff import FORMATS, Side, compared, rendered
from cli.errors import CODES, Doubter, Refusal
from cli.office import OfficeAsked, office_options, with_office_data
from cli.options import (
    A_PATH,
    TEXT,
    ListingCommand,
    asked_options,
    format_option,
)
from cli.output import write_whole
from cli.rules_source import load_rules, proved, rule_files
from engine.assumptions import Assumption, assume, parse_assumption
from engine.matcher import best_matcher
from engine.model.catalog import Catalog


@click.command(
    cls=ListingCommand,
    options_metavar="[TÙY CHỌN]",
    short_help="Giả định một điều khác đi: kết luận nào đổi, tổng số trước và sau.",
)
@click.option(
    "--assume",
    "assumed",
    type=TEXT,
    multiple=True,
    metavar="KHÓA=GIÁ_TRỊ...",
    help="connection.CSDL=live, field.CSDL.TRƯỜNG=announced, coverage.GIẤY=0…1, clause.MÃ.until=NGÀY.",
)
@click.option("--overlay", type=A_PATH, metavar="THƯ_MỤC", help="Thư mục tệp quy tắc phủ lên bộ đang dùng.")
@click.option("--procedure", "codes", type=TEXT, multiple=True, metavar="MÃ...", help="Chỉ xét các thủ tục này.")
@format_option(FORMATS, "terminal")
@office_options
@asked_options
def whatif(
    *,
    assumed: tuple[str, ...],
    overlay: Path | None,
    codes: tuple[str, ...],
    format_name: str,
    rules: Path | None,
    as_of: str | None,
    province: str | None,
    commune: str | None,
    workspace: Path,
    out: Path | None,
) -> int:
    """Giả định một điều khác đi: kết luận nào đổi, tổng số trước và sau.

    \b
    Ví dụ:
      catgiam whatif --province 12 --assume connection.ho_tich=live coverage.birth=1
      catgiam whatif --as-of 2027-03-01 --assume clause.NQ-66.7-2025.until=2028-02-28
      catgiam whatif --assume field.ho_tich.death.place=announced
      catgiam whatif --overlay du-thao
    """  # noqa: D301 - \b is click's mark for lines that must not be joined
    loaded = load_rules(rules)
    catalog, asking = loaded.catalog, Asking(loaded.catalog)
    asking.format(format_name, FORMATS)
    day, place, wanted = asking.day(as_of), asking.province(province), asking.codes(codes)
    assumptions = [a for a in (asking.doubter.take(parse_assumption, text) for text in assumed) if a is not None]
    asking.doubter.refuse()
    warn(loaded)
    overlaid = _overlaid(catalog, rules, overlay)
    office = OfficeAsked(rules, workspace, commune)
    catalog, overlaid = (with_office_data(c, place, office) for c in (catalog, overlaid))
    supposed = suppose(overlaid, assumptions, place)
    sides = Side(catalog, day, f"ngày {day:%d/%m/%Y}"), Side(supposed, day, _said(assumed, overlay))
    found = compared(sides, place, wanted, best_matcher())
    write_whole(rendered(found, format_name, out, "NẾU GIẢ ĐỊNH"), out)
    return CODES.fine


def _said(assumed: Sequence[str], overlay: Path | None) -> str:
    said = [*assumed, *([f"phủ {overlay}"] if overlay is not None else [])]
    return f"giả định {', '.join(said)}" if said else "không giả định gì"


def _overlaid(catalog: Catalog, rules: Path | None, overlay: Path | None) -> Catalog:
    if overlay is None:
        return catalog
    from engine.catalog.loading import load_overlaid  # it brings YAML along

    return proved(load_overlaid(rule_files(rules), rule_files(overlay))).catalog


def suppose(catalog: Catalog, assumptions: Sequence[Assumption], province: str | None) -> Catalog:
    """The catalogue under the assumptions. Raises `Refusal` with every one that means nothing."""
    doubter = Doubter()
    for assumption in assumptions:
        catalog = doubter.take(assume, catalog, [assumption], province) or catalog
    if doubter.reasons:
        raise Refusal(f"--assume {reason}" for reason in doubter.reasons)
    return catalog
