"""The set of a given number of actions that unlocks most: exact, however many communes there are.

What is done once for all (connect, announce, amend) is tried in every combination that fits. Under each of them
the communes no longer touch each other: what each gains from how many of its own events is found at once for all,
and the steps left are dealt out among the communes exactly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations
from math import lcm
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.model.unlocking import Action, ActionKind
from engine.unlocking.actions import Actions, action_order
from engine.unlocking.areas import Area, action_in, event_of
from engine.unlocking.needs import Needs, Place

Numbers = NDArray[np.int64]
Weight = Callable[[tuple[Place, str]], Fraction]
Pattern = tuple[tuple[Actions, int], ...]
"""Alternative needs of a paper: what must be done for all, and the events (as bits) its commune must have ready."""


class Problem(NamedTuple):
    """The needs in the shape of the search.

    `weights` has a row for each area and a column for each pattern: whole numbers, each more than all steps or
    nothing; `ready` holds the events of each area as bits, `cleans` whether it can make others ready.
    """

    patterns: tuple[Pattern, ...]
    weights: Numbers
    shared: tuple[Action, ...]
    local: tuple[Action, ...]
    ready: tuple[int, ...]
    cleans: tuple[bool, ...]


class Found(NamedTuple):
    """A set of actions; `rank` is what it unlocks, as `weights` count it, less one for each action: fewer win a tie."""

    rank: int
    shared: Actions
    local: tuple[int, ...]


def best_set(needs: Needs, areas: Sequence[Area], weight: Weight, steps: int) -> Actions:
    """The set of at most `steps` actions of greatest weight; of equals a smaller one, then the one that comes first."""
    problem = _problem(needs, areas, weight, steps)
    best = Found(0, frozenset(), problem.ready)
    for limit, shared in _combinations(problem, steps):
        if limit <= best.rank:
            break
        best = max(best, _dealt(problem, shared, steps - len(shared)), key=lambda found: found.rank)
    own = (
        action_in(action, area)
        for area, ready, events in zip(areas, problem.ready, best.local, strict=True)
        for bit, action in enumerate(problem.local)
        if events & ~ready & (1 << bit)
    )
    return best.shared | frozenset(own)


def _problem(needs: Needs, areas: Sequence[Area], weight: Weight, steps: int) -> Problem:
    actions = sorted({a for sets in needs.values() for needed in sets for a in needed}, key=action_order)
    local = tuple(a for a in actions if a.kind is ActionKind.DATA)
    bits = {action: 1 << bit for bit, action in enumerate(local)}
    groups: dict[Pattern, list[Place]] = defaultdict(list)
    for place, sets in needs.items():
        alternatives = ((needed - frozenset(bits), sum(bits.get(a, 0) for a in needed)) for needed in sets)
        groups[tuple(sorted(alternatives, key=lambda s: (s[1], sorted(map(action_order, s[0])))))].append(place)
    return Problem(
        patterns=tuple(groups),
        weights=_weights(groups.values(), areas, weight) * (steps + 1),
        shared=tuple(a for a in actions if a.kind is not ActionKind.DATA),
        local=local,
        ready=tuple(sum(bits[a] for a in local if event_of(a) in area.ready) for area in areas),
        cleans=tuple(area.cleans for area in areas),
    )


def _weights(groups: Collection[Collection[Place]], areas: Sequence[Area], weight: Weight) -> Numbers:
    """The weight of each group of papers in each area, all times one number that makes them whole."""
    weights = [sum((weight((place, area.code)) for place in own), Fraction(0)) for area in areas for own in groups]
    scale = lcm(*(w.denominator for w in weights))
    return np.array([int(w * scale) for w in weights], dtype=np.int64).reshape(len(areas), len(groups))


def _combinations(problem: Problem, steps: int) -> Iterator[tuple[int, Actions]]:
    """Every set of shared actions that fits, with what it could unlock at best, the most promising first.

    A set with an action that serves no need within the set is left out.
    """
    totals = problem.weights.sum(axis=0)
    needs = {needed for pattern in problem.patterns for needed, _ in pattern}
    sets = (frozenset(c) for size in range(steps + 1) for c in combinations(problem.shared, size))
    useful = [s for s in sets if s == frozenset().union(*(needed for needed in needs if needed <= s))]
    yield from sorted(((_limit(problem.patterns, totals, s), s) for s in useful), key=lambda pair: -pair[0])


def _limit(patterns: Iterable[Pattern], totals: Numbers, shared: Actions) -> int:
    fit = (total for pattern, total in zip(patterns, totals, strict=True) if any(n <= shared for n, _ in pattern))
    return int(sum(fit))


def _dealt(problem: Problem, shared: Actions, steps: int) -> Found:
    """The best use of the steps that are left, each an event in a commune."""
    gains = _gains(problem, shared, steps)
    left, own = np.indices((steps + 1, steps + 1))
    rest = np.maximum(left - own, 0)
    best = np.zeros(steps + 1, dtype=np.int64)
    taken: list[Numbers] = []
    for values in gains.values:
        table = np.where(own <= left, best[rest] + values[own], -1)
        taken.append(table.argmax(axis=1))
        best = table.max(axis=1)
    events, steps_left = list[int](), steps
    for choice, sets in zip(reversed(taken), reversed(gains.sets), strict=True):
        events.append(int(sets[choice[steps_left]]))
        steps_left -= int(choice[steps_left])
    return Found(int(best[steps]) - len(shared), shared, tuple(reversed(events)))


class Gains(NamedTuple):
    """For each area, by the number of its own events done: the best rank, and the events that give it."""

    values: Numbers
    sets: Numbers


def _gains(problem: Problem, shared: Actions, steps: int) -> Gains:
    subsets = np.arange(1 << len(problem.local))
    met = np.array([_is_met(pattern, shared, subsets) for pattern in problem.patterns], dtype=np.int64)
    value = problem.weights @ met.reshape(len(problem.patterns), len(subsets))
    values = np.zeros((len(problem.ready), steps + 1), dtype=np.int64)
    sets = np.zeros_like(values)
    kinds = list(zip(problem.ready, problem.cleans, strict=True))
    for ready, cleans in set(kinds):
        alike = np.array([area for area, kind in enumerate(kinds) if kind == (ready, cleans)])
        for size in range(steps + 1):
            fits = _fitting(len(problem.local), ready, size if cleans else 0)
            ranks = value[np.ix_(alike, fits)] - np.bitwise_count(fits & ~ready)
            chosen = ranks.argmax(axis=1)
            sets[alike, size] = fits[chosen]
            values[alike, size] = ranks.max(axis=1)
    return Gains(values, sets)


@cache
def _fitting(events: int, ready: int, size: int) -> Numbers:
    """The sets of events, as bits, that hold what is ready and at most `size` more; the smaller first."""
    fits = (s for s in range(1 << events) if s & ready == ready and (s & ~ready).bit_count() <= size)
    return np.array(sorted(fits, key=lambda s: (s.bit_count(), s)), dtype=np.int64)


def _is_met(pattern: Pattern, shared: Actions, subsets: Numbers) -> NDArray[np.bool_]:
    """For each set of events whether it unlocks the pattern, once the shared actions are done."""
    met = np.zeros(len(subsets), dtype=np.bool_)
    for needed, events in pattern:
        if needed <= shared:
            met |= ~subsets & events == 0
    return met
