"""The page of an inventory in Chromium: found without diacritics, filtered, sorted, shared, read by every reader."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from engine.model.decision import Ask, Blocker, Inventory, Row
from engine.model.terms import BlockerCode, PaperId, Verdict
from engine.render import Screen, renderer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.system

MakeRow = Callable[..., Row]
MakeInventory = Callable[..., Inventory]
PHONE = 390
MANY = 1_203
FOUND = "#thay"
WIDE = "Quan-hệ-giữa-người-yêu-cầu-và-người-được-giám-hộ-không-có-chỗ-ngắt-dòng"


def _rows(make_row: MakeRow) -> tuple[Row, ...]:
    """Five papers that differ in everything that a reader asks for."""
    blocker = Blocker(code=BlockerCode.NOT_CONNECTED, text="Tỉnh chưa kết nối", actor="UBND tỉnh")
    foreign = {"issuer": "Ủy ban Dân tộc", "field": "Dân tộc"}
    return (
        make_row(procedure="1.000001", procedure_name="Đăng ký khai sinh", paper=PaperId.BIRTH, subject="con"),
        make_row(
            procedure="1.000001", procedure_name="Đăng ký khai sinh", component="4", remarks=("=1+1", "<b>đậm</b>")
        ),
        make_row(
            procedure="1.000002",
            procedure_name="Ân giảm",
            verdict=Verdict.CUT_WHEN_CONNECTED,
            blockers=(blocker,),
            level="tinh",
            levels=("tinh", "xa"),
            **foreign,
        ),
        make_row(
            procedure="1.000003",
            procedure_name="Bảo trợ " + WIDE,
            paper=None,
            umbrella="Giấy tờ chứng minh quan hệ hôn nhân",
            verdict=Verdict.UNCLEAR,
            ask=Ask(fact="paper", question="Giấy tờ nào?"),
            doubts=("chưa chắc",),
            published="unread",
        ),
        make_row(procedure="1.000004", procedure_name="Cấp thẻ", finding="still_demanded", correction="Bỏ giấy này."),
    )


def written(inventory: Inventory, path: Path) -> str:
    """The address of the page of an inventory."""
    with path.open("wb") as stream:
        renderer("html")(inventory, stream, Screen())
    return path.as_uri()


@pytest.fixture(scope="module")
def address(make_row: MakeRow, make_inventory: MakeInventory, tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(make_inventory(*_rows(make_row)), tmp_path_factory.mktemp("page") / "danh-muc.html")


def names(page: "Page") -> list[str]:
    """The procedures in sight, in order."""
    return page.locator(".row button").all_inner_texts()


def asked(page: "Page", text: str) -> str:
    """Search, and what the page then tells."""
    page.get_by_role("searchbox").fill(text)
    page.keyboard.press("Enter")
    return page.locator(FOUND).inner_text()


def test_all_papers_are_there_and_told(page: "Page", address: str) -> None:
    page.goto(address)

    assert page.locator(FOUND).inner_text() == "5 giấy tờ của 4 thủ tục"
    assert page.locator(".row").count() == 5
    assert page.locator("#bang-thuong").count() == 0


def test_the_search_needs_no_diacritics(page: "Page", address: str) -> None:
    page.goto(address)

    for words in ("đăng ký khai sinh", "dang ky khai sinh", "SINH khai", '"khai sinh"'):
        assert asked(page, words) == "2 trên 5 giấy tờ của 1 thủ tục", words
        assert names(page) == ["Đăng ký khai sinh"] * 2


def test_the_search_knows_phrases_umbrellas_and_clauses(page: "Page", address: str) -> None:
    page.goto(address)

    assert asked(page, "“sinh khai”").startswith("Không có giấy tờ nào khớp")
    assert names(page) == []
    assert asked(page, '"hon nhan"') == "1 trên 5 giấy tờ của 1 thủ tục"
    assert asked(page, "d4 k2 đ.b 1.000004") == "1 trên 5 giấy tờ của 1 thủ tục"


FILTERS = (
    ("Kết luận", "cut_when_connected", 1),
    ("Cơ quan ban hành", "Ủy ban Dân tộc", 1),
    ("Lĩnh vực", "Hộ tịch", 4),
    ("Cấp thực hiện", "xa", 5),
    ("Cấp thực hiện", "tinh", 1),
    ("Giấy tờ", "birth", 1),
    ("Giấy tờ", "none", 1),
    ("Bản công bố", "unread", 1),
    ("Mức chắc chắn", "certain", 5),
    ("Phát hiện", "still_demanded", 1),
)


def has_rows(page: "Page", count: int) -> None:
    """Waits for so many rows; a function given as text would be evaluated, which the page forbids."""
    from playwright.sync_api import expect

    expect(page.locator(".row")).to_have_count(count)


def test_every_filter_narrows_the_table(page: "Page", address: str) -> None:
    page.goto(address)
    for label, choice, count in FILTERS:
        page.get_by_label(label, exact=True).select_option(choice)
        has_rows(page, count)
        page.get_by_role("button", name="Xóa tìm, lọc").click()
        has_rows(page, 5)


def test_columns_sort_in_vietnamese_order_and_say_so(page: "Page", address: str) -> None:
    page.goto(address)
    head = page.get_by_role("table", name="Bấm vào").get_by_role("columnheader", name="Thủ tục", exact=True)
    head.get_by_role("button").click()

    assert [name.split()[0] for name in names(page)] == ["Ân", "Bảo", "Cấp", "Đăng", "Đăng"]
    assert head.get_attribute("aria-sort") == "ascending"
    assert page.locator(FOUND).inner_text().endswith("xếp theo cột Thủ tục tăng dần")
    page.keyboard.press("Enter")  # the button keeps the focus
    assert [name.split()[0] for name in names(page)] == ["Đăng", "Đăng", "Cấp", "Bảo", "Ân"]
    page.keyboard.press("Enter")
    assert (head.get_attribute("aria-sort"), names(page)[0]) == ("none", "Đăng ký khai sinh")


def test_verdicts_sort_by_what_can_be_cut_first(page: "Page", address: str) -> None:
    page.goto(address)
    page.get_by_role("columnheader", name="Kết luận").get_by_role("button").click()

    told = page.locator(".row [data-verdict]").all_inner_texts()
    assert told == [*["Cắt giảm ngay"] * 3, "Cắt giảm khi kết nối", "Cần làm rõ"]


def test_the_address_restores_everything(page: "Page", address: str, browser: "Browser") -> None:
    page.goto(address)
    asked(page, "giay")
    page.get_by_label("Lĩnh vực").select_option("Hộ tịch")
    page.locator("#bang").get_by_role("columnheader", name="Thủ tục").get_by_role("button").click()
    page.locator(".row button").first.click()
    before = (names(page), page.locator(".detail").inner_text(), page.locator(FOUND).inner_text())

    other = browser.new_page()
    other.goto(page.url)
    after = (names(other), other.locator(".detail").inner_text(), other.locator(FOUND).inner_text())
    assert after == before
    assert (other.get_by_role("searchbox").input_value(), other.get_by_label("Lĩnh vực").input_value()) == (
        "giay",
        "Hộ tịch",
    )
    other.close()


def test_an_address_that_says_nonsense_is_harmless(page: "Page", address: str) -> None:
    page.goto(f"{address}#verdict=none-such&sort=__proto__&open=0.99.x.-1&q={quote('<img src=x onerror=1>')}")

    assert page.locator(FOUND).inner_text().startswith("Không có giấy tờ nào khớp")
    assert page.locator("img").count() == 0


def test_a_number_of_the_overview_leads_to_its_papers(page: "Page", address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Cắt giảm khi kết nối").click()

    has_rows(page, 1)
    assert page.get_by_label("Kết luận", exact=True).input_value() == "cut_when_connected"


def test_a_row_opens_by_keyboard_to_its_explanation(page: "Page", address: str) -> None:
    page.goto(address)
    button = page.get_by_role("button", name="Ân giảm")
    button.focus()
    page.keyboard.press("Enter")

    told = page.locator(f"#{button.get_attribute('aria-controls')}").inner_text()
    for words in (
        "Tỉnh chưa kết nối – UBND tỉnh",
        "NQ-66.7-2025 Đ4 k2 đ.b",
        "trừ giấy tờ nước ngoài",
        "catgiam explain",
    ):
        assert words in told
    assert button.get_attribute("aria-expanded") == "true"
    assert button.evaluate("b => b === document.activeElement")
    page.keyboard.press("Space")
    assert (button.get_attribute("aria-expanded"), page.locator(".detail").count()) == ("false", 0)


def test_what_a_record_says_is_shown_and_never_run(page: "Page", address: str) -> None:
    page.goto(address)
    page.locator(".row button").nth(1).click()

    assert "=1+1" in page.locator(".detail").inner_text()
    assert "<b>đậm</b>" in page.locator(".detail").inner_text()
    assert page.locator(".detail b").count() == 0


def test_the_keyboard_goes_first_to_the_table_of_papers(page: "Page", address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent") == "Tới bảng giấy tờ"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "giay-to"
    assert page.locator(".row").count() == 5


def test_it_stays_a_table_for_those_who_hear_it_on_a_phone_too(page: "Page", address: str) -> None:
    for width in (1280, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address)
        table = page.get_by_role("table", name="Bấm vào tên thủ tục")
        assert table.get_by_role("columnheader").count() == 8
        assert table.get_by_role("rowheader").count() == 5
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".row button").nth(3).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_every_field_of_the_form_has_a_label(page: "Page", address: str) -> None:
    page.goto(address)

    assert page.evaluate("[...document.querySelectorAll('input, select')].every(f => f.labels.length === 1)")
    assert page.locator(FOUND).get_attribute("aria-live") == "polite"


def test_dark_is_dark_and_light_is_light(page: "Page", address: str) -> None:
    page.goto(address)
    colours = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    assert colours == ["rgb(255, 255, 255)", "rgb(20, 24, 29)"]


def test_everything_found_is_on_paper_with_its_explanation(page: "Page", address: str) -> None:
    page.goto(f"{address}#field={quote('Hộ tịch')}")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    assert page.locator(".detail:visible").count() == 4
    assert not page.get_by_role("searchbox").is_visible()
    assert page.get_by_text("4 trên 5 giấy tờ. Lĩnh vực: Hộ tịch").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('#bang thead')).display") == "table-header-group"
    assert page.pdf(format="A4", landscape=True).startswith(b"%PDF")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".detail").count() == 0


def test_without_script_the_table_is_still_read(browser: "Browser", address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)

    table = page.locator("#bang-thuong")
    assert table.is_visible()
    assert "1.000002 Ân giảm – Ủy ban Dân tộc, Dân tộc" in table.inner_text()
    assert "Cắt giảm khi kết nối" in table.inner_text()
    assert not page.locator("#loc").is_visible()
    context.close()


def test_thousands_of_papers_come_bit_by_bit_and_are_all_searched(
    page: "Page", make_row: MakeRow, make_inventory: MakeInventory, tmp_path: Path
) -> None:
    rows = [make_row(procedure=f"1.{n:06}", procedure_name=f"Thủ tục số {n}") for n in range(MANY)]
    page.goto(written(make_inventory(*rows), tmp_path / "lon.html"))

    assert page.locator(FOUND).inner_text() == "1.203 giấy tờ của 1.203 thủ tục"
    assert page.locator(".row").count() == 500
    page.get_by_role("button", name="Hiện thêm 500 dòng (còn 703 dòng chưa hiện)").click()
    assert page.locator(".row").count() == 1000
    assert page.evaluate("document.activeElement.textContent") == "Thủ tục số 500"
    assert asked(page, "thu tuc so 1201") == "1 trên 1.203 giấy tờ của 1 thủ tục"
