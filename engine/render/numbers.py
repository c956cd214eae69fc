"""Numbers as they are written in Vietnam: a point between thousands."""

from __future__ import annotations


def grouped(number: int) -> str:
    """A whole number with points: 1.234.567."""
    return f"{number:,}".replace(",", ".")
