"""durable-rules and the reference evaluator answer alike, and the reference is honest about what is open."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.decisions import LEGAL_STAGES
from engine.matcher import DurableMatcher, ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.rule import Line, Remark, Rule
from engine.model.situation import ATTRIBUTES, ATTRIBUTES_OF_STAGE
from engine.model.terms import Certainty, Stage
from engine.rulebook import Truth, change_days, evaluate, rulebook_on


def stated(name: str) -> st.SearchStrategy[str]:
    """Any value of an attribute, the open one included."""
    domain = ATTRIBUTES[name]
    return st.sampled_from([*domain.values, *([domain.open_value] if domain.open_value else [])])


def facts(*names: str) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({name: stated(name) for name in names})


FACTS = {stage: facts(*sorted(names)) for stage, names in ATTRIBUTES_OF_STAGE.items()}


@st.composite
def lines(draw: st.DrawFn) -> Line:
    name = draw(st.sampled_from(sorted(ATTRIBUTES)))
    return Line(attribute=name, allowed=tuple(draw(st.lists(st.sampled_from(ATTRIBUTES[name].values), unique=True))))


RULES = st.lists(st.lists(lines(), max_size=4, unique_by=lambda line: line.attribute).map(tuple), max_size=8).map(
    lambda conditions: [a_rule(f"R{number}", tests) for number, tests in enumerate(conditions)]
)


def a_rule(rule_id: str, tests: tuple[Line, ...]) -> Rule:
    return Rule(
        id=rule_id, title="…", stage=Stage.GUIDANCE, tests=tests, then=Remark(text="…"), reading=Certainty.CERTAIN
    )


@pytest.fixture(scope="session")
def durable() -> DurableMatcher:
    try:
        return DurableMatcher()
    except ImportError:
        pytest.skip("durable-rules cannot be imported here")


@pytest.fixture(scope="session")
def windows(catalog: Catalog) -> tuple[date, ...]:
    return (date.min, *change_days(catalog.rules))


@given(data=st.data())
def test_both_evaluators_agree_on_the_shipped_rules_of_every_window(
    durable: DurableMatcher,
    catalog: Catalog,
    windows: tuple[date, ...],
    data: Any,  # noqa: ANN401 - hypothesis
) -> None:
    stage = data.draw(st.sampled_from(list(Stage)))
    asked = data.draw(st.lists(FACTS[stage], min_size=1, max_size=5))
    for day in windows:
        rules = rulebook_on(catalog.rules, day).stages[stage]
        assert durable.match(rules, asked) == ReferenceMatcher().match(rules, asked), (day, stage)


@given(rules=RULES, asked=st.lists(facts(*ATTRIBUTES), min_size=1, max_size=3))
def test_both_evaluators_agree_on_any_small_rulebook(
    durable: DurableMatcher, rules: list[Rule], asked: list[dict[str, str]]
) -> None:
    assert durable.match(rules, asked) == ReferenceMatcher().match(rules, asked)


@given(tests=st.lists(lines(), max_size=5, unique_by=lambda line: line.attribute), data=st.data())
def test_stating_an_open_fact_never_turns_what_is_known(tests: list[Line], data: Any) -> None:  # noqa: ANN401
    """Met stays met and unmet stays unmet, whatever the open fact turns out to be."""
    rule = a_rule("R", tuple(tests))
    before = data.draw(facts(*ATTRIBUTES))
    open_names = [n for n, value in before.items() if value == ATTRIBUTES[n].open_value]
    after = before | {n: data.draw(st.sampled_from(ATTRIBUTES[n].values)) for n in open_names}
    answer = evaluate(rule, before).truth

    assert answer is Truth.UNKNOWN or evaluate(rule, after).truth is answer
    assert evaluate(rule, after).truth is not Truth.UNKNOWN


@given(data=st.data())
@settings(max_examples=20)
def test_stating_an_open_fact_never_turns_what_a_shipped_rule_knows(
    catalog: Catalog,
    data: Any,  # noqa: ANN401 - hypothesis
) -> None:
    stage = data.draw(st.sampled_from(LEGAL_STAGES))
    before = data.draw(FACTS[stage])
    name = data.draw(st.sampled_from(["origin", "form", "channel", "party"]))
    opened = before | {name: str(ATTRIBUTES[name].open_value)}
    for rule in (r for r in catalog.rules if r.stage is stage):
        unknown, known = evaluate(rule, opened).truth, evaluate(rule, before).truth
        assert unknown in (known, Truth.UNKNOWN), rule.id


@given(tests=st.lists(lines(), max_size=5, unique_by=lambda line: line.attribute), asked=facts(*ATTRIBUTES))
def test_a_rule_misses_a_line_of_its_own_unless_it_is_met(tests: list[Line], asked: dict[str, str]) -> None:
    answer = evaluate(a_rule("R", tuple(tests)), asked)

    assert (answer.missed is None) is (answer.truth is Truth.MET)
    if answer.missed is not None:
        assert Line(attribute=answer.missed.attribute, allowed=answer.missed.wanted) in tests
        assert answer.missed.open is (answer.truth is Truth.UNKNOWN)
