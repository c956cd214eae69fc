"""Checks of meaning over the whole catalogue: one small function each, every finding with its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from engine.catalog.build import Item, Parts
from engine.catalog.policy import check_reporting, check_thresholds
from engine.catalog.references import Path, check_references_of, dangling
from engine.diagnostics import Diagnostic, Location, quoted, suggest
from engine.model.rule import EFFECTS_OF_STAGE
from engine.model.situation import ATTRIBUTES_OF_STAGE
from engine.model.terms import PaperId, Stage


def check_parts(parts: Parts, unread: Collection[str]) -> Iterator[Diagnostic]:
    """Everything that is wrong with the meaning; what may stand in files that could not be read is not missed."""
    yield from _check_unique(parts)
    yield from _check_periods(parts)
    yield from check_thresholds(parts)
    yield from check_reporting(parts)
    yield from _check_alternatives(parts)
    yield from _check_rule_grounds(parts)
    yield from _check_rule_stages(parts)
    yield from _check_wordings(parts)
    yield from check_references_of(parts, unread)
    if "rulebook" not in unread:
        yield from _check_overrides(parts)


def check_complete(parts: Parts, folder: str) -> Iterator[Diagnostic]:
    """What the whole folder lacks to be usable; asked only when every file could be read."""
    papers = {item.record.id for item in parts.papers}
    stages = {item.record["stage"] for item in parts.rules}
    lacking = [f"giấy tờ {quoted(p.value)} (papers.yaml)" for p in PaperId if p not in papers]
    lacking += [f"quy tắc {quoted(s.label)} (rulebook/, stage: {s})" for s in Stage if s not in stages]
    for what in lacking:
        yield Diagnostic("incomplete", f"thư mục quy tắc thiếu {what}", Location(folder))


def _check_unique(parts: Parts) -> Iterator[Diagnostic]:
    yield from _repeated(parts.procedures, "mã thủ tục", lambda r: r.code, ("code",))
    yield from _repeated(parts.rules, "quy tắc", lambda r: r["id"], ("id",))
    yield from _repeated(parts.clauses, "điều khoản", lambda r: r.key, ("id",))
    yield from _repeated(parts.instruments, "văn bản", lambda r: r.id, ("id",))
    yield from _repeated(parts.databases, "cơ sở dữ liệu", lambda r: r.id, ("id",))
    yield from _repeated(parts.papers, "giấy tờ", lambda r: r.id.value, ("id",))
    yield from _repeated(parts.concepts, "trường thông tin", lambda r: r.id, ("id",))
    yield from _repeated(parts.provinces, "mã tỉnh", lambda r: r.code, ("code",))
    for item in parts.procedures:
        yield from _repeated_components(item)


def _check_wordings(parts: Parts) -> Iterator[Diagnostic]:
    """Every pattern can be read, by the code that will read it, and the cues that it asks for are there."""
    from engine.recognise import Grammar, PatternError

    papers = [item.record for item in parts.papers]
    others = [item.record for item in parts.not_civil_status]
    yield from _repeated(parts.wordings, "ngữ pháp nhận dạng", lambda _: "recognition", ("kind",))
    for item in parts.wordings:
        yield from _check_cues(item)
        try:
            Grammar.build(papers, others, item.record)
        except PatternError as error:
            path = _place_of(item.document.data, error.pattern) or ("kind",)
            hint = "xem cách viết mẫu ở đầu tệp recognition.yaml"
            yield item.document.diagnostic("pattern", str(error), path, hint=hint)


def _check_cues(item: Item) -> Iterator[Diagnostic]:
    """Each cue once, and those that the code knows by id."""
    from engine.recognise import RELIED_ON

    seen: set[str] = set()
    for number, cue in enumerate(item.record.cues):
        if cue.id in seen:
            yield item.document.diagnostic("duplicate", f"cue {quoted(cue.id)} lặp lại", ("cues", number, "id"))
        seen.add(cue.id)
    for missing in (cue for cue in RELIED_ON if cue not in seen):
        message = f"thiếu cue {quoted(missing)} mà bộ nhận dạng gọi bằng tên"
        yield item.document.diagnostic("dangling", message, ("cues",), key=True, hint="không đổi tên, không bỏ cue này")


def _place_of(data: Any, text: str) -> Path | None:  # noqa: ANN401 - plain YAML data
    """Where a text stands in a document."""
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, child in children:
        if child == text:
            return (key,)
        if (inner := _place_of(child, text)) is not None:
            return (key, *inner)
    return None


def _repeated(items: Iterable[Item], what: str, name: Any, key: Path) -> Iterator[Diagnostic]:  # noqa: ANN401 - a getter
    first: dict[str, Item] = {}
    for item in items:
        known = first.setdefault(name(item.record), item)
        if known is not item:
            place = known.document.location((*known.path, *key))
            message = f"{what} {quoted(name(item.record))} đã có ở {place}"
            yield item.document.diagnostic("duplicate", message, (*item.path, *key), hint="mỗi mã chỉ ghi một lần")


def _repeated_components(item: Item) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for number, component in enumerate(item.record.components):
        if component.id in seen:
            message = f"số thứ tự thành phần {quoted(component.id)} lặp lại trong cùng thủ tục"
            yield item.document.diagnostic("duplicate", message, ("components", number, "id"))
        seen.add(component.id)


def _check_periods(parts: Parts) -> Iterator[Diagnostic]:
    for stretch in _stretches(parts):
        if stretch.first and stretch.last and stretch.last < stretch.first:
            yield _period(stretch)


class _Stretch(NamedTuple):
    """Two dates that somebody wrote, with the keys that hold them."""

    item: Item
    path: Path
    starts: str
    ends: str
    first: date | None
    last: date | None


def _stretches(parts: Parts) -> Iterator[_Stretch]:
    for item in (*parts.clauses, *parts.instruments):
        start = "applicable" if item.record.applicable else "effective"
        yield _Stretch(item, item.path, start, "expires", getattr(item.record, start), item.record.expires)
    for item, path, record in _dated(parts):
        yield _Stretch(item, path, "from", "until", record.starts, record.until)
    for item in parts.provinces:
        for number, coverage in enumerate(item.record.coverage):
            dates = (coverage.registered_from, coverage.registered_until)
            yield _Stretch(item, ("coverage", number), "registered_from", "registered_until", *dates)


def _dated(parts: Parts) -> Iterator[tuple[Item, Path, Any]]:
    """Everything that is written with `from` and `until`."""
    for item in parts.procedures:
        for number, component in enumerate(item.record.components):
            yield item, ("components", number), component
        for number, performer in enumerate(item.record.performed_by):
            yield item, ("performed_by", number), performer
    for item in parts.databases:
        for number, announcement in enumerate(item.record.announced):
            yield item, (*item.path, "announced", number), announcement
    yield from ((i, i.path, i.record) for i in (*parts.thresholds, *parts.report_windows, *parts.report_dues))
    for item in parts.provinces:
        for number, threshold in enumerate(item.record.thresholds):
            yield item, ("thresholds", number), threshold


def _period(stretch: _Stretch) -> Diagnostic:
    message = f"{quoted(stretch.ends)} sớm hơn {quoted(stretch.starts)}: khoảng thời gian không có ngày nào"
    hint = "xem lại hai ngày, có thể đã đổi chỗ cho nhau"
    return stretch.item.document.diagnostic("period", message, (*stretch.path, stretch.ends), hint=hint)


def _check_alternatives(parts: Parts) -> Iterator[Diagnostic]:
    for item in parts.procedures:
        for number, component in enumerate(item.record.components):
            seen: set[str] = set()
            for index, alternative in enumerate(component.alternatives):
                path = ("components", number, "alternatives", index)
                yield from _check_alternative(item, path, alternative)
                if alternative.id in seen:
                    message = f"mã lựa chọn {quoted(alternative.id)} lặp lại trong cùng một thành phần"
                    yield item.document.diagnostic("duplicate", message, path)
                seen.add(alternative.id)


def _check_alternative(item: Item, path: Path, alternative: Any) -> Iterator[Diagnostic]:  # noqa: ANN401 - Alternative
    if bool(alternative.papers) == bool(alternative.umbrella):
        message = "một lựa chọn phải có “papers” hoặc “umbrella”, không cả hai"
        yield item.document.diagnostic("alternative", message, path)
    if alternative.umbrella and not alternative.candidates:
        message = "giấy tờ nêu chung phải kể những giấy tờ hộ tịch có thể dùng (“candidates”)"
        yield item.document.diagnostic("alternative", message, (*path, "umbrella"))
    for number, ref in enumerate(alternative.papers):
        if (ref.paper is None) == (not ref.other):
            message = "một giấy tờ phải có “paper” hoặc “other”, không cả hai"
            yield item.document.diagnostic("alternative", message, (*path, "papers", number))


def _check_rule_grounds(parts: Parts) -> Iterator[Diagnostic]:
    for item in parts.rules:
        if ("clause" in item.record) == ("convention" in item.record):
            message = f"quy tắc {quoted(item.record['id'])} phải có “clause” hoặc “convention”, không cả hai"
            yield item.document.diagnostic("rule-ground", message, (*item.path, "id"))


def _check_rule_stages(parts: Parts) -> Iterator[Diagnostic]:
    """A rule reads what its stage knows and does what its stage does."""
    for item in parts.rules:
        stage, when = Stage(item.record["stage"]), item.record.get("when", {})
        lines = [((*item.path, "when", name), name) for name in when if name != "not"]
        lines += [((*item.path, "when", "not", name), name) for name in when.get("not", {})]
        for path, name in lines:
            if name not in ATTRIBUTES_OF_STAGE[stage]:
                message = f"quy tắc giai đoạn {quoted(stage.label)} không xét {quoted(name)}"
                hint = suggest(name, ATTRIBUTES_OF_STAGE[stage])
                yield item.document.diagnostic("stage", message, path, key=True, hint=hint)
        for name in set(when) & set(when.get("not", {})):
            message = f"{quoted(name)} vừa ở “when” vừa ở “not”"
            yield item.document.diagnostic("stage", message, (*item.path, "when", "not", name), key=True)
        for name in set(item.record["then"]) - EFFECTS_OF_STAGE[stage]:
            message = f"quy tắc giai đoạn {quoted(stage.label)} không thể {quoted(name)}"
            hint = f"giai đoạn này dùng: {', '.join(sorted(EFFECTS_OF_STAGE[stage]))}"
            yield item.document.diagnostic("stage", message, (*item.path, "then", name), key=True, hint=hint)


def _check_overrides(parts: Parts) -> Iterator[Diagnostic]:
    known = {item.record["id"] for item in parts.rules}
    ranks = {item.record["id"]: {o["rule"] for o in item.record.get("overrides", [])} for item in parts.rules}
    above = {name: _reached(name, ranks) for name in ranks}
    for item in parts.rules:
        for number, override in enumerate(item.record.get("overrides", [])):
            path = (*item.path, "overrides", number, "rule")
            yield from dangling(item, path, override["rule"], known, "quy tắc")
            if item.record["id"] in above.get(override["rule"], set()):
                message = f"{quoted(item.record['id'])} và {quoted(override['rule'])} xếp trên lẫn nhau"
                yield item.document.diagnostic("override-cycle", message, path)


def _reached(start: str, ranks: dict[str, set[str]]) -> set[str]:
    """Every rule that `start` ranks above, directly or through others."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        fresh = ranks.get(waiting.pop(), set()) - found
        found |= fresh
        waiting += fresh
    return found
