"""`catgiam report periodic`: the report of a month, a quarter, half a year, nine months or a year."""

from __future__ import annotations

import io
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from cli.asking import Asking, known_codes
from cli.engines import opened, parse_engine
from cli.errors import CODES, Doubter, Refusal
from cli.mismatch_kept import Kept, open_kept, vocabulary_of
from cli.office import load_gazetteer, place_of
from cli.options import TEXT, ListingCommand, asked_options, format_option, parse_choice, parse_day, shown
from cli.output import screen_for
from cli.report_parts import head_option, narrowing_options, read_head_of, reviewed, written
from cli.review import Request, understand
from cli.rules_source import load_rules
from cli.streams import say
from cli.volumes import dossiers_option, readable, tell_rejected
from cli.workspace import database_url, db_option, workspace_option
from engine.diagnostics import quoted
from engine.model.reporting import Due, Period, ReportKind
from engine.model.terms import Certainty

if TYPE_CHECKING:  # `--help` needs none of it
    from engine.catalog import Loaded
    from engine.model.catalog import Catalog
    from engine.model.decision import Inventory
    from engine.model.document_head import DocumentHead
    from engine.model.impact import Impact
    from engine.model.periodic import CoverageLine, MismatchLine, PeriodicReport
    from engine.periodic import Asked
    from engine.relations import Relations

FORMATS = ("docx", "terminal", "json")


class Wanted(NamedTuple):
    """The options of a periodic report beside those of a review, as they were written."""

    kind: str
    year: str
    month: str | None
    quarter: str | None
    due: str | None
    lookups: str | None
    dossiers: tuple[Path, ...]
    db: str | None


@click.command(
    "periodic",
    cls=ListingCommand,
    options_metavar="[TÙY CHỌN]",
    short_help="Báo cáo định kỳ tháng, quý, 6 tháng, 9 tháng, năm của tỉnh.",
)
@click.option("--kind", type=TEXT, required=True, metavar="|".join(ReportKind), help="Kỳ báo cáo.")
@click.option("--year", type=TEXT, required=True, metavar="NĂM", help="Năm báo cáo.")
@click.option("--month", type=TEXT, metavar="THÁNG", help="Tháng (1–12), khi --kind month.")
@click.option("--quarter", type=TEXT, metavar="QUÝ", help="Quý (1–4), khi --kind quarter.")
@click.option("--due", type=TEXT, metavar="NGÀY", help="Hạn nộp, năm-tháng-ngày (mặc định: hạn của tỉnh, nếu có).")
@click.option("--lookups", type=TEXT, metavar="SỐ", help="Số lượt tra cứu trong kỳ, do đơn vị đếm.")
@dossiers_option
@format_option(FORMATS, "docx")
@head_option
@narrowing_options
@db_option
@workspace_option
@asked_options
def periodic_paper(
    *,
    kind: str,
    year: str,
    month: str | None,
    quarter: str | None,
    due: str | None,
    lookups: str | None,
    dossiers: tuple[Path, ...],
    db: str | None,
    head: Path | None,
    format_name: str,
    **options: object,
) -> int:
    """Báo cáo định kỳ tháng, quý, 6 tháng, 9 tháng, năm của tỉnh.

    Kỳ số liệu theo Nghị định 09/2019/NĐ-CP (ví dụ tháng 7: từ 15/6 đến hết 14/7), hạn nộp theo tỉnh: hai điều riêng,
    đều được in. Số liệu lấy từ kết luận rà soát, danh sách sai lệch đã nhập, hồ sơ tỉnh; điều không ai biết ghi “chưa
    có số liệu”. Phải nêu --province.

    \b
    Ví dụ:
      catgiam report periodic --kind month --year 2026 --month 7 --province 12 --format terminal
      catgiam report periodic --kind half --year 2026 --province 52 --head dau.yaml --out bao-cao.docx
      catgiam report periodic --kind year --year 2026 --province 12 --due 2026-12-20 --dossiers ho-so.csv --out a.docx
    """  # noqa: D301 - \b is click's mark for lines that must not be joined
    wanted = Wanted(kind, year, month, quarter, due, lookups, dossiers, db)
    request = Request(
        stray=(),
        include_all=False,
        format_name=format_name,
        fail_on=(),
        commune=None,
        **options,  # type: ignore[arg-type]  # click checked them
    )
    loaded = load_rules(request.rules)
    asked, engine, count = _understood(wanted, request, loaded)
    stated = read_head_of(head)
    _tell_days(asked)
    request = request._replace(as_of=asked.cutoff.isoformat())
    catalog, inventory, problems = reviewed(request, loaded)
    job = _Job(catalog, inventory, request, asked, wanted)
    is_needed = bool(dossiers or catalog.provinces[request.province or ""].coverage)
    with opened(engine) if is_needed else nullcontext() as relations:
        found = _report(job, relations, count)
    code = written(io.BytesIO(_rendered(found.report, stated, request)), request, inventory, problems)
    return CODES.findings if found.rejected else code


# ---------------------------------------------------------------- what is asked


def _understood(wanted: Wanted, request: Request, loaded: Loaded) -> tuple[Asked, str, int | None]:
    """The report, the relational engine, the number of look-ups. Raises `Refusal` with everything that is wrong."""
    from engine.periodic import Asked, due_of, window_of

    doubter, catalog = Doubter(), loaded.catalog
    doubter.take(parse_choice, "--format", request.format_name, FORMATS)
    if request.province is None:
        doubter.reasons.append("report periodic cần --province MÃ: báo cáo là của một tỉnh")
    _take_reasons(doubter, request, catalog)
    period = _period(wanted, doubter)
    count = doubter.take(parse_number, "--lookups", wanted.lookups) if wanted.lookups is not None else None
    engine = doubter.take(parse_engine, None) or ""
    for path in wanted.dossiers:
        doubter.take(readable, path)
    file = _sqlite_file(database_url(wanted.db, request.workspace))
    if wanted.db is not None and file is not None and not file.exists():
        doubter.reasons.append(f"--db: không có tệp {quoted(shown(file))}; nhập danh sách bằng catgiam mismatch import")
    today = date.today()  # noqa: DTZ011 - the user's own day
    day = Asking(catalog).day(request.as_of)
    due_day = doubter.take(parse_day, wanted.due, today, "--due") if wanted.due is not None else None
    window = window_of(period, catalog.report_windows) if period is not None else None
    if period is not None and window is None:
        doubter.reasons.append(f"bộ quy tắc không có kỳ số liệu cho báo cáo {period.name} (policy/reporting.yaml)")
    if window is not None and day < window.first:
        doubter.reasons.append(f"--as-of {day}: kỳ số liệu chưa mở, số liệu tính từ ngày {window.first:%d/%m/%Y}")
    doubter.refuse()
    if period is None or window is None:  # refused above
        raise Refusal(doubter.reasons)
    due = _due(due_day) if due_day else due_of(period, request.province or "", catalog.report_dues)
    return Asked(period, window, due, day), engine, count


def _sqlite_file(url: str) -> Path | None:
    """The file of a SQLite store; None for a server."""
    return Path(url.removeprefix(_SQLITE)) if url.startswith(_SQLITE) else None


_SQLITE = "sqlite:///"


def _take_reasons(doubter: Doubter, request: Request, catalog: Catalog) -> None:
    """What is wrong with the options of the review, beside what is wrong with the others."""
    known = request.format_name in FORMATS
    try:
        understand(request if known else request._replace(format_name="terminal"), catalog)
    except Refusal as refusal:
        doubter.reasons += refusal.reasons


def _period(wanted: Wanted, doubter: Doubter) -> Period | None:
    from engine.periodic import period_of

    kind = doubter.take(parse_choice, "--kind", wanted.kind, [k.value for k in ReportKind])
    numbers = (("--year", wanted.year), ("--month", wanted.month), ("--quarter", wanted.quarter))
    before = len(doubter.reasons)
    year, month, quarter = (
        doubter.take(parse_number, option, text) if text is not None else None for option, text in numbers
    )
    if kind is None or year is None or len(doubter.reasons) > before:
        return None
    return doubter.take(period_of, ReportKind(kind), year, month, quarter)


def parse_number(option: str, text: str) -> int:
    """A whole number that is not negative. Raises `ValueError`."""
    if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS:
        return int(text)
    raise ValueError(f"{option} {quoted(text)} không phải là số nguyên không âm")


_MOST_DIGITS = 12


def _due(day: date) -> Due:
    return Due(day=day, is_before=False, source="hạn mà đơn vị nêu khi lập báo cáo", certainty=Certainty.REPORTED)


def _tell_days(asked: Asked) -> None:
    """Say on standard error that the report is due too early, or that nobody stated when it is due."""
    from engine.periodic import early_warning

    warning = early_warning(asked)
    if warning:
        say(f"Cảnh báo: {warning}.")
    if asked.due is None:
        say("Lưu ý: bộ quy tắc chưa có hạn nộp báo cáo này của tỉnh; nêu bằng --due NGÀY.")


# ---------------------------------------------------------------- what is known


class _Job(NamedTuple):
    """The review of the cutoff, and what was asked."""

    catalog: Catalog
    inventory: Inventory
    request: Request
    asked: Asked
    wanted: Wanted


class _Made(NamedTuple):
    """The report, and how many rows of volumes could not be counted."""

    report: PeriodicReport
    rejected: int


def _report(job: _Job, relations: Relations | None, lookups: int | None) -> _Made:
    """The report; without relations there are neither volumes nor coverage."""
    from engine.periodic import Found, Uses, link_lines, periodic_report

    province = job.catalog.provinces[job.request.province or ""]
    impact = _impact(job, relations) if relations is not None and job.wanted.dossiers else None
    found = Found(
        inventory=job.inventory,
        mismatches=_mismatches(job),
        links=link_lines(province, job.catalog, job.asked.cutoff),
        coverage=_coverage(job, relations) if relations is not None else None,
        uses=Uses(lookups, impact),
    )
    rejected = tell_rejected(impact.volumes) if impact else 0
    return _Made(periodic_report(job.asked, found, job.catalog), rejected)


def _mismatches(job: _Job) -> tuple[MismatchLine, ...] | None:
    """Cases of the province, None where no list was imported."""
    from engine.periodic import Names, mismatch_lines

    kept = Kept(job.request.workspace, job.wanted.db, job.request.rules)
    file = _sqlite_file(database_url(kept.db, kept.workspace))
    if file is not None and not file.exists():
        return None
    communes = {commune.code: commune.title for commune in load_gazetteer(kept.rules).communes}
    names = Names(communes, vocabulary_of(kept))
    with open_kept(kept, makes=False) as store:
        pasts = store.pasts(job.request.province or "")
        return mismatch_lines(pasts, job.asked.window.first, job.asked.cutoff, names)


def _coverage(job: _Job, relations: Relations) -> tuple[CoverageLine, ...] | None:
    from engine.periodic import coverage_lines
    from engine.readiness import Asked, readiness

    code = job.request.province or ""
    places = load_gazetteer(job.request.rules)
    asked = Asked(job.catalog, code, places.communes_of(place_of(places, code)), job.asked.cutoff)
    return coverage_lines(readiness(asked, relations))


def _impact(job: _Job, relations: Relations) -> Impact:
    """Papers in the office's volumes, month by month."""
    from engine.impact import Asked, Reading, assess, read_volumes

    names = job.catalog.volumes
    if names is None:
        raise Refusal(["bộ quy tắc không có volumes.yaml nên không biết tên các cột"])
    until = 100 * job.asked.day.year + job.asked.day.month
    reading = Reading(names, known_codes(job.catalog), apart=("month",), until=until)
    counted = read_volumes([(path, shown(path)) for path in job.wanted.dossiers], reading, relations)
    procedures = {procedure.code: procedure for procedure in job.catalog.procedures}
    return assess(counted, Asked("month", procedures, job.inventory.rows), relations)


def _rendered(report: PeriodicReport, head: DocumentHead, request: Request) -> bytes:
    """The report in the chosen format; only the renderer that is asked for is loaded."""
    content = io.BytesIO()
    if request.format_name == "docx":
        from engine.render.official import render_periodic

        render_periodic(report, head, content)
    else:
        from engine.render.periodic import render, render_json

        write = render if request.format_name == "terminal" else render_json
        write(report, content, screen_for(request.out))
    return content.getvalue()
