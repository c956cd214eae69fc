"""`catgiam impact`: what the cuts are worth a year."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from cli.asking import Asking, warn
from cli.engines import engine_option, opened, parse_engine
from cli.errors import CODES, Doubter
from cli.office import OfficeAsked, find_commune, load_gazetteer, office_options, place_of, with_office_data
from cli.options import A_PATH, TEXT, ListingCommand, asked_options, format_option, parse_choice, parse_format, shown
from cli.output import SPREADSHEET_WARNING, screen_for, write_whole
from cli.rules_source import load_rules, rule_files
from cli.streams import say
from cli.volumes import dossiers_option, find_prices, plain_reading, prices_option, readable, tell_rejected
from engine.matcher import best_matcher
from engine.model.catalog import Catalog
from engine.render import words
from engine.review import Reviewer

if TYPE_CHECKING:  # `--help` needs none of it
    from engine.impact import Reading
    from engine.model.impact import Impact, Plan, Planned, PriceList

FORMATS = ("terminal", "csv", "json")
BY = ("procedure", "paper", "field", "commune", "month", "channel")
"""As `engine.impact` knows them; a test holds the two together."""

CONTRADICTION = "contradiction"


class Request(NamedTuple):
    """The options as they were written."""

    dossiers: tuple[Path, ...]
    plan: Path | None
    prices: str | None
    by: str
    engine_name: str | None
    fail_on: tuple[str, ...]
    format_name: str
    rules: Path | None
    as_of: str | None
    province: str | None
    workspace: Path
    commune: str | None
    out: Path | None


class Job(NamedTuple):
    """What was asked, understood."""

    catalog: Catalog
    day: date
    today: date
    province: str | None
    engine: str
    prices: PriceList | None


@click.command(
    "impact",
    cls=ListingCommand,
    options_metavar="[TÙY CHỌN]",
    short_help="Cắt giảm đáng giá bao nhiêu một năm: giấy tờ, hồ sơ, tiền; kiểm lại phương án đã tính.",
)
@dossiers_option
@click.option("--plan", type=A_PATH, metavar="TỆP", help="Tính lại một phương án (YAML), nêu chỗ mâu thuẫn.")
@prices_option
@click.option("--by", type=TEXT, default="procedure", metavar="|".join(BY), help="Kể từng dòng theo gì.")
@engine_option
@click.option(
    "--fail-on", type=TEXT, multiple=True, metavar=CONTRADICTION, help="Kết thúc bằng mã 1 khi phương án có mâu thuẫn."
)
@format_option(FORMATS, "terminal")
@office_options
@asked_options
def impact(**options: object) -> int:
    """Cắt giảm đáng giá bao nhiêu một năm: giấy tờ, hồ sơ, tiền; kiểm lại phương án đã tính.

    Nối khối lượng hồ sơ của hệ thống một cửa với kết luận của danh mục, tính theo Điều 27 Thông tư 02/2017/TT-VPCP
    trong phần đã đọc được. Dòng sai được đếm và nêu vị trí, không bỏ qua lặng lẽ. Không có đơn giá thì chỉ đếm giấy
    tờ, hồ sơ.

    \b
    Ví dụ:
      catgiam impact --dossiers ho-so-2026.csv --province 12
      catgiam impact --dossiers ho-so.parquet --by field --prices don-gia.yaml --format csv --out gia-tri.csv
      catgiam impact --plan phuong-an.yaml
    """  # noqa: D301 - \b is click's mark for lines that must not be joined
    request = Request(**options)  # type: ignore[arg-type]  # click checked them
    return check_plan(request) if request.plan is not None else count(request)


def count(request: Request) -> int:
    """Count papers and money in volumes."""
    loaded = load_rules(request.rules)
    job = understand(request, Asking(loaded.catalog))
    warn(loaded)
    office = OfficeAsked(request.rules, request.workspace, request.commune)
    catalog = with_office_data(job.catalog, job.province, office)
    reviewer = Reviewer(catalog, job.day, job.province, best_matcher())
    reading, names = reading_of(request, job)
    files = [(path, shown(path)) for path in request.dossiers]
    from engine.impact import Asked, assess, read_volumes

    asked = Asked(
        request.by,
        {procedure.code: procedure for procedure in catalog.procedures},
        reviewer.rows(catalog.procedures),
        job.prices,
        names,
    )
    with opened(job.engine) as relations:
        found = assess(read_volumes(files, reading, relations), asked, relations)
    if found.volumes.counted or not found.volumes.rows:
        write_whole(rendered(found, job, request), request.out)
    if request.format_name == "csv":
        say(SPREADSHEET_WARNING)
    return tell(found)


def understand(request: Request, asking: Asking) -> Job:
    """Turn options into what they mean. Raises `Refusal` with everything that is wrong."""
    doubter, catalog = asking.doubter, asking.catalog
    asking.format(request.format_name, FORMATS)
    day, province = asking.day(request.as_of), asking.province(request.province)
    doubter.take(parse_choice, "--by", request.by, BY)
    engine = doubter.take(parse_engine, request.engine_name)
    if request.fail_on:
        doubter.reasons.append("--fail-on chỉ đi cùng --plan")
    if not request.dossiers:
        doubter.reasons.append("thiếu --dossiers TỆP (khối lượng hồ sơ), hoặc --plan TỆP (phương án)")
    if catalog.volumes is None:
        doubter.reasons.append("bộ quy tắc không có volumes.yaml nên không biết tên các cột")
    for path in request.dossiers:
        doubter.take(readable, path)
    prices = doubter.take(find_prices, request.prices, request.rules, catalog) if request.prices is not None else None
    doubter.refuse()
    return Job(catalog, day, asking.today, province, engine or "", prices)


def reading_of(request: Request, job: Job) -> tuple[Reading, Mapping[str, str]]:
    """How volumes are read, and the names of communes by code; places are loaded only where somebody asks by them."""
    from engine.impact import commune_reader

    apart = (request.by,) if request.by in ("commune", "month") else ()
    plain = plain_reading(job.catalog, job.today)._replace(apart=apart)
    if request.by != "commune" and request.commune is None:
        return plain, {}
    places = load_gazetteer(request.rules)
    home = place_of(places, job.province) if job.province else None
    only = find_commune(places, home, request.commune).code if request.commune and home else ""
    titles = {commune.code: commune.title for commune in places.communes}
    return plain._replace(commune=commune_reader(places, home), only=only), titles


def rendered(found: Impact, job: Job, request: Request) -> bytes:
    """The answer in the chosen format."""
    province = job.catalog.provinces[job.province] if job.province else None
    place = f"tỉnh {province.name}" if province else words.NO_PROVINCE
    if request.format_name == "terminal":
        from engine.render.impact import render

        content = io.BytesIO()
        render(found, f"Ngày xét {words.day(job.day)} · {place}", content, screen_for(request.out))
        return content.getvalue()
    from engine.render.impact_table import csv_bytes, json_bytes

    if request.format_name == "csv":
        return csv_bytes(found, {"Ngày xét": job.day.isoformat(), "Tỉnh": place})
    return json_bytes(found, {"as_of": job.day.isoformat(), "province": job.province})


def tell(found: Impact) -> int:
    """Say on standard error what was not counted; 1 when rows were rejected, 2 when all were."""
    if not tell_rejected(found.volumes):
        return CODES.fine
    if not found.volumes.counted:
        say("Không dòng nào tính được: chưa ghi gì cả.")
        return CODES.misuse
    return CODES.findings


def check_plan(request: Request) -> int:
    """Price a plan again and list where it contradicts itself."""
    doubter = Doubter()
    doubter.take(parse_format, request.format_name, FORMATS)
    for kind in request.fail_on:
        doubter.take(parse_choice, "--fail-on", kind, (CONTRADICTION,))
    if request.dossiers:
        doubter.reasons.append("--plan và --dossiers là hai việc khác nhau: chạy từng việc một")
    if request.plan is not None:
        doubter.take(readable, request.plan)
    doubter.refuse()
    from engine.impact import check_plan as price
    from engine.impact import read_plan

    path = request.plan or Path()
    plan = read_plan(path, shown(path), rule_files(request.rules).schema_dir)
    planned = price(plan)
    write_whole(rendered_plan(plan, planned, request), request.out)
    count = sum(len(item.contradictions) for item in planned)
    if count and request.fail_on:
        say(f"--fail-on {CONTRADICTION}: có {count} chỗ mâu thuẫn")
        return CODES.findings
    return CODES.fine


def rendered_plan(plan: Plan, planned: Sequence[Planned], request: Request) -> bytes:
    """The plan in the chosen format."""
    from engine.impact import GAP

    if request.format_name == "terminal":
        from engine.render.impact import render_plan

        content = io.BytesIO()
        render_plan(plan, planned, GAP, content, screen_for(request.out))
        return content.getvalue()
    from engine.render.impact_table import plan_csv_bytes, plan_json_bytes

    write = plan_csv_bytes if request.format_name == "csv" else plan_json_bytes
    return write(plan, planned, GAP)
