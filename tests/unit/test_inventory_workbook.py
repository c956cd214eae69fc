"""The workbook, read back: same rows and numbers as the inventory, texts that stay texts, ready to print."""

import io
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from engine.catalog import find_files, load
from engine.model.catalog import Catalog
from engine.model.decision import Inventory, Row
from engine.model.labels import VERDICTS
from engine.model.ruling import RowRuling
from engine.model.terms import Verdict
from engine.render import OFFICIAL, official_renderer
from engine.render.inventory_workbook import render
from engine.render.inventory_workbook.inventory import ANNEX, CELLS, OPINIONS
from engine.render.inventory_workbook.pages import Column, GroupLine
from engine.render.inventory_workbook.writer import height_of, text_of
from engine.seal import inventory_digest, row_digest
from engine.submission import prepare

MakeRow = Callable[..., Row]
MakeInventory = Callable[..., Inventory]
Read = Callable[..., Workbook]
SHEETS = ["Danh mục", "CSDL cần kết nối", "Kiến nghị", "Tổng hợp", "Cách lập"]
HEAD = 7
"""The row of headings on the first sheet."""


@pytest.fixture(scope="module")
def catalog_of_two(rules_of_two: Path) -> Catalog:
    return load(find_files(rules_of_two)).catalog


@pytest.fixture
def read(make_inventory: MakeInventory, catalog_of_two: Catalog) -> Read:
    """The workbook of some rows, read back."""

    def read_it(*rows: Row, **changes: object) -> Workbook:
        content = io.BytesIO()
        render(prepare(make_inventory(*rows, **changes), catalog_of_two), content)
        return load_workbook(content)

    return read_it


def lines(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows of the first sheet by heading, without the headings of groups."""
    head, *rows = sheet.iter_rows(min_row=HEAD, values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows if row[2]]


def test_the_formats_of_an_office_exist() -> None:
    assert all(callable(official_renderer(name)) for name in OFFICIAL)


def test_the_first_eight_columns_are_those_of_the_annex(read: Read, make_row: MakeRow) -> None:
    sheet = read(make_row())["Danh mục"]

    assert [sheet.cell(HEAD, number).value for number in range(1, len(ANNEX) + 1)] == [
        "STT",
        "Mã TTHC",
        "Tên TTHC",
        "Thành phần hồ sơ đề nghị thay thế",
        "Cơ sở dữ liệu",
        "Bộ chủ quản cơ sở dữ liệu",
        "Tên VBQPPL quy định thành phần hồ sơ của TTHC",
        "Điều, khoản, điểm, biểu mẫu/phụ lục",
    ]
    assert sheet.cell(HEAD + 1, 1).value == "I"
    assert sheet.cell(HEAD + 1, 2).value == "LĨNH VỰC QUẢN LÝ NHÀ NƯỚC CỦA BỘ TƯ PHÁP"


def test_rows_and_numbers_are_those_of_the_inventory(
    read: Read, make_row: MakeRow, make_inventory: MakeInventory
) -> None:
    rows = tuple(
        make_row(procedure=f"1.00008{n}", verdict=verdict, doubts=("chưa chắc",) if n % 2 else ())
        for n, verdict in enumerate(VERDICTS)
    )
    inventory, book = make_inventory(*rows), read(*rows)
    found = lines(book["Danh mục"])

    assert [line["Dấu của dòng"] for line in found] == [row_digest(row) for row in inventory.rows]
    assert [line["Mã TTHC"] for line in found] == [row.procedure for row in inventory.rows]
    labels = {verdict.label: verdict.value for verdict in Verdict}
    counted = Counter(labels[str(line["Kết luận"])] for line in found)
    assert {v: counted[v] for v in inventory.totals.by_verdict} == inventory.totals.by_verdict
    totals = next(row for row in book["Tổng hợp"].iter_rows(values_only=True) if row[0] == "Cộng")
    assert list(totals[1:9]) == [inventory.totals.by_verdict[v.value] for v in VERDICTS]
    facts = {row[0]: row[1] for row in book["Cách lập"].iter_rows(min_row=4, values_only=True)}
    assert facts["Dòng có nghi vấn"] == inventory.totals.doubtful == 4
    assert facts["Dấu của danh mục rà soát này"] == inventory_digest(inventory)


def test_an_unknown_provision_is_said_and_counted(read: Read, make_row: MakeRow) -> None:
    book = read(make_row(), make_row(component="4", prescribed_by=("NĐ-123-2015 Đ10 k2",)))
    (unknown, known) = lines(book["Danh mục"])

    assert unknown["Điều, khoản, điểm, biểu mẫu/phụ lục"] == "chưa xác định"
    assert known["Tên VBQPPL quy định thành phần hồ sơ của TTHC"] == "Nghị định số 123/2015/NĐ-CP"
    assert known["Điều, khoản, điểm, biểu mẫu/phụ lục"] == "khoản 2 Điều 10"
    assert "Chưa xác định quy định đòi giấy tờ: 1 dòng" in str(book["Danh mục"]["A3"].value)


def test_codes_are_texts_days_are_days_and_numbers_are_numbers(read: Read, make_row: MakeRow) -> None:
    book = read(make_row())
    sheet = book["Danh mục"]
    cells = {sheet.cell(HEAD, c.column).value: c for c in sheet[HEAD + 2]}

    assert (cells["Mã TTHC"].value, cells["Mã TTHC"].data_type, cells["Mã TTHC"].number_format) == (
        "1.000080",
        "s",
        "@",
    )
    assert (cells["STT"].value, cells["STT"].number_format) == (1, "#,##0")
    assert cells["Ngày của bản công bố"].value == datetime(2026, 4, 15)  # noqa: DTZ001 - a day has no zone
    assert cells["Ngày xét"].number_format == "dd/mm/yyyy"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(read: Read, make_row: MakeRow, start: str) -> None:
    row = make_row(procedure_name=f"{start}HYPERLINK(1)", remarks=(f"{start}1+1",), subject="#REF!")

    book = read(row)

    kinds = {cell.data_type for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None}
    assert kinds <= {"s", "n", "d"}
    assert str(lines(book["Danh mục"])[0]["Tên TTHC"]).lstrip() == f"{start}HYPERLINK(1)".lstrip()


def test_control_characters_and_endless_texts_do_not_spoil_a_cell() -> None:
    assert text_of("a\x00b\nc\ufeff") == "a b\nc "
    assert len(text_of("a" * 40_000)) < 32_767


def test_what_the_office_held_before_stands_beside_the_answer(read: Read, make_row: MakeRow) -> None:
    held = RowRuling(agrees=False, verdict=Verdict.KEEP, role="Phòng A", on=date(2026, 7, 1), reason="vì thế")

    (line,) = lines(read(make_row(ruling=held))["Danh mục"])

    assert line["Kết luận"] == "Cắt giảm ngay"
    assert line["Ý kiến đã ghi của đơn vị"] == "ý kiến khác: “Giữ” – Phòng A, 01/07/2026: vì thế"


def test_the_opinion_is_chosen_from_a_list(read: Read, make_row: MakeRow) -> None:
    sheet = read(make_row(), make_row(component="4"))["Danh mục"]
    (rule,) = sheet.data_validations.dataValidation
    column = [c.column.title for c in CELLS].index("Ý kiến của người rà soát") + 1

    assert rule.formula1 == f'"{",".join(OPINIONS)}"'
    assert (rule.showErrorMessage, rule.allowBlank) == (True, True)
    for number in (HEAD + 2, HEAD + 3):
        assert sheet.cell(number, column).coordinate in rule.sqref


def test_sheets_can_be_filtered_and_printed(read: Read, make_row: MakeRow) -> None:
    book = read(make_row())

    assert book.sheetnames == SHEETS
    for sheet in book:
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        assert sheet.auto_filter.ref
        assert sheet.freeze_panes
        assert sheet.print_title_rows
    first = book["Danh mục"]
    assert first.freeze_panes == f"C{HEAD + 1}"
    assert first.auto_filter.ref.startswith(f"A{HEAD}:")
    assert not [m for m in first.merged_cells.ranges if m.min_row > HEAD - 1]
    assert not list(book.defined_names)


def test_totals_are_drawn_by_verdict_and_by_issuer(read: Read, make_row: MakeRow) -> None:
    charts = read(make_row(), make_row(issuer="Bộ Công an", procedure="1.000081"))["Tổng hợp"]._charts  # noqa: SLF001

    assert [len(chart.series) for chart in charts] == [1, len(VERDICTS)]
    assert charts[1].grouping == "stacked"


def test_a_review_that_found_nothing_is_a_workbook_all_the_same(read: Read) -> None:
    assert read().sheetnames == SHEETS


def test_a_row_is_as_tall_as_its_fullest_cell() -> None:
    columns = (Column("a", 10), Column("b", 20))

    assert height_of(("một", "hai"), columns) < height_of(("một\nhai", "ba"), columns)
    assert height_of(("một", "hai " * 30), columns) > height_of(("một\nhai", "ba"), columns)
    assert height_of(("", "x" * 50_000), columns) == 409
    assert height_of(GroupLine("I", "Bộ"), columns) < 30
