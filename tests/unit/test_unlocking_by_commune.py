"""What to do first where every commune has data of its own: each figure is held against reviews of the communes."""

import csv
import json
import subprocess
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from engine.assumptions import assume, parse_assumption
from engine.impact.demands import is_handed_in
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.decision import Row
from engine.model.procedure import Procedure
from engine.model.unlocking import Action, ActionKind, Goal, Unlocking
from engine.review import Reviewer
from engine.unlocking import Area, Wish, Workshop, unlock
from engine.unlocking.needs import DONE

DAY = date(2026, 7, 20)
PROVINCE = "12"
STEPS = 4
EVERY = 3
VALUES = {ActionKind.FIELD: "announced", ActionKind.CONNECT: "live"}
PRICES = {"birth": Fraction(8000), "death": Fraction(17, 2)}

Run = Callable[..., subprocess.CompletedProcess[str]]
Place = tuple[str, ...]


def chosen(catalog: Catalog) -> tuple[Procedure, ...]:
    return tuple(catalog.procedures[::EVERY])


@pytest.fixture(scope="module")
def areas(catalog: Catalog) -> tuple[Area, ...]:
    def volumes(factor: Fraction) -> dict[str, Fraction]:
        return {p.code: factor * (1 + int(p.code[-2:]) % 7) for p in chosen(catalog)}

    return (
        Area("1", "xã Một", frozenset({"birth"}), volumes(Fraction(12, 5))),
        Area("2", "xã Hai", frozenset(), volumes(Fraction(30))),
        Area("3", "xã Ba", frozenset({"death", "marriage"}), volumes(Fraction(7))),
        Area("", "sở", frozenset({"birth"}), volumes(Fraction(5)), cleans=False),
    )


@pytest.fixture(scope="module")
def found(catalog: Catalog, areas: tuple[Area, ...]) -> Unlocking:
    wish = Wish(STEPS, areas, PRICES)
    return unlock(Workshop(catalog, DAY, PROVINCE), chosen(catalog), ReferenceMatcher(), wish)


def still(catalog: Catalog, told: list[str]) -> dict[Place, list[Row]]:
    supposed = assume(catalog, map(parse_assumption, told), PROVINCE)
    places: dict[Place, list[Row]] = {}
    for row in Reviewer(supposed, DAY, PROVINCE, ReferenceMatcher()).rows(chosen(catalog)):
        places.setdefault(row.key[:-1], []).append(row)
    return {place: rows for place, rows in places.items() if any(row.verdict not in DONE for row in rows)}


def told_in(area: Area, actions: list[Action]) -> list[str]:
    shared = [f"{a.key}={VALUES[a.kind]}" for a in actions if a.kind in VALUES]
    own = [a.key.rpartition(".")[0] for a in actions if a.kind is ActionKind.DATA and a.key.endswith(f".{area.code}")]
    return [*shared, *(f"{key}=1" for key in own), *(f"coverage.{event}=1" for event in area.ready)]


def unlocked(catalog: Catalog, areas: tuple[Area, ...], actions: list[Action]) -> list[tuple[Place, Area]]:
    """Papers that a review of each area shows as gone once the actions are done there."""
    asked = {place for place, rows in still(catalog, []).items() if any(map(is_handed_in, rows))}
    gone = []
    for area in areas:
        before, after = still(catalog, told_in(area, [])), still(catalog, told_in(area, actions))
        gone += [(place, area) for place in before.keys() - after.keys() if place in asked]
    return gone


def test_the_sequence_is_worth_what_reviews_of_the_communes_show(
    catalog: Catalog, areas: tuple[Area, ...], found: Unlocking
) -> None:
    assert found.goal is Goal.DONG
    assert any(step.action.kind is ActionKind.DATA for step in found.best)
    done: list[Action] = []
    for step in found.best:
        done.append(step.action)
        pairs = unlocked(catalog, areas, done)
        waived = sum(((area.volumes or {})[place[0]] for place, area in pairs), Fraction(0))
        dong = sum(
            ((area.volumes or {})[place[0]] * PRICES.get(place[3], Fraction(0)) for place, area in pairs), Fraction(0)
        )
        lines = {(place[0], area.code): (area.volumes or {})[place[0]] for place, area in pairs}
        assert step.total.waived == half_up(waived)
        assert step.total.dong == half_up(dong)
        assert step.total.dossiers == half_up(sum(lines.values(), Fraction(0)))


def half_up(amount: Fraction) -> int:
    return int(amount + Fraction(1, 2))


def test_data_is_cleaned_where_it_is_not_ready_and_by_communes_only(found: Unlocking) -> None:
    data = {alone.action.key for alone in found.alone if alone.action.kind is ActionKind.DATA}

    assert {"coverage.birth.2", "coverage.birth.3", "coverage.death.1"} <= data
    assert not {"coverage.birth.1", "coverage.death.3", "coverage.marriage.3"} & data
    assert all(alone.commune in {"1", "2", "3"} for alone in found.alone if alone.action.kind is ActionKind.DATA)


def test_papers_without_a_price_are_in_no_sum_of_money_but_counted(found: Unlocking) -> None:
    total = found.best[-1].total

    assert total.waived is not None
    assert 0 <= total.unpriced < total.waived


def test_dossiers_and_prices_turn_papers_into_money(run: Run, tmp_path: Path) -> None:
    volumes = tmp_path / "ho-so.csv"
    with volumes.open("w", encoding="utf-8", newline="") as stream:
        lines = [["1.001622", "03388", "01/2026", "10"], ["1.001622", "sở", "01/2026", "1"], ["x", "03388", "1", "1"]]
        csv.writer(stream).writerows([["Mã thủ tục", "Xã", "Tháng", "Số hồ sơ"], *lines])
    asked = ("unlock", "--as-of", "2026-07-20", "--province", PROVINCE, "--procedure", "1.001622")
    told = run(*asked, "--dossiers", volumes, "--prices", "vi-du-dong-nai", "--format", "json")
    data = json.loads(told.stdout)

    assert told.returncode == 1
    assert "ho-so.csv:4" in told.stderr
    assert data["goal"] == "dong"
    assert any("khoản 4" in note.casefold() for note in data["notes"])
    assert data["best"][-1]["total"]["waived"] == 10 * 12  # the office that is no commune waits for all communes
    assert data["best"][-1]["total"]["dong"] == 10 * 12 * 8000


def test_prices_without_dossiers_are_refused(run: Run, rules_of_two: Path) -> None:
    answer = run("unlock", "--rules", rules_of_two, "--prices", "vi-du-dong-nai")

    assert answer.returncode == 2
    assert "--dossiers" in answer.stderr
