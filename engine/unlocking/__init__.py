"""What to do first: which actions let an agency stop asking for which papers, exactly.

For every paper still asked for, all smallest sets of actions that turn its verdict into "cut now" are found by asking
the judge; nothing is estimated. From these sets follow what an action unlocks alone, and the best sequence.

`actions`  what may help with a paper, and the catalogue once it is done
`needs`    the smallest sets for each paper
`best`     what an action is worth, and the best sequence of a given length
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.matcher import Matcher
from engine.model.decision import Row
from engine.model.procedure import Procedure
from engine.model.unlocking import Unlocking, Waiting
from engine.unlocking.actions import Actions, Workshop, action_order
from engine.unlocking.best import alone_of, best_set, sequence
from engine.unlocking.needs import DONE, Judge, is_done, smallest_needs

__all__ = ["Workshop", "unlock"]


def unlock(
    workshop: Workshop,
    procedures: Sequence[Procedure],
    matcher: Matcher,
    steps: int,
    progress: Callable[[int], None] = lambda _: None,
) -> Unlocking:
    """Everything that actions can unlock in these procedures.

    `steps` is the length of the best sequence; `progress` is told how many sets of actions were tried.
    """
    judge = Judge(workshop, procedures, matcher, progress)
    still = {place: rows for place, rows in judge.places(frozenset()).items() if not is_done(rows)}
    needs = smallest_needs(judge, still)
    actions = sorted({a for sets in needs.values() for needed in sets for a in needed}, key=action_order)
    alone = (alone_of(action, needs) for action in actions)
    return Unlocking(
        alone=tuple(sorted(alone, key=lambda a: (-a.worth.papers, -a.waiting, action_order(a.action)))),
        best=tuple(sequence(best_set(actions, needs, steps), needs)),
        waiting=tuple(_waiting(still[place], needs.get(place, ())) for place in sorted(still)),
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
