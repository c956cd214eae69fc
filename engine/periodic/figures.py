"""The indicators of a report, each with its source; what nobody knows stays None."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from engine.inventory import CATALOGUE
from engine.model.decision import Inventory, Row
from engine.model.finding import ROW_KINDS
from engine.model.impact import Impact
from engine.model.labels import VERDICTS
from engine.model.periodic import CoverageLine, Figure, FigureGroup, LinkKind, LinkLine, MismatchLine
from engine.model.reporting import Period
from engine.model.terms import LinkState, Published, Verdict

PAPERS, CASES, PROCEDURES = "giấy tờ", "trường hợp", "thủ tục"
_REPLACED = (Verdict.CUT_NOW, Verdict.NOT_DEMANDED)


class Uses(NamedTuple):
    """What the office gives: how many look-ups were made, and papers in its volumes of dossiers month by month."""

    lookups: int | None = None
    impact: Impact | None = None


# ---------------------------------------------------------------- review


def review_figures(inventory: Inventory) -> Iterator[Figure]:
    """Procedures, papers by verdict, and papers that are still demanded although nobody may."""
    totals, source = inventory.totals, _review_source(inventory)

    def figure(key: str, label: str, unit: str, value: int | None, note: str = "") -> Figure:
        return Figure(id=key, group=FigureGroup.REVIEW, label=label, unit=unit, value=value, source=source, note=note)

    yield figure("procedures", "Thủ tục hành chính đã rà soát", PROCEDURES, totals.procedures)
    with_papers = totals.procedures_with_civil_status
    yield figure("procedures_with_papers", "Trong đó có giấy tờ hộ tịch", PROCEDURES, with_papers)
    yield figure("papers", "Giấy tờ đã xét", PAPERS, sum(totals.by_verdict.values()))
    for verdict in VERDICTS:
        count = totals.by_verdict.get(verdict.value, 0)
        yield figure(f"verdict.{verdict.value}", f"Kết luận “{verdict.label}”", PAPERS, count)
    demanded, note = _still_demanded(inventory.rows)
    yield figure("still_demanded", "Bản công bố vẫn yêu cầu trái quy định", PAPERS, demanded, note)
    yield figure("doubtful", "Kết luận còn nội dung nghi vấn", PAPERS, totals.doubtful)


def _review_source(inventory: Inventory) -> str:
    what = "danh mục thủ tục của bộ quy tắc" if inventory.source == CATALOGUE else "bản ghi của Cổng Dịch vụ công"
    return f"Rà soát {what}, ngày xét {_written(inventory.as_of)}"


def _still_demanded(rows: Sequence[Row]) -> tuple[int | None, str]:
    """How many; None where no published dossier was read, with a note on those that were not."""
    asked = [row for row in rows if row.verdict in _REPLACED]
    unread = sum(row.published == Published.UNREAD for row in asked)
    found = sum(row.finding in ROW_KINDS for row in rows)
    if asked and unread == len(asked) and not found:
        return None, "chưa đọc bản công bố của thủ tục nào: rà soát với --portal"
    return found, f"chưa kể {unread} giấy tờ mà bản công bố chưa đọc" if unread else ""


# ---------------------------------------------------------------- mismatches


_STATES = (
    ("corrected_in_database", "Trong đó đã sửa trong cơ sở dữ liệu"),
    ("corrected_in_register", "Trong đó đã cải chính trong Sổ hộ tịch"),
    ("rejected", "Trong đó không xử lý, có lý do"),
)


def mismatch_figures(lines: Sequence[MismatchLine] | None) -> Iterator[Figure]:
    """Received and dealt with in the window, outstanding and overdue at its end."""
    source = "Danh sách dữ liệu sai lệch đã nhập, nhật ký xử lý của đơn vị"
    note = "" if lines is not None else "chưa nhập danh sách sai lệch nào của tỉnh: catgiam mismatch import"

    def figure(key: str, label: str, *columns: str) -> Figure:
        value = None if lines is None else sum(getattr(line, column) for line in lines for column in columns)
        group = FigureGroup.MISMATCH
        return Figure(id=key, group=group, label=label, unit=CASES, value=value, source=source, note=note)

    yield figure("mismatch.received", "Nhận trong kỳ", "received")
    yield figure("mismatch.handled", "Xử lý xong trong kỳ", *(column for column, _ in _STATES))
    for column, label in _STATES:
        yield figure(f"mismatch.{column}", label, column)
    yield figure("mismatch.outstanding", "Còn phải xử lý cuối kỳ", "not_begun", "verifying")
    yield figure("mismatch.verifying", "Trong đó đang xác minh", "verifying")
    yield figure("mismatch.overdue", "Trong đó quá hạn", "overdue")


# ---------------------------------------------------------------- connections, data


def link_figures(lines: Sequence[LinkLine] | None) -> Iterator[Figure]:
    """How many connections and accounts are stated, and how many work; of what nobody stated nothing is known."""
    for kind, label in ((LinkKind.CONNECTION, "Kết nối"), (LinkKind.ACCOUNTS, "Tài khoản khai thác theo CSDL")):
        own = [line for line in lines or () if line.kind is kind]
        note = "" if own else "tỉnh chưa khai trong hồ sơ tỉnh"
        source = "; ".join(dict.fromkeys(line.source for line in own)) or "Hồ sơ tỉnh"
        counts = {"": len(own), ".live": sum(line.state is LinkState.LIVE for line in own)}
        words = {"": f"{label} đã khai", ".live": f"{label} đang hoạt động"}
        for suffix, count in counts.items():
            yield Figure(
                id=f"{kind.value}{suffix}",
                group=FigureGroup.LINK,
                label=words[suffix],
                unit="mục",
                value=count if own else None,
                source=source,
                note=note,
            )


def coverage_figures(lines: Sequence[CoverageLine] | None) -> Iterator[Figure]:
    """For each event, in how many communes its data is enough."""
    for line in lines or ():
        yield Figure(
            id=f"coverage.{line.event.value}",
            group=FigureGroup.COVERAGE,
            label=f"{line.name}: số xã đủ dữ liệu",
            unit="xã",
            value=line.enough,
            source=COVERAGE_SOURCE,
            note=f"chưa rõ {line.unknown} trong {line.communes} xã" if line.unknown else "",
        )
    if lines is None:
        yield Figure(
            id="coverage",
            group=FigureGroup.COVERAGE,
            label="Số xã đủ dữ liệu theo loại giấy tờ",
            unit="xã",
            value=None,
            source=COVERAGE_SOURCE,
            note="chưa có số liệu của xã nào: catgiam coverage import",
        )


COVERAGE_SOURCE = "Hồ sơ tỉnh, bảng số liệu số hóa theo xã của đơn vị"

# ---------------------------------------------------------------- use


def use_figures(uses: Uses, period: Period) -> Iterator[Figure]:
    """Look-ups as the office counted them, and papers that dossiers of the period's months need no longer hold."""
    yield Figure(
        id="lookups",
        group=FigureGroup.USE,
        label="Lượt tra cứu dữ liệu hộ tịch đã thực hiện",
        unit="lượt",
        value=uses.lookups,
        source="Đơn vị báo",
        note="" if uses.lookups is not None else "đơn vị chưa nêu số lượt: --lookups SỐ",
    )
    least, most, note = _waived(uses.impact, period)
    months = _months_written(period)
    source = f"Số hồ sơ {months} của đơn vị nhân với kết luận rà soát" if uses.impact else "Số hồ sơ của đơn vị"
    for key, label, value in (("least", "ít nhất", least), ("most", "nhiều nhất", most)):
        yield Figure(
            id=f"waived.{key}",
            group=FigureGroup.USE,
            label=f"Giấy tờ bản công bố còn yêu cầu mà nay không phải nộp, {label}",
            unit=PAPERS,
            value=value,
            source=source,
            note=note,
        )


def _waived(impact: Impact | None, period: Period) -> tuple[int | None, int | None, str]:
    """Papers of the period's months, at least and at most; None where the volumes lack one of the months."""
    if impact is None:
        return None, None, "chưa có số hồ sơ: --dossiers TỆP"
    volumes, wanted = impact.volumes, [(period.year, m) for m in range(period.first_month, period.last_month + 1)]
    lacking = {_month_of(month) for month in volumes.missing_months}
    is_known = [_month_of(volumes.first) <= m <= _month_of(volumes.last) and m not in lacking for m in wanted]
    missing = [f"{month:02}/{year}" for (year, month), known in zip(wanted, is_known, strict=True) if not known]
    if missing:
        return None, None, f"bảng số hồ sơ không có tháng {', '.join(missing)}"
    by_month = {line.group: line.waived for line in impact.lines}
    found = [by_month[key] for year, month in wanted if (key := f"{year:04}-{month:02}") in by_month]
    note = "số hồ sơ chỉ chia theo tháng: tính trọn tháng dương lịch, không theo ngày chốt số liệu"
    return sum(w.sure for w in found), sum(w.most for w in found), note


def _month_of(text: str) -> tuple[int, int]:
    """Year and month of a month as volumes tell it; before all others where they have none."""
    month, _, year = text.partition("/")
    return (int(year), int(month)) if year else (0, 0)


def _months_written(period: Period) -> str:
    first, last = f"{period.first_month:02}/{period.year}", f"{period.last_month:02}/{period.year}"
    return f"tháng {first}" if first == last else f"từ tháng {first} đến tháng {last}"


def _written(day: date) -> str:
    return f"{day:%d/%m/%Y}"
