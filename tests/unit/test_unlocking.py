"""What to do first: what is told of actions holds when the whole catalogue is reviewed with them done."""

import json
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest

from engine.assumptions import assume, parse_assumption
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.procedure import Procedure
from engine.model.terms import Origin, Verdict
from engine.model.unlocking import Action, ActionKind, Unlocking
from engine.review import Reviewer
from engine.unlocking import Wish, Workshop, unlock
from engine.unlocking.areas import WHOLE
from engine.unlocking.needs import DONE, Needs
from engine.unlocking.search import best_set

DAY = date(2026, 7, 20)
PROVINCE = "12"
STEPS = 3
VALUES = {ActionKind.FIELD: "announced", ActionKind.CONNECT: "live", ActionKind.DATA: "1"}

EVERY = 3
"""A third of the procedures shows every kind of need."""

Run = Callable[..., subprocess.CompletedProcess[str]]
Place = tuple[str, ...]


def chosen(catalog: Catalog) -> tuple[Procedure, ...]:
    return tuple(catalog.procedures[::EVERY])


@pytest.fixture(scope="module")
def found(catalog: Catalog) -> Unlocking:
    return unlock(Workshop(catalog, DAY, PROVINCE), chosen(catalog), ReferenceMatcher(), Wish(STEPS))


def asked_for(catalog: Catalog, *told: str) -> set[Place]:
    """The places where somebody still asks for the paper, under assumptions."""
    supposed = assume(catalog, map(parse_assumption, told), PROVINCE)
    rows = Reviewer(supposed, DAY, PROVINCE, ReferenceMatcher()).rows(chosen(catalog))
    return {row.key[:-1] for row in rows if row.verdict not in DONE}


def assumed(*actions: Action) -> list[str]:
    return [f"{action.key}={VALUES[action.kind]}" for action in actions]


def test_every_action_alone_unlocks_exactly_what_a_review_with_it_done_shows(
    catalog: Catalog, found: Unlocking
) -> None:
    before = asked_for(catalog)

    for alone in found.alone:
        gone = before - asked_for(catalog, *assumed(alone.action))
        assert (alone.action.key, alone.worth.papers) == (alone.action.key, len(gone))
        assert alone.worth.components == len({place[:2] for place in gone})
        assert alone.worth.procedures == len({place[0] for place in gone})


def test_the_sequence_adds_up_to_what_a_review_with_all_of_it_done_shows(catalog: Catalog, found: Unlocking) -> None:
    before, done = asked_for(catalog), list[Action]()
    for step in found.best:
        done.append(step.action)
        assert step.total.papers == len(before - asked_for(catalog, *assumed(*done)))
    assert sum(step.adds.papers for step in found.best) == found.best[-1].total.papers > 0


def test_no_other_set_of_as_many_actions_unlocks_more(found: Unlocking) -> None:
    needs = [tuple(map(frozenset, waiting.needs)) for waiting in found.waiting if waiting.needs]
    keys = sorted({key for sets in needs for needed in sets for key in needed})

    def unlocked(done: frozenset[str]) -> int:
        return sum(any(needed <= done for needed in sets) for sets in needs)

    assert found.best[-1].total.papers == max(unlocked(frozenset(c)) for c in combinations(keys, STEPS))


def test_needs_are_smallest(catalog: Catalog, found: Unlocking) -> None:
    every = {alone.action.key: alone.action for alone in found.alone}
    for needed in {needed for waiting in found.waiting for needed in waiting.needs}:
        places = {(w.procedure, w.component) for w in found.waiting if needed in w.needs}
        for left_out in needed:
            rest = assumed(*(every[key] for key in needed if key != left_out))
            still = {place[:2] for place in asked_for(catalog, *rest)}
            assert places <= still, needed


def test_papers_that_nothing_unlocks_stay_when_all_is_done(catalog: Catalog, found: Unlocking) -> None:
    everything = assumed(*(alone.action for alone in found.alone))

    assert len(asked_for(catalog, *everything)) == found.stuck == sum(not w.needs for w in found.waiting)


def test_without_a_province_only_law_and_owners_can_act(catalog: Catalog) -> None:
    found = unlock(Workshop(catalog, DAY, None), chosen(catalog), ReferenceMatcher(), Wish(STEPS))

    assert {alone.action.kind for alone in found.alone} <= {ActionKind.FIELD, ActionKind.AMEND}
    assert found.alone


def test_no_amendment_is_proposed_for_what_a_foreign_body_issued(catalog: Catalog) -> None:
    rows = Reviewer(catalog, DAY, None, ReferenceMatcher()).rows(chosen(catalog))
    foreign = [row for row in rows if row.origin == Origin.FOREIGN and row.verdict is Verdict.KEEP]

    assert foreign
    assert not Workshop(catalog, DAY, None).suggested(foreign)


@pytest.mark.parametrize("steps", range(1, 5))
def test_the_search_is_exact_where_greed_is_not(steps: int) -> None:
    a, b, c, d = (Action(kind=ActionKind.CONNECT, key=f"connection.{name}", text="", actor="") for name in "abcd")
    needs: Needs = {
        **{(str(n),): (frozenset({a}),) for n in range(3)},
        **{(f"p{n}",): (frozenset({b, c}),) for n in range(8)},
        ("q",): (frozenset({a, d}), frozenset({b, d})),
    }

    def unlocked(chosen: frozenset[Action]) -> int:
        return sum(any(needed <= chosen for needed in sets) for sets in needs.values())

    best = best_set(needs, WHOLE, lambda _: Fraction(1), steps)

    assert len(best) <= steps
    assert unlocked(best) == max(unlocked(frozenset(s)) for s in _subsets((a, b, c, d), steps))


def _subsets(actions: tuple[Action, ...], most: int) -> Iterator[tuple[Action, ...]]:
    for size in range(most + 1):
        yield from combinations(actions, size)


def test_the_command_prints_and_writes_the_same_numbers(run: Run, rules_of_two: Path) -> None:
    asked = ("unlock", "--rules", rules_of_two, "--as-of", "2026-07-20")
    told = run(*asked)
    data = json.loads(run(*asked, "--format", "json").stdout)

    assert (told.returncode, told.stderr) == (0, "")
    assert data["schema"] == "catgiam.unlocking/1"
    assert f"{len(data['waiting'])} giấy tờ chưa cắt giảm được" in told.stdout


@pytest.mark.parametrize("steps", ["0", "9", "x", "１"])
def test_a_wrong_length_is_refused(run: Run, rules_of_two: Path, steps: str) -> None:
    answer = run("unlock", "--rules", rules_of_two, "--steps", steps)

    assert answer.returncode == 2
    assert "từ 1 đến 8" in answer.stderr
