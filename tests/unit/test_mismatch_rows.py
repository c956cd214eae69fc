"""Rows of lists of mismatches: numbers, dates, places, and what is said of them without repeating them."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.diagnostics import Severity
from engine.mismatch.communes import Asked, CommuneResolver, Unsettled
from engine.mismatch.days import FORMATS, due_day, parsed_date
from engine.mismatch.identity import identity_of
from engine.mismatch.pins import read_pin
from engine.mismatch.proposing import proposals
from engine.mismatch.rows import Reading, Reception, RowReader, located, problem_of
from engine.mismatch.vocabulary import Vocabulary, folded, load_vocabulary
from engine.model.mismatch import UNCLASSIFIED, Case, Doubt, Field, Layout
from engine.model.record import replace
from engine.model.terms import PaperId
from engine.places import Places, load_places
from engine.sheets import Cells, open_table

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 20)
PREFIXES = frozenset({"001", "012"})
COLUMNS = (
    *(Field.COMMUNE, Field.EVENT, Field.NUMBER, Field.REGISTERED_ON, Field.NAME, Field.BIRTH_DATE),
    *(Field.SEX, Field.PIN, Field.ERROR),
)
GOOD = ("xã Bình Lư", "Khai sinh", "15", "20/02/2019", "NGƯỜI BỊA", "01/02/2019", "Nam", "999219000001", "Sai họ tên")


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "rules" / "mismatch", "rules/mismatch", ROOT / "rules" / "schema")


@cache
def places() -> Places:
    return load_places(ROOT / "rules" / "places")


def lai_chau_reader(layout: Layout | None = None) -> RowReader:
    chosen = layout or Layout(columns={field: field.label for field in COLUMNS})
    resolver = CommuneResolver(places(), places().province("12").one, chosen.communes)
    columns = {field: number for number, field in enumerate(COLUMNS)}
    reception = Reception(DAY, date(2026, 12, 31), "ds.csv")
    return RowReader(Reading(columns, chosen, vocabulary(), resolver, frozenset({"012"}), reception))


def row(**changes: str) -> Cells:
    texts = {field.value: text for field, text in zip(COLUMNS, GOOD, strict=True)} | changes
    return Cells(7, tuple(texts.values()))


def case_of(cells: Cells, layout: Layout | None = None) -> Case:
    found = lai_chau_reader(layout).read(cells)
    assert found.case is not None
    return found.case


# ---------------------------------------------------------------- identification numbers


@pytest.mark.parametrize(
    ("text", "born", "sex", "doubts"),
    [
        ("001219000001", "2019-02-01", "Nam", ()),
        ("001319000001", "2019", "Nữ", ()),
        ("001085000001", "1985-02", "nam", ()),
        ("001 219 000 001", "2019", "Nam", ()),
        ("'001219000001", "", "", ()),
        ("", "2019", "Nam", (Doubt.NO_PIN,)),
        ("1219000001", "", "", None),
        ("12219000001", "2019", "Nam", (Doubt.LOST_ZERO,)),
        ("999219000001", "2019", "Nam", (Doubt.PREFIX,)),
        ("001219000001", "2019", "Nữ", (Doubt.SEX,)),
        ("001219000001", "1919", "Nam", (Doubt.CENTURY,)),
        ("001219000001", "2018", "Nam", (Doubt.YEAR,)),
        ("001219000001", "?", "không rõ", ()),
        ("123456789", "", "", None),
        ("0012190000011", "", "", None),
        ("00121900000A", "", "", None),
        ("００１２１９０００００１", "", "", None),
    ],
)
def test_a_number_is_an_error_doubtful_or_fine(
    text: str, born: str, sex: str, doubts: tuple[Doubt, ...] | None
) -> None:
    pin = read_pin(text, born, sex, PREFIXES)

    assert pin.is_error == (doubts is None)
    assert pin.doubts == (doubts or ())


def test_a_lost_zero_is_proposed_and_never_put_back() -> None:
    pin = read_pin("12219000001", "2019", "Nam", PREFIXES)

    assert (pin.written, pin.proposed) == ("12219000001", "012219000001")


@given(st.text())
def test_any_text_is_read_as_a_number_or_refused(text: str) -> None:
    pin = read_pin(text, "2019", "Nam", PREFIXES)

    assert pin.is_error or not pin.written or pin.written.isdigit()


# ---------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("text", "written", "read"),
    [
        ("01/02/2019", "dd/mm/yyyy", "2019-02-01"),
        ("1-2-2019", "dd/mm/yyyy", "2019-02-01"),
        ("01/02/2019", "mm/dd/yyyy", "2019-01-02"),
        ("2019-02-01", "dd/mm/yyyy", "2019-02-01"),
        ("2019-02-01 00:00:00", "mm/dd/yyyy", "2019-02-01"),
        ("02/2019", "dd/mm/yyyy", "2019-02"),
        ("2019", "mm/dd/yyyy", "2019"),
        ("--/--/1985", "dd/mm/yyyy", "1985"),
        ("01022019", "dd/mm/yyyy", "2019-02-01"),
        ("30/02/2019", "dd/mm/yyyy", None),
        ("13/2019", "dd/mm/yyyy", None),
        ("hôm qua", "dd/mm/yyyy", None),
    ],
)
def test_dates_are_read_as_the_list_writes_them(text: str, written: str, read: str | None) -> None:
    assert parsed_date(text, written) == read


@given(st.dates())
def test_a_written_date_is_read_back(day: date) -> None:
    texts = (f"{day.day:02}/{day.month:02}/{day.year:04}", f"{day.month}/{day.day}/{day.year:04}", day.isoformat())

    assert [parsed_date(text, form) for text, form in zip(texts, FORMATS, strict=True)] == [day.isoformat()] * 3


def test_working_days_leave_out_weekends_and_days_off() -> None:
    friday = date(2026, 11, 20)

    assert due_day(friday, 1, ()) == date(2026, 11, 23)
    assert due_day(friday, 1, (date(2026, 11, 23),)) == date(2026, 11, 24)
    assert due_day(friday, 10, ()) == date(2026, 12, 4)


# ---------------------------------------------------------------- places


def settle(asked: Asked, settled: dict[str, str] | None = None) -> str:
    """The code, or the question."""
    found = CommuneResolver(places(), places().province("12").one, settled or {}).find(asked)
    return found.message if isinstance(found, Unsettled) else found.code


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Asked("03390"), "03390"),
        (Asked("3390"), "03390"),
        (Asked("xã Bình Lư"), "03390"),
        (Asked("Bình Lư, Lai Châu"), "03390"),
        (Asked("xã Bình Lư", province="tỉnh Lai Châu"), "03390"),
        (Asked("xã Bản Bo, huyện Tam Đường, tỉnh Lai Châu"), "03424"),
    ],
)
def test_communes_of_today_and_of_before_are_found(asked: Asked, code: str) -> None:
    assert settle(asked) == code


def test_a_question_is_answered_in_the_mapping_file() -> None:
    unknown = Asked("đơn vị lạ")

    assert settle(unknown) == "không có đơn vị cấp xã nào mang mã hay tên ghi ở ô này"
    assert settle(unknown, {"đơn vị lạ": "03390"}) == "03390"


def test_a_row_of_another_province_is_told() -> None:
    assert "không thuộc tỉnh Lai Châu" in settle(Asked("phường Ba Đình", province="Hà Nội"))
    assert settle(Asked("")) == "ô xã trống"


# ---------------------------------------------------------------- rows


def test_a_good_row_is_a_case() -> None:
    case = case_of(row())

    assert (case.province, case.commune, case.event, case.error) == ("12", "03390", PaperId.BIRTH, "SAI_HO_TEN")
    assert (case.registered_on, case.birth_date, case.place) == ("2019-02-20", "2019-02-01", "ds.csv:7")


def test_an_unknown_error_is_kept_with_its_words() -> None:
    case = case_of(row(error="Lỗi chưa ai biết"))

    assert (case.error, case.error_words) == (UNCLASSIFIED, "Lỗi chưa ai biết")


def test_words_are_translated_by_the_mapping_file() -> None:
    layout = Layout(
        columns={},
        events={"KSĐK": PaperId.BIRTH},
        errors={"M01": "SAI_NGAY_SINH"},
        communes={"xã của tôi": "03390"},
    )
    case = case_of(row(commune="xã của tôi", event="KSĐK", error="M01"), layout)

    assert (case.commune, case.event, case.error) == ("03390", PaperId.BIRTH, "SAI_NGAY_SINH")


def test_what_holds_for_every_row_fills_empty_cells_only() -> None:
    layout = Layout(columns={}, always={Field.EVENT: "khai tử", Field.COMMUNE: "03466"})

    assert case_of(row(event=""), layout).event is PaperId.DEATH
    assert case_of(row(), layout).event is PaperId.BIRTH
    assert case_of(row(commune=""), layout).commune == "03466"


def test_a_short_row_lacks_only_what_it_lacks() -> None:
    case = case_of(Cells(7, GOOD[:3]))

    assert (case.number, case.name, case.doubts) == ("15", "", "no_pin")


def test_a_date_that_cannot_be_read_stays_as_written() -> None:
    found = lai_chau_reader().read(row(birth_date="40/13/2019", pin=""))

    assert found.case is not None
    assert found.case.birth_date == "40/13/2019"
    assert (found.doubts, found.unread) == ((Doubt.NO_PIN, Doubt.DATE), Field.BIRTH_DATE)


def test_everything_wrong_with_a_row_is_told_at_once_and_no_cell_is_repeated(tmp_path: Path) -> None:
    bad = {"commune": "NƠI BÍ MẬT", "event": "VIỆC BÍ MẬT", "name": "TÊN BÍ MẬT", "pin": "999123456"}
    cells = row(**bad)
    path = tmp_path / "ds.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    table = open_table(path, shown_as="ds.csv")
    found = lai_chau_reader().read(cells)
    told = [located(p, table, cells, {field: n for n, field in enumerate(COLUMNS)}) for p in found.errors]

    assert found.case is None
    assert [d.code for d in told] == ["unknown-event", "unknown-commune", "bad-pin"]
    assert all(d.location.line == 7 for d in told)
    for diagnostic in told:
        said = f"{diagnostic.message} {diagnostic.hint} {diagnostic.source_line}"
        assert "BÍ MẬT" not in said
        assert "999123456" not in said
    assert "…456" in told[2].message
    assert "CMND" in str(told[2].hint)


@pytest.mark.parametrize("doubt", Doubt)
def test_every_doubt_is_a_warning_in_words(doubt: Doubt) -> None:
    problem = problem_of(doubt, Field.BIRTH_DATE)

    assert problem.severity is Severity.WARNING
    assert problem.message == doubt.label
    assert problem.field is (Field.BIRTH_DATE if doubt is Doubt.DATE else Field.PIN)


# ---------------------------------------------------------------- identity


def test_a_case_is_known_again_by_registration_person_and_deviation() -> None:
    case = replace(case_of(row()), field="họ tên")
    case = replace(case, id=identity_of(case))
    same = ({"register_value": "a", "database_value": "b"}, {"error": UNCLASSIFIED}, {"due_on": date(2027, 1, 1)})
    other = ("commune", "number", "book", "registered_on", "pin", "name", "birth_date", "field", "error_words")

    assert all(identity_of(replace(case, **changes)) == case.id for changes in same)
    assert len({identity_of(replace(case, **{field: "x"})) for field in other} | {case.id}) == len(other) + 1


def test_where_no_field_is_named_the_values_tell_deviations_apart() -> None:
    case = case_of(row())

    assert identity_of(replace(case, register_value="a")) != case.id


def test_a_number_with_its_zero_lost_is_the_same_case() -> None:
    assert case_of(row(pin="012219000001")).id == case_of(row(pin="12219000001")).id


# ---------------------------------------------------------------- words


def test_every_word_of_a_list_means_one_thing() -> None:
    words = vocabulary()

    assert set(Field) == set(words.fields)
    assert set(PaperId) == set(words.events.values())
    assert words.events[folded("KHAI SINH")] is PaperId.BIRTH
    assert words.errors[folded("Nghi trùng thông tin công dân đã cấp số")] == "NGHI_TRUNG"


def test_only_wordings_that_were_read_somewhere_are_not_ours() -> None:
    attested = {kind.id for kind in vocabulary().kinds.values() if kind.certainty != "ours"}

    assert attested == {"CANH_BAO_KY_THUAT", "NGHI_TRUNG", "LOI_DINH_DANG_NGAY_SINH", "CAN_XAC_MINH", "THIEU_SDD"}
    assert all(deadline.certainty == "ours" for deadline in vocabulary().policy.deadlines)


def test_the_register_prevails_until_the_law_ends() -> None:
    case = case_of(row())

    assert any("L-60-2014-QH13 Đ60 k2" in text for text in proposals(case, vocabulary(), DAY))
    assert not any("L-60-2014-QH13" in text for text in proposals(case, vocabulary(), date(2027, 3, 1)))


def test_the_reminder_for_births_since_2016_is_for_those_only() -> None:
    def reminded(case: Case) -> bool:
        return any("đầu vào" in text for text in proposals(case, vocabulary(), DAY))

    assert reminded(case_of(row()))
    assert not reminded(case_of(row(registered_on="20/02/2015")))
    assert not reminded(case_of(row(registered_on="40/13/2019")))
    assert not reminded(case_of(row(event="kết hôn")))
    assert not reminded(case_of(row(pin="")))
