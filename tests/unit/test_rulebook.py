from datetime import date
from typing import Any

import pytest

from engine.model.catalog import Catalog
from engine.model.law import Checked, Clause
from engine.model.rule import Line, Remark, Rule
from engine.model.terms import Certainty, Stage
from engine.rulebook import (
    BEGINNING,
    Truth,
    change_days,
    evaluate,
    open_attributes,
    rulebook_on,
    window_of,
)

CHECKED = Checked(on=date(2026, 11, 22), source="thử", certainty=Certainty.CERTAIN)
FACTS = {"paper": "birth", "origin": "any", "use": "proof", "channel": "online"}


def clause(key: str = "L Đ1", *, starts: date = date(2020, 1, 1), **dates: Any) -> Clause:  # noqa: ANN401 - dates of a clause
    return Clause(key=key, instrument="L", says="…", effective=starts, checked=CHECKED, **dates)


def rule(rule_id: str = "R", *, stage: Stage = Stage.GUIDANCE, when: Any = None, **fields: Any) -> Rule:  # noqa: ANN401 - fields of a rule
    tests = tuple(Line(attribute=name, allowed=values) for name, values in (when or {}).items())
    return Rule(
        id=rule_id, title=rule_id, stage=stage, tests=tests, then=Remark(text="…"), reading=Certainty.CERTAIN, **fields
    )


@pytest.mark.parametrize(
    ("when", "truth"),
    [
        ({}, Truth.MET),
        ({"paper": ("birth",)}, Truth.MET),
        ({"paper": ("death", "birth"), "use": ("proof",)}, Truth.MET),
        ({"paper": ("death",)}, Truth.UNMET),
        ({"paper": ()}, Truth.UNMET),
        ({"origin": ("foreign",)}, Truth.UNKNOWN),
        ({"origin": ("foreign",), "paper": ("birth",)}, Truth.UNKNOWN),
        ({"origin": ("foreign",), "paper": ("death",)}, Truth.UNMET),
        ({"paper": ("death",), "origin": ("foreign",)}, Truth.UNMET),
    ],
)
def test_a_rule_is_unmet_when_any_line_is_else_unknown_when_any_line_is(when: Any, truth: Truth) -> None:  # noqa: ANN401
    assert evaluate(rule(when=when), FACTS).truth is truth


def test_the_first_failed_line_is_told_even_after_an_open_one() -> None:
    missed = evaluate(rule(when={"origin": ("foreign",), "paper": ("death",), "use": ("object",)}), FACTS).missed

    assert missed is not None
    assert (missed.attribute, missed.wanted, missed.actual, missed.open) == ("paper", ("death",), "birth", False)


def test_the_first_open_line_is_told_when_none_failed() -> None:
    facts = FACTS | {"channel": "any"}
    missed = evaluate(rule(when={"channel": ("online",), "origin": ("foreign",)}), facts).missed

    assert missed is not None
    assert (missed.rule, missed.attribute, missed.actual, missed.open) == ("R", "channel", "any", True)


def test_a_rule_that_is_met_missed_nothing() -> None:
    assert evaluate(rule(), FACTS).missed is None


def test_open_attributes_are_those_that_the_rule_reads_and_the_facts_leave_open() -> None:
    asked = rule(when={"origin": ("foreign",), "paper": ("birth",)})

    assert open_attributes(asked, FACTS | {"channel": "any"}) == ("origin",)


def test_a_clause_applies_from_its_first_to_its_last_day() -> None:
    dated = clause(starts=date(2026, 1, 1), applicable=date(2026, 2, 1), expires=date(2026, 3, 31))
    days = [date(2026, 1, 31), date(2026, 2, 1), date(2026, 3, 31), date(2026, 4, 1)]

    assert [dated.in_force(day) for day in days] == [False, True, True, False]
    assert [dated.lapsed(day) for day in days] == [False, False, False, True]


def test_a_rule_without_a_clause_is_always_in_force() -> None:
    assert rule().in_force(date.min)


def test_a_rule_that_waits_for_a_lapse_begins_the_day_after() -> None:
    waiting = rule(when_lapsed=clause(expires=date(2027, 2, 28)))

    assert [waiting.in_force(date(2027, 2, 28)), waiting.in_force(date(2027, 3, 1))] == [False, True]


def test_a_rule_cites_its_own_clause_and_those_of_the_others_that_are_in_force() -> None:
    late = clause("L Đ3", starts=date(2030, 1, 1))
    cited = rule(clause=clause("L Đ1"), also=(clause("L Đ2"), late)).clauses_on(date(2026, 1, 1))

    assert [c.key for c in cited] == ["L Đ1", "L Đ2"]
    assert rule().clauses_on(date(2026, 1, 1)) == ()


def test_the_law_changes_on_the_first_day_and_after_the_last_day_of_each_cited_clause() -> None:
    rules = [
        rule(
            clause=clause(starts=date(2026, 1, 1), expires=date(2027, 2, 28)), also=(clause(starts=date(2025, 7, 1)),)
        ),
        rule(when_lapsed=clause(starts=date(2026, 1, 1), expires=date(2026, 12, 31))),
    ]

    assert change_days(rules) == (date(2025, 7, 1), date(2026, 1, 1), date(2027, 1, 1), date(2027, 3, 1))


def test_a_window_begins_on_the_last_change_before_the_day() -> None:
    rules = [rule(clause=clause(starts=date(2026, 1, 1), expires=date(2026, 1, 31)))]

    assert window_of(rules, date(2025, 12, 31)) == BEGINNING
    assert window_of(rules, date(2026, 1, 1)) == date(2026, 1, 1)
    assert window_of(rules, date(2026, 1, 31)) == date(2026, 1, 1)
    assert window_of(rules, date(2026, 2, 1)) == date(2026, 2, 1)


def test_a_clause_that_never_ends_may_say_so_with_the_last_day_of_the_calendar() -> None:
    assert change_days([rule(clause=clause(expires=date.max))]) == (date(2020, 1, 1),)


def test_a_rulebook_holds_the_rules_in_force_by_stage_in_the_order_of_their_files() -> None:
    rules = [
        rule("B"),
        rule("A"),
        rule("OLD", clause=clause(expires=date(2020, 12, 31))),
        rule("V", stage=Stage.VERDICT),
    ]
    book = rulebook_on(rules, date(2026, 1, 1))

    assert [r.id for r in book.stages[Stage.GUIDANCE]] == ["B", "A"]
    assert set(book.stages) == set(Stage)
    assert book.rule("V").stage is Stage.VERDICT
    with pytest.raises(KeyError, match="OLD"):
        book.rule("OLD")


def test_the_shipped_rules_change_on_the_days_that_the_issue_names(catalog: Catalog) -> None:
    named = {date(2025, 1, 9), date(2026, 1, 1), date(2026, 8, 5), date(2027, 3, 1)}

    assert named <= set(change_days(catalog.rules))


def test_every_clause_that_ends_is_followed_by_a_window_of_its_own(catalog: Catalog) -> None:
    for shipped in catalog.rules:
        if shipped.clause and shipped.clause.expires:
            last = shipped.clause.expires
            assert window_of(catalog.rules, last) < window_of(catalog.rules, date.fromordinal(last.toordinal() + 1))
