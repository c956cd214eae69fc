"""Every situation lies in exactly one cell and is answered as its cell's representative is."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.decisions import Judge
from engine.decisions.legal import Legal
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.decision import Judgement
from engine.model.record import replace
from engine.model.rule import Conclude
from engine.model.situation import Situation
from engine.model.terms import Stage
from engine.proof.cells import Apart, enumerate_cells, read_by, situations_over, values_of
from engine.proof.composed import OF_SITUATION, Composed, in_order
from engine.proof.stretches import Stretch, stretches_of
from engine.rulebook import Truth, evaluate

FEW = settings(max_examples=25)
"""Each example asks many situations."""

FACTS = st.fixed_dictionaries({name: st.sampled_from(values_of(name)) for name in OF_SITUATION})
LATER = ("fields", "connection", "data", "paper_fact")


@pytest.fixture(scope="module")
def stretches(catalog: Catalog) -> tuple[Stretch, ...]:
    return stretches_of(catalog.rules)


@pytest.fixture(scope="module")
def composed(stretches: tuple[Stretch, ...]) -> dict[date, Composed]:
    return {stretch.first: Composed(stretch) for stretch in stretches}


def judged(stretch: Stretch, facts: dict[str, str]) -> Judgement:
    """The judgement without the trace, which repeats the situation's own values."""
    situation = Situation(window=stretch.first, **facts)
    judgement = Judge(stretch.rulebook, ReferenceMatcher()).judge_all([situation])[situation]
    return replace(judgement, situation="", missed=())


def later(view: Legal, facts: dict[str, str]) -> Legal:
    """The view with what only later stages read taken from a situation."""
    own = {name: getattr(view.situation, name) for name in OF_SITUATION}
    stated = own | {name: facts[name] for name in LATER}
    return view._replace(situation=Situation(window=view.situation.window, **stated))


def test_cells_hold_every_situation_exactly_once(stretches: tuple[Stretch, ...]) -> None:
    for stretch, stage in product(stretches, Stage):
        attributes = in_order(stage)
        assert enumerate_cells(stretch.of(stage), attributes).situations == situations_over(attributes)


@pytest.mark.parametrize("stage", [Stage.READINESS, Stage.VERDICT])
def test_small_stages_agree_with_brute_force(stretches: tuple[Stretch, ...], stage: Stage) -> None:
    rules, attributes = stretches[-1].of(stage), in_order(stage)
    cells, counted = enumerate_cells(rules, attributes), dict[tuple[str, ...], int]()
    for values in product(*map(values_of, attributes)):
        cell = cells.find(dict(zip(attributes, values, strict=True)))
        counted[cell.values] = counted.get(cell.values, 0) + 1

    assert counted == {cell.values: cell.situations for cell in cells}


@FEW
@given(data=st.data(), facts=FACTS)
def test_a_situation_is_judged_as_its_cell_is(
    stretches: tuple[Stretch, ...], data: st.DataObject, facts: dict[str, str]
) -> None:
    """All legal rules at once, open values apart; what only later stages read is taken from the situation."""
    stretch = data.draw(st.sampled_from([s for s in stretches if s.first.year < 2026 or s.last is None]))
    rules = stretch.legal
    read = read_by(rules)
    cells = enumerate_cells(rules, OF_SITUATION, Apart(when_open=read))
    cell = cells.find(facts)
    represented = cells.facts(cell) | {name: facts[name] for name in LATER if name not in read}

    assert judged(stretch, facts) == judged(stretch, represented)


@FEW
@given(data=st.data(), facts=FACTS)
def test_what_is_composed_concludes_as_the_judge_does(
    stretches: tuple[Stretch, ...], composed: dict[date, Composed], data: st.DataObject, facts: dict[str, str]
) -> None:
    stretch = data.draw(st.sampled_from(stretches))
    whole = composed[stretch.first]
    view = whole.view(whole.cells.find(facts))
    concluded = whole.conclusion(whole.summary(later(view, facts)).facts)

    assert concluded is not None
    assert isinstance(concluded.then, Conclude)
    assert concluded.then.verdict is judged(stretch, facts).verdict


@FEW
@given(data=st.data(), facts=FACTS)
def test_every_summary_that_comes_up_is_among_those_enumerated(
    stretches: tuple[Stretch, ...], composed: dict[date, Composed], data: st.DataObject, facts: dict[str, str]
) -> None:
    stretch = data.draw(st.sampled_from(stretches))
    whole = composed[stretch.first]
    view = whole.view(whole.cells.find(facts))
    asked = whole.summary(later(view, facts)).facts
    rules = stretch.of(Stage.VERDICT)

    def answers(summary: object) -> list[Truth]:
        return [evaluate(rule, summary).truth for rule in rules]  # type: ignore[arg-type]  # facts of either kind

    assert answers(asked) in [answers(known) for known in whole.summaries.values()]
