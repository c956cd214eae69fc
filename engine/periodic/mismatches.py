"""Cases of mismatch as they were at the end of a window, and what came and went within it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from engine.mismatch.reporting import error_name, event_name
from engine.mismatch.store import Past
from engine.mismatch.vocabulary import Vocabulary
from engine.model.mismatch import State
from engine.model.periodic import MismatchLine
from engine.model.terms import PaperId

_RECEIVED, _OVERDUE = "received", "overdue"
_COLUMNS = {
    State.RECEIVED: "not_begun",
    State.VERIFYING: "verifying",
    State.CORRECTED_IN_DATABASE: "corrected_in_database",
    State.CORRECTED_IN_REGISTER: "corrected_in_register",
    State.REJECTED: "rejected",
}
"""State at the end → the field of a line that counts it."""


class Names(NamedTuple):
    """The words for the codes of cases: communes by code, events and errors."""

    communes: Mapping[str, str]
    vocabulary: Vocabulary


def mismatch_lines(pasts: Iterable[Past], first: date, cutoff: date, names: Names) -> tuple[MismatchLine, ...] | None:
    """Counts by commune, event and error, in their order; None where nothing was received by the end of `cutoff`.

    A case counts as dealt with in the window when it was closed there and still is at its end.
    """
    start, end = first.isoformat(), cutoff.isoformat()
    counted: dict[tuple[str, str, str], Counter[str]] = {}
    for past in pasts:
        if past.received_on <= end:
            key = past.commune, past.event, past.error
            counted.setdefault(key, Counter()).update(_counts(past, start, end))
    if not counted:
        return None
    return tuple(_line(key, counts, names) for key, counts in sorted(counted.items()) if counts.total())


def _counts(past: Past, start: str, end: str) -> Iterable[str]:
    """What one case counts as; days are texts, year-month-day, as the store keeps them."""
    moves = [move for move in past.moves if move[0] <= end]
    since, state = moves[-1] if moves else (past.received_on, State.RECEIVED.value)
    if start <= past.received_on:
        yield _RECEIVED
    if State(state).is_open or start <= since:
        yield _COLUMNS[State(state)]
    if State(state).is_open and past.due_on < end:
        yield _OVERDUE


def _line(key: tuple[str, str, str], counts: Counter[str], names: Names) -> MismatchLine:
    commune, event, error = key
    return MismatchLine(
        commune=commune,
        commune_name=names.communes.get(commune, commune),
        event=PaperId(event),
        event_name=event_name(PaperId(event), names.vocabulary),
        error=error,
        error_name=error_name(error, names.vocabulary),
        received=counts[_RECEIVED],
        corrected_in_database=counts[_COLUMNS[State.CORRECTED_IN_DATABASE]],
        corrected_in_register=counts[_COLUMNS[State.CORRECTED_IN_REGISTER]],
        rejected=counts[_COLUMNS[State.REJECTED]],
        not_begun=counts[_COLUMNS[State.RECEIVED]],
        verifying=counts[_COLUMNS[State.VERIFYING]],
        overdue=counts[_OVERDUE],
    )
