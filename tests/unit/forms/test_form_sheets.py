"""What people do to the sheets of a form: every problem is told by its cell, what is right is taken."""

import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from engine.model.form import Column
from engine.render.form_workbook import HEAD
from tests.unit.forms.filled import BIRTH, MARITAL, SHEET, Filled, keys_of, single

Run = Callable[..., subprocess.CompletedProcess[str]]
Import = Callable[..., subprocess.CompletedProcess[str]]


def test_rows_and_columns_may_be_put_in_another_order(take: Import, form: Path, tmp_path: Path) -> None:
    filled = Filled(form)
    filled.put(filled.row(single(form)), condition="Chỉ khi nộp trực tiếp")
    rows = [[cell.value for cell in row] for row in filled.page.iter_rows(min_row=HEAD)]
    shuffled = [row[::-1] for row in (rows[0], *rows[:0:-1])]
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = SHEET
    for row in shuffled:
        page.append(row)
    book.save(tmp_path / "dao.xlsx")

    taken = take(tmp_path / "dao.xlsx")

    assert "“Chỉ khi nộp trực tiếp”" in taken.stdout
    assert taken.stdout.count("  ~ ") == 1
    assert "[no-origin]" in taken.stderr


def test_codes_that_became_numbers_are_put_right_and_told(take: Import, form: Path) -> None:
    filled = Filled(form)
    row = filled.row(single(form, MARITAL))
    filled.put(row, code=1.000894, channel="bưu chính")
    filled.put(filled.spare, code="1,001193", text="Mới", paper="Giấy khai sinh", published="đang yêu cầu")
    filled.save()

    taken = take(form)

    assert "[code-repaired]" in taken.stderr
    assert "mã “1,001193” được đọc là “1.001193”" in taken.stderr
    assert f"{MARITAL} " in taken.stdout


def test_a_code_without_its_last_zeros_is_found_again(run: Run, rules: Path, tmp_path: Path) -> None:
    source = next((rules / "procedures").rglob(f"{BIRTH}.yaml"))
    source.write_text(source.read_text(encoding="utf-8").replace(BIRTH, "1.000080"), encoding="utf-8")
    source.rename(source.with_name("1.000080.yaml"))
    form = tmp_path / "bieu.xlsx"
    run("form", "export", "--procedure", "1.000080", "--out", form, "--rules", rules)
    filled = Filled(form)
    for row in range(HEAD + 1, filled.spare):
        filled.put(row, code=1.00008)
    filled.put(HEAD + 1, channel="bưu chính")
    filled.save()

    taken = run("form", "import", form, "--rules", rules, "--workspace", tmp_path / "w")

    assert "mã “1.00008” được đọc là “1.000080”" in taken.stderr
    assert "1.000080 " in taken.stdout


def test_pasted_text_in_another_unicode_form_is_the_same_text(take: Import, form: Path) -> None:
    filled = Filled(form)
    for row in filled.page.iter_rows(min_row=HEAD):
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = unicodedata.normalize("NFD", cell.value) + "\u200b"
    filled.save()

    taken = take(form)

    assert (taken.returncode, taken.stderr) == (0, "")


def test_merged_cells_are_told_and_read_downwards(take: Import, form: Path) -> None:
    filled = Filled(form)
    keys = keys_of(form, BIRTH)[:2]
    first, second = map(filled.row, keys)
    column = filled.column(Column.CHANNEL)
    filled.put(first, channel="trực tuyến")
    filled.page.merge_cells(start_row=first, end_row=second, start_column=column, end_column=column)
    filled.save()

    taken = take(form)

    assert "ô gộp 2 dòng: cả 2 dòng cùng lấy nội dung của ô đầu [merged]" in taken.stderr
    assert taken.stdout.count("“trực tuyến”") == 2


def test_merged_keys_are_found_again_by_what_the_lines_say(take: Import, form: Path) -> None:
    filled = Filled(form)
    keys = keys_of(form, BIRTH)
    column = filled.column(Column.KEY)
    filled.page.merge_cells(
        start_row=filled.row(keys[0]), end_row=filled.row(keys[2]), start_column=column, end_column=column
    )
    filled.save()

    assert "Không có gì khác với danh mục." in take(form).stdout


def test_every_problem_is_told_by_its_cell_and_what_is_right_is_taken(
    take: Import, form: Path, workspace: Path
) -> None:
    filled = Filled(form)
    first, second, third = map(filled.row, keys_of(form, MARITAL)[:3])
    filled.put(first, paper="Giấy khai sin", published="dang yeu cau")
    filled.put(second, subject="người yêu cầu mới")
    filled.put(third, code="1.999999")
    spare = filled.spare
    filled.put(spare, code=BIRTH, paper="Giấy khai sinh")
    filled.put(spare + 1, text="không mã")
    filled.save()

    taken = take(form, "--accept")

    letter = {c: filled.page.cell(HEAD, filled.column(c)).column_letter for c in Column}
    for place, said in (
        (f"{letter[Column.PAPER]}{first}", "có phải là “Giấy khai sinh”?"),
        (f"{letter[Column.CODE]}{third}", "danh mục không có thủ tục “1.999999” [unknown-code]"),
        (f"{letter[Column.TEXT]}{spare}", "[missing-component]"),
        (f"{letter[Column.CODE]}{spare + 1}", "dòng này chưa có mã thủ tục [missing-code]"),
    ):
        assert f"bieu.xlsx › {SHEET}!{place}: " in taken.stderr
        assert said in taken.stderr
    assert taken.returncode == 1
    assert "người yêu cầu mới" in (workspace / "forms" / f"{MARITAL}.yaml").read_text(encoding="utf-8")


def test_two_lines_that_contradict_each_other_are_taken_from_neither(take: Import, form: Path, workspace: Path) -> None:
    filled = Filled(form)
    row = filled.row(single(form))
    filled.put(row, channel="bưu chính")
    for column in Column:
        at = filled.column(column)
        filled.page.cell(filled.spare, at).value = filled.page.cell(row, at).value
    filled.put(filled.spare, channel="trực tuyến")
    filled.save()

    taken = take(form, "--accept")

    assert (taken.returncode, "[rows-disagree]" in taken.stderr) == (1, True)
    assert not workspace.exists()


def test_a_line_said_twice_in_the_same_words_is_told_and_taken_once(take: Import, form: Path) -> None:
    filled = Filled(form)
    row = filled.row(single(form))
    filled.put(row, channel="bưu chính")
    for column in Column:
        at = filled.column(column)
        filled.page.cell(filled.spare, at).value = filled.page.cell(row, at).value
    filled.save()

    taken = take(form)

    assert "[duplicate-row]" in taken.stderr
    assert taken.stdout.count("“bưu chính”") == 1


def test_a_procedure_of_another_form_is_refused(run: Run, take: Import, rules_of_two: Path, tmp_path: Path) -> None:
    form = tmp_path / "mot.xlsx"
    run("form", "export", "--procedure", BIRTH, "--out", form, "--rules", rules_of_two)
    filled = Filled(form)
    filled.put(filled.spare, code=MARITAL, text="Mới", paper="Giấy khai sinh", published="đang yêu cầu")
    filled.save()

    assert f"thủ tục “{MARITAL}” không thuộc biểu này [not-in-form]" in take(form).stderr


def test_locked_cells_contradictions_and_pending_lines_are_told(take: Import, form: Path) -> None:
    filled = Filled(form)
    first, second, third = map(filled.row, keys_of(form, MARITAL)[:3])
    filled.put(first, text="Câu chữ khác", confirmation="Đúng", subject="ai đó")
    filled.put(second, confirmation="Sai, đã sửa")
    filled.put(third, confirmation="Cần bổ sung", note="chưa thấy quyết định")
    filled.save()

    taken = take(form)

    for said in ("[locked-cell]", "ghi “Đúng” nhưng đã sửa “Giấy tờ của ai”", "không ô nào khác bản xuất"):
        assert said in taken.stderr
    assert "cơ quan ghi “Cần bổ sung”: “chưa thấy quyết định” [incomplete]" in taken.stderr


def test_deleted_lines_and_renamed_headings_change_nothing(take: Import, form: Path) -> None:
    filled = Filled(form)
    filled.page.cell(HEAD, filled.column(Column.CHANNEL)).value = "Cách nộp hồ sơ"
    filled.page.delete_rows(HEAD + 2)
    filled.save()

    taken = take(form)

    assert "1 dòng của biểu không còn trong tệp: danh mục giữ nguyên" in taken.stdout
    assert "cột “Cách nộp hồ sơ” không thuộc biểu, đã bỏ qua [unknown-column]" in taken.stderr
    assert "có phải là “Cách nộp”?" in taken.stderr
    assert "thiếu cột “Cách nộp”" in taken.stderr


def test_a_paper_added_to_a_component_has_to_say_how_it_stands_to_the_others(take: Import, form: Path) -> None:
    filled = Filled(form)
    row = filled.row(single(form))
    component = str(filled.page.cell(row, filled.column(Column.COMPONENT)).value)
    filled.put(filled.spare, code=BIRTH, component=component, paper="Giấy khai sinh")
    filled.put(filled.spare + 1, code=BIRTH, component=component, paper="Giấy khai sinh", alternative="7")
    filled.put(filled.spare + 2, code=BIRTH, component=component, text="Câu chữ khác", paper="Giấy khai sinh")
    filled.save()

    taken = take(form)

    assert "chưa rõ giấy tờ thêm nộp cùng hay nộp thay [missing-alternative]" in taken.stderr
    assert "[component-taken]" in taken.stderr
    assert taken.stdout.count(f"+ thành phần {component} ") == 1


def test_the_same_paper_of_two_people_is_two_papers_and_said_twice_it_is_one(
    take: Import, form: Path, workspace: Path
) -> None:
    filled = Filled(form)
    for number, subject in enumerate(("cha", "mẹ", "cha")):
        new = {"text": "Giấy tờ mới", "paper": "Giấy khai sinh", "published": "đang yêu cầu", "alternative": "1"}
        filled.put(filled.spare + number, code=BIRTH, subject=subject, **new)
    filled.save()

    first, second = take(form, "--accept"), take(form)
    draft = (workspace / "forms" / f"{BIRTH}.yaml").read_text(encoding="utf-8")

    assert ("[duplicate-row]" in first.stderr, first.stdout.count("  + ")) == (True, 2)
    assert "Không có gì khác" in second.stdout
    assert (draft.count("text: Giấy tờ mới"), draft.count("paper: birth")) == (1, 2)


def test_lines_of_one_component_may_not_disagree_when_nobody_knows_which_was_changed(take: Import, form: Path) -> None:
    filled = Filled(form)
    components = [key.rsplit("/", 2)[0] for key in keys_of(form, BIRTH)]
    shared = next(key for key in keys_of(form, BIRTH) if components.count(key.rsplit("/", 2)[0]) > 1)
    filled.put(filled.row(shared), published="không nêu")
    filled.save()
    known = take(form)
    del filled.book["catgiam"]
    filled.save()
    unknown = take(form)

    assert "“đang yêu cầu” → “không nêu”" in known.stdout
    assert "ghi khác nhau ở cột “Bản công bố đang ghi” [rows-disagree]" in unknown.stderr
    assert "Không có gì khác" in unknown.stdout
