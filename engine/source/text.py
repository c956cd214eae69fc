"""Reads one text file safely: bounded, UTF-8, in one Unicode form, with its lines kept.

What is wrong with the bytes is said here; what is wrong with the YAML is said in `source`.
"""

from __future__ import annotations

import codecs
import re
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from engine.diagnostics import CatgiamError, Diagnostic, Location, Severity

MAX_BYTES = 8 * 1024 * 1024
Position = tuple[int, int]
"""Line and column, counted from 1."""

# YAML breaks lines at the last three too; the lines kept must be the parser's lines.
_BREAKS = re.compile("[\n\x85\u2028\u2029]")
# Lone surrogates cannot come from UTF-8, but an escape in a quoted scalar can make them.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one file: NFC, Unix line ends, no byte-order mark."""

    file: str
    body: str
    lines: tuple[str, ...]
    warnings: tuple[Diagnostic, ...] = ()

    def line(self, number: int) -> str | None:
        """The source line of that number, if there is one."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else None

    @property
    def end(self) -> Position:
        """Just behind the last text of the file."""
        written = [number for number, line in enumerate(self.lines, 1) if line.strip()]
        return (written[-1], len(self.lines[written[-1] - 1]) + 1) if written else (0, 0)

    def diagnostic(
        self,
        code: str,
        message: str,
        at: Position = (0, 0),
        *,
        hint: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> Diagnostic:
        """Say something about a position of this file."""
        location = Location(self.file, *at)
        return Diagnostic(code, message, location, severity, hint, self.line(at[0]))


def read_text(path: Path, display: str | None = None) -> Text:
    """Read a file that a person wrote; every refusal is a `CatgiamError`."""
    file = path.as_posix() if display is None else display
    return text_from_bytes(file, _read_bytes(path, file))


def _read_bytes(path: Path, file: str) -> bytes:
    try:
        _check_kind(path, file)
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)  # the size on record may be out of date
    except OSError as error:
        raise _refusal(file, *_os_problem(error)) from error
    except ValueError as error:  # a NUL inside the path
        raise _refusal(file, "no-file", "tên tệp không hợp lệ") from error
    if len(content) > MAX_BYTES:
        raise _too_large(file, len(content))
    return content


def _check_kind(path: Path, file: str) -> None:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise _refusal(file, "not-a-file", "đây là thư mục, không phải tệp YAML")
    if not stat.S_ISREG(status.st_mode):  # a pipe or a device may never end
        raise _refusal(file, "not-a-file", "đây không phải là tệp thường")
    if status.st_size > MAX_BYTES:
        raise _too_large(file, status.st_size)


def _os_problem(error: OSError) -> tuple[str, str, str | None]:
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return "no-file", "không tìm thấy tệp", "kiểm tra lại tên và thư mục của tệp"
    if isinstance(error, PermissionError):
        return "unreadable", "không có quyền đọc tệp", None
    return "unreadable", f"không đọc được tệp ({error.strerror or error})", None


def _too_large(file: str, size: int) -> CatgiamError:
    message = f"tệp quá lớn ({size / 1024**2:.1f} MB), mỗi tệp được tối đa 8 MB"
    return _refusal(file, "too-large", message, "tách thành nhiều tệp nhỏ")


def _refusal(file: str, code: str, message: str, hint: str | None = None) -> CatgiamError:
    return CatgiamError([Diagnostic(code, message, Location(file), hint=hint)])


def in_one_form(words: str) -> str:
    """Compose accents (NFC): the same word must be the same characters."""
    return unicodedata.normalize("NFC", words)


def text_from_bytes(file: str, content: bytes) -> Text:
    """The text of these bytes, `file` in messages; every refusal is a `CatgiamError`."""
    if not content.strip():
        raise _refusal(file, "empty", "tệp trống, chưa có nội dung nào")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refusal(file, "bad-encoding", "tệp được lưu ở bảng mã UTF-16", "lưu lại tệp ở bảng mã UTF-8")
    if b"\0" in content:
        message = f"đây là tệp nhị phân, không phải tệp chữ (byte NUL ở vị trí {content.index(0)})"
        raise _refusal(file, "binary", message)
    return _text_from_string(file, _decode(file, content))


def _decode(file: str, content: bytes) -> str:
    mark = len(codecs.BOM_UTF8) if content.startswith(codecs.BOM_UTF8) else 0
    try:
        return _unix(content[mark:].decode("utf-8"))
    except UnicodeDecodeError as error:
        before = _unix(content[mark : mark + error.start].decode("utf-8"))
        raise CatgiamError([_bad_byte(file, before, content, mark + error.start)]) from error


def _unix(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n")


def _bad_byte(file: str, before: str, content: bytes, start: int) -> Diagnostic:
    """Point at the first bad byte; the good text before it gives line and column."""
    line = before.count("\n") + 1
    begin = before.rfind("\n") + 1
    rest = content[start : start + 200].decode("utf-8", "replace")
    return Diagnostic(
        "bad-encoding",
        f"tệp không phải UTF-8: byte 0x{content[start]:02X} ở vị trí {start} (dòng {line})",
        Location(file, line, len(before) - begin + 1),
        hint="mở tệp bằng trình soạn thảo và lưu lại ở bảng mã UTF-8",
        source_line=before[begin:] + re.split("[\r\n]", rest)[0],
    )


def _text_from_string(file: str, original: str) -> Text:
    body = in_one_form(original)
    text = Text(file, body, tuple(_BREAKS.split(body)))
    control = CONTROL.search(body)
    if control:
        raise CatgiamError([_control_character(text, control)])
    if body == original:
        return text
    return Text(file, body, text.lines, (_nfd_warning(text, original),))


def _control_character(text: Text, control: re.Match[str]) -> Diagnostic:
    before = _BREAKS.split(text.body[: control.start()])
    return text.diagnostic(
        "control-character",
        f"ký tự điều khiển U+{ord(control[0]):04X} không được dùng trong tệp",
        (len(before), len(before[-1]) + 1),
        hint="xóa ký tự này, nó thường theo vào khi sao chép từ phần mềm khác",
    )


def _nfd_warning(text: Text, original: str) -> Diagnostic:
    pairs = zip(text.lines, _BREAKS.split(original), strict=False)
    line, composed, typed = next((i, a, b) for i, (a, b) in enumerate(pairs, 1) if a != b)
    same = zip(composed, typed, strict=False)
    column = next((i for i, (a, b) in enumerate(same, 1) if a != b), 1)
    return text.diagnostic(
        "nfd",
        "chữ gõ bằng Unicode tổ hợp (NFD), đã đổi sang Unicode dựng sẵn (NFC)",
        (line, column),
        hint="chọn bảng mã “Unicode dựng sẵn” trong bộ gõ; các chỗ khác trong tệp không báo lại",
        severity=Severity.WARNING,
    )
