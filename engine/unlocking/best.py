"""What an action is worth alone, and the best sequence of a given length: an exact search over the smallest sets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from engine.model.unlocking import Action, Alone, Step, Worth
from engine.unlocking.actions import Actions, action_order
from engine.unlocking.needs import Needs, Place


def alone_of(action: Action, needs: Needs) -> Alone:
    """What one action unlocks by itself, and what waits for it together with others."""
    own = [place for place, sets in needs.items() if frozenset({action}) in sets]
    waiting = sum(any(action in needed and len(needed) > 1 for needed in sets) for sets in needs.values())
    return Alone(action=action, worth=worth(own), waiting=waiting)


def worth(places: Collection[Place]) -> Worth:
    """Count papers, lines and procedures."""
    return Worth(
        papers=len(places),
        components=len({place[:2] for place in places}),
        procedures=len({place[0] for place in places}),
    )


def best_set(actions: Sequence[Action], needs: Needs, steps: int) -> Actions:
    """The set of at most `steps` actions that unlocks most papers; of equals the one that comes first.

    Sets of actions are bits; papers with the same needs are one weight. What the rest could still add at best
    (every paper not yet unlocked that fits into the size left) bounds the search, so that it stays exact.
    """
    bit = {action: 1 << n for n, action in enumerate(actions)}
    weights: dict[tuple[int, ...], int] = defaultdict(int)
    for sets in needs.values():
        weights[tuple(sorted(sum(bit[a] for a in needed) for needed in sets))] += 1
    best = _search(list(weights.items()), [bit[a] for a in actions], steps)
    return frozenset(action for action in actions if bit[action] & best)


def _search(weights: Sequence[tuple[tuple[int, ...], int]], bits: Sequence[int], steps: int) -> int:
    def gain(chosen: int) -> int:
        return sum(w for sets, w in weights if any(needed & ~chosen == 0 for needed in sets))

    def bound(chosen: int, left: int, allowed: int) -> int:
        return sum(
            w
            for sets, w in weights
            if any((m := needed & ~chosen) & ~allowed == 0 and m.bit_count() <= left for needed in sets)
        )

    best = (gain(0), 0)

    def descend(chosen: int, left: int, start: int) -> None:
        nonlocal best
        if (now := gain(chosen)) > best[0]:
            best = (now, chosen)
        if left == 0:
            return
        for n in range(start, len(bits)):
            if bound(chosen, left, sum(bits[n:])) <= best[0]:
                return
            descend(chosen | bits[n], left - 1, n + 1)

    descend(0, steps, 0)
    return best[1]


def sequence(best: Actions, needs: Needs) -> Iterator[Step]:
    """A set in the order that unlocks most as early as possible."""
    taken: Actions = frozenset()
    before: set[Place] = set()
    while best - taken:
        following = max(sorted(best - taken, key=action_order), key=lambda a: _promise(taken | {a}, best, needs))
        taken |= {following}
        after = _unlocked(taken, needs)
        yield Step(action=following, adds=worth(after - before), total=worth(after))
        before = after


def _promise(taken: Actions, best: Actions, needs: Needs) -> tuple[int, float]:
    """What is unlocked, then what comes nearer: papers weighed by the share of their need that is done."""
    near = sum(
        max((len(needed & taken) / len(needed) for needed in sets if needed <= best), default=0.0)
        for sets in needs.values()
    )
    return len(_unlocked(taken, needs)), near


def _unlocked(taken: Actions, needs: Needs) -> set[Place]:
    return {place for place, sets in needs.items() if any(needed <= taken for needed in sets)}
