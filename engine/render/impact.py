"""What cuts are worth a year, and plans priced again, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from engine.model.impact import Impact, ImpactLine, Plan, Planned
from engine.render import Screen
from engine.render import impact_words as told
from engine.render.numbers import grouped
from engine.render.page import Page

SHOWN = 30
"""How many lines a terminal shows; the table formats hold all of them."""

_SHOWN_UNCOVERED = 10


def render(impact: Impact, asked: str, stream: BinaryIO, screen: Screen) -> None:
    """Write what was read, the sums, the money, the lines that save most, and how it was reckoned."""
    page = Page(screen)
    page.put(("GIÁ TRỊ CẮT GIẢM GIẤY TỜ MỘT NĂM", "bold"))
    page.put(asked)
    page.put(f"Khối lượng hồ sơ: {told.read(impact.volumes)}", hang=2)
    for found in impact.volumes.rejected:  # standard error names the rows
        page.put(("! ", "bold red"), told.rejected_rows(found), indent=1, hang=2)
    if impact.volumes.repaired:
        page.put(f"Đã sửa mã bị mất số 0 hoặc dấu chấm: {'; '.join(impact.volumes.repaired)}", indent=1, hang=2)
    page.blank()
    for text in told.dossiers(impact):
        page.put(text[0].upper() + text[1:], hang=2)
    _put_total(page, impact)
    _put_lines(page, impact)
    _put_uncovered(page, impact)
    page.blank()
    page.put(("Cách tính", "bold"))
    for note in impact.notes:
        page.put(f"- {note}", indent=1, hang=2)
    page.write_to(stream)


def _put_total(page: Page, impact: Impact) -> None:
    total = impact.total
    page.put(f"Giấy tờ hộ tịch phải nộp: {told.papers(total.papers)} giấy/năm", hang=2)
    page.put(("Bớt được ngay: ", "bold"), f"{told.papers(total.waived)} giấy/năm", hang=2)
    for verdict, counted in total.waiting.items():
        page.put(f"{page.symbol(verdict)} {verdict.label}: {told.papers(counted)} giấy/năm", indent=2, hang=2)
    page.blank()
    page.put(("Chi phí của người dân cho giấy tờ hộ tịch", "bold"))
    if total.money is None:
        page.put(f"{told.NO_PRICE}: thêm --prices TỆP; xem thử bằng --prices vi-du-dong-nai", indent=1, hang=2)
        return
    page.put(f"đơn giá: {impact.prices.title if impact.prices else ''}", indent=1, hang=2)
    if total.money.sure != total.money.most:
        page.put(f"chắc chắn – {told.benefit_block(total.money.sure)}", indent=1, hang=2)
        page.put(f"nhiều nhất – {told.benefit_block(total.money.most)}", indent=1, hang=2)
    else:
        page.put(told.benefit_block(total.money.most), indent=1, hang=2)
    if total.unpriced:
        page.put(f"chưa tính {grouped(total.unpriced)} giấy/năm {told.NO_PRICE}", indent=1, hang=2)


def _put_lines(page: Page, impact: Impact) -> None:
    if not impact.lines:
        return
    page.blank()
    page.put((told.GROUPS[impact.by], "bold"))
    for line in impact.lines[:SHOWN]:
        _put_line(page, line, "tháng" if impact.by == "month" else "năm")
    if len(impact.lines) > SHOWN:
        page.put(f"… còn {len(impact.lines) - SHOWN} dòng; xem hết bằng --format csv", indent=1)


def _put_line(page: Page, line: ImpactLine, period: str) -> None:
    code = f"{line.group}  " if line.group != line.name and line.paper else ""
    page.put((f"{code}{line.name}", "bold"), f" · {line.paper}" if line.paper else "", indent=1, hang=2)
    counted = f"{grouped(line.dossiers)} hồ sơ/{period}; phải nộp {told.papers(line.papers)} giấy"
    page.put(f"{counted}; bớt ngay {told.papers(line.waived)}; tiết kiệm: {told.saving(line)}", indent=4, hang=2)
    waiting = "; ".join(f"{v.label.lower()}: {told.papers(n)}" for v, n in line.waiting.items())
    if waiting:
        page.put(waiting, indent=4, hang=2)
    if line.caveats:
        page.put((f"({'; '.join(line.caveats)})", "dim"), indent=4, hang=1)


def _put_uncovered(page: Page, impact: Impact) -> None:
    if not impact.uncovered:
        return
    page.blank()
    page.put(("Thủ tục không có trong danh mục, chưa tính", "bold"))
    for item in impact.uncovered[:_SHOWN_UNCOVERED]:
        page.put(f"{item.procedure}: {grouped(item.dossiers)} hồ sơ/năm", indent=1)
    if len(impact.uncovered) > _SHOWN_UNCOVERED:
        page.put(f"… còn {len(impact.uncovered) - _SHOWN_UNCOVERED} thủ tục; xem hết bằng --format json", indent=1)


def render_plan(plan: Plan, planned: Sequence[Planned], gap: str, stream: BinaryIO, screen: Screen) -> None:
    """Write each item of a plan with its block, and where the plan contradicts itself."""
    page = Page(screen)
    page.put((plan.title, "bold"))
    page.put(f"Nguồn: {plan.source}", hang=2)
    if plan.hourly_income:
        income = plan.hourly_income
        page.put(
            f"Thu nhập một giờ: {told.decimal(income.value)} {income.unit}, năm {income.year} "
            f"({income.certainty.label}; {income.source})",
            hang=2,
        )
    for item in planned:
        page.blank()
        page.put((item.item.name, "bold"))
        page.put(told.benefit_block(item.benefit), indent=1, hang=2)
        for found in item.contradictions:
            page.put(("! Mâu thuẫn: ", "bold red"), told.claim(found), indent=1, hang=2)
    page.blank()
    page.put(f"Lưu ý: {gap}.", hang=2)
    page.write_to(stream)
