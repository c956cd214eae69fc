"""`catgiam mismatch`: lists of mismatched data that the police send, as cases with a state."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from cli.engines import engine_option, opened, parse_engine
from cli.errors import CODES, Doubter, Refusal
from cli.mismatch_import import Job, import_job
from cli.mismatch_kept import Kept, kept_options, open_kept, vocabulary_of
from cli.mismatch_words import TABLE_ADVICE, lines_of_steps
from cli.office import load_gazetteer, place_of
from cli.options import A_PATH, TEXT, format_option, out_option, parse_choice, parse_day, parse_format
from cli.output import screen_for, write_whole
from cli.streams import say
from engine.model.mismatch import State, Step

if TYPE_CHECKING:  # `--help` needs none of it
    from engine.mismatch.store import Fact
    from engine.model.mismatch import Report, WorkItem
    from engine.places import Places

FORMATS = ("terminal", "csv", "json")


@click.group(
    "mismatch",
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="VIỆC [THAM SỐ]...",
    short_help="Danh sách dữ liệu hộ tịch sai lệch: nhập, theo dõi xử lý, báo cáo.",
)
def mismatch() -> None:
    """Danh sách dữ liệu hộ tịch sai lệch: nhập, theo dõi xử lý, báo cáo.

    Sổ hộ tịch là căn cứ: chương trình chỉ đề xuất cách xử lý, không sửa dữ liệu nào. Dữ liệu cá nhân chỉ nằm trong
    cơ sở dữ liệu và tệp CSV, JSON của từng xã; màn hình, thông báo lỗi không hiện họ tên, số định danh.

    \b
    Ví dụ:
      catgiam mismatch import danh-sach.xlsx --province 12
      catgiam mismatch report
      catgiam mismatch report --commune 03390 --format csv --out viec-cua-xa.csv
    """  # noqa: D301 - \b is click's mark for lines that must not be joined


# ---------------------------------------------------------------- import


@mismatch.command("import", options_metavar="[TÙY CHỌN]", short_help="Nhập danh sách sai lệch (CSV, XLSX).")
@click.argument("files", nargs=-1, required=True, type=A_PATH, metavar="TỆP...")
@click.option("--mapping", type=A_PATH, metavar="TỆP", help="Tệp ghép cột (YAML) đã soát; dùng cho mọi tệp.")
@click.option("--accept", is_flag=True, help="Nhận luôn cách ghép cột mà chương trình đoán.")
@click.option("--province", type=TEXT, metavar="MÃ", help="Tỉnh của danh sách, khi tên xã chưa đủ rõ.")
@click.option("--received", type=TEXT, metavar="NGÀY", help="Ngày nhận danh sách, năm-tháng-ngày (mặc định: hôm nay).")
@kept_options
def import_files(
    *,
    files: tuple[Path, ...],
    mapping: Path | None,
    accept: bool,
    province: str | None,
    received: str | None,
    workspace: Path,
    db: str | None,
    rules: Path | None,
) -> int:
    """Nhập danh sách sai lệch (CSV, XLSX).

    Danh sách không có mẫu chung: lần đầu chương trình đoán cột nào là gì, ghi bản thảo tệp ghép cột rồi dừng để
    người nhận soát. Dòng sai bị bỏ và nêu rõ ở ô nào, các dòng khác vẫn nhập; sửa rồi nhập lại thì chỉ thêm dòng
    còn thiếu. Nhập lại danh sách cũ không làm đổi gì.
    """
    kept, doubter, today = Kept(workspace, db, rules), Doubter(), date.today()  # noqa: DTZ011 - the user's own day
    day = doubter.take(parse_day, received, today, "--received") or today
    if mapping is not None and accept:
        doubter.reasons.append("--mapping và --accept không dùng cùng nhau: chọn một")
    doubter.refuse()
    return import_job(Job(files, mapping, accept, province, day), kept)


# ---------------------------------------------------------------- report


@mismatch.command("report", options_metavar="[TÙY CHỌN]", short_help="Tiến độ của tỉnh, danh sách việc của từng xã.")
@click.option("--commune", type=TEXT, metavar="MÃ", help="Danh sách việc của một xã (mã hoặc tên).")
@click.option("--province", type=TEXT, metavar="MÃ", help="Chỉ một tỉnh, khi cơ sở dữ liệu giữ của nhiều tỉnh.")
@click.option("--as-of", type=TEXT, metavar="NGÀY", help="Ngày tính quá hạn, năm-tháng-ngày (mặc định: hôm nay).")
@format_option(FORMATS, "terminal")
@engine_option
@kept_options
@out_option
def report(
    *,
    commune: str | None,
    province: str | None,
    as_of: str | None,
    format_name: str,
    engine_name: str | None,
    workspace: Path,
    db: str | None,
    rules: Path | None,
    out: Path | None,
) -> int:
    """Tiến độ của tỉnh, danh sách việc của từng xã.

    Không nêu xã: chỉ có số đếm. Nêu xã: thêm từng trường hợp; màn hình chỉ hiện mã và số đăng ký, dạng csv và json
    có cả họ tên, số định danh để cán bộ hộ tịch tra sổ.
    """
    from engine.mismatch.reporting import report_of, work_items
    from engine.mismatch.statistics import tally

    kept, doubter, today = Kept(workspace, db, rules), Doubter(), date.today()  # noqa: DTZ011 - the user's own day
    day = doubter.take(parse_day, as_of, today) or today
    doubter.take(parse_format, format_name, FORMATS)
    engine = doubter.take(parse_engine, engine_name) or ""
    doubter.refuse()
    vocabulary, places = vocabulary_of(kept), load_gazetteer(rules)
    scope = _scope(places, commune, province)
    with open_kept(kept, makes=False) as store:
        facts = (fact for fact in store.facts() if scope.holds(fact))
        with opened(engine) as relations:
            found = report_of(tally(facts, relations, day), places, vocabulary, day)
        if not found.communes:
            raise Refusal(
                ["chưa có trường hợp sai lệch nào ở nơi này" if scope.is_narrow else "chưa nhập danh sách nào"]
            )
        items = tuple(work_items(store.cases(scope.commune), vocabulary, day)) if scope.commune else None
    write_whole(_rendered(found, items, format_name, out), out)
    if format_name == "csv" and items is not None:
        say(TABLE_ADVICE)
    return CODES.fine


class Scope(NamedTuple):
    """The codes of what is reported; empty for everything."""

    province: str = ""
    commune: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether not everything is reported."""
        return bool(self.province or self.commune)

    def holds(self, fact: Fact) -> bool:
        """Whether a case belongs to it."""
        return self.commune in ("", fact.commune) and self.province in ("", fact.province)


def _scope(places: Places, commune: str | None, province: str | None) -> Scope:
    """What is reported. Raises `Refusal` with the question where a name may be several places."""
    home = place_of(places, province) if province is not None else None
    if commune is None:
        return Scope(province=home.code if home else "")
    answer = places.commune(commune, home)
    if answer.one is None:
        hint = answer.hint or "ghi mã xã, hoặc thêm --province MÃ"
        raise Refusal([f"--commune: {answer.question}; {hint}"])
    return Scope(answer.one.province, answer.one.code)


def _rendered(found: Report, items: tuple[WorkItem, ...] | None, format_name: str, out: Path | None) -> bytes:
    """The report, or the work list where there are items, in the chosen format."""
    from engine.render import mismatch_table as tables

    if format_name == "csv":
        return tables.report_csv(found) if items is None else tables.work_csv(items)
    if format_name == "json":
        return tables.report_json(found) if items is None else tables.work_json(found, items)
    from engine.render.mismatch import render_report, render_work

    content, screen = io.BytesIO(), screen_for(out)
    if items is None:
        render_report(found, content, screen)
    else:
        render_work(found, items, content, screen)
    return content.getvalue()


# ---------------------------------------------------------------- set


@mismatch.command("set", options_metavar="[TÙY CHỌN]", short_help="Ghi một bước xử lý của một trường hợp.")
@click.argument("case_id", type=TEXT, metavar="MÃ")
@click.option("--state", type=TEXT, required=True, metavar="TRẠNG_THÁI", help=f"Một trong: {', '.join(State)}.")
@click.option("--by", type=TEXT, required=True, metavar="CHỨC_DANH", help="Ai làm: ghi chức danh, không ghi họ tên.")
@click.option(
    "--reason", type=TEXT, default="", metavar="LÝ_DO", help="Căn cứ, lý do; bắt buộc khi không xử lý, mở lại."
)
@kept_options
def set_state(
    *, case_id: str, state: str, by: str, reason: str, workspace: Path, db: str | None, rules: Path | None
) -> int:
    """Ghi một bước xử lý của một trường hợp.

    Chỉ ghi lại việc đã làm ở nơi khác: chương trình không sửa Sổ hộ tịch hay cơ sở dữ liệu nào. In lại nhật ký của
    trường hợp và điều được đề xuất.
    """
    from engine.mismatch.proposing import proposals

    kept, doubter = Kept(workspace, db, rules), Doubter()
    after = doubter.take(parse_choice, "--state", state, [s.value for s in State])
    if not by:
        doubter.reasons.append("--by: ghi chức danh người làm, ví dụ “công chức tư pháp – hộ tịch”")
    doubter.refuse()
    at = datetime.now().astimezone()
    with open_kept(kept, makes=False) as store:
        problem = store.move(Step(case=case_id, at=at, by=by, before="", after=State(after or ""), reason=reason))
        if problem:
            raise Refusal([f"{case_id}: {problem}"])
        case, steps = store.case(case_id), store.steps(case_id)
    proposed = proposals(case, vocabulary_of(kept), at.date()) if case is not None and case.state.is_open else ()
    write_whole(("\n".join(lines_of_steps(case_id, steps, proposed)) + "\n").encode("utf-8"), None)
    return CODES.fine
