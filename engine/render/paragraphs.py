"""Paragraphs to paste into an official letter: plain text, one paragraph a row, never wrapped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from engine.explain.parts import Explained
from engine.render import Screen
from engine.render.letters import ERRORS

NOTHING = "Hồ sơ vào ngày xét không có thành phần nào là giấy tờ hộ tịch."


def render_letter(head: str, explained: Sequence[Explained], out: BinaryIO, screen: Screen) -> None:
    """Write one paragraph a row, blank lines between; `head` says for which day and province."""
    paragraphs = [item.letter for item in explained] or [NOTHING]
    out.write(
        "\n\n".join([f"Kết quả rà soát. {head}.", *paragraphs, ""]).removesuffix("\n").encode(screen.encoding, ERRORS)
    )
