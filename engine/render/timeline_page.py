"""The law in time as one self-contained page: a picture in SVG, and every stretch with what flips."""

from __future__ import annotations

from html import escape
from typing import BinaryIO

from engine.model.change import Change, ChangeKind, Cliff, Span, Timeline
from engine.model.terms import Verdict
from engine.render import Screen, words
from engine.render.changes import causes, steps_lost
from engine.render.timeline_text import part_text, standing_on, to_amend

_FILLS = {
    Verdict.CUT_NOW: "#1a7f37",
    Verdict.CUT_WHEN_DATA_READY: "#4a9f8f",
    Verdict.CUT_WHEN_CONNECTED: "#3a86b8",
    Verdict.CUT_WHEN_FIELDS_ANNOUNCED: "#7aa7d9",
    Verdict.NOT_DEMANDED: "#7fbf7f",
    Verdict.UNCLEAR: "#d4a72c",
    Verdict.NEEDS_LEGAL_CHANGE: "#a06cb8",
    Verdict.KEEP: "#77808a",
}
_WIDTH, _LEFT, _ROW, _GAP = 960, 110, 26, 6
_STYLE = """
:root{color-scheme:light dark;--line:#8884;--weak:#777}
body{font:16px/1.5 system-ui,sans-serif;max-width:62rem;margin:0 auto;padding:1rem}
svg{width:100%;height:auto}svg text{fill:currentColor;font-size:13px}
section{border-top:1px solid var(--line);margin-top:1.5rem}small,.weak{color:var(--weak)}
.key{display:inline-block;width:.8em;height:.8em;margin:0 .3em 0 1em}summary{cursor:pointer}
li{margin:.3rem 0}.cliff{border-left:4px solid #cf222e;padding-left:1rem}
@media print{details{display:block}summary{list-style:none}}
"""


def render(timeline: Timeline, stream: BinaryIO, _screen: Screen) -> None:
    """Write the page."""
    parts = [
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>Pháp luật theo thời gian</title><style>{_STYLE}</style></head><body><main>",
        "<h1>Pháp luật theo thời gian</h1>",
        f"<p>{len(timeline.spans)} giai đoạn; {escape(_place(timeline))}.</p>",
        _picture(timeline),
        _legend(),
        *(_span(span) for span in timeline.spans),
        f'<p class="weak">Bộ quy tắc {timeline.rulebook_hash[:12]}, danh mục {timeline.catalog_hash[:12]}</p>',
        "</main></body></html>\n",
    ]
    stream.write("".join(parts).encode("utf-8"))


def _place(timeline: Timeline) -> str:
    return f"tỉnh {timeline.province_name}" if timeline.province else words.NO_PROVINCE.lower()


def _picture(timeline: Timeline) -> str:
    """A bar for each stretch, divided by verdict."""
    height = len(timeline.spans) * (_ROW + _GAP)
    rows = "".join(_bar(span, number) for number, span in enumerate(timeline.spans))
    label = "Số giấy tờ theo kết luận ở từng giai đoạn"
    return f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{label}">{rows}</svg>'


def _bar(span: Span, number: int) -> str:
    top, total, used = number * (_ROW + _GAP), sum(span.by_verdict.values()) or 1, 0
    parts = [f'<text x="0" y="{top + _ROW - 8}">{words.day(span.starts)}</text>']
    for verdict in words.VERDICTS:
        count = span.by_verdict.get(verdict.value, 0)
        x, width = _LEFT + used * (_WIDTH - _LEFT) / total, count * (_WIDTH - _LEFT) / total
        used += count
        if count:
            title = f"<title>{words.day(span.starts)} – {escape(verdict.label)}: {count}</title>"
            box = f'x="{x:.1f}" y="{top}" width="{width:.1f}" height="{_ROW}" fill="{_FILLS[verdict]}"'
            parts.append(f"<rect {box}>{title}</rect>")
    return "".join(parts)


def _legend() -> str:
    keys = "".join(f'<span class="key" style="background:{_FILLS[v]}"></span>{escape(v.label)}' for v in words.VERDICTS)
    return f"<p>{keys}</p>"


def _span(span: Span) -> str:
    until = f" – {words.day(span.until)}" if span.until else " trở đi"
    flips = [c for c in span.changes if c.kind is ChangeKind.VERDICT]
    others = len(span.changes) - len(flips)
    why = "".join(f"<p>{escape(text)}</p>" for text in span.why)
    counts = f"<p>{len(flips)} giấy tờ đổi kết luận; {others} giấy tờ đổi căn cứ, cách xử lý, người làm.</p>"
    listed = f"<details><summary>Các giấy tờ đổi kết luận</summary><ul>{_items(flips)}</ul></details>" if flips else ""
    cliff = _cliff(span.cliff) if span.cliff else ""
    return f"<section><h2>{words.day(span.starts)}{until}</h2>{why}{counts}{listed}{cliff}</section>"


def _items(changes: list[Change] | tuple[Change, ...]) -> str:
    return "".join(_item(change) for change in changes)


def _item(change: Change) -> str:
    sides = " → ".join(side.verdict.label for side in (change.before, change.after) if side)
    head = f"{change.procedure} {change.procedure_name}: {change.paper_name} – {sides}"
    return f"<li>{escape(head)}<br><small>vì {escape('; '.join(causes(change)))}</small></li>"


def _cliff(cliff: Cliff) -> str:
    lost = "".join(f"<li>{escape(text)}</li>" for text in steps_lost(cliff.stands))
    stand = "".join(f"<li>{escape(text)}</li>" for text in standing_on(cliff.stands))
    amend = "".join(f"<li>{escape(text)}</li>" for text in to_amend(cliff.falls))
    parts = [
        f"<h3>Hết hiệu lực từ ngày {words.day(cliff.day)}: {escape(', '.join(cliff.clauses))}</h3>",
        f"<p>{len(cliff.falls)} giấy tờ mất kết luận; {len(cliff.stands)} giấy tờ đứng trên điều khoản khác.</p>",
        "<ul>" + "".join(f"<li>{escape(part_text(part))}</li>" for part in cliff.parts) + "</ul>",
        f"<p>Thời hạn, cách xử lý mất theo:</p><ul>{lost}</ul>" if lost else "",
        f"<p>Phải sửa:</p><ul>{amend}</ul>" if amend else "",
        f"<details><summary>Vẫn đứng, trên điều khoản nào</summary><ul>{stand}</ul></details>" if stand else "",
    ]
    return f'<div class="cliff">{"".join(parts)}</div>'
