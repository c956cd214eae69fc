"""The shipped places: counts, names however they are written, and what became of the old ones."""

import unicodedata
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.model.terms import Certainty
from engine.places import OldCommune, Place, Places, Province, Rank, load_places

ROOT = Path(__file__).resolve().parents[2]
PLACES = load_places(ROOT / "rules" / "places")

PER_PROVINCE = (
    "01:126 04:56 08:124 11:45 12:38 14:75 15:99 19:92 20:65 22:54 24:99 25:148 31:114 33:104 37:129 38:166 40:130 "
    "42:69 44:78 46:40 48:94 51:96 52:135 56:65 66:102 68:124 75:95 79:168 80:96 82:102 86:124 91:102 92:103 96:64"
)


@pytest.fixture(scope="module")
def places() -> Places:
    return PLACES


def one_province(code: str) -> Province:
    found = PLACES.province(code).one
    assert found is not None
    return found


def old_commune(code: str) -> OldCommune:
    found = PLACES.old_commune(code).one
    assert found is not None
    return found


# ---------------------------------------------------------------- the tables


def test_there_are_34_provinces_and_63_old_ones(places: Places) -> None:
    assert len(places.provinces) == 34
    assert len(places.old_provinces) == 63
    assert Counter(p.rank for p in places.provinces) == {Rank.PROVINCE: 28, Rank.CITY: 6}
    assert Counter(p.rank for p in places.old_provinces) == {Rank.PROVINCE: 57, Rank.CITY: 6}


def test_there_are_3321_communes_as_the_law_counts_them(places: Places) -> None:
    ranks = Counter(c.rank for c in places.communes)

    assert ranks == {Rank.COMMUNE: 2621, Rank.WARD: 687, Rank.SPECIAL_ZONE: 13}
    assert ranks.total() == 3321


def test_each_province_has_its_number_of_communes(places: Places) -> None:
    assert " ".join(f"{p.code}:{p.communes}" for p in places.provinces) == PER_PROVINCE
    assert all(len(places.communes_of(p)) == p.communes for p in places.provinces)


def test_441_of_10033_old_communes_went_to_more_than_one(places: Places) -> None:
    assert len(places.old_communes) == 10033
    assert sum(len(c.now) > 1 for c in places.old_communes) == 441


def test_codes_are_unique_at_each_level(places: Places) -> None:
    levels: list[tuple[Place, ...]] = [
        places.provinces,
        places.communes,
        places.old_provinces,
        places.old_districts,
        places.old_communes,
    ]
    for level in levels:
        assert len({p.code for p in level}) == len(level)


def test_every_name_is_in_one_unicode_form(places: Places) -> None:
    everything: list[Place] = [*places.provinces, *places.communes, *places.old_districts, *places.old_communes]

    assert all(unicodedata.is_normalized("NFC", p.name) for p in everything)


def test_nothing_of_today_comes_from_nowhere(places: Places) -> None:
    islands = {code for d in places.old_districts for code in d.now}
    reached = {code for c in places.old_communes for code in c.now} | islands

    assert reached == {c.code for c in places.communes}
    assert len(islands) == 5


def test_every_table_names_its_source(places: Places) -> None:
    named = {source.file: source for source in places.sources}
    tables = {file.name for file in (ROOT / "rules" / "places").glob("*.csv")} - {"sources.csv"}

    assert set(named) == tables
    assert all(s.checked.certainty is Certainty.REPORTED and s.licence for s in named.values())


def test_provinces_agree_with_those_of_the_issuers(places: Places) -> None:
    issuers = (ROOT / "rules" / "issuers.yaml").read_text(encoding="utf-8")

    assert all(f'code: "{p.code}", name: {p.name},' in issuers for p in places.provinces)


def test_provinces_agree_with_the_shared_table(places: Places) -> None:
    shared = ROOT.parent / "shared" / "data" / "ma_tinh_63_34.csv"
    if not shared.exists():
        pytest.skip("không có bảng đối chiếu 63–34 dùng chung")
    lines = shared.read_text(encoding="utf-8").splitlines()[1:]

    for prefix, name, now, _ in (line.split(",") for line in lines):
        old = places.old_province(prefix).one
        assert old is not None
        assert old.identity_prefix == prefix
        assert old.now == now
        assert places.old_province(name).one == old


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("12", "12"),
        (" 12 ", "12"),
        ("Lai Châu", "12"),
        ("tỉnh Lai Châu", "12"),
        ("TỈNH LAI CHÂU", "12"),
        ("Hồ Chí Minh", "79"),
        ("Thành phố Hồ Chí Minh", "79"),
        ("TP. Hồ Chí Minh", "79"),
        ("tp.Hồ Chí Minh", "79"),
        ("TP Hồ Chí Minh", "79"),
        ("T. Thanh Hoá", "38"),
        ("Khánh Hoà", "56"),
        ("Khánh Hòa", "56"),
        ("tỉnh Đồng Nai", "75"),
        ("thành phố Đồng Nai", "75"),
        (unicodedata.normalize("NFD", "Điện Biên"), "11"),
    ],
)
def test_a_province_is_found_however_it_is_written(places: Places, written: str, code: str) -> None:
    found = places.province(written).one

    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("written", ["lai chau", "tinh Lai Chau", "Lai Chầu"])
def test_a_province_without_its_accents_is_asked_after(places: Places, written: str) -> None:
    found = places.province(written)

    assert found.one is None
    assert found.candidates == ()
    assert found.question == f"không có tỉnh, thành phố nào là “{written}”"
    assert "Lai Châu" in found.hint


def test_a_wrong_rank_is_not_passed_over(places: Places) -> None:
    assert places.province("thành phố Lai Châu").one is None
    assert places.commune("Phường Ba Đình", one_province("01")).one is not None
    assert places.commune("Xã Ba Đình", one_province("01")).hint == "có phải là “phường Ba Đình”?"
    assert places.commune("Xã Ba Đình", one_province("12")).hint != "có phải là “phường Ba Đình”?"


def test_far_from_everything_nothing_is_suggested(places: Places) -> None:
    assert not places.province("@@@@").hint


def test_a_name_in_several_provinces_is_a_question(places: Places) -> None:
    found = places.commune("xã Hoà An")

    assert found.one is None
    assert {c.code for c in found.candidates} == {"01654", "02353", "31393"}
    assert "xã Hòa An, tỉnh Cao Bằng (01654)" in found.question
    assert places.commune("xã Hoà An", one_province("08")).one == places.commune("02353").one


def test_a_code_of_another_province_is_not_of_this_one(places: Places) -> None:
    assert places.commune("02353", one_province("12")).candidates == ()


@pytest.mark.parametrize(
    "written", ["Văn Miếu - Quốc Tử Giám", "phường Văn Miếu-Quốc Tử Giám", "Văn Miếu – Quốc Tử Giám"]
)
def test_dashes_are_all_one(places: Places, written: str) -> None:
    assert places.commune(written).one == places.commune("00226").one


@pytest.mark.parametrize("written", ["Ea H'Leo", "xã Ea H’Leo", "X. EA H`LEO"])
def test_apostrophes_are_all_one(places: Places, written: str) -> None:
    assert places.commune(written).one == places.commune("24184").one


def respelled(name: str) -> str:
    """Move the tone mark: "Hòa" as "Hoà", and the other way round."""
    for early, late in (
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("ọa", "oạ"),
        ("ủy", "uỷ"),
        ("úy", "uý"),
        ("ùy", "uỳ"),
    ):
        name = name.replace(early, late) if early in name else name.replace(late, early)
    return name


SPELLINGS: list[Callable[[str], str]] = [
    str,
    str.lower,
    str.upper,
    respelled,
    lambda name: unicodedata.normalize("NFD", name),
    lambda name: f"  {name.replace(' ', '  ')} ",
]


@given(st.sampled_from(PLACES.communes), st.sampled_from(SPELLINGS), st.booleans())
def test_every_commune_is_found_in_its_province(commune: Place, spell: Callable[[str], str], ranked: bool) -> None:  # noqa: FBT001 - drawn
    current = PLACES.commune(commune.code).one
    assert current is not None
    text = spell(current.title if ranked else current.name)

    assert PLACES.commune(text, PLACES.province_of(current)).one == current


@given(st.sampled_from(PLACES.old_communes), st.sampled_from(SPELLINGS))
def test_every_old_commune_is_found_in_its_district(old: OldCommune, spell: Callable[[str], str]) -> None:
    district = PLACES.old_district(old.district).one

    assert PLACES.old_commune(spell(old.title), district).one == old


@given(st.text(max_size=80))
def test_no_text_breaks_a_search(text: str) -> None:
    for found in (PLACES.province(text), PLACES.old_province(text), PLACES.old_province_of_identity_number(text)):
        assert (found.one is None) == bool(found.question)


# ---------------------------------------------------------------- ranks in time


@pytest.mark.parametrize(
    ("code", "day", "title"),
    [
        ("75", date(2026, 4, 29), "tỉnh Đồng Nai"),
        ("75", date(2026, 4, 30), "thành phố Đồng Nai"),
        ("22", date(2026, 8, 31), "tỉnh Quảng Ninh"),
        ("24", date(2026, 9, 20), "thành phố Bắc Ninh"),
        ("12", date(2030, 1, 1), "tỉnh Lai Châu"),
    ],
)
def test_a_province_has_the_rank_of_the_day(code: str, day: date, title: str) -> None:
    assert one_province(code).title_on(day) == title


def test_22_communes_became_wards_in_2026(places: Places) -> None:
    changed = [c for c in places.communes if c.changes]

    assert Counter((c.province, c.rank, c.rank_on(date(2026, 12, 31))) for c in changed) == {
        ("24", Rank.COMMUNE, Rank.WARD): 12,
        ("75", Rank.COMMUNE, Rank.WARD): 10,
    }


# ---------------------------------------------------------------- old to new


def test_every_old_province_became_one_of_today(places: Places) -> None:
    assert {places.province_now(old).code for old in places.old_provinces} == {p.code for p in places.provinces}


@pytest.mark.parametrize(
    ("number", "old", "now"),
    [("064299000001", "Gia Lai", "52"), ("052199000001", "Bình Định", "52"), ("012 099 000 001", "Lai Châu", "12")],
)
def test_an_identity_number_tells_the_old_province(places: Places, number: str, old: str, now: str) -> None:
    found = places.old_province_of_identity_number(number).one

    assert found is not None
    assert found.name == old
    assert places.province_now(found).code == now


@pytest.mark.parametrize(
    "number", ["", "12", "64299000001", "0642990000012", "06429900000x", "٠٦٤٢٩٩٠٠٠٠٠١", "999299000001"]
)
def test_a_bad_identity_number_is_told_without_repeating_it(places: Places, number: str) -> None:
    found = places.old_province_of_identity_number(number)

    assert found.candidates == ()
    assert found.question
    assert len(number) < 4 or number not in found.question + found.hint


def test_a_lost_zero_is_recognised(places: Places) -> None:
    assert "mất số 0" in places.old_province_of_identity_number("64299000001").hint


def test_a_foreign_prefix_is_possible(places: Places) -> None:
    assert "mã quốc gia" in places.old_province_of_identity_number("118299000001").hint


def test_an_old_province_has_its_earlier_name(places: Places) -> None:
    assert places.old_province("tỉnh Thừa Thiên Huế").one == places.old_province("046").one
    assert places.old_province("thành phố Huế").one == places.old_province("46").one


def test_an_old_commune_that_went_whole_has_one_answer(places: Places) -> None:
    now = places.commune_now(old_commune("00004")).one

    assert now is not None
    assert now.title == "phường Ba Đình"
    assert old_commune("00004") in places.came_from(now)


def test_an_old_commune_that_was_divided_is_a_question(places: Places) -> None:
    found = places.commune_now(old_commune("00016"))

    assert found.one is None
    assert [c.code for c in found.candidates] == ["00004", "00008"]
    assert found.question == (
        "phường Ngọc Hà, quận Ba Đình, thành phố Hà Nội (cũ) đã chia về nhiều đơn vị: "
        "phường Ba Đình (00004); phường Ngọc Hà (00008); hỏi người dân nay thuộc đơn vị nào"
    )


def test_where_sources_disagree_the_user_is_asked(places: Places) -> None:
    doubted = [c for c in places.old_communes if c.doubted]

    assert [c.code for c in doubted] == ["00556", "23053", "28036"]
    for old in doubted:
        found = places.commune_now(old)
        assert found.one is None
        assert "chưa thống nhất" in found.question


def test_every_old_commune_has_one_answer_or_a_question(places: Places) -> None:
    answers = [places.commune_now(c) for c in places.old_communes]

    assert sum(a.one is None for a in answers) == 441 + 3
    assert all((a.one is None) == bool(a.question) for a in answers)


def test_island_districts_became_special_zones(places: Places) -> None:
    district = places.old_district("huyện Côn Đảo").one
    assert district is not None
    now = places.district_now(district).one

    assert now is not None
    assert now.title == "đặc khu Côn Đảo"


def test_an_old_district_is_a_question_that_lists_some(places: Places) -> None:
    district = places.old_district("Ba Đình", places.old_province("001").one).one
    assert district is not None
    found = places.district_now(district)

    assert found.one is None
    assert {"00004", "00008", "00025"} <= {c.code for c in found.candidates}


def test_many_candidates_are_cut_short_in_words(places: Places) -> None:
    found = places.old_commune("Phường 4")

    assert len(found.candidates) == 20
    assert found.question.endswith("và 8 đơn vị khác")
