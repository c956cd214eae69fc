"""What the cells of a coverage table say."""

from datetime import date

import pytest

from engine.coverage import EventNames, amount_text
from engine.coverage.values import any_day, count, first_day, last_day, percent_text, share
from engine.model.catalog import Catalog
from engine.model.record import replace
from engine.model.terms import PaperId


@pytest.mark.parametrize(
    ("text", "total", "stated"),
    [
        ("85,5 %", None, 0.855),
        ("85.5%", 7, 0.855),
        ("100 %", None, 1.0),
        ("0,855", None, 0.855),
        ("0.855", 1000, 0.855),
        ("1,0", 500, 1.0),
        ("855", 1000, 0.855),
        ("1.234", 2468, 0.5),
        ("1 234 bản ghi", 2468, 0.5),
        ("1 bản ghi", 4, 0.25),
        ("1", 1, 1.0),
        ("0", 12, 0.0),
        ("0", 0, 1.0),
    ],
)
def test_a_share_is_written_as_percent_as_a_fraction_or_as_a_count(text: str, total: int | None, stated: float) -> None:
    assert share(text, total) == stated


@pytest.mark.parametrize(
    ("text", "total", "said"),
    [
        ("85,5", 100, "tỷ lệ thì viết “85,5 %”"),
        ("101 %", None, "lớn hơn 100 %"),
        ("11", 10, "11 bản ghi nhiều hơn tổng số 10"),
        ("855", None, "chưa có tổng số bản ghi"),
        ("1", 300, "1 bản ghi hay 100 %"),
        ("-1", 10, "không phải là số bản ghi"),
        ("1.23.4", 10, "không phải là số bản ghi"),
        ("nhiều", 10, "không phải là số bản ghi"),
        ("9" * 16, 10, "không phải là số bản ghi"),
        ("１２", 100, "không phải là số bản ghi"),
    ],
)
def test_a_share_that_may_mean_two_things_or_none_is_asked_after(text: str, total: int | None, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        share(text, total)


def test_thousands_may_be_parted() -> None:
    assert [count(text) for text in ("1234", "1.234", "1 234", "1.234.567")] == [1234, 1234, 1234, 1234567]


@pytest.mark.parametrize("text", ["30/09/2026", "2026-09-30", "30.9.2026"])
def test_a_day_is_written_in_the_ways_of_vietnam_and_of_machines(text: str) -> None:
    assert any_day(text) == first_day(text) == last_day(text) == date(2026, 9, 30)


def test_a_year_alone_is_a_whole_year() -> None:
    assert (first_day("2016"), last_day("2016")) == (date(2016, 1, 1), date(2016, 12, 31))
    with pytest.raises(ValueError, match="mới là năm"):
        any_day("2016")


@pytest.mark.parametrize("text", ["31/09/2026", "2026-02-30", "0000"])
def test_a_day_that_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="lịch không có ngày"):
        first_day(text)


@pytest.mark.parametrize("text", ["9/2026", "hôm nay", "20260930"])
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="viết như 30/09/2026"):
        first_day(text)


@pytest.mark.parametrize(
    ("stated", "total", "text"),
    [
        (0.855, 1000, "855"),
        (0.855, None, "85,5 %"),
        (0.855, 7, "85,5 %"),
        (0.25, 4, "1 bản ghi"),
        (1.0, 1, "1"),
        (1.0, 0, "0"),
        (1.0, None, "100 %"),
        (1e-7, None, "0,00001 %"),
        (None, 5, ""),
    ],
)
def test_an_amount_is_written_as_a_count_where_there_is_one(stated: float | None, total: int | None, text: str) -> None:
    assert amount_text(stated, total) == text
    assert stated is None or share(text, total) == stated


def test_percent_keeps_every_digit() -> None:
    assert percent_text(1 / 3) == "33,33333333333333 %"


def test_an_event_is_found_by_id_label_and_other_names(catalog: Catalog) -> None:
    names = EventNames(catalog.papers.values())

    assert {names.find(t) for t in ("birth", "GIẤY KHAI SINH", "Giấy  khai sinh")} == {PaperId.BIRTH}
    assert all(names.find(paper.label) is paper for paper in PaperId)
    with pytest.raises(ValueError, match="có phải là “Giấy khai sinh”"):
        names.find("Giấy khai xinh")
    birth = catalog.papers[PaperId.BIRTH]
    shared = EventNames([birth, replace(catalog.papers[PaperId.DEATH], aliases=("Giấy khai sinh",))])
    with pytest.raises(ValueError, match="ghi rõ một loại"):
        shared.find("Giấy khai sinh")
    with pytest.raises(ValueError, match="các loại: Giấy khai sinh"):
        names.find("xyz")
