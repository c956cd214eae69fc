"""The top and the foot of the page: what was asked, the counts, the shared notes, the legend."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from engine.model.decision import Inventory
from engine.model.finding import ROW_KINDS, FindingKind
from engine.render import words
from engine.render.notes import Notes
from engine.render.page import COLOURS, Page

TITLE = "DANH MỤC RÀ SOÁT GIẤY TỜ HỘ TỊCH"
_WIDEST_BAR = 28
_HASH_SHOWN = 12


def put_head(page: Page, inventory: Inventory) -> None:
    """Write the title, what was asked, and the counts."""
    totals = inventory.totals
    page.put((TITLE, "bold"))
    page.put(f"Ngày xét {words.day(inventory.as_of)} · {words.scope(inventory)}")
    page.put((f"Bộ đánh giá: {words.evaluator(inventory)}", "dim"))
    page.put(
        f"{totals.procedures} thủ tục, trong đó {totals.procedures_with_civil_status} có giấy tờ hộ tịch; "
        f"{totals.components} thành phần hồ sơ, {sum(totals.by_verdict.values())} giấy tờ được xét"
    )
    page.blank()
    page.show(_counts(page, inventory))
    for kind in FindingKind:
        count = totals.by_finding.get(kind.value, 0)
        if count or kind in ROW_KINDS:
            page.put((f"! {kind.label}: {count}", "bold red" if count else ""), indent=1)
    page.put((f"{page.sign('≈', '~')} Có nghi vấn: {totals.doubtful}", "yellow" if totals.doubtful else ""), indent=1)
    if totals.rulings or totals.gone_rulings:
        page.put(f"- Ý kiến của đơn vị: {words.rulings(totals)}", indent=1, hang=2)
    if inventory.province is not None:
        page.put(f"- Không xét vì do tỉnh khác ban hành: {totals.left_out_other_province} thủ tục", indent=1)
    if totals.rejected or totals.repeated:
        page.put(f"- Bản ghi không đọc được: {totals.rejected}; bản ghi lặp lại: {totals.repeated}", indent=1)


def _counts(page: Page, inventory: Inventory) -> Table:
    counts = inventory.totals.by_verdict
    most = max(counts.values(), default=0) or 1
    room = min(_WIDEST_BAR, max(page.console.width - 60, 10))
    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(justify="right")
    table.add_column(no_wrap=True)
    for verdict in words.VERDICTS:
        count = counts.get(verdict.value, 0)
        style = COLOURS[verdict] if count else "dim"
        bar = page.sign("█", "#") * (-(-count * room // most))
        label = Text(f" {page.symbol(verdict)} {verdict.label}", style)
        table.add_row(label, Text(str(count), style), Text(bar, style))
    return table


def put_notes(page: Page, notes: Notes) -> None:
    """Write the texts that rows refer to by number."""
    told = list(notes)
    if not told:
        return
    page.blank()
    page.put(("GHI CHÚ DÙNG CHUNG", "bold"), " (các dòng bên dưới chỉ nhắc lại số trong ngoặc vuông)")
    for note in told:
        head = f"[{note.number}] "
        page.put(head, (f"{note.kind}: ", "bold"), note.text, indent=1, hang=len(head))


def put_legend(page: Page, inventory: Inventory) -> None:
    """Write what the signs mean and which data gave the answers."""
    page.blank()
    page.put(("CHÚ GIẢI", "bold"))
    for verdict in words.VERDICTS:
        head = f"{page.symbol(verdict)} {verdict.label}: "
        page.put((head, COLOURS[verdict]), words.MEANINGS[verdict], indent=1, hang=2)
    page.put(
        ("! vẫn đang yêu cầu: ", "bold red"), "bản công bố còn đòi giấy mà kết luận là không phải nộp", indent=1, hang=2
    )
    page.put((f"{page.sign('≈', '~')} nghi vấn: ", "yellow"), "kết luận dựa trên điều chưa chắc chắn", indent=1, hang=2)
    page.put("Muốn biết vì sao: catgiam explain MÃ_THỦ_TỤC")
    hashes = (inventory.rulebook_hash[:_HASH_SHOWN], inventory.catalog_hash[:_HASH_SHOWN])
    page.put((f"Bộ quy tắc {hashes[0]}, danh mục {hashes[1]}", "dim"))
