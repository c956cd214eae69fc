"""`catgiam review --portal`: files of published records on the command line, and what the page says of them."""

import csv
import gzip
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.options import parse_any_code, spread
from cli.portal import Progress
from engine.model.decision import Inventory, Row
from engine.model.finding import Agreement, AgreementKind, Finding, FindingKind, OverviewLine
from engine.model.terms import Verdict
from engine.render import Screen, renderer

Answer = subprocess.CompletedProcess[str]
Run = Callable[..., Answer]
Review = Callable[..., Answer]
MakeRow = Callable[..., Row]
MakeInventory = Callable[..., Inventory]
DAY = ("--as-of", "2026-11-22")
LAO_CAI, LAI_CHAU = "UBND tỉnh Lào Cai", "UBND tỉnh Lai Châu"


def flat(code: str, *texts: str, **changes: object) -> dict[str, Any]:
    plain = {"code": code, "name": "Thủ tục thử", "agency": "Bộ Tư pháp", "field": "Hộ tịch", "level": "Cấp xã"}
    return {**plain, "components": [{"text": text} for text in texts], **changes}


PORTAL = {
    "data": {
        "code": "9.000002",
        "name": "Thủ tục của Cổng",
        "departmentPromulgateName": "Bộ Công an",
        "categoriesDetails": [{"name": "Cư trú"}],
        "isProvince": True,
        "executionCases": [{"name": "Hồ sơ", "profileComponents": [{"name": "Giấy khai sinh", "originalQty": 1}]}],
    }
}
OURS = flat("9.000003", "Giấy chứng nhận kết hôn", agency=LAO_CAI, field="Nhà ở", level="Cấp tỉnh")
THEIRS = flat("9.000004", "Trích lục khai tử", "Bản sao sổ hộ khẩu", agency=LAI_CHAU, field="Nhà ở")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Records of both formats."""
    lines = [flat("9.000001", "Giấy khai sinh"), OURS, THEIRS, flat("9.000005")]
    first, second = tmp_path / "a.jsonl", tmp_path / "b.json"
    first.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    second.write_text(json.dumps([PORTAL], indent=1), encoding="utf-8")
    return first, second


@pytest.fixture
def review(run: Run, rules_of_two: Path) -> Review:
    return lambda *arguments: run("review", "--rules", rules_of_two, *DAY, "--portal", *arguments)


def json_of(done: Answer) -> dict[str, Any]:
    assert (done.returncode, done.stderr) == (0, "")
    return dict(json.loads(done.stdout))


def codes(done: Answer) -> set[str]:
    return {row["procedure"] for row in json_of(done)["rows"]}


def test_several_files_after_one_option_are_reviewed_together(review: Review, files: tuple[Path, Path]) -> None:
    found = json_of(review(*files, "--format", "json"))

    assert (found["source"], found["totals"]["procedures"], found["totals"]["unread"]) == ("portal", 5, 1)
    assert len({row["procedure"] for row in found["rows"]}) == 4
    assert [line["issuer"] for line in found["overview"]] == ["Bộ Công an", "Bộ Tư pháp", LAI_CHAU, LAO_CAI]
    assert {row["location"]["file"] for row in found["rows"]} == {str(file) for file in files}


def test_a_packed_file_a_repeated_option_and_a_folder_mean_the_same(review: Review, files: tuple[Path, Path]) -> None:
    first, second = files
    folder = first.parent / "ban-ghi"
    folder.mkdir()
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(first.read_bytes()))
    shutil.copy(second, folder / "b.json")
    (folder / "doc-toi.txt").write_text("không phải bản ghi", encoding="utf-8")

    for arguments in ((first, "--portal", second, first), (folder,)):
        totals = json_of(review(*arguments, "--format", "json"))["totals"]
        assert (totals["procedures"], totals["repeated"]) == (5, 0)


def test_files_and_folders_without_records_are_refused_all_at_once(review: Review, tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()

    done = review(tmp_path / "không-có.jsonl", tmp_path / "trong")

    assert ["không đọc được" in done.stderr, "không có tệp .json" in done.stderr] == [True, True]
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize(
    ("arguments", "kept"),
    [
        (["--field", "nhà Ở"], {"9.000003", "9.000004"}),
        (["--issuer", "bộ tư pháp"], {"9.000001"}),
        (["--level", "tinh"], {"9.000002", "9.000003"}),
        (["--level", "xa", "--field", "Nhà ở"], {"9.000004"}),
        (["--procedure", "9.000003", "9.000004"], {"9.000003", "9.000004"}),
        (["--procedure", "9.000003; 8.888888"], {"9.000003"}),
        (["--province", "12"], {"9.000001", "9.000002", "9.000004"}),
    ],
)
def test_options_narrow_what_the_records_hold(
    review: Review, files: tuple[Path, Path], arguments: list[str], kept: set[str]
) -> None:
    assert codes(review(*files, *arguments, "--format", "json")) == kept


def test_another_province_s_own_procedures_are_counted(review: Review, files: tuple[Path, Path]) -> None:
    totals = json_of(review(*files, "--province", "12", "--format", "json"))["totals"]

    assert (totals["left_out_other_province"], totals["procedures"]) == (1, 4)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--field", "Ho tich"], "--field: trong danh mục không có “Ho tich”; có phải là “Hộ tịch”?"),
        (["--issuer", "Bộ Côngan"], "--issuer: trong danh mục không có “Bộ Côngan”; có phải là “Bộ Công an”?"),
        (["--level", "xã"], "--level"),
        (["--procedure", "9.00001"], "“9.00001” không phải là mã thủ tục; mã viết như 1.001193"),
        (["--province", "99"], "--province “99”"),
    ],
)
def test_what_no_record_holds_is_refused_with_the_nearest(
    review: Review, files: tuple[Path, Path], tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = review(*files, *arguments, "--out", tmp_path / "ra")

    assert (done.returncode, said in done.stderr, (tmp_path / "ra").exists()) == (2, True, False)


def test_every_format_holds_the_rows(review: Review, files: tuple[Path, Path]) -> None:
    rows = json_of(review(*files, "--format", "json"))["rows"]
    lines = review(*files, "--format", "jsonl").stdout.splitlines()
    head, *table = csv.reader(io.StringIO(review(*files, "--format", "csv").stdout, newline=""))

    assert [json.loads(line) for line in lines] == rows
    assert [cells[0] for cells in table] == [row["procedure"] for row in rows]
    assert [cells[head.index("Câu chữ đề nghị công bố lại")] for cells in table] == [r["correction"] for r in rows]


def test_the_page_tells_overview_corrections_and_findings(review: Review, files: tuple[Path, Path]) -> None:
    done = review(*files)

    for said in (
        "TỔNG QUAN THEO CƠ QUAN BAN HÀNH, LĨNH VỰC",
        "CẦN CÔNG BỐ LẠI: 4 giấy tờ vẫn đang bị yêu cầu trái quy định",
        "Giấy khai sinh (dòng hồ sơ 1): không được yêu cầu từ 01/01/2026, theo NQ-66.7-2025 Đ4 k2 đ.a",
        "Công bố lại: Giấy khai sinh (chỉ nộp khi",
        f"{FindingKind.STALE_REFERENCE.label.upper()}: 1",
        f"{FindingKind.UNREAD_DOSSIER.label.upper()}: 1\n 9.000005\n",
    ):
        assert said in done.stdout
    assert "ĐỐI CHIẾU" not in done.stdout


def test_records_that_cannot_be_read_are_told_and_the_rest_is_reviewed(review: Review, tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"code": "x"}\n' + json.dumps(flat("9.000001", "Giấy khai sinh")) + "\n{", encoding="utf-8")

    done = review(file, "--format", "json")

    assert (done.returncode, json.loads(done.stdout)["totals"]["rejected"]) == (1, 2)
    assert [f"{file}:1: " in done.stderr, f"{file}:3:" in done.stderr] == [True, True]
    assert "2 bản ghi không đọc được, đã bỏ qua; 1 thủ tục đã rà soát." in done.stderr


@pytest.mark.parametrize("content", [b"", b"{", b'{"code": "9.000001"}\n', b"\x1f\x8b\x08 not gzip"])
def test_where_nothing_can_be_read_nothing_is_written(review: Review, tmp_path: Path, content: bytes) -> None:
    file, out = tmp_path / "a.jsonl", tmp_path / "ra.json"
    file.write_bytes(content)

    done = review(file, "--format", "json", "--out", out)

    said = f"{file}:1" if content else "các tệp không có bản ghi nào"
    assert (done.returncode, done.stdout, out.exists(), said in done.stderr) == (2, "", False, True)


@pytest.mark.parametrize(
    ("kind", "code"),
    [("still_demanded", 1), ("stale_reference", 1), ("unread_dossier", 1), ("repealed_basis", 0), ("keep", 0)],
)
def test_a_build_may_fail_on_what_was_found(review: Review, files: tuple[Path, Path], kind: str, code: int) -> None:
    done = review(*files, "--fail-on", kind)

    assert (done.returncode, f"--fail-on {kind}: có" in done.stderr) == (code, bool(code))


@pytest.mark.parametrize(("is_terminal", "step", "shows"), [(True, 0, True), (True, 3600, False), (False, 0, False)])
def test_progress_is_shown_on_a_terminal_now_and_then_and_silent_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch, *, is_terminal: bool, step: int, shows: bool
) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: is_terminal)
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr("cli.portal._STEP", step)

    progress = Progress()
    for count in (1, 2):
        progress(count)
    progress.done()

    first, second = screen.getvalue().split("\r")[1:3] if shows else ("", "")
    assert (" 1 bản ghi…" in first, " 2 bản ghi…" in second) == (shows, shows)
    assert screen.getvalue() == (f"\r{first}\r{second}\r{' ' * len(second)}\r" if shows else "")


@pytest.mark.parametrize(
    ("written", "spread_out"),
    [
        ("a --p b", "a --p b"),
        ("--p a --p b c --q d", "--p a --p b --p c --q d"),
        ("--q a b --p c", "--q a b --p c"),
        ("--p a - b", "--p a --p - --p b"),
        ("--p a -- b", "--p a -- b"),
        ("--p", "--p"),
    ],
)
def test_a_listing_option_takes_the_words_that_follow_it(written: str, spread_out: str) -> None:
    assert spread(written.split(), frozenset({"--p"})) == spread_out.split()


def test_a_code_need_not_be_in_the_catalogue() -> None:
    assert parse_any_code("9.999999", {}) == "9.999999"


@pytest.mark.parametrize("written", ["1.00119", "1001193", "11.001193", "1.0011933", "x", ""])
def test_what_is_no_code_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(ValueError, match=r"mã viết như 1\.001193"):
        parse_any_code(written, {})


def page(inventory: Inventory) -> str:
    stream = io.BytesIO()
    renderer("terminal")(inventory, stream, Screen(200))
    return stream.getvalue().decode()


def test_long_findings_end_with_how_many_more_there_are(make_inventory: MakeInventory) -> None:
    plain: dict[str, Any] = dict.fromkeys(("procedure_name", "issuer", "field"), "")
    findings = tuple(
        Finding(kind=FindingKind.STALE_REFERENCE, procedure=f"9.{n:06}", text="cũ", cure="bỏ", **plain)
        for n in range(43)
    )

    shown = page(make_inventory(source="portal", findings=findings))

    assert ["9.000039  cũ – bỏ" in shown, "9.000040" in shown] == [True, False]
    assert "… và 3 phát hiện nữa (xem đủ bằng --format json)" in shown


def test_the_page_tells_how_many_papers_of_the_annex_agree_and_names_the_others(make_inventory: MakeInventory) -> None:
    plain: dict[str, Any] = {
        "procedure_name": "",
        "annex_databases": (),
        "found_databases": (),
        "databases": "CSDL thử",
    }
    kinds = {"9.000001": AgreementKind.AGREES, "9.000002": AgreementKind.GENERIC_PROOF}
    agreement = tuple(
        Agreement(procedure=code, annex="Phụ lục I, STT 1", paper=paper, kind=kinds[code], **plain)
        for code, paper in (("9.000001", "birth"), ("9.000002", "birth"), ("9.000002", ""))
    )

    shown = page(make_inventory(source="portal", agreement=agreement))

    assert "1 trên 3 giấy tờ khớp cả giấy tờ và cơ sở dữ liệu" in shown
    assert f"- {AgreementKind.GENERIC_PROOF.label}: 2" in shown
    assert "9.000002  Phụ lục I, STT 1: giấy tờ ngoài 12 loại ← CSDL thử" in shown


def test_the_overview_sums_up_each_issuer_and_hides_empty_fields(
    make_row: MakeRow, make_inventory: MakeInventory
) -> None:
    none = {verdict.value: 0 for verdict in Verdict}
    lines = tuple(
        OverviewLine(issuer="A", field=field, procedures=all_, with_civil_status=some, by_verdict=verdicts)
        for field, all_, some, verdicts in (("", 2, 1, {**none, "cut_now": 3}), ("Đất đai", 5, 0, none))
    )

    shown = page(make_inventory(make_row(), source="portal", overview=lines))

    assert ["(không ghi lĩnh vực)" in shown, "Đất đai" in shown] == [True, False]
    assert any(line.split() == ["A", "7", "1", "·", "3"] for line in shown.splitlines())
