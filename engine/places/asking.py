"""The questions to the user, where a name or an old commune does not lead to one place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from engine.diagnostics import quoted
from engine.places.records import Answer, Place

P = TypeVar("P", bound=Place)

SHOWN = 12
"""How many candidates a question names; `candidates` holds all of them."""


def one_of(asked: str, found: Sequence[tuple[P, str]], what: str) -> Answer[P]:
    """One place, or the question which of several is meant; the words tell each from the others."""
    places = tuple(place for place, _ in found)
    if len(places) == 1:
        return Answer(candidates=places)
    return Answer(candidates=places, question=f"có {len(found)} {what} là {quoted(asked.strip())}: {_listed(found)}")


def nothing(asked: str, what: str, hint: str | None) -> Answer[P]:
    """No place has that name; the hint asks after one that may be meant."""
    return Answer(question=f"không có {what} nào là {quoted(asked.strip())}", hint=hint or "")


def successors(old: str, found: Sequence[P], *, doubted: bool) -> Answer[P]:
    """What became of an old unit: one place, or the question which of them it is now."""
    if len(found) == 1:
        return Answer(candidates=tuple(found))
    listed = _listed([(place, place.title) for place in found])
    said = f"các nguồn chưa thống nhất {old} nay là" if doubted else f"{old} đã chia về nhiều đơn vị:"
    return Answer(candidates=tuple(found), question=f"{said} {listed}; hỏi người dân nay thuộc đơn vị nào")


def _listed(found: Sequence[tuple[P, str]]) -> str:
    named = [f"{words} ({place.code})" for place, words in found[:SHOWN]]
    more = [f"và {len(found) - SHOWN} đơn vị khác"] if len(found) > SHOWN else []
    return "; ".join([*named, *more])
