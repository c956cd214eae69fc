"""Communes in volumes: the code where the cell names one commune, the words as they are where it names an office."""

from __future__ import annotations

from collections.abc import Callable

from engine.coverage import CommuneFinder
from engine.coverage.communes import UnknownCommuneError
from engine.impact.values import clean
from engine.places import Places, Province


def commune_reader(places: Places, home: Province | None) -> Callable[[str], str]:
    """Reads a cell, inside one province where it is known."""
    finder = CommuneFinder(places, home)

    def read(cell: str) -> str:
        text = clean(cell)
        try:
            return finder.find("", text).code if text else ""
        except UnknownCommuneError:
            return text

    return read
