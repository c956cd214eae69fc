"""`catgiam coverage`: a table to fill in, its import whole or not at all, and what it does to a review."""

import csv
import json
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import engine.places

Run = Callable[..., subprocess.CompletedProcess[str]]

HEADING = "Mã xã,Tên xã,Loại giấy tờ,Đăng ký từ,Đăng ký đến,Tổng số bản ghi,Đã số hóa,Đã làm sạch,Ngày số liệu,Nguồn"
LINE = "03388,phường Đoàn Kết,Giấy khai sinh,2016,,1.000,855,805,{day},Báo cáo"
KEPT = "coverage/12.csv"

LOADED = cache(engine.places.load_places)
Import = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(autouse=True)
def places_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second for each command otherwise."""
    monkeypatch.setattr(engine.places, "load_places", LOADED)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return tmp_path / "catgiam"


@pytest.fixture
def import_lines(run: Run, rules_of_two: Path, workspace: Path, tmp_path: Path) -> Import:
    """Import these lines into the workspace."""

    def import_them(*lines: str, options: tuple[str, ...] = ("--province", "12")) -> subprocess.CompletedProcess[str]:
        file = tmp_path / "bang.csv"
        file.write_text("\n".join([HEADING, *lines]), encoding="utf-8")
        return run("coverage", "import", file, *options, "--workspace", workspace, "--rules", rules_of_two)

    return import_them


def test_the_template_lists_every_commune_with_every_paper_and_can_be_imported_empty(
    run: Run, rules_of_two: Path, workspace: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mau.csv"
    made = run("coverage", "template", "--province", "12", "--out", file)
    lines = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))

    imported = run("coverage", "import", file, "--province", "12", "--workspace", workspace, "--rules", rules_of_two)

    assert (made.returncode, len(lines), lines[0]) == (0, 1 + 38 * 12, HEADING.split(","))
    assert (imported.returncode, workspace.exists()) == (0, False)
    assert "456 dòng chưa điền, bỏ qua" in imported.stderr


def test_the_same_table_twice_changes_nothing(import_lines: Import, workspace: Path) -> None:
    first = import_lines(LINE.format(day="30/09/2026"))
    kept = (workspace / KEPT).read_bytes()
    second = import_lines(LINE.format(day="2026-09-30"), options=())

    assert (first.returncode, second.returncode) == (0, 0)
    assert "Tỉnh Lai Châu: 1 dòng thêm" in first.stderr
    assert "1 dòng đã có, giữ nguyên" in second.stderr
    assert (workspace / KEPT).read_bytes() == kept


def test_a_newer_day_is_added_and_the_older_one_kept(import_lines: Import, workspace: Path) -> None:
    import_lines(LINE.format(day="30/09/2026"))
    import_lines(LINE.format(day="31/10/2026"))

    lines = (workspace / KEPT).read_text(encoding="utf-8-sig").splitlines()
    assert [line["Ngày số liệu"] for line in csv.DictReader(lines)] == ["2026-09-30", "2026-10-31"]


def test_other_figures_for_the_same_day_need_to_be_asked_for(import_lines: Import, workspace: Path) -> None:
    import_lines(LINE.format(day="30/09/2026"))
    kept = (workspace / KEPT).read_bytes()
    other = LINE.replace("855", "856").format(day="30/09/2026")

    refused = import_lines(other)
    assert (refused.returncode, (workspace / KEPT).read_bytes()) == (2, kept)
    assert "[conflict]" in refused.stderr
    replaced = import_lines(other, options=("--province", "12", "--replace"))
    assert (replaced.returncode, "1 dòng thay" in replaced.stderr) == (0, True)
    assert "856" in (workspace / KEPT).read_text(encoding="utf-8")


def test_one_wrong_cell_keeps_the_whole_table_out(import_lines: Import, workspace: Path) -> None:
    done = import_lines(LINE.format(day="30/09/2026"), LINE.format(day="ngày mai"), "00004,,birth,,,,1 %,,2026-09-30,")

    assert (done.returncode, workspace.exists()) == (2, False)
    assert "bang.csv:3:" in done.stderr
    assert "bang.csv:4:1: phường Ba Đình, thành phố Hà Nội không thuộc tỉnh Lai Châu [commune]" in done.stderr
    assert "chưa làm gì cả" in done.stderr


def test_without_a_province_all_communes_have_to_be_of_one(import_lines: Import, workspace: Path) -> None:
    done = import_lines(LINE.format(day="30/09/2026"), "00004,,birth,,,,1 %,,2026-09-30,", options=())

    assert (done.returncode, workspace.exists()) == (2, False)
    assert "[other-province]" in done.stderr


def test_the_day_of_lines_without_one_can_be_given(import_lines: Import, workspace: Path) -> None:
    refused = import_lines(LINE.format(day=""))
    taken = import_lines(LINE.format(day=""), options=("--as-of", "2026-09-30"))

    assert (refused.returncode, "--as-of" in refused.stderr, taken.returncode) == (2, True, 0)
    assert "2026-09-30" in (workspace / KEPT).read_text(encoding="utf-8")


def test_an_empty_table_needs_a_province_and_a_workspace_a_folder(import_lines: Import, workspace: Path) -> None:
    assert "chưa có dòng nào được điền" in import_lines(options=()).stderr
    workspace.write_text("một tệp", encoding="utf-8")

    done = import_lines(LINE.format(day="30/09/2026"))

    assert (done.returncode, "không tạo được thư mục" in done.stderr) == (2, True)


def test_a_column_that_nobody_knows_is_told_and_the_rest_imported(
    run: Run, rules_of_two: Path, workspace: Path, tmp_path: Path
) -> None:
    file = tmp_path / "bang.csv"
    file.write_text(f"STT,{HEADING},Ghi chú\n1,{LINE.format(day='30/09/2026')},x", encoding="utf-8")

    done = run("coverage", "import", file, "--workspace", workspace, "--rules", rules_of_two)

    assert (done.returncode, (workspace / KEPT).exists()) == (0, True)
    assert "không biết cột “Ghi chú”" in done.stderr
    assert "STT" not in done.stderr


def test_nothing_kept_is_said_and_listed_as_an_empty_table(run: Run, rules_of_two: Path, workspace: Path) -> None:
    done = run("coverage", "list", "--province", "Lai Châu", "--workspace", workspace, "--rules", rules_of_two)

    assert (done.returncode, done.stdout.strip("\ufeff\r\n")) == (0, HEADING)
    assert "Chưa nhập số liệu nào của tỉnh Lai Châu" in done.stderr


def test_what_is_listed_can_be_imported_again(
    import_lines: Import, run: Run, rules_of_two: Path, workspace: Path, tmp_path: Path
) -> None:
    import_lines(LINE.format(day="30/09/2026"), '03390,,Trích lục khai tử,,,,"85,5 %",,30/09/2026,\'=1+1')
    file = tmp_path / "lai.csv"
    run("coverage", "list", "--province", "12", "--workspace", workspace, "--rules", rules_of_two, "--out", file)

    elsewhere = tmp_path / "noi-khac"
    run("coverage", "import", file, "--workspace", elsewhere, "--rules", rules_of_two)
    assert (elsewhere / KEPT).read_bytes() == (workspace / KEPT).read_bytes() == file.read_bytes()
    assert "'=1+1" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("coverage", "template", "--province", "99"), "không có tỉnh, thành phố nào là “99”"),
        (("coverage", "import", "khong-co.csv"), "không tìm thấy tệp"),
        (("coverage", "import"), "Thiếu tham số"),
        (("coverage", "inport"), "Không có lệnh “inport”"),
        (("review", "--commune", "Bình Lư"), "--commune phải đi cùng --province"),
        (("review", "--province", "12", "--commune", "Bình L"), "có phải là “Bình Lư”"),
    ],
)
def test_misuse_is_told(run: Run, rules_of_two: Path, arguments: tuple[str, ...], said: str) -> None:
    last = () if arguments[1] == "inport" or len(arguments) == 2 else ("--rules", rules_of_two)
    done = run(*arguments, *last)

    assert done.returncode == 2
    assert said in done.stderr + done.stdout


@pytest.fixture
def connected(rules: Path) -> Path:
    """Rules in which Lai Châu is connected."""
    file = rules / "provinces" / "12.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("state: planned", "state: live"), encoding="utf-8")
    lunch = "giao-duc/1.001622.yaml"
    target = rules / "procedures" / lunch
    target.parent.mkdir()
    shipped = Path(__file__).parents[2] / "rules" / "procedures" / lunch
    target.write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
    return rules


def test_a_review_decides_with_the_data_of_the_commune(
    import_lines: Import, run: Run, connected: Path, workspace: Path, tmp_path: Path
) -> None:
    full = "03390,xã Bình Lư,Giấy khai sinh,,,200,200,200,2026-09-30,"
    assert import_lines(LINE.format(day="30/09/2026"), full).returncode == 0
    asked = ("--rules", connected, "--workspace", workspace, "--province", "12", "--as-of", "2026-10-01")

    def reviewed(*options: str) -> dict[str, object]:
        done = run("review", *asked, "--procedure", "1.001622", "--format", "json", *options)
        data: dict[str, object] = json.loads(done.stdout)
        return data

    ready, behind, whole = reviewed("--commune", "Bình Lư"), reviewed("--commune", "03388"), reviewed()
    verdicts = [[row["verdict"] for row in data["rows"]] for data in (ready, behind, whole)]  # type: ignore[attr-defined]

    assert [v[0] for v in verdicts] == ["cut_now", "cut_when_data_ready", "cut_when_data_ready"]
    assert [data["commune"] for data in (ready, behind, whole)] == ["03390", "03388", ""]
    assert ready["commune_name"] == "xã Bình Lư"
    (blocker,) = whole["rows"][0]["blockers"]  # type: ignore[index]
    assert blocker["text"].endswith("(chưa sẵn sàng: 37/38 xã, phường chưa đạt)")
    (blocker,) = behind["rows"][0]["blockers"]  # type: ignore[index]
    assert blocker["actor"] == "Cơ quan đăng ký hộ tịch, phường Đoàn Kết, tỉnh Lai Châu"

    policy = 'kind: policy\nthresholds:\n  - {digitised: "0.8", clean: "0.8", from: 2026-01-01, set_by: Sở, '
    (workspace / "policy.yaml").write_text(policy + "source: Công văn, certainty: certain}\n", encoding="utf-8")
    assert reviewed("--commune", "03388")["rows"][0]["verdict"] == "cut_now"  # type: ignore[index]

    printed = tmp_path / "danh-muc.json"
    run("review", *asked, "--procedure", "1.001622", "--format", "json", "--commune", "03388", "--out", printed)
    answers = [run("verify", printed, "--rules", connected, "--workspace", w) for w in (workspace, tmp_path / "khac")]
    assert '"digest"' in printed.read_text(encoding="utf-8")
    assert "danh mục nay khác" not in answers[0].stdout
    assert "danh mục nay khác" in answers[1].stdout


@pytest.mark.parametrize("command", ["explain", "whatif", "unlock", "diff", "timeline"])
def test_other_commands_decide_with_the_same_data(
    import_lines: Import, run: Run, rules_of_two: Path, workspace: Path, command: str
) -> None:
    import_lines(LINE.format(day="30/09/2026"))
    asked = {
        "explain": ("1.001193",),
        "whatif": ("--assume", "coverage.birth=1"),
        "diff": ("--from", "2026-10-01", "--to", "2026-10-02"),
    }.get(command, ())
    options = ("--rules", rules_of_two, "--workspace", workspace, "--province", "12", "--commune", "Đoàn Kết")

    done = run(command, *asked, *options)
    (workspace / KEPT).write_text("hỏng", encoding="utf-8")

    assert (done.returncode, done.stderr) == (0, "")
    assert run(command, *asked, *options).returncode == 2


def test_an_office_can_check_its_thresholds(run: Run, rules_of_two: Path, workspace: Path) -> None:
    workspace.mkdir()
    file = workspace / "policy.yaml"
    threshold = '  - {digitised: "0.9", clean: "0.9", from: 2026-01-01, set_by: Sở, source: thử, certainty: certain}\n'
    file.write_text(f"kind: policy\nthresholds:\n{threshold}", encoding="utf-8")
    good = run("check", file, "--rules", rules_of_two)
    file.write_text(f"kind: policy\nthresholds:\n{threshold * 2}", encoding="utf-8")

    assert (good.returncode, "0 lỗi" in good.stdout) == (0, True)
    assert "[overlap]" in run("check", file, "--rules", rules_of_two).stdout
