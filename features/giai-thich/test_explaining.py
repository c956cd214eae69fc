"""Binds the scenarios about explanations and defines their steps.

The step that explains stands here and not in a conftest: a second conftest in a folder whose name is no
module name would be the same module to the type checker.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import parsers, scenarios, then, when

from engine.explain import Explained, explain_procedure
from engine.model.province import Province

scenarios(str(Path(__file__).parent))

Items = tuple[Explained, ...]
Ask = Callable[[str, str], tuple[Explained, ...]]


@pytest.fixture
def ask(reviews: Any, day: date, province: Province | None) -> Ask:  # noqa: ANN401 - the reviews of the folder above
    """Explain one line of a procedure on the day and in the province of the scenario."""

    def ask(code: str, component: str) -> tuple[Explained, ...]:
        return explain_procedure(reviews.on(day, province), reviews.procedure(code), component)

    return ask


@when(
    parsers.re(r"giải thích thành phần hồ sơ (?P<component>\d+[a-z]?) của thủ tục (?P<code>\d\.\d{6})"),
    target_fixture="explained",
)
def explain(ask: Ask, touched: set[str], component: str, code: str) -> tuple[Explained, ...]:
    explained = ask(code, component)
    assert explained, "không có dòng hồ sơ nào như vậy vào ngày này"
    touched.update(rule for item in explained for rule in _rules(item))
    return explained


def _rules(item: Explained) -> Iterator[str]:
    """The rules shown: those that fired, and those that a change of facts would wake."""
    yield from item.row.rules
    yield from (missed.rule for missed in item.row.missed if missed.open)


A_DAY = r"(?P<day>\d\d/\d\d/\d{4})"


@then(parsers.re('quy tắc "(?P<rule>[^"]+)" đúng với "(?P<fact>[^"]+)"'))
def met_by(explained: Items, rule: str, fact: str) -> None:
    for item in explained:
        met = [m for ground in item.grounds if ground.rule == rule for m in ground.met]
        assert fact in {f"{m.label}: {m.text}" for m in met}


@then(parsers.re('"(?P<kind>[^"]+)" đổi thì kết luận thành "(?P<label>[^"]+)": "(?P<said>[^"]+)"'))
def flips(explained: Items, kind: str, label: str, said: str) -> None:
    for item in explained:
        told = [flip.sentence for flip in item.flips if (flip.kind.label, flip.verdict.label) == (kind, label)]
        assert any(said in sentence for sentence in told), [flip.sentence for flip in item.flips]


@then(parsers.re(r'nên hỏi: "(?P<said>[^"]+)", quyết định (?P<decides>\d+) trong (?P<out_of>\d+) khả năng'))
def asks(explained: Items, said: str, decides: str, out_of: str) -> None:
    for item in explained:
        (fact,) = (fact for fact in item.next_facts if said in fact.question)
        assert (fact.decides, fact.out_of) == (int(decides), int(out_of))


@then(parsers.re('nên hỏi trước hết: "(?P<said>[^"]+)"'))
def asks_first(explained: Items, said: str) -> None:
    assert all(said in item.next_facts[0].question for item in explained)


@then(parsers.re(f"kết luận này có từ ngày {A_DAY}"))
def holds_since(explained: Items, day: str) -> None:
    days = [item.changes.previous.day if item.changes.previous else None for item in explained]
    assert days == [_day(day)] * len(explained)


@then(parsers.re(f'từ ngày {A_DAY} kết luận là "(?P<label>[^"]+)"'))
def changes_on(explained: Items, day: str, label: str) -> None:
    for item in explained:
        coming = item.changes.next
        assert coming is not None
        assert coming.verdict is not None
        assert (coming.day, coming.verdict.label) == (_day(day), label)


@then(parsers.re('đoạn văn có "(?P<text>[^"]+)"'))
def letter_says(explained: Items, text: str) -> None:
    assert all(text in item.letter for item in explained)


def _day(text: str) -> object:
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a day of law has no zone
