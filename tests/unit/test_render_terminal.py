"""The page for a person: readable at any width, without colour, and on a screen without Vietnamese."""

import io
import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.model.decision import Blocker, Inventory, Row
from engine.model.terms import Verdict
from engine.render import BY_NAME, Screen, renderer
from engine.render.letters import ERRORS
from engine.render.notes import Notes, shortened
from engine.render.page import Page, line_spans, narrow_spans, wide_spans

MakeRow = Callable[..., Row]
MakeInventory = Callable[..., Inventory]


def page(inventory: Inventory, *, width: int = 100, colour: bool = False, encoding: str = "utf-8") -> str:
    shown, stream = Screen(width, colour, encoding), io.BytesIO()
    renderer("terminal")(inventory, stream, shown)
    return stream.getvalue().decode(shown.encoding)


def test_the_head_says_what_was_asked(make_row: MakeRow, make_inventory: MakeInventory) -> None:
    shown = page(make_inventory(make_row()))

    assert shown.startswith("DANH MỤC RÀ SOÁT GIẤY TỜ HỘ TỊCH\nNgày xét 20/07/2026 · Chỉ xét pháp luật (chưa xét")
    assert "chỉ bộ đánh giá tham chiếu" in shown


def test_the_head_names_the_province_and_what_was_left_out(make_row: MakeRow, make_inventory: MakeInventory) -> None:
    shown = page(make_inventory(make_row(), province="12", province_name="Lai Châu"))

    assert "Tỉnh Lai Châu (mã 12)" in shown
    assert "tỉnh khác ban hành: 0 thủ tục" in shown


def test_a_row_says_everything_that_changes_the_answer(
    make_row: MakeRow, make_inventory: MakeInventory, not_connected: Blocker
) -> None:
    row = make_row(
        finding="still_demanded",
        doubts=("chưa rõ cách đọc",),
        origin="domestic",
        channel="online",
        blockers=(not_connected,),
    )
    shown = page(make_inventory(row), width=200)

    for said in (
        "✔ Cắt giảm ngay · Giấy chứng nhận kết hôn · cha, mẹ · do cơ quan Việt Nam cấp · nộp trực tuyến",
        "! vẫn đang yêu cầu",
        "≈ nghi vấn",
        "Thành phần 3 (đang yêu cầu): Giấy chứng nhận kết hôn của cha mẹ",
        "Căn cứ: NQ-66.7-2025 Đ4 k2 đ.b",
        "Vướng: Tỉnh chưa kết nối – UBND tỉnh",
        "Ngoại lệ: trừ giấy tờ nước ngoài (NĐ Đ4)",
        "≈ chưa rõ cách đọc",
    ):
        assert said in shown


def test_an_umbrella_says_what_each_paper_would_be_answered(make_row: MakeRow, make_inventory: MakeInventory) -> None:
    verdicts = {"birth": "cut_now", "death": "cut_now", "adoption": "keep"}
    row = make_row(paper=None, verdict=Verdict.UNCLEAR, candidate_verdicts=verdicts, component_text="Giấy tờ nêu chung")
    shown = page(make_inventory(row), width=200)

    assert "Nếu là: Giấy khai sinh, Trích lục khai tử → ✔ cắt giảm ngay; Giấy chứng nhận nuôi con nuôi → ■ giữ" in shown


def test_a_paper_that_is_kept_says_why(make_row: MakeRow, make_inventory: MakeInventory) -> None:
    shown = page(make_inventory(make_row(verdict=Verdict.KEEP, grounds=("giấy là đối tượng",), exceptions=())))

    assert "Vì: giấy là đối tượng" in shown


def test_papers_outside_the_review_are_shown_without_a_verdict(
    make_row: MakeRow, make_inventory: MakeInventory
) -> None:
    shown = page(make_inventory(make_row(verdict=None, paper=None, other="Tờ khai")))

    assert "· Tờ khai – thành phần 3, ngoài phạm vi rà soát" in shown


def test_an_empty_inventory_says_so(make_inventory: MakeInventory) -> None:
    assert "Không có thành phần hồ sơ nào" in page(make_inventory())


def test_fields_stand_in_vietnamese_order(make_row: MakeRow, make_inventory: MakeInventory) -> None:
    fields = ("Đất đai", "Dân số", "Ấn phẩm", "Bảo hiểm")
    rows = [make_row(field=field, procedure=f"1.00000{n}") for n, field in enumerate(fields)]
    shown = page(make_inventory(*rows))

    headings = [line for line in shown.splitlines() if line in {field.upper() for field in fields}]
    assert headings == ["ẤN PHẨM", "BẢO HIỂM", "DÂN SỐ", "ĐẤT ĐAI"]


def test_what_many_rows_share_is_said_once(make_row: MakeRow, make_inventory: MakeInventory) -> None:
    shared = "trừ giấy tờ do cơ quan nước ngoài cấp chưa ghi vào Sổ hộ tịch của Việt Nam (NĐ-111-2011 Đ4 k2)"
    rows = [make_row(component=str(n), exceptions=(shared,)) for n in range(6)]
    shown = page(make_inventory(*rows), width=200)

    assert shown.count(shared) == 1
    assert shown.count("của… [1]") == 6


def test_what_few_rows_share_stays_in_the_row(make_row: MakeRow) -> None:
    assert not list(Notes([make_row(), make_row()]))


@pytest.mark.parametrize("width", [40, 80, 100, 120])
def test_no_line_is_wider_than_the_screen(make_row: MakeRow, make_inventory: MakeInventory, width: int) -> None:
    rows = [make_row(component=str(n), exceptions=("trừ " + "giấy tờ nước ngoài " * 9,)) for n in range(6)]

    assert max(map(len, page(make_inventory(*rows), width=width).splitlines())) <= width


def test_a_page_without_colour_has_no_escape_and_no_space_at_line_ends(
    make_row: MakeRow, make_inventory: MakeInventory
) -> None:
    shown = page(make_inventory(make_row()))

    assert "\x1b" not in shown
    assert not re.search(r" $", shown, re.MULTILINE)


def test_colour_changes_no_word(make_row: MakeRow, make_inventory: MakeInventory) -> None:
    inventory = make_inventory(make_row(finding="still_demanded"))
    coloured = page(inventory, colour=True)

    assert "\x1b[" in coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.splitlines()] == page(inventory).splitlines()


def test_a_screen_without_vietnamese_gets_plain_letters(make_row: MakeRow, make_inventory: MakeInventory) -> None:
    shown = page(make_inventory(make_row(finding="still_demanded", doubts=("ngờ",))), encoding="ascii")

    assert "+ Cat giam ngay - Giay chung nhan ket hon" in shown
    assert "~ nghi van" in shown
    assert "?" not in shown.replace("? Can lam ro", "")


def test_letters_without_a_plain_form_become_question_marks() -> None:
    assert "Đ “я” …".encode("ascii", ERRORS) == b'D "?" ...'


def test_control_characters_cannot_steer_the_terminal(make_row: MakeRow, make_inventory: MakeInventory) -> None:
    assert "\x1b" not in page(make_inventory(make_row(subject="\x1b[2J")))


def test_every_verdict_has_a_sign_of_its_own_or_a_label_beside_it() -> None:
    for encoding in ("utf-8", "ascii"):
        assert all(Page(Screen(encoding=encoding)).symbol(verdict) for verdict in (*Verdict, None))


def test_lines_break_at_spaces_and_only_a_long_word_is_cut() -> None:
    text = "một hai ba " + "x" * 25
    lines = [text[start:end] for start, end in line_spans(text, 10, 8)]

    assert lines == ["một hai ba", "x" * 8, "x" * 8, "x" * 8, "x"]


def test_a_short_form_ends_at_a_word() -> None:
    assert shortened("trừ giấy tờ nước ngoài", 12) == "trừ giấy tờ…"
    assert shortened("ngắn", 12) == "ngắn"


def test_the_table_of_formats_loads_no_rich() -> None:
    code = "import sys, engine.render, engine.render.jsons, engine.render.table; sys.exit('rich' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_format_in_the_table_exists() -> None:
    assert all(callable(renderer(name)) for name in BY_NAME)


@given(text=st.text(alphabet="ab đế ", max_size=60).map(str.lstrip), first=st.integers(1, 20), rest=st.integers(1, 20))
def test_the_fast_way_to_break_lines_breaks_them_where_the_careful_one_does(text: str, first: int, rest: int) -> None:
    assert list(narrow_spans(text, first, rest)) == list(wide_spans(text, first, rest))
