import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from engine.matcher import (
    SHARD,
    ComparedMatcher,
    DurableMatcher,
    Match,
    Matcher,
    MatcherError,
    ReferenceMatcher,
    best_matcher,
)
from engine.model.catalog import Catalog
from engine.model.rule import Line, Remark, Rule
from engine.model.situation import Facts
from engine.model.terms import Certainty, Stage
from engine.rulebook import change_days, rulebook_on

FACTS = {"paper": "birth", "origin": "any", "use": "proof", "channel": "online"}


def rule(rule_id: str, **when: tuple[str, ...]) -> Rule:
    tests = tuple(Line(attribute=name, allowed=values) for name, values in when.items())
    return Rule(
        id=rule_id, title="…", stage=Stage.GUIDANCE, tests=tests, then=Remark(text="…"), reading=Certainty.CERTAIN
    )


RULES = [
    rule("ALWAYS"),
    rule("ONE", paper=("birth",)),
    rule("SEVERAL", paper=("birth", "death"), use=("proof",)),
    rule("OPEN", origin=("foreign",)),
    rule("OPEN-AND-MET", origin=("foreign", "domestic"), paper=("birth",)),
    rule("OPEN-AND-UNMET", origin=("foreign",), paper=("death",)),
    rule("NO", use=("object",)),
    rule("NEVER", paper=()),
]
ANSWER = Match(
    frozenset({"ALWAYS", "ONE", "SEVERAL"}),
    frozenset({"ALWAYS", "ONE", "SEVERAL", "OPEN", "OPEN-AND-MET"}),
)


class Fixed:
    """Answers the same to everything."""

    def __init__(self, name: str, answer: Match) -> None:
        self.name, self.answer = name, answer

    def match(self, _rules: Sequence[Rule], facts: Sequence[Facts]) -> list[Match]:
        """Give the one answer to each."""
        return [self.answer for _ in facts]


@pytest.fixture
def durable() -> DurableMatcher:
    try:
        return DurableMatcher()
    except ImportError:
        pytest.skip("durable-rules cannot be imported here")


def test_the_reference_tells_met_from_possible() -> None:
    assert ReferenceMatcher().match(RULES, [FACTS]) == [ANSWER]


def test_durable_rules_gives_the_same_answer(durable: DurableMatcher) -> None:
    assert durable.match(RULES, [FACTS]) == [ANSWER]


def test_answers_come_in_the_order_of_the_facts(durable: DurableMatcher) -> None:
    asked = [FACTS, FACTS | {"paper": "death"}, FACTS]

    assert durable.match(RULES, asked) == ReferenceMatcher().match(RULES, asked)


def test_nothing_asked_is_nothing_answered(durable: DurableMatcher) -> None:
    for matcher in (durable, ReferenceMatcher()):
        assert matcher.match(RULES, []) == []
        assert matcher.match([], [FACTS]) == [Match(frozenset(), frozenset())]


def test_more_rules_than_a_shard_are_all_asked(durable: DurableMatcher) -> None:
    many = [rule(f"R{number}", paper=("birth",)) for number in range(2 * SHARD + 1)]

    (answer,) = durable.match(many, [FACTS])
    assert answer.met == {f"R{number}" for number in range(2 * SHARD + 1)}


def test_the_same_facts_asked_twice_are_answered_twice(durable: DurableMatcher) -> None:
    assert durable.match(RULES, [FACTS] * 50) == [ANSWER] * 50


def test_rules_of_the_same_id_with_other_conditions_are_other_rules(durable: DurableMatcher) -> None:
    durable.match([rule("R", use=("proof",))], [FACTS])

    assert durable.match([rule("R", use=("object",))], [FACTS]) == [Match(frozenset(), frozenset())]


def test_an_exception_inside_durable_rules_is_not_swallowed(
    durable: DurableMatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_ruleset: str, _fact: dict[str, str]) -> dict[str, str]:
        return {"exception": "action failed"}

    monkeypatch.setattr(durable, "_host", _host_with(durable, assert_fact=fail))

    with pytest.raises(MatcherError, match="action failed"):
        durable.match(RULES, [FACTS])


def _host_with(durable: DurableMatcher, **methods: Any) -> Any:  # noqa: ANN401 - durable-rules has no types
    durable.match(RULES, [])  # registers the rulesets first
    return type("Host", (), {name: staticmethod(method) for name, method in methods.items()})()


def test_two_evaluators_that_agree_give_the_answer_and_both_names() -> None:
    both = ComparedMatcher(Fixed("one", ANSWER), ReferenceMatcher())

    assert both.match(RULES, [FACTS]) == [ANSWER]
    assert both.name == "one+reference"


def test_a_difference_stops_and_names_rule_and_situation() -> None:
    wrong = Fixed("wrong", Match(ANSWER.met - {"ONE"}, ANSWER.possible | {"NO"}))

    with pytest.raises(MatcherError) as caught:
        ComparedMatcher(wrong, ReferenceMatcher()).match(RULES, [FACTS])
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "evaluators-differ"
    assert "wrong và reference" in diagnostic.message
    assert "NO, ONE" in diagnostic.message
    assert "paper=birth, origin=any, use=proof, channel=online" in diagnostic.message


def test_the_best_matcher_is_both_evaluators_where_durable_rules_can_load(durable: DurableMatcher) -> None:
    assert best_matcher().name == f"{durable.name}+reference"


def test_without_durable_rules_the_reference_answers_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [name for name in sys.modules if name.split(".")[0] == "durable"]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "durable", None)
    best: Matcher = best_matcher()

    assert best.name == "reference"
    assert best.match(RULES, [FACTS]) == [ANSWER]


def test_both_evaluators_agree_on_one_fact_under_every_shipped_window(
    durable: DurableMatcher, catalog: Catalog
) -> None:
    facts = dict.fromkeys(("origin", "channel", "party"), "any") | {
        "paper": "birth",
        "type": "other",
        "annex": "I",
        "provision": "none",
        "use": "proof",
        "form": "unknown",
    }
    for day in (date.min, *change_days(catalog.rules)):
        stages = rulebook_on(catalog.rules, day).stages
        rules = [r for stage in (Stage.ENTITLEMENT, Stage.EXCEPTIONS) for r in stages[stage]]
        assert durable.match(rules, [facts]) == ReferenceMatcher().match(rules, [facts])
