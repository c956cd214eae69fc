"""Readiness as one self-contained page: the heat map is a table that a screen reader can walk through."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import BinaryIO

from engine.model.readiness import Cell, CellState, CommuneReadiness, EventReadiness, Readiness
from engine.render import Screen
from engine.render import readiness_words as told

_PAINTS = "".join(
    f".{state.value}{{background:{paint.fill};color:{paint.ink}}}" for state, paint in told.PAINTS.items()
)
_STYLE = f"""
:root{{color-scheme:light dark;--line:#8886;--weak:#6b6b6b;--page:#fff}}
@media(prefers-color-scheme:dark){{:root{{--weak:#aaa;--page:#121212}}}}
body{{font:16px/1.5 system-ui,sans-serif;margin:0 auto;padding:1rem;max-width:90rem;background:var(--page)}}
.scroll{{overflow:auto;max-height:85vh;border:1px solid var(--line)}}
table{{border-collapse:separate;border-spacing:0;font-size:.85rem}}
th,td{{border-right:1px solid var(--line);border-bottom:1px solid var(--line);padding:.2rem .45rem;text-align:left}}
td.n{{text-align:right;font-variant-numeric:tabular-nums}}
.map td{{text-align:center;white-space:nowrap}}
.map thead th{{position:sticky;top:0;z-index:2;background:var(--page);vertical-align:bottom;min-width:3.2rem}}
.map tbody th{{position:sticky;left:0;background:var(--page);white-space:nowrap;font-weight:normal}}
.map thead th:first-child{{left:0;z-index:3}}
small,.weak{{color:var(--weak)}}.key{{padding:.1rem .5rem;margin-right:.6rem;border:1px solid var(--line)}}
{_PAINTS}
.unknown{{background-image:repeating-linear-gradient(45deg,#0000 0 5px,#0002 5px 6px)}}
.hidden{{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}}
@media print{{@page{{size:A4 landscape;margin:10mm}}
body{{padding:0;max-width:none}}.scroll{{overflow:visible;max-height:none;border:0}}
table{{font-size:7pt}}thead{{display:table-header-group}}tr{{break-inside:avoid}}
.map thead th,.map tbody th{{position:static}}
td,.key{{print-color-adjust:exact;-webkit-print-color-adjust:exact}}}}
"""


def render(found: Readiness, stream: BinaryIO, _screen: Screen) -> None:
    """Write the page."""
    parts = [
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{escape(told.TITLE)}</title><style>{_STYLE}</style></head><body><main>",
        f"<h1>{escape(told.TITLE)}</h1><p>{escape(told.head(found))}</p>",
        f"<p>{escape(told.states(found.counts))}; {escape(told.missing(found.counts))}</p>",
        _legend(),
        _map(found),
        _events(found.events),
        f'<p class="weak">Danh mục {found.catalog_hash[:12]}</p>',
        "</main></body></html>\n",
    ]
    stream.write("".join(parts).encode("utf-8"))


def _legend() -> str:
    keys = "".join(f'<span class="key {state.value}">{escape(state.label)}</span>' for state in CellState)
    return f"<p>{keys}</p><p><small>{escape(told.KEYS)}</small></p>"


def _map(found: Readiness) -> str:
    by_commune = found.by_commune()
    heads = "".join(f'<th scope="col">{escape(event.name)}</th>' for event in found.events)
    rows = "".join(_row(commune, by_commune[commune.code], found.events) for commune in found.communes)
    caption = "Từng xã, từng loại giấy tờ"
    table = f'<table class="map"><caption class="hidden">{caption}</caption>'
    table += f'<thead><tr><th scope="col">Xã</th>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    return f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}">{table}</div>'


def _row(commune: CommuneReadiness, cells: Sequence[Cell], events: Sequence[EventReadiness]) -> str:
    name = f'<th scope="row">{escape(commune.name)} <small>{escape(commune.code)}</small></th>'
    return f"<tr>{name}{''.join(map(_cell, cells, events))}</tr>"


def _cell(cell: Cell, event: EventReadiness) -> str:
    full = "; ".join([cell.state.label, *told.blockers(cell, event)])
    seen = f'<span aria-hidden="true">{escape(told.short(cell))}</span><span class="hidden">{escape(full)}</span>'
    return f'<td class="{cell.state.value}" title="{escape(full)}">{seen}</td>'


def _events(events: Sequence[EventReadiness]) -> str:
    heads = ["Loại giấy tờ", *(_capital(s.label) for s in CellState), "Còn phải số hóa", "Còn phải làm sạch"]
    heads += ["Ô chưa đủ số liệu", "Ngưỡng", "Kết nối"]
    row = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(map(_event, events))
    return f'<h2>Theo loại giấy tờ</h2><div class="scroll"><table><thead><tr>{row}</tr></thead>{body}</table></div>'


def _event(event: EventReadiness) -> str:
    counts = event.counts
    numbers = (*counts.by_state.values(), counts.to_digitise, counts.to_clean, counts.uncounted)
    cells = "".join(f'<td class="n">{told.number(number)}</td>' for number in numbers)
    said = f"<td>{escape(told.needed(event))}</td><td>{escape(told.linked(event))}</td>"
    return f'<tr><th scope="row">{escape(event.name)}</th>{cells}{said}</tr>'


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
