"""Forms that are no mere tables: formulas, macros, bombs, links, foreign and missing pages."""

import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.model.form import Column
from engine.render.form_workbook import HEAD
from tests.unit.forms.filled import BIRTH, SHEET, Filled, single

Import = Callable[..., subprocess.CompletedProcess[str]]


def test_a_formula_is_told_and_its_value_is_not_taken(take: Import, form: Path) -> None:
    filled = Filled(form)
    row = filled.row(single(form))
    filled.put(row, subject='=HYPERLINK("http://example.invalid","người nộp")', channel="bưu chính")
    filled.save()

    taken = take(form)

    letter = filled.page.cell(HEAD, filled.column(Column.SUBJECT)).column_letter
    assert f"bieu.xlsx › {SHEET}!{letter}{row}: ô là công thức nên không nhận [formula]" in taken.stderr
    assert "HYPERLINK" not in taken.stdout
    assert "“bưu chính”" in taken.stdout


def test_a_number_of_a_person_is_neither_taken_nor_repeated(take: Import, form: Path, workspace: Path) -> None:
    filled = Filled(form)
    row = filled.row(single(form))
    filled.page["B2"] = "ông A 000099123456"
    filled.put(row, subject="bà B, số 000 099 123 456", note="CMND 000123456", channel="bưu chính")
    filled.put(filled.spare, code="000099123456", text="Mới")
    filled.save()

    taken = take(form, "--accept")
    draft = (workspace / "forms" / f"{BIRTH}.yaml").read_text(encoding="utf-8")

    assert taken.stderr.count("[personal-number]") == 3
    assert "Cơ quan (không ghi tên) khai trong biểu" in " ".join(draft.split())
    for text in (taken.stdout, taken.stderr, draft):
        assert "123456" not in text
        assert "123 456" not in text


def test_text_that_looks_like_a_formula_stays_a_text(take: Import, form: Path) -> None:
    filled = Filled(form)
    cell = filled.page.cell(filled.row(single(form)), filled.column(Column.SUBJECT))
    cell.value, cell.data_type = "=1+1", "s"
    filled.save()

    assert "→ “=1+1”" in take(form, "--accept").stdout
    assert "Không có gì khác" in take(form).stdout


def repacked(path: Path, extra: dict[str, bytes]) -> Path:
    """The workbook with more parts in it."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        for name, content in extra.items():
            packed.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ({"xl/vbaProject.bin": b"x"}, "[macro]"),
        ({"xl/macrosheets/sheet1.xml": b"<x/>"}, "[macro]"),
        ({"xl/media/bomb.bin": bytes(70 << 20)}, "[too-large]"),
    ],
)
def test_macros_and_bombs_are_refused(
    take: Import, form: Path, workspace: Path, extra: dict[str, bytes], said: str
) -> None:
    taken = take(repacked(form, extra), "--accept")

    assert (taken.returncode, said in taken.stderr, "Traceback" in taken.stderr) == (2, True, False)
    assert not workspace.exists()


@pytest.mark.parametrize("name", ["bieu.xlsm", "bieu.xls", "bieu.csv"])
def test_other_kinds_of_file_are_refused(take: Import, form: Path, name: str) -> None:
    renamed = form.rename(form.with_name(name))

    assert take(renamed).returncode == 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 gone", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1locked"])
def test_damaged_and_encrypted_files_are_refused(take: Import, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "hong.xlsx"
    path.write_bytes(content)

    taken = take(path)

    assert (taken.returncode, "lỗi nội bộ" in taken.stderr) == (2, False)


def test_a_file_that_lies_about_its_compression_is_refused(take: Import, form: Path) -> None:
    with zipfile.ZipFile(form) as packed:
        part = max(packed.infolist(), key=lambda member: member.compress_size)
    content = bytearray(form.read_bytes())
    middle = part.header_offset + part.compress_size // 2
    content[middle : middle + 40] = bytes(range(40))
    form.write_bytes(content)

    taken = take(form)

    assert (taken.returncode, "[not-a-table]" in taken.stderr) == (2, True)


def test_links_to_other_files_are_told_and_not_followed(take: Import, form: Path) -> None:
    taken = take(repacked(form, {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}))

    assert (taken.returncode, "[external-link]" in taken.stderr) == (0, True)


def test_foreign_pages_are_told_and_left_out(take: Import, form: Path) -> None:
    filled = Filled(form)
    filled.book.create_sheet("Tổng hợp").append(["số liệu", 1])
    filled.save()

    taken = take(form)

    assert taken.returncode == 0
    assert "bieu.xlsx › Tổng hợp: cảnh báo: trang này không thuộc biểu, đã bỏ qua [foreign-sheet]" in taken.stderr


def test_a_form_without_its_heading_or_of_another_version_is_refused(take: Import, form: Path) -> None:
    filled = Filled(form)
    filled.book["catgiam"]["B1"] = "catgiam.form/9"
    filled.save()
    other_version = take(form)
    filled.page.delete_rows(HEAD)
    filled.book["catgiam"]["B1"] = "catgiam.form/1"
    filled.save()
    no_heading = take(form)

    assert (other_version.returncode, "[form-version]" in other_version.stderr) == (2, True)
    assert (no_heading.returncode, "[no-heading]" in no_heading.stderr) == (2, True)


def test_one_unreadable_file_does_not_hide_what_the_others_state(take: Import, form: Path, tmp_path: Path) -> None:
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(b"no workbook")
    filled = Filled(form)
    filled.put(filled.row(single(form)), channel="bưu chính")
    filled.save()

    taken = take(broken, form)

    assert taken.returncode == 1
    assert "hong.xlsx" in taken.stderr
    assert "“bưu chính”" in taken.stdout


def test_the_hidden_pages_may_be_lost_and_the_lines_are_found_by_their_codes(take: Import, form: Path) -> None:
    filled = Filled(form)
    filled.put(filled.row(single(form)), channel="bưu chính")
    column = filled.column(Column.KEY)
    for row in range(HEAD + 1, filled.page.max_row + 1):
        filled.page.cell(row, column).value = None
    for name in ("catgiam", "catgiam-chon"):
        del filled.book[name]
    filled.save()

    taken = take(form)

    assert taken.stdout.count("  ~ ") == 1
    assert "“bưu chính”" in taken.stdout


def test_a_changed_hidden_page_is_told_and_not_believed(take: Import, form: Path) -> None:
    filled = Filled(form)
    filled.book["catgiam"]["K7"] = "một điều khác"
    filled.save()

    taken = take(form)

    assert (taken.returncode, "[origin-changed]" in taken.stderr) == (0, True)
