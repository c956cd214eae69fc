"""Whether a written inventory still holds, for a person at a terminal."""

from __future__ import annotations

from typing import BinaryIO

from engine.model.terms import Labelled
from engine.render import Screen
from engine.render.page import Page
from engine.verification import Standing, Verification


def render(found: Verification, stream: BinaryIO, screen: Screen) -> None:
    """Write the file as a whole, the counts, then every row that does not hold."""
    page = Page(screen)
    page.put(("KIỂM LẠI DANH MỤC", "bold"))
    if found.holds:
        page.put((f"Cả {len(found.rows)} dòng vẫn đúng.", "bold green"))
    for text in found.whole:
        page.put((f"! {text}", "bold red"), hang=2)
    for standing in Standing:
        if count := found.counts[standing.value]:
            page.put(f"{count} dòng {standing.label}", indent=1)
    for standing in Standing:
        rows = [row for row in found.rows if row.standing is standing and standing is not Standing.HOLDS]
        if rows:
            page.blank()
            page.put((_title(standing), "bold"))
        for row in rows:
            page.put((row.procedure, "bold"), f"  dòng {row.component} · {row.paper}: {row.text}", indent=1, hang=10)
    page.write_to(stream)


def _title(standing: Labelled) -> str:
    return standing.label[:1].upper() + standing.label[1:]
