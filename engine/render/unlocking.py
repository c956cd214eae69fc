"""What to do first, for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import BinaryIO

from rich.table import Table

from engine.model.unlocking import Alone, Goal, Step, Unlocking, Worth
from engine.render import Screen
from engine.render.numbers import grouped
from engine.render.page import Page

_INDENT = 4
_SHOWN = 20
"""Actions that a person reads one by one; the rest are counted."""


def render(found: Unlocking, asked: str, stream: BinaryIO, screen: Screen) -> None:
    """Write the best sequence, what each action unlocks alone, and which papers wait for which actions together."""
    page = Page(screen)
    page.put(("VIỆC NÊN LÀM TRƯỚC", "bold"))
    page.put(asked)
    page.put(f"{len(found.waiting)} giấy tờ chưa cắt giảm được; {found.stuck} không việc nào dưới đây mở được")
    if found.best:
        _put_best(page, found.best, found.goal)
    if found.alone:
        page.blank()
        page.put(("Từng việc một: tự nó mở được bao nhiêu", "bold"))
    worthy = [alone for alone in found.alone if alone.worth.papers or not alone.commune]
    for alone in worthy[:_SHOWN]:
        _put_alone(page, alone)
    if len(worthy) > _SHOWN:
        page.put(f"… và {len(worthy) - _SHOWN} việc khác (đủ ở --format json)", indent=1)
    _put_idle(page, [alone for alone in found.alone if alone.commune and not alone.worth.papers])
    _put_sets(page, found)
    if found.notes:
        page.blank()
        page.put(("Cách tính", "bold"))
    for note in found.notes:
        page.put(f"{page.sign('–', '-')} {note}", indent=1, hang=2)
    page.write_to(stream)


def _put_best(page: Page, best: tuple[Step, ...], goal: Goal) -> None:
    page.blank()
    page.put((f"{len(best)} việc được nhiều nhất theo {goal.label}, theo thứ tự nên làm", "bold"))
    for number, step in enumerate(best, 1):
        page.put(f"{number}. {step.action.text} – {step.action.actor}", indent=1, hang=3)
        adds = _worth(step.adds) if step.adds.papers else "chưa được gì, để cho việc sau"
        page.put(f"mở thêm: {adds}", indent=_INDENT, hang=2)
        page.put(f"cộng dồn: {_worth(step.total)}", indent=_INDENT, hang=2)


def _put_alone(page: Page, alone: Alone) -> None:
    worth = _worth(alone.worth) if alone.worth.papers else "tự nó chưa mở được gì"
    waiting = f"; {alone.waiting} giấy tờ chờ nó cùng việc khác" if alone.waiting else ""
    page.put(f"{alone.action.text} – {alone.action.actor}", indent=1, hang=3)
    page.put(f"{worth}{waiting}", indent=_INDENT, hang=2)


def _put_idle(page: Page, idle: Sequence[Alone]) -> None:
    """Work of communes that unlocks nothing by itself, told once for each event."""
    for _, same in groupby(sorted(idle, key=lambda a: a.event), key=lambda a: a.event):
        own = list(same)
        where = f" và {len(own) - 1} xã, phường khác" if len(own) > 1 else ""
        page.put(f"{own[0].action.text}{where}", indent=1, hang=3)
        page.put(f"tự nó chưa mở được gì; {own[0].waiting} giấy tờ chờ nó cùng việc khác", indent=_INDENT, hang=2)


def _put_sets(page: Page, found: Unlocking) -> None:
    """Which actions are needed together, the most wanted set first."""
    together = Counter(waiting.needs for waiting in found.waiting if waiting.needs)
    if not together:
        return
    page.blank()
    page.put(("Cần cùng lúc những gì", "bold"))
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right")
    table.add_column()
    for needs, count in together.most_common():
        table.add_row(f" {count}", "; hoặc: ".join(" + ".join(found.texts[key] for key in needed) for needed in needs))
    page.show(table)


def _worth(worth: Worth) -> str:
    where = f" ở {worth.communes} xã, phường" if worth.communes else ""
    return f"{worth.papers} giấy tờ ({worth.components} thành phần, {worth.procedures} thủ tục){where}{_a_year(worth)}"


def _a_year(worth: Worth) -> str:
    """Volumes are those of whole procedures, so the words say that it cannot be more."""
    counts = [(worth.waived, "lượt giấy tờ"), (worth.dossiers, "hồ sơ"), (worth.dong, "đồng")]
    told = ", ".join(f"{grouped(count)} {what}" for count, what in counts if count is not None)
    without = f" (chưa kể {grouped(worth.unpriced)} lượt giấy tờ chưa có đơn giá)" if worth.unpriced else ""
    return f"; nhiều nhất {told} một năm{without}" if told else ""
