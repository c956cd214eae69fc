"""What cuts are worth a year, and plans priced again, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from engine.model.impact import Benefit, Impact, ImpactLine, MoneyRange, Plan, Planned, Range
from engine.model.record import to_json
from engine.model.terms import Verdict
from engine.render import impact_words as told
from engine.render.jsons import INDENT, Json, plain
from engine.render.table import BYTE_ORDER_MARK, harmless_lines

IMPACT_SCHEMA, PLAN_SCHEMA = "catgiam.impact/1", "catgiam.plan/1"
WAITING = tuple(verdict for verdict in Verdict if verdict not in (Verdict.NOT_DEMANDED, Verdict.CUT_NOW))
"""The verdicts that have columns of their own."""

_MONEY = ("Chi phí trước (đồng/năm)", "Chi phí sau (đồng/năm)", "Tiết kiệm (đồng/năm)", "Tỷ lệ cắt giảm")
HEADINGS = (
    "Mã",
    "Tên",
    "Giấy tờ hộ tịch",
    "Hồ sơ/năm",
    "Giấy phải nộp/năm, chắc chắn",
    "Giấy phải nộp/năm, nhiều nhất",
    "Bớt ngay/năm, chắc chắn",
    "Bớt ngay/năm, nhiều nhất",
    *(f"{verdict.label}/năm, nhiều nhất" for verdict in WAITING),
    *(f"{heading}, chắc chắn" for heading in _MONEY),
    *(f"{heading}, nhiều nhất" for heading in _MONEY),
    "Giấy chưa có đơn giá/năm",
    "Lưu ý",
)


def csv_bytes(impact: Impact, asked: Mapping[str, str]) -> bytes:
    """The lines, their sum, the procedures outside the catalogue; the last cells say what was asked and how."""
    tail = [*asked.values(), impact.prices.title if impact.prices else told.NO_PRICE, "; ".join(impact.notes)]
    lines = [[*HEADINGS, *asked, "Đơn giá", "Cách tính"]]
    lines += [[*_cells(line), *tail] for line in (*impact.lines, impact.total)]
    for item in impact.uncovered:
        cells = [item.procedure, "Thủ tục không có trong danh mục, chưa tính", "", str(item.dossiers)]
        lines.append([*cells, *[""] * (len(HEADINGS) - len(cells)), *tail])
    return _csv(lines)


def _cells(line: ImpactLine) -> list[str]:
    waiting = (line.waiting.get(verdict, Range()).most for verdict in WAITING)
    counted = (line.dossiers, line.papers.sure, line.papers.most, line.waived.sure, line.waived.most, *waiting)
    money = [*_benefit(line.money.sure), *_benefit(line.money.most)] if line.money else [told.NO_PRICE] * 8
    named = [line.group, line.name, line.paper]
    return [*named, *map(str, counted), *money, str(line.unpriced), "; ".join(line.caveats)]


def _benefit(benefit: Benefit) -> list[str]:
    return [str(benefit.before), str(benefit.after), str(benefit.saving), told.rate(benefit)]


def plan_csv_bytes(plan: Plan, planned: Sequence[Planned], gap: str) -> bytes:
    """The items of a plan with their cost and contradictions."""
    lines = [["Thủ tục", *_MONEY, "Mâu thuẫn", "Nguồn", "Cách tính"]]
    for item in planned:
        found = "; ".join(map(told.claim, item.contradictions))
        lines.append([item.item.name, *_benefit(item.benefit), found, plan.source, gap])
    return _csv(lines)


def _csv(lines: Iterable[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(harmless_lines(lines))
    return (BYTE_ORDER_MARK + text.getvalue()).encode("utf-8")


def json_bytes(impact: Impact, asked: Mapping[str, Json]) -> bytes:
    """Everything as one object; money is whole đồng, a rate is a text with two decimals, null where there is none."""
    data: dict[str, Json] = {
        "schema": IMPACT_SCHEMA,
        **asked,
        "by": impact.by,
        "prices": impact.prices.id if impact.prices else None,
        "volumes": plain(impact.volumes),
        "total": _line(impact.total),
        "lines": [_line(line) for line in impact.lines],
        "uncovered": plain(impact.uncovered),
        "without_papers": impact.without_papers,
        "notes": list(impact.notes),
    }
    return to_json(data, indent=INDENT) + b"\n"


def _line(line: ImpactLine) -> Json:
    return {
        "group": line.group,
        "name": line.name,
        "paper": line.paper,
        "dossiers": line.dossiers,
        "papers": plain(line.papers),
        "waived": plain(line.waived),
        "waiting": {verdict.value: plain(counted) for verdict, counted in line.waiting.items()},
        "money": _money(line.money) if line.money else None,
        "unpriced": line.unpriced,
        "caveats": list(line.caveats),
    }


def _money(money: MoneyRange) -> Json:
    return {"sure": _amounts(money.sure), "most": _amounts(money.most)}


def _amounts(benefit: Benefit) -> Json:
    rate = str(benefit.rate_shown) if benefit.rate_shown is not None else None
    return {"before": benefit.before, "after": benefit.after, "saving": benefit.saving, "rate": rate}


def plan_json_bytes(plan: Plan, planned: Sequence[Planned], gap: str) -> bytes:
    """The items of a plan as one object."""
    items: list[Json] = [
        {
            "name": item.item.name,
            "benefit": _amounts(item.benefit),
            "contradictions": [
                {
                    "claim": found.claim.value,
                    "stated": str(found.stated),
                    "computed": None if found.computed is None else str(found.computed),
                }
                for found in item.contradictions
            ],
        }
        for item in planned
    ]
    data: Json = {"schema": PLAN_SCHEMA, "title": plan.title, "source": plan.source, "items": items, "notes": [gap]}
    return to_json(data, indent=INDENT) + b"\n"
