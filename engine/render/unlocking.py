"""What to do first, for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from typing import BinaryIO

from rich.table import Table

from engine.model.unlocking import Alone, Step, Unlocking, Worth
from engine.render import Screen
from engine.render.page import Page

_INDENT = 4


def render(found: Unlocking, asked: str, stream: BinaryIO, screen: Screen) -> None:
    """Write the best sequence, what each action unlocks alone, and which papers wait for which actions together."""
    page = Page(screen)
    page.put(("VIỆC NÊN LÀM TRƯỚC", "bold"))
    page.put(asked)
    page.put(f"{len(found.waiting)} giấy tờ chưa cắt giảm được; {found.stuck} không việc nào dưới đây mở được")
    if found.best:
        _put_best(page, found.best)
    for alone in found.alone:
        if alone is found.alone[0]:
            page.blank()
            page.put(("Từng việc một: tự nó mở được bao nhiêu", "bold"))
        _put_alone(page, alone)
    _put_sets(page, found)
    page.write_to(stream)


def _put_best(page: Page, best: tuple[Step, ...]) -> None:
    page.blank()
    page.put((f"{len(best)} việc mở được nhiều giấy tờ nhất, theo thứ tự nên làm", "bold"))
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
    texts = {alone.action.key: alone.action.text for alone in found.alone}
    page.blank()
    page.put(("Cần cùng lúc những gì", "bold"))
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right")
    table.add_column()
    for needs, count in together.most_common():
        table.add_row(f" {count}", "; hoặc: ".join(" + ".join(texts[key] for key in needed) for needed in needs))
    page.show(table)


def _worth(worth: Worth) -> str:
    return f"{worth.papers} giấy tờ ({worth.components} thành phần, {worth.procedures} thủ tục)"
