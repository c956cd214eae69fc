"""What differs between two reviews, for a person at a terminal."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import BinaryIO

from rich.table import Table
from rich.text import Text

from engine.comparison import LAW, RULE
from engine.model.change import Aspect, Cause, Change, ChangeKind, Comparison, Side
from engine.model.terms import Channel, Origin, Verdict
from engine.render import Screen, words
from engine.render.page import COLOURS, Page

_SHOWN_CAUSES = 6
_DETAIL = 4


def render_comparison(comparison: Comparison, title: str, stream: BinaryIO, screen: Screen) -> None:
    """Write the counts, the flips, then what keeps its verdict on other grounds."""
    page = Page(screen)
    page.put((title, "bold"))
    page.put(f"{comparison.before} → {comparison.after}")
    page.blank()
    page.show(counts_table(page, comparison.totals_before, comparison.totals_after))
    if comparison.is_empty:
        page.blank()
        page.put("Không có gì khác nhau.")
    put_changes(page, comparison.changes)
    page.write_to(stream)


def counts_table(page: Page, before: Mapping[str, int], after: Mapping[str, int]) -> Table:
    """Each verdict with its count on both sides and the difference."""
    table = Table.grid(padding=(0, 2))
    table.add_column()
    for _ in range(3):
        table.add_column(justify="right")
    for verdict in words.VERDICTS:
        one, two = before.get(verdict.value, 0), after.get(verdict.value, 0)
        if one or two:
            difference = f"{two - one:+d}" if two != one else ""
            label = Text(f" {page.symbol(verdict)} {verdict.label}", COLOURS[verdict])
            table.add_row(label, str(one), str(two), Text(difference, "bold" if difference else ""))
    return table


def put_changes(page: Page, changes: Sequence[Change]) -> None:
    """Write the flips one by one, the lines that came or went, and the rest by what changed and why."""
    by_kind: dict[ChangeKind, list[Change]] = defaultdict(list)
    for change in changes:
        by_kind[change.kind].append(change)
    put_flips(page, by_kind[ChangeKind.VERDICT])
    for kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
        if by_kind[kind]:
            page.blank()
            page.put((f"{len(by_kind[kind])} giấy tờ {kind.label}", "bold"))
            for change in by_kind[kind]:
                side = change.after or change.before
                label = side.verdict.label if side else ""
                page.put(f"{change.procedure}  {_named(change)}: {label}", indent=1, hang=10)
    put_grounds(page, by_kind[ChangeKind.GROUNDS])


def put_flips(page: Page, flips: Sequence[Change], title: str = "đổi kết luận") -> None:
    """Write each flip with what did it."""
    if not flips:
        return
    page.blank()
    page.put((f"{len(flips)} giấy tờ {title}", "bold"))
    for _, of_procedure in groupby(flips, key=lambda c: c.procedure):
        own = tuple(of_procedure)
        page.put((own[0].procedure, "bold"), f"  {own[0].procedure_name} – {own[0].issuer}", indent=1, hang=10)
        for change in own:
            page.put(f"{_named(change)}: ", *_verdicts(page, change), indent=_DETAIL, hang=2)
            page.put((f"vì {'; '.join(causes(change))}", "dim"), indent=_DETAIL + 2, hang=2)


def _verdicts(page: Page, change: Change) -> Iterator[tuple[str, str]]:
    for number, side in enumerate(filter(None, (change.before, change.after))):
        if number:
            yield page.sign(" → ", " -> "), ""
        yield f"{page.symbol(side.verdict)} {side.verdict.label}", COLOURS[side.verdict]


def _named(change: Change) -> str:
    """The line, the paper, and what narrows it."""
    moved = change.before and change.after and change.before.component != change.after.component
    line = f"{change.before.component} nay là {change.component}" if moved and change.before else change.component
    parts = [f"dòng {line}", change.paper_name, change.subject]
    parts += [Origin(change.origin).label] if change.origin != Origin.ANY else []
    parts += [f"nộp {Channel(change.channel).label}"] if change.channel != Channel.ANY else []
    return " · ".join(part for part in parts if part)


def causes(change: Change) -> Iterator[str]:
    """What holds on one side only, in sentences; of a flip, what decided where that is known."""
    deciding = [cause for cause in change.causes if cause.decides]
    chosen = deciding if deciding and change.kind is ChangeKind.VERDICT else change.causes
    told: dict[str, list[str]] = defaultdict(list)
    for cause in chosen:
        told[_said(cause)].append(cause.clause or cause.rule)
    for said, names in told.items():
        shown = [name for name in dict.fromkeys(names) if name]
        more = f" và {len(shown) - _SHOWN_CAUSES} điều khác" if len(shown) > _SHOWN_CAUSES else ""
        yield f"{said}: {', '.join(shown[:_SHOWN_CAUSES])}{more}" if shown else said
    if not told:
        yield "dữ kiện của dòng hồ sơ khác đi"


_SENTENCES = {LAW: ("hết hiệu lực", "mới có hiệu lực"), RULE: ("bỏ quy tắc", "thêm quy tắc")}


def _said(cause: Cause) -> str:
    gone, come = _SENTENCES.get(cause.what, (f"không còn {cause.what}", f"có thêm {cause.what}"))
    return come if cause.is_after else gone


def put_grounds(page: Page, changes: Sequence[Change]) -> None:
    """Write what keeps its verdict, rows that changed alike together."""
    if not changes:
        return
    page.blank()
    page.put((f"{len(changes)} giấy tờ giữ kết luận nhưng đổi căn cứ, cách xử lý hoặc người làm", "bold"))
    alike: dict[tuple[tuple[Aspect, ...], tuple[str, ...]], list[Change]] = defaultdict(list)
    for change in changes:
        alike[change.aspects, tuple(causes(change))].append(change)
    for (aspects, why), own in sorted(alike.items(), key=lambda item: -len(item[1])):
        page.put((f"{len(own)} giấy tờ", "bold"), f" đổi {', '.join(a.label for a in aspects)}", indent=1, hang=2)
        page.put((f"vì {'; '.join(why)}", "dim"), indent=_DETAIL, hang=2)
        codes = Counter(change.procedure for change in own)
        page.put(", ".join(codes), indent=_DETAIL, hang=2)


def steps_lost(changes: Iterable[Change]) -> Iterator[str]:
    """The deadlines and actors of fallbacks that were there before and are not any more."""
    seen: Counter[str] = Counter()
    for change in changes:
        if change.before and change.after:
            seen.update(_steps(change.before) - _steps(change.after))
    yield from (f"{text}: {count} giấy tờ" for text, count in seen.most_common())


def _steps(side: Side) -> set[str]:
    return {words.fallback(step) for step in side.fallbacks if step.deadline and not step.overridden_by}


def verdict_counts(page: Page, by_verdict: Mapping[str, int]) -> str:
    """The counts of a stretch in signs."""
    shown = (v for v in words.VERDICTS if by_verdict.get(v.value))
    return "  ".join(f"{page.symbol(Verdict(v))} {by_verdict[v.value]}" for v in shown)
