"""The inventory for a person at a terminal: counts first, then every paper under its field and procedure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import BinaryIO

from engine.collation import sort_key
from engine.inventory import RECORDS
from engine.model.decision import Inventory, Row
from engine.model.terms import Channel, Origin, PaperId, Published, Verdict
from engine.render import Screen, words
from engine.render.notes import Notes, blocker_text, shortened
from engine.render.page import COLOURS, Page, tied
from engine.render.summary import put_head, put_legend, put_notes

_SHOWN_CLAUSES = 3
_SHOWN_DOUBTS = 2
_DOUBT_LENGTH = 110
_ROW, _DETAIL = 2, 4


def render(inventory: Inventory, stream: BinaryIO, screen: Screen) -> None:
    """Write the inventory as a page of text."""
    page, notes = Page(screen), Notes(inventory.rows)
    put_head(page, inventory)
    if inventory.source == RECORDS:
        from engine.render.records import put_records  # the shipped catalogue needs none of it

        put_records(page, inventory)
    put_notes(page, notes)
    for field, rows in _grouped_by_field(inventory.rows):
        page.blank()
        page.put((field.upper(), "bold underline"))
        for _, of_procedure in groupby(rows, key=lambda r: r.procedure):
            _put_procedure(page, notes, tuple(of_procedure))
    if not inventory.rows:
        page.blank()
        page.put("Không có thành phần hồ sơ nào là giấy tờ hộ tịch trong phạm vi đã chọn.")
    put_legend(page, inventory)
    page.write_to(stream)


def _grouped_by_field(rows: Sequence[Row]) -> Iterator[tuple[str, Iterator[Row]]]:
    """Fields in Vietnamese order; rows keep their order within a field."""
    yield from groupby(sorted(rows, key=lambda r: sort_key(r.field)), key=lambda r: r.field)


def _put_procedure(page: Page, notes: Notes, rows: Sequence[Row]) -> None:
    first = rows[0]
    levels = ", ".join(words.level(level) for level in first.levels)
    page.blank()
    page.put((first.procedure, "bold"), "  ", (first.procedure_name, "bold"), hang=len(first.procedure) + 2)
    page.put((" · ".join(part for part in (first.issuer, levels) if part), "dim"), indent=_ROW)
    for row in rows:
        _put_row(page, notes, row)


def _put_row(page: Page, notes: Notes, row: Row) -> None:
    if row.verdict is None:
        said = f"{page.symbol(None)} {words.paper(row)} – thành phần {row.component}, {words.NOT_JUDGED.lower()}"
        page.put((said, "dim"), indent=_ROW, hang=2)
        return
    page.put(*_headline(page, row, row.verdict), indent=_ROW, hang=2)
    for parts in _details(page, notes, row):
        page.put(*parts, indent=_DETAIL, hang=2)
    if row.ruling:
        colour = "yellow" if row.ruling.is_stale else ""
        page.put(("Ý kiến đơn vị: ", "bold"), (words.ruling(row.ruling), colour), indent=_DETAIL, hang=2)


def _headline(page: Page, row: Row, verdict: Verdict) -> Iterator[str | tuple[str, str]]:
    """Sign and label, the paper, whose it is, from where and how; then the marks."""
    yield f"{page.symbol(verdict)} {verdict.label}", COLOURS[verdict]
    yield f" · {words.paper(row)}"
    yield from (f" · {part}" for part in _narrowed(row))
    if row.finding:
        yield "  "
        yield tied("! vẫn đang yêu cầu"), "bold red"
    if row.doubts:
        yield "  "
        yield tied(f"{page.sign('≈', '~')} nghi vấn"), "yellow"


def _narrowed(row: Row) -> Iterator[str]:
    if row.subject:
        yield row.subject
    if row.origin != Origin.ANY:
        yield Origin(row.origin).label
    if row.channel != Channel.ANY:
        yield f"nộp {Channel(row.channel).label}"


def _details(page: Page, notes: Notes, row: Row) -> Iterator[tuple[str | tuple[str, str], ...]]:
    yield ((_component(row), "dim"),)
    if row.condition:
        yield ((f"Trường hợp: {row.condition}", "dim"),)
    if row.other_alternatives:
        yield ((f"Hoặc nộp thay: {'; '.join(row.other_alternatives)}", "dim"),)
    if row.candidate_verdicts:
        yield "Nếu là: ", *_candidates(page, row)
    if row.verdict is Verdict.UNCLEAR and row.ask:
        yield (f"Cần hỏi: {row.ask.question}",)
    if row.grounds:
        yield (f"Vì: {'; '.join(row.grounds)}",)
    if row.clauses:
        yield (f"Căn cứ: {_clauses(row)}",)
    if row.blockers:
        yield ("Vướng: ", "bold"), "; ".join(notes.short(blocker_text(b), b.code.label) for b in row.blockers)
    if row.exceptions:
        yield ("Ngoại lệ: ", "bold"), "; ".join(notes.short(text) for text in row.exceptions)
    if row.doubts:
        yield (f"{page.sign('≈', '~')} ", "yellow"), _doubts(notes, row)


def _component(row: Row) -> str:
    said = f"Thành phần {row.component} ({Published(row.published).label})"
    return f"{said}: {row.component_text}" if row.paper else said


def _candidates(page: Page, row: Row) -> Iterator[str]:
    """What an umbrella would be answered, paper by paper, papers of one verdict together."""
    by_verdict = {
        verdict: [PaperId(p).label for p, v in row.candidate_verdicts.items() if v == verdict]
        for verdict in words.VERDICTS
    }
    shown = [
        f"{', '.join(papers)} {page.sign('→', '->')} {page.symbol(verdict)} {verdict.label.lower()}"
        for verdict, papers in by_verdict.items()
        if papers
    ]
    yield "; ".join(shown)


def _clauses(row: Row) -> str:
    more = len(row.clauses) - _SHOWN_CLAUSES
    shown = "; ".join(row.clauses[:_SHOWN_CLAUSES])
    return f"{shown} và {more} điều khoản khác" if more > 0 else shown


def _doubts(notes: Notes, row: Row) -> str:
    """Doubts in short: they warn of the answer and do not change it; `explain` tells them whole."""
    shown = [shortened(notes.short(text), _DOUBT_LENGTH) for text in row.doubts[:_SHOWN_DOUBTS]]
    more = len(row.doubts) - _SHOWN_DOUBTS
    return "; ".join(shown) + (f"; và {more} nghi vấn khác" if more > 0 else "")
