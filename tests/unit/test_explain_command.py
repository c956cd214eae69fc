"""`catgiam explain` on paper, on screen and as JSON."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]
ASKED = ("explain", "1.001193", "10", "--as-of", "2026-07-20", "--province", "12")


def test_the_tree_goes_from_the_verdict_to_the_facts(run: Run, rules_of_two: Path) -> None:
    lines = run(*ASKED, "--rules", rules_of_two).stdout.splitlines()

    conclusion = next(n for n, line in enumerate(lines) if "KL-9: Cắt giảm ngay, vì" in line)
    assert lines[conclusion + 1] == "      – có căn cứ thay thế: có"
    assert lines[conclusion + 2].startswith("        – NĐ123-D3.5-KS: ")
    assert lines[conclusion + 3].startswith("          – đúng với: loại giấy tờ: Giấy chứng nhận kết hôn; loại việc:")
    assert lines[conclusion + 4].startswith("          – NĐ-123-2015 Đ3 k5: ")
    for title in ("  Theo thời gian", "  Điều gì đổi thì kết luận đổi", "  Nên hỏi gì tiếp"):
        assert title in lines


def test_the_json_adds_what_explains_and_renames_nothing(run: Run, rules_of_two: Path) -> None:
    (row,) = json.loads(run(*ASKED, "--rules", rules_of_two, "--format", "json").stdout)["rows"]

    assert {"why", "why_not", "facts", "flips", "next_facts", "changes", "letter"} <= set(row)
    assert {"rule", "title", "reading", "clauses", "convention", "note", "standing", "met"} <= set(row["why"][0])
    assert set(row["why_not"][0]) == {"verdict", "reason", "rules"}
    assert row["flips"][0]["changes"][0]["attribute"]
    assert row["flips"][0]["kind_label"]
    assert row["changes"]["next"]["day"] == "2027-03-01"
    assert row["next_facts"][0]["outcomes"][0]["verdict"]
    assert row["letter"].startswith("Tại thành phần hồ sơ số 10 của thủ tục đăng ký khai sinh")


def test_a_letter_is_one_paragraph_a_row(run: Run, rules_of_two: Path, tmp_path: Path) -> None:
    out = tmp_path / "thu.txt"
    done = run(
        "explain", "1.000894", "--rules", rules_of_two, "--format", "letter", "--out", out, "--as-of", "2026-07-20"
    )
    head, *paragraphs = out.read_text(encoding="utf-8").removesuffix("\n").split("\n\n")

    assert (done.returncode, done.stdout) == (0, "")
    assert head.startswith("Kết quả rà soát. Ngày xét 20/07/2026")
    assert [p[: len("Tại thành phần hồ sơ số")] for p in paragraphs] == ["Tại thành phần hồ sơ số"] * 3


def test_a_letter_about_nothing_says_so(run: Run, rules_of_two: Path) -> None:
    done = run("explain", "1.001193", "10", "--rules", rules_of_two, "--format", "letter", "--as-of", "2020-01-01")

    assert "không có thành phần nào là giấy tờ hộ tịch" in done.stdout
