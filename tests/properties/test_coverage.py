"""Import → export → import is the identity: what was kept is read back exactly."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.coverage import Asked, CommuneFinder, EventNames, merge, order, read_coverage
from engine.model.catalog import Catalog
from engine.model.province import Coverage
from engine.model.terms import Certainty, PaperId
from engine.places import Places, load_places
from engine.render.coverage import coverage_bytes
from engine.sheets import open_table

TODAY = date(2026, 11, 22)
PLACES: Places = load_places(Path(__file__).parents[2] / "rules" / "places")
COMMUNES = tuple(c for c in PLACES.communes if c.province == "12")
SOURCES = (
    st.text(st.sampled_from("aăđ 1=+-@'\",;%"), min_size=1, max_size=8)
    .map(str.strip)
    .filter(lambda text: text and not text.startswith(("'=", "'+", "'-", "'@")))
)
"""What can come out of a cell: the apostrophe that makes a formula harmless is taken off on the way in."""


@st.composite
def statements(draw: st.DrawFn) -> Coverage:
    total = draw(st.none() | st.integers(0, 10**7))
    counted = total or 1
    digitised = 1.0 if total == 0 else draw(st.floats(0, 1) | st.integers(0, counted).map(lambda n: n / counted))
    clean = draw(st.none() | (st.just(1.0) if total == 0 else st.floats(0, digitised)))
    return Coverage(
        event=draw(st.sampled_from(PaperId)),
        digitised=digitised,
        clean=clean,
        starts=draw(st.dates(date(2000, 1, 1), TODAY)),
        source=draw(SOURCES),
        certainty=Certainty.REPORTED,
        registered_from=draw(st.none() | st.dates(date(1945, 1, 1), date(2010, 1, 1))),
        registered_until=draw(st.none() | st.dates(date(2010, 1, 1), date(2030, 1, 1))),
        commune=draw(st.sampled_from(COMMUNES)).code,
        total=total,
    )


@pytest.fixture(scope="module")
def events(catalog: Catalog) -> EventNames:
    return EventNames(catalog.papers.values())


def read_back(content: bytes, events: EventNames) -> tuple[Coverage, ...]:
    asked = Asked(CommuneFinder(PLACES, None), events, None, TODAY, "")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "12.csv"
        file.write_bytes(content)
        found = read_coverage(open_table(file), asked)
    assert found.problems == ()
    return tuple(line.coverage for line in found.lines)


@given(stated=st.lists(statements(), max_size=5))
def test_what_is_written_is_read_back_exactly(events: EventNames, stated: list[Coverage]) -> None:
    names = {c.code: c.title for c in COMMUNES}
    content = coverage_bytes(stated, names)

    found = read_back(content, events)

    assert found == tuple(stated)
    assert coverage_bytes(found, names) == content


@given(stated=statements())
def test_merging_what_is_kept_changes_nothing(stated: Coverage) -> None:
    merged = merge([stated], [], replaces=False)

    assert merged.kept == tuple(sorted([stated], key=order))
    assert (merged.added, merged.replaced, merged.unchanged) == (0, 0, 0)
