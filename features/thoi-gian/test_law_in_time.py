"""Binds the scenarios about time, and their steps: two reviews of the whole catalogue are compared."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import parsers, scenarios, then, when

from engine.assumptions import assume, parse_assumption
from engine.comparison import Reviewed, compare
from engine.model.catalog import Catalog
from engine.model.change import Aspect, Change, ChangeKind, Comparison

scenarios(str(Path(__file__).parent))

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


def of(comparison: Comparison, code: str, paper: str) -> list[Change]:
    found = [c for c in comparison.changes if (c.procedure, c.paper_name) == (code, paper)]
    assert found, "không có dòng nào như vậy khác nhau"
    return found


@then(parsers.re('kết luận chỉ đổi ở thủ tục loại "(?P<labels>[^"]+)"'))
def only_types(reviews: Any, comparison: Comparison, labels: str) -> None:  # noqa: ANN401 - of the folder above
    types = {p.code: p.type.label for p in reviews.catalog.procedures}
    assert {types[c.procedure] for c in comparison.flips} == set(labels.split(", "))


@then(
    parsers.re(
        r'"(?P<paper>[^"]+)" của thủ tục (?P<code>\d\.\d{6}) đổi từ "(?P<one>[^"]+)" sang "(?P<two>[^"]+)" '
        'vì "(?P<clause>[^"]+)"'
    )
)
def flips(comparison: Comparison, paper: str, code: str, one: str, two: str, clause: str) -> None:  # noqa: PLR0913, PLR0917 - the words of one step
    found = [c for c in of(comparison, code, paper) if c.kind is ChangeKind.VERDICT and c.before and c.after]
    labels = {(c.before.verdict.label, c.after.verdict.label) for c in found if c.before and c.after}
    assert (one, two) in labels
    assert any(clause in {x.clause for x in c.causes if x.decides} for c in found)


@then(parsers.re(r'"(?P<paper>[^"]+)" của thủ tục (?P<code>\d\.\d{6}) không đổi kết luận'))
def stays(comparison: Comparison, paper: str, code: str) -> None:
    assert not [c for c in comparison.flips if (c.procedure, c.paper_name) == (code, paper)]


@then(
    parsers.re(
        r'"(?P<paper>[^"]+)" của thủ tục (?P<code>\d\.\d{6}) giữ "(?P<label>[^"]+)", '
        r'nay trên "(?P<clause>[^"]+)"'
    ),
    target_fixture="standing",
)
def stands(comparison: Comparison, paper: str, code: str, label: str, clause: str) -> list[Change]:
    found = of(comparison, code, paper)
    assert {c.kind for c in found} == {ChangeKind.GROUNDS}
    assert all(c.after and c.after.verdict.label == label and clause in c.after.clauses for c in found)
    assert all(c.before and clause not in c.before.clauses[:1] for c in found)
    return found


@then(parsers.re('thời hạn "(?P<deadline>[^"]+)" không còn, theo "(?P<clause>[^"]+)"'))
def deadline_lost(standing: list[Change], deadline: str, clause: str) -> None:
    for change in standing:
        before, after = change.before, change.after
        assert before is not None
        assert after is not None
        assert deadline in {step.deadline for step in before.fallbacks}
        assert deadline not in {step.deadline for step in after.fallbacks}
        assert clause in {step.clause for step in after.fallbacks}


@then(parsers.re('có giấy tờ giữ kết luận mà đổi "(?P<label>[^"]+)"'))
def aspect_changes(comparison: Comparison, label: str) -> None:
    aspect = next(a for a in Aspect if a.label == label)
    assert any(aspect in c.aspects for c in comparison.changes if c.kind is ChangeKind.GROUNDS)


@then(parsers.re('mọi giấy tờ đổi kết luận là "(?P<paper>[^"]+)", sang "(?P<label>[^"]+)"'))
def all_flips(comparison: Comparison, paper: str, label: str) -> None:
    assert comparison.flips
    assert {(c.paper_name, c.after.verdict.label) for c in comparison.flips if c.after} == {(paper, label)}
