"""`catgiam ruling list`: what has become of the office's rulings."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import click

from cli.asking import Asking, warn
from cli.errors import CODES, Refusal
from cli.office import OfficeAsked, with_office_data
from cli.options import TEXT, as_of_option, format_option, out_option, parse_choice, rules_option
from cli.output import screen_for, write_whole
from cli.rules_source import load_rules
from cli.rulings_kept import kept_rulings
from cli.workspace import workspace_option
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.ruling import ListedRuling, RulingStanding
from engine.review import Reviewer

FORMATS = ("terminal", "json", "csv")
ONLY = ("stale",)


@click.command("list", options_metavar="[TÙY CHỌN]", short_help="Các ý kiến đã ghi, và ý kiến nào cần xem lại.")
@format_option(FORMATS, "terminal")
@click.option("--only", type=TEXT, metavar="stale", help="stale: chỉ ý kiến cần xem lại, kể cả không còn dòng.")
@click.option("--history", is_flag=True, help="Kể cả ý kiến đã có ý kiến sau thay.")
@workspace_option
@as_of_option
@rules_option
@out_option
def list_kept(
    *,
    format_name: str,
    only: str | None,
    history: bool,
    workspace: Path,
    as_of: str | None,
    rules: Path | None,
    out: Path | None,
) -> int:
    """Các ý kiến đã ghi, và ý kiến nào cần xem lại.

    Mỗi ý kiến được đối chiếu vào ngày xét, với đúng tỉnh, xã đã xét khi cho ý kiến.

    \b
    Ví dụ:
      catgiam ruling list
      catgiam ruling list --only stale
      catgiam ruling list --history --format csv --out y-kien.csv
    """  # noqa: D301 - \b is click's mark for lines that must not be joined
    loaded = load_rules(rules)
    asking = Asking(loaded.catalog)
    asking.format(format_name, FORMATS)
    day = asking.day(as_of)
    if only is not None:
        asking.doubter.take(parse_choice, "--only", only, ONLY)
    asking.doubter.refuse()
    warn(loaded)
    found = find(loaded.catalog, day, OfficeAsked(rules, workspace))
    chosen = tuple(one for one in found if wants(one, is_stale_only=only is not None, with_history=history))
    write_whole(rendered(chosen, day, format_name, out), out)
    return CODES.fine


def wants(one: ListedRuling, *, is_stale_only: bool, with_history: bool) -> bool:
    """Whether a ruling was asked for."""
    if one.standing is RulingStanding.SUPERSEDED:
        return with_history and not is_stale_only
    return not is_stale_only or one.standing is not RulingStanding.STANDS


def find(catalog: Catalog, day: date, office: OfficeAsked) -> tuple[ListedRuling, ...]:
    """Every ruling with what has become of it by that day."""
    rulings = kept_rulings(office.rules, office.workspace)
    if not rulings:
        return ()
    from engine.rulings import listed

    def reviewer_for(province: str, commune: str) -> Reviewer:
        """A province without a profile is judged by the law alone, a commune that is no more by its province."""
        code = province if province in catalog.provinces else None
        try:
            seen = with_office_data(catalog, code, office._replace(commune=(commune or None) if code else None))
        except Refusal:
            seen = with_office_data(catalog, code, office)
        return Reviewer(seen, day, code, ReferenceMatcher())

    return listed(rulings, catalog, reviewer_for)


def rendered(found: tuple[ListedRuling, ...], day: date, format_name: str, out: Path | None) -> bytes:
    """The list in the chosen format."""
    if format_name == "json":
        from engine.render.jsons import rulings_bytes

        return rulings_bytes(found, day)
    from engine.render import rulings as render

    content = io.BytesIO()
    if format_name == "csv":
        render.render_csv(found, content)
    else:
        render.render_terminal(found, day, content, screen_for(out))
    return content.getvalue()
