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
_PLACE = re.compile(r"\(byte (\d+)\)")
_BLANK = re.compile(r"[\s,]*")


class RawRecord(NamedTuple):
    """A JSON value and where it begins."""

    data: Any
    location: Location


def records_in(path: Path, shown: str) -> Iterator[RawRecord | Diagnostic]:
    """Every record of a `.json`, `.jsonl` or `.jsonl.gz` file, in order; problems stand where they occurred.

    Raises `OSError` when the file cannot be opened at all.
    """
    is_document = ".json" in path.suffixes
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
        elif written := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield from _values_of(written, Location(shown, number))


def _skip_line(stream: BinaryIO, line: bytes) -> bool:
    """Read on to the end of a line without keeping it."""
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_LINE)
    return True


def _broken(error: Exception, place: Location) -> Diagnostic:
    packed = isinstance(error, EOFError | zlib.error | gzip.BadGzipFile)
    reason = "tệp nén bị cụt hoặc hỏng" if packed else "đọc tệp bị lỗi"
    return Diagnostic("portal-file", f"{reason} từ dòng này; phần sau không đọc được", place, hint="tải lại tệp")


def _values_of(written: bytes, place: Location) -> Iterator[RawRecord | Diagnostic]:
    try:
        data = data_of_json(written)
    except RecordError as error:
        yield _not_json(written, place, error)
        return
    for value in data if isinstance(data, list) else [data]:
        yield RawRecord(value, place)


def _not_json(written: bytes, place: Location, error: RecordError) -> Diagnostic:
    found = _PLACE.search(str(error))
    column = len(written[: int(found[1])].decode("utf-8", "replace")) + 1 if found else 0
    cut = found is not None and int(found[1]) >= len(written)
    reason = "bản ghi bị cụt giữa chừng" if cut or "truncated" in str(error) else "không phải JSON hợp lệ"
    if "recursion" in str(error).lower():
        reason = "JSON lồng quá sâu"
    return Diagnostic(
        "portal-json",
        reason,
        Location(place.file, place.line, column),
        hint="mỗi dòng một bản ghi JSON",
        source_line=written.decode("utf-8", "replace") if column and len(written) <= MAX_QUOTED else None,
    )


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
    decoder = json.JSONDecoder()
    at, line, counted = 0, 1, 0
    if in_array := text.lstrip().startswith("["):
        at = text.index("[") + 1
    while True:
        at = _blank_end(text, at)
        if at >= len(text) or (in_array and text[at] == "]"):
            break
        line, counted = line + text.count("\n", counted, at), at
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
    if in_array and at >= len(text):
        place = Location(shown, line + text.count("\n", counted))
        yield Diagnostic("portal-json", "danh sách JSON bị cụt: thiếu dấu “]”", place, hint="tải lại tệp")


def _blank_end(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _unreadable(text: str, error: Exception, place: Location, start: int) -> Diagnostic:
    if not isinstance(error, json.JSONDecodeError):
        return Diagnostic("portal-json", "JSON lồng quá sâu", place)
    line = place.line + text.count("\n", start, error.pos)
    return Diagnostic(
        "portal-json", "không phải JSON hợp lệ, hoặc bị cụt giữa chừng", Location(place.file, line, error.colno)
    )


def _next_record(text: str, at: int) -> int | None:
    """Where a line begins with a brace again, no deeper than the broken record did: its own parts stand deeper."""
    margin = at - (text.rfind("\n", 0, at) + 1)
    found = re.compile(rf"\n[ \t]{{0,{min(margin, 40)}}}(?=\{{)").search(text, at + 1)
    return found.end() if found else None
