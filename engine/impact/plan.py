"""A simplification plan that states its own numbers: priced again, and every contradiction told.

Days are priced as the plan prices them: days × hours a day × đồng an hour × dossiers a year.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from engine.diagnostics import Diagnostic, raise_errors
from engine.impact.pricing import UNITS, body, read_document, rounded
from engine.model.impact import Benefit, Claim, Contradiction, CostKind, Plan, PlanItem, Planned, Stated
from engine.model.record import from_data
from engine.source import Document

_DAYS = ("days_before", "days_after")
_COSTS = ("cost_before", "cost_after")
_RATE_STEP = Fraction(1, 200)
"""A stated rate counts as the computed one when it is within half of a hundredth of a per cent."""


def read_plan(path: Path, shown: str, schema_dir: Path) -> Plan:
    """A plan from a file. Raises `CatgiamError` with everything that is wrong with it."""
    document = read_document(path, shown, "cost-plan", schema_dir)
    plan = from_data(body(document), Plan)
    raise_errors(_problems(plan, document))
    return plan


def check_plan(plan: Plan) -> tuple[Planned, ...]:
    """Each item with its cost before and after, and what the plan says of it that its numbers do not."""
    return tuple(_planned(plan, item) for item in plan.items)


def _planned(plan: Plan, item: PlanItem) -> Planned:
    benefit = benefit_of(plan, item)
    return Planned(item=item, benefit=benefit, contradictions=tuple(_contradictions(item, benefit)))


def benefit_of(plan: Plan, item: PlanItem) -> Benefit:
    """The cost of an item a year, before and after, in whole đồng."""
    if item.cost_before is not None and item.cost_after is not None:
        return Benefit(before=item.cost_before, after=item.cost_after)
    day = Fraction(plan.hours_per_day or 0) * Fraction(plan.hourly_income.value if plan.hourly_income else 0)
    dossiers = Fraction(item.dossiers if item.dossiers is not None else plan.dossiers or 0)
    before, after = (Fraction(days or 0) * day * dossiers for days in (item.days_before, item.days_after))
    return Benefit(before=rounded(before), after=rounded(after))


def _contradictions(item: PlanItem, benefit: Benefit) -> Iterator[Contradiction]:
    stated = item.stated or Stated()
    for kind, said, computed in (
        (Claim.DAYS, stated.days, _reduction(item)),
        (Claim.BEFORE, stated.before, benefit.before),
        (Claim.AFTER, stated.after, benefit.after),
        (Claim.SAVING, stated.saving, benefit.saving),
    ):
        if said is not None and computed is not None and said != computed:
            yield Contradiction(claim=kind, stated=Decimal(said), computed=Decimal(computed))
    if stated.rate is not None and (benefit.rate is None or abs(Fraction(stated.rate) - benefit.rate) > _RATE_STEP):
        yield Contradiction(claim=Claim.RATE, stated=stated.rate, computed=benefit.rate_shown)


def _reduction(item: PlanItem) -> Decimal | None:
    if item.days_before is None or item.days_after is None:
        return None
    return item.days_before - item.days_after


def _problems(plan: Plan, document: Document) -> Iterator[Diagnostic]:
    for number, item in enumerate(plan.items):
        days = [name for name in _DAYS if getattr(item, name) is not None]
        costs = [name for name in _COSTS if getattr(item, name) is not None]
        if (len(days), len(costs)) not in ((2, 0), (0, 2)):
            message = "phải nêu số ngày trước và sau (days_before, days_after), hoặc chi phí trước và sau"
            hint = "chi phí viết ở cost_before, cost_after; chỉ một trong hai cách"
            yield document.diagnostic("incomplete-item", message, ("items", number), hint=hint)
        elif days:
            yield from _missing_price(plan, item, document, number)
    income = plan.hourly_income
    if income is not None and income.unit != UNITS[CostKind.HOURLY_INCOME]:
        message = f"thu nhập một giờ phải ghi theo đơn vị “{UNITS[CostKind.HOURLY_INCOME]}”"
        yield document.diagnostic("bad-unit", message, ("hourly_income", "unit"))


def _missing_price(plan: Plan, item: PlanItem, document: Document, number: int) -> Iterator[Diagnostic]:
    needed = {
        "hourly_income": plan.hourly_income,
        "hours_per_day": plan.hours_per_day,
        "dossiers": item.dossiers if item.dossiers is not None else plan.dossiers,
    }
    missing = [name for name, value in needed.items() if value is None]
    if missing:
        message = f"tính tiền theo ngày thì phương án phải nêu {', '.join(missing)}"
        yield document.diagnostic("no-price", message, ("items", number, "days_before"))
