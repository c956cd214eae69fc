"""`catgiam report databases`: who needs which database, and how far it is; the same in every format."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from engine.model.submission import UNKNOWN

Run = Callable[..., subprocess.CompletedProcess[str]]
Ask = Callable[..., subprocess.CompletedProcess[str]]


def of_json(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def tables_of(path: Path) -> list[list[list[str]]]:
    """The bordered tables of a paper as texts; those of its head and signature left out."""
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(str(path)).tables]
    return [table for table in tables if table[0][0] == "STT"]


def shown(value: int | None) -> str:
    return UNKNOWN if value is None else f"{value:,}".replace(",", ".")


@pytest.fixture
def databases(run: Run, rules_of_two: Path, tmp_path: Path) -> Ask:
    """The list of Lai Châu."""
    common = ("--province", "12", "--as-of", "2026-07-20", "--workspace", tmp_path / "trong", "--rules", rules_of_two)
    return lambda *words: run("report", "databases", *words, *common)


def test_the_list_of_databases_says_who_needs_what_and_how_far_it_is(databases: Ask) -> None:
    listed = of_json(databases("--format", "json"))["databases"]
    civil = next(need for need in listed if need["id"] == "ho_tich")

    assert civil["owner"] == "Bộ Tư pháp"
    assert civil["procedure_count"] == len(civil["procedures"]) == 2
    assert set(civil["fields"]) <= set(civil["announced_fields"])
    assert not set(civil["missing_fields"]) & set(civil["announced_fields"])
    assert (civil["state"], civil["since"]) == ("planned", "2025-03-01")
    assert civil["basis"]


def test_the_word_file_and_the_workbook_list_the_same_databases(
    databases: Ask, run: Run, rules_of_two: Path, tmp_path: Path
) -> None:
    paper, book = tmp_path / "a.docx", tmp_path / "a.xlsx"
    needs = of_json(databases("--format", "json"))["databases"]
    assert databases("--out", paper).returncode == 0
    asked = ("--province", "12", "--as-of", "2026-07-20", "--workspace", tmp_path / "trong", "--rules", rules_of_two)
    assert run("review", "--format", "xlsx", "--out", book, *asked).returncode == 0

    listed, procedures = tables_of(paper)
    assert [(row[1], row[4]) for row in listed[1:]] == [(n["name"], shown(n["procedure_count"])) for n in needs]
    codes = [row[1] for row in procedures[1:] if row[0].isdecimal()]
    assert codes == [code for need in needs for code in need["procedures"] or ()]
    cells = [cell for row in load_workbook(book).worksheets[1].iter_rows(values_only=True) for cell in row]
    assert all(need["name"] in cells for need in needs)


def test_without_a_province_no_connection_is_judged(run: Run, rules_of_two: Path) -> None:
    done = run("report", "databases", "--format", "terminal", "--rules", rules_of_two, "--as-of", "2026-07-20")

    assert done.returncode == 0
    assert "Tình trạng kết nối: không xét" in done.stdout
