"""`catgiam ruling`: the office's own view of a decision, and what has become of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from cli.asking import Asking, known_codes, warn
from cli.errors import CODES, Refusal, system_words
from cli.office import OfficeAsked, office_options, with_office_data
from cli.options import (
    TEXT,
    as_of_option,
    parse_code,
    parse_day,
    province_option,
    rules_option,
    shown,
)
from cli.output import write_whole
from cli.rules_source import load_rules, rule_files
from cli.ruling_list import list_kept
from cli.ruling_words import RowWanted, choose_row, parse_clause, parse_verdict, parse_words, warn_of_clause
from cli.rulings_kept import kept_rulings, ruling_file
from cli.streams import say
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.procedure import Procedure
from engine.model.ruling import Ruling
from engine.render import words
from engine.review import Reviewer

if TYPE_CHECKING:  # `--help` needs none of it
    from engine.rulings import Said
    from engine.source import Document


@click.group(
    "ruling",
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="VIỆC [THAM SỐ]...",
    short_help="Ý kiến của đơn vị về từng kết luận: ghi, xem lại, ý kiến nào cần xem lại.",
)
def ruling() -> None:
    """Ý kiến của đơn vị về từng kết luận: ghi, xem lại, ý kiến nào cần xem lại.

    Ý kiến được in bên cạnh kết luận của chương trình, không bao giờ thay kết luận đó. Tình huống đã khác từ khi cho
    ý kiến thì ý kiến được đánh dấu cần xem lại.

    \b
    Ví dụ:
      catgiam ruling add 1.001193 10 --agree --role "Trưởng phòng Hành chính tư pháp" --reason "Đã đối chiếu quyết định công bố"
      catgiam ruling list
      catgiam ruling list --only stale --format csv --out can-xem-lai.csv
    """  # noqa: D301, E501 - \b is click's mark for lines that must not be joined; a command stands on one line


class Request(NamedTuple):
    """The options of `add` as they were written."""

    code: str
    component: str
    wanted: RowWanted
    agree: bool
    verdict: str | None
    role: str
    reason: str
    clause: str | None
    clause_as_written: str | None
    on: str | None
    rules: Path | None
    as_of: str | None
    province: str | None
    workspace: Path
    commune: str | None


class Job(NamedTuple):
    """What `add` was asked, understood."""

    procedure: Procedure
    day: date
    province: str | None
    said: Said


@ruling.command("add", options_metavar="[TÙY CHỌN]", short_help="Ghi ý kiến của đơn vị về một kết luận.")
@click.argument("code", type=TEXT, metavar="MÃ_THỦ_TỤC")
@click.argument("component", type=TEXT, metavar="SỐ_THÀNH_PHẦN")
@click.option("--paper", type=TEXT, metavar="MÃ", help="Giấy tờ nào, khi thành phần có nhiều giấy tờ.")
@click.option("--alternative", type=TEXT, metavar="SỐ", help="Lựa chọn nào của thành phần.")
@click.option("--subject", type=TEXT, metavar="CỦA_AI", help="Giấy tờ của ai, như danh mục ghi.")
@click.option("--origin", type=TEXT, metavar="any|domestic|foreign", help="Nơi cấp giấy tờ.")
@click.option("--channel", type=TEXT, metavar="any|online|in_person|post", help="Cách nộp.")
@click.option("--agree", is_flag=True, help="Đồng ý với kết luận của chương trình.")
@click.option("--verdict", type=TEXT, metavar="KẾT_LUẬN", help="Kết luận của đơn vị: mã (keep…) hoặc tên (Giữ…).")
@click.option(
    "--role", type=TEXT, required=True, metavar="CHỨC_DANH", help="Chức danh cho ý kiến, không ghi tên người."
)
@click.option("--reason", type=TEXT, required=True, metavar="LÝ_DO", help="Vì sao; không ghi dữ liệu cá nhân.")
@click.option(
    "--clause", type=TEXT, metavar="ĐIỀU_KHOẢN", help="Điều khoản có trong danh mục, như “NQ-66.7-2025 PL I”."
)
@click.option(
    "--clause-as-written", type=TEXT, metavar="CHỮ", help="Điều khoản, văn bản mà danh mục chưa có: ghi nguyên văn."
)
@click.option("--on", type=TEXT, metavar="NGÀY", help="Ngày cho ý kiến (mặc định: hôm nay).")
@office_options
@province_option
@as_of_option
@rules_option
def add(  # the options of one sentence: which row, what is said, where it is kept
    *,
    paper: str | None,
    alternative: str | None,
    subject: str | None,
    origin: str | None,
    channel: str | None,
    **options: object,
) -> int:
    """Ghi ý kiến của đơn vị về một kết luận.

    Đồng ý (--agree) hoặc nêu kết luận khác (--verdict), kèm chức danh, lý do. Cùng với ý kiến, tình huống và kết
    luận của chương trình lúc đó được giữ lại, để sau này biết điều gì đã khác. Ý kiến sau thay ý kiến trước của
    cùng một dòng; ý kiến trước vẫn được giữ trong tệp.

    \b
    Ví dụ:
      catgiam ruling add 1.001193 10 --agree --role "Trưởng phòng Hành chính tư pháp" --reason "Đã đối chiếu"
      catgiam ruling add 1.000894 3 --verdict keep --role "Phó Giám đốc Sở Tư pháp" --reason "Sổ gốc chưa số hóa" --province 12
    """  # noqa: D301, E501 - \b is click's mark for lines that must not be joined; a command stands on one line
    wanted = RowWanted(paper, alternative, subject, origin, channel)
    request = Request(wanted=wanted, **options)  # type: ignore[arg-type]  # click checked them
    loaded = load_rules(request.rules)
    job = understand(request, Asking(loaded.catalog))
    warn(loaded)
    office = OfficeAsked(request.rules, request.workspace, request.commune)
    reviewer = Reviewer(
        with_office_data(loaded.catalog, job.province, office), job.day, job.province, ReferenceMatcher()
    )
    from engine.rulings import ruling_on

    given = ruling_on(choose_row(reviewer.rows([job.procedure]), request.component, wanted), job.said, reviewer)
    earlier = kept_rulings(request.rules, request.workspace)
    file = ruling_file(request.workspace, given.procedure)
    keep(file, given, _document(file, request.rules))
    warn_of_clause(given, loaded.catalog)
    tell_added(given, file)
    tell_earlier(given, [one for one in earlier if one.key == given.key], loaded.catalog)
    return CODES.fine


def understand(request: Request, asking: Asking) -> Job:
    """Turn options into what they mean. Raises `Refusal` with everything that is wrong."""
    from engine.rulings import Said

    doubter, catalog = asking.doubter, asking.catalog
    day, province = asking.day(request.as_of), asking.province(request.province)
    code = doubter.take(parse_code, request.code, known_codes(catalog))
    procedure = next((p for p in catalog.procedures if p.code == code), None)
    verdict = doubter.take(parse_verdict, request.verdict, request.agree)
    said = Said(
        verdict=verdict,
        role=doubter.take(parse_words, "--role", request.role) or "",
        on=doubter.take(_parse_on, request.on, asking.today) or asking.today,
        reason=doubter.take(parse_words, "--reason", request.reason) or "",
        clause=doubter.take(parse_clause, request.clause, catalog) or "",
        clause_as_written=doubter.take(parse_words, "--clause-as-written", request.clause_as_written) or "",
    )
    doubter.refuse()
    if procedure is None:
        raise LookupError(request.code)
    return Job(procedure, day, province, said)


def _parse_on(text: str | None, today: date) -> date:
    """The day of a ruling. Raises `ValueError` for one that has not come yet."""
    day = parse_day(text, today, "--on")
    if day > today:
        raise ValueError(f"--on {day}: ngày cho ý kiến không thể sau hôm nay ({today})")
    return day


def _document(file: Path, rules: Path | None) -> Document | None:
    """The file as it is, None where there is none yet. Raises `CatgiamError`."""
    if not file.exists():
        return None
    from engine.rulings import read_document
    from engine.schema import Schemas

    return read_document(file, shown(file), Schemas.load(rule_files(rules).schema_dir))


def keep(file: Path, given: Ruling, document: Document | None) -> None:
    """Write the file with the ruling at its end, whole or not at all."""
    from engine.rulings import appended

    content = appended(document, given)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal([f"không tạo được thư mục “{shown(file.parent)}”: {system_words(error)}"]) from error
    write_whole(content.encode("utf-8"), file)


def tell_added(given: Ruling, file: Path) -> None:
    """Say what was kept, and beside which answer."""
    answer = given.given_for.verdict.label
    view = f"đồng ý “{answer}”" if given.agrees else f"“{given.verdict.label}” (chương trình: “{answer}”)"
    say(f"Đã ghi vào {shown(file)}: thủ tục {given.procedure}, thành phần {given.component}: {view}.")


def tell_earlier(given: Ruling, earlier: Sequence[Ruling], catalog: Catalog) -> None:
    """Say which ruling the new one replaces, or stands behind."""
    from engine.rulings import scope_of

    last = max(reversed(earlier), key=lambda r: r.on, default=None)  # of one day the one that was written last
    if last is None:
        return
    if last.on > given.on:
        say(f"Đã có ý kiến ngày {words.day(last.on)}, sau ngày này: ý kiến vừa ghi chỉ được giữ làm lịch sử.")
    else:
        told = f"“{last.verdict.label}”, khi {scope_of(last, catalog)}"
        say(f"Thay ý kiến ngày {words.day(last.on)} ({told}); ý kiến đó vẫn được giữ trong tệp.")


ruling.add_command(list_kept)
