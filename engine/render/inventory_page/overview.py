"""The overview: what was asked, the counts with charts in SVG, and what was found about published records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple
from urllib.parse import quote

from engine.collation import sort_key
from engine.diagnostics import visible
from engine.model.decision import Inventory
from engine.model.finding import RECORD_KINDS, ROW_KINDS, Agreement, AgreementKind, Finding, FindingKind, OverviewLine
from engine.model.terms import PaperId
from engine.render import words
from engine.render.inventory_page.sections import NO_FIELD

_WIDTH, _HEIGHT = 100, 6
"""A bar's picture in its own units; the page stretches it to the width of its cell."""


class Group(NamedTuple):
    """Lines of the overview counted together: the papers of one issuer, or of one field."""

    name: str
    procedures: int
    with_civil_status: int
    findings: int
    by_verdict: Mapping[str, int]

    @property
    def papers(self) -> int:
        """How many papers were judged."""
        return sum(self.by_verdict.values())


def text(said: str) -> str:
    """A text for HTML: control characters made visible, markup made harmless."""
    return escape(visible(" ".join(said.split())))


def number(count: int) -> str:
    """A count as it is written in Vietnam: 1.656."""
    return f"{count:,}".replace(",", ".")


def counted(inventory: Inventory) -> str:
    """What was reviewed, in one sentence."""
    totals = inventory.totals
    return (
        f"{number(totals.procedures)} thủ tục, trong đó {number(totals.procedures_with_civil_status)} có giấy tờ "
        f"hộ tịch; {number(totals.components)} thành phần hồ sơ, "
        f"{number(sum(totals.by_verdict.values()))} giấy tờ được xét"
    )


def notices(inventory: Inventory) -> Iterator[str]:
    """What to know before reading: findings, doubts, what was left out."""
    totals = inventory.totals
    for kind in FindingKind:
        count = totals.by_finding.get(kind.value, 0)
        if kind in ROW_KINDS:
            yield f"<li>{_link(f'{kind.label}: {number(count)}', 'finding', kind.value) if count else _none(kind)}</li>"
        elif count:
            yield f'<li><a href="#ban-ghi">{text(kind.label)}: {number(count)}</a></li>'
    doubts = f"Có nghi vấn: {number(totals.doubtful)} giấy tờ (đọc phần nghi vấn của từng dòng trước khi ký)"
    yield f"<li>{doubts}</li>"
    if totals.rulings or totals.gone_rulings:
        yield f"<li>Có ý kiến của đơn vị: {text(words.rulings(totals))}</li>"
    if inventory.province is not None:
        yield f"<li>Không xét vì do tỉnh khác ban hành: {number(totals.left_out_other_province)} thủ tục</li>"
    if totals.rejected or totals.repeated:
        yield f"<li>Bản ghi không đọc được: {number(totals.rejected)}; lặp lại: {number(totals.repeated)}</li>"


def _none(kind: FindingKind) -> str:
    return f"{text(kind.label)}: 0"


def _link(label: str, facet: str, value: str) -> str:
    """A link that narrows the table of papers."""
    return f'<a href="#{facet}={quote(value, safe="")}">{text(label)}</a>'


def verdict_chart(counts: Mapping[str, int]) -> str:
    """A bar for each verdict, with its meaning."""
    most = max(counts.values(), default=0) or 1
    lines = []
    for verdict in words.VERDICTS:
        count = counts.get(verdict.value, 0)
        name = _link(verdict.label, "verdict", verdict.value) if count else text(verdict.label)
        bar = _svg([(verdict.value, count)], most) if count else ""
        meaning = f'<span class="weak">{text(words.MEANINGS[verdict])}</span>'
        lines.append(f'<tr><th scope="row">{name} {meaning}{bar}</th><td>{number(count)}</td></tr>')
    return _table("Số giấy tờ theo kết luận", ("Kết luận", "Giấy tờ"), lines)


def group_chart(title: str, heading: str, facet: str, groups: Sequence[Group]) -> str:
    """A bar divided by verdict for each issuer or field that has papers."""
    shown = [group for group in groups if group.papers]
    most = max((group.papers for group in shown), default=0) or 1
    lines = [_group_line(group, facet, most) for group in shown]
    heads = (heading, "Thủ tục", "Có giấy tờ hộ tịch", "Giấy tờ", "Vẫn bị yêu cầu")
    return _table(title, heads, lines)


def _group_line(group: Group, facet: str, most: int) -> str:
    parts = [(v.value, group.by_verdict.get(v.value, 0)) for v in words.VERDICTS]
    label = "; ".join(f"{v.label} {group.by_verdict[v.value]}" for v in words.VERDICTS if group.by_verdict.get(v.value))
    counts = (group.procedures, group.with_civil_status, group.papers, group.findings)
    cells = "".join(f"<td>{number(count)}</td>" for count in counts)
    name = _link(group.name or NO_FIELD, facet, group.name or "none")
    return f'<tr><th scope="row">{name}{_svg(parts, most, label)}</th>{cells}</tr>'


def _svg(parts: Iterable[tuple[str, int]], most: int, label: str = "") -> str:
    """A bar; without a label the number beside it says the same, and it is hidden from screen readers."""
    boxes, used = [], 0.0
    for verdict, count in parts:
        width = count * _WIDTH / most
        if count:
            title = f"<title>{text(_verdict_label(verdict))}: {number(count)}</title>"
            boxes.append(
                f'<rect class="v-{verdict}" x="{used:.2f}" width="{width:.2f}" height="{_HEIGHT}">{title}</rect>'
            )
        used += width
    role = f'role="img" aria-label="{text(label)}"' if label else 'aria-hidden="true"'
    return f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none" {role}>{"".join(boxes)}</svg>'


def _verdict_label(value: str) -> str:
    return next((v.label for v in words.VERDICTS if v.value == value), value)


def _table(title: str, heads: Sequence[str], lines: Sequence[str]) -> str:
    cells = "".join(f'<th scope="col">{text(head)}</th>' for head in heads)
    body = "".join(lines) or f'<tr><td colspan="{len(heads)}">Không có giấy tờ nào.</td></tr>'
    caption = f"<caption>{text(title)}</caption>"
    return f'<table class="chart">{caption}<thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>'


def legend() -> str:
    """Which colour is which verdict; every bar also says it in words."""
    keys = (
        f'<li><svg class="key" viewBox="0 0 1 1" aria-hidden="true"><rect class="v-{v.value}" width="1" height="1"/>'
        f"</svg>{text(v.label)}</li>"
        for v in words.VERDICTS
    )
    return f'<ul class="legend">{"".join(keys)}</ul>'


def groups_of(lines: Sequence[OverviewLine], name: Callable[[OverviewLine], str]) -> tuple[Group, ...]:
    """The lines of an overview counted together by a name, in Vietnamese order."""
    ordered = sorted(lines, key=lambda line: sort_key(name(line)))
    return tuple(_group(of, tuple(own)) for of, own in groupby(ordered, key=name))


def _group(name: str, lines: Sequence[OverviewLine]) -> Group:
    by_verdict: Counter[str] = Counter()
    for line in lines:
        by_verdict.update(line.by_verdict)
    return Group(
        name,
        sum(line.procedures for line in lines),
        sum(line.with_civil_status for line in lines),
        sum(line.findings for line in lines),
        by_verdict,
    )


def records(inventory: Inventory) -> str:
    """What was found about published records as a whole, and how they agree with the annex."""
    kinds = ((kind, [f for f in inventory.findings if f.kind is kind]) for kind in RECORD_KINDS)
    parts = [_folded(kind.label, [_finding(f) for f in own]) for kind, own in kinds if own]
    if inventory.agreement:
        parts.append(_agreement(inventory.agreement))
    if not parts:
        return ""
    return f'<section id="ban-ghi"><h2>Phát hiện về bản công bố</h2>{"".join(parts)}</section>'


def _folded(label: str, items: Sequence[str]) -> str:
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f"<details><summary>{text(label)}: {number(len(items))}</summary><ul>{listed}</ul></details>"


def _finding(finding: Finding) -> str:
    cure = f" – {finding.cure}" if finding.cure else ""
    said = f"{finding.issuer}: {finding.procedure_name} – {finding.text}{cure}"
    return f"<b>{text(finding.procedure)}</b> {text(said)}"


def _agreement(agreement: Sequence[Agreement]) -> str:
    agreeing = sum(one.kind is AgreementKind.AGREES for one in agreement)
    head = f"{agreeing} trên {len(agreement)} giấy tờ khớp cả giấy tờ và cơ sở dữ liệu"
    others = (kind for kind in AgreementKind if kind is not AgreementKind.AGREES)
    lists = ((kind, [one for one in agreement if one.kind is kind]) for kind in others)
    parts = [_folded(kind.label, [_compared(one) for one in own]) for kind, own in lists if own]
    return f"<h3>Đối chiếu với Phụ lục NQ 66.7</h3><p>{text(head)}.</p>{''.join(parts)}"


def _compared(one: Agreement) -> str:
    paper = PaperId(one.paper).label if one.paper else "giấy tờ ngoài 12 loại"
    return f"<b>{text(one.procedure)}</b> {text(f'{one.annex}: {paper} ← {one.databases}')}"
