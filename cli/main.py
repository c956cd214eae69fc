"""The entry point: the list of commands, and the last word on every error.

`catgiam --help` loads click and nothing of the engine; a command's module is loaded when it is called.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from cli.errors import CODES, report
from cli.streams import detach_stdout, prepare_streams
from cli.vietnamese import speak_vietnamese

PROGRAM = "catgiam"
COMMANDS = {
    "check": ("cli.check:check", "Kiểm tra dữ liệu, bộ quy tắc và bản thảo."),
    "coverage": (
        "cli.coverage:coverage",
        "Số liệu số hóa, làm sạch của từng xã: bảng mẫu, nhập, xem lại.",
    ),
    "diff": ("cli.diff:diff", "So sánh hai ngày, hoặc hai bộ quy tắc: kết luận nào đổi, vì điều khoản nào."),
    "explain": ("cli.explain:explain", "Giải thích vì sao, và vì sao không phải kết luận khác."),
    "impact": (
        "cli.impact:impact",
        "Cắt giảm đáng giá bao nhiêu một năm: giấy tờ, hồ sơ, tiền; kiểm lại phương án đã tính.",
    ),
    "form": ("cli.form:form", "Biểu để cơ quan khai thành phần hồ sơ: xuất biểu, nhập biểu đã điền."),
    "import-portal": ("cli.import_portal:import_portal", "Ghi bản thảo YAML từ các bản ghi đã công bố."),
    "mismatch": ("cli.mismatch:mismatch", "Danh sách dữ liệu hộ tịch sai lệch: nhập, theo dõi xử lý, báo cáo."),
    "readiness": (
        "cli.readiness:show_readiness",
        "Xã nào, loại giấy tờ nào đã đủ dữ liệu; còn vướng gì, thiếu bao nhiêu bản ghi.",
    ),
    "recognise": ("cli.recognise:recognise_lines", "Nhận dạng giấy tờ hộ tịch trong câu chữ đã công bố."),
    "report": (
        "cli.report:report",
        "Văn bản theo thể thức: danh mục rà soát, công văn đề nghị, CSDL cần kết nối, báo cáo định kỳ.",
    ),
    "review": ("cli.review:review", "Rà soát giấy tờ hộ tịch trong thủ tục hành chính và in danh mục."),
    "ruling": ("cli.ruling:ruling", "Ý kiến của đơn vị về từng kết luận: ghi, xem lại, ý kiến nào cần xem lại."),
    "timeline": (
        "cli.timeline:timeline",
        "Pháp luật theo thời gian: giai đoạn nào, kết luận nào đổi, căn cứ nào sắp hết.",
    ),
    "unlock": (
        "cli.unlock:unlock_first",
        "Việc nên làm trước: kết nối, công bố, số hóa, sửa điều nào mở được bao nhiêu.",
    ),
    "verify": ("cli.verify:verify_file", "Kiểm lại một danh mục đã in: dòng nào còn đúng, dòng nào không, vì sao."),
    "whatif": ("cli.whatif:whatif", "Giả định một điều khác đi: kết luận nào đổi, tổng số trước và sau."),
}
"""Command → where it lives, and its line in `--help`; a test holds it to the command's own help."""


class LazyGroup(click.Group):
    """Loads a command's module only when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """Name every command."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Load the command."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(module), name)
        speak_vietnamese()  # the command may have brought in more of click
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or name the nearest one: click can only suggest commands that are loaded."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            ctx.fail(f"Không có lệnh “{args[0]}”.{f' Có phải là “{near[0]}”?' if near else ''}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Lệnh"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])


def _show_version(ctx: click.Context, _param: click.Parameter, value: Any) -> None:  # noqa: ANN401 - a flag
    if not value or ctx.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        click.echo(f"{PROGRAM} {version(PROGRAM)}")
    except PackageNotFoundError:
        click.echo(f"{PROGRAM} (chạy từ mã nguồn, chưa cài đặt)")
    ctx.exit()


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="LỆNH [THAM SỐ]...",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Hiện số phiên bản rồi thoát.",
)
def cli() -> None:
    """Rà soát giấy tờ hộ tịch trong hồ sơ thủ tục hành chính.

    Cho biết giấy tờ nào không còn phải nộp, từ ngày nào, theo điều khoản nào,
    trừ trường hợp nào; nếu chưa cắt giảm được thì còn vướng gì.

    \b
    Ví dụ:
      catgiam review --as-of 2026-07-20
      catgiam review --province 12 --format csv --out danh-muc.csv
      catgiam explain 1.001193
    """  # noqa: D301 - \b is click's mark for lines that must not be joined


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; whatever happens, the answer is an exit code and never a traceback."""
    prepare_streams()
    speak_vietnamese()
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
        _flush()
    except BrokenPipeError:
        detach_stdout()
        return CODES.broken_pipe
    except click.exceptions.Exit as done:
        return done.exit_code
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last word: any bug becomes one line
        if os.environ.get("CATGIAM_DEBUG") == "1" and not isinstance(error, click.ClickException):
            import traceback

            traceback.print_exc()
        return report(error)
    return code


def _run(arguments: list[str]) -> int:
    with cli.make_context(PROGRAM, arguments) as context:
        return int(cli.invoke(context) or 0)


def _flush() -> None:
    """Write what is still held back while a failure can still be told."""
    if sys.stdout is not None:
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
