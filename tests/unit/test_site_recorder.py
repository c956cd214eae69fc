"""The recorder writes down what scenarios answered, and the command that builds the site refuses what is not whole."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from features.site.__main__ import main
from features.site.results import Results, ResultsError, read_results, write_results

FEATURE = """# language: vi
Tính năng: Thử

  Bối cảnh:
    Biết hồ sơ

  Kịch bản: Đạt
    Thì số là 1

  @KL-1
  Kịch bản: Không đạt
    Thì số là 2
    Và số là 1

  Khung kịch bản: Từng dòng
    Thì số là <số>

    Dữ liệu:
      | số |
      | 1  |
      | 3  |

  Kịch bản: Thiếu bước
    Khi không ai viết bước này
"""
STEPS = """
import pytest
from pytest_bdd import given, parsers, scenarios, then

scenarios("thu.feature")

@pytest.fixture
def touched():
    return {"KL-9"}

@given("hồ sơ", target_fixture="value")
def value():
    return 1

@then(parsers.parse("số là {wanted:d}"))
def number_is(value, wanted):
    assert value == wanted, "khác số"
"""
CONFTEST = """
def pytest_bdd_apply_tag(tag, function):
    return True
"""


@pytest.fixture(scope="module")
def recorded(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Results:
    """What a run of four scenarios leaves behind."""
    folder = tmp_path_factory.mktemp("scenarios")
    for name, text in {
        "thu.feature": FEATURE,
        "test_thu.py": STEPS,
        "conftest.py": CONFTEST,
        "pytest.ini": "[pytest]",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "features.site.recorder", "-p", "no:cacheprovider"]
    out = folder / "sau" / "ket-qua.json"
    done = subprocess.run(
        [*command, "-c", "pytest.ini", "--features-results", out, "."],
        cwd=folder,
        env={"PYTHONPATH": str(root), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return read_results(out)


def test_every_scenario_and_every_row_of_an_outline_has_a_result(recorded: Results) -> None:
    assert [(r.line, r.example, r.passed) for r in recorded.results] == [
        (7, {}, True),
        (11, {}, False),
        (15, {"số": "1"}, True),
        (15, {"số": "3"}, False),
        (23, {}, False),
    ]


def test_steps_are_kept_until_the_first_that_fails(recorded: Results) -> None:
    failed = recorded.results[1]
    assert [(s.line, s.text, s.passed) for s in failed.steps] == [(5, "hồ sơ", True), (12, "số là 2", False)]
    assert "khác số" in failed.message
    assert recorded.results[0].message == ""


def test_a_step_that_nobody_wrote_fails(recorded: Results) -> None:
    assert [(s.text, s.passed) for s in recorded.results[4].steps][-1] == ("không ai viết bước này", False)


def test_the_rules_that_a_scenario_touched_are_kept(recorded: Results) -> None:
    assert {r.rules for r in recorded.results} == {("KL-9",)}


def test_the_text_that_ran_is_named(recorded: Results) -> None:
    assert [(name, len(digest)) for name, digest in recorded.fingerprints.items()] == [("thu.feature", 64)]


def test_results_are_read_back_as_written(recorded: Results, tmp_path: Path) -> None:
    write_results(recorded, tmp_path / "ket-qua.json")
    assert read_results(tmp_path / "ket-qua.json") == recorded._replace(ended=recorded.ended.replace(microsecond=0))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "khác"}', '{"format": "catgiam.scenarios/1"}'])
def test_another_file_is_refused_by_name(text: str, tmp_path: Path) -> None:
    path = tmp_path / "la.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ResultsError, match=r"la\.json: "):
        read_results(path)


def test_the_command_tells_what_is_missing_writes_the_site_and_fails(
    rules_of_two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thu.feature").write_text(FEATURE, encoding="utf-8")
    write_results(Results(datetime(2026, 7, 20, tzinfo=UTC), {}, ()), tmp_path / "ket-qua.json")
    options = ["--features", tmp_path, "--rules", rules_of_two, "--out", tmp_path / "trang", "--as-of", "2026-07-20"]
    arguments = [str(a) for a in options]
    assert main([*arguments, "--results", str(tmp_path / "ket-qua.json")]) == 1
    told = capsys.readouterr()
    assert "features/thu.feature:7: kịch bản “Đạt” không có trong kết quả" in told.err
    assert len(told.err.splitlines()) == 5
    assert "thiếu kết quả" in (tmp_path / "trang" / "index.html").read_text(encoding="utf-8")
    assert main([*arguments, "--no-results"]) == 0
    assert "chưa chạy" in (tmp_path / "trang" / "index.html").read_text(encoding="utf-8")


def test_the_command_needs_results_unless_told_otherwise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--results", str(tmp_path / "khong-co.json"), "--out", str(tmp_path / "trang")]) == 2
    assert "chưa có kết quả chạy kịch bản" in capsys.readouterr().err
    assert not (tmp_path / "trang").exists()


def test_the_file_of_results_is_plain_json(recorded: Results, tmp_path: Path) -> None:
    write_results(recorded, tmp_path / "ket-qua.json")
    stored = json.loads((tmp_path / "ket-qua.json").read_text(encoding="utf-8"))
    assert set(stored) == {"format", "ended", "fingerprints", "results"}
