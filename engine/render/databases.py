"""The databases that the reviewed procedures need, for a person at a terminal, and as JSON."""

from __future__ import annotations

from typing import BinaryIO

from engine.model.record import to_json
from engine.model.submission import UNKNOWN, DatabaseNeed, Submission
from engine.render import Screen, words
from engine.render.jsons import INDENT, plain
from engine.render.numbers import grouped
from engine.render.page import Page

SCHEMA = "catgiam.databases/1"
NOTHING = "Không có giấy tờ nào cần tra cứu cơ sở dữ liệu."


def since(need: DatabaseNeed) -> str:
    """From which day the state is stated; empty where nobody stated it."""
    return f"khai từ ngày {words.day(need.since)}" if need.since else ""


def render(submission: Submission, stream: BinaryIO, screen: Screen) -> None:
    """Write one paragraph for each database."""
    inventory, page = submission.inventory, Page(screen)
    page.put(("CƠ SỞ DỮ LIỆU CẦN TRA CỨU, KẾT NỐI", "bold"))
    page.put(f"Ngày xét {words.day(inventory.as_of)}. {words.scope(inventory)}.", hang=2)
    if not submission.databases:
        page.put(NOTHING)
    for number, need in enumerate(submission.databases, 1):
        page.blank()
        page.put((f"{number}. {need.name}", "bold"), f" – chủ quản: {need.owner}", hang=3)
        for label, text in _details(need):
            page.put(f"{label}: {text}", indent=2, hang=2)
    page.write_to(stream)


def _details(need: DatabaseNeed) -> tuple[tuple[str, str], ...]:
    told: list[tuple[str, str]] = [("Hệ thống cần kết nối", need.system)]
    if need.procedures is None:
        told.append(("Thủ tục", f"{UNKNOWN} (nguồn không nêu)"))
    else:
        told.append(("Thủ tục", f"{grouped(len(need.procedures))} ({', '.join(need.procedures)})"))
        told.append(("Giấy tờ", grouped(need.papers)))
    told.append(("Trường cần dùng", "; ".join(need.fields) or UNKNOWN))
    told.append(("Trường đã công bố", "; ".join(need.announced_fields) or UNKNOWN))
    if need.missing_fields:
        told.append(("Trường cần mà chưa công bố", "; ".join(need.missing_fields)))
    state = "; ".join(filter(None, (need.state.label, since(need), f"hạn {need.due}" if need.due else "")))
    told.append(("Tình trạng kết nối", state))
    told.append(("Căn cứ chia sẻ dữ liệu", "; ".join(need.basis) or UNKNOWN))
    told += [("Nguồn", need.source)] if need.source else []
    told += [("Ghi chú", need.note)] if need.note else []
    return tuple(told)


def render_json(submission: Submission, stream: BinaryIO, _screen: Screen) -> None:
    """Write one object; `procedure_count` is null where the source names no procedures."""
    inventory = submission.inventory
    data = {
        "schema": SCHEMA,
        "as_of": inventory.as_of.isoformat(),
        "province": inventory.province,
        "province_name": inventory.province_name,
        "catalog_hash": inventory.catalog_hash,
        "rulebook_hash": inventory.rulebook_hash,
        "databases": [_need(need) for need in submission.databases],
    }
    stream.write(to_json(data, indent=INDENT) + b"\n")


def _need(need: DatabaseNeed) -> dict[str, object]:
    data: dict[str, object] = {name: plain(getattr(need, name)) for name in need.__struct_fields__}
    count = None if need.procedures is None else len(need.procedures)
    return data | {"state_label": need.state.label, "procedure_count": count}
