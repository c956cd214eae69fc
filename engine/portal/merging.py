"""Drafts meet what already lies in the folder: what a person has touched is never overwritten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from engine.model.published import PublishedLine
from engine.model.terms import Labelled
from engine.portal.drafts import CONFIRMED, DRAFT, HEAD, Data, body_hash, composed, line_hash


class Outcome(Labelled):
    """What becomes of one draft."""

    NEW = "new", "mới"
    UPDATED = "updated", "ghi lại vì nguồn hoặc quy tắc đổi"
    UNCHANGED = "unchanged", "không đổi"
    KEPT = "kept", "giữ nguyên vì đã có người sửa hoặc xác nhận"
    ACCEPTED = "accepted", "nhận thay đổi của nguồn"


class Difference(NamedTuple):
    """What the source has changed since a person took the draft over: "+" a new line, "-" one gone, "~" the head."""

    sign: str
    text: str


class Merged(NamedTuple):
    """What to write (None: nothing), what became of the draft, and what the source has changed."""

    data: Data | None
    outcome: Outcome
    differences: tuple[Difference, ...] = ()


def merge(old: Mapping[str, Any] | None, new: Data, lines: Sequence[PublishedLine], *, accepts: bool) -> Merged:
    """Decide what becomes of a draft whose file holds `old` (None: there is none)."""
    if old is None:
        return Merged(new, Outcome.NEW)
    imported = old.get("imported")
    known = imported if isinstance(imported, Mapping) else {}
    if old.get("status") != CONFIRMED and known.get("written") == body_hash(old):
        is_same = known.get("written") == new["imported"]["written"]
        return Merged(None, Outcome.UNCHANGED) if is_same else Merged(new, Outcome.UPDATED)
    differences = (*_head_differences(known, new), *_differences(old, known, lines))
    if not differences or not accepts:
        return Merged(None, Outcome.KEPT, differences)
    return Merged(_accepted(old, new, known, lines), Outcome.ACCEPTED, differences)


def _differences(
    old: Mapping[str, Any], known: Mapping[str, Any], lines: Sequence[PublishedLine]
) -> Iterator[Difference]:
    """The published lines that came, and those that went, since the draft was taken over."""
    before = set(known.get("lines", ()))
    now = {line_hash(line.original, line.group): line for line in lines}
    yield from (Difference("+", line.text) for key, line in now.items() if key not in before)
    named = {line_hash(str(c.get("original", "")), _group_of(c, lines)): c for c in _components(old)}
    for key in known.get("lines", ()):
        if key not in now:
            yield Difference("-", str(named[key].get("text", "")) if key in named else "(một lời dặn)")


def _head_differences(known: Mapping[str, Any], new: Data) -> Iterator[Difference]:
    """The parts of the head that read otherwise than when the draft was taken over."""
    before, now = known.get("head"), new["imported"]["head"]
    if isinstance(before, Mapping):
        for key, called in HEAD.items():
            if before.get(key, "") != now.get(key, ""):
                yield Difference("~", f"{called}: {before.get(key, '(không có)')} → {now.get(key, '(không có)')}")


def _new_head(known: Mapping[str, Any], new: Data) -> Data:
    """The keys of the draft that the changed parts of the head replace."""
    before = known.get("head")
    changed = {k for k in HEAD if isinstance(before, Mapping) and before.get(k) != new["imported"]["head"].get(k)}
    return {key: new[key] for part, key in _KEYS.items() if part in changed}


_KEYS = {"name": "name", "field": "field", "issuer": "issuer", "decision": "record", "levels": "performed_by"}


def _accepted(old: Mapping[str, Any], new: Data, known: Mapping[str, Any], lines: Sequence[PublishedLine]) -> Data:
    """The person's lines, without those that are gone, with those that are new; to be confirmed again."""
    before = set(known.get("lines", ()))
    now = {composed(line.original): line_hash(line.original, line.group) for line in lines}
    kept = [c for c in _components(old) if not c.get("original") or c["original"] in now]
    fresh = [c for c in new["components"] if now.get(c["original"], "") not in before]
    added = [c for c in fresh if c["original"] not in {k.get("original") for k in kept}]
    taken = {str(c["id"]) for c in kept}
    numbered = [{**c, "id": _free_id(str(c["id"]), taken)} for c in added]
    body = {k: v for k, v in old.items() if k != "imported"}
    return {
        **body,
        **_new_head(known, new),
        "status": DRAFT,
        "components": [*kept, *numbered],
        "imported": {**new["imported"], "written": "sửa tay"},
    }


def _free_id(wanted: str, taken: set[str]) -> str:
    found = wanted
    while found in taken:
        found += "m"
    taken.add(found)
    return found


def _components(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    listed = data.get("components")
    return [c for c in listed if isinstance(c, dict)] if isinstance(listed, list) else []


def _group_of(component: Mapping[str, Any], lines: Sequence[PublishedLine]) -> str:
    """The heading of a component as it was published: `case` has lost its colon."""
    case = str(component.get("case", ""))
    return next((line.group for line in lines if line.group.rstrip(" :") == case), case)
