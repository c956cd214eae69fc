"""Pricing: plans of provinces come out to the đồng, and a plan that contradicts itself is told."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from engine.diagnostics import CatgiamError
from engine.impact.plan import benefit_of, check_plan, read_plan
from engine.impact.pricing import Pricing, read_prices, rounded
from engine.model.catalog import Catalog
from engine.model.impact import Benefit, Claim, CostFigure, CostKind, Plan, PlanItem, PriceList, Stated
from engine.model.record import replace
from engine.model.terms import Certainty, PaperId
from engine.render import impact_words as told

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "rules" / "schema"
CASES = ROOT / "tests" / "cases" / "impact"


def plan(name: str) -> Plan:
    return read_plan(CASES / name, name, SCHEMAS)


def figure(what: CostKind, value: str, *papers: PaperId, **changes: object) -> CostFigure:
    unit = {CostKind.HOURLY_INCOME: "đồng/giờ", CostKind.HOURS: "giờ/bản"}.get(what, "đồng/bản")
    plain = CostFigure(
        what=what,
        value=Decimal(value),
        unit=unit,
        year=2024,
        source="thử nghiệm",
        certainty=Certainty.CERTAIN,
        papers=papers,
    )
    return replace(plain, **changes)


def prices(*figures: CostFigure) -> PriceList:
    return PriceList(id="thu", title="thử", figures=figures)


@pytest.mark.parametrize(
    ("number", "before", "after", "saving", "rate"),
    [
        (0, 32_000_000, 28_800_000, 3_200_000, "10"),
        (1, 80_000_000, 73_600_000, 6_400_000, "8"),
        (2, 16_000_000, 9_600_000, 6_400_000, "40"),
    ],
)
def test_the_plan_of_dong_nai_comes_out_to_the_dong(
    number: int, before: int, after: int, saving: int, rate: str
) -> None:
    found = check_plan(plan("qd-2816-dong-nai.yaml"))[number].benefit

    assert (found.before, found.after, found.saving) == (before, after, saving)
    assert found.rate_shown == Decimal(rate)


def test_an_abolished_procedure_saves_all_of_its_cost() -> None:
    (found,) = check_plan(plan("qd-2813-dong-nai.yaml"))

    assert found.benefit == Benefit(before=18_509_608, after=0)
    assert told.rate(found.benefit) == "100 %"
    assert found.contradictions == ()


def test_prose_that_contradicts_its_numbers_is_told() -> None:
    planned = check_plan(plan("qd-2816-dong-nai.yaml"))

    assert [len(item.contradictions) for item in planned] == [0, 0, 1]
    (found,) = planned[2].contradictions
    assert (found.claim, found.stated, found.computed) == (Claim.DAYS, Decimal(1), Decimal(2))
    assert told.claim(found) == "số ngày cắt giảm: phương án viết 1 ngày, tính theo số liệu là 2 ngày"


@pytest.mark.parametrize(
    ("stated", "claims"),
    [
        (Stated(before=100, after=60, saving=40, rate=Decimal(40)), []),
        (Stated(before=101, after=59, saving=42, rate=Decimal("40.1")), ["before", "after", "saving", "rate"]),
        (Stated(rate=Decimal("40.005")), []),
    ],
)
def test_every_stated_number_is_held_against_the_computed_one(stated: Stated, claims: list[str]) -> None:
    item = PlanItem(name="x", cost_before=100, cost_after=60, stated=stated)

    (planned,) = check_plan(Plan(title="t", source="s", items=(item,)))

    assert [found.claim.value for found in planned.contradictions] == claims


def test_no_rate_can_be_stated_where_nothing_was_paid() -> None:
    item = PlanItem(name="x", cost_before=0, cost_after=0, stated=Stated(rate=Decimal(0)))

    (planned,) = check_plan(Plan(title="t", source="s", items=(item,)))

    assert [found.computed for found in planned.contradictions] == [None]
    assert told.benefit_block(planned.benefit) == (
        "chi phí trước khi đơn giản hóa: 0 đồng/năm; sau khi: 0 đồng/năm; tiết kiệm: 0 đồng/năm; "
        "tỷ lệ cắt giảm: không xác định"
    )


def test_an_item_may_have_its_own_dossiers() -> None:
    whole = plan("qd-2816-dong-nai.yaml")
    item = replace(whole.items[0], dossiers=Decimal(3))

    assert benefit_of(whole, item).before == 10 * 8 * 40_000 * 3


def test_everything_wrong_with_a_plan_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(
        'kind: cost-plan\ntitle: x\nsource: y\nitems:\n  - name: a\n    days_before: "10"\n    days_after: "9"\n'
        '  - name: b\n    days_before: "5"\n'
        '  - name: c\n    cost_before: "1"\n    cost_after: "0"\n    days_after: "1"\n',
        encoding="utf-8",
    )

    with pytest.raises(CatgiamError) as caught:
        read_plan(path, "p.yaml", SCHEMAS)

    codes = [d.code for d in caught.value.diagnostics]
    assert sorted(codes) == ["incomplete-item", "incomplete-item", "no-price"]


@pytest.mark.parametrize(
    ("amount", "whole"),
    [(Fraction(1, 2), 1), (Fraction(3, 2), 2), (Fraction(5, 2), 3), (Fraction(-1, 2), -1), (Fraction(49, 100), 0)],
)
def test_halves_are_rounded_up(amount: Fraction, whole: int) -> None:
    assert rounded(amount) == whole


def test_a_rate_is_exact_and_shown_with_a_comma() -> None:
    assert Benefit(before=6, after=5).rate == Fraction(100, 6)
    assert told.rate(Benefit(before=6, after=5)) == "16,67 %"
    assert told.rate(Benefit(before=100, after=120)) == "-20 %"


def test_a_paper_costs_time_and_fee_and_travel() -> None:
    found = Pricing(
        prices(
            figure(CostKind.HOURLY_INCOME, "40000"),
            figure(CostKind.HOURS, "1.5", PaperId.BIRTH),
            figure(CostKind.FEE, "8000", PaperId.BIRTH, PaperId.DEATH),
            figure(CostKind.TRAVEL, "500"),
        )
    )

    assert found.unit["birth"] == 60_000 + 8_000 + 500
    assert found.unit["death"] == 8_500
    assert found.unit["adoption"] == 500


def test_where_sources_disagree_the_lowest_figure_stands_and_it_is_said() -> None:
    found = Pricing(prices(figure(CostKind.FEE, "9000"), figure(CostKind.FEE, "8000", source="nguồn khác")))

    assert found.unit["birth"] == 8_000
    assert any("lấy mức thấp nhất" in note for note in found.notes())


def test_a_figure_for_a_paper_stands_before_one_for_all_papers() -> None:
    found = Pricing(prices(figure(CostKind.FEE, "1000"), figure(CostKind.FEE, "8000", PaperId.BIRTH)))

    assert found.unit["birth"] == 8_000
    assert found.unit["death"] == 1_000


def test_hours_without_an_income_and_units_of_another_kind_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(
        "kind: costs\nid: x\ntitle: x\nfigures:\n"
        '  - {what: hours, value: "2", unit: giờ/bản, year: "2025", source: s, certainty: ours}\n'
        '  - {what: fee, value: "2", unit: nghìn đồng, year: "2025", source: s, certainty: ours}\n',
        encoding="utf-8",
    )

    with pytest.raises(CatgiamError) as caught:
        read_prices(path, "p.yaml", SCHEMAS)

    assert [d.code for d in caught.value.diagnostics] == ["no-hourly-income", "bad-unit"]


def test_shipped_prices_are_examples_with_a_source(catalog: Catalog) -> None:
    assert catalog.prices
    for shipped in catalog.prices:
        assert shipped.example
        assert shipped.title.startswith("Ví dụ")
        assert all(figure.source and figure.year for figure in shipped.figures)
