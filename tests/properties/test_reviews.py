"""What holds for every review, whatever the day, the province and the order of the files."""

import random
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.catalog import RuleFiles, find_files, load
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.decision import Row
from engine.model.record import replace
from engine.model.terms import Verdict
from engine.review import Reviewer
from engine.situations import demands

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
PROVINCES = st.sampled_from([None, "12", "52"])
FEW = settings(max_examples=12)


def rows(catalog: Catalog, day: date, province: str | None = None) -> tuple[Row, ...]:
    return Reviewer(catalog, day, province, ReferenceMatcher()).rows(catalog.procedures)


def changes(catalog: Catalog) -> list[date]:
    """Every day on which a clause, a line, a performer or an announcement begins or has just ended."""
    dated: list[tuple[date | None, date | None]] = [(c.starts, c.expires) for c in catalog.clauses.values()]
    dated += [(c.starts, c.until) for p in catalog.procedures for c in p.components]
    dated += [(x.starts, x.until) for p in catalog.procedures for x in p.performed_by]
    dated += [(a.starts, a.until) for d in catalog.databases.values() for a in d.announced]
    dated += [(c.starts, None) for p in catalog.provinces.values() for c in p.connections]
    dated += [(s.starts, None) for p in catalog.provinces.values() for s in p.coverage]
    begun = {start for start, _ in dated if start}
    return sorted(begun | {end + timedelta(days=1) for _, end in dated if end})


@FEW
@given(day=DAYS, province=PROVINCES)
def test_every_row_has_a_key_of_its_own_a_verdict_and_its_grounds(
    catalog: Catalog, day: date, province: str | None
) -> None:
    found = rows(catalog, day, province)
    conventions = {r.id for r in catalog.rules if r.clause is None}

    assert len({row.key for row in found}) == len(found)
    for row in found:
        assert row.verdict is not None
        rests_on_clauses = row.verdict.value.startswith("cut_") or row.verdict is Verdict.NOT_DEMANDED
        by_convention = row.verdict is Verdict.KEEP and conventions & set(row.rules)
        assert row.clauses or not rests_on_clauses, row.key
        assert row.clauses or row.verdict is not Verdict.KEEP or by_convention, row.key


@FEW
@given(day=DAYS, province=PROVINCES)
def test_every_clause_that_a_row_rests_on_is_in_force_on_the_day(
    catalog: Catalog, day: date, province: str | None
) -> None:
    cited = {clause for row in rows(catalog, day, province) for clause in row.clauses}

    assert {clause for clause in cited if not catalog.clauses[clause].in_force(day)} == set()


@FEW
@given(day=DAYS, province=PROVINCES)
def test_what_is_unclear_or_blocked_says_what_to_ask_and_who_acts(
    catalog: Catalog, day: date, province: str | None
) -> None:
    for row in rows(catalog, day, province):
        waits = bool(row.blockers)
        assert waits is (row.verdict is not None and row.verdict.value.startswith("cut_when"))
        assert (row.ask is not None) is bool(row.missing_facts)
        assert row.ask is not None or row.verdict is not Verdict.UNCLEAR
        assert row.actor or not (waits or row.finding or row.verdict is Verdict.UNCLEAR), row.key
        assert row.finding == "" or row.published == "demanded"


@FEW
@given(day=DAYS)
def test_without_a_province_nothing_waits_for_a_connection_or_for_data(catalog: Catalog, day: date) -> None:
    waiting = {Verdict.CUT_WHEN_CONNECTED, Verdict.CUT_WHEN_DATA_READY}

    assert {row.verdict for row in rows(catalog, day)} & waiting == set()


@FEW
@given(day=DAYS, province=PROVINCES, data=st.data())
def test_a_procedure_alone_is_answered_as_in_the_whole_review(
    catalog: Catalog, day: date, province: str | None, data: st.DataObject
) -> None:
    procedure = data.draw(st.sampled_from(catalog.procedures))
    alone = Reviewer(catalog, day, province, ReferenceMatcher()).rows([procedure])

    assert alone == tuple(row for row in rows(catalog, day, province) if row.procedure == procedure.code)


@FEW
@given(day=DAYS, seed=st.integers())
def test_the_order_of_procedures_and_rows_of_law_changes_nothing(catalog: Catalog, day: date, seed: int) -> None:
    mixer = random.Random(seed)  # noqa: S311 - not for secrets
    procedures, annex = list(catalog.procedures), list(catalog.annex)
    mixer.shuffle(procedures)
    mixer.shuffle(annex)
    shuffled = replace(catalog, procedures=tuple(procedures), annex=tuple(annex))

    assert [(r.key, r.verdict, r.clauses) for r in rows(shuffled, day)] == [
        (r.key, r.verdict, r.clauses) for r in rows(catalog, day)
    ]


def test_the_order_and_the_place_of_files_change_nothing(catalog: Catalog, rule_files: RuleFiles) -> None:
    """Rules within one stage keep the order of their files, so the files of a stage are not mixed."""
    shuffled = rule_files._replace(yaml_files=tuple(reversed(rule_files.yaml_files)))
    other = load(shuffled).catalog

    for day in (date(2025, 1, 8), date(2026, 1, 2), date(2027, 3, 1)):
        assert rows(other, day, "12") == rows(catalog, day, "12")


def test_a_procedure_may_be_filed_under_another_name(catalog: Catalog, copied_rules: Path) -> None:
    shutil.move(copied_rules / "procedures" / "ho-tich" / "1.000894.yaml", copied_rules / "procedures" / "a.yaml")
    moved = load(find_files(copied_rules, "rules")).catalog
    day = date(2026, 7, 1)

    assert [replace(r, location=None) for r in rows(moved, day)] == [
        replace(r, location=None) for r in rows(catalog, day)
    ]


@FEW
@given(data=st.data())
def test_between_two_changes_of_law_or_dossier_no_verdict_changes(catalog: Catalog, data: st.DataObject) -> None:
    days = [day for day in changes(catalog) if day >= date(2016, 1, 1)]
    number = data.draw(st.integers(0, len(days) - 2))
    first, last = days[number], days[number + 1] - timedelta(days=1)
    middle = data.draw(st.dates(first, last))
    answers = [
        [(r.key, r.verdict, r.clauses, r.situation) for r in rows(catalog, d, "12")] for d in (first, middle, last)
    ]

    assert answers[0] == answers[1] == answers[2]


@pytest.mark.parametrize("province", [None, "12"])
def test_a_review_is_the_same_every_time(catalog: Catalog, province: str | None) -> None:
    day = date(2026, 7, 1)

    assert rows(catalog, day, province) == rows(catalog, day, province)


def test_many_demands_share_few_situations(catalog: Catalog) -> None:
    day = date(2026, 7, 1)
    context = Reviewer(catalog, day, "12", ReferenceMatcher()).context
    whole = [context.situation(d) for d in demands(catalog.procedures, day)]

    assert len(set(whole)) < len(whole) * 0.7
    assert len({s.id for s in whole}) == len(set(whole))
