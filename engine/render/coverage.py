"""Statements on communes as a table that people fill in and that is read back exactly."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from engine.coverage import FIELDS, amount_text
from engine.model.province import Coverage
from engine.model.terms import PaperId
from engine.places import Commune
from engine.render.table import BYTE_ORDER_MARK, harmless_lines

_TEXTS: Mapping[str, Callable[[Coverage], str]] = {
    "commune_code": lambda c: c.commune,
    "event": lambda c: c.event.label,
    "registered_from": lambda c: c.registered_from.isoformat() if c.registered_from else "",
    "registered_until": lambda c: c.registered_until.isoformat() if c.registered_until else "",
    "total": lambda c: "" if c.total is None else str(c.total),
    "digitised": lambda c: amount_text(c.digitised, c.total),
    "clean": lambda c: amount_text(c.clean, c.total),
    "state_date": lambda c: c.starts.isoformat(),
    "source": lambda c: c.source,
}


def coverage_bytes(stated: Iterable[Coverage], names: Mapping[str, str]) -> bytes:
    """The statements as CSV; `names` gives the full name of each commune by code."""
    return _csv([_cell(field.key, c, names) for field in FIELDS] for c in stated)


def template_bytes(communes: Sequence[Commune]) -> bytes:
    """An empty table: each commune with each kind of paper, figures still to be filled in."""
    filled = ("commune_code", "commune", "event")
    return _csv(
        [*_head(commune, paper), *("" for _ in FIELDS[len(filled) :])] for commune in communes for paper in PaperId
    )


def _head(commune: Commune, paper: PaperId) -> tuple[str, str, str]:
    return commune.code, commune.title, paper.label


def _cell(key: str, stated: Coverage, names: Mapping[str, str]) -> str:
    return names.get(stated.commune, "") if key == "commune" else _TEXTS[key](stated)


def _csv(lines: Iterable[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(harmless_lines(_with_heading(lines)))
    return (BYTE_ORDER_MARK + text.getvalue()).encode("utf-8")


def _with_heading(lines: Iterable[list[str]]) -> Iterator[list[str]]:
    yield [field.heading for field in FIELDS]
    yield from lines
