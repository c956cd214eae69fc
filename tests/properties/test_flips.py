"""A reported change really flips the answer, and nothing smaller does."""

import itertools
from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.decisions import Judge
from engine.explain.flips import OWN, REAL, FlipSearch
from engine.explain.narrowing import KIND_OF, allowed_values, changed
from engine.explain.parts import Flip
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.situation import ATTRIBUTES, Situation
from engine.model.terms import Verdict
from engine.rulebook import Rulebook, change_days, rulebook_on

NAMES = tuple(name for name in Situation._fields if name != "window")


def stated(name: str) -> st.SearchStrategy[str]:
    """Any value of an attribute, the open one included."""
    domain = ATTRIBUTES[name]
    return st.sampled_from([*domain.values, *([domain.open_value] if domain.open_value else [])])


FEW = settings(max_examples=25)
"""Each example asks many situations."""

FACTS = st.fixed_dictionaries({name: stated(name) for name in NAMES})


class Book:
    """One window of the shipped rulebook with a judge who answers in full."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.judge = Judge(rulebook, ReferenceMatcher())
        self.search = FlipSearch(rulebook)

    def situation(self, facts: dict[str, str]) -> Situation:
        """The situation of this window with these facts."""
        return Situation(window=self.rulebook.window, **facts)

    def verdict(self, situation: Situation) -> Verdict:
        """What the whole rulebook answers."""
        return self.judge.judge_all([situation])[situation].verdict

    def flips(self, situation: Situation) -> tuple[Flip, ...]:
        """What the search reports."""
        return self.search.flips(situation, self.verdict(situation), {})


@pytest.fixture(scope="session")
def books(catalog: Catalog) -> list[Book]:
    days = [day for day in change_days(catalog.rules) if day >= date(2024, 7, 1)]
    return [Book(rulebook_on(catalog.rules, day)) for day in days]


def after(situation: Situation, flip: Flip) -> Iterator[Situation]:
    """Every situation that the change may lead to."""
    for values in itertools.product(*(change.after for change in flip.changes)):
        pairs = zip(flip.changes, values, strict=True)
        yield changed(situation, {change.attribute: value for change, value in pairs})


def all_changes(situation: Situation, names: Sequence[str], size: int) -> Iterator[dict[str, str]]:
    """Every change of exactly `size` of the attributes, without any shortcut."""
    for chosen in itertools.combinations(names, size):
        for values in itertools.product(*(allowed_values(situation, name) for name in chosen)):
            yield dict(zip(chosen, values, strict=True))


@FEW
@given(data=st.data(), facts=FACTS)
def test_a_flip_really_flips_to_the_verdict_it_names(
    books: list[Book], data: st.DataObject, facts: dict[str, str]
) -> None:
    book = data.draw(st.sampled_from(books))
    situation = book.situation(facts)

    for flip in book.flips(situation):
        assert flip.verdict is not book.verdict(situation)
        assert {book.verdict(other) for other in after(situation, flip)} == {flip.verdict}, flip.sentence


@FEW
@given(data=st.data(), facts=FACTS)
def test_no_smaller_change_among_the_same_facts_leads_there(
    books: list[Book], data: st.DataObject, facts: dict[str, str]
) -> None:
    book = data.draw(st.sampled_from(books))
    situation = book.situation(facts)

    for flip in book.flips(situation):
        for size in range(1, len(flip.changes)):
            smaller = (changed(situation, change) for change in all_changes(situation, flip.among, size))
            assert flip.verdict not in {book.verdict(other) for other in smaller}, flip.sentence


@FEW
@given(data=st.data(), facts=FACTS)
def test_every_single_change_of_a_real_fact_that_flips_is_told(
    books: list[Book], data: st.DataObject, facts: dict[str, str]
) -> None:
    book = data.draw(st.sampled_from(books))
    situation = book.situation(facts)
    now = book.verdict(situation)
    told = {
        (flip.verdict, flip.changes[0].attribute, value)
        for flip in book.flips(situation)
        if len(flip.changes) == 1 and flip.among == REAL
        for value in flip.changes[0].after
    }
    wanted = {
        (book.verdict(changed(situation, {name: value})), name, value)
        for name in REAL
        for value in allowed_values(situation, name)
    }

    assert told == {(verdict, name, value) for verdict, name, value in wanted if verdict is not now}


@FEW
@given(data=st.data(), facts=FACTS)
def test_only_facts_that_can_be_are_proposed(books: list[Book], data: st.DataObject, facts: dict[str, str]) -> None:
    book = data.draw(st.sampled_from(books))
    situation = book.situation(facts)

    for flip in book.flips(situation):
        assert flip.among in (OWN, REAL, tuple(KIND_OF))
        for change in flip.changes:
            assert set(change.after) <= set(allowed_values(situation, change.attribute))
            assert not {"unknown", "not_judged", "unspecified", "unverified", "any"} & set(change.after)
            assert change.before == getattr(situation, change.attribute) not in change.after
