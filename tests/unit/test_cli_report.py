"""`catgiam report`, and `review` as a workbook or a Word file."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from engine.render import OFFICIAL

Run = Callable[..., subprocess.CompletedProcess[str]]
Asked = Callable[..., subprocess.CompletedProcess[str]]
HEAD = "kind: document_head\nbody: SỞ TƯ PHÁP\nnumber: '7'\nsymbol: STP-HCTP\nplace: Lai Châu\ndate: 2026-07-20\n"


@pytest.fixture
def ask(run: Run, rules_of_two: Path) -> Asked:
    """A command on the small rules, on one day."""
    return lambda *words: run(*words, "--rules", rules_of_two, "--as-of", "2026-07-20")


def texts_of(path: Path) -> list[str]:
    paper = Document(str(path))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return [p.text for p in paper.paragraphs] + cells


def test_a_review_is_written_as_a_workbook_with_the_rows_of_its_json(ask: Asked, tmp_path: Path) -> None:
    book, told = tmp_path / "a.xlsx", tmp_path / "a.json"

    assert ask("review", "--province", "12", "--format", "xlsx", "--out", book).returncode == 0
    assert ask("review", "--province", "12", "--format", "json", "--out", told).returncode == 0

    data = json.loads(told.read_text(encoding="utf-8"))
    head, *lines = load_workbook(book)["Danh mục"].iter_rows(min_row=7, values_only=True)
    found = [dict(zip(map(str, head), line, strict=True)) for line in lines if line[2]]
    assert [(r["Mã TTHC"], r["Kết luận"], r["Dấu của dòng"]) for r in found] == [
        (r["procedure"], r["verdict_label"], r["digest"]) for r in data["rows"]
    ]


def test_a_review_is_written_as_a_word_file(ask: Asked, tmp_path: Path) -> None:
    done = ask("review", "--format", "docx", "--out", tmp_path / "a.docx")

    assert (done.returncode, done.stderr) == (0, "")
    assert "Phụ lục I" in texts_of(tmp_path / "a.docx")


@pytest.mark.parametrize("name", OFFICIAL)
def test_a_file_of_an_office_program_is_not_thrown_on_a_terminal(
    ask: Asked, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("cli.review.is_terminal", lambda _stream: True)

    done = ask("review", "--format", name)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Lỗi: --format {name} cần --out TỆP, ví dụ --out danh-muc.{name}\n"


def test_the_inventory_is_written_with_the_office_s_own_head(ask: Asked, tmp_path: Path) -> None:
    head, out = tmp_path / "dau.yaml", tmp_path / "a.docx"
    head.write_text(HEAD, encoding="utf-8")

    assert ask("report", "inventory", "--head", head, "--out", out).returncode == 0

    assert any("số 07/STP-HCTP ngày 20 tháng 7 năm 2026" in text for text in texts_of(out))


def test_the_proposal_speaks_of_the_province(ask: Asked, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"

    assert ask("report", "proposal", "--province", "12", "--out", out).returncode == 0

    texts = texts_of(out)
    assert "Kính gửi: Bộ Tư pháp" in texts
    assert any("Sở Tư pháp tỉnh Lai Châu kính đề nghị Bộ Tư pháp" in text for text in texts)


def test_a_proposal_without_a_province_is_refused(ask: Asked, tmp_path: Path) -> None:
    done = ask("report", "proposal", "--out", tmp_path / "a.docx")

    assert done.returncode == 2
    assert done.stderr == "Lỗi: report proposal cần --province MÃ: công văn là của một tỉnh\n"
    assert not (tmp_path / "a.docx").exists()


def test_a_paper_can_be_narrowed_to_some_procedures(ask: Asked, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"

    assert ask("report", "inventory", "--procedure", "1.001193", "--out", out).returncode == 0

    assert "1.001193" in texts_of(out)
    assert "1.000894" not in texts_of(out)


def test_a_wrong_head_writes_nothing_and_tells_everything(ask: Asked, tmp_path: Path) -> None:
    head, out = tmp_path / "dau.yaml", tmp_path / "a.docx"
    head.write_text(HEAD.replace("'7'", "7a").replace("place", "plac"), encoding="utf-8")

    done = ask("report", "inventory", "--head", head, "--out", out)

    assert done.returncode == 2
    assert not out.exists()
    assert "dau.yaml:3:9: " in done.stderr
    assert "có phải là “place”?" in done.stderr
    assert "2 lỗi: chưa làm gì cả." in done.stderr


def test_a_word_file_is_not_thrown_on_a_terminal(ask: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.report.is_terminal", lambda _stream: True)

    done = ask("report", "inventory")

    assert (done.returncode, done.stdout) == (2, "")
    assert "--out TỆP" in done.stderr


def test_help_of_each_paper_is_vietnamese(run: Run) -> None:
    for name in ("inventory", "proposal"):
        done = run("report", name, "--help")
        assert done.returncode == 0
        assert "Cách dùng: catgiam report" in done.stdout
        assert "--head" in done.stdout
