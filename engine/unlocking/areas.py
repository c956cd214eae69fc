"""The province divided: what a paper needs in each commune, where each commune cleans its own data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from engine.model.record import replace
from engine.model.unlocking import Action, ActionKind
from engine.unlocking.actions import Actions
from engine.unlocking.needs import Needs, Place


class Area(NamedTuple):
    """A commune, or the province as one: which events are ready there, and how many dossiers it takes a year.

    `cleans` is False for an office that keeps no register: no action of its own makes its data ready.
    `ready` holds paper ids; `volumes` are dossiers a year by procedure code, None where nobody counted.
    """

    code: str = ""
    name: str = ""
    ready: frozenset[str] = frozenset()
    volumes: Mapping[str, Fraction] | None = None
    cleans: bool = True


WHOLE = (Area(),)
"""The province as one area, with nothing known beyond its profile."""

Stakes = Mapping[tuple[Place, str], Sequence[Actions]]
"""What each paper still needs in each area, by the code of the area."""


def event_of(action: Action) -> str:
    """The paper whose data the action digitises and cleans (`coverage.birth` → `birth`)."""
    return action.key.split(".")[1]


def action_in(action: Action, area: Area) -> Action:
    """The action as it is done in an area: data is a commune's own work, everything else is done once for all."""
    if action.kind is not ActionKind.DATA or not area.code:
        return action
    text, actor = f"{action.text} ở {area.name}", f"Ủy ban nhân dân {area.name}"
    return replace(action, key=f"{action.key}.{area.code}", text=text, actor=actor)


def stakes_of(needs: Needs, areas: Sequence[Area]) -> dict[tuple[Place, str], tuple[Actions, ...]]:
    """What is still locked in each area, with the smallest sets of actions that unlock it there."""
    found = {}
    for area in areas:
        for place, sets in needs.items():
            own = tuple(dict.fromkeys(_needed_in(needed, area) for needed in sets if can_be_done(needed, area)))
            if own and frozenset() not in own:
                found[place, area.code] = tuple(s for s in own if not any(other < s for other in own))
    return found


def can_be_done(needed: Actions, area: Area) -> bool:
    """Whether the area, or others for it, can do all of it."""
    return area.cleans or all(a.kind is not ActionKind.DATA or event_of(a) in area.ready for a in needed)


def _needed_in(needed: Actions, area: Area) -> Actions:
    """The set of actions without those that the area has done already."""
    left = (a for a in needed if a.kind is not ActionKind.DATA or event_of(a) not in area.ready)
    return frozenset(action_in(a, area) for a in left)
