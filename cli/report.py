"""`catgiam report`: the papers that an office signs and sends, as Word files."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click

from cli.errors import Refusal
from cli.options import ListingCommand
from cli.report_databases import databases_paper
from cli.report_parts import read_head_of, report_options, reviewed, written
from cli.report_periodic import periodic_paper
from cli.review import Request
from cli.streams import is_terminal


@click.group(
    "report",
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="LOẠI [THAM SỐ]...",
    short_help="Văn bản theo thể thức: danh mục rà soát, công văn đề nghị, CSDL cần kết nối, báo cáo định kỳ.",
)
def report() -> None:
    """Văn bản theo thể thức: danh mục rà soát, công văn đề nghị, CSDL cần kết nối, báo cáo định kỳ.

    \b
    Ví dụ:
      catgiam report inventory --province 12 --out danh-muc.docx
      catgiam report proposal --province 12 --head dau-van-ban.yaml --out cong-van.docx
      catgiam report databases --province 12 --format terminal
      catgiam report periodic --kind month --year 2026 --month 7 --province 12 --out bao-cao.docx
    """  # noqa: D301 - \b is click's mark for lines that must not be joined


@report.command(
    "inventory", cls=ListingCommand, options_metavar="[TÙY CHỌN]", short_help="Các phụ lục danh mục rà soát (Word)."
)
@report_options
def inventory_paper(*, head: Path | None, **options: object) -> int:
    """Các phụ lục danh mục rà soát (Word).

    Ba phụ lục, đủ mọi giấy tờ được xét: giấy tờ thay bằng dữ liệu, giấy tờ cắt giảm, giấy tờ chưa thay được. Tám cột
    như Phụ lục I Nghị quyết số 66.7/2025/NQ-CP, thêm cột kết luận. Chỗ chưa biết để trống “……”.
    """
    request = _request(options)
    stated = read_head_of(head)
    catalog, inventory, problems = reviewed(request)
    from engine.render.official import render_inventory
    from engine.submission import prepare

    content = io.BytesIO()
    render_inventory(prepare(inventory, catalog), stated, content)
    return written(content, request, inventory, problems)


@report.command(
    "proposal",
    cls=ListingCommand,
    options_metavar="[TÙY CHỌN]",
    short_help="Công văn đề nghị Bộ Tư pháp cho kết nối, kèm phương án đơn giản hóa (Word).",
)
@report_options
def proposal_paper(*, head: Path | None, **options: object) -> int:
    """Công văn đề nghị Bộ Tư pháp cho kết nối, kèm phương án đơn giản hóa (Word).

    Phụ lục I: cơ sở dữ liệu cần kết nối. Phụ lục II: phương án của từng thủ tục – nội dung và lý do, kiến nghị thực
    thi, lợi ích, lộ trình. Phải nêu --province: mọi con số là của tỉnh đó. Đọc lại trước khi ký.
    """
    request = _request(options)
    if request.province is None:
        raise Refusal(["report proposal cần --province MÃ: công văn là của một tỉnh"])
    stated = read_head_of(head)
    catalog, inventory, problems = reviewed(request)
    from engine.render.official import render_proposal
    from engine.submission import prepare
    from engine.submission.letter import letter

    submission, content = prepare(inventory, catalog), io.BytesIO()
    render_proposal(submission, letter(submission, catalog, stated), stated, content)
    return written(content, request, inventory, problems)


def _request(options: dict[str, object]) -> Request:
    """What is reviewed: civil-status papers, as `review` does. Raises `Refusal` for a Word file on a terminal."""
    request = Request(stray=(), include_all=False, format_name="docx", fail_on=(), **options)  # type: ignore[arg-type]  # click checked them
    if request.out is None and is_terminal(sys.stdout):
        raise Refusal(["văn bản Word cần --out TỆP, ví dụ --out danh-muc.docx"])
    return request


report.add_command(databases_paper)
report.add_command(periodic_paper)
