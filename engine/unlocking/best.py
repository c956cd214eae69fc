"""What an action unlocks alone, and a set of actions in the order that unlocks most as early as possible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from fractions import Fraction

from engine.model.unlocking import Action, Alone, Step
from engine.unlocking.actions import Actions, action_order
from engine.unlocking.areas import Stakes
from engine.unlocking.worth import Pair, Scale


def all_alone(stakes: Stakes, scale: Scale) -> list[Alone]:
    """Every action that some paper needs, the one worth most first."""
    alone: dict[Action, list[Pair]] = defaultdict(list)
    waiting: dict[Action, set[Pair]] = defaultdict(set)
    for pair, sets in stakes.items():
        for needed in sets:
            for action in needed:
                if len(needed) == 1:
                    alone[action].append(pair)
                else:
                    waiting[action].add(pair)
    told = (_alone(action, alone[action], waiting[action], scale) for action in {*alone, *waiting})
    return sorted(told, key=lambda a: (-_total(alone[a.action], scale), -a.waiting, action_order(a.action)))


def _alone(action: Action, own: Collection[Pair], waiting: Collection[Pair], scale: Scale) -> Alone:
    return Alone(action=action, worth=scale.worth(own), waiting=len({place for place, _ in waiting}))


def sequence(best: Actions, stakes: Stakes, scale: Scale) -> Iterator[Step]:
    """The set in the order that unlocks most as early as possible."""
    concerned = {pair: fit for pair, sets in stakes.items() if (fit := [n for n in sets if n <= best])}
    taken: Actions = frozenset()
    before: set[Pair] = set()
    while best - taken:
        following = max(sorted(best - taken, key=action_order), key=lambda a: _promise(taken | {a}, concerned, scale))
        taken |= {following}
        after = _unlocked(taken, concerned)
        yield Step(action=following, adds=scale.worth(after - before), total=scale.worth(after))
        before = after


def _promise(taken: Actions, stakes: Stakes, scale: Scale) -> tuple[Fraction, Fraction]:
    """What is unlocked, then what comes nearer: weighed by the share of the need that is done."""
    done = {pair: max(Fraction(len(n & taken), len(n)) for n in sets) for pair, sets in stakes.items()}
    near = sum((scale.weight(pair) * share for pair, share in done.items()), Fraction(0))
    return _total(_unlocked(taken, stakes), scale), near


def _unlocked(taken: Actions, stakes: Stakes) -> set[Pair]:
    return {pair for pair, sets in stakes.items() if any(needed <= taken for needed in sets)}


def _total(pairs: Collection[Pair], scale: Scale) -> Fraction:
    return sum(map(scale.weight, pairs), Fraction(0))
