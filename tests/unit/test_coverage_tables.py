"""Tables of coverage: what is read, and what is wrong, cell by cell and all at once."""

import csv
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from engine.coverage import Asked, CommuneFinder, EventNames, Read, merge, read_coverage
from engine.diagnostics import Diagnostic, Severity
from engine.model.catalog import Catalog
from engine.model.province import Coverage
from engine.model.terms import Certainty, PaperId
from engine.places import Places, load_places
from engine.render.workbook import Sheet, write_workbook
from engine.sheets import open_table

RULES = Path(__file__).parents[2] / "rules"
TODAY = date(2026, 11, 22)
HEADING = ["Mã xã", "Tên xã", "Loại giấy tờ", "Đăng ký từ", "Đăng ký đến", "Tổng số bản ghi", "Đã số hóa"]
HEADING += ["Đã làm sạch", "Ngày số liệu", "Nguồn"]
GOOD = ["03388", "phường Đoàn Kết", "Giấy khai sinh", "2016", "", "1.000", "855", "80,5 %", "30/09/2026", "Báo cáo"]

ReadRows = Callable[..., Read]


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places(RULES / "places")


@pytest.fixture
def read(places: Places, catalog: Catalog, tmp_path: Path) -> ReadRows:
    """Read lines as a CSV file; `province` is a code, None for the whole country."""

    def read_it(*lines: Sequence[str], heading: Sequence[str] = HEADING, province: str | None = "12") -> Read:
        file = tmp_path / "bang.csv"
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([heading, *lines])
        home = places.province(province).one if province else None
        asked = Asked(CommuneFinder(places, home), EventNames(catalog.papers.values()), None, TODAY, "bang.csv")
        return read_coverage(open_table(file, shown_as="bang.csv"), asked)

    return read_it


def changed(**cells: str) -> list[str]:
    """The good line with other cells, by heading (spaces as underscores)."""
    known = dict(zip(HEADING, GOOD, strict=True)) | {name.replace("_", " "): text for name, text in cells.items()}
    return list(known.values())


def told(problems: Sequence[Diagnostic]) -> list[tuple[str, str]]:
    return [(str(p.location).removeprefix("bang.csv:"), p.code) for p in problems]


def test_a_line_becomes_a_statement(read: ReadRows) -> None:
    found = read(GOOD)

    assert not found.problems
    assert [line.coverage for line in found.lines] == [
        Coverage(
            event=PaperId.BIRTH,
            digitised=0.855,
            clean=0.805,
            starts=date(2026, 9, 30),
            source="Báo cáo",
            certainty=Certainty.REPORTED,
            registered_from=date(2016, 1, 1),
            commune="03388",
            total=1000,
        )
    ]


def test_headings_may_be_in_english_in_another_order_and_spelled_with_other_tone_marks(read: ReadRows) -> None:
    found = read(
        ["birth", "3388", "50 %", "2026-09-30"],
        heading=["event", "commune_code", "đã số hoá", "State_Date"],
    )

    assert not found.problems
    assert [(line.coverage.commune, line.coverage.digitised, line.coverage.clean) for line in found.lines] == [
        ("03388", 0.5, None)
    ]


def test_lines_that_nobody_filled_in_are_counted_and_left_out(read: ReadRows) -> None:
    empty = ["03388", "phường Đoàn Kết", "Giấy khai sinh", *[""] * 7]

    assert read(empty, GOOD, empty).unfilled == 2


def test_a_formula_made_harmless_is_read_as_it_was(read: ReadRows) -> None:
    assert read(changed(Nguồn="'=1+1")).lines[0].coverage.source == "=1+1"


@pytest.mark.parametrize(
    ("cells", "column", "code", "says"),
    [
        ({"Mã_xã": "", "Tên_xã": ""}, 1, "missing-value", "chưa ghi xã nào"),
        ({"Mã_xã": "99999"}, 1, "commune", "không có đơn vị cấp xã nào là “99999”"),
        ({"Mã_xã": "00004", "Tên_xã": ""}, 1, "commune", "không thuộc tỉnh Lai Châu"),
        ({"Tên_xã": "Bình Lư"}, 7, "commune", "mã “03388” là phường Đoàn Kết"),
        ({"Mã_xã": "", "Tên_xã": "Thị trấn Tam Đường"}, 2, "commune", "chỉ là một phần của xã Bình Lư (mã 03390)"),
        ({"Loại_giấy_tờ": ""}, 23, "missing-value", "phải điền"),
        ({"Loại_giấy_tờ": "Giấy khai xinh"}, 23, "bad-value", "có phải là “Giấy khai sinh”"),
        ({"Đăng_ký_đến": "2015"}, 43, "period", "sớm hơn"),
        ({"Tổng_số_bản_ghi": "nhiều"}, 44, "bad-value", "không phải là số bản ghi"),
        ({"Đã_số_hóa": ""}, 50, "missing-value", "phải điền"),
        ({"Đã_số_hóa": "1001"}, 50, "bad-value", "nhiều hơn tổng số"),
        ({"Đã_làm_sạch": "900"}, 54, "clean-over-digitised", "làm sạch nhiều hơn đã số hóa"),
        ({"Ngày_số_liệu": ""}, 61, "missing-value", "chưa ghi ngày số liệu"),
        ({"Ngày_số_liệu": "23/11/2026"}, 61, "future-date", "chưa tới"),
        ({"Ngày_số_liệu": "31/09/2026"}, 61, "bad-value", "lịch không có ngày"),
    ],
)
def test_what_is_wrong_is_told_at_its_cell(
    read: ReadRows, cells: dict[str, str], column: int, code: str, says: str
) -> None:
    found = read(changed(**cells))

    assert told(found.problems) == [(f"2:{column}", code)]
    assert says in found.problems[0].message
    assert found.problems[0].source_line
    assert not found.lines


def test_everything_that_is_wrong_is_told_at_once(read: ReadRows) -> None:
    found = read(changed(Mã_xã="99999", Đã_số_hóa="x", Ngày_số_liệu="x"), changed(Loại_giấy_tờ="x"), GOOD)

    assert [code for _, code in told(found.problems)] == ["commune", "bad-value", "bad-value", "bad-value"]
    assert len(found.lines) == 1


def test_an_old_commune_that_became_several_is_a_question_with_candidates(read: ReadRows) -> None:
    (problem,) = read(changed(Mã_xã="", Tên_xã="Đặng Xá"), province="01").problems

    assert "nay thuộc nhiều xã" in problem.message
    assert problem.message.count("(mã 0") > 1
    assert problem.hint == "khai số liệu theo từng xã hiện nay"


def test_an_old_commune_that_only_changed_its_name_is_the_one_of_today(read: ReadRows) -> None:
    found = read(changed(Mã_xã="", Tên_xã="xã Krông Na"), province="66")

    assert not found.problems
    assert [line.commune.title for line in found.lines] == ["xã Buôn Đôn"]


def test_an_old_name_that_several_communes_had_is_a_question(read: ReadRows) -> None:
    (problem,) = read(changed(Mã_xã="", Tên_xã="Nhơn Hòa"), province="52").problems

    assert "có 2 đơn vị cũ là “Nhơn Hòa”" in problem.message
    assert problem.hint == "ghi mã của xã hiện nay"


def test_an_old_name_is_looked_for_in_the_whole_country_where_no_province_is_known(read: ReadRows) -> None:
    assert [line.commune.code for line in read(changed(Mã_xã="", Tên_xã="Krông Na"), province=None).lines] == ["24235"]


def test_a_name_that_several_provinces_have_is_a_question_without_a_province(read: ReadRows) -> None:
    (problem,) = read(changed(Mã_xã="", Tên_xã="Tân Phong"), province=None).problems

    assert "đơn vị cấp xã là “Tân Phong”" in problem.message
    assert problem.hint
    assert "--province" in problem.hint


def test_a_heading_without_what_is_needed_is_told_once(read: ReadRows) -> None:
    found = read(GOOD[3:], heading=HEADING[3:])

    assert {code for _, code in told(found.problems)} == {"missing-column"}
    assert len(found.problems) == 2
    assert not found.lines


def test_a_column_that_nobody_knows_is_only_noted_and_one_that_comes_twice_is_refused(read: ReadRows) -> None:
    noted = read([*GOOD, "x"], heading=[*HEADING, "Ghi chú"]).problems
    twice = read([*GOOD, "x"], heading=[*HEADING, "Xã"]).problems

    assert [(p.code, p.severity) for p in noted] == [("unknown-column", Severity.WARNING)]
    assert [p.code for p in twice] == ["duplicate-column"]


def test_a_workbook_is_read_as_a_csv_is(places: Places, catalog: Catalog, tmp_path: Path) -> None:
    file = tmp_path / "bang.xlsx"
    with file.open("wb") as stream:
        write_workbook([Sheet("Số liệu", ("BÁO CÁO SỐ HÓA",), HEADING, [GOOD, changed(Đã_số_hóa="x")])], stream)
    asked = Asked(CommuneFinder(places, None), EventNames(catalog.papers.values()), None, TODAY, "")

    found = read_coverage(open_table(file, shown_as="bang.xlsx"), asked)

    assert [line.coverage.digitised for line in found.lines] == [0.855]
    assert [p.location.file for p in found.problems] == ["bang.xlsx › Số liệu!G5"]


def merged_codes(read: ReadRows, kept: Sequence[Coverage], *lines: Sequence[str], replaces: bool = False) -> list[str]:
    return [p.code for p in merge(kept, read(*lines).lines, replaces=replaces).problems]


def test_two_lines_on_the_same_thing_are_refused(read: ReadRows) -> None:
    assert merged_codes(read, (), GOOD, GOOD) == ["duplicate"]
    assert merged_codes(read, (), GOOD, changed(Đã_số_hóa="900")) == ["duplicate"]
    assert merged_codes(read, (), GOOD, changed(Đăng_ký_từ="2010")) == ["overlap"]
    assert merged_codes(read, (), GOOD, changed(Đăng_ký_từ="2010", Đăng_ký_đến="2015")) == []


def test_what_was_imported_stays_and_is_not_contradicted(read: ReadRows) -> None:
    kept = [line.coverage for line in read(GOOD).lines]
    other, later = changed(Đã_số_hóa="900"), changed(Đã_số_hóa="900", Ngày_số_liệu="31/10/2026")
    split = changed(Đăng_ký_từ="2020", Ngày_số_liệu="31/10/2026")

    assert merge(kept, read(GOOD).lines, replaces=False).kept == tuple(kept)
    assert merged_codes(read, kept, other) == ["conflict"]
    assert merged_codes(read, kept, other, replaces=True) == []
    assert merged_codes(read, kept, split) == ["period-split"]
    assert [c.starts for c in merge(kept, read(later).lines, replaces=False).kept] == [
        date(2026, 9, 30),
        date(2026, 10, 31),
    ]
