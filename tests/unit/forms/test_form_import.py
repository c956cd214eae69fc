"""`catgiam form`: a form goes out, comes back filled in, and what it states is accepted."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from engine.model.form import Column
from engine.model.terms import PaperId
from engine.render.form_workbook import HEAD
from tests.unit.forms.filled import BIRTH, MARITAL, Filled, single

Run = Callable[..., subprocess.CompletedProcess[str]]
Import = Callable[..., subprocess.CompletedProcess[str]]


def test_the_form_is_prefilled_locked_where_the_office_speaks_and_open_where_the_agency_does(form: Path) -> None:
    filled = Filled(form)
    row = filled.row(single(form))
    code, paper = (filled.page.cell(row, filled.column(c)) for c in (Column.CODE, Column.PAPER))

    assert (code.value, code.number_format, code.protection.locked) == (BIRTH, "@", True)
    assert paper.protection.locked is False
    assert filled.page.protection.sheet is True
    assert filled.page.protection.password is None
    assert [filled.book[name].sheet_state for name in filled.book.sheetnames] == [
        "visible",
        "visible",
        "hidden",
        "hidden",
    ]
    assert filled.page.freeze_panes == f"C{HEAD + 1}"


def test_every_word_of_a_list_can_be_chosen_in_the_cells_below_the_form_too(form: Path) -> None:
    filled = Filled(form)
    rules = {next(iter(rule.sqref.ranges)).min_col: rule for rule in filled.page.data_validations.dataValidation}
    rule = rules[filled.column(Column.PAPER)]
    sheet, area = rule.formula1.replace("$", "").split("!")
    words = [cell.value for (cell,) in filled.book[sheet.strip("'")][area]]

    assert words[: len(PaperId)] == [paper.label for paper in PaperId]
    assert words[len(PaperId) :] == ["giấy tờ khác", "giấy tờ nêu chung, chưa rõ loại", "không có giấy tờ hộ tịch"]
    assert next(iter(rule.sqref.ranges)).max_row > filled.page.max_row
    assert "Hãy chọn" in rule.error


def test_each_issuer_gets_a_form_of_its_own(run: Run, rules_of_two: Path, tmp_path: Path) -> None:
    made = run("form", "export", "--each-issuer", "--out", tmp_path / "bieu", "--rules", rules_of_two)

    assert made.returncode == 0
    assert [path.name for path in (tmp_path / "bieu").iterdir()] == ["Bộ-Tư-pháp.xlsx"]


def test_an_export_says_everything_that_is_wrong_with_what_was_asked(
    run: Run, rules_of_two: Path, tmp_path: Path
) -> None:
    asked = run(
        "form",
        "export",
        "--issuer",
        "Bộ Tư phá",
        "--level",
        "xã",
        "--out",
        tmp_path / "bieu.csv",
        "--rules",
        rules_of_two,
    )

    assert asked.returncode == 2
    for said in ("có phải là “Bộ Tư pháp”?", "--level “xã” không có", "biểu là tệp .xlsx"):
        assert said in asked.stderr
    assert list(tmp_path.glob("bieu*")) == []


def test_a_form_that_nobody_touched_says_nothing_new(take: Import, form: Path, workspace: Path) -> None:
    taken = take(form)

    assert (taken.returncode, taken.stderr) == (0, "")
    assert "Không có gì khác với danh mục." in taken.stdout
    assert not workspace.exists()


def test_differences_are_shown_and_nothing_is_written_until_they_are_accepted(
    take: Import, form: Path, workspace: Path
) -> None:
    key, filled = single(form), Filled(form)
    filled.put(filled.row(key), published="không nêu", confirmation="Sai, đã sửa", note="Quyết định mới đã bỏ")
    filled.save()

    shown = take(form)

    assert shown.returncode == 1
    assert f"thành phần {key.split('/')[1]}, Bản công bố đang ghi: “đang yêu cầu” → “không nêu”" in shown.stdout
    assert f"chạy lại với --accept {BIRTH}" in shown.stdout
    assert not workspace.exists()


def test_an_accepted_form_becomes_a_draft_that_passes_check_and_says_who_stated_it(
    run: Run, take: Import, form: Path, workspace: Path, rules_of_two: Path
) -> None:
    key, filled = single(form), Filled(form)
    filled.page["B2"] = "UBND xã Bình Lư"
    filled.put(filled.row(key), published="không nêu", basis="khoản 9 Điều 99 Nghị định X", note="Đã bỏ")
    filled.save()

    taken = take(form, "--accept", BIRTH)
    again = take(form, "--accept")
    checked = run("check", workspace / "forms", "--rules", rules_of_two)
    draft = (workspace / "forms" / f"{BIRTH}.yaml").read_text(encoding="utf-8")

    assert (taken.returncode, again.returncode, checked.returncode) == (0, 0, 0), checked.stdout
    assert "Không có gì khác với danh mục." in again.stdout
    assert draft == (workspace / "forms" / f"{BIRTH}.yaml").read_text(encoding="utf-8")
    for said in (
        "status: draft",
        "published: absent",
        "stated_basis: khoản 9 Điều 99 Nghị định X",
        "UBND xã Bình Lư khai trong biểu bieu.xlsx, nhập ngày",
        "certainty: reported",
        "Cơ quan ghi chú: Đã bỏ",
    ):
        assert said in " ".join(draft.split())


def test_the_next_form_is_prefilled_with_what_was_accepted(
    run: Run, take: Import, form: Path, workspace: Path, rules_of_two: Path
) -> None:
    key, filled = single(form), Filled(form)
    filled.put(filled.row(key), paper="Giấy khai sinh", other=None)
    filled.save()
    take(form, "--accept")

    run("form", "export", "--out", form.with_name("sau.xlsx"), "--workspace", workspace, "--rules", rules_of_two)
    later = Filled(form.with_name("sau.xlsx"))

    assert later.page.cell(later.row(key), later.column(Column.PAPER)).value == "Giấy khai sinh"


def test_a_new_paper_is_added_once_however_often_the_form_is_imported(
    take: Import, form: Path, workspace: Path
) -> None:
    filled = Filled(form)
    filled.put(filled.spare, code=BIRTH, text="Giấy tờ mới", paper="Trích lục khai tử", published="đang yêu cầu")
    filled.save()

    first, second = take(form, "--accept"), take(form, "--accept")
    draft = (workspace / "forms" / f"{BIRTH}.yaml").read_text(encoding="utf-8")

    assert (first.returncode, second.returncode) == (0, 0)
    assert "+ thành phần mới “Giấy tờ mới”: Trích lục khai tử, đang yêu cầu" in first.stdout
    assert "Không có gì khác" in second.stdout
    assert draft.count("text: Giấy tờ mới") == 1


def test_only_the_named_procedures_are_accepted(take: Import, form: Path, workspace: Path) -> None:
    filled = Filled(form)
    for code in (BIRTH, MARITAL):
        filled.put(filled.row(single(form, code)), channel="bưu chính")
    filled.save()

    taken = take(form, "--accept", BIRTH, "2.000001")

    assert taken.returncode == 1
    assert [path.stem for path in (workspace / "forms").iterdir()] == [BIRTH]
    assert "--accept 2.000001: biểu không khai gì khác danh mục ở thủ tục này" in taken.stderr


def test_a_draft_with_somebodys_remarks_is_not_written_over(take: Import, form: Path, workspace: Path) -> None:
    filled = Filled(form)
    filled.put(filled.row(single(form)), channel="bưu chính")
    filled.save()
    take(form, "--accept")
    draft = workspace / "forms" / f"{BIRTH}.yaml"
    draft.write_text(draft.read_text(encoding="utf-8") + "# hỏi lại xã\n", encoding="utf-8")
    filled.put(filled.row(single(form)), channel="trực tuyến")
    filled.save()

    taken = take(form, "--accept")

    assert (taken.returncode, "[draft-has-comments]" in taken.stderr) == (1, True)
    assert draft.read_text(encoding="utf-8").endswith("# hỏi lại xã\n")


def test_a_cell_that_the_agency_left_alone_is_not_news_when_the_catalogue_has_changed_since(
    take: Import, form: Path, tmp_path: Path
) -> None:
    older = tmp_path / "cu.xlsx"
    older.write_bytes(form.read_bytes())
    filled = Filled(form)
    filled.put(filled.row(single(form)), channel="bưu chính")
    filled.save()
    take(form, "--accept")

    untouched = take(older)
    other = Filled(older)
    other.put(other.row(single(older)), channel="trực tuyến")
    other.save()
    touched = take(older)

    assert untouched.returncode == 0
    assert "danh mục cũng đã đổi ô này từ khi xuất biểu" in touched.stdout
