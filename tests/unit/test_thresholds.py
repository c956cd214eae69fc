"""When data counts as ready is policy: dated, set by somebody, for all events or for one."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from engine.availability import Availability
from engine.coverage import Office, narrowed, with_office
from engine.coverage.policy import read_policy
from engine.diagnostics import CatgiamError
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.coverage import Threshold, threshold_on
from engine.model.law import Checked
from engine.model.province import Connection, Coverage, Province
from engine.model.record import replace
from engine.model.terms import Certainty, DataState, LinkState, PaperId, Verdict
from engine.places import Commune, Rank
from engine.review import Reviewer
from engine.timeline import span_starts

DAY = date(2026, 6, 1)
LUNCH = "1.001622"
"""Asks for a birth certificate that NQ 66.7 replaces: only connection and data decide."""
SCHEMAS = Path(__file__).parents[2] / "rules" / "schema"
COMMUNES = tuple(Commune(code=code, rank=Rank.COMMUNE, name=code, province="12") for code in ("03388", "03390"))


def threshold(
    share: float, *, starts: date = DAY, until: date | None = None, event: PaperId | None = None
) -> Threshold:
    return Threshold(
        digitised=share,
        clean=share,
        starts=starts,
        until=until,
        event=event,
        set_by="thử",
        source="thử",
        certainty=Certainty.CERTAIN,
    )


def covered(share: float, *, commune: str = "", starts: date = DAY, event: PaperId = PaperId.BIRTH) -> Coverage:
    return Coverage(
        event=event,
        digitised=share,
        clean=share,
        starts=starts,
        source="thử",
        certainty=Certainty.REPORTED,
        commune=commune,
    )


def province(*coverage: Coverage, thresholds: Iterable[Threshold] = (), communes: tuple[str, ...] = ()) -> Province:
    checked = Checked(on=DAY, source="thử", certainty=Certainty.CERTAIN)
    return Province(
        code="99", name="Thử", checked=checked, coverage=coverage, thresholds=tuple(thresholds), communes=communes
    )


def test_the_shipped_threshold_is_all_of_it_and_says_that_it_is_ours(catalog: Catalog) -> None:
    (shipped,) = catalog.thresholds

    assert (shipped.digitised, shipped.clean, shipped.event) == (1.0, 1.0, None)
    assert shipped.certainty is Certainty.OURS
    assert shipped.set_by
    assert shipped.source


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 5, 31), DataState.UNKNOWN),
        (date(2026, 6, 1), DataState.NOT_READY),
        (date(2026, 12, 31), DataState.NOT_READY),
        (date(2027, 1, 1), DataState.READY),
    ],
)
def test_the_threshold_of_the_day_counts_and_without_one_nobody_knows(day: date, state: DataState) -> None:
    rules = (threshold(0.9, until=date(2026, 12, 31)), threshold(0.8, starts=date(2027, 1, 1)))
    place = province(covered(0.85, starts=date(2026, 1, 1)))

    assert Availability(place, day, rules).data(PaperId.BIRTH) is state


def test_a_threshold_for_one_event_comes_before_that_for_all() -> None:
    stated = (threshold(0.9), threshold(0.5, event=PaperId.DEATH))

    assert threshold_on(DAY, PaperId.DEATH, stated) is stated[1]
    assert threshold_on(DAY, PaperId.BIRTH, stated) is stated[0]


def test_the_province_s_own_threshold_comes_before_that_of_the_rules() -> None:
    rules = (threshold(1.0), threshold(1.0, event=PaperId.BIRTH))
    place = province(covered(0.85), thresholds=[threshold(0.8)])

    assert Availability(place, DAY, rules).data(PaperId.BIRTH) is DataState.READY


def test_a_later_statement_replaces_an_earlier_one_inside_its_period_only() -> None:
    rules = (threshold(0.9),)
    earlier = replace(covered(0.5, starts=date(2026, 1, 1)), registered_until=date(2015, 12, 31))
    whole = covered(1.0)
    part = replace(covered(1.0), registered_until=date(2010, 12, 31))

    assert Availability(province(earlier, whole), DAY, rules).data(PaperId.BIRTH) is DataState.READY
    assert Availability(province(earlier, part), DAY, rules).data(PaperId.BIRTH) is DataState.NOT_READY


@pytest.mark.parametrize(
    ("coverage", "state"),
    [
        ((covered(1.0, commune="03388"), covered(1.0, commune="03390")), DataState.READY),
        ((covered(1.0, commune="03388"), covered(0.5, commune="03390")), DataState.NOT_READY),
        ((covered(1.0, commune="03388"),), DataState.UNKNOWN),
        ((covered(0.5, commune="03388"),), DataState.NOT_READY),
        ((covered(1.0, commune="03388"), covered(1.0)), DataState.READY),
        ((covered(1.0, commune="03388"), covered(0.5)), DataState.NOT_READY),
        ((covered(1.0),), DataState.READY),
    ],
)
def test_a_province_has_what_all_of_its_communes_have(coverage: tuple[Coverage, ...], state: DataState) -> None:
    place = province(*coverage, communes=("03388", "03390"))

    assert Availability(place, DAY, (threshold(0.9),)).data(PaperId.BIRTH) is state


def verdict(catalog: Catalog, day: date) -> Verdict | None:
    (row,) = Reviewer(catalog, day, "12", ReferenceMatcher()).rows(p for p in catalog.procedures if p.code == LUNCH)
    return row.verdict


def connected(catalog: Catalog) -> Catalog:
    link = Connection(
        system="one_stop",
        database="ho_tich",
        state=LinkState.LIVE,
        starts=date(2026, 1, 1),
        source="thử",
        certainty=Certainty.CERTAIN,
    )
    home = replace(catalog.provinces["12"], connections=(link,))
    return replace(catalog, provinces={"12": home})


def test_the_verdict_of_a_commune_turns_on_the_day_on_which_its_data_passes_the_threshold(catalog: Catalog) -> None:
    stated = (covered(0.9, commune="03388"), covered(1.0, commune="03388", starts=date(2026, 9, 1)))
    office = Office(stated, (), COMMUNES, "dấu")
    home = connected(catalog)
    joined = with_office(home, home.provinces["12"], office)
    here, there = (narrowed(joined, joined.provinces["12"], commune) for commune in COMMUNES)

    assert verdict(here, date(2026, 8, 31)) is Verdict.CUT_WHEN_DATA_READY
    assert verdict(here, date(2026, 9, 1)) is Verdict.CUT_NOW
    assert verdict(there, date(2026, 9, 1)) is Verdict.CUT_WHEN_DATA_READY
    assert verdict(joined, date(2026, 9, 1)) is Verdict.CUT_WHEN_DATA_READY


def test_the_verdict_turns_on_the_day_on_which_the_office_lowers_its_threshold(catalog: Catalog) -> None:
    office = Office((covered(0.9),), (threshold(0.9, starts=date(2026, 10, 1)),), (), "dấu")
    home = connected(catalog)
    joined = with_office(home, home.provinces["12"], office)

    assert verdict(joined, date(2026, 9, 30)) is Verdict.CUT_WHEN_DATA_READY
    assert verdict(joined, date(2026, 10, 1)) is Verdict.CUT_NOW


def test_a_catalogue_names_the_office_s_data_in_its_hash(catalog: Catalog) -> None:
    home = catalog.provinces["12"]

    assert with_office(catalog, home, Office()) is catalog
    assert with_office(catalog, home, Office(digest="a")).catalog_hash != catalog.catalog_hash


POLICY = """kind: policy
thresholds:
  - {digitised: "0.9", clean: "0.8", from: 2026-01-01, set_by: UBND tỉnh, source: Kế hoạch, certainty: certain}
"""


def test_an_office_sets_its_threshold_in_a_file_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text(POLICY, encoding="utf-8")

    (found,) = read_policy(file, "policy.yaml", SCHEMAS)

    assert (found.digitised, found.clean, found.starts) == (0.9, 0.8, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (POLICY + POLICY.splitlines()[2].replace("2026-01-01", "2026-06-01"), "overlap"),
        (POLICY.replace("from: 2026-01-01", "from: 2026-01-01, until: 2025-12-31"), "period"),
        (POLICY.replace('"0.9"', '"1.9"'), "wrong-form"),
        ("kind: stale\nreferences: []\nrepealed: []\n", "wrong-kind"),
        ("kind: polisy\n", "unknown-kind"),
    ],
)
def test_a_wrong_policy_is_told_with_its_place(tmp_path: Path, text: str, code: str) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(CatgiamError) as caught:
        read_policy(file, "policy.yaml", SCHEMAS)

    assert code in {d.code for d in caught.value.diagnostics}
    assert all(d.location.line for d in caught.value.diagnostics)


def test_a_threshold_begins_a_stretch_of_the_timeline(catalog: Catalog) -> None:
    home = replace(catalog.provinces["12"], thresholds=(threshold(0.9, starts=DAY, until=date(2026, 8, 14)),))
    changed = replace(catalog, provinces={"12": home})

    new = set(span_starts(changed, (), "12")) - set(span_starts(catalog, (), "12"))

    assert new == {DAY, date(2026, 8, 15)}
