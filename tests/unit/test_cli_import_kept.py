"""`catgiam import-portal` beside other people's files, and with published texts that no file may hold."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.source import read_yaml

Answer = subprocess.CompletedProcess[str]
Run = Callable[..., Answer]
Import = Callable[..., Answer]
Check = Callable[[], bool]
Fields = dict[str, Any]
ONE, TWO = "9.000001", "9.000002"
DAY = ("--as-of", "2026-11-22")


def flat(code: str, *texts: str, **changes: object) -> Fields:
    plain = {"code": code, "name": "Thủ tục thử", "agency": "Bộ Tư pháp", "field": "Hộ tịch", "level": "Cấp xã"}
    return {**plain, "components": [{"text": text} for text in texts], **changes}


def write(tmp_path: Path, *records: Fields) -> Path:
    file = tmp_path / "ban-ghi.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "ban-thao"


@pytest.fixture
def import_(run: Run, rules_of_two: Path, folder: Path) -> Import:
    return lambda *arguments: run("import-portal", *arguments, "--out", folder, *DAY, "--rules", rules_of_two)


@pytest.fixture
def passes_check(run: Run, rules_of_two: Path, folder: Path) -> Check:
    """Whether `catgiam check` finds nothing wrong with the drafts."""

    def passes() -> bool:
        checked = run("check", folder, "--rules", rules_of_two, *DAY)
        return (checked.returncode, "[draft]" in checked.stdout) == (0, True)

    return passes


def draft(folder: Path, code: str = ONE) -> Fields:
    data = read_yaml(folder / f"{code}.yaml").data
    assert isinstance(data, dict)
    return dict(data)


@pytest.mark.parametrize("content", ["- a\n", "a: b\n", f'kind: procedure\ncode: "{ONE}"\n', "chữ\n", "name: [", ""])
def test_a_file_that_is_no_draft_is_refused_before_anything_is_written(
    import_: Import, folder: Path, tmp_path: Path, content: str
) -> None:
    folder.mkdir()
    theirs = folder / f"{TWO}.yaml"
    theirs.write_text(content, encoding="utf-8")

    done = import_(write(tmp_path, flat(ONE, "Đơn"), flat(TWO, "Đơn")), "--accept", "all")

    assert (done.returncode, done.stdout, [path.name for path in folder.iterdir()]) == (2, "", [theirs.name])
    assert theirs.read_text(encoding="utf-8") == content
    assert [f"{theirs}:" in done.stderr, "chạy lại" in done.stderr, "␊" in done.stderr] == [True, True, False]


def test_every_file_that_is_no_draft_is_told_at_once(import_: Import, folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    for code in (ONE, TWO):
        (folder / f"{code}.yaml").write_text("- a\n", encoding="utf-8")

    done = import_(write(tmp_path, flat(ONE, "Đơn"), flat(TWO, "Đơn")))

    assert [f"{folder / code}.yaml:1" in done.stderr for code in (ONE, TWO)] == [True, True]


@pytest.mark.parametrize("place", ["status: draft", "kind: procedure"])
def test_a_comment_alone_keeps_a_draft_from_being_written_again(
    import_: Import, folder: Path, tmp_path: Path, place: str
) -> None:
    import_(write(tmp_path, flat(ONE, "Đơn số # 1", "'# nháy'")))
    path = folder / f"{ONE}.yaml"
    written = path.read_text(encoding="utf-8").replace(place, f"# hỏi lại Sở\n{place}")
    path.write_text(written, encoding="utf-8")

    done = import_(write(tmp_path, flat(ONE, "Đơn số # 1", "Ảnh")))

    assert path.read_text(encoding="utf-8") == written
    assert "bản thảo giữ nguyên" in done.stdout


def test_a_hash_sign_in_a_published_text_is_no_comment(import_: Import, tmp_path: Path) -> None:
    texts = ["Đơn số # 1", "# đầu dòng", f"{'giấy tờ ' * 30}'#' {'khai sinh ' * 30}# cuối"]
    import_(write(tmp_path, flat(ONE, *texts)))

    done = import_(write(tmp_path, flat(ONE, *texts, "Ảnh")))

    assert "1 ghi lại vì nguồn hoặc quy tắc đổi" in done.stdout


def test_published_control_characters_reach_no_draft(
    import_: Import, passes_check: Check, folder: Path, tmp_path: Path
) -> None:
    chars = ["\x0b", "\x07", "\x1f", "\ufffe", "\ufeff", "\r\n", "\r", "\x9f"]
    keys = ("name", "agency", "field", "decision", "url", "level")
    records = [
        {
            **flat(f"9.00000{number}", **dict.fromkeys(keys, f"Giấy{char} khai sinh")),
            "steps": f"Cơ quan tra cứu{char} Giấy chứng nhận kết hôn",
            "components": [{"text": f"{char}Bản sao{char} Giấy khai sinh", "group": f"Hồ sơ{char}:"}],
        }
        for number, char in enumerate(chars)
    ]

    done = import_(write(tmp_path, *records))

    assert (done.returncode, passes_check()) == (0, True)
    assert "ký tự không nhìn thấy: 6\n" in done.stdout  # other line ends are nothing to tell
    for number, char in enumerate(chars):
        assert char not in draft(folder, f"9.00000{number}")["components"][0]["original"]


def test_a_name_of_nothing_but_control_characters_is_no_name(import_: Import, tmp_path: Path) -> None:
    done = import_(write(tmp_path, flat(ONE, "Đơn", name="\x07\u200b"), flat(TWO, "Đơn")))

    assert (done.returncode, "trường “name” để trống" in done.stderr) == (1, True)


def test_what_a_record_does_not_tell_leaves_a_draft_that_passes_check(
    import_: Import, passes_check: Check, folder: Path, tmp_path: Path
) -> None:
    lacking: list[Fields] = [{"agency": None}, {"agency": " "}, {"field": ""}, {"url": " "}]
    headings = [{"text": text, "group": group} for text in ("Đơn", "Giấy khai sinh") for group in (":", " : ", "-")]
    records = [flat(f"9.00000{number}", "Đơn", **changes) for number, changes in enumerate(lacking)]

    import_(write(tmp_path, *records, flat("9.000009", components=headings)))

    assert passes_check()
    names = [draft(folder, f"9.00000{number}")["issuer"]["name"] for number in range(4)]
    assert names == ["Chưa ghi cơ quan ban hành"] * 2 + ["Bộ Tư pháp"] * 2
    cases = [(c["text"], c.get("case")) for c in draft(folder, "9.000009")["components"]]
    assert cases == [(text, case) for text in ("Đơn", "Giấy khai sinh") for case in (None, "-")]


def test_the_same_file_through_another_path_changes_nothing(import_: Import, folder: Path, tmp_path: Path) -> None:
    source = write(tmp_path, flat(ONE, "Đơn"))
    import_(source)
    (tmp_path / "sau").mkdir()

    done = import_(tmp_path / "sau" / ".." / source.name)

    assert "1 không đổi" in done.stdout
    assert draft(folder)["record"]["source"] == source.name


@pytest.mark.parametrize(
    ("records", "arguments"), [([flat(ONE, "Đơn")], ["--accept", "x"]), ([], []), ([{"code": ONE}], [])]
)
def test_where_nothing_is_written_no_folder_is_made(
    import_: Import, folder: Path, tmp_path: Path, records: list[Fields], arguments: list[str]
) -> None:
    done = import_(write(tmp_path, *records), *arguments)

    assert (done.returncode, folder.exists()) == (2, False)


def test_a_code_to_accept_that_no_record_holds_is_told(import_: Import, folder: Path, tmp_path: Path) -> None:
    done = import_(write(tmp_path, flat(ONE, "Đơn")), "--accept", "1.234567", ONE)

    assert (done.returncode, draft(folder)["code"]) == (2, ONE)
    assert done.stderr == "--accept 1.234567: không bản ghi nào có thủ tục này\n"
