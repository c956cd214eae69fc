"""What holds whatever the two days: a comparison mirrors, a timeline tiles, no assumption changes nothing."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.assumptions import assume
from engine.comparison import Reviewed, compare
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.change import Comparison, Side
from engine.review import Reviewer
from engine.timeline import span_starts

DAYS = st.dates(date(2024, 12, 1), date(2027, 6, 30))
FEW = settings(max_examples=8)


def reviewed(catalog: Catalog, day: date, province: str | None = None) -> Reviewed:
    reviewer = Reviewer(catalog, day, province, ReferenceMatcher())
    return Reviewed(reviewer.rows(catalog.procedures), day, catalog, reviewer.province, day.isoformat())


Causes = frozenset[tuple[str, str, bool]]


def sides(found: Comparison) -> list[tuple[Side | None, Side | None, Causes]]:
    return [(c.before, c.after, frozenset((x.what, x.clause, x.is_after) for x in c.causes)) for c in found.changes]


@FEW
@given(one=DAYS, two=DAYS, province=st.sampled_from([None, "12"]))
def test_a_comparison_seen_from_the_other_side_is_its_mirror(
    catalog: Catalog, one: date, two: date, province: str | None
) -> None:
    first, second = reviewed(catalog, one, province), reviewed(catalog, two, province)
    there, back = compare(first, second), compare(second, first)

    mirrored = [(b, a, frozenset((what, clause, not after) for what, clause, after in x)) for a, b, x in sides(back)]
    assert sides(there) == mirrored
    assert (there.totals_before, there.totals_after) == (back.totals_after, back.totals_before)


@FEW
@given(day=DAYS)
def test_nothing_changes_within_a_stretch(catalog: Catalog, day: date) -> None:
    starts = span_starts(catalog, catalog.procedures, None)
    first = max(start for start in starts if start <= day)

    assert compare(reviewed(catalog, first), reviewed(catalog, day)).is_empty


@FEW
@given(day=DAYS)
def test_no_assumption_changes_nothing(catalog: Catalog, day: date) -> None:
    supposed = assume(catalog, (), None)

    assert compare(reviewed(catalog, day), reviewed(supposed, day)).is_empty


def test_stretches_do_not_overlap(catalog: Catalog) -> None:
    starts = span_starts(catalog, catalog.procedures, None)

    assert list(starts) == sorted(set(starts))
    assert all(b - a >= timedelta(days=1) for a, b in pairwise(starts))
