"""A file of rulings says what was put into it, whatever the words, however often it grows."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from engine.model.record import replace, to_data
from engine.model.ruling import GivenFor, Ruling
from engine.model.terms import Channel, Origin, PaperId, Verdict
from engine.rulings import appended, rulings_of
from engine.schema import Schemas, validate
from engine.source import parse_yaml
from engine.source.text import in_one_form

SCHEMAS = Schemas.load(Path(__file__).parents[2] / "rules" / "schema")
DAYS = st.dates(date(2025, 1, 1), date(2030, 12, 31))
WORDS = (
    st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1, max_size=160)
    .map(lambda text: in_one_form(" ".join(text.split())))
    .filter(lambda text: text and text.isprintable())
)
"""What `add` takes: one line that can be printed, in one Unicode form."""

GIVEN_FOR = st.builds(
    GivenFor,
    as_of=DAYS,
    verdict=st.sampled_from(Verdict),
    situation=st.just("84935f0d6136"),
    row=st.just("173a4a82e951174f"),
    text=WORDS,
    rulebook=st.just("0" * 64),
    catalog=st.just("1" * 64),
    province=st.sampled_from(["", "12"]),
    facts=st.sampled_from([{}, {"window": "2026-07-01", "paper": "birth"}]),
)
RULINGS = st.builds(
    Ruling,
    procedure=st.just("1.001193"),
    component=st.sampled_from(["1", "10a"]),
    alternative=st.just("1"),
    verdict=st.sampled_from(Verdict),
    role=WORDS,
    on=DAYS,
    reason=WORDS,
    given_for=GIVEN_FOR,
    paper=st.none() | st.sampled_from(PaperId),
    subject=st.just("") | WORDS,
    origin=st.sampled_from(Origin),
    channel=st.sampled_from(Channel),
    clause=st.just("") | WORDS,
    clause_as_written=st.just("") | WORDS,
)


@given(st.lists(RULINGS, min_size=1, max_size=4))
def test_every_ruling_that_was_appended_is_read_back(rulings: list[Ruling]) -> None:
    text = ""
    for number, one in enumerate(rulings):
        document = parse_yaml(text.encode(), "1.001193.yaml") if number else None
        grown = appended(document, one)
        assert grown.startswith(text)
        text = grown

    document = parse_yaml(text.encode(), "1.001193.yaml")

    assert [*document.warnings, *validate(document, SCHEMAS)] == []
    assert [to_data(replace(r, location=None)) for r in rulings_of(document)] == [to_data(r) for r in rulings]
