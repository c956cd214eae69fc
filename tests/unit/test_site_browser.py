"""The documentation site in Chromium, opened from disk: it asks nobody for anything and serves every reader."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from features.site.__main__ import main
from features.site.results import Decision, Result, Results, write_results
from features.site.syntax import Scenario, read_features

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.system

PHONE = 375


WIDE = "Quan-hệ-giữa-người-yêu-cầu-và-người-được-khai-sinh-không-có-chỗ-ngắt"


def result_of(scenario: Scenario, example: dict[str, str]) -> Result:
    """A result with words that are hard to fit on a phone."""
    decision = Decision("1.000894", WIDE, "3", WIDE, WIDE, "keep", "cut_when_fields_announced", (WIDE,), WIDE)
    return Result(scenario.feature, scenario.line, scenario.name, example, True, 0.5, WIDE, (), (), (decision,))  # noqa: FBT003 - a record


@pytest.fixture(scope="module")
def folder(root: Path, rules_of_two: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped scenarios as if they had all passed."""
    folder = tmp_path_factory.mktemp("site")
    scenarios = [s for feature in read_features(root / "features") for s in feature.scenarios]
    results = [result_of(s, e.values if e else {}) for s in scenarios for e in s.examples or (None,)]
    write_results(Results(datetime(2026, 7, 20, tzinfo=UTC), {}, tuple(results)), folder / "ket-qua.json")
    options = ["--results", folder / "ket-qua.json", "--out", folder, "--rules", rules_of_two, "--as-of", "2026-07-20"]
    assert main(list(map(str, options))) == 0
    return folder


def items(page: "Page") -> int:
    """How many items are in sight."""
    return page.locator("#danh-sach [data-item]:visible").count()


def test_the_search_needs_no_diacritics(page: "Page", folder: Path) -> None:
    page.goto((folder / "index.html").as_uri())
    before = items(page)
    page.get_by_role("searchbox").fill("dang ky ket hon tra cuu NĐ123-d3.5")
    told = page.locator("#loc-dem").inner_text()
    assert told.endswith("mục khớp")
    shown = page.locator("#danh-sach .scenarios li:visible").all_inner_texts()
    assert "Tỉnh chưa kết nối cơ sở dữ liệu thì cơ quan đăng ký vẫn phải xác minh" in "\n".join(shown)
    assert not page.get_by_text("Luật Căn cước", exact=False).first.is_visible()
    page.get_by_role("searchbox").fill("khong co chu nay o dau ca")
    assert page.locator("#loc-dem").inner_text() == "Không có mục nào khớp"
    assert items(page) == 0
    page.get_by_role("searchbox").fill("")
    assert (items(page), page.locator("#loc-dem").inner_text()) == (before, "")


def test_every_filter_finds_a_rule(page: "Page", folder: Path) -> None:
    for name in ("ma-tran.html", "bo-quy-tac.html"):
        page.goto((folder / name).as_uri())
        page.get_by_role("searchbox").fill("nuoc-ngoai-ht")
        assert page.locator("#bang section:visible").count() == 1
        assert "NƯỚC-NGOÀI-HT" in page.locator("#bang").inner_text()


def test_the_keyboard_reaches_the_content_the_pages_and_the_search(page: "Page", folder: Path) -> None:
    page.goto((folder / "index.html").as_uri())
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
        if reached[-1] == "loc":
            break
    assert reached[:3] == ["Tới nội dung", "Cây yêu cầu", "Ma trận phủ"]
    assert reached[-1] == "loc"
    style = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(style) == "solid"
    for _ in range(3):  # past the two buttons
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("details[open] > summary:focus").count() == 1


def test_dark_is_dark_and_light_is_light(page: "Page", folder: Path) -> None:
    page.goto((folder / "ma-tran.html").as_uri())
    colours = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours == ["rgb(255, 255, 255)", "rgb(20, 24, 29)"]


def test_everything_is_on_paper(page: "Page", folder: Path) -> None:
    page.goto((folder / "kich-ban" / "ket-hon.html").as_uri())
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").is_visible()


def test_a_phone_needs_no_scrolling_sideways(page: "Page", folder: Path) -> None:
    page.set_viewport_size({"width": PHONE, "height": 800})
    for path in sorted(folder.rglob("*.html")):
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE, path.name
