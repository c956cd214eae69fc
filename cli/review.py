"""`catgiam review`: the main job."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from cli.asking import Asking, known_codes, warn
from cli.beside import check_place, write_beside
from cli.errors import CODES, Doubter, style_for_errors
from cli.office import OfficeAsked, office_options, with_office_data
from cli.options import (
    A_PATH,
    TEXT,
    ListingCommand,
    asked_options,
    format_option,
    parse_any_code,
    parse_choice,
    parse_code,
    parse_format,
    parse_name,
    split_codes,
)
from cli.output import SPREADSHEET_WARNING, screen_for, write_whole
from cli.portal import Progress, portal_files, refuse_unreadable
from cli.rules_source import grammar_of, load_rules
from cli.rulings_kept import tell_gone, with_kept_rulings
from cli.streams import is_terminal, say
from engine.diagnostics import Diagnostic, render_all
from engine.inventory import Selection, make_inventory
from engine.matcher import best_matcher
from engine.model.catalog import Catalog
from engine.model.decision import Inventory, Totals
from engine.model.finding import FindingKind
from engine.model.terms import Verdict
from engine.render import BY_NAME, OFFICIAL, official_renderer, renderer
from engine.review import Reviewer

LEVELS = ("xa", "tinh", "bo", "huyen")
DOUBTFUL, STALE_RULING = "doubtful", "stale_ruling"
KINDS = (*(kind.value for kind in FindingKind), DOUBTFUL, STALE_RULING, *(verdict.value for verdict in Verdict))
"""What `--fail-on` may name."""
FORMATS = (*BY_NAME, *OFFICIAL)


class Request(NamedTuple):
    """The options as they were written."""

    rules: Path | None
    as_of: str | None
    province: str | None
    out: Path | None
    portal: Sequence[Path]
    codes: Sequence[str]
    stray: Sequence[str]
    field: str | None
    level: str | None
    issuer: str | None
    include_all: bool
    format_name: str
    fail_on: Sequence[str]
    workspace: Path
    commune: str | None


class Job(NamedTuple):
    """What was asked, understood."""

    day: date
    province: str | None
    selection: Selection
    files: tuple[tuple[Path, str], ...]


@click.command(
    cls=ListingCommand,
    options_metavar="[TÙY CHỌN]",
    short_help="Rà soát giấy tờ hộ tịch trong thủ tục hành chính và in danh mục.",
)
@click.option(
    "--portal", type=A_PATH, multiple=True, metavar="TỆP...", help="Xét các bản ghi của Cổng thay cho danh mục đi kèm."
)
@click.option("--procedure", "codes", type=TEXT, multiple=True, metavar="MÃ...", help="Chỉ xét các thủ tục này.")
@click.option("--field", type=TEXT, metavar="TÊN", help="Chỉ xét một lĩnh vực, ví dụ “Hộ tịch”.")
@click.option("--level", type=TEXT, metavar="xa|tinh|bo", help="Chỉ xét thủ tục làm ở cấp này.")
@click.option("--issuer", type=TEXT, metavar="TÊN", help="Chỉ xét thủ tục do cơ quan này ban hành.")
@click.option(
    "--only-civil-status/--all",
    "only_civil_status",
    default=True,
    help="Chỉ giấy tờ hộ tịch và giấy tờ nêu chung (mặc định), hay mọi giấy tờ.",
)
@format_option(FORMATS, "terminal")
@click.option(
    "--fail-on", type=TEXT, multiple=True, metavar="LOẠI", help=f"Kết thúc bằng mã 1 khi có: {', '.join(KINDS)}."
)
@office_options
@asked_options
@click.argument("stray", nargs=-1, type=TEXT, metavar="")
def review(only_civil_status: bool, **options: object) -> int:
    """Rà soát giấy tờ hộ tịch trong thủ tục hành chính và in danh mục.

    \b
    Ví dụ:
      catgiam review --field "Hộ tịch"
      catgiam review --province 12 --format csv --out danh-muc.csv
      catgiam review --as-of 2026-07-20 --procedure 1.001193,1.000894
      catgiam review --fail-on still_demanded
      catgiam review --portal ban-ghi.jsonl.gz --province 12
      catgiam review --province 12 --commune "Bình Lư"
    """  # noqa: D301 - \b is click's mark for lines that must not be joined
    request = Request(include_all=not only_civil_status, **options)  # type: ignore[arg-type]  # click checked them
    loaded = load_rules(request.rules)
    job = understand(request, loaded.catalog)
    warn(loaded)
    office = OfficeAsked(request.rules, request.workspace, request.commune)
    catalog = with_office_data(loaded.catalog, job.province, office)
    decided, problems = decide(job, catalog)
    inventory = with_kept_rulings(decided, catalog, office, job.selection.codes)
    deliver(inventory, request, catalog)
    tell(problems, inventory.totals)
    return CODES.findings if problems else exit_code(inventory.totals, request.fail_on)


def understand(request: Request, catalog: Catalog) -> Job:
    """Turn options into what they mean. Raises `Refusal` with everything that is wrong."""
    asking = Asking(catalog)
    doubter, day = asking.doubter, asking.day(request.as_of)
    doubter.take(parse_format, request.format_name, FORMATS)
    doubter.take(refuse_files_on_screen, request.format_name, request.out)
    doubter.take(check_place, request.format_name, request.out)
    for kind in request.fail_on:
        doubter.take(parse_choice, "--fail-on", kind, KINDS)
    province = asking.province(request.province)
    selection = _selection(request, catalog, doubter)
    files = portal_files(request.portal, doubter)
    doubter.refuse()
    return Job(day, province, selection, files)


def _selection(request: Request, catalog: Catalog, doubter: Doubter) -> Selection:
    if request.stray:
        doubter.reasons.append(f"thừa tham số: {' '.join(request.stray)} (mã thủ tục viết sau --procedure)")
    parse, known = (parse_any_code, {}) if request.portal else (parse_code, known_codes(catalog))
    codes = [doubter.take(parse, code, known) for code in split_codes(request.codes)]
    field, issuer = request.field or "", request.issuer or ""
    if not request.portal:  # what records hold is known only when they are read
        procedures = catalog.procedures
        field = (field and doubter.take(parse_name, "--field", field, (p.field for p in procedures))) or ""
        issuer = (issuer and doubter.take(parse_name, "--issuer", issuer, (p.issuer.name for p in procedures))) or ""
    level = doubter.take(parse_choice, "--level", request.level, LEVELS) if request.level is not None else ""
    return Selection(
        codes=frozenset(filter(None, codes)),
        field=field,
        level=level or "",
        issuer=issuer,
        include_all=request.include_all,
    )


def decide(job: Job, catalog: Catalog) -> tuple[Inventory, tuple[Diagnostic, ...]]:
    """Review the catalogue or published records; of records, what could not be read comes with it."""
    reviewer = Reviewer(catalog, job.day, job.province, best_matcher())
    if not job.files:
        return make_inventory(reviewer, catalog.procedures, job.selection), ()
    from engine.portal_review import PortalReviewer  # only this needs the recogniser

    progress = Progress()
    reviewed = PortalReviewer(reviewer, job.selection, grammar_of(catalog)).review(job.files, progress)
    progress.done()
    refuse_unreadable(reviewed.read, reviewed.problems)
    _refuse_unknown_names(job.selection, reviewed.fields, reviewed.issuers)
    return reviewed.inventory, reviewed.problems


def _refuse_unknown_names(selection: Selection, fields: Iterable[str], issuers: Iterable[str]) -> None:
    """A name that no record holds is a slip of the pen, not an empty inventory."""
    doubter = Doubter()
    for option, name, known in (("--field", selection.field, fields), ("--issuer", selection.issuer, issuers)):
        if name:
            doubter.take(parse_name, option, name, known)
    doubter.refuse()


def tell(problems: Sequence[Diagnostic], totals: Totals) -> None:
    """Say which records could not be read, and which rulings have no row."""
    tell_gone(totals)
    if problems:
        say(render_all(problems, style_for_errors()))
        say(f"{totals.rejected} bản ghi không đọc được, đã bỏ qua; {totals.procedures} thủ tục đã rà soát.")


def refuse_files_on_screen(format_name: str, out: Path | None) -> None:
    """Raise `ValueError` for a file of an office program that nobody can read on a terminal."""
    if format_name in OFFICIAL and out is None and is_terminal(sys.stdout):
        raise ValueError(f"--format {format_name} cần --out TỆP, ví dụ --out danh-muc.{format_name}")


def deliver(inventory: Inventory, request: Request, catalog: Catalog) -> None:
    """Render and write."""
    content = io.BytesIO()
    if request.format_name in OFFICIAL:
        from engine.submission import prepare  # only what an office sends needs it

        official_renderer(request.format_name)(prepare(inventory, catalog), content)
    else:
        renderer(request.format_name)(inventory, content, screen_for(request.out))
    write_whole(content.getvalue(), request.out)
    write_beside(inventory, request.format_name, request.out)
    if request.format_name == "csv":
        say(SPREADSHEET_WARNING)


def exit_code(totals: Totals, fail_on: Iterable[str]) -> int:
    """1 when something of a kind that `--fail-on` names was found, and say what."""
    counts = {DOUBTFUL: totals.doubtful, STALE_RULING: totals.stale_rulings, **totals.by_finding, **totals.by_verdict}
    found = {kind: counts[kind] for kind in fail_on if counts[kind]}
    for kind, count in found.items():
        say(f"--fail-on {kind}: có {count} dòng")
    return CODES.findings if found else CODES.fine
