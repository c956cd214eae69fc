"""`catgiam diff`: what changes between two days, or between two rulebooks."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from cli.asking import Asking, known_codes, warn
from cli.errors import CODES
from cli.office import OfficeAsked, office_options, with_office_data
from cli.options import (
    A_PATH,
    TEXT,
    ListingCommand,
    asked_options,
    format_option,
)
from cli.output import screen_for, write_whole
from cli.rules_source import load_rules
from engine.comparison import Reviewed, compare
from engine.matcher import Matcher, best_matcher
from engine.model.catalog import Catalog
from engine.model.change import Comparison
from engine.review import Reviewer

FORMATS = ("terminal", "json")


class Side(NamedTuple):
    """What one side is reviewed with, and what it is called."""

    catalog: Catalog
    day: date
    name: str


@click.command(
    cls=ListingCommand,
    options_metavar="[TÙY CHỌN]",
    short_help="So sánh hai ngày, hoặc hai bộ quy tắc: kết luận nào đổi, vì điều khoản nào.",
)
@click.option("--from", "from_day", type=TEXT, metavar="NGÀY", help="Ngày của bên trước.")
@click.option("--to", "to_day", type=TEXT, metavar="NGÀY", help="Ngày của bên sau.")
@click.option("--rules-from", type=A_PATH, metavar="THƯ_MỤC", help="Bộ quy tắc của bên trước.")
@click.option("--procedure", "codes", type=TEXT, multiple=True, metavar="MÃ...", help="Chỉ so sánh các thủ tục này.")
@format_option(FORMATS, "terminal")
@office_options
@asked_options
def diff(
    *,
    from_day: str | None,
    to_day: str | None,
    rules_from: Path | None,
    codes: tuple[str, ...],
    format_name: str,
    rules: Path | None,
    as_of: str | None,
    province: str | None,
    commune: str | None,
    workspace: Path,
    out: Path | None,
) -> int:
    """So sánh hai ngày, hoặc hai bộ quy tắc: kết luận nào đổi, vì điều khoản nào.

    Nêu cả những giấy tờ giữ kết luận nhưng đổi căn cứ, cách xử lý hoặc người làm. Có khác nhau thì mã kết thúc là 1.

    \b
    Ví dụ:
      catgiam diff --from 2027-02-28 --to 2027-03-01
      catgiam diff --rules-from ../ban-cu/rules --as-of 2026-11-22
    """  # noqa: D301 - \b is click's mark for lines that must not be joined
    loaded = load_rules(rules)
    before_loaded = load_rules(rules_from) if rules_from is not None else loaded
    warn(loaded)
    asking = Asking(loaded.catalog)
    asking.format(format_name, FORMATS)
    day = asking.day(as_of)
    first, last = asking.day(from_day, "--from", day), asking.day(to_day, "--to", day)
    place = asking.province(province)
    wanted = asking.codes(codes, known_codes(before_loaded.catalog) | known_codes(loaded.catalog))
    if rules_from is None and (from_day is None or to_day is None):
        asking.doubter.reasons.append("cần --from NGÀY --to NGÀY, hoặc --rules-from THƯ_MỤC")
    asking.doubter.refuse()
    office = OfficeAsked(rules, workspace, commune)
    before, after = (with_office_data(side.catalog, place, office) for side in (before_loaded, loaded))
    sides = Side(before, first, _name(first, rules_from)), Side(after, last, _name(last, rules))
    found = compared(sides, place, wanted, best_matcher())
    write_whole(rendered(found, format_name, out), out)
    return CODES.fine if found.is_empty else CODES.findings


def _name(day: date, rules: Path | None) -> str:
    return f"ngày {day:%d/%m/%Y}" + (f" ({rules})" if rules is not None else "")


def compared(sides: Sequence[Side], province: str | None, codes: frozenset[str], matcher: Matcher) -> Comparison:
    """Review both sides and compare."""
    before, after = (reviewed(side, province, codes, matcher) for side in sides)
    return compare(before, after)


def reviewed(side: Side, province: str | None, codes: frozenset[str], matcher: Matcher) -> Reviewed:
    """The rows of one side."""
    reviewer = Reviewer(side.catalog, side.day, province, matcher)
    procedures = [p for p in side.catalog.procedures if not codes or p.code in codes]
    return Reviewed(reviewer.rows(procedures), side.day, side.catalog, reviewer.province, side.name)


def rendered(found: Comparison, format_name: str, out: Path | None, title: str = "SO SÁNH HAI LẦN RÀ SOÁT") -> bytes:
    """The comparison in the chosen format."""
    if format_name == "json":
        from engine.render.jsons import comparison_bytes

        return comparison_bytes(found)
    from engine.render.changes import render_comparison  # only here is rich wanted

    content = io.BytesIO()
    render_comparison(found, title, content, screen_for(out))
    return content.getvalue()
