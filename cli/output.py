"""Where results go: whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from cli.errors import Refusal, system_words
from cli.streams import detach_stdout, is_terminal, wants_colour
from engine.render import Screen

PAGE_WIDTH = 100
"""Columns of a page that no terminal shows."""

SPREADSHEET_WARNING = (
    "Lưu ý: bảng tính có thể làm mất số 0 ở cuối mã thủ tục (1.000080 thành 1.00008). "
    "Hãy mở bằng chức năng Nhập dữ liệu và đặt cột mã là Văn bản."
)


def screen_for(out: Path | None) -> Screen:
    """The terminal as it is; a page without colour for files and pipes."""
    if out is not None:
        return Screen(PAGE_WIDTH)
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    if not is_terminal(sys.stdout):
        return Screen(PAGE_WIDTH, encoding=encoding)
    import shutil  # it brings every archive format along; only a terminal needs it

    columns = shutil.get_terminal_size((PAGE_WIDTH, 24)).columns
    return Screen(columns, wants_colour(sys.stdout) and os.name != "nt", encoding)


def write_whole(content: bytes, out: Path | None) -> None:
    """Write to a file, or to standard output when `out` is None."""
    if out is None:
        _write_stdout(content)
        return
    try:
        _write_file(content, out)
    except OSError as error:
        raise Refusal([f"không ghi được “{out}”: {system_words(error)}"]) from error
    except ValueError as error:  # a name that no system takes
        raise Refusal([f"không ghi được “{out}”: tên tệp không hợp lệ"]) from error


def _write_stdout(content: bytes) -> None:
    if sys.stdout is None:
        raise Refusal(["không có đầu ra chuẩn để ghi; hãy dùng --out TỆP"])
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        detach_stdout()  # what is still held back would fail once more at exit
        raise Refusal([f"không ghi được ra đầu ra chuẩn: {system_words(error)}"]) from error


def _write_file(content: bytes, out: Path) -> None:
    target = Path(os.path.realpath(out))  # a link stays a link, what it points to is replaced
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        _write_in_place(content, target)
    else:
        _replace(content, target)


def _write_in_place(content: bytes, target: Path) -> None:
    """A device or a pipe has no content to keep; a folder is refused by the system."""
    with target.open("wb") as stream:
        stream.write(content)


def _replace(content: bytes, target: Path) -> None:
    """Write beside the target and rename: readers see the old file or the new one, never a part."""
    import tempfile  # slow to import; most runs write to standard output

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".catgiam-", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """The permissions that the file has, or that a new file would get."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
