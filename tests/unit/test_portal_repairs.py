"""What is put right in published texts and codes, what is left alone, and what is refused."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.model.published import Repair, RepairKind
from engine.portal.detail import from_detail
from engine.portal.flat import from_flat
from engine.portal.repairs import repair_code, repair_text, split_attachments
from engine.portal.shapes import ShapeError, code_text, quantity_of, text_of, texts_of

Data = dict[str, Any]

VOWELS = "aăâeêioôơuưy"
LETTERS = sorted(
    {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in ("", *"\u0300\u0301\u0303\u0309\u0323")}
)
ALPHABET = [
    *LETTERS,
    *map(str.upper, LETTERS),
    *"bcdđghklmnpqrstvxQHTĐ 0123.,;()-_\n",
    "\u200b",
    "\u00ad",
    "\ufeff",
    "\u0300",
]
WORDS = ["hoà", "hòa", "thuỷ", "thủy", "quý", "quỷ", "hoàn", "toàn", "Giấy", "khai", "sinh", "HUỶ", "khoẻ", "khoẻo"]
BITS = [*WORDS, "Mẫu 01.docx", "TK.pdf", "đơn", "mẫu", ".", ";", ":", ")", " ", "a.doc", "1.5", "Tờ khai"]
CODES = st.from_regex(r"[1-9]\.[0-9]{6}", fullmatch=True)
SHORTEST_TAIL = 3


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("hoà giải", "hòa giải"),
        ("thuỷ sản", "thủy sản"),
        ("HUỶ BỎ, Khoẻ, xoá", "HỦY BỎ, Khỏe, xóa"),
        ("Uỷ ban, (tuỳ viên)", "Ủy ban, (tùy viên)"),
        ("loè hoạ luỵ thuỹ", "lòe họa lụy thũy"),
    ],
)
def test_a_late_tone_mark_moves_to_the_first_vowel(written: str, meant: str) -> None:
    repaired = repair_text(written)

    assert repaired.text == meant
    assert [repair.kind for repair in repaired.repairs] == [RepairKind.TONE]


def test_the_words_whose_tone_mark_moved_are_told_once() -> None:
    (repair,) = repair_text("hoà giải, thuỷ sản, hoà nhập").repairs

    assert (repair.before, repair.after) == ("hoà, thuỷ", "hòa, thủy")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain ASCII text",
        "Giấy khai sinh của con, đã dịch ra tiếng Việt",
        "quý, Quý, QUÝ, quỷ, quỳ, Quỹ, quỵ",
        "hoàn, toàn, loại, ngoài, khuỷu, quỳnh, huỳnh, thoáng, ngoèo",
        "hòa, thủy, khỏe, tùy, lòe",
        "quà, quá, quả, que, quẻ",
    ],
)
def test_what_is_well_written_stays(text: str) -> None:
    assert repair_text(text) == (text, ())


def test_letters_written_in_pieces_are_put_together() -> None:
    repaired = repair_text(unicodedata.normalize("NFD", "Giấy khai sinh của mẹ"))

    assert repaired.text == "Giấy khai sinh của mẹ"
    assert [repair.kind for repair in repaired.repairs] == [RepairKind.UNICODE]


def test_invisible_characters_go_and_are_named() -> None:
    repaired = repair_text("\ufeffGiấy\u200b khai\u00ad sinh\u200b")

    assert repaired.text == "Giấy khai sinh"
    assert repaired.repairs == (Repair(kind=RepairKind.INVISIBLE, before="U+00AD, U+200B, U+FEFF"),)


def test_a_text_of_invisible_characters_is_empty() -> None:
    assert repair_text("\u200b \u2060\ufeff ").text == ""


def test_blanks_around_a_text_go_without_a_word() -> None:
    assert repair_text("\n  Tờ khai \t") == ("Tờ khai", ())


def test_all_that_is_wrong_is_put_right_at_once() -> None:
    repaired = repair_text(" ho\u200b" + unicodedata.normalize("NFD", "à giải "))

    assert repaired.text == "hòa giải"
    assert [repair.kind for repair in repaired.repairs] == [RepairKind.INVISIBLE, RepairKind.UNICODE, RepairKind.TONE]


@given(st.text(ALPHABET, max_size=60) | st.lists(st.sampled_from(BITS), max_size=9).map(" ".join))
def test_a_repaired_text_needs_no_repair(text: str) -> None:
    once = repair_text(text).text

    assert repair_text(once) == (once, ())
    assert unicodedata.is_normalized("NFC", once)


@given(st.text([letter for letter in ALPHABET if letter.isalpha() or letter == " "], max_size=60))
def test_the_unicode_form_does_not_count(text: str) -> None:
    assert repair_text(unicodedata.normalize("NFD", text)).text == repair_text(text).text


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1,001193", "1.001193"),
        ("2.00111", "2.001110"),
        ("1.001", "1.001000"),
        ("1,0010", "1.001000"),
        ("1.001193.000.00.00.H42", "1.001193"),
        ("2,000635.000.00.00.BTP", "2.000635"),
        ("1.001193\u200b", "1.001193"),
        ("\ufeff1.00\u200b1193", "1.001193"),
        (" 1.001193\n", "1.001193"),
        ("\u00a01.001193", "1.001193"),
        ("１.００１１９３", "1.001193"),
        ("１．００１１９３", "1.001193"),
    ],
)
def test_a_spoilt_code_is_put_right_and_told(written: str, code: str) -> None:
    assert repair_code(written) == (code, (Repair(kind=RepairKind.CODE, before=written, after=code),))


def test_a_good_code_stays() -> None:
    assert repair_code("1.001193") == ("1.001193", ())


@pytest.mark.parametrize(
    "written",
    [
        *("", "x", "1", "1.", "1.1", "1.12", "2,00", ".001193", "1001193", "10.001193", "1.0011930", "-1.001193"),
        *("1-001193", "1..001193", "1. 001193", "1.001.193", "1.001193.H42", "1.001193.000.00.00.", "1e-05", "nan"),
        *("1.00119a", "TTHC 1.001193", "1.001193; 1.001194"),
    ],
)
def test_a_hopeless_code_is_not_guessed(written: str) -> None:
    assert repair_code(written) == (None, ())


@given(CODES)
def test_a_code_survives_what_a_spreadsheet_does_to_it(code: str) -> None:
    as_number = code_text({"code": float(code)}, "code")
    tail = code[2:].rstrip("0")

    read_back, _ = repair_code(as_number)

    assert repair_code(code.replace(".", ","))[0] == code
    assert repair_code(f"{code}.000.00.00.H42")[0] == code
    assert read_back == (code if len(tail) >= SHORTEST_TAIL else None)


@pytest.mark.parametrize(
    ("text", "rest", "files"),
    [
        ("Giấy khai sinhMẫu 01.docx", "Giấy khai sinh", ("Mẫu 01.docx",)),
        ("Tờ khai đăng kýTK KHAI SINH.PDF", "Tờ khai đăng ký", ("TK KHAI SINH.PDF",)),
        ("Giấy khai sinh.Mẫu số 1.doc", "Giấy khai sinh.", ("Mẫu số 1.doc",)),
        ("Giấy khai sinh;Mẫu 1.xlsx  ", "Giấy khai sinh;", ("Mẫu 1.xlsx",)),
        ("Đơn (theo mẫu)Đơn xin.docx", "Đơn (theo mẫu)", ("Đơn xin.docx",)),
        ("tờ khai theo mẫumẫu số 2.doc", "tờ khai theo mẫu", ("mẫu số 2.doc",)),
        ("Tờ khaiMẫu 1.docMẫu 2.docx", "Tờ khai", ("Mẫu 1.doc", "Mẫu 2.docx")),
        ("Tờ khaiMẫu 1.doc Mẫu 2.pdfẢnh.jpg", "Tờ khai", ("Mẫu 1.doc", "Mẫu 2.pdf", "Ảnh.jpg")),
    ],
)
def test_file_names_glued_to_a_line_are_cut_off(text: str, rest: str, files: tuple[str, ...]) -> None:
    assert split_attachments(text) == (rest, files)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Giấy khai sinh",
        "Giấy khai sinh. Tờ khai theo mẫu.",
        "mẫu.docx",
        "Mẫu số 01.docx",
        "Đơn đề nghị theo mẫu số 01.docx",
        "Theo Phụ lục 1.5.docx",
        "Nộp tệp Mẫu.pdf và bản giấy",
        "Bản chụp ở dạng .pdf",
    ],
)
def test_what_is_not_plainly_glued_stays(text: str) -> None:
    assert split_attachments(text) == (text, ())


@given(st.lists(st.sampled_from(BITS), max_size=12).map("".join))
def test_cutting_off_file_names_loses_nothing(text: str) -> None:
    rest, files = split_attachments(text)

    assert "".join("".join((rest, *files)).split()) == "".join(text.split())
    assert bool(rest) == bool(text)


@pytest.mark.parametrize(
    ("value", "quantity"),
    [(None, None), ("", None), (0, 0), (2, 2), (2.0, 2), ("2", 2), (" 2 ", 2), ("02", 2), ("２", 2)],
)
def test_a_quantity_may_be_written_in_several_ways(value: object, quantity: int | None) -> None:
    assert quantity_of({"qty": value}, "qty") == quantity


@pytest.mark.parametrize("value", [-1, 1.5, True, "nhiều", "-1", "1.5", "9" * 9, [1], float("nan"), float("inf")])
def test_what_is_no_quantity_is_refused(value: object) -> None:
    with pytest.raises(ShapeError, match="trường “qty” phải là số lượng"):
        quantity_of({"qty": value}, "qty")


def test_one_text_is_a_list_of_one() -> None:
    assert [texts_of({"a": value}, "a") for value in (None, "", "x", ["x", "y"])] == [(), (), ("x",), ("x", "y")]


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ShapeError, match="“a” có ký tự không ghi được bằng UTF-8"):
        text_of({"a": "x\ud800"}, "a")


@pytest.mark.parametrize(
    "field", ["code", "name", "field", "agency", "level", "decision", "updated_at", "steps", "url"]
)
@pytest.mark.parametrize("value", [3, True, ["x"], {"x": 1}])
def test_a_flat_field_that_is_no_text_is_named(field: str, value: object) -> None:
    record: Data = {"code": "1.000001", "name": "Thủ tục thử", "components": []}

    with pytest.raises(ShapeError, match=f"^trường “{field}” phải là chữ$"):
        from_flat(record | {field: value})


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"code": None}, "trường “code” thiếu"),
        ({"code": "  "}, "trường “code” để trống"),
        ({"name": None}, "trường “name” thiếu"),
        ({"name": ""}, "trường “name” để trống"),
        ({"legal_basis": {"x": 1}}, "trường “legal_basis” phải là danh sách"),
        ({"legal_basis": ["Luật", 3]}, "trường “legal_basis” phải là chữ"),
        ({"components": "Tờ khai"}, "trường “components” phải là danh sách"),
        ({"components": [{"text": "A"}, "B"]}, "thành phần hồ sơ thứ 2 phải là một đối tượng JSON"),
        ({"components": [{"text": "A"}, {}]}, "thành phần hồ sơ thứ 2: trường “text” thiếu"),
        ({"components": [{"text": 1}]}, "thành phần hồ sơ thứ 1: trường “text” phải là chữ"),
        ({"components": [{"text": "A", "group": 1}]}, "thành phần hồ sơ thứ 1: trường “group” phải là chữ"),
        ({"components": [{"text": "A", "original_qty": "x"}]}, "hồ sơ thứ 1: trường “original_qty” phải là số lượng"),
        ({"components": [{"text": "A", "copy_qty": -1}]}, "hồ sơ thứ 1: trường “copy_qty” phải là số lượng"),
    ],
)
def test_a_flat_field_of_a_wrong_type_is_named(fields: Data, problem: str) -> None:
    with pytest.raises(ShapeError, match=f"{problem}$"):
        from_flat({"code": "1.000001", "name": "Thủ tục thử", "components": []} | fields)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"code": 1}, "trường “code” phải là chữ"),
        ({"code": None}, "trường “codeNotation” thiếu"),
        ({"name": None}, "trường “name” thiếu"),
        ({"departmentPromulgateName": 3}, "trường “departmentPromulgateName” phải là chữ"),
        ({"decisionNo": 3}, "trường “decisionNo” phải là chữ"),
        ({"procedureProposal": "x"}, "trường “procedureProposal” phải là một đối tượng JSON"),
        ({"procedureProposal": {"proposalNumber": 3}}, "trường “proposalNumber” phải là chữ"),
        ({"updatedAt": "2026-07-01"}, "trường “updatedAt” phải là số mili giây"),
        ({"updatedAt": True}, "trường “updatedAt” phải là số mili giây"),
        ({"updatedAt": 10**18}, "trường “updatedAt” không phải là một ngày"),
        ({"categoriesDetails": {}}, "trường “categoriesDetails” phải là danh sách"),
        ({"categoriesDetails": [3]}, "trường “categoriesDetails” phải là một đối tượng JSON"),
        ({"legalBasisesDetails": ["x"]}, "căn cứ pháp lý phải là một đối tượng JSON"),
        ({"executionSteps": ["x"]}, "bước thực hiện phải là một đối tượng JSON"),
        ({"executionSteps": [{"description": 3}]}, "trường “description” phải là chữ"),
        ({"departmentsExecuting": ["x"]}, "cơ quan thực hiện phải là một đối tượng JSON"),
        ({"unitGroupsExecuting": "x"}, "trường “unitGroupsExecuting” phải là danh sách"),
        ({"executionCases": {}}, "trường “executionCases” phải là danh sách"),
        ({"cases": ["x"]}, "trường “cases” phải là một đối tượng JSON"),
        ({"cases": [{"name": 3}]}, "trường “name” phải là chữ"),
        ({"profileComponents": {}}, "trường “profileComponents” phải là danh sách"),
        ({"profileComponents": ["x"]}, "thành phần hồ sơ phải là một đối tượng JSON"),
        ({"profileComponents": [{}]}, "trường “name” thiếu"),
        ({"profileComponents": [{"name": "A", "originalQty": "x"}]}, "trường “originalQty” phải là số lượng"),
        ({"profileComponents": [{"name": "A", "copyQty": -1}]}, "trường “copyQty” phải là số lượng"),
        ({"profileComponents": [{"name": "A", "attachments": "x"}]}, "trường “attachments” phải là danh sách"),
        ({"profileComponents": [{"name": "A", "attachments": ["x"]}]}, "tệp đính kèm phải là một đối tượng JSON"),
        ({"profileComponents": [{"name": "A", "attachments": [{"fileName": 3}]}]}, "trường “fileName” phải là chữ"),
    ],
)
def test_a_field_of_the_portal_of_a_wrong_type_is_named(fields: Data, problem: str) -> None:
    with pytest.raises(ShapeError, match=f"^{problem}$"):
        from_detail({"code": "OK", "data": {"code": "1.000001", "name": "Thủ tục thử"} | fields})
