"""The rows of volumes that are not counted: how many for each reason, and the places of a few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.diagnostics import quoted
from engine.impact.keys import IDS, KEYED, Numbering
from engine.impact.lines import Cells, find_lines
from engine.impact.table import FACTS, VolumeFile
from engine.impact.values import clean, month_text
from engine.model.impact import Example, Problem, Rejected
from engine.model.terms import Channel
from engine.relations import Relations, Table, cases

SHOWN = 3
"""How many rejected rows are shown for each reason."""

FINE = 0
"""The number of a row that counts; the others are places in `_ORDER`, counted from 1."""

Key = tuple[int, ...]
"""The numbers of the keyed facts of a row."""

_ORDER = (Problem.PROCEDURE, Problem.MONTH, Problem.CHANNEL, Problem.COUNT)
_CELL = {Problem.PROCEDURE: "procedure", Problem.MONTH: "month", Problem.CHANNEL: "channel", Problem.COUNT: "count"}


def with_problem(rows: Table) -> Table:
    """The rows with the number of the first thing that is wrong with each."""
    wrong = [rows[f"{_CELL[problem]}_id"] < 0 for problem in _ORDER[:-1]] + [rows.dossiers.isnull()]
    return rows.mutate(problem=cases(*((is_wrong, n) for n, is_wrong in enumerate(wrong, 1)), otherwise=FINE))


class Sifted(NamedTuple):
    """The rows with their problem, the good ones, and how many of these tell again what another told."""

    judged: Table
    good: Table
    repeated: int


def find_rejected(
    sifted: Sifted, files: Sequence[VolumeFile], numbering: Numbering, relations: Relations
) -> tuple[Rejected, ...]:
    """Every reason for which rows were not counted, in a fixed order; rows beyond the first of a key are repeated."""
    judged, good, repeated = sifted
    bad = judged.filter(judged.problem != FINE)
    counts = dict(relations.fetch(bad.group_by("problem").agg(n=bad.count())))
    samples = {n: _samples(judged.filter(judged.problem == n), relations) for n in sorted(counts)}
    keys = _keys_told_again(good, relations) if repeated else []
    places = find_lines(files, [cells for found in samples.values() for cells in found], lambda cells: cells)
    found = [
        Rejected(
            problem=_ORDER[n - 1], rows=int(counts[n]), examples=tuple(_examples(samples[n], places, _ORDER[n - 1]))
        )
        for n in samples
    ]
    if repeated:
        examples = tuple(_repeated(keys, files, numbering))
        found.append(Rejected(problem=Problem.REPEATED, rows=repeated, examples=examples))
    return tuple(found)


def _keys_told_again(good: Table, relations: Relations) -> list[Key]:
    told = good.group_by(list(IDS)).agg(rows=good.count())
    return relations.fetch(told.filter(told.rows > 1).select(*IDS).order_by(list(IDS)).limit(SHOWN))


def _samples(bad: Table, relations: Relations) -> list[Cells]:
    cells = bad.select(*FACTS).distinct()
    return [tuple(map(str, row)) for row in relations.fetch(cells.order_by(list(FACTS)).limit(SHOWN))]


def _examples(samples: Sequence[Cells], places: dict[Cells, list[str]], problem: Problem) -> Iterator[Example]:
    for cells in samples:
        wrong = clean(cells[FACTS.index(_CELL[problem])])
        place = next(iter(places.get(cells, ())), "")
        yield Example(place=place, text=quoted(wrong) if wrong else "ô trống")


def _repeated(keys: Sequence[Key], files: Sequence[VolumeFile], numbering: Numbering) -> Iterator[Example]:
    def key_of(cells: Cells) -> Key | None:
        meanings = {fact: numbering[fact].meaning.get(cells[FACTS.index(fact)]) for fact in KEYED}
        return None if None in meanings.values() else tuple(numbering[f].numbers[m] for f, m in meanings.items())

    places = find_lines(files, keys, key_of, each=2)
    for key in keys:
        yield Example(place=", ".join(places.get(key, ())), text=_words(key, numbering))


def _words(key: Key, numbering: Numbering) -> str:
    procedure, commune, month, channel = (numbering[f].meanings[n] for f, n in zip(KEYED, key, strict=True))
    parts = [
        str(procedure),
        str(commune),
        month_text(month) if isinstance(month, int) else "",
        channel.label if isinstance(channel, Channel) else "",
    ]
    return ", ".join(filter(None, parts))
