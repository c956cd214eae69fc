"""The words in which papers and money saved a year are told, shared by every format."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from engine.model.impact import Benefit, Claim, Contradiction, Example, Impact, ImpactLine, Range, Rejected, Volumes
from engine.render.numbers import grouped

NO_PRICE = "chưa có đơn giá"
NO_RATE = "không xác định"

GROUPS = {
    "procedure": "Theo thủ tục và giấy tờ",
    "paper": "Theo loại giấy tờ",
    "field": "Theo lĩnh vực",
    "commune": "Theo xã",
    "month": "Theo tháng (số của chính tháng đó)",
    "channel": "Theo cách nộp",
}
"""The heading of the lines by what they are told apart by."""


def decimal(value: Decimal) -> str:
    """A number with a comma before its decimals, zeros at the end left out: 16,67."""
    whole, _, decimals = f"{abs(value):f}".partition(".")
    kept = decimals.rstrip("0")
    sign = "-" if value < 0 else ""
    return f"{sign}{grouped(int(whole))}{',' + kept if kept else ''}"


def rate(benefit: Benefit) -> str:
    """The rate in per cent; where nothing was paid before there is none."""
    return f"{decimal(benefit.rate_shown)} %" if benefit.rate_shown is not None else NO_RATE


def benefit_block(benefit: Benefit) -> str:
    """The block of an official plan, in its fixed wording."""
    return (
        f"chi phí trước khi đơn giản hóa: {grouped(benefit.before)} đồng/năm; "
        f"sau khi: {grouped(benefit.after)} đồng/năm; "
        f"tiết kiệm: {grouped(benefit.saving)} đồng/năm; "
        f"tỷ lệ cắt giảm: {rate(benefit)}"
    )


def papers(counted: Range) -> str:
    """Papers a year: a number, or from what is sure to what is the most."""
    if counted.sure == counted.most:
        return grouped(counted.most)
    if not counted.sure:
        return f"nhiều nhất {grouped(counted.most)}"
    return f"từ {grouped(counted.sure)} đến {grouped(counted.most)}"


def saving(line: ImpactLine) -> str:
    """Money saved a year on a line."""
    if line.money is None:
        return NO_PRICE
    sure, most = line.money.sure.saving, line.money.most.saving
    if sure == most:
        return f"{grouped(most)} đồng"
    return f"nhiều nhất {grouped(most)} đồng" if not sure else f"từ {grouped(sure)} đến {grouped(most)} đồng"


def read(volumes: Volumes) -> str:
    """What the volumes held."""
    months = f"; {volumes.first} – {volumes.last} ({volumes.months} tháng)" if volumes.months else ""
    elsewhere = f"; {grouped(volumes.elsewhere)} dòng của xã khác, không tính" if volumes.elsewhere else ""
    return f"{grouped(volumes.rows)} dòng, tính được {grouped(volumes.counted)} dòng{months}{elsewhere}"


def rejected(found: Rejected) -> str:
    """Why some rows were not counted, with a few of them."""
    shown = "; ".join(map(_example, found.examples))
    more = "…" if found.rows > len(found.examples) else ""
    return f"{rejected_rows(found)} [{found.problem.value}] – {shown}{more}"


def rejected_rows(found: Rejected) -> str:
    """How many rows were not counted for one reason."""
    return f"{grouped(found.rows)} dòng không tính: {found.problem.label}"


def _example(example: Example) -> str:
    return f"{example.text} ({example.place})" if example.place else example.text


def dossiers(impact: Impact) -> Iterator[str]:
    """Dossiers a year: those that were judged, and those that were not."""
    yield f"{grouped(impact.total.dossiers)} hồ sơ/năm của thủ tục có trong danh mục"
    if impact.without_papers:
        yield f"trong đó {grouped(impact.without_papers)} hồ sơ/năm không (còn) đòi giấy tờ hộ tịch nào"
    if impact.uncovered:
        total = sum(item.dossiers for item in impact.uncovered)
        yield (
            f"chưa tính {grouped(total)} hồ sơ/năm của {len(impact.uncovered)} thủ tục không có trong danh mục: "
            "cần nhập thủ tục rồi tính lại"
        )


def claim(found: Contradiction) -> str:
    """What a plan says and what its own numbers give."""
    unit = {Claim.DAYS: " ngày", Claim.RATE: " %"}.get(found.claim, " đồng/năm")
    computed = NO_RATE if found.computed is None else f"{decimal(found.computed)}{unit}"
    return f"{found.claim.label}: phương án viết {decimal(found.stated)}{unit}, tính theo số liệu là {computed}"
