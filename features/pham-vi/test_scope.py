"""Binds the tables about single rules: their days, their kind, their scope, each by asking the rule."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import scenarios, then

from engine.model import labels
from engine.model.rule import Entitle, Fallback, Rule
from engine.model.situation import ATTRIBUTES
from engine.rulebook import Truth, evaluate

scenarios(str(Path(__file__).parent))

Table = list[list[str]]
DAY = timedelta(days=1)
FAR = date(2100, 1, 1)


@pytest.fixture
def rules(reviews: Any) -> dict[str, Rule]:  # noqa: ANN401 - of the folder above
    return {rule.id: rule for rule in reviews.catalog.rules}


def named(table: Table, rules: dict[str, Rule], touched: set[str]) -> Iterator[tuple[Rule, list[str]]]:
    """Each line under the headings: the rule, and the other cells."""
    for name, *cells in table[1:]:
        assert name in rules, name
        touched.add(name)
        yield rules[name], cells


def day_of(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a day of law has no zone


@then("các quy tắc chỉ áp dụng trong thời gian sau:")
def on_these_days(rules: dict[str, Rule], touched: set[str], datatable: Table) -> None:
    for rule, (first, last) in named(datatable, rules, touched):
        begins = day_of(first)
        assert (rule.in_force(begins - DAY), rule.in_force(begins)) == (False, True), rule.id
        if last == "không thời hạn":
            assert rule.in_force(FAR), rule.id
        else:
            assert (rule.in_force(day_of(last)), rule.in_force(day_of(last) + DAY)) == (True, False), rule.id


@then("các quy tắc cho thay giấy theo loại căn cứ sau:")
def by_this_basis(rules: dict[str, Rule], touched: set[str], datatable: Table) -> None:
    for rule, (label,) in named(datatable, rules, touched):
        assert isinstance(rule.then, Entitle), rule.id
        assert rule.then.basis.label == label, rule.id


@then("các quy tắc bảo làm như sau:")
def do_this(rules: dict[str, Rule], touched: set[str], datatable: Table) -> None:
    for rule, (label,) in named(datatable, rules, touched):
        assert isinstance(rule.then, Fallback), rule.id
        assert rule.then.kind.label == label, rule.id


@then("các quy tắc chỉ áp dụng như sau:")
def in_this_scope(rules: dict[str, Rule], touched: set[str], datatable: Table) -> None:
    """With all else as the rule wants it, exactly the named values meet it."""
    for rule, (label, told) in named(datatable, rules, touched):
        name = next(n for n in ATTRIBUTES if labels.attribute(n) == label)
        wanted = {test.attribute: test.allowed[0] for test in rule.tests}
        meeting = {
            labels.value(name, value)
            for value in ATTRIBUTES[name].values
            if evaluate(rule, wanted | {name: value}).truth is Truth.MET
        }
        assert meeting == set(told.split("; ")), (rule.id, label)
