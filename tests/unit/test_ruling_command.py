"""`catgiam ruling`, and what it makes the other commands show."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from cli.errors import Refusal
from cli.ruling_words import RowWanted, choose_row, parse_words
from engine.model.decision import Row
from engine.model.terms import PaperId

Run = Callable[..., subprocess.CompletedProcess[str]]
Done = subprocess.CompletedProcess[str]

CODE, COMPONENT = "1.001193", "10"
DAY = ("--as-of", "2026-07-20")
ROLE, REASON = "Trưởng phòng Hành chính tư pháp", "Đã đối chiếu với quyết định công bố"
WHO = ("--role", ROLE, "--reason", REASON)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return tmp_path / "catgiam"


@pytest.fixture
def own(rules_of_two: Path, workspace: Path) -> tuple[str | Path, ...]:
    return "--workspace", workspace, "--rules", rules_of_two


@pytest.fixture
def add(run: Run, own: tuple[str | Path, ...]) -> Callable[..., Done]:
    def add_it(*words: str) -> Done:
        return run("ruling", "add", CODE, COMPONENT, *WHO, *words, *own)

    return add_it


@pytest.fixture
def review(run: Run, own: tuple[str | Path, ...]) -> Callable[..., Done]:
    def review_it(*words: str | Path) -> Done:
        return run("review", "--procedure", CODE, *words, *own)

    return review_it


def test_a_confirmation_is_kept_and_shown_by_review_and_explain(
    run: Run, add: Callable[..., Done], review: Callable[..., Done], own: tuple[str | Path, ...], workspace: Path
) -> None:
    added = add("--agree", *DAY)
    told = f"Ý kiến đơn vị: đồng ý “Cắt giảm ngay” – {ROLE}"

    assert (added.returncode, added.stdout) == (0, "")
    assert f"1.001193.yaml: thủ tục {CODE}, thành phần {COMPONENT}: đồng ý “Cắt giảm ngay”." in added.stderr
    assert [p.name for p in (workspace / "rulings").iterdir()] == [f"{CODE}.yaml"]
    assert told in review(*DAY).stdout
    assert "- Ý kiến của đơn vị: 1 dòng\n" in review(*DAY).stdout
    assert told in run("explain", CODE, *DAY, *own).stdout


def test_csv_and_json_show_another_view_beside_the_answer(
    add: Callable[..., Done], review: Callable[..., Done]
) -> None:
    add("--verdict", "giữ", "--clause", "NĐ-123-2015 Đ3 k5", *DAY)

    (line,) = csv.DictReader(io.StringIO(review("--format", "csv", *DAY).stdout.removeprefix("\ufeff")))
    (row,) = json.loads(review("--format", "json", *DAY).stdout)["rows"]

    assert line["Kết luận"] == "Cắt giảm ngay"
    assert line["Ý kiến của đơn vị"].startswith(f"ý kiến khác: “Giữ” – {ROLE}, ")
    assert line["Ý kiến của đơn vị"].endswith(f": {REASON} (NĐ-123-2015 Đ3 k5)")
    assert row["verdict"] == "cut_now"
    assert row["ruling"] == {
        "agrees": False,
        "verdict": "keep",
        "role": ROLE,
        "on": date.today().isoformat(),  # noqa: DTZ011 - the user's own day
        "reason": REASON,
        "clause": "NĐ-123-2015 Đ3 k5",
        "scope": "",
        "is_stale": False,
        "stale_why": [],
    }


def test_a_row_without_a_ruling_says_so_with_null(review: Callable[..., Done], workspace: Path) -> None:
    (row,) = json.loads(review("--format", "json", *DAY).stdout)["rows"]

    assert row["ruling"] is None
    assert not workspace.exists()


def test_a_stale_ruling_is_marked_and_can_fail_the_review(
    add: Callable[..., Done], review: Callable[..., Done]
) -> None:
    add("--agree", *DAY)

    fresh = review("--fail-on", "stale_ruling", *DAY)
    stale = review("--fail-on", "stale_ruling", "--as-of", "2027-03-20")

    assert fresh.returncode == 0
    assert (stale.returncode, "--fail-on stale_ruling: có 1 dòng" in stale.stderr) == (1, True)
    assert "1 dòng, trong đó 1 cần xem lại" in stale.stdout
    assert "[Cần xem lại – pháp luật đã ở giai đoạn khác" in " ".join(stale.stdout.split())


def test_an_inventory_with_rulings_holds_with_the_workspace_and_without(
    run: Run, add: Callable[..., Done], review: Callable[..., Done], own: tuple[str | Path, ...], tmp_path: Path
) -> None:
    add("--agree", *DAY)
    file = tmp_path / "danh-muc.json"
    review("--format", "json", "--out", file, *DAY)

    with_it = run("verify", file, *own)
    without = run("verify", file, *own, "--workspace", tmp_path / "other")

    assert (with_it.returncode, without.returncode) == (0, 0)
    assert json.loads(file.read_bytes())["totals"]["rulings"] == 1


def test_a_ruling_that_came_later_breaks_no_inventory_and_an_edited_one_does(
    run: Run, add: Callable[..., Done], review: Callable[..., Done], own: tuple[str | Path, ...], tmp_path: Path
) -> None:
    file = tmp_path / "danh-muc.json"
    review("--format", "json", "--out", file, *DAY)
    add("--agree", *DAY)
    assert run("verify", file, *own).returncode == 0

    review("--format", "json", "--out", file, *DAY)
    file.write_text(file.read_text(encoding="utf-8").replace(REASON, "Đã sửa"), encoding="utf-8")
    edited = run("verify", file, *own)

    assert edited.returncode == 1
    assert "đổi ý kiến của đơn vị" in edited.stdout


def test_a_ruling_survives_a_catalogue_that_lost_its_line(
    run: Run, add: Callable[..., Done], rules: Path, workspace: Path
) -> None:
    add("--agree", *DAY)
    file = rules / "procedures" / "ho-tich" / f"{CODE}.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count('id: "10"') == 1
    file.write_text(text.replace('id: "10"', 'id: "77"'), encoding="utf-8")
    now = ("--workspace", workspace, "--rules", rules, *DAY)

    reviewed, told = run("review", *now), run("ruling", "list", *now)

    assert "1 ý kiến của đơn vị nay không còn dòng tương ứng; xem: catgiam ruling list" in reviewed.stderr
    assert "- Ý kiến của đơn vị: 0 dòng; 1 ý kiến không còn dòng tương ứng" in reviewed.stdout
    assert "Không còn dòng này · thành phần 10" in told.stdout


def test_the_list_holds_each_ruling_against_its_own_place(
    run: Run, add: Callable[..., Done], own: tuple[str | Path, ...]
) -> None:
    add("--agree", "--province", "12", *DAY)

    stands = json.loads(run("ruling", "list", "--format", "json", *DAY, *own).stdout)
    stale = json.loads(run("ruling", "list", "--format", "json", "--only", "stale", *DAY, *own).stdout)

    assert (stands["counts"]["stands"], stands["rulings"][0]["scope"]) == (1, "xét tỉnh Lai Châu")
    assert stale["rulings"] == []


def test_a_ruling_for_a_commune_that_is_no_more_is_held_against_its_province(
    run: Run, add: Callable[..., Done], own: tuple[str | Path, ...], workspace: Path
) -> None:
    add("--agree", "--province", "12", *DAY)
    file = workspace / "rulings" / f"{CODE}.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("    province: '12'\n", "    province: '12'\n    commune: '99999'\n"), encoding="utf-8"
    )

    found = json.loads(run("ruling", "list", "--format", "json", *DAY, *own).stdout)

    assert [(one["standing"], one["scope"]) for one in found["rulings"]] == [
        ("stands", "xét xã mã 99999, tỉnh Lai Châu")
    ]


def test_history_is_kept_and_shown_when_asked_for(
    run: Run, add: Callable[..., Done], own: tuple[str | Path, ...]
) -> None:
    add("--agree", *DAY)
    second = add("--verdict", "keep", *DAY)
    backdated = add("--agree", "--on", "2026-01-02", *DAY)
    lines = csv.DictReader(
        io.StringIO(run("ruling", "list", "--history", "--format", "csv", *DAY, *own).stdout.removeprefix("\ufeff"))
    )

    assert "(“Cắt giảm ngay”, khi chỉ xét pháp luật); ý kiến đó vẫn được giữ trong tệp" in second.stderr
    assert "chỉ được giữ làm lịch sử" in backdated.stderr
    assert [line["Tình trạng"] for line in lines] == ["đã có ý kiến sau"] * 2 + ["còn đúng tình huống"]
    assert "Đã có ý kiến sau" not in run("ruling", "list", *DAY, *own).stdout


def test_an_empty_list_says_so(run: Run, own: tuple[str | Path, ...]) -> None:
    found = run("ruling", "list", *own)

    assert (found.returncode, "không có ý kiến nào" in found.stdout) == (0, True)


def test_rulings_that_travel_with_the_rules_are_read_too(
    run: Run, add: Callable[..., Done], rules: Path, workspace: Path, tmp_path: Path
) -> None:
    add("--agree", *DAY)
    (rules / "rulings").mkdir(exist_ok=True)
    (workspace / "rulings" / f"{CODE}.yaml").rename(rules / "rulings" / f"{CODE}.yaml")

    reviewed = run("review", "--procedure", CODE, *DAY, "--rules", rules, "--workspace", tmp_path / "empty")

    assert "Ý kiến đơn vị: đồng ý “Cắt giảm ngay”" in reviewed.stdout
    assert run("check", "--rules", rules).returncode == 0


def test_of_published_records_the_rows_show_their_rulings_too(
    add: Callable[..., Done], review: Callable[..., Done], workspace: Path, tmp_path: Path
) -> None:
    """The record's own line differs from the catalogue's, and that is told."""
    plain = {"code": CODE, "name": "Thủ tục thử", "agency": "Bộ Tư pháp", "field": "Hộ tịch", "level": "Cấp xã"}
    record = tmp_path / "a.jsonl"
    record.write_text(json.dumps(plain | {"components": [{"text": "Giấy chứng nhận kết hôn"}]}), encoding="utf-8")
    (row,) = json.loads(review("--portal", record, "--format", "json", *DAY).stdout)["rows"]
    add("--agree", *DAY)
    file = workspace / "rulings" / f"{CODE}.yaml"
    text = file.read_text(encoding="utf-8").replace("component: '10'", f"component: '{row['component']}'")
    subject = f"  subject: {row['subject']}\n" if row["subject"] else ""
    file.write_text(text.replace("  subject: cha, mẹ\n", subject), encoding="utf-8")

    shown = json.loads(review("--portal", record, "--format", "json", *DAY).stdout)

    assert shown["totals"]["stale_rulings"] == shown["totals"]["rulings"] == 1
    assert "câu chữ thành phần hồ sơ đã khác" in shown["rows"][0]["ruling"]["stale_why"]


def test_everything_wrong_with_a_request_is_told_and_nothing_written(add: Callable[..., Done], workspace: Path) -> None:
    tomorrow = (date.today() + timedelta(days=1)).isoformat()  # noqa: DTZ011 - the user's own day
    words = ("--verdict", "Giu", "--clause", "NQ-66.7-2025 Đ4 k2 đ.z", "--on", tomorrow)

    refused = add(*words, "--role", "", "--reason", "Của người có số 999123456789")

    assert (refused.returncode, refused.stdout) == (2, "")
    for told in (
        "--verdict “Giu” không có; có phải là “Giữ”?",
        "danh mục không có điều khoản “NQ-66.7-2025 Đ4 k2 đ.z”; có phải là “NQ-66.7-2025 Đ4 k2",
        "--clause-as-written",
        "không thể sau hôm nay",
        "--role để trống",
        "giống số định danh (…789)",
    ):
        assert told in refused.stderr
    assert "999123456" not in refused.stderr
    assert not workspace.exists()


@pytest.mark.parametrize(("words", "told"), [((), "nêu một trong hai"), (("--agree", "--verdict", "keep"), "hai:")])
def test_agreement_and_another_verdict_exclude_each_other(
    add: Callable[..., Done], words: tuple[str, ...], told: str
) -> None:
    refused = add(*words)

    assert (refused.returncode, told in refused.stderr) == (2, True)


def test_a_text_that_the_catalogue_does_not_know_is_kept_as_written(
    add: Callable[..., Done], review: Callable[..., Done]
) -> None:
    add("--agree", "--clause-as-written", "Công văn của Sở", *DAY)

    assert "(Công văn của Sở)" in " ".join(review(*DAY).stdout.split())


def test_a_clause_that_does_not_apply_that_day_is_pointed_out(add: Callable[..., Done]) -> None:
    added = add("--agree", "--clause", "NQ-66.7-2025 Đ4 k2 đ.a", "--as-of", "2027-03-20")

    assert added.returncode == 0
    assert "Lưu ý: NQ-66.7-2025 Đ4 k2 đ.a áp dụng từ" in added.stderr


def test_a_row_that_is_not_there_is_refused_with_those_that_are(
    run: Run, add: Callable[..., Done], own: tuple[str | Path, ...]
) -> None:
    other = add("--agree", "--paper", "birth", *DAY)
    nowhere = run("ruling", "add", CODE, "1", "--agree", *WHO, *DAY, *own)

    assert (other.returncode, nowhere.returncode) == (2, 2)
    assert "--paper marriage" in other.stderr
    assert f"các thành phần có: {COMPONENT}" in nowhere.stderr


def test_several_rows_are_told_apart_by_the_options_that_differ(make_row: Callable[..., Row]) -> None:
    rows = [make_row(paper=None, umbrella="giấy tờ chứng minh"), make_row(), make_row(paper=PaperId.BIRTH, subject="")]

    with pytest.raises(Refusal, match="thành phần 3 khớp 3 dòng, nêu thêm: ") as refused:
        choose_row(rows, "3", RowWanted())
    (told,) = refused.value.reasons

    assert '--paper marriage --subject "cha, mẹ" (Giấy chứng nhận kết hôn, cắt giảm ngay)' in told
    assert '--paper birth --subject "" (Giấy khai sinh, cắt giảm ngay)' in told
    assert "--alternative" not in told
    assert choose_row(rows, "3", RowWanted(paper="unspecified")) is rows[0]
    assert choose_row(rows, "3", RowWanted(subject="")) is rows[2]


def test_a_row_that_nobody_judges_takes_no_ruling(make_row: Callable[..., Row]) -> None:
    with pytest.raises(Refusal, match="không có giấy tờ hộ tịch nào"):
        choose_row([make_row(verdict=None)], "3", RowWanted())


@pytest.mark.parametrize("text", ["", " \t ", "a\x07b", "a\u200bb", "Ông A 000123456789", "số 123456789."])
def test_words_that_nobody_can_read_or_should_keep_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="--reason"):
        parse_words("--reason", text)


def test_a_number_that_is_no_person_s_may_be_written() -> None:
    assert parse_words("--reason", "Quyết  định 1234/QĐ-UBND ngày 01/07/2026") == (
        "Quyết định 1234/QĐ-UBND ngày 01/07/2026"
    )


def test_a_broken_file_stops_the_review_with_its_place(review: Callable[..., Done], workspace: Path) -> None:
    (workspace / "rulings").mkdir(parents=True)
    (workspace / "rulings" / f"{CODE}.yaml").write_text("kind: ruling\ncode: 1.001193\nrulings: nothing\n", "utf-8")

    refused = review(*DAY)

    assert (refused.returncode, refused.stdout) == (2, "")
    assert f"{CODE}.yaml:3:10: “rulings” phải là một danh sách" in refused.stderr


def test_a_broken_file_is_not_written_to(add: Callable[..., Done], workspace: Path) -> None:
    file = workspace / "rulings" / f"{CODE}.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("kind: ruling\n", encoding="utf-8")

    assert add("--agree", *DAY).returncode == 2
    assert file.read_text(encoding="utf-8") == "kind: ruling\n"
