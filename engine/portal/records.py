"""Streams JSON values out of files, each with its place; what cannot be read is reported and passed over."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from engine.diagnostics import Diagnostic, Location
from engine.model.record import RecordError, data_of_json

MAX_LINE = 64 * 1024 * 1024
"""Bytes of one line of JSON Lines; published records have some hundred thousand at most."""
MAX_DOCUMENT = 512 * 1024 * 1024
"""Bytes of one `.json` file, which is read as a whole."""

MAX_QUOTED = 200_000
"""Bytes of a broken line that a message may show a part of."""

_GZIP = b"\x1f\x8b"
_BETWEEN = re.compile(r"[\s,\[\]]*")


class RawRecord(NamedTuple):
    """A JSON value and where it begins."""

    data: Any
    location: Location


def records_in(path: Path, shown: str) -> Iterator[RawRecord | Diagnostic]:
    """Every record of a `.json`, `.jsonl` or `.jsonl.gz` file, in order; problems stand where they occurred.

    Raises `OSError` when the file cannot be opened at all.
    """
    is_document = ".json" in (suffix.lower() for suffix in path.suffixes)
    with path.open("rb") as raw:
        is_packed = raw.peek(len(_GZIP))[: len(_GZIP)] == _GZIP
        stream: BinaryIO = gzip.GzipFile(fileobj=raw) if is_packed else raw  # type: ignore[assignment]  # reads bytes
        yield from (_document if is_document else _lines)(stream, shown)


def _lines(stream: BinaryIO, shown: str) -> Iterator[RawRecord | Diagnostic]:
    number = 0
    while True:
        number += 1
        try:
            line = stream.readline(MAX_LINE + 1)
            too_long = len(line) > MAX_LINE and _skip_line(stream, line)
        except (OSError, EOFError, zlib.error) as error:
            yield _broken(error, Location(shown, number))
            return
        if not line:
            return
        if too_long:
            message = f"dòng dài hơn {MAX_LINE // 1024**2} MB: không phải một bản ghi của Cổng"
            yield Diagnostic("portal-size", message, Location(shown, number))
        elif (written := line.removeprefix(b"\xef\xbb\xbf").rstrip()).strip():
            yield from _values_of(written, Location(shown, number))


def _skip_line(stream: BinaryIO, line: bytes) -> bool:
    """Read on to the end of a line without keeping it."""
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_LINE)
    return True


def _broken(error: Exception, place: Location) -> Diagnostic:
    packed = isinstance(error, EOFError | zlib.error | gzip.BadGzipFile)
    reason = "tệp nén bị cụt hoặc hỏng" if packed else "đọc tệp bị lỗi"
    return Diagnostic("portal-file", f"{reason} từ dòng này; phần sau không đọc được", place, hint=_AGAIN)


def _values_of(written: bytes, place: Location) -> Iterator[RawRecord | Diagnostic]:
    try:
        data = data_of_json(written)
    except RecordError:
        yield _not_json(written, place)
        return
    for value in data if isinstance(data, list) else [data]:
        yield RawRecord(value, place)


def _not_json(written: bytes, place: Location) -> Diagnostic:
    """What is wrong with a line: read again by the slower reader, which tells where."""
    shown = None
    try:
        json.loads(written.decode("utf-8"))
        reason, column = "có ký tự không ghi được bằng UTF-8", 0
    except UnicodeDecodeError:
        reason, column = "dòng không phải UTF-8", 0
    except json.JSONDecodeError as error:
        cut = error.pos >= len(error.doc) or error.msg.startswith("Unterminated")
        reason, column = "bản ghi bị cụt giữa chừng" if cut else "không phải JSON hợp lệ", error.colno
        shown = error.doc if len(error.doc) <= MAX_QUOTED else None
    except (RecursionError, ValueError) as error:
        reason, column = _too_much(error), 0
    hint = "mỗi dòng một bản ghi JSON"
    return Diagnostic("portal-json", reason, Location(place.file, place.line, column), hint=hint, source_line=shown)


def _too_much(error: Exception) -> str:
    return "JSON lồng quá sâu" if isinstance(error, RecursionError) else "JSON có số quá dài"


def _document(stream: BinaryIO, shown: str) -> Iterator[RawRecord | Diagnostic]:
    """One value, an array of records, or values one after another, over as many lines as they like."""
    try:
        content = stream.read(MAX_DOCUMENT + 1)
        if len(content) > MAX_DOCUMENT:
            yield Diagnostic("portal-size", "tệp .json quá lớn; hãy chuyển thành .jsonl", Location(shown))
            return
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield Diagnostic("portal-json", "tệp không phải UTF-8", Location(shown), hint="lưu lại bằng UTF-8")
        return
    except (OSError, EOFError, zlib.error) as error:
        yield _broken(error, Location(shown))
        return
    yield from _values_in(text, shown)


def _values_in(text: str, shown: str) -> Iterator[RawRecord | Diagnostic]:
    """Every value of a text; what stands between values (blanks, commas, the brackets of arrays) is passed over."""
    decoder = json.JSONDecoder()
    at, line, counted, opened = 0, 1, 0, 0
    while True:
        between = _BETWEEN.match(text, at)
        end = between.end() if between else at
        opened += text.count("[", at, end) - text.count("]", at, end)
        line, counted, at = line + text.count("\n", counted, end), end, end
        if at >= len(text):
            break
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield _unreadable(text, error, Location(shown, line), at)
            following = _next_record(text, at)
            if following is None:
                return
            at = following
            continue
        yield RawRecord(value, Location(shown, line))
    if opened > 0:
        yield Diagnostic("portal-json", "danh sách JSON bị cụt: thiếu dấu “]”", Location(shown, line), hint=_AGAIN)


_AGAIN = "tải lại tệp"


def _unreadable(text: str, error: Exception, place: Location, start: int) -> Diagnostic:
    if not isinstance(error, json.JSONDecodeError):
        return Diagnostic("portal-json", _too_much(error), place)
    line = place.line + text.count("\n", start, error.pos)
    reason = "không phải JSON hợp lệ, hoặc bị cụt giữa chừng"
    return Diagnostic("portal-json", reason, Location(place.file, line, error.colno))


def _next_record(text: str, at: int) -> int | None:
    """Where a line begins with a brace again, no deeper than the broken record did: its own parts stand deeper."""
    margin = at - (text.rfind("\n", 0, at) + 1)
    found = re.compile(rf"\n[ \t]{{0,{min(margin, 40)}}}(?=\{{)").search(text, at + 1)
    return found.end() if found else None
