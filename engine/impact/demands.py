"""What a dossier of each procedure asks for: one line for each paper, channel and verdict, out of the decided rows.

The convention (docs/quy-uoc.md): a paper counts once in each dossier of its procedure when the published dossier asks
for it, or has not been read; where it is asked for only under a condition, as one choice of several, or in a dossier
that nobody has read, the count is the most that it can be. Papers that the published dossier asks for only after a
failed look-up, or not at all, are not counted: that cut is already made; nor are facts that people only declare. Of a
paper that every child or party owes one of, one a dossier is counted, and the line says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from engine.model.decision import Row
from engine.model.terms import Channel, Mode, Origin, Per, Published, Verdict

ASKED = (Published.DEMANDED, Published.UNREAD)
"""What the published dossier says of a paper that people hand in today."""

WAIVED = (Verdict.NOT_DEMANDED, Verdict.CUT_NOW)
"""The verdicts under which nobody has to hand the paper in any more."""

UMBRELLA = ""
"""The paper of a line that names no paper."""


class Demand(NamedTuple):
    """A paper in every dossier of a procedure that comes in by a channel; `is_bound`: in some of them only."""

    procedure: str
    channel: Channel
    paper: str
    verdict: Verdict
    is_bound: bool


def demanded(rows: Iterable[Row]) -> Iterator[Demand]:
    """One demand for each paper that is counted, on each channel."""
    for same in _by_place(rows):
        for channel in Channel:
            row = _on(channel, same)
            if row is not None and row.verdict is not None:
                # a row of one channel stands for the dossiers of that channel; of an unknown channel it is a guess
                guessed = channel is Channel.ANY and row.channel != Channel.ANY
                paper = row.paper.value if row.paper else UMBRELLA
                yield Demand(row.procedure, channel, paper, row.verdict, guessed or bool(_bounds(row)))


def caveats(rows: Iterable[Row]) -> dict[tuple[str, str], tuple[str, ...]]:
    """For each procedure and paper why its number is not exact, in words."""
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for same in _by_place(rows):
        for row in same:
            more = ("đòi từng người, mới tính một bản một hồ sơ",) if row.per != Per.ONE else ()
            paper = row.paper.value if row.paper else UMBRELLA
            found[row.procedure, paper].update(dict.fromkeys((*_bounds(row), *more)))
    return {key: tuple(texts) for key, texts in found.items()}


def is_handed_in(row: Row) -> bool:
    """Whether people hand the paper in today, by the published dossier or as far as nobody has read it."""
    return row.published in ASKED and row.mode != Mode.DECLARE


def _by_place(rows: Iterable[Row]) -> Iterable[Sequence[Row]]:
    """The rows that people still hand a paper in for, those that differ by their channel only together."""
    places: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if is_handed_in(row):
            places[row.key[:-1]].append(row)
    return places.values()


def _on(channel: Channel, same: Sequence[Row]) -> Row | None:
    """The row for dossiers of a channel; where the channel is not known, the first that is not waived."""
    exact = [row for row in same if row.channel in (Channel.ANY, channel)]
    if channel is Channel.ANY and not exact:
        exact = sorted(same, key=lambda row: row.verdict in WAIVED)
    return exact[0] if exact else None


def _bounds(row: Row) -> tuple[str, ...]:
    """Why not every dossier holds the paper, in words."""
    told = {
        "dòng hồ sơ có điều kiện": bool(row.condition),
        "nộp một trong nhiều loại giấy": bool(row.other_alternatives),
        "chỉ giấy của một nơi cấp": row.origin != Origin.ANY,
        "chưa đọc bản công bố": row.published == Published.UNREAD,
    }
    return tuple(text for text, holds in told.items() if holds)
