"""`catgiam impact`: what a clerk gets for a table of volumes, for a plan, and for mistakes."""

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.impact import GAP
from engine.relations import RelationalEngine, open_relations

Run = Callable[..., subprocess.CompletedProcess[str]]

HEAD = "Mã thủ tục;Xã;Tháng;Cách nộp;Số hồ sơ\n"
GOOD = HEAD + "".join(f"1.004055;Bản Bo;{month:02}/2025;Trực tuyến;100\n" for month in range(1, 13))
BAD = GOOD + "1.004055;Bản Bo;13/2025;Trực tuyến;5\n=1+1;Bản Bo;01/2025;Trực tuyến;5\n9.999999;Bản Bo;01/2025;;5\n"
PROCEDURES = ("to-chuc-can-bo/1.004055.yaml", "to-chuc-can-bo/1.001303.yaml")
"""Two procedures whose published dossiers ask for a birth certificate, whatever the case."""

PLAN = Path(__file__).parents[1] / "cases" / "impact" / "qd-2816-dong-nai.yaml"


@pytest.fixture
def volumes(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "ho-so.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="module")
def rules_of_demands(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped rules with two procedures: reading them is quick."""
    folder = tmp_path_factory.mktemp("rules") / "rules"
    shutil.copytree(root / "rules", folder, ignore=shutil.ignore_patterns("procedures"))
    for name in PROCEDURES:
        (folder / "procedures" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / "rules" / "procedures" / name, folder / "procedures" / name)
    return folder


@pytest.fixture
def impact(run: Run, rules_of_demands: Path, tmp_path: Path) -> Run:
    def run_it(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        common = ("--rules", rules_of_demands, "--as-of", "2026-07-20", "--workspace", tmp_path / "w")
        return run("impact", *arguments, *common)

    return run_it


def test_the_sums_stand_before_the_lines_and_the_gap_is_named(impact: Run, volumes: Callable[[str], Path]) -> None:
    done = impact("--dossiers", volumes(GOOD), "--prices", "vi-du-dong-nai")

    assert (done.returncode, done.stderr) == (0, "")
    assert "1.200 hồ sơ/năm của thủ tục có trong danh mục" in done.stdout
    assert done.stdout.index("Bớt được ngay") < done.stdout.index("Theo thủ tục và giấy tờ")
    assert "tỷ lệ cắt giảm:" in " ".join(done.stdout.split())
    assert "Khoản 4 Điều 27 Thông tư 02/2017/TT-VPCP" in done.stdout


def test_without_prices_money_says_that_there_are_none(impact: Run, volumes: Callable[[str], Path]) -> None:
    done = impact("--dossiers", volumes(GOOD))

    assert "chưa có đơn giá" in done.stdout


def test_rejected_rows_are_named_on_standard_error_and_end_with_1(impact: Run, volumes: Callable[[str], Path]) -> None:
    path = volumes(BAD)

    done = impact("--dossiers", path)

    assert done.returncode == 1
    assert f"tháng sai dạng, hoặc chưa tới [bad-month] – “13/2025” ({path}:14)" in done.stderr
    assert done.stderr.endswith("2 dòng không tính; 13 dòng đã tính.\n")
    assert "chưa tính 5 hồ sơ/năm của 1 thủ tục không có trong danh mục" in done.stdout.replace("Chưa", "chưa")


def test_a_table_without_one_good_row_is_refused_and_nothing_is_written(
    impact: Run, volumes: Callable[[str], Path], tmp_path: Path
) -> None:
    done = impact("--dossiers", volumes(HEAD + "x;y;z;t;u\n"), "--out", tmp_path / "kq.txt")

    assert done.returncode == 2
    assert "Không dòng nào tính được" in done.stderr
    assert not (tmp_path / "kq.txt").exists()


def test_csv_holds_every_line_the_sum_and_the_notes(impact: Run, volumes: Callable[[str], Path]) -> None:
    done = impact("--dossiers", volumes(BAD), "--format", "csv", "--prices", "vi-du-dong-nai")

    assert done.stdout.startswith("\ufeff")
    assert "mất số 0 ở cuối mã thủ tục" in done.stderr
    lines = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    assert [line["Mã"] for line in lines][-1] == "9.999999"
    assert [line["Tên"] for line in lines][-2] == "Cộng"
    assert all(GAP in line["Cách tính"] for line in lines)
    assert {len(line) for line in lines} == {len(lines[0])}
    total = lines[-2]
    papers = [int(line["Giấy phải nộp/năm, nhiều nhất"]) for line in lines[:-2]]
    assert int(total["Giấy phải nộp/năm, nhiều nhất"]) == sum(papers) > 0


def test_json_has_whole_dong_and_rates_as_text(impact: Run, volumes: Callable[[str], Path]) -> None:
    done = impact("--dossiers", volumes(BAD), "--format", "json", "--prices", "vi-du-dong-nai", "--by", "paper")

    data = json.loads(done.stdout)
    assert (data["schema"], data["by"], data["as_of"]) == ("catgiam.impact/1", "paper", "2026-07-20")
    assert data["volumes"]["rows"] == 15
    assert data["uncovered"] == [{"procedure": "9.999999", "dossiers": 5}]
    assert [item["problem"] for item in data["volumes"]["rejected"]] == ["bad-procedure", "bad-month"]
    assert GAP in data["notes"]
    for line in data["lines"]:
        if line["money"]:
            assert line["money"]["most"]["saving"] == line["money"]["most"]["before"] - line["money"]["most"]["after"]


def test_parquet_and_csv_of_the_same_volumes_are_worth_the_same(
    impact: Run, volumes: Callable[[str], Path], tmp_path: Path
) -> None:
    path = volumes(GOOD)
    parquet = tmp_path / "ho-so.parquet"
    names = ["procedure", "commune", "month", "channel", "count"]
    with open_relations(RelationalEngine.DUCKDB) as relations:
        relations.write_parquet(relations.csv(path, names, delimiter=";"), parquet)

    answers = [json.loads(impact("--dossiers", p, "--format", "json").stdout) for p in (path, parquet)]

    assert answers[0] == answers[1]


def test_communes_go_by_their_names_and_one_may_be_asked_for_alone(impact: Run, volumes: Callable[[str], Path]) -> None:
    path = volumes(GOOD + "1.004055;Sở Tư pháp;01/2025;Trực tuyến;7\n")

    every = json.loads(impact("--dossiers", path, "--by", "commune", "--province", "12", "--format", "json").stdout)
    alone = impact("--dossiers", path, "--commune", "Bản Bo", "--province", "12", "--format", "json")

    assert {line["name"] for line in every["lines"]} == {"xã Bản Bo", "Sở Tư pháp"}
    assert json.loads(alone.stdout)["total"]["dossiers"] == 1200
    assert json.loads(alone.stdout)["volumes"]["elsewhere"] == 1


def test_a_plan_is_priced_again_in_the_fixed_wording(run: Run) -> None:
    done = run("impact", "--plan", PLAN)

    told = " ".join(done.stdout.split())
    assert done.returncode == 0
    assert (
        "chi phí trước khi đơn giản hóa: 16.000.000 đồng/năm; sau khi: 9.600.000 đồng/năm; "
        "tiết kiệm: 6.400.000 đồng/năm; tỷ lệ cắt giảm: 40 %" in told
    )
    assert "Mâu thuẫn: số ngày cắt giảm: phương án viết 1 ngày, tính theo số liệu là 2 ngày" in told
    assert GAP in told


def test_a_contradiction_ends_with_1_where_that_is_asked_for(run: Run) -> None:
    done = run("impact", "--plan", PLAN, "--fail-on", "contradiction", "--format", "csv")

    assert done.returncode == 1
    assert "có 1 chỗ mâu thuẫn" in done.stderr
    lines = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    assert [line["Chi phí trước (đồng/năm)"] for line in lines] == ["32000000", "80000000", "16000000"]
    assert [bool(line["Mâu thuẫn"]) for line in lines] == [False, False, True]


def test_everything_wrong_with_the_request_is_told_at_once(impact: Run, tmp_path: Path) -> None:
    done = impact(
        *("--dossiers", tmp_path / "khong-co.csv", "--by", "nam", "--engine", "oracle"),
        *("--prices", "khong-co.yaml", "--fail-on", "contradiction", "--format", "pdf"),
    )

    assert (done.returncode, done.stdout) == (2, "")
    for word in ("--by", "--engine", "--prices", "--fail-on", "--format", "khong-co.csv"):
        assert word in done.stderr


def test_the_engine_may_be_named_by_the_environment(
    impact: Run, volumes: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CATGIAM_ENGINE", "oracle")

    done = impact("--dossiers", volumes(GOOD))

    assert done.returncode == 2
    assert "CATGIAM_ENGINE “oracle” không có; chọn một trong: duckdb, spark" in done.stderr


def test_volumes_and_plan_are_two_requests(impact: Run) -> None:
    assert "hai việc khác nhau" in impact("--plan", PLAN, "--dossiers", PLAN).stderr
    assert "thiếu --dossiers" in impact().stderr
