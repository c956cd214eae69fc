"""The best actions over many communes are those that trying every set of actions finds."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.model.unlocking import Action, ActionKind
from engine.unlocking.areas import Area, stakes_of
from engine.unlocking.needs import Needs
from engine.unlocking.search import best_set
from engine.unlocking.worth import Scale

CONNECT = [Action(kind=ActionKind.CONNECT, key=f"connection.{n}", text=n, actor="tỉnh") for n in ("a", "b")]
EVENTS = ("birth", "death")
CLEAN = [Action(kind=ActionKind.DATA, key=f"coverage.{e}", text=e, actor="các xã") for e in EVENTS]
PROCEDURES = ("1.000001", "1.000002", "1.000003")

NEED = st.frozensets(st.sampled_from([*CONNECT, *CLEAN]), min_size=1, max_size=3)
PLACES = st.sampled_from([(code, "1", "1", paper, "", "") for code in PROCEDURES for paper in EVENTS])
NEEDS = st.dictionaries(PLACES, st.lists(NEED, min_size=1, max_size=2).map(tuple), min_size=1)
VOLUMES = st.none() | st.fixed_dictionaries(dict.fromkeys(PROCEDURES, st.fractions(0, 50, max_denominator=12)))
AREAS = st.lists(st.tuples(st.frozensets(st.sampled_from(EVENTS)), VOLUMES, st.booleans()), min_size=1, max_size=2).map(
    lambda drawn: [Area(str(n), f"xã {n}", *own) for n, own in enumerate(drawn)]
)
PRICES = st.dictionaries(st.sampled_from(EVENTS), st.integers(1, 9000).map(Fraction))


@settings(max_examples=150, deadline=None)
@given(NEEDS, AREAS, PRICES, st.integers(1, 3))
def test_the_search_finds_what_trying_every_set_finds(
    needs: Needs, areas: list[Area], prices: Mapping[str, Fraction], steps: int
) -> None:
    scale, stakes = Scale(areas, prices, needs), stakes_of(needs, areas)

    def total(done: frozenset[Action]) -> Fraction:
        return sum((scale.weight(p) for p, sets in stakes.items() if any(n <= done for n in sets)), Fraction(0))

    best = best_set(needs, areas, scale.weight, steps)

    actions = {action for sets in stakes.values() for needed in sets for action in needed}
    tried = [frozenset(c) for size in range(steps + 1) for c in combinations(actions, size)]
    assert len(best) <= steps
    assert best <= actions
    assert total(best) == max(map(total, tried))
    assert len(best) == min(len(done) for done in tried if total(done) == total(best))
