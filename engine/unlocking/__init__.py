"""What to do first: which actions let an agency stop asking for which papers, exactly.

For every paper still asked for, all smallest sets of actions that turn its verdict into "cut now" are found by asking
the judge; nothing is estimated. From these sets follow what an action unlocks alone, and the best sequence.

`actions`  what may help with a paper, and the catalogue once it is done
`needs`    the smallest sets for each paper
`areas`    the same in each commune, where the data is a commune's own
`worth`    what is weighed with: papers, dossiers a year, đồng
`best`     what an action unlocks alone, and a set in its order
`search`   the best set of a given length
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from engine.impact.demands import is_handed_in
from engine.matcher import Matcher
from engine.model.decision import Row
from engine.model.procedure import Procedure
from engine.model.unlocking import Unlocking, Waiting
from engine.unlocking.actions import Actions, Workshop, action_order
from engine.unlocking.areas import WHOLE, Area, stakes_of
from engine.unlocking.best import all_alone, sequence
from engine.unlocking.needs import DONE, Judge, is_done, smallest_needs
from engine.unlocking.worth import Scale

__all__ = ["Area", "Wish", "Workshop", "unlock"]


class Wish(NamedTuple):
    """How far to look, and what to weigh with.

    `steps` is the length of the best sequence, `areas` are the communes, which clean their own data, `prices` are
    đồng that one paper of a kind costs a citizen; `notes` say how they came about.
    """

    steps: int
    areas: Sequence[Area] = WHOLE
    prices: Mapping[str, Fraction] = MappingProxyType({})
    notes: tuple[str, ...] = ()


def unlock(
    workshop: Workshop,
    procedures: Sequence[Procedure],
    matcher: Matcher,
    wish: Wish,
    progress: Callable[[int], None] = lambda _: None,
) -> Unlocking:
    """Everything that actions can unlock in these procedures; `progress` is told how many sets of them were tried."""
    from engine.unlocking.search import best_set  # only here are arrays wanted

    judge = Judge(workshop, procedures, matcher, progress)
    still = {place: rows for place, rows in judge.places(frozenset()).items() if not is_done(rows)}
    needs = smallest_needs(judge, still)
    demanded = {place for place, rows in still.items() if any(map(is_handed_in, rows))}
    scale, stakes = Scale(wish.areas, wish.prices, demanded), stakes_of(needs, wish.areas)
    best = best_set(needs, wish.areas, scale.weight, wish.steps)
    return Unlocking(
        goal=scale.goal,
        alone=tuple(all_alone(stakes, scale)),
        best=tuple(sequence(best, stakes, scale)),
        waiting=tuple(_waiting(still[place], needs.get(place, ())) for place in sorted(still)),
        texts={action.key: action.text for sets in needs.values() for needed in sets for action in needed},
        notes=wish.notes,
    )


def _waiting(rows: Sequence[Row], sets: Sequence[Actions]) -> Waiting:
    row = next(row for row in rows if row.verdict not in DONE)
    return Waiting(
        procedure=row.procedure,
        procedure_name=row.procedure_name,
        component=row.component,
        paper=row.paper.label if row.paper else row.umbrella,
        verdict=row.verdict.value if row.verdict else "",
        needs=tuple(tuple(action.key for action in sorted(needed, key=action_order)) for needed in sets),
    )
