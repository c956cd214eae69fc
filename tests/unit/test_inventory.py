from collections import Counter
from datetime import date
from typing import Any

import pytest

from engine.inventory import SCHEMA, Selection, make_inventory
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.decision import Inventory
from engine.model.finding import FindingKind
from engine.model.record import to_data
from engine.model.terms import Verdict
from engine.review import Reviewer

DAY = date(2026, 7, 1)


def inventory(catalog: Catalog, province: str | None = None, day: date = DAY, **selection: Any) -> Inventory:  # noqa: ANN401
    return make_inventory(
        Reviewer(catalog, day, province, ReferenceMatcher()), catalog.procedures, Selection(**selection)
    )


@pytest.fixture(scope="module")
def whole(catalog: Catalog) -> Inventory:
    return inventory(catalog)


def test_an_inventory_names_what_produced_it(catalog: Catalog, whole: Inventory) -> None:
    assert (whole.schema, whole.as_of, whole.province, whole.province_name) == (SCHEMA, DAY, None, "")
    assert (whole.catalog_hash, whole.rulebook_hash) == (catalog.catalog_hash, catalog.rulebook_hash)
    assert (whole.evaluator, whole.window) == ("reference", date(2026, 7, 1))


def test_with_a_province_its_name_stands_on_top(catalog: Catalog) -> None:
    there = inventory(catalog, "12", codes=["1.001622"])

    assert (there.province, there.province_name) == ("12", "Lai Châu")


def test_every_verdict_and_finding_is_counted_zeros_included(whole: Inventory) -> None:
    assert list(whole.totals.by_verdict) == [v.value for v in Verdict]
    assert list(whole.totals.by_finding) == [kind.value for kind in FindingKind]
    assert whole.totals.by_verdict["needs_legal_change"] == 0


def test_the_totals_are_those_of_the_rows(catalog: Catalog, whole: Inventory) -> None:
    totals, rows = whole.totals, whole.rows

    assert totals.procedures == len(catalog.procedures)
    assert totals.procedures_with_civil_status == len({r.procedure for r in rows})
    assert totals.components == len({(r.procedure, r.component) for r in rows})
    assert totals.rows == len(rows) == sum(totals.by_verdict.values())
    assert {k: n for k, n in totals.by_verdict.items() if n} == Counter(r.verdict.value for r in rows if r.verdict)
    assert {k: n for k, n in totals.by_finding.items() if n} == Counter(r.finding for r in rows if r.finding)
    assert totals.doubtful == sum(1 for r in rows if r.doubts)


def test_the_shipped_catalogue_is_as_large_as_the_issue_asks(catalog: Catalog, whole: Inventory) -> None:
    with_paper = {r.procedure for r in whole.rows}

    assert len(catalog.procedures) >= 60
    assert len(with_paper) >= 45
    assert len({p.field for p in catalog.procedures}) >= 12
    assert len({p.issuer.name for p in catalog.procedures if not p.issuer.is_provincial}) >= 8


def test_papers_that_are_not_judged_add_rows_and_no_counts(catalog: Catalog, whole: Inventory) -> None:
    every = inventory(catalog, include_all=True)

    assert every.totals.rows == len(every.rows) > whole.totals.rows
    assert every.totals.by_verdict == whole.totals.by_verdict
    assert every.totals.components == whole.totals.components
    assert every.totals.doubtful == whole.totals.doubtful


@pytest.mark.parametrize(
    ("selection", "kept"),
    [
        ({"codes": ["1.001622", "1.001193"]}, lambda p: p.code in {"1.001622", "1.001193"}),
        ({"field": "Hộ tịch"}, lambda p: p.field == "Hộ tịch"),
        ({"issuer": "Bộ Tư pháp"}, lambda p: p.issuer.name == "Bộ Tư pháp"),
        ({"level": "tinh"}, lambda p: "tinh" in {x.level for x in p.performers_on(DAY)}),
        (
            {"field": "Hộ tịch", "level": "xa", "issuer": "Bộ Tư pháp"},
            lambda p: (
                (p.field, p.issuer.name) == ("Hộ tịch", "Bộ Tư pháp")
                and "xa" in {x.level for x in p.performers_on(DAY)}
            ),
        ),
        ({"codes": ["0.000000"]}, lambda _: False),
    ],
)
def test_a_selection_keeps_the_procedures_that_fit_all_of_it(
    catalog: Catalog,
    selection: dict[str, Any],
    kept: Any,  # noqa: ANN401 - a predicate
) -> None:
    found = inventory(catalog, **selection)
    expected = {p.code for p in catalog.procedures if kept(p)}

    assert found.totals.procedures == len(expected)
    assert {r.procedure for r in found.rows} <= expected


def test_the_level_is_that_of_the_day(catalog: Catalog) -> None:
    before, after = (inventory(catalog, day=d, level="huyen") for d in (date(2025, 6, 30), date(2025, 7, 1)))

    assert before.totals.procedures > 0
    assert after.totals.procedures == 0


def test_another_province_s_own_procedures_are_left_out_and_counted(catalog: Catalog) -> None:
    own = {p.code for p in catalog.procedures if p.issuer.province == "12"}
    foreign = {p.code for p in catalog.procedures if p.issuer.is_provincial} - own
    home, away, law = inventory(catalog, "12"), inventory(catalog, "52"), inventory(catalog)

    assert "2.002862" in own
    assert law.totals.left_out_other_province == 0
    assert home.totals.left_out_other_province == len(foreign)
    assert away.totals.left_out_other_province == len(own | foreign) - len(
        {p.code for p in catalog.procedures if p.issuer.province == "52"}
    )
    assert own & {r.procedure for r in away.rows} == set()
    assert home.totals.procedures == law.totals.procedures - len(foreign)


def test_an_inventory_can_be_written_as_plain_data(whole: Inventory) -> None:
    data = to_data(whole)

    assert data["as_of"] == "2026-07-01"
    assert len(data["rows"]) == len(whole.rows)
