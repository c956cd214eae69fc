"""Drafts meet what already lies in the folder: what a person has touched is never overwritten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from engine.model.published import PublishedLine
from engine.model.terms import Labelled
from engine.portal.drafts import CONFIRMED, DRAFT, HEAD, Data, body_hash, extra_of, key_of, line_hash


class Outcome(Labelled):
    """What becomes of one draft."""

    NEW = "new", "mới"
    UPDATED = "updated", "ghi lại vì nguồn hoặc quy tắc đổi"
    UNCHANGED = "unchanged", "không đổi"
    KEPT = "kept", "giữ nguyên vì đã có người sửa hoặc xác nhận"
    ACCEPTED = "accepted", "nhận thay đổi của nguồn"


class Difference(NamedTuple):
    """What the source has changed since a person took the draft over: "+" new, "-" gone, "~" changed."""

    sign: str
    text: str


class Merged(NamedTuple):
    """What to write (None: nothing), what became of the draft, and what the source has changed."""

    data: Data | None
    outcome: Outcome
    differences: tuple[Difference, ...] = ()


def merge(
    old: Mapping[str, Any] | None,
    new: Data,
    lines: Sequence[PublishedLine],
    *,
    accepts: bool,
    has_remarks: bool = False,
) -> Merged:
    """Decide what becomes of a draft whose file holds `old` (None: there is none).

    `has_remarks`: somebody has written comments of his own into the file.
    """
    if old is None:
        return Merged(new, Outcome.NEW)
    imported = old.get("imported")
    known = imported if isinstance(imported, Mapping) else {}
    if old.get("status") != CONFIRMED and not has_remarks and known.get("written") == body_hash(old):
        is_same = known.get("written") == new["imported"]["written"]
        return Merged(None, Outcome.UNCHANGED) if is_same else Merged(new, Outcome.UPDATED)
    differences = (*_head_differences(known, new), *_differences(old, known, new, lines))
    if not differences or not accepts:
        return Merged(None, Outcome.KEPT, differences)
    return Merged(_accepted(old, new, known), Outcome.ACCEPTED, differences)


def _differences(
    old: Mapping[str, Any], known: Mapping[str, Any], new: Data, lines: Sequence[PublishedLine]
) -> Iterator[Difference]:
    """The published lines that came, those that went or ask for another number, and whether the steps changed."""
    before = set(known.get("lines", ()))
    now = {line_hash(line.original, line.group): line for line in lines}
    yield from (Difference("+", line.text) for key, line in now.items() if key not in before)
    named = _texts(old, lines)
    yield from (Difference("-", named.get(key, NOTE)) for key in known.get("lines", ()) if key not in now)
    for key, (was, is_now) in _counted_anew(known, new).items():
        yield Difference("~", f"số lượng của “{now[key].text}”: {_in_words(was)} → {_in_words(is_now)}")
    if known.get("steps", new["imported"]["steps"]) != new["imported"]["steps"]:
        yield Difference("~", "các bước thực hiện: nội dung đã đổi, đọc lại trên Cổng")


NOTE = "(một lời dặn)"
"""What is said of a line that is gone and that the draft does not hold."""


def _texts(old: Mapping[str, Any], lines: Sequence[PublishedLine]) -> dict[str, str]:
    """The texts of the draft by published line; a person may have written another heading over a component."""
    found: dict[str, str] = {}
    headings = {line.group for line in lines} | {""}
    for component in _components(old):
        original, text = str(component.get("original", "")), str(component.get("text", ""))
        found.update((line_hash(original, heading), text) for heading in headings)
    return found | {key_of(c): str(c.get("text", "")) for c in _components(old)}


def _counted_anew(known: Mapping[str, Any], new: Data) -> dict[str, tuple[str, str]]:
    """The lines whose numbers of originals and copies read otherwise, before and now."""
    before, now = _quantities(known), _quantities(new["imported"])
    return {key: (before[key], now[key]) for key in now if key in before and before[key] != now[key]}


def _quantities(imported: Mapping[str, Any]) -> dict[str, str]:
    return dict(zip(imported.get("lines", ()), imported.get("quantities", ()), strict=False))


def _in_words(quantity: str) -> str:
    counts = zip(quantity.split("/"), ("bản chính", "bản sao"), strict=False)
    return ", ".join(f"{count} {called}" for count, called in counts if count) or "không ghi"


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


def _accepted(old: Mapping[str, Any], new: Data, known: Mapping[str, Any]) -> Data:
    """The person's lines, without those that are gone, with those that are new; to be confirmed again."""
    recounted = _counted_anew(known, new)
    copies = {key_of(c): c.get("copies") for c in new["components"] if key_of(c) in recounted}
    kept = [_with_copies(c, copies) for c in _components(old) if not _is_gone(c, known, new)]
    held = {key_of(c) for c in kept} | _known_keys(known)
    taken = {str(c["id"]) for c in kept if "id" in c}
    added = [c for c in new["components"] if key_of(c) not in held]
    numbered = [{**c, "id": _free_id(str(c["id"]), taken)} for c in added]
    body = {k: v for k, v in old.items() if k != "imported"}
    return {
        **body,
        **_new_head(known, new),
        "status": DRAFT,
        "components": [*kept, *numbered],
        "imported": {**new["imported"], "written": "sửa tay"},
    }


def _is_gone(component: Mapping[str, Any], known: Mapping[str, Any], new: Data) -> bool:
    """Whether the source no longer says it: a line that is gone; of steps and headings, what nobody has edited."""
    key, now = key_of(component), new["imported"]
    if key in known.get("lines", ()):
        return key not in now["lines"]
    is_machine_s = extra_of(component) in known.get("extras", ())
    return is_machine_s and key not in _known_keys(now)


def _known_keys(imported: Mapping[str, Any]) -> set[str]:
    """The published lines, and the headings and steps, that a draft was made from."""
    return {*imported.get("lines", ()), *(extra.split("-")[0] for extra in imported.get("extras", ()))}


def _with_copies(component: dict[str, Any], copies: Mapping[str, Any]) -> dict[str, Any]:
    """The component with the numbers that the source has now."""
    key = key_of(component)
    if key not in copies:
        return component
    rest = {k: v for k, v in component.items() if k != "copies"}
    return {**rest, "copies": copies[key]} if copies[key] else rest


def _free_id(wanted: str, taken: set[str]) -> str:
    found = wanted
    while found in taken:
        found += "m"
    taken.add(found)
    return found


def _components(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    listed = data.get("components")
    return [c for c in listed if isinstance(c, dict)] if isinstance(listed, list) else []
