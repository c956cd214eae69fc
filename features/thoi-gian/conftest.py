"""The steps about time: two reviews of the whole catalogue are compared."""

from datetime import date, datetime
from typing import Any

import pytest
from pytest_bdd import parsers, when

from engine.assumptions import assume, parse_assumption
from engine.comparison import Reviewed, compare
from engine.model.catalog import Catalog
from engine.model.change import Comparison

Kept = dict[tuple[date, str], Reviewed]


@pytest.fixture(scope="session")
def kept() -> Kept:
    """Reviews of whole days, made once."""
    return {}


def day_of(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a day of law has no zone


def review(reviews: Any, kept: Kept, day: date, assumed: str = "") -> Reviewed:  # noqa: ANN401 - of the folder above
    """The whole catalogue on a day, under assumptions."""
    if (day, assumed) not in kept:
        catalog: Catalog = reviews.catalog
        told = [parse_assumption(text.strip()) for text in assumed.split(";") if text.strip()]
        supposed = assume(catalog, told, None)
        reviewer = type(reviews)(supposed, reviews.matcher).on(day, None)
        kept[day, assumed] = Reviewed(reviewer.rows(supposed.procedures), day, supposed, None, day.isoformat())
    return kept[day, assumed]


def touching(comparison: Comparison, touched: set[str]) -> Comparison:
    """Note the rules of every row that differs."""
    for change in comparison.changes:
        for side in (change.before, change.after):
            touched.update(side.rules if side else ())
    return comparison


@when(
    parsers.re(r"so sánh ngày (?P<one>\d\d/\d\d/\d{4}) với ngày (?P<two>\d\d/\d\d/\d{4})"),
    target_fixture="comparison",
)
def compare_days(reviews: Any, kept: Kept, touched: set[str], one: str, two: str) -> Comparison:  # noqa: ANN401 - as above
    first, second = (review(reviews, kept, day_of(text)) for text in (one, two))
    return touching(compare(first, second), touched)


@when(
    parsers.re(r'xét ngày (?P<day>\d\d/\d\d/\d{4}) nếu "(?P<assumed>[^"]+)"'),
    target_fixture="comparison",
)
def compare_assumed(reviews: Any, kept: Kept, touched: set[str], day: str, assumed: str) -> Comparison:  # noqa: ANN401 - as above
    first, second = review(reviews, kept, day_of(day)), review(reviews, kept, day_of(day), assumed)
    return touching(compare(first, second), touched)
