"""What the three commands answer, and with which exit code."""

import csv
import io
import json
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.review import KINDS

Answer = subprocess.CompletedProcess[str]
Run = Callable[..., Answer]
DAY = ("--as-of", "2026-11-22")


def review(run: Run, rules: Path, *arguments: str | Path) -> Answer:
    return run("review", "--rules", rules, *DAY, *arguments)


def rows(done: Answer) -> list[dict[str, Any]]:
    return list(json.loads(done.stdout)["rows"])


def test_review_prints_the_inventory(run: Run, rules_of_two: Path) -> None:
    done = review(run, rules_of_two)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("DANH MỤC RÀ SOÁT")
    assert "1.000894  " in done.stdout


def test_review_json_says_what_was_asked_and_who_answered(run: Run, rules_of_two: Path) -> None:
    written = json.loads(review(run, rules_of_two, "--format", "json", "--province", "12").stdout)

    assert (written["as_of"], written["province"]) == ("2026-11-22", "12")
    assert written["evaluator"] in {"durable-rules+reference", "reference"}


def test_review_twice_gives_the_same_bytes(run: Run, rules_of_two: Path) -> None:
    first, second = (review(run, rules_of_two, "--format", "json").stdout for _ in range(2))

    assert first == second


def test_jsonl_is_the_rows_of_json(run: Run, rules_of_two: Path) -> None:
    lines = review(run, rules_of_two, "--format", "jsonl").stdout.splitlines()

    assert [json.loads(line) for line in lines] == rows(review(run, rules_of_two, "--format", "json"))


def test_csv_warns_of_spreadsheets_on_standard_error(run: Run, rules_of_two: Path) -> None:
    done = review(run, rules_of_two, "--format", "csv")

    assert "đặt cột mã là Văn bản" in done.stderr
    assert len(list(csv.reader(io.StringIO(done.stdout, newline="")))) > 2


@pytest.mark.parametrize("codes", [["1.001193,1.000894"], ["1.001193", "1.000894"], ["1.001193; 1.000894"]])
def test_codes_may_be_strung_together_in_any_way(run: Run, rules_of_two: Path, codes: list[str]) -> None:
    done = review(run, rules_of_two, "--format", "json", "--procedure", *codes)

    assert {row["procedure"] for row in rows(done)} == {"1.001193", "1.000894"}


def test_one_code_narrows_the_review(run: Run, rules_of_two: Path) -> None:
    done = review(run, rules_of_two, "--format", "json", "--procedure", "1.000894")

    assert {row["procedure"] for row in rows(done)} == {"1.000894"}


def test_names_are_understood_in_any_unicode_form_and_letter_case(run: Run, rules_of_two: Path) -> None:
    field = unicodedata.normalize("NFD", "hộ tịch")

    assert rows(review(run, rules_of_two, "--format", "json", "--field", field, "--issuer", "bộ tư pháp"))


def test_all_adds_papers_without_a_verdict(run: Run, rules_of_two: Path) -> None:
    done = review(run, rules_of_two, "--format", "json", "--all")

    assert any(row["verdict"] is None for row in rows(done))


def test_fail_on_gives_1_only_when_something_is_found(run: Run, rules_of_two: Path) -> None:
    totals = json.loads(review(run, rules_of_two, "--format", "json").stdout)["totals"]
    counts = {**totals["by_finding"], **totals["by_verdict"], "doubtful": totals["doubtful"]}
    counts["stale_ruling"] = totals["stale_rulings"]

    assert set(counts) == set(KINDS)
    for kind, count in counts.items():
        done = review(run, rules_of_two, "--fail-on", kind)
        assert done.returncode == (1 if count else 0)
        assert (kind in done.stderr) == bool(count)


def test_everything_wrong_with_a_request_is_said_at_once(run: Run, rules_of_two: Path) -> None:
    wrong = (
        "--province",
        "99",
        "--fail-on",
        "x",
        "--level",
        "x",
        "--format",
        "x",
        "--field",
        "x",
        "--procedure",
        "1.00119",
    )
    done = run("review", "--rules", rules_of_two, "--as-of", "20/07/2026", *wrong)

    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 7
    for said in ("có phải là 2026-07-20?", "12 (Lai Châu)", "có phải là “1.001193”?", "Hộ tịch", "xa, tinh, bo"):
        assert said in done.stderr


@pytest.mark.parametrize("day", ["nonsense", "2026-13-01", "2026-02-30", "20260720", "2026-W01-1", "", "٢٠٢٦-٠٧-٢٠"])
def test_a_day_that_is_none_is_refused_with_an_example(run: Run, rules_of_two: Path, day: str) -> None:
    done = run("review", "--rules", rules_of_two, "--as-of", day)

    assert done.returncode == 2
    assert "ví dụ 2026-07-20" in done.stderr or "lịch không có ngày này" in done.stderr


def test_a_province_is_meant_by_its_name(run: Run, rules_of_two: Path) -> None:
    assert "có phải là 12 (Lai Châu)?" in review(run, rules_of_two, "--province", "lai chau").stderr


def test_a_stray_word_is_refused(run: Run, rules_of_two: Path) -> None:
    done = review(run, rules_of_two, "1.001193")

    assert done.returncode == 2
    assert "mã thủ tục viết sau --procedure" in done.stderr


def test_explain_tells_why_and_why_not(run: Run, rules_of_two: Path) -> None:
    done = run("explain", "1.001193", "10", "--rules", rules_of_two, *DAY, "--province", "12")

    assert (done.returncode, done.stderr) == (0, "")
    for said in (
        "Kết luận: ",
        "Vì sao\n",
        "áp dụng từ",
        "Vì sao không phải kết luận khác",
        "✎ Kiến nghị sửa quy định –",
    ):
        assert said in done.stdout


def test_explain_json_has_the_row_with_its_grounds(run: Run, rules_of_two: Path) -> None:
    written = json.loads(run("explain", "1.001193", "10", "--rules", rules_of_two, *DAY, "--format", "json").stdout)

    (row,) = written["rows"]
    assert row["why"][0]["clauses"][0]["says"]
    assert len(row["why_not"]) == 7


def test_explain_refuses_what_is_not_there(run: Run, rules_of_two: Path) -> None:
    done = run("explain", "1.001193", "99", "--rules", rules_of_two, "--as-of", "x", "--province", "99")

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 3
    assert "không có thành phần “99”" in done.stderr
    assert run("explain", "9.999999", "--rules", rules_of_two).returncode == 2


def test_check_of_good_rules_notes_and_gives_0(run: Run, rules_of_two: Path) -> None:
    done = run("check", "--rules", rules_of_two, *DAY)

    assert done.returncode == 0
    assert "[no-scenario-index]" in done.stdout
    assert "0 lỗi" in done.stdout.splitlines()[-1]


def test_check_strict_makes_notes_fail(run: Run, rules_of_two: Path) -> None:
    assert run("check", "--rules", rules_of_two, *DAY, "--strict").returncode == 1


def test_check_finds_facts_that_nobody_looked_at_for_long(run: Run, rules_of_two: Path) -> None:
    done = run("check", "--rules", rules_of_two, "--as-of", "2027-11-22", "--stale-after", "90")

    assert done.returncode == 0
    assert "[stale]" in done.stdout
    assert "[stale]" not in run("check", "--rules", rules_of_two, *DAY, "--stale-after", "9999").stdout


def test_check_compares_rules_with_scenarios(run: Run, rules: Path) -> None:
    index = rules.parent / "features" / "index.json"
    index.parent.mkdir()
    scenario = {"feature": "a.feature", "line": 1, "name": "n", "rules": ["KL-1", "GONE"]}
    index.write_text(json.dumps({"scenarios": [scenario]}), encoding="utf-8")
    done = run("check", "--rules", rules, *DAY)

    assert "quy tắc “KL-2” chưa có kịch bản nào [rule-without-scenario]" in done.stdout
    assert "“KL-1”" not in done.stdout
    assert "“GONE” không còn trong bộ quy tắc [unknown-rule]" in done.stdout
    index.write_text("[", encoding="utf-8")
    assert run("check", "--rules", rules, *DAY).returncode == 2


def test_a_draft_with_a_known_code_is_an_update(run: Run, rules_of_two: Path, tmp_path: Path) -> None:
    draft = tmp_path / "ban-thao.yaml"
    draft.write_bytes((rules_of_two / "procedures" / "ho-tich" / "1.001193.yaml").read_bytes())
    done = run("check", draft, "--rules", rules_of_two, *DAY)

    assert done.returncode == 0
    assert "duplicate" not in done.stdout


def test_an_error_in_a_draft_is_shown_at_its_place_with_exit_code_1(
    run: Run, rules_of_two: Path, tmp_path: Path
) -> None:
    draft = tmp_path / "ban-thao.yaml"
    source = (rules_of_two / "procedures" / "ho-tich" / "1.001193.yaml").read_text(encoding="utf-8")
    draft.write_text(source.replace("[marriage]", "[mariage]", 1), encoding="utf-8")
    done = run("check", tmp_path, "--rules", rules_of_two, *DAY)

    assert done.returncode == 1
    assert f"{draft}:" in done.stdout
    assert "[wrong-value]" in done.stdout


def test_check_writes_json_and_sarif(run: Run, rules: Path) -> None:
    (rules / "procedures" / "ho-tich" / "1.001193.yaml").write_text("kind: procedure\n", encoding="utf-8")
    written = json.loads(run("check", "--rules", rules, "--format", "json").stdout)
    (sarif,) = json.loads(run("check", "--rules", rules, "--format", "sarif").stdout)["runs"]

    assert written["errors"] == len(sarif["results"]) > 0
    assert {"code", "severity", "message", "file", "line", "column", "hint"} == set(written["findings"][0])
    assert sarif["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 1


def test_check_refuses_paths_that_are_not_there(run: Run, rules_of_two: Path, tmp_path: Path) -> None:
    done = run("check", tmp_path / "no", tmp_path, "--rules", rules_of_two, "--stale-after", "-1", "--as-of", "x")

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 4


def test_a_compiled_copy_is_used_and_a_damaged_one_is_replaced(
    run: Run, rules_of_two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setenv("CATGIAM_CACHE", str(cache))
    first = review(run, rules_of_two)
    (copy,) = cache.glob("*.bin")
    good = copy.read_bytes()
    copy.write_bytes(good[:-1])

    assert review(run, rules_of_two).stdout == first.stdout
    assert copy.read_bytes() == good


def test_a_cache_that_cannot_be_written_is_no_trouble(
    run: Run, rules_of_two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x", encoding="utf-8")
    monkeypatch.setenv("CATGIAM_CACHE", str(in_the_way / "deeper"))

    assert review(run, rules_of_two).returncode == 0
