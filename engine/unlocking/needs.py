"""For every paper still asked for, all smallest sets of actions that unlock it, found by asking the judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import combinations

from engine.matcher import Matcher
from engine.model.decision import Row
from engine.model.procedure import Procedure
from engine.model.terms import Verdict
from engine.review import Reviewer
from engine.unlocking.actions import Actions, Workshop, action_order

Place = tuple[str, ...]
"""The key of a row without its channel: a paper is unlocked when it is on every channel."""

Needs = Mapping[Place, Sequence[Actions]]

DONE = (Verdict.CUT_NOW, Verdict.NOT_DEMANDED)
"""The verdicts after which nobody has to ask for the paper."""


class Judge:
    """Answers what is still asked for once some actions are done; each set of actions makes one reviewer."""

    def __init__(
        self, workshop: Workshop, procedures: Sequence[Procedure], matcher: Matcher, progress: Callable[[int], None]
    ) -> None:
        """`procedures` are those in question; `progress` is told how many sets of actions were tried."""
        self.workshop, self._procedures, self._matcher, self._progress = workshop, procedures, matcher, progress
        self._worlds: dict[Actions, Reviewer] = {}

    def places(self, actions: Actions, codes: Collection[str] | None = None) -> dict[Place, list[Row]]:
        """The judged rows by place with the actions done; `codes`: of these procedures only."""
        if actions not in self._worlds:
            catalog = self.workshop.done(actions)
            self._worlds[actions] = Reviewer(catalog, self.workshop.day, self.workshop.province, self._matcher)
            self._progress(len(self._worlds))
        chosen = [p for p in self._procedures if codes is None or p.code in codes]
        found: dict[Place, list[Row]] = defaultdict(list)
        for row in self._worlds[actions].rows(chosen):
            found[row.key[:-1]].append(row)
        return found


def smallest_needs(judge: Judge, open_places: Mapping[Place, list[Row]]) -> dict[Place, tuple[Actions, ...]]:
    """For each place all smallest sets of actions that unlock it; places that nothing unlocks are absent."""
    groups: dict[Actions, list[Place]] = defaultdict(list)
    for place, helping in _closed(judge, open_places).items():
        groups[helping].append(place)
    found: dict[Place, tuple[Actions, ...]] = {}
    for helping, places in groups.items():
        found.update(_smallest(judge, helping, places))
    return found


def _closed(judge: Judge, open_places: Mapping[Place, list[Row]]) -> dict[Place, Actions]:
    """All actions that may help a place: what helps as things stand, then what else is missing once that is done."""
    helping = {place: judge.workshop.suggested(rows) for place, rows in open_places.items()}
    open_yet = {place for place, actions in helping.items() if actions}
    unlocked: dict[Place, Actions] = {}
    while open_yet:
        groups: dict[Actions, set[Place]] = defaultdict(set)
        for place in open_yet:
            groups[helping[place]].add(place)
        open_yet = set()
        for actions, places in groups.items():
            after = judge.places(actions, {place[0] for place in places})
            for place in places:
                more = judge.workshop.suggested(after.get(place, ())) - actions
                if is_done(after.get(place, ())):
                    unlocked[place] = actions
                elif more:
                    helping[place] = actions | more
                    open_yet.add(place)
    return unlocked


def _smallest(judge: Judge, helping: Actions, places: Sequence[Place]) -> dict[Place, tuple[Actions, ...]]:
    """The smallest sets out of `helping`, for places that the whole of it unlocks; asked by growing size."""
    found: dict[Place, tuple[Actions, ...]] = dict.fromkeys(places, ())
    codes = {place[0] for place in places}
    for size in range(1, len(helping) + 1):
        for chosen in map(frozenset, combinations(sorted(helping, key=action_order), size)):
            open_yet = [place for place in places if not any(known <= chosen for known in found[place])]
            if not open_yet:
                continue
            after = judge.places(chosen, codes)
            for place in open_yet:
                if is_done(after.get(place, ())):
                    found[place] += (chosen,)
    return found


def is_done(rows: Collection[Row]) -> bool:
    """Whether nobody asks for the paper any more, on whichever channel."""
    return bool(rows) and all(row.verdict in DONE for row in rows)
