"""An inventory as one page for a browser: self-contained, readable without script, asking nobody for anything."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from string import Template
from typing import BinaryIO

from engine.inventory import RECORDS
from engine.model.decision import Inventory, Row
from engine.model.terms import Published
from engine.render import Screen, words
from engine.render.inventory_page import overview
from engine.render.inventory_page.overview import text
from engine.render.inventory_page.packing import Packed, PackedFacet, headed, pack, script_data
from engine.render.inventory_page.sections import NO_FIELD, paper

TITLE = "Danh mục rà soát giấy tờ hộ tịch"


def render(inventory: Inventory, stream: BinaryIO, _screen: Screen) -> None:
    """Write the page in UTF-8."""
    packed = pack(inventory)
    style, script = _asset("page.css"), _asset("page.js")
    parts = _head(inventory) | _body(inventory, packed)
    hashes = {"style_hash": _hash(style), "script_hash": _hash(script)}
    page = Template(_asset("page.html")).substitute(parts, **hashes, style=style, script=script)
    stream.write(page.encode("utf-8"))


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """What the browser compares before it runs a script or applies a style."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _head(inventory: Inventory) -> dict[str, str]:
    day = words.day(inventory.as_of)
    source = "bản ghi của Cổng Dịch vụ công quốc gia" if inventory.source == RECORDS else "danh mục thủ tục đi kèm"
    return {
        "title": text(f"{TITLE}, {day}"),
        "heading": text(TITLE),
        "asked": text(f"Ngày xét {day} · {words.scope(inventory)} · xét {source}"),
        "counted": text(overview.counted(inventory)),
        "notices": "".join(overview.notices(inventory)),
    }


def _body(inventory: Inventory, packed: Packed) -> dict[str, str]:
    issuers = overview.groups_of(inventory.overview, lambda line: line.issuer)
    fields = overview.groups_of(inventory.overview, lambda line: line.field)
    return {
        "verdicts": overview.verdict_chart(inventory.totals.by_verdict),
        "legend": overview.legend(),
        "issuers": overview.group_chart("Giấy tờ theo cơ quan ban hành", "Cơ quan ban hành", "issuer", issuers),
        "fields": overview.group_chart("Giấy tờ theo lĩnh vực", "Lĩnh vực", "field", fields),
        "records": overview.records(inventory),
        "filters": "".join(map(_filter, packed.facets)),
        "table": "".join(_table(inventory.rows)),
        "made": "".join(f"<li>{text(said)}</li>" for said in _made(inventory)),
        "data": script_data(packed),
    }


def _filter(facet: PackedFacet) -> str:
    """A list to choose from; the first choice is not to filter."""
    options = "".join(
        f'<option value="{text(c.value)}">{text(c.label)} ({overview.number(c.rows)})</option>' for c in facet.choices
    )
    label = f'<label for="loc-{facet.name}">{text(facet.label)}</label>'
    every = '<option value="">tất cả</option>'
    return f'<div>{label}<select id="loc-{facet.name}" name="{facet.name}">{every}{options}</select></div>'


def _table(rows: Iterable[Row]) -> Iterator[str]:
    """The table as it stands without script: papers under their procedures.

    End tags that HTML lets out are left out: thousands of rows travel.
    """
    heads = "".join(f'<th scope="col">{head}' for head in ("Giấy tờ", "Kết luận", "Bản công bố", "Căn cứ"))
    yield f'<table class="plain" id="bang-thuong"><thead><tr>{heads}</thead>'
    for own in headed(rows):
        yield from _procedure(own)
    yield "</table>"


def _procedure(rows: tuple[Row, ...]) -> Iterator[str]:
    first = rows[0]
    of = text(f"{first.issuer}, {first.field or NO_FIELD}")
    name = f"<b>{text(first.procedure)}</b> <span>{text(first.procedure_name)}</span> – {of}"
    yield f"<tbody><tr><th colspan=4 scope=rowgroup>{name}"
    for row in rows:
        verdict = f"{words.verdict(row)}{' (!)' if row.finding else ''}{' (≈)' if row.doubts else ''}"
        cells = (paper(row), verdict, Published(row.published).label, _clauses(row))
        yield f"<tr>{''.join(f'<td>{text(cell)}' for cell in cells)}"


def _clauses(row: Row) -> str:
    more = len(row.clauses) - 1
    return "".join(row.clauses[:1]) + (f" (+{more})" if more > 0 else "")


def _made(inventory: Inventory) -> Iterator[str]:
    """How the answers came about, and what the page does not hold."""
    yield f"Bộ đánh giá: {words.evaluator(inventory)}."
    yield f"Bộ quy tắc {inventory.rulebook_hash[:12]}, danh mục {inventory.catalog_hash[:12]}."
    yield "Căn cứ “(+2)”: còn hai điều khoản nữa, đọc ở phần giải thích."
    yield "(!) hay “vẫn đang yêu cầu”: bản công bố còn đòi giấy mà kết luận là không phải nộp."
    yield "(≈) hay “có nghi vấn”: kết luận dựa trên điều chưa chắc chắn."
    yield "Trang này không có diễn biến của pháp luật theo thời gian (xem catgiam timeline --format html)."
    yield "Đây là công cụ hỗ trợ rà soát, không phải tư vấn pháp luật."
