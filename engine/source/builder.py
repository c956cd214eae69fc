"""Builds plain data out of what a YAML parser reports, one node after the other.

Nothing here recurses, so a hostile file cannot exhaust the stack; every bound is checked
before the node that would break it is built.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from engine.diagnostics import Diagnostic, Severity, quoted
from engine.source.codes import is_code, repaired
from engine.source.document import Data, Path, Place, describe
from engine.source.text import CONTROL, Position, Text, in_one_form

MAX_DEPTH = 64
MAX_ALIASES = 10
MAX_VALUES = 200_000  # a whole catalogue in one file has fewer; beyond it memory suffers
MAX_ERRORS = 200
TOO_MANY = ("too-many-errors", "còn lỗi ở phía sau chưa xem, sửa các lỗi trên rồi chạy lại")

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class StopReading(Exception):  # noqa: N818 - the problem itself is already among the problems
    """Reading on makes no sense."""


@dataclass(slots=True)
class _Open:
    """A list or a group of keys whose end has not come yet."""

    data: list[Data] | dict[str, Data]
    path: Path
    key: str | None = None
    key_at: Position = (1, 1)


class Builder:
    """Collects the data, the places and the problems of one file."""

    def __init__(self, text: Text) -> None:
        self.root: Data | None = None
        self.lines: dict[Path, Place] = {}
        self.problems: list[Diagnostic] = list(text.warnings)
        self._text = text
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Path, Data]] = {}
        self._aliases: list[Path] = []
        self._errors = 0

    def scalar(self, value: str, at: Position, *, is_plain: bool, anchor: str | None) -> None:
        """Take a text: a key if one is due, otherwise a value."""
        value = self._clean(value, at)
        if self._key_is_due():
            self._take_key(value, at, is_plain=is_plain)
            return
        path = self._next_path()
        if is_plain and value in _NULLS:
            self._report_null(path, at)
        self._attach(path, self._checked_code(path, value, at, is_plain=is_plain), at)
        self._remember(anchor, path, value)

    def open(self, data: list[Data] | dict[str, Data], at: Position, *, anchor: str | None) -> None:
        """Begin a list or a group of keys."""
        if self._key_is_due():
            self._stop("bad-key", "khóa phải là chữ, không phải danh sách hay nhóm khóa", at)
        if len(self._open) >= MAX_DEPTH:
            self._stop("too-deep", f"lồng nhau quá sâu, được tối đa {MAX_DEPTH} tầng", at)
        path = self._next_path()
        self._attach(path, data, at)
        self._remember(anchor, path, data)
        self._open.append(_Open(data, path))

    def close(self) -> None:
        """End the innermost list or group."""
        self._open.pop()

    def alias(self, name: str, at: Position) -> None:
        """Repeat an anchored value, within bounds that keep a small file small."""
        if self._key_is_due():
            self._stop("bad-key", "khóa phải viết ra, không được trỏ bằng dấu *", at)
        path = self._next_path()
        self._aliases.append(path)
        if len(self._aliases) > MAX_ALIASES:
            self._stop("alias", f"quá nhiều chỗ dùng dấu *, mỗi tệp được tối đa {MAX_ALIASES}", at)
        origin, value = self._anchors.get(name, ((), None))
        problem = self._alias_problem(name, origin, value)
        if problem or value is None:
            self.report("alias", problem, at, hint="viết lại nội dung ở chỗ này")
            value = ""
        elif isinstance(value, str):
            value = self._checked_code(path, value, at, is_plain=False)
        else:
            self._copy_lines(origin, path)
        self._attach(path, value, at)

    def begin_document(self, at: Position) -> None:
        """A file is one document."""
        if self.root is not None:
            self._stop("multi-document", "mỗi tệp chỉ được có một tài liệu, dòng này (---) mở tài liệu thứ hai", at)

    def refuse_tag(self, tag: str, at: Position) -> None:
        """Refuse a type: every value is text."""
        typed = quoted(tag.replace("tag:yaml.org,2002:", "!!"))
        self.report("tag", f"không dùng nhãn kiểu {typed}, mọi giá trị đều là chữ", at, hint="xóa nhãn này")

    def report(
        self, code: str, message: str, at: Position, *, hint: str | None = None, severity: Severity = Severity.ERROR
    ) -> None:
        """Note a problem and go on, unless there are too many to be read."""
        self.problems.append(self._text.diagnostic(code, message, at, hint=hint, severity=severity))
        self._errors += severity is Severity.ERROR
        if self._errors >= MAX_ERRORS:
            self.problems.append(self._text.diagnostic(*TOO_MANY, at, severity=Severity.NOTE))
            raise StopReading

    def _stop(self, code: str, message: str, at: Position) -> NoReturn:
        self.report(code, message, at)
        raise StopReading

    def _key_is_due(self) -> bool:
        return bool(self._open) and self._open[-1].key is None and isinstance(self._open[-1].data, dict)

    def _take_key(self, key: str, at: Position, *, is_plain: bool) -> None:
        owner = self._open[-1]
        owner.key, owner.key_at = key, at
        if is_plain and key == "<<":
            self.report("merge-key", "không dùng khóa gộp “<<”", at, hint="viết đủ các khóa ra")
        elif not key:
            self.report("bad-key", "khóa để trống", at)
        elif key in owner.data:
            self._report_duplicate(key, self.lines[(*owner.path, key)].key, at)

    def _report_duplicate(self, key: str, first: Position, at: Position) -> None:
        message = f"khóa {quoted(key)} đặt hai lần, lần đầu ở dòng {first[0]}"
        self.report("duplicate-key", message, at, hint="giữ lại một, hoặc đổi tên khóa")
        note = f"khóa {quoted(key)} đặt lần đầu ở đây"
        self.report("duplicate-key", note, first, severity=Severity.NOTE)

    def _report_null(self, path: Path, at: Position) -> None:
        if not path:
            self._stop("empty", "tệp trống, chưa có nội dung nào", at)
        self.report(
            "null",
            f"{describe(path)} không có giá trị",
            self._open[-1].key_at if isinstance(path[-1], str) else at,
            hint="điền giá trị hoặc bỏ hẳn; muốn ghi đúng chữ ấy thì đặt trong dấu nháy",
        )

    def _next_path(self) -> Path:
        if not self._open:
            return ()
        owner = self._open[-1]
        step = len(owner.data) if owner.key is None else owner.key
        return (*owner.path, step)

    def _attach(self, path: Path, value: Data, at: Position) -> None:
        if len(self.lines) >= MAX_VALUES:
            self._stop("too-large", f"tệp có quá nhiều giá trị, được tối đa {MAX_VALUES}", at)
        if not self._open:
            self.root = value
            self.lines[path] = Place(at, at)
            return
        owner = self._open[-1]
        if isinstance(owner.data, list):
            owner.data.append(value)
            self.lines[path] = Place(at, at)
        elif owner.key is not None:
            owner.data[owner.key] = value
            self.lines.setdefault(path, Place(at, owner.key_at))  # of two equal keys the first is told
            owner.key = None

    def _clean(self, value: str, at: Position) -> str:
        """Bring text to one Unicode form; an escape must not smuggle in what a file may not hold."""
        if value.isascii() and value.isprintable():
            return value
        control = CONTROL.search(value)
        if control:
            message = f"giá trị chứa ký tự điều khiển U+{ord(control[0]):04X}"
            self.report("control-character", message, at, hint="xóa ký tự này")
        return in_one_form(value)

    def _checked_code(self, path: Path, value: str, at: Position, *, is_plain: bool) -> str:
        if not is_code(path, value):
            return value
        code = repaired(path, value)
        hint = f'viết "{code}"'
        if is_plain:
            message = f"mã thủ tục {value} không đặt trong dấu nháy, đã đọc là “{code}”"
            self.report("unquoted-code", message, at, hint=hint, severity=Severity.WARNING)
        elif code != value:
            message = f"mã thủ tục “{value}” viết chưa đúng dạng, đã đọc là “{code}”"
            self.report("repaired-code", message, at, hint=hint, severity=Severity.WARNING)
        return code

    def _remember(self, anchor: str | None, path: Path, value: Data) -> None:
        if anchor is not None:
            self._anchors[anchor] = (path, value)

    def _alias_problem(self, name: str, origin: Path, value: Data | None) -> str:
        if value is None:
            return f"dấu * trỏ tới {quoted(name)} chưa có ở phía trên"
        if any(path[: len(origin)] == origin for path in self._aliases):
            return f"phần {quoted(name)} lại chứa dấu *, không được trỏ chồng lên nhau"
        return ""

    def _copy_lines(self, origin: Path, path: Path) -> None:
        """What is repeated stands where it was written."""
        depth = len(origin)
        inside = [item for item in self.lines.items() if len(item[0]) > depth and item[0][:depth] == origin]
        self.lines.update((path + there[depth:], place) for there, place in inside)
