"""What a review of published records shows beside its rows: overview, findings, agreement with the annex."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.table import Table
from rich.text import Text

from engine.model.decision import Inventory, Row
from engine.model.finding import RECORD_KINDS, Agreement, AgreementKind, Finding, FindingKind, OverviewLine
from engine.model.terms import PaperId, Verdict
from engine.render import words
from engine.render.page import COLOURS, Page

_SHOWN = 40
"""Findings of one kind that the page tells; all of them are in `json` and `csv`."""
_DETAIL = 4
_NO_FIELD = "(không ghi lĩnh vực)"


def put_records(page: Page, inventory: Inventory) -> None:
    """Write all of it: the overview first, then what has to be acted on."""
    put_overview(page, inventory.overview)
    put_corrections(page, inventory.rows)
    put_findings(page, inventory.findings)
    put_agreement(page, inventory.agreement)


def put_overview(page: Page, lines: Sequence[OverviewLine]) -> None:
    """Write how many procedures each issuer has in each field, and what became of their papers."""
    shown = [v for v in words.VERDICTS if any(line.by_verdict[v.value] for line in lines)]
    page.blank()
    page.put(("TỔNG QUAN THEO CƠ QUAN BAN HÀNH, LĨNH VỰC", "bold"))
    signs = "; ".join(f"{page.symbol(v)} {v.label.lower()}" for v in shown)
    page.put(f"TT: thủ tục; HT: có giấy tờ hộ tịch; !: vẫn đang yêu cầu trái quy định; {signs}", indent=1, hang=2)
    table = Table.grid(padding=(0, 1))
    table.add_column(overflow="fold")
    for _ in range(3 + len(shown)):
        table.add_column(justify="right", no_wrap=True)
    table.add_row("", "TT", "HT", Text("!", "bold red"), *(Text(page.symbol(v), COLOURS[v]) for v in shown))
    for issuer, of_issuer in groupby(lines, key=lambda line: line.issuer):
        own = tuple(of_issuer)
        table.add_row(Text(issuer, "bold"), *_counts(own, shown, "bold"))
        for line in own:
            if line.with_civil_status:
                table.add_row(f"  {line.field or _NO_FIELD}", *_counts([line], shown, ""))
    page.show(table)
    page.put(("Lĩnh vực không có giấy tờ hộ tịch nào thì chỉ tính vào dòng của cơ quan.", "dim"), indent=1)


def _counts(lines: Iterable[OverviewLine], shown: Sequence[Verdict], style: str) -> list[Text]:
    chosen = tuple(lines)
    by_verdict: Counter[str] = Counter()
    for line in chosen:
        by_verdict.update(line.by_verdict)
    numbers = [
        sum(line.procedures for line in chosen),
        sum(line.with_civil_status for line in chosen),
        sum(line.findings for line in chosen),
        *(by_verdict[verdict.value] for verdict in shown),
    ]
    return [Text(str(number) if number else "·", style if number else "dim") for number in numbers]


def put_corrections(page: Page, rows: Sequence[Row]) -> None:
    """Write each line that still demands what it may not: since when, on which clause, and what to publish instead."""
    found = [row for row in rows if row.finding]
    if not found:
        return
    page.blank()
    page.put((f"CẦN CÔNG BỐ LẠI: {len(found)} giấy tờ vẫn đang bị yêu cầu trái quy định", "bold red"))
    for _, of_procedure in groupby(found, key=lambda r: r.procedure):
        own = tuple(of_procedure)
        first = own[0]
        page.put((first.procedure, "bold"), f"  {first.issuer}: {first.procedure_name}", indent=1, hang=10)
        for row in own:
            _put_correction(page, row)
        page.put((f"{words.route(first)} ({_file(first)})", "dim"), indent=_DETAIL, hang=2)


def _put_correction(page: Page, row: Row) -> None:
    since = f" từ {words.day(row.since)}" if row.since else ""
    clause = f", theo {row.clauses[0]}" if row.clauses else ""
    said = f" (dòng hồ sơ {row.component}): không được yêu cầu{since}{clause}"
    page.put((words.paper(row), "bold red"), said, indent=_DETAIL, hang=2)
    page.put(f"Công bố lại: {row.correction}", indent=_DETAIL + 2, hang=2)


def _file(row: Row) -> str:
    return f"{row.location.file}:{row.location.line}" if row.location else ""


def put_findings(page: Page, findings: Sequence[Finding]) -> None:
    """Write what was found about records as a whole, kind by kind."""
    for kind in RECORD_KINDS:
        own = [finding for finding in findings if finding.kind is kind]
        if own:
            page.blank()
            page.put((f"{kind.label.upper()}: {len(own)}", "bold"))
            _put_kind(page, kind, own)


def _put_kind(page: Page, kind: FindingKind, findings: Sequence[Finding]) -> None:
    if kind is FindingKind.UNREAD_DOSSIER:
        page.put(", ".join(f.procedure for f in findings), indent=1, hang=2)
        return
    for finding in findings[:_SHOWN]:
        cure = f" – {finding.cure}" if finding.cure else ""
        page.put((finding.procedure, "bold"), f"  {finding.text}{cure}", indent=1, hang=10)
    if len(findings) > _SHOWN:
        page.put(f"… và {len(findings) - _SHOWN} phát hiện nữa (xem đủ bằng --format json)", indent=1)


def put_agreement(page: Page, agreement: Sequence[Agreement]) -> None:
    """Write how the dossier texts, under the general rule alone, agree with the annex."""
    if not agreement:
        return
    counts = Counter(a.kind for a in agreement)
    page.blank()
    page.put(("ĐỐI CHIẾU VỚI PHỤ LỤC NQ 66.7", "bold"), " (chỉ xét câu chữ hồ sơ và quy định chung)")
    page.put(f"{counts[AgreementKind.AGREES]} trên {len(agreement)} giấy tờ khớp cả giấy tờ và cơ sở dữ liệu", indent=1)
    for kind in AgreementKind:
        if counts[kind] and kind is not AgreementKind.AGREES:
            page.put(f"- {kind.label}: {counts[kind]}", indent=1, hang=2)
            for one in (a for a in agreement if a.kind is kind):
                page.put((one.procedure, "bold"), f"  {_compared(one)}", indent=_DETAIL, hang=10)


def _compared(one: Agreement) -> str:
    paper = PaperId(one.paper).label if one.paper else "giấy tờ ngoài 12 loại"
    return f"{one.annex}: {paper} ← {one.databases}"
