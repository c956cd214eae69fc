"""`catgiam report databases`: the databases that the reviewed procedures need, and how far each is connected."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.errors import Doubter
from cli.options import ListingCommand, format_option, parse_format
from cli.output import screen_for
from cli.report_parts import read_head_of, report_options, reviewed, written
from cli.review import Request

if TYPE_CHECKING:  # `--help` needs none of it
    from engine.model.document_head import DocumentHead
    from engine.model.submission import Submission

FORMATS = ("docx", "terminal", "json")


@click.command(
    "databases",
    cls=ListingCommand,
    options_metavar="[TÙY CHỌN]",
    short_help="Cơ sở dữ liệu cần tra cứu, kết nối: thủ tục nào cần, trường nào, tình trạng kết nối.",
)
@format_option(FORMATS, "docx")
@report_options
def databases_paper(*, head: Path | None, format_name: str, **options: object) -> int:
    """Cơ sở dữ liệu cần tra cứu, kết nối: thủ tục nào cần, trường nào, tình trạng kết nối.

    Cùng số liệu với trang “CSDL cần kết nối” của bảng tính (review --format xlsx). Không nêu --province thì không xét
    tình trạng kết nối.

    \b
    Ví dụ:
      catgiam report databases --province 12 --format terminal
      catgiam report databases --province 12 --head dau-van-ban.yaml --out csdl.docx
    """  # noqa: D301 - \b is click's mark for lines that must not be joined
    doubter = Doubter()
    doubter.take(parse_format, format_name, FORMATS)
    doubter.refuse()
    request = Request(stray=(), include_all=False, format_name=format_name, fail_on=(), **options)  # type: ignore[arg-type]  # click checked them
    stated = read_head_of(head)
    catalog, inventory, problems = reviewed(request)
    from engine.submission import prepare

    content = io.BytesIO(_rendered(prepare(inventory, catalog), stated, request))
    return written(content, request, inventory, problems)


def _rendered(submission: Submission, head: DocumentHead, request: Request) -> bytes:
    """The list in the chosen format; only the renderer that is asked for is loaded."""
    content = io.BytesIO()
    if request.format_name == "docx":
        from engine.render.official import render_databases

        render_databases(submission, head, content)
    else:
        from engine.render.databases import render, render_json

        write = render if request.format_name == "terminal" else render_json
        write(submission, content, screen_for(request.out))
    return content.getvalue()
