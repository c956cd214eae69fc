"""`catgiam import-portal`: drafts that pass `check`, and never a byte over somebody's work."""

import gzip
import json
import os
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.source import read_yaml

Answer = subprocess.CompletedProcess[str]
Run = Callable[..., Answer]
Import = Callable[..., Answer]
Check = Callable[[], Answer]
Fields = dict[str, Any]
DAY, LATER = "2026-11-22", "2027-01-05"
ONE, TWO = "9.000001", "9.000002"


def flat(code: str, *texts: str, **changes: object) -> Fields:
    plain = {"code": code, "name": "Thủ tục thử", "agency": "Bộ Tư pháp", "field": "Hộ tịch", "level": "Cấp xã"}
    return {**plain, "components": [{"text": text} for text in texts], **changes}


PORTAL = {
    "data": {
        "code": "9.000003",
        "name": "Thủ tục của Cổng",
        "departmentPromulgateName": "Sở Xây dựng tỉnh Lào Cai",
        "isWard": True,
        "updatedAt": 1776245290467,
        "executionSteps": [{"description": "Cơ quan tra cứu Giấy chứng nhận kết hôn"}],
        "executionCases": [
            {"name": "* Giấy tờ phải nộp:", "profileComponents": [{"name": "Giấy khai sinh", "originalQty": 0}]},
            {"name": "Trường hợp có trích lục khai tử"},
        ],
    }
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Two records that demand papers, one of them by generic proof."""
    return write(tmp_path, flat(ONE, "Đơn", "Bản sao Giấy khai sinh"), flat(TWO, "Giấy tờ chứng minh quan hệ", "Đơn"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where drafts go; it is not there yet."""
    return tmp_path / "ban-thao"


@pytest.fixture
def import_(run: Run, rules_of_two: Path, folder: Path) -> Import:
    def run_it(*arguments: str | Path, day: str = DAY, out: Path = folder) -> Answer:
        return run("import-portal", *arguments, "--out", out, "--as-of", day, "--rules", rules_of_two)

    return run_it


@pytest.fixture
def check(run: Run, rules_of_two: Path, folder: Path) -> Check:
    """`catgiam check` over the drafts."""
    return lambda: run("check", folder, "--rules", rules_of_two, "--as-of", DAY)


def write(tmp_path: Path, *records: Fields) -> Path:
    file = tmp_path / "ban-ghi.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return file


def drafts(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def draft(folder: Path, code: str) -> Fields:
    data = read_yaml(folder / f"{code}.yaml").data
    assert isinstance(data, dict)
    return dict(data)


def texts(folder: Path, code: str) -> list[str]:
    return [component["text"] for component in draft(folder, code)["components"]]


def edit(folder: Path, code: str, old: str, new: str) -> None:
    path = folder / f"{code}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def confirm(folder: Path, code: str) -> None:
    edit(folder, code, "status: draft", "status: confirmed")


def test_drafts_of_both_formats_pass_check(
    import_: Import, check: Check, source: Path, folder: Path, tmp_path: Path
) -> None:
    known = flat("1.001193", "Giấy chứng nhận kết hôn của cha mẹ")
    portal = tmp_path / "cong.json.gz"
    portal.write_bytes(gzip.compress(json.dumps([PORTAL, known]).encode()))

    done = import_(source, portal)
    checked = check()

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"4 thủ tục → {folder}: 4 mới\n")
    assert list(drafts(folder)) == [f"{code}.yaml" for code in ("1.001193", ONE, TWO, "9.000003")]
    assert (checked.returncode, checked.stdout.count("[draft]")) == (0, 4)


def test_a_draft_begins_by_saying_how_it_is_confirmed(import_: Import, source: Path, folder: Path) -> None:
    import_(source)

    assert drafts(folder)[f"{ONE}.yaml"].decode().startswith("# Bản thảo do catgiam import-portal ghi")
    assert draft(folder, ONE)["status"] == "draft"


def test_the_summary_tells_what_was_repaired_what_came_twice_and_what_holds_no_dossier(
    import_: Import, tmp_path: Path
) -> None:
    late = flat(ONE, "Giấy khai sinh của vợ chồng hoà thuận")

    done = import_(write(tmp_path, late, late, flat(TWO)))

    assert done.returncode == 0
    for said in ("1 bản ghi lặp lại", "1 thủ tục không có thành phần hồ sơ nào", "chỗ đặt dấu thanh (hoà → hòa): 1"):
        assert said in done.stdout


@pytest.mark.parametrize("day", [DAY, LATER])
def test_a_second_run_changes_no_byte(import_: Import, source: Path, folder: Path, day: str) -> None:
    import_(source)
    before = drafts(folder)

    done = import_(source, day=day)

    assert (done.returncode, done.stdout) == (0, f"2 thủ tục → {folder}: 2 không đổi\n")
    assert drafts(folder) == before


def test_a_draft_that_nobody_touched_follows_its_source(import_: Import, folder: Path, tmp_path: Path) -> None:
    import_(write(tmp_path, flat(ONE, "Đơn")))

    done = import_(write(tmp_path, flat(ONE, "Đơn", "Ảnh")), day=LATER)

    assert "1 ghi lại vì nguồn hoặc quy tắc đổi" in done.stdout
    assert (texts(folder, ONE), draft(folder, ONE)["imported"]["on"]) == (["Đơn", "Ảnh"], DAY)


@pytest.mark.parametrize("new", ["status: confirmed", "note: của tôi\nstatus: draft"])
def test_a_draft_that_somebody_touched_stays_and_the_differences_are_told(
    import_: Import, folder: Path, tmp_path: Path, new: str
) -> None:
    import_(write(tmp_path, flat(ONE, "Đơn", "Ảnh", decision="1/QĐ")))
    edit(folder, ONE, "status: draft", new)
    before = drafts(folder)

    done = import_(write(tmp_path, flat(ONE, "Đơn", "Thẻ", decision="2/QĐ")))

    assert done.returncode == 0
    assert done.stdout.splitlines()[1:] == [
        f"{ONE}: nguồn đã đổi, bản thảo giữ nguyên",
        "  ~ quyết định công bố: 1/QĐ → 2/QĐ",
        "  + Thẻ",
        "  - Ảnh",
        f"Nhận các thay đổi này: chạy lại với --accept {ONE}",
    ]
    assert drafts(folder) == before


@pytest.mark.parametrize("accepted", [[TWO], [ONE, TWO], [f"{ONE},{TWO}"], ["all"]])
def test_accepting_takes_the_changes_in_and_keeps_the_analyst_s_other_lines(
    import_: Import, folder: Path, tmp_path: Path, accepted: list[str]
) -> None:
    import_(write(tmp_path, flat(ONE, "Đơn", "Ảnh"), flat(TWO, "Đơn", "Ảnh")))
    for code in (ONE, TWO):
        confirm(folder, code)
        edit(folder, code, "text: Đơn", "text: Đơn của tôi")
    changed = write(tmp_path, flat(ONE, "Đơn", "Giấy khai sinh"), flat(TWO, "Đơn", "Giấy khai sinh"))

    done = import_(changed, "--accept", *accepted)

    assert done.returncode == 0
    for code in (ONE, TWO):
        taken = accepted == ["all"] or code in accepted[0].split(",") + accepted[1:]
        assert draft(folder, code)["status"] == ("draft" if taken else "confirmed")
        assert texts(folder, code) == ["Đơn của tôi", "Giấy khai sinh" if taken else "Ảnh"]
        assert (f"{code}: nguồn đã đổi, đã nhận vào bản thảo" in done.stdout) is taken


def test_a_draft_with_accepted_changes_passes_check(
    import_: Import, check: Check, folder: Path, tmp_path: Path
) -> None:
    import_(write(tmp_path, flat(ONE, "Đơn", "Giấy khai sinh")))
    edit(folder, ONE, "text: Đơn", "text: Đơn của tôi")
    import_(write(tmp_path, flat(ONE, "Đơn", "Trích lục khai tử", agency="Bộ Y tế")), "--accept", "all")

    assert check().returncode == 0


def test_what_was_accepted_is_not_told_again_and_changes_no_more(import_: Import, folder: Path, tmp_path: Path) -> None:
    import_(write(tmp_path, flat(ONE, "Đơn")))
    confirm(folder, ONE)
    changed = write(tmp_path, flat(ONE, "Đơn", "Ảnh"))
    import_(changed, "--accept", "all")
    before = drafts(folder)

    again = [import_(changed, *arguments, day=LATER).stdout for arguments in ((), ("--accept", "all"))]

    assert again == [f"1 thủ tục → {folder}: 1 giữ nguyên vì đã có người sửa hoặc xác nhận\n"] * 2
    assert drafts(folder) == before


def test_a_file_that_cannot_be_read_is_refused_and_left_as_it_is(import_: Import, source: Path, folder: Path) -> None:
    folder.mkdir()
    (folder / f"{ONE}.yaml").write_text("name: [", encoding="utf-8")

    done = import_(source, "--accept", "all")

    assert done.returncode == 2
    assert f"“{folder / ONE}.yaml” có sẵn nhưng không đọc được; sửa hoặc chuyển đi rồi chạy lại" in done.stderr
    assert drafts(folder)[f"{ONE}.yaml"] == b"name: ["


@pytest.mark.parametrize(("place", "reason"), [("không/có", "không tạo được thư mục"), ("tep", "đây là tệp")])
def test_a_place_for_drafts_that_is_none_is_refused(
    import_: Import, source: Path, tmp_path: Path, place: str, reason: str
) -> None:
    (tmp_path / "tep").write_text("", encoding="utf-8")

    done = import_(source, out=tmp_path / place)

    assert (done.returncode, done.stdout, reason in done.stderr) == (2, "", True)
    assert (tmp_path / "tep").read_bytes() == b""


def test_a_folder_that_may_not_be_written_to_is_refused(
    import_: Import, source: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir(mode=0o500)
    monkeypatch.setattr("os.access", lambda _path, mode: mode != os.W_OK)  # root may write everywhere

    done = import_(source)

    assert (done.returncode, done.stdout, drafts(folder)) == (2, "", {})
    assert "không có quyền ghi vào thư mục này" in done.stderr


def test_everything_wrong_with_a_request_is_said_at_once(import_: Import, source: Path, tmp_path: Path) -> None:
    done = import_(tmp_path / "không-có.jsonl", "--accept", "1.2", "tất cả", day="hôm nay", out=source)

    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 6)


def test_records_that_cannot_be_read_are_told_and_leave_nothing_behind(
    import_: Import, folder: Path, tmp_path: Path
) -> None:
    file = write(tmp_path, {"code": ONE}, flat(TWO, "Đơn"), flat("x", "Đơn"))

    done = import_(file)

    assert (done.returncode, list(drafts(folder))) == (1, [f"{TWO}.yaml"])
    assert [f"{file}:{line}: " in done.stderr for line in (1, 2, 3)] == [True, False, True]
    assert "2 bản ghi không đọc được, đã bỏ qua." in done.stderr


@pytest.mark.parametrize("records", [[], [{"code": ONE}]])
def test_where_no_record_can_be_read_no_draft_is_written(
    import_: Import, folder: Path, tmp_path: Path, records: list[Fields]
) -> None:
    done = import_(write(tmp_path, *records))

    assert (done.returncode, done.stdout, bool(done.stderr)) == (2, "", True)
    assert not folder.exists() or drafts(folder) == {}


def test_decomposed_letters_in_the_source_leave_the_drafts_as_they_are(
    import_: Import, folder: Path, tmp_path: Path
) -> None:
    text = "Giấy chứng nhận kết hôn của người mẹ"
    source = write(tmp_path, flat(ONE, unicodedata.normalize("NFD", text)))
    import_(source)
    before = drafts(folder)

    again = import_(source)
    composed = import_(write(tmp_path, flat(ONE, text)), day=LATER)

    assert (texts(folder, ONE), draft(folder, ONE)["components"][0]["original"]) == ([text], text)
    assert "1 không đổi" in again.stdout
    assert "1 không đổi" in composed.stdout
    assert drafts(folder) == before
