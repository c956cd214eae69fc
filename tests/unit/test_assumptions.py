"""Assumptions change exactly what they name, and say what they do not understand."""

from collections.abc import Callable
from datetime import date

import pytest

from engine.assumptions import Assumption, AssumptionError, assume, parse_assumption
from engine.comparison import Reviewed, compare
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.change import Comparison
from engine.review import Reviewer

Suppose = Callable[..., Comparison]
AFTER_THE_END = date(2027, 3, 1)


@pytest.fixture
def suppose(catalog: Catalog) -> Suppose:
    def suppose(day: date, *told: str, province: str | None = None) -> Comparison:
        supposed = assume(catalog, map(parse_assumption, told), province)
        sides = []
        for one in (catalog, supposed):
            reviewer = Reviewer(one, day, province, ReferenceMatcher())
            sides.append(Reviewed(reviewer.rows(one.procedures), day, one, reviewer.province, ""))
        return compare(*sides)

    return suppose


def test_nothing_assumed_changes_nothing(suppose: Suppose) -> None:
    assert suppose(date(2026, 7, 20)).is_empty


def test_announcing_fields_flips_exactly_the_rows_that_waited_for_them(catalog: Catalog, suppose: Suppose) -> None:
    day = date(2026, 7, 20)
    rows = Reviewer(catalog, day, None, ReferenceMatcher()).rows(catalog.procedures)
    names = {catalog.concepts[f"death.{name}"].id for name in ("place", "cause")}
    waiting = {r.key for r in rows if r.missing_fields and set(r.missing_fields) <= names and r.paper == "death"}

    found = suppose(day, "field.ho_tich.death.place=announced", "field.ho_tich.death.cause=announced")

    assert {c.key for c in found.flips} == waiting


def test_a_longer_resolution_takes_away_its_own_part_of_the_cliff_only(suppose: Suppose) -> None:
    found = suppose(AFTER_THE_END, "clause.NQ-66.7-2025.until=2028-02-28")
    restored = {(c.procedure, c.paper) for c in found.flips}

    assert ("1.005461", "death") in restored
    assert ("1.000894", "divorce_note") not in restored


def test_one_clause_can_be_prolonged(suppose: Suppose) -> None:
    found = suppose(AFTER_THE_END, "clause.NĐ-123-2015 Đ30 k3.until=2028-12-31")

    assert {c.paper for c in found.flips} == {"divorce_note"}


def test_a_province_that_connects_and_cleans_may_cut(suppose: Suppose) -> None:
    told = ("connection.ho_tich=live", "connection.dan_cu=live", "coverage.birth=1")

    found = suppose(date(2026, 9, 1), *told, province="12")

    assert {(c.after.verdict.value, c.paper) for c in found.flips if c.after and c.paper == "birth"} == {
        ("cut_now", "birth")
    }


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("connection.ho_tich", "KHÓA=GIÁ_TRỊ"),
        ("=live", "KHÓA=GIÁ_TRỊ"),
        ("ket_noi.ho_tich=live", "không biết khóa"),
        ("connection.ho_tch=live", "ho_tich"),
        ("connection.ho_tich=alive", "live"),
        ("field.ho_tich.death.plce=announced", "death.place"),
        ("field.ho_tich.death.place=yes", "announced"),
        ("coverage.birth=2", "từ 0 đến 1"),
        ("coverage.birth=nhiều", "từ 0 đến 1"),
        ("coverage.brith=1", "birth"),
        ("clause.NQ-66.7-2025=2028-01-01", "clause.MÃ.until"),
        ("clause.NQ-66.7-2025.until=mai", "năm-tháng-ngày"),
        ("clause.NQ-66.7.until=2028-01-01", "NQ-66.7-2025"),
    ],
)
def test_what_means_nothing_is_told_with_the_cure(catalog: Catalog, told: str, said: str) -> None:
    with pytest.raises(AssumptionError) as refused:
        assume(catalog, [parse_assumption(told)], "12")

    assert said in str(refused.value)


def test_facts_of_a_province_need_a_province(catalog: Catalog) -> None:
    with pytest.raises(AssumptionError, match="--province"):
        assume(catalog, [Assumption("coverage.birth", "1")], None)
