"""CSV that spreadsheets open without harm."""

import csv
import io
from collections.abc import Callable

import pytest

from engine.model.decision import Inventory, Row
from engine.render import Screen
from engine.render.table import COLUMNS, harmless, render

MakeRow = Callable[..., Row]
MakeInventory = Callable[..., Inventory]


def written(inventory: Inventory) -> bytes:
    stream = io.BytesIO()
    render(inventory, stream, Screen())
    return stream.getvalue()


def test_every_key_of_a_row_has_a_column() -> None:
    assert {column.key for column in COLUMNS} == set(Row.__struct_fields__)


def test_headings_are_distinct() -> None:
    titles = [column.title for column in COLUMNS]

    assert len(set(titles)) == len(titles)


def test_the_file_begins_with_a_byte_order_mark_and_ends_lines_as_spreadsheets_do(
    make_row: MakeRow, make_inventory: MakeInventory
) -> None:
    content = written(make_inventory(make_row()))

    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == 2


def test_cells_come_back_as_they_went_in(make_row: MakeRow, make_inventory: MakeInventory) -> None:
    name = 'Cấp "bản sao", trích lục\nhộ tịch'
    text = written(make_inventory(make_row(procedure_name=name))).decode("utf-8-sig")

    head, line = csv.reader(io.StringIO(text, newline=""))

    assert dict(zip(head, line, strict=True))["Tên thủ tục"] == name
    assert dict(zip(head, line, strict=True))["Mã thủ tục"] == "1.000080"
    assert dict(zip(head, line, strict=True))["Kết luận"] == "Cắt giảm ngay"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_becomes_text(start: str) -> None:
    assert harmless(f"{start}1+1") == f"'{start}1+1"


def test_other_cells_stay_as_they_are() -> None:
    assert harmless("a=1") == "a=1"
