"""What to do first, for a person at a terminal."""

from __future__ import annotations

from collections import Counter
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
    for alone in found.alone[:_SHOWN]:
        _put_alone(page, alone)
    if len(found.alone) > _SHOWN:
        page.put(f"… và {len(found.alone) - _SHOWN} việc khác (đủ ở --format json)", indent=1)
    _put_sets(page, found)
    page.write_to(stream)


def _put_best(page: Page, best: tuple[Step, ...], goal: Goal) -> None:
    page.blank()
    page.put((f"{len(best)} việc được nhiều nhất theo {goal.label}, theo thứ tự nên làm", "bold"))
    for number, step in enumerate(best, 1):
        page.put(f"{number}. {step.action.text} – {step.action.actor}", indent=1, hang=3)
        adds = _worth(step.adds) if step.adds.papers else "chưa mở thêm được gì, để cho việc sau"
        page.put(f"{adds}; cộng dồn {_worth(step.total)}", indent=_INDENT, hang=2)


def _put_alone(page: Page, alone: Alone) -> None:
    worth = _worth(alone.worth) if alone.worth.papers else "tự nó chưa mở được gì"
    waiting = f"; {alone.waiting} giấy tờ chờ nó cùng việc khác" if alone.waiting else ""
    page.put(f"{alone.action.text} – {alone.action.actor}", indent=1, hang=3)
    page.put(f"{worth}{waiting}", indent=_INDENT, hang=2)


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
    return f"; nhiều nhất {told} một năm" if told else ""
