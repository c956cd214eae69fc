"""Reads published procedures out of files: format told, shape checked, text repaired, duplicates dropped."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from engine.diagnostics import Diagnostic, Location, Severity, quoted
from engine.model.published import PublishedLine, PublishedProcedure, Repair, RepairKind
from engine.portal.detail import from_detail, is_detail
from engine.portal.flat import RawLine, RawProcedure, from_flat, is_flat
from engine.portal.naming import Naming
from engine.portal.records import RawRecord, records_in
from engine.portal.repairs import clean_text, repair_code, repair_text, split_attachments
from engine.portal.shapes import ShapeError


class Repeated(NamedTuple):
    """A record that says what an earlier one said."""

    code: str
    location: Location


Read = PublishedProcedure | Repeated | Diagnostic
"""What a file gives: a procedure, one that was there already, or a problem."""


def read_published(files: Iterable[tuple[Path, str]], naming: Naming) -> Iterator[Read]:
    """Every procedure of the files (path and shown name), in order.

    Raises `OSError` for a file that cannot be opened.
    """
    seen: dict[str, tuple[str, Location]] = {}
    for path, shown in files:
        for record in records_in(path, shown):
            if isinstance(record, Diagnostic):
                yield record
                continue
            procedure = _procedure(record, naming)
            if isinstance(procedure, Diagnostic):
                yield procedure
                continue
            if procedure.code not in seen:
                seen[procedure.code] = (procedure.digest, procedure.location)
                yield procedure
                continue
            digest, place = seen[procedure.code]
            same = digest == procedure.digest
            yield Repeated(procedure.code, procedure.location) if same else _other_content(procedure, place)


def _other_content(procedure: PublishedProcedure, first: Location) -> Diagnostic:
    message = f"thủ tục {quoted(procedure.code)} đã có ở {first} với nội dung khác; bản ghi này bị bỏ qua"
    hint = "giữ lại một bản, bản mới hơn thì để trước"
    return Diagnostic("portal-duplicate", message, procedure.location, hint=hint)


class Checked(NamedTuple):
    """A raw record whose code and date could be told."""

    raw: RawProcedure
    code: str
    repairs: tuple[Repair, ...]
    updated: date | None


def _procedure(record: RawRecord, naming: Naming) -> PublishedProcedure | Diagnostic:
    try:
        return _repaired(_checked(record.data), naming, record.location)
    except ShapeError as error:
        return _rejected(record, str(error))


def _checked(data: Any) -> Checked:  # noqa: ANN401 - somebody's JSON
    raw, cleaned = _clean(_raw(data))
    code, repairs = repair_code(raw.code)
    if not repair_text(raw.name).text:
        raise ShapeError("trường “name” để trống")
    if code is None:
        raise ShapeError(f"mã thủ tục {quoted(raw.code)} không đúng dạng d.dddddd và không đoán được")
    try:
        updated = date.fromisoformat(raw.updated) if raw.updated else None
    except ValueError:
        raise ShapeError(f"ngày cập nhật {quoted(raw.updated)} không phải là một ngày") from None
    return Checked(raw, code, (*repairs, *cleaned), updated)


def _clean(raw: RawProcedure) -> tuple[RawProcedure, tuple[Repair, ...]]:
    """Every text of a record without control characters: whatever is kept of it can be written to a file."""
    told: list[Repair] = []

    def clean(value: Any) -> Any:  # noqa: ANN401 - any field of a raw record
        if isinstance(value, RawLine):
            return RawLine(*map(clean, value))
        if isinstance(value, tuple):
            return tuple(map(clean, value))
        if not isinstance(value, str):
            return value
        cleaned = clean_text(value)
        told.extend(cleaned.repairs)
        return cleaned.text

    return RawProcedure(*map(clean, raw)), tuple(told)


def _raw(data: Any) -> RawProcedure:  # noqa: ANN401 - somebody's JSON
    if is_flat(data):
        return from_flat(data)
    if is_detail(data):
        return from_detail(data)
    raise ShapeError(
        "không phải bản ghi thủ tục: không có “components” (dạng phẳng), cũng không có “data” (dạng của Cổng)"
    )


def _rejected(record: RawRecord, why: str) -> Diagnostic:
    holder = record.data.get("data") if is_detail(record.data) else record.data
    code = holder.get("code") if isinstance(holder, dict) else None
    named = f" (mã {quoted(code)})" if isinstance(code, str) and code[:1].isdigit() else ""
    return Diagnostic("portal-record", f"{why}{named}; bản ghi bị bỏ qua", record.location, Severity.ERROR)


def _repaired(checked: Checked, naming: Naming, location: Location) -> PublishedProcedure:
    raw, told = checked.raw, list(checked.repairs)
    name, field, agency = (_text(text, told) for text in (raw.name, raw.field, raw.agency))
    issuer = naming.issuer(agency)
    if issuer.name != agency:
        told.append(Repair(kind=RepairKind.ISSUER, before=agency, after=issuer.name))
    lines = tuple(_lines(raw.lines, told))
    return PublishedProcedure(
        code=checked.code,
        raw_code=raw.code,
        name=name,
        field=field,
        issuer=issuer,
        levels=naming.levels(repair_text(raw.level).text),
        body=raw.level,
        decision=_text(raw.decision, told),
        updated=checked.updated,
        legal_basis=raw.legal_basis,
        steps=raw.steps,
        lines=lines,
        url=raw.url.strip(),
        digest=_digest(name, lines),
        location=location,
        repairs=tuple(dict.fromkeys(told)),
    )


def _text(text: str, told: list[Repair]) -> str:
    repaired = repair_text(text)
    told.extend(repaired.repairs)
    return repaired.text


def _lines(raw: Iterable[RawLine], told: list[Repair]) -> Iterator[PublishedLine]:
    """The lines, repaired and numbered as they stand; one that repeats another under the same heading goes."""
    seen: set[tuple[str, str]] = set()
    for number, line in enumerate(raw, 1):
        text, attachments = split_attachments(_text(line.text, told))
        group = _text(line.group, told)
        if attachments:
            told.append(Repair(kind=RepairKind.ATTACHMENT, before="; ".join(attachments)))
        if not text:
            continue
        key = (" ".join(text.split()), " ".join(group.split()))
        if key in seen:
            told.append(Repair(kind=RepairKind.REPEATED, before=f"dòng {number}"))
            continue
        seen.add(key)
        yield PublishedLine(
            number=number,
            text=text,
            original=line.text,
            group=group,
            original_qty=line.original_qty,
            copy_qty=line.copy_qty,
            attachments=(*attachments, *line.attachments),
            is_case=line.is_case,
        )


def _digest(name: str, lines: Iterable[PublishedLine]) -> str:
    """Names what a record demands, whichever format it came in."""
    digest = hashlib.sha256(" ".join(name.split()).casefold().encode())
    for line in lines:
        if not line.is_case:
            digest.update(b"\0" + " ".join(line.text.split()).encode() + b"\1" + " ".join(line.group.split()).encode())
    return digest.hexdigest()[:16]
