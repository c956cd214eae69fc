"""YAML drafts of published procedures: the whole dossier, with what was recognised beside each original line."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from engine.model.procedure import Component
from engine.model.published import PublishedLine, PublishedProcedure, Repair
from engine.model.recognition import Role
from engine.model.record import to_data
from engine.model.terms import Certainty, Mode, Published
from engine.portal.understanding import Reading, Understander, Understood
from engine.recognise import recognise

DRAFT, CONFIRMED = "draft", "confirmed"
NO_FIELD = "Chưa ghi lĩnh vực"
NO_ISSUER = "Chưa ghi cơ quan ban hành"
_HASH = 12
_LINE_HASH = 8
BULLETS = " \t\n-–+*•;."

Data = dict[str, Any]
"""Plain data of a YAML file."""


class Imported(NamedTuple):
    """Where a draft came from: day, name of the file, its line."""

    on: date
    file: str
    line: int


def draft_of(understood: Understood, understander: Understander, imported: Imported) -> Data:
    """The data of the draft: a procedure file with `status` and `imported`."""
    procedure, published = understood.procedure, understood.published
    plain = to_data(procedure)
    head = {
        "kind": "procedure",
        "code": procedure.code,
        "name": procedure.name,
        "field": procedure.field or NO_FIELD,
        "issuer": {**tidy(plain["issuer"]), "name": procedure.issuer.name or NO_ISSUER},
        "type": procedure.type.value,
        "status": DRAFT,
        "performed_by": [tidy(performer) for performer in plain["performed_by"]],
        "record": tidy(plain["record"]),
    }
    extra = {key: plain[key] for key in ("superseded_by", "raw_code") if plain.get(key)}
    body = {**head, **extra, "components": list(_components(understood, understander))}
    return {**body, "imported": _imported(published, imported, body)}


def _imported(published: PublishedProcedure, imported: Imported, body: Data) -> Data:
    return {
        "on": imported.on.isoformat(),
        "file": imported.file,
        "line": imported.line,
        "record": published.digest[:_HASH],
        "head": head_of(body),
        "lines": [line_hash(line.original, line.group) for line in published.lines],
        "quantities": [_quantity(line) for line in published.lines],
        "steps": line_hash(" ".join(published.steps.split()), ""),
        "extras": list(_extras(published, body["components"])),
        "repairs": [_repair(repair) for repair in published.repairs],
        "written": body_hash(body),
    }


HEAD = {
    "name": "tên thủ tục",
    "field": "lĩnh vực",
    "issuer": "cơ quan ban hành",
    "decision": "quyết định công bố",
    "levels": "cấp thực hiện",
}
"""What a draft takes from the head of a record, by what people call it."""


def head_of(data: Mapping[str, Any]) -> dict[str, str]:
    """The head of a record as a draft holds it, in texts."""
    levels = ", ".join(str(p["level"]) for p in data.get("performed_by", ()))
    named = {"name": data["name"], "field": data["field"], "issuer": data["issuer"]["name"], "levels": levels}
    head = {**named, "decision": data["record"].get("decision", "")}
    return {key: str(head[key]) for key in HEAD if head[key]}


def body_hash(data: Mapping[str, Any]) -> str:
    """Names everything in a draft but where it came from: tells whether somebody has changed it."""
    body = {key: value for key, value in data.items() if key != "imported"}
    return hashlib.sha256(json.dumps(_as_read(body), ensure_ascii=False).encode()).hexdigest()[:_HASH]


def _as_read(data: Any) -> Any:  # noqa: ANN401 - plain data
    """Plain data as YAML gives it back: texts only."""
    if isinstance(data, Mapping):
        return {key: _as_read(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_as_read(item) for item in data]
    return ("yes" if data else "no") if isinstance(data, bool) else composed(str(data))


def composed(text: str) -> str:
    """As a file holds it: reading composes letters, so writing does too."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def line_hash(text: str, group: str) -> str:
    """Names one published line under its heading, which counts without its colon: a draft holds it so."""
    return hashlib.sha256(composed(f"{_case_of(group)}\0{text}").encode()).hexdigest()[:_LINE_HASH]


def key_of(component: Mapping[str, Any]) -> str:
    """Names the published text that a component of a draft came from; "" for one that somebody added."""
    original = component.get("original")
    return line_hash(str(original), str(component.get("case", ""))) if original else ""


def extra_of(component: Mapping[str, Any]) -> str:
    """Names a component that came from a heading or a step, and what it says: tells whether somebody edited it."""
    said = {key: value for key, value in component.items() if key != "id"}
    return f"{key_of(component)}-{hashlib.sha256(json.dumps(_as_read(said)).encode()).hexdigest()[:_LINE_HASH]}"


def _extras(published: PublishedProcedure, components: Iterable[Data]) -> Iterator[str]:
    lines = {line_hash(line.original, line.group) for line in published.lines}
    return (extra_of(component) for component in components if key_of(component) not in lines)


def _quantity(line: PublishedLine) -> str:
    """Originals and copies of a line; nothing where the source tells no number."""
    return "/".join("" if count is None else str(count) for count in (line.original_qty, line.copy_qty))


def _case_of(group: str) -> str:
    return group.rstrip(" :")


def _repair(repair: Repair) -> str:
    after = f" → {repair.after}" if repair.after else ""
    return f"{repair.kind.label}: {repair.before}{after}"


def _components(understood: Understood, understander: Understander) -> Iterator[Data]:
    """Every line that asks for something, in its place; then what was found in headings and steps."""
    readings = {reading.place.id: reading for reading in understood.readings}
    own: dict[str, list[Component]] = {}
    for component in understood.procedure.components:
        own.setdefault(component.id.rstrip("bc"), []).append(component)
    for line in understood.published.lines:
        found = own.pop(str(line.number), [])
        yield from (_recognised(component, line, readings[str(line.number)]) for component in found)
        if not found and (other := _other(line, understander)) is not None:
            yield other
    for place, components in own.items():
        yield from (_recognised(component, None, readings[place]) for component in components)


def _recognised(component: Component, line: PublishedLine | None, reading: Reading) -> Data:
    """A component with the original line and why each paper was recognised."""
    plain = tidy(to_data(component))
    why = {span.what: span.why for span in reversed(reading.read_as.spans) if span.why}
    for alternative in plain["alternatives"]:
        for ref in alternative.get("papers", []):
            ref["note"] = why.get(ref["paper"], "")
        if alternative.get("umbrella") and "umbrella" in why:
            alternative["condition"] = why["umbrella"]
    plain["original"] = composed(line.original if line else reading.text)
    plain["source"] = {**plain["source"], "certainty": component.source.certainty.value}
    return ordered(plain)


def _other(line: PublishedLine, understander: Understander) -> Data | None:
    """A line that demands something else; None for an instruction."""
    role = recognise(line.text, line.group, understander.grammar).role
    said = line.text.strip(BULLETS)
    if role is Role.NOTE or line.is_case or not said:
        return None
    plain: Data = {
        "id": str(line.number),
        "text": line.text,
        "original": composed(line.original),
        "mode": Mode.SUBMIT.value,
        "published": Published.DEMANDED.value,
        "alternatives": [{"papers": [{"other": said}]}],
        "source": {
            "where": f"bản công bố, dòng {line.number}",
            "checked": understander.day.isoformat(),
            "certainty": Certainty.CERTAIN.value,
        },
    }
    if case := _case_of(line.group):
        plain["case"] = case
    if line.original_qty or line.copy_qty:
        plain["copies"] = {"original": line.original_qty or 0, "copy": line.copy_qty or 0}
    return ordered(plain)


_ORDER = ("id", "text", "original", "case", "subject", "per", "mode", "copies", "condition", "use", "party", "origin")


def ordered(plain: Data) -> Data:
    """Keys in the order of the curated files."""
    return {**{key: plain[key] for key in _ORDER if key in plain}, **plain}


def tidy(data: Any) -> Any:  # noqa: ANN401 - plain data
    """Plain data of a record as a file holds it: no places, no empty values, `starts` written "from"."""
    if isinstance(data, dict):
        kept = {k: tidy(v) for k, v in data.items() if k != "location" and v not in (None, "", [], {})}
        return {("from" if key == "starts" else key): value for key, value in kept.items()}
    return [tidy(item) for item in data] if isinstance(data, list | tuple) else data
