"""The stretches of the law, and what lapses with its bases."""

from datetime import date, timedelta

import pytest

from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.change import Cliff, Timeline
from engine.timeline import span_starts, timeline


@pytest.fixture(scope="module")
def whole(catalog: Catalog) -> Timeline:
    return timeline(catalog, catalog.procedures, None, ReferenceMatcher())


@pytest.fixture(scope="module")
def end_of_resolution(whole: Timeline) -> Cliff:
    return next(s.cliff for s in whole.spans if s.starts == date(2027, 3, 1) and s.cliff)


def test_the_stretches_tile_the_line(whole: Timeline) -> None:
    ends = [span.until for span in whole.spans]

    assert [s.starts for s in whole.spans[1:]] == [end + timedelta(days=1) for end in ends if end]
    assert ends[-1] is None


def test_the_counts_of_each_stretch_are_those_of_a_review(catalog: Catalog, whole: Timeline) -> None:
    assert all(sum(span.by_verdict.values()) > len(catalog.procedures) for span in whole.spans)


def test_progress_is_told_for_every_stretch(catalog: Catalog) -> None:
    told: list[int] = []
    one = [p for p in catalog.procedures if p.code == "1.001622"]

    found = timeline(catalog, one, None, ReferenceMatcher(), told.append)

    assert told == list(range(1, len(found.spans) + 1))


def test_a_province_adds_the_days_of_its_own_facts(catalog: Catalog) -> None:
    alone, with_province = (span_starts(catalog, (), code) for code in (None, "12"))

    assert set(with_province) - set(alone) == {date(2025, 3, 1)} - set(alone)


def test_the_end_of_the_resolution_drops_some_and_leaves_most_on_permanent_clauses(end_of_resolution: Cliff) -> None:
    fallen = {(c.procedure, c.paper) for c in end_of_resolution.falls}
    standing = {c.procedure: c for c in end_of_resolution.stands}

    assert ("1.005461", "death") in fallen
    assert "1.001622" in standing
    assert len(end_of_resolution.stands) > len(end_of_resolution.falls) > 0
    assert all(c.after and c.before and c.after.verdict is c.before.verdict for c in end_of_resolution.stands)


def test_each_instrument_that_lapses_is_counted_for_itself(end_of_resolution: Cliff) -> None:
    parts = {part.instrument: part for part in end_of_resolution.parts}

    assert {"NQ-66.7-2025", "NĐ-123-2015", "NĐ-87-2020"} <= set(parts)
    assert all(part.falls_alone <= part.falls for part in parts.values())
    assert parts["NQ-66.7-2025"].falls <= len(end_of_resolution.falls)
