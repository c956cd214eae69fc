"""`catgiam report periodic`: numbers from the real state, the same in every format, unknown never 0."""

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from engine.mismatch.identity import identity_of
from engine.mismatch.store import ListRow, open_store
from engine.model.mismatch import UNCLASSIFIED, Case, State, Step
from engine.model.record import replace
from engine.model.terms import PaperId
from engine.render.periodic_words import UNKNOWN

Run = Callable[..., subprocess.CompletedProcess[str]]
Ask = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[2]
FOREST = Path("lam-nghiep/1.000095.yaml")
"""Its published text still asks for a paper that nobody may ask for."""
FIRST = date(2026, 6, 15)
COMMUNES = ("03390", "03388")
VERIFYING, IN_REGISTER = State.VERIFYING, State.CORRECTED_IN_REGISTER


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Cases of two communes, and one of another province; one is closed, one under way."""
    folder = tmp_path / "don-vi"
    folder.mkdir()
    cases = [case(n, "12", COMMUNES[n % 2]) for n in range(7)] + [case(9, "52", "21553")]
    with open_store(f"sqlite:///{folder / 'sai-lech.sqlite'}") as store:
        store.add(ListRow("a" * 64, "danh-sach.csv", FIRST), [cases], datetime(2026, 6, 15, tzinfo=UTC))
        for one, *states in ((cases[0], VERIFYING, IN_REGISTER), (cases[1], VERIFYING)):
            for state in states:
                at = datetime(2026, 6, 20, tzinfo=UTC)
                assert not store.move(Step(case=one.id, at=at, by="công chức", before="", after=state))
    return folder


def case(number: int, province: str, commune: str) -> Case:
    plain = Case(
        id="",
        province=province,
        commune=commune,
        event=PaperId.BIRTH if number % 3 else PaperId.DEATH,
        error="SAI_HO_TEN" if number % 2 else UNCLASSIFIED,
        number=str(number),
        name="NGƯỜI BỊA",
        received_on=date(2026, 6, 14 + number // 3),
        due_on=date(2026, 7, 10),
    )
    return replace(plain, id=identity_of(plain))


@pytest.fixture
def ask(run: Run, rules_of_two: Path, tmp_path: Path) -> Ask:
    """The report of July 2026 on Lai Châu, made in November, in a workspace that is empty unless another is named."""

    def asked(*words: object) -> subprocess.CompletedProcess[str]:
        options: dict[str, object] = {
            "--kind": "month",
            "--year": 2026,
            "--month": 7,
            "--province": "12",
            "--as-of": "2026-11-20",
            "--workspace": tmp_path / "trong",
            "--rules": rules_of_two,
        }
        given = [str(word) for word in words]
        if "--kind" in given:
            del options["--month"]
        for name in options.keys() - set(given):
            given += [name, str(options[name])]
        return run("report", "periodic", *given)

    return asked


def of_json(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def values(data: dict[str, Any]) -> dict[str, int | None]:
    return {figure["id"]: figure["value"] for figure in data["figures"]}


def tables_of(path: Path) -> list[list[list[str]]]:
    """The bordered tables of a paper as texts; those of its head and signature left out."""
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(str(path)).tables]
    return [table for table in tables if table[0][0] == "STT"]


def shown(value: int | None) -> str:
    return UNKNOWN if value is None else f"{value:,}".replace(",", ".")


def test_what_nobody_knows_is_null_and_is_told_in_words(ask: Ask) -> None:
    data = of_json(ask("--format", "json"))
    known = values(data)

    unknown = {key for key, value in known.items() if value is None}
    assert {"mismatch.received", "mismatch.outstanding", "accounts", "coverage", "lookups", "waived.least"} <= unknown
    assert data["mismatches"] is None
    assert data["coverage"] is None
    assert data["due"] is None
    assert known["procedures"] == 2
    assert known["connection"] == 2
    assert known["connection.live"] == 0
    told = ask("--format", "terminal").stdout
    assert f"Nhận trong kỳ: {UNKNOWN}" in told
    assert "Nhận trong kỳ: 0" not in told
    assert "Hạn nộp: chưa xác định" in told


def test_every_figure_names_its_source(ask: Ask) -> None:
    assert all(figure["source"] for figure in of_json(ask("--format", "json"))["figures"])


def test_cases_of_the_province_are_counted_by_commune_event_and_error(ask: Ask, workspace: Path) -> None:
    data = of_json(ask("--format", "json", "--workspace", workspace))
    known = values(data)

    assert {
        key: known[f"mismatch.{key}"] for key in ("received", "handled", "outstanding", "verifying", "overdue")
    } == {
        "received": 4,
        "handled": 1,
        "outstanding": 6,
        "verifying": 1,
        "overdue": 6,
    }
    lines = data["mismatches"]
    assert {line["commune"] for line in lines} == set(COMMUNES)
    assert sum(line["received"] for line in lines) == 4
    assert "NGƯỜI BỊA" not in json.dumps(data, ensure_ascii=False)


def test_every_number_of_the_word_file_is_that_of_the_json(ask: Ask, workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    data = of_json(ask("--format", "json", "--workspace", workspace, "--lookups", 1234))
    assert ask("--out", out, "--workspace", workspace, "--lookups", 1234).returncode == 0

    figures, mismatches, links = tables_of(out)
    told = [(row[1], row[2]) for row in figures[1:] if row[0].isdecimal()]
    assert told == [(f["label"], shown(f["value"])) for f in data["figures"]]
    closed = ("corrected_in_database", "corrected_in_register", "rejected")
    columns = ("received", *closed, "not_begun", "verifying", "overdue")
    assert [row[4:] for row in mismatches[1:]] == [
        [shown(line[column]) for column in columns] for line in data["mismatches"]
    ]
    assert [row[3:5] for row in links[1:]] == [[line["database_name"], "mới có kế hoạch"] for line in data["links"]]
    texts = [p.text for p in Document(str(out)).paragraphs]
    for figure in data["figures"]:
        assert any(f"- {figure['label']}: {shown(figure['value'])}" in text for text in texts), figure["id"]
    assert "1.234" in dict(told)["Lượt tra cứu dữ liệu hộ tịch đã thực hiện"]
    assert any("từ ngày 15/06/2026 đến hết ngày 14/07/2026" in text for text in texts)
    assert f"{UNKNOWN.capitalize()}." in texts  # the annex of what is digitised


def test_the_paper_is_a_report_with_annexes_on_their_side(ask: Ask, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    assert ask("--out", out).returncode == 0

    paper = Document(str(out))
    texts = [p.text for p in paper.paragraphs]
    title = texts.index("BÁO CÁO")
    assert paper.paragraphs[title].runs[0].bold
    assert texts[title + 1].endswith("tháng 7 năm 2026")
    assert [text for text in texts if text.startswith("Phụ lục ")] == [f"Phụ lục {n}" for n in ("I", "II", "III", "IV")]
    wide = [section.page_width > section.page_height for section in paper.sections]  # type: ignore[operator]  # set by us
    assert wide == [False, True, True, True, True]
    head = [cell.text for row in paper.tables[0].rows for cell in row.cells]
    assert not any("V/v" in text for text in head)


def test_a_store_that_is_not_there_is_refused_and_not_made(ask: Ask, tmp_path: Path) -> None:
    done = ask("--format", "json", "--db", f"sqlite:///{tmp_path / 'khong-co.sqlite'}")

    assert done.returncode == 2
    assert "--db: không có tệp" in done.stderr
    assert not (tmp_path / "khong-co.sqlite").exists()


def test_a_report_due_before_its_window_closes_is_warned_of(ask: Ask, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    done = ask("--province", "52", "--out", out)

    assert done.returncode == 0
    assert done.stderr.startswith("Cảnh báo: báo cáo phải nộp trước ngày 10/07/2026, khi kỳ số liệu chưa đóng")
    texts = [p.text for p in Document(str(out)).paragraphs]
    assert any("Hạn nộp: trước ngày 10/07/2026" in text for text in texts)
    assert any("số liệu đến hết ngày 14/07/2026 là ước tính" in text for text in texts)


@pytest.mark.parametrize(("due", "is_warned"), [("2026-07-13", True), ("2026-07-14", False), ("2026-07-20", False)])
def test_the_day_that_the_office_names_counts(ask: Ask, due: str, *, is_warned: bool) -> None:
    done = ask("--format", "json", "--due", due)

    assert of_json(done)["due"]["day"] == due
    assert of_json(done)["is_due_early"] is is_warned
    assert ("là ước tính" in done.stderr) is is_warned


def test_a_report_made_within_its_window_counts_to_its_own_day(ask: Ask, workspace: Path) -> None:
    data = of_json(ask("--format", "json", "--as-of", "2026-06-15", "--workspace", workspace))

    assert data["cutoff"] == "2026-06-15"
    assert values(data)["mismatch.received"] == 3
    assert values(data)["mismatch.handled"] == 0
    assert any("mới tính đến hết ngày 15/06/2026" in remark for remark in data["remarks"])


def test_a_window_that_has_not_opened_is_refused(ask: Ask) -> None:
    done = ask("--as-of", "2026-06-14")

    assert done.returncode == 2
    assert "kỳ số liệu chưa mở, số liệu tính từ ngày 15/06/2026" in done.stderr


def test_everything_wrong_is_told_at_once(ask: Ask) -> None:
    done = ask("--kind", "week", "--year", "x", "--lookups", "-1", "--format", "pdf", "--due", "20/7/2026")

    assert (done.returncode, done.stdout) == (2, "")
    for option in ("--kind", "--year", "--lookups", "--format", "--due"):
        assert f"Lỗi: {option}" in done.stderr
    assert "Traceback" not in done.stderr


def test_papers_of_dossiers_count_only_when_every_month_is_there(ask: Ask, rules: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "rules" / "procedures" / FOREST, rules / "procedures" / FOREST.name)
    file = tmp_path / "ho-so.csv"
    file.write_text("Mã thủ tục;Tháng;Số hồ sơ\n1.000095;07/2026;10\n1.000095;08/2026;5\n", encoding="utf-8")
    asked = ("--format", "json", "--dossiers", file, "--rules", rules)

    july, quarter = of_json(ask(*asked)), of_json(ask(*asked, "--kind", "quarter", "--quarter", 3))

    assert (values(july)["waived.least"], values(july)["waived.most"]) == (0, 10)
    assert values(quarter)["waived.most"] is None
    notes = {figure["id"]: figure["note"] for figure in quarter["figures"]}
    assert notes["waived.most"] == "bảng số hồ sơ không có tháng 09/2026"


def test_rows_of_volumes_that_cannot_be_counted_are_told(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "ho-so.csv"
    file.write_text("Mã thủ tục;Tháng;Số hồ sơ\n1.000894;07/2026;10\n1.000894;13/2026;5\n", encoding="utf-8")

    done = ask("--format", "json", "--dossiers", file)

    assert done.returncode == 1
    assert "1 dòng không tính; 1 dòng đã tính." in done.stderr
    assert values(json.loads(done.stdout))["waived.most"] == 0  # known: nothing is still demanded


def test_data_by_commune_is_counted_for_each_event(ask: Ask, tmp_path: Path) -> None:
    folder = tmp_path / "co-so-lieu"
    (folder / "coverage").mkdir(parents=True)
    (folder / "coverage" / "12.csv").write_text(
        "Mã xã,Tên xã,Loại giấy tờ,Đăng ký từ,Đăng ký đến,Tổng số bản ghi,Đã số hóa,Đã làm sạch,Ngày số liệu,Nguồn\n"
        "03390,,Giấy khai sinh,,,10,10,10,2026-06-01,báo cáo xã\n",
        encoding="utf-8",
    )
    data = of_json(ask("--format", "json", "--workspace", folder))

    lines = {line["event"]: line for line in data["coverage"]}
    assert (lines["birth"]["enough"], lines["birth"]["lacking"], lines["birth"]["unknown"]) == (1, 0, 37)
    assert (lines["death"]["enough"], lines["death"]["unknown"]) == (None, 38)
    assert values(data)["coverage.birth"] == 1
    assert values(data)["coverage.death"] is None
