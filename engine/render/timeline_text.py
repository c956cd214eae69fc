"""The law in time, for a person at a terminal: a bar for each stretch, what flips, what falls with a lapse."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import BinaryIO

from engine.model.change import Change, ChangeKind, Cliff, CliffPart, Span, Timeline
from engine.model.terms import Verdict
from engine.render import Screen, words
from engine.render.changes import put_flips, steps_lost, verdict_counts
from engine.render.page import COLOURS, Page, Part

_BAR = 48


def render(timeline: Timeline, stream: BinaryIO, screen: Screen) -> None:
    """Write the picture first, then each stretch with its flips, then the cliffs."""
    page = Page(screen)
    page.put(("PHÁP LUẬT THEO THỜI GIAN", "bold"))
    place = f"tỉnh {timeline.province_name}" if timeline.province else words.NO_PROVINCE
    page.put(f"{len(timeline.spans)} giai đoạn · {place}")
    page.blank()
    for span in timeline.spans:
        _put_bar(page, span)
    legend = "; ".join(f"{page.symbol(v)} {v.label.lower()}" for v in words.VERDICTS)
    page.put((legend, "dim"), indent=1, hang=2)
    for span in timeline.spans:
        _put_span(page, span)
    for span in timeline.spans:
        if span.cliff:
            _put_cliff(page, span.cliff)
    page.write_to(stream)


def _put_bar(page: Page, span: Span) -> None:
    """One line: from when, a bar of verdicts, the counts."""
    total = sum(span.by_verdict.values()) or 1
    bar: list[Part] = []
    used = 0
    for verdict in words.VERDICTS:
        used_after = used + span.by_verdict.get(verdict.value, 0)
        cells = round(used_after * _BAR / total) - round(used * _BAR / total)
        bar.append((page.sign("█", page.symbol(verdict)) * cells, COLOURS[verdict]))
        used = used_after
    page.put(f"{words.day(span.starts)} ", *bar, f"  {verdict_counts(page, span.by_verdict)}", indent=1, hang=2)


def _put_span(page: Page, span: Span) -> None:
    until = f" – {words.day(span.until)}" if span.until else " trở đi"
    kinds = Counter(change.kind for change in span.changes)
    told = ", ".join(f"{kinds[kind]} giấy tờ {kind.label}" for kind in ChangeKind if kinds[kind])
    page.blank()
    page.put((f"{words.day(span.starts)}{until}", "bold underline"), f"  {told or 'không đổi gì'}")
    for why in span.why:
        page.put(why, indent=1, hang=2)
    put_flips(page, [c for c in span.changes if c.kind is ChangeKind.VERDICT])


def _put_cliff(page: Page, cliff: Cliff) -> None:
    page.blank()
    page.put((f"HẾT HIỆU LỰC TỪ NGÀY {words.day(cliff.day)}", "bold red"), f": {', '.join(cliff.clauses)}")
    page.put(
        f"{len(cliff.falls)} giấy tờ mất kết luận; {len(cliff.stands)} giấy tờ vẫn đứng trên điều khoản khác",
        indent=1,
    )
    for part in cliff.parts:
        page.put(part_text(part), indent=1, hang=2)
    lost = list(steps_lost(cliff.stands))
    if lost:
        page.put("Thời hạn, cách xử lý mất theo:", indent=1)
        for text in lost:
            page.put(f"{page.sign('–', '-')} {text}", indent=2, hang=2)
    put_flips(page, cliff.falls, "mất kết luận theo")
    amend = to_amend(cliff.falls)
    if amend:
        page.put("Phải sửa:", indent=1)
    for text in amend:
        page.put(f"{page.sign('–', '-')} {text}", indent=2, hang=2)
    if cliff.stands:
        page.blank()
        page.put((f"{len(cliff.stands)} giấy tờ vẫn đứng, trên:", "bold"))
    for text in standing_on(cliff.stands):
        page.put(text, indent=1, hang=2)


def part_text(part: CliffPart) -> str:
    """One instrument that lapses, in a sentence."""
    alone = f" ({part.falls_alone} chỉ vì văn bản này)" if part.falls else ""
    stands = f"{part.stands} giấy tờ đứng trên điều khoản khác"
    return f"{part.instrument}: {part.falls} giấy tờ mất kết luận{alone}, {stands}"


def standing_on(changes: Iterable[Change]) -> list[str]:
    """What rows that keep their verdict rest on afterwards, with their procedures, the most used first."""
    by_clauses: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for change in changes:
        if change.after:
            by_clauses[change.after.clauses].append(change.procedure)
    ordered = sorted(by_clauses.items(), key=lambda item: -len(item[1]))
    return [f"{', '.join(keys)} – {len(own)} giấy tờ: {', '.join(dict.fromkeys(own))}" for keys, own in ordered]


def to_amend(changes: Iterable[Change]) -> list[str]:
    """Who has to amend which text for a paper that fell, each once."""
    told = []
    for change in changes:
        side = change.before
        texts = "; ".join(side.prescribed_by) if side and side.prescribed_by else "chưa xác định văn bản quy định"
        verdict = change.after.verdict if change.after else None
        what = "sửa để không đòi giấy" if verdict is Verdict.NEEDS_LEGAL_CHANGE else "sửa, công bố lại"
        told.append(f"{change.procedure} · {change.paper_name}: {change.issuer} {what} ({texts})")
    return list(dict.fromkeys(told))
