"""What two reviews are said to differ in, and which provision is blamed."""

from collections.abc import Callable
from datetime import date

import pytest

from engine.assumptions import Assumption, assume
from engine.comparison import LAW, Reviewed, compare
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.change import Aspect, Change, ChangeKind, Comparison
from engine.model.terms import ProcedureType, Verdict
from engine.review import Reviewer

Review = Callable[..., Reviewed]


@pytest.fixture(scope="module")
def reviewed(catalog: Catalog) -> Review:
    def review(day: date, province: str | None = None, other: Catalog | None = None) -> Reviewed:
        reviewer = Reviewer(other or catalog, day, province, ReferenceMatcher())
        rows = reviewer.rows(catalog.procedures)
        return Reviewed(rows, day, other or catalog, reviewer.province, day.isoformat())

    return review


def between(review: Review, one: date, two: date) -> Comparison:
    return compare(review(one), review(two))


def blamed(change: Change) -> set[str]:
    return {cause.clause for cause in change.causes if cause.decides}


def test_the_same_review_differs_in_nothing(reviewed: Review) -> None:
    found = between(reviewed, date(2026, 7, 20), date(2026, 7, 20))

    assert found.is_empty
    assert found.totals_before == found.totals_after


def test_decree_07_flips_marriage_and_birth_registration_and_nationality_and_nothing_else(
    catalog: Catalog, reviewed: Review
) -> None:
    found = between(reviewed, date(2025, 1, 8), date(2025, 1, 9))
    types = {p.code: p.type for p in catalog.procedures}

    assert {types[c.procedure] for c in found.flips} == {
        ProcedureType.MARRIAGE_REGISTRATION,
        ProcedureType.BIRTH_REGISTRATION,
        ProcedureType.NATIONALITY,
    }
    assert {"divorce_note", "marital_status", "marriage"} <= {c.paper for c in found.flips}


def test_a_line_that_another_replaced_is_one_line_that_flipped(reviewed: Review) -> None:
    found = between(reviewed, date(2025, 1, 8), date(2025, 1, 9))
    lines = {
        (c.before.component, c.after.component)
        for c in found.flips
        if c.procedure == "1.001193" and c.before and c.after
    }

    assert lines == {("10a", "10")}


def test_two_levels_of_government_change_levels_and_no_verdict_of_registration(
    catalog: Catalog, reviewed: Review
) -> None:
    found = between(reviewed, date(2025, 6, 30), date(2025, 7, 1))
    types = {p.code: p.type for p in catalog.procedures}

    assert {types[c.procedure] for c in found.flips} == {ProcedureType.NATIONALITY}
    assert any(Aspect.LEVEL in c.aspects for c in found.changes if c.kind is ChangeKind.GROUNDS)


def test_a_flip_names_the_clause_that_did_it(reviewed: Review) -> None:
    found = between(reviewed, date(2025, 12, 31), date(2026, 1, 1))
    lunch = next(c for c in found.flips if c.procedure == "1.001622" and c.paper == "birth")

    assert lunch.before is not None
    assert lunch.after is not None
    assert (lunch.before.verdict, lunch.after.verdict) == (Verdict.NEEDS_LEGAL_CHANGE, Verdict.CUT_NOW)
    assert "NQ-66.7-2025 Đ4 k2 đ.a" in blamed(lunch)
    assert {cause.what for cause in lunch.causes if cause.decides} == {LAW}


def test_what_keeps_its_verdict_on_other_clauses_is_told_apart(reviewed: Review) -> None:
    found = between(reviewed, date(2027, 2, 28), date(2027, 3, 1))
    lunch = next(c for c in found.changes if c.procedure == "1.001622" and c.paper == "birth")

    assert lunch.kind is ChangeKind.GROUNDS
    assert {Aspect.BASIS, Aspect.FALLBACK} <= set(lunch.aspects)
    assert lunch.after is not None
    assert "NĐ-118-2025 Đ4 k2a" in lunch.after.clauses


def test_announced_fields_are_blamed_where_they_unblock(catalog: Catalog, reviewed: Review) -> None:
    day = date(2026, 7, 20)
    told = [Assumption(f"field.ho_tich.death.{field}", "announced") for field in ("place", "cause")]

    found = compare(reviewed(day), reviewed(day, other=assume(catalog, told, None)))

    assert found.flips
    assert {c.paper for c in found.flips} == {"death"}
    assert all(any("công bố trường" in cause.what for cause in c.causes) for c in found.flips)


def test_a_connection_is_blamed_where_it_unblocks(catalog: Catalog, reviewed: Review) -> None:
    day = date(2026, 9, 1)
    linked = assume(catalog, [Assumption("connection.ho_tich", "live")], "12")

    found = compare(reviewed(day, "12"), reviewed(day, "12", linked))

    assert found.flips
    assert all(any("hộ tịch" in cause.what for cause in c.causes) for c in found.flips)


def test_every_difference_but_a_new_actor_has_a_cause(reviewed: Review) -> None:
    found = between(reviewed, date(2026, 8, 4), date(2026, 8, 5))

    assert found.changes
    assert all(c.causes for c in found.changes)
