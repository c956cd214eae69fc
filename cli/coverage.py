"""`catgiam coverage`: how much each commune has digitised and cleaned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.errors import CODES, Doubter, Refusal, style_for_errors, system_words
from cli.office import coverage_file, kept_coverage, load_gazetteer, place_of
from cli.options import A_PATH, TEXT, out_option, parse_day, rules_option, shown
from cli.output import write_whole
from cli.rules_source import load_rules
from cli.streams import say
from cli.workspace import workspace_option
from engine.diagnostics import Diagnostic, raise_errors, render_all, sort_diagnostics
from engine.model.catalog import Catalog

if TYPE_CHECKING:  # `--help` needs none of it
    from engine.coverage import Line, Merged, Read
    from engine.model.province import Coverage
    from engine.places import Places, Province

PROVINCE_HELP = "Mã hoặc tên tỉnh, trong 34 tỉnh, thành phố."
CSV_ADVICE = (
    "Mở bằng bảng tính thì nhập (Nhập dữ liệu) với cột mã xã là Văn bản, nếu không số 0 ở đầu mã sẽ mất; "
    "tỷ lệ viết như 85,5 %."
)


@click.group(
    "coverage",
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="VIỆC [THAM SỐ]...",
    short_help="Số liệu số hóa, làm sạch của từng xã: bảng mẫu, nhập, xem lại.",
)
def coverage() -> None:
    """Số liệu số hóa, làm sạch của từng xã: bảng mẫu, nhập, xem lại.

    \b
    Ví dụ:
      catgiam coverage template --province 12 --out bang-mau.csv
      catgiam coverage import bang-da-dien.xlsx --province 12
      catgiam coverage list --province 12
    """  # noqa: D301 - \b is click's mark for lines that must not be joined


@coverage.command("template", options_metavar="[TÙY CHỌN]", short_help="Bảng trống để xã điền: mọi xã, mọi loại giấy.")
@click.option("--province", type=TEXT, required=True, metavar="MÃ", help=PROVINCE_HELP)
@rules_option
@out_option
def template(*, province: str, rules: Path | None, out: Path | None) -> int:
    """Bảng trống để xã điền: mọi xã, mọi loại giấy.

    Số hóa, làm sạch ghi số bản ghi (1.234) hoặc tỷ lệ (85,5 %); dòng chưa điền thì bỏ qua khi nhập.
    """
    from engine.render.coverage import template_bytes

    places = load_gazetteer(rules)
    write_whole(template_bytes(places.communes_of(place_of(places, province))), out)
    say(CSV_ADVICE)
    return CODES.fine


@coverage.command("list", options_metavar="[TÙY CHỌN]", short_help="In lại số liệu đã nhập của một tỉnh, dạng CSV.")
@click.option("--province", type=TEXT, required=True, metavar="MÃ", help=PROVINCE_HELP)
@workspace_option
@rules_option
@out_option
def list_kept(*, province: str, workspace: Path, rules: Path | None, out: Path | None) -> int:
    """In lại số liệu đã nhập của một tỉnh, dạng CSV.

    Mọi ngày số liệu đã nhập đều còn; tệp in ra nhập lại được.
    """
    from engine.render.coverage import coverage_bytes

    catalog, places = load_rules(rules).catalog, load_gazetteer(rules)
    home = place_of(places, province)
    kept = kept_coverage(catalog, coverage_file(workspace, home.code), places, home)
    if not kept:
        say(f"Chưa nhập số liệu nào của {home.title} vào {shown(workspace)}.")
    write_whole(coverage_bytes(kept, {c.code: c.title for c in places.communes_of(home)}), out)
    return CODES.fine


@coverage.command(
    "import", options_metavar="[TÙY CHỌN]", short_help="Nhập bảng số liệu (CSV, XLSX) của các xã một tỉnh."
)
@click.argument("file", type=A_PATH, metavar="TỆP")
@click.option("--province", type=TEXT, metavar="MÃ", help=f"{PROVINCE_HELP} Không nêu thì theo mã xã trong bảng.")
@click.option("--sheet", type=TEXT, metavar="TÊN", help="Trang của tệp XLSX (mặc định: trang đầu có bảng).")
@click.option("--replace", is_flag=True, help="Thay số liệu cùng xã, loại giấy, kỳ, ngày đã nhập trước.")
@click.option("--as-of", type=TEXT, metavar="NGÀY", help="Ngày số liệu của những dòng không ghi ngày, năm-tháng-ngày.")
@workspace_option
@rules_option
def import_table(
    *,
    file: Path,
    province: str | None,
    sheet: str | None,
    replace: bool,
    as_of: str | None,
    workspace: Path,
    rules: Path | None,
) -> int:
    """Nhập bảng số liệu (CSV, XLSX) của các xã một tỉnh.

    Mỗi dòng một xã, một loại giấy tờ, một kỳ đăng ký. Có một ô sai thì không nhập dòng nào và nêu mọi ô sai. Số liệu
    cũ được giữ lại; nhập lại cùng một bảng không làm đổi gì. Dòng không ghi ngày số liệu thì lấy ngày ở --as-of.
    """
    doubter, today = Doubter(), _today()
    day = doubter.take(parse_day, as_of, today) if as_of is not None else None
    doubter.refuse()
    catalog, places = load_rules(rules).catalog, load_gazetteer(rules)
    asked = place_of(places, province) if province is not None else None
    read = _read(catalog, places, asked, (file, sheet), (day, today))
    home = asked or _home(read, places)
    kept_file = coverage_file(workspace, home.code)
    kept = kept_coverage(catalog, kept_file, places, home)
    merged = _merged(kept, read, replaces=replace)
    if merged.kept != kept:
        _keep(merged, kept_file, places, home)
    _tell(read, merged, home, kept_file)
    return CODES.fine


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the user's own day


def _read(
    catalog: Catalog,
    places: Places,
    home: Province | None,
    table: tuple[Path, str | None],
    days: tuple[date | None, date],
) -> Read:
    """The statements of the file. Raises `CatgiamError` where it is no table."""
    from engine.coverage import Asked, CommuneFinder, EventNames, read_coverage
    from engine.sheets import open_table

    (file, sheet), (day, today) = table, days
    asked = Asked(CommuneFinder(places, home), EventNames(catalog.papers.values()), day, today, file.name)
    return read_coverage(open_table(file, shown_as=shown(file), sheet=sheet), asked)


def _home(read: Read, places: Places) -> Province:
    """The province of the first line. Raises what is wrong with the table, or `Refusal` where it says nothing."""
    if not read.lines:
        raise_errors(read.problems)
        raise Refusal(["bảng chưa có dòng nào được điền; hãy nêu --province MÃ nếu cần bảng mẫu"])
    return places.province_of(read.lines[0].commune)


def _merged(kept: Sequence[Coverage], read: Read, *, replaces: bool) -> Merged:
    """Both together. Raises `CatgiamError` with everything that is wrong with the new ones."""
    from engine.coverage import merge

    merged = merge(kept, read.lines, replaces=replaces)
    raise_errors([*read.problems, *_strangers(read.lines), *merged.problems])
    return merged


def _strangers(lines: Sequence[Line]) -> list[Diagnostic]:
    """Communes of another province than the first line's."""
    first = lines[0].commune if lines else None
    hint = "mỗi lần nhập số liệu của một tỉnh"
    return [
        line.problem("other-province", f"{line.commune.title} thuộc tỉnh khác với {first.title}", "commune_code", hint)
        for line in lines
        if first is not None and line.commune.province != first.province
    ]


def _keep(merged: Merged, file: Path, places: Places, home: Province) -> None:
    """Write everything that is kept of the province, whole or not at all."""
    from engine.render.coverage import coverage_bytes

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal([f"không tạo được thư mục “{shown(file.parent)}”: {system_words(error)}"]) from error
    write_whole(coverage_bytes(merged.kept, {c.code: c.title for c in places.communes_of(home)}), file)


def _tell(read: Read, merged: Merged, home: Province, file: Path) -> None:
    """Say what came of it: warnings, counts, and what to do next."""
    if read.problems:
        say(render_all(sort_diagnostics(read.problems), style_for_errors()))
    counts = {
        "thêm": merged.added,
        "thay": merged.replaced,
        "đã có, giữ nguyên": merged.unchanged,
        "chưa điền, bỏ qua": read.unfilled,
    }
    told = "; ".join(f"{number} dòng {what}" for what, number in counts.items() if number)
    say(f"{home.title[0].upper()}{home.title[1:]}: {told or 'bảng không có dòng nào'}. Giữ ở {shown(file)}.")
    if read.lines:
        say(f"Xem kết quả: catgiam readiness --province {home.code}")
