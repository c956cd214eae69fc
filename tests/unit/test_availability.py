from datetime import date
from typing import Any

import pytest

from engine.availability import Availability
from engine.model.catalog import Catalog
from engine.model.coverage import Threshold
from engine.model.law import Checked
from engine.model.province import Connection, Coverage, Province
from engine.model.terms import Certainty, DataState, LinkState, PaperId

DAY = date(2026, 6, 1)
CHECKED = Checked(on=DAY, source="thử", certainty=Certainty.CERTAIN)


ALL = Threshold(digitised=1.0, clean=1.0, starts=date(2020, 1, 1), set_by="thử", source="thử", certainty=Certainty.OURS)
"""The threshold that is shipped: all of it."""


def link(state: LinkState, *, database: str = "ho_tich", system: str = "one_stop", starts: date = DAY) -> Connection:
    return Connection(
        system=system, database=database, state=state, starts=starts, source="thử", certainty=Certainty.CERTAIN
    )


def coverage(digitised: float, clean: float | None = None, **dates: date) -> Coverage:
    known: dict[str, Any] = {"starts": DAY, **dates}
    return Coverage(
        event=PaperId.BIRTH, digitised=digitised, clean=clean, source="thử", certainty=Certainty.CERTAIN, **known
    )


def seen(*connections: Connection, covered: tuple[Coverage, ...] = (), day: date = DAY) -> Availability:
    province = Province(code="99", name="Thử", checked=CHECKED, connections=connections, coverage=covered)
    return Availability(province, day, (ALL,))


def test_without_a_province_nothing_is_judged() -> None:
    nowhere = Availability(None, DAY)

    assert nowhere.link("ho_tich") is LinkState.NOT_JUDGED
    assert nowhere.worst_link(["ho_tich"]) is LinkState.NOT_JUDGED
    assert nowhere.data(PaperId.BIRTH) is DataState.NOT_JUDGED
    assert nowhere.connection_of("ho_tich") is None


def test_what_nobody_stated_is_unknown() -> None:
    assert seen().link("ho_tich") is LinkState.UNKNOWN
    assert seen().data(PaperId.BIRTH) is DataState.UNKNOWN
    assert seen().data(None) is DataState.UNKNOWN


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 5, 31), LinkState.UNKNOWN),
        (date(2026, 6, 1), LinkState.PLANNED),
        (date(2026, 7, 1), LinkState.LIVE),
        (date(2027, 1, 1), LinkState.NONE),
    ],
)
def test_the_latest_statement_that_has_begun_counts(day: date, state: LinkState) -> None:
    stated = (
        link(LinkState.LIVE, starts=date(2026, 7, 1)),
        link(LinkState.PLANNED),
        link(LinkState.NONE, starts=date(2027, 1, 1)),
    )

    assert seen(*stated, day=day).link("ho_tich") is state


def test_a_link_of_another_system_or_database_does_not_count() -> None:
    stated = (link(LinkState.LIVE, system="specialised"), link(LinkState.LIVE, database="dan_cu"))

    assert seen(*stated).link("ho_tich") is LinkState.UNKNOWN


@pytest.mark.parametrize(
    ("states", "worst"),
    [
        ((LinkState.LIVE, LinkState.LIVE), LinkState.LIVE),
        ((LinkState.LIVE, LinkState.PLANNED), LinkState.PLANNED),
        ((LinkState.NONE, LinkState.PLANNED), LinkState.NONE),
    ],
)
def test_a_look_up_in_two_databases_is_as_good_as_the_worse_link(
    states: tuple[LinkState, LinkState], worst: LinkState
) -> None:
    both = seen(link(states[0]), link(states[1], database="dan_cu"))

    assert both.worst_link(["ho_tich", "dan_cu"]) is worst


def test_a_look_up_in_no_known_database_is_unknown() -> None:
    assert seen(link(LinkState.LIVE)).worst_link([]) is LinkState.UNKNOWN
    assert seen(link(LinkState.LIVE)).worst_link(["ho_tich", "dan_cu"]) is LinkState.UNKNOWN


@pytest.mark.parametrize(
    ("digitised", "clean", "state"),
    [
        (1.0, 1.0, DataState.READY),
        (1.0, 0.99, DataState.NOT_READY),
        (0.99, 1.0, DataState.NOT_READY),
        (1.0, None, DataState.NOT_READY),
    ],
)
def test_data_is_ready_when_all_of_it_is_digitised_and_clean(
    digitised: float, clean: float | None, state: DataState
) -> None:
    covered = (coverage(digitised, clean),)

    assert seen(covered=covered).data(PaperId.BIRTH) is state
    assert seen(covered=covered).data(PaperId.DEATH) is DataState.UNKNOWN


def test_the_latest_count_of_the_data_counts() -> None:
    covered = (coverage(1.0, 1.0, starts=date(2026, 5, 1)), coverage(0.5), coverage(1.0, 1.0, starts=date(2027, 1, 1)))

    assert seen(covered=covered).data(PaperId.BIRTH) is DataState.NOT_READY


def test_data_is_not_ready_while_one_period_of_registration_is_not() -> None:
    recent = coverage(1.0, 1.0, registered_from=date(2016, 1, 1))
    old = coverage(0.2, 0.1, registered_from=date(1990, 1, 1), registered_until=date(2015, 12, 31))

    assert seen(covered=(recent, old)).data(PaperId.BIRTH) is DataState.NOT_READY


def test_the_shipped_provinces_have_no_live_link_and_no_data_yet(catalog: Catalog) -> None:
    for province in catalog.provinces.values():
        known = Availability(province, DAY, catalog.thresholds)
        assert {known.link(database) for database in catalog.databases} <= {LinkState.PLANNED, LinkState.UNKNOWN}
        assert {known.data(paper) for paper in catalog.papers} == {DataState.UNKNOWN}
