"""What goes wrong, in Vietnamese, and the exit code for it."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

import click

from cli.streams import detach_stdout, say, wants_colour

T = TypeVar("T")


class Codes(NamedTuple):
    """The exit codes of every command."""

    fine: int = 0
    findings: int = 1
    misuse: int = 2
    interrupted: int = 130
    broken_pipe: int = 141


CODES = Codes()

_COLOURS = {
    "place": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "note": {"fg": "cyan"},
    "code": {"dim": True},
    "caret": {"fg": "green", "bold": True},
    "hint": {"fg": "green"},
}
_SYSTEM_WORDS = {
    errno.ENOENT: "không có thư mục hoặc tệp này",
    errno.ENOTDIR: "một phần của đường dẫn là tệp, không phải thư mục",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.EACCES: "không có quyền ghi ở đây",
    errno.EPERM: "hệ thống không cho phép",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "đã dùng hết dung lượng được cấp",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.ELOOP: "liên kết vòng tròn",
    errno.EIO: "lỗi đọc ghi ổ đĩa",
    errno.EBUSY: "tệp đang được chương trình khác dùng",
    errno.ENODEV: "thiết bị không nhận",
    errno.EXDEV: "không chuyển được tệp giữa hai ổ đĩa",
    errno.EINVAL: "hệ thống từ chối tên này",
}


class Refusal(Exception):  # noqa: N818 - a refusal is what it is
    """A request that cannot be carried out, with every reason at once."""

    def __init__(self, reasons: Iterable[str]) -> None:
        """Refuse for these reasons."""
        self.reasons = tuple(reasons)
        super().__init__("; ".join(self.reasons))


class Doubter:
    """Collects what is wrong with a request, so that all of it is said at once."""

    def __init__(self) -> None:
        """Begin with nothing wrong."""
        self.reasons: list[str] = []

    def take(self, parse: Callable[..., T], *arguments: object) -> T | None:
        """The parsed value, or None after noting the `ValueError` that says why not."""
        try:
            return parse(*arguments)
        except ValueError as error:
            self.reasons.append(str(error))
            return None

    def refuse(self) -> None:
        """Raise `Refusal` when something was wrong."""
        if self.reasons:
            raise Refusal(self.reasons)


def system_words(error: OSError) -> str:
    """Why the system refused, in words."""
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return _SYSTEM_WORDS.get(error.errno or 0, f"hệ thống báo lỗi {name}")


def report(error: BaseException) -> int:
    """Tell an error on standard error and give the exit code."""
    from engine.diagnostics import CatgiamError, visible

    if isinstance(error, KeyboardInterrupt | click.Abort):
        say("Đã dừng theo yêu cầu (Ctrl-C).")
        return CODES.interrupted
    if isinstance(error, click.ClickException):
        error.show()
    elif isinstance(error, CatgiamError):
        _show_diagnostics(error)
    elif isinstance(error, Refusal):
        for reason in error.reasons:
            say(f"Lỗi: {visible(reason)}")
    elif isinstance(error, OSError) and error.errno:
        detach_stdout()
        say(f"Lỗi: {visible(str(error.filename or 'đầu ra chuẩn'))}: {system_words(error)}")
    else:
        _show_internal(error)
    return CODES.misuse


def _show_internal(error: BaseException) -> None:
    from engine.diagnostics import visible

    said = visible(" ".join(str(error).split()))[:200]
    name = type(error).__name__
    say(f"lỗi nội bộ ({name}{': ' + said if said else ''}); đặt CATGIAM_DEBUG=1 rồi chạy lại để có chi tiết báo lỗi")


def _show_diagnostics(error: Exception) -> None:
    from engine.diagnostics import CatgiamError, Severity, render_all

    if isinstance(error, CatgiamError):
        say(render_all(error.diagnostics, style_for_errors()))
        count = sum(1 for d in error.diagnostics if d.severity is Severity.ERROR)
        say(f"{count} lỗi: chưa làm gì cả. Sửa rồi chạy lại.")


def style_for_errors() -> Callable[[str, str], str]:
    """The style of diagnostics on standard error: coloured only for a person at a terminal."""
    import sys

    return coloured if wants_colour(sys.stderr) else plain


def coloured(text: str, role: str) -> str:
    """Decorate a text by its role."""
    return click.style(text, **_COLOURS.get(role, {}))  # type: ignore[arg-type]  # keywords of click.style


def plain(text: str, _role: str) -> str:
    """Add nothing."""
    return text
