"""Tables that people made in spreadsheets: what is read, what is refused, and where each cell stands."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from engine.diagnostics import CatgiamError
from engine.sheets import Cells, Table, open_table

HEADER = ("STT", "Xã", "Số định danh")
LINES = ("STT,Xã,Số định danh", "1,xã Tam Đường,999219000001", "2,xã Bình Lư,999219000002")
Save = Callable[..., Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Write a workbook: rows by the name of their page."""

    def save_it(**pages: list[list[object]]) -> Path:
        book = Workbook()
        for page in book.worksheets:
            book.remove(page)
        for name, rows in pages.items():
            page = book.create_sheet(name)
            for row in rows:
                page.append(row)
        book.save(tmp_path / "bang.xlsx")
        return tmp_path / "bang.xlsx"

    return save_it


def written(tmp_path: Path, text: str, encoding: str = "utf-8", name: str = "bang.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def texts(table: Table) -> list[tuple[str, ...]]:
    return [cells.texts for cells in table.rows]


def code_of(path: Path, **options: object) -> str:
    """Why a file is refused; every row is taken."""
    with pytest.raises(CatgiamError) as refused:
        texts(open_table(path, **options))  # type: ignore[arg-type]  # options of open_table
    (diagnostic,) = refused.value.diagnostics
    assert diagnostic.message
    return diagnostic.code


# ---------------------------------------------------------------- CSV


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encoding_delimiter_and_line_ends_are_found_out(
    tmp_path: Path, encoding: str, delimiter: str, end: str
) -> None:
    path = written(tmp_path, end.join(LINES).replace(",", delimiter) + end, encoding)

    table = open_table(path, shown_as="b.csv")

    assert table.name == "b.csv"
    assert table.header == Cells(1, HEADER)
    assert list(table.rows) == [
        Cells(2, ("1", "xã Tam Đường", "999219000001")),
        Cells(3, ("2", "xã Bình Lư", "999219000002")),
    ]


def test_text_is_composed_and_stripped(tmp_path: Path) -> None:
    table = open_table(written(tmp_path, "Xa\u0303, Số \n Hu\u00ea\u0301 ,1\n"))

    assert table.header.texts == ("Xã", "Số")
    assert texts(table) == [("Huế", "1")]


def test_a_place_in_csv_is_a_line_even_below_a_cell_of_two_lines(tmp_path: Path) -> None:
    table = open_table(written(tmp_path, 'Xã,Số\n\n"Tam\nĐường",5\nBình Lư,6\n'), shown_as="b.csv")
    two_lines, below = table.rows

    assert (two_lines.number, below.number) == (3, 4)
    assert str(table.locate(two_lines, 0)) == "b.csv:3:1"
    assert str(table.locate(below, 1)) == "b.csv:5:9"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("Họ tên,Xã\nNguyễn,Tam Đường".encode("cp1258", "ignore"), "bad-encoding"),
        (b"a,b\n1,\xff\n", "bad-encoding"),
        (b"a,b\n" + b"1,2\n" * 400_000 + b"\xff,1\n", "bad-encoding"),
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"one column\nonly\n", "not-a-table"),
        (b"a,b\n" + b"x" * 3_000_000, "not-a-table"),
        (b'a,b\n1,"' + b"open quote\n" * 20_000, "bad-csv"),
        (b"1,2\n3,4\n", "no-heading"),
    ],
)
def test_what_is_no_table_is_refused_with_a_cure(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "b.csv"
    path.write_bytes(content)

    assert code_of(path) == code


def test_the_line_of_a_bad_byte_is_told(tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_bytes(b"a,b\n1,2\n3,\xff\n")

    with pytest.raises(CatgiamError) as refused:
        open_table(path, shown_as="b.csv")

    assert refused.value.diagnostics[0].location.line == 3


@pytest.mark.parametrize("name", ["bang.xls", "bang.ods", "bang.pdf", "bang"])
def test_other_endings_are_refused(tmp_path: Path, name: str) -> None:
    assert code_of(written(tmp_path, "a,b\n", name=name)) == "unknown-suffix"


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "thu-muc.csv").mkdir()

    assert code_of(tmp_path / "khong-co.csv") == "no-file"
    assert code_of(tmp_path / "thu-muc.csv") == "no-file"


# ---------------------------------------------------------------- headings


def test_titles_above_and_column_numbers_below_are_passed_over(tmp_path: Path) -> None:
    above = "UBND TỈNH,,CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM,,\nDANH SÁCH SAI LỆCH,,,,\n,,,,\n"
    table = open_table(written(tmp_path, above + "STT,Xã,Họ tên,Ngày sinh,Lỗi\n(1),(2),(3),(4),(5)\n1,a,b,c,d\n"))

    assert table.header.number == 4
    assert texts(table) == [("1", "a", "b", "c", "d")]


def test_a_heading_of_two_rows_is_joined(tmp_path: Path) -> None:
    rows = "STT,Họ tên,Giá trị,,Lỗi\n,,Hộ tịch,Dân cư,\nA,B,1,2,3\n1,a,b,c,d\n"
    table = open_table(written(tmp_path, rows))

    assert table.header.texts == ("STT", "Họ tên", "Giá trị Hộ tịch", "Giá trị Dân cư", "Lỗi")
    assert texts(table) == [("1", "a", "b", "c", "d")]
    assert open_table(tmp_path / "bang.csv", header_row=2).header == table.header


def test_a_first_row_with_gaps_is_no_lower_half_of_the_heading(tmp_path: Path) -> None:
    table = open_table(written(tmp_path, "STT,Họ tên,Ghi chú\n1,,x\n,a,\n"))

    assert table.header.texts == ("STT", "Họ tên", "Ghi chú")
    assert texts(table) == [("1", "", "x"), ("", "a", "")]


def test_the_heading_may_be_named(tmp_path: Path) -> None:
    path = written(tmp_path, "Bảng,một\nSTT,Xã\n1,a\n")

    assert open_table(path).header.number == 1
    assert open_table(path, header_row=2).header.texts == ("STT", "Xã")
    assert code_of(path, header_row=9) == "no-heading"


# ---------------------------------------------------------------- XLSX


def test_cells_of_a_workbook_become_text(save: Save) -> None:
    path = save(
        Trang=[
            ["Số", "Ngày", "Lúc", "Tỷ lệ", "Có"],
            [79192000001, date(2019, 2, 1), datetime(2019, 2, 1, 8, 30), 0.1 + 0.2, True],  # noqa: DTZ001 - a cell
        ]
    )

    assert texts(open_table(path)) == [("79192000001", "2019-02-01", "2019-02-01 08:30:00", "0.3", "TRUE")]


def test_a_place_in_a_workbook_names_page_and_cell(save: Save) -> None:
    table = open_table(save(Một=[["Xã", "Số"], [], ["a", "5"]]), shown_as="b.xlsx")
    (cells,) = table.rows

    assert table.name == "b.xlsx › Một"
    assert cells.number == 3
    assert str(table.locate(cells, 1)) == "b.xlsx › Một!B3"
    assert str(table.locate(cells, 27)) == "b.xlsx › Một!AB3"


def test_a_table_that_begins_further_in_keeps_its_columns(save: Save) -> None:
    table = open_table(save(Một=[[], [None, None, "Xã", "Số"], [None, None, "a", 5]]))
    (cells,) = table.rows

    assert table.header == Cells(2, ("", "", "Xã", "Số"))
    assert str(table.locate(cells, 3)).endswith("!D3")


def test_the_first_page_with_data_is_read_and_the_others_are_named(save: Save) -> None:
    path = save(Trống=[], Một=[["Xã", "Số"], ["a", 1]], Hai=[["Xã", "Số"], ["b", 2]])

    assert open_table(path).others == ("Trống", "Hai")
    assert texts(open_table(path, sheet="Hai")) == [("b", "2")]
    assert code_of(path, sheet="Ba") == "no-sheet"


def test_what_is_no_workbook_is_refused(tmp_path: Path, save: Save) -> None:
    whole = save(Một=[["Xã", "Số"], ["a", 1]]).read_bytes()
    path = tmp_path / "hong.xlsx"
    for content, code in (
        (b"PK\x03\x04 no zip", "not-a-table"),
        (whole[: len(whole) // 2], "not-a-table"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "encrypted"),
        (b"", "not-a-table"),
    ):
        path.write_bytes(content)
        assert code_of(path) == code


def test_a_zip_without_a_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as packed:
        packed.writestr("a.txt", "a")

    assert code_of(tmp_path / "b.xlsx") == "not-a-table"


def test_a_zip_that_unpacks_without_bounds_is_refused(tmp_path: Path) -> None:
    with (
        zipfile.ZipFile(tmp_path / "b.xlsx", "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as member,
    ):
        for _ in range(80):
            member.write(b" " * (1 << 20))

    assert code_of(tmp_path / "b.xlsx") == "too-large"


def test_a_stray_cell_far_out_is_refused_and_an_empty_one_is_not(save: Save, tmp_path: Path) -> None:
    path = save(Một=[["Xã", "Số"], ["a", 1]])
    empty = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    stray = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'

    assert len(texts(open_table(with_row(path, empty, tmp_path)))) == 1
    assert code_of(with_row(path, stray, tmp_path)) == "too-large"


def with_row(path: Path, row: bytes, tmp_path: Path) -> Path:
    """A copy of a workbook with one row more."""
    target = tmp_path / "them.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b"</sheetData>", row) if "sheet1" in name else content)
    return target
