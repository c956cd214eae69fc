"""One review of sixty procedures in every format, read back: the same rows, order and numbers in all."""

import csv
import io
import json
import re
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Callable
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from engine.catalog import RuleFiles
from engine.model.terms import Verdict

Run = Callable[..., subprocess.CompletedProcess[str]]
PROCEDURES = 60
ASKED = ("--as-of", "2026-07-20", "--province", "12")
LABELS = {verdict.value: verdict.label for verdict in Verdict}


class Line(NamedTuple):
    """What every format tells of a row."""

    procedure: str
    verdict: str


@pytest.fixture(scope="module")
def codes(rule_files: RuleFiles) -> list[str]:
    """Sixty procedures, spread over all fields; none of another province, which a review leaves out."""
    every = sorted(path.stem for path, shown in rule_files.yaml_files if "/procedures/" in shown)
    return [every[n * len(every) // PROCEDURES] for n in range(PROCEDURES)]


@pytest.fixture
def written(run: Run, codes: list[str], tmp_path: Path) -> Callable[[str], Path]:
    """Writes the review in a format."""

    def write(name: str) -> Path:
        out = tmp_path / f"danh-muc.{name}"
        done = run("review", *ASKED, "--procedure", ",".join(codes), "--format", name, "--out", out)
        assert done.returncode == 0
        return out

    return write


@pytest.fixture
def golden(written: Callable[[str], Path]) -> list[Line]:
    """The rows as JSON has them."""
    data = json.loads(written("json").read_text(encoding="utf-8"))
    found = [Line(row["procedure"], LABELS[row["verdict"]]) for row in data["rows"]]
    assert data["totals"]["procedures"] == PROCEDURES
    assert Counter(line.verdict for line in found) == Counter(
        {LABELS[verdict]: count for verdict, count in data["totals"]["by_verdict"].items() if count}
    )
    return found


def of_jsonl(file: Path) -> list[Line]:
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [Line(row["procedure"], LABELS[row["verdict"]]) for row in rows]


def of_csv(file: Path) -> list[Line]:
    rows = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline=""))
    return [Line(row["Mã thủ tục"], row["Kết luận"]) for row in rows]


def of_sqlite(file: Path) -> list[Line]:
    found = sqlite3.connect(file)
    try:
        query = "SELECT procedure, label FROM rows JOIN verdicts ON verdicts.id = verdict ORDER BY rows.id"
        return [Line(*row) for row in found.execute(query)]
    finally:
        found.close()


def of_html(file: Path) -> list[Line]:
    """The table that stands in the page without its script: a group of rows for each procedure."""
    body = file.read_text(encoding="utf-8").rpartition('id="bang-thuong"')[2]
    found = []
    for group in body.split("<th colspan=4 scope=rowgroup>")[1:]:
        code, *rows = group.split("<tr>")
        cells = [unescape(row).split("<td>") for row in rows if "<td>" in row]
        found += [Line(code[len("<b>") :][:8], re.split(r"\s\(", row[2])[0]) for row in cells]
    return found


def of_terminal(file: Path) -> list[Line]:
    found, code = [], ""
    for text in file.read_text(encoding="utf-8").splitlines():
        if head := re.match(r"(\d\.\d{6})  \S", text):
            code = head[1]
        elif told := re.match(r"  \S (.+?) · ", text):
            found.append(Line(code, told[1]))
    return [line for line in found if line.verdict in LABELS.values()]


def of_xlsx(file: Path) -> list[Line]:
    sheet = load_workbook(file).worksheets[0]
    rows = [tuple(map(str, row)) for row in sheet.iter_rows(values_only=True)]
    head = next(row for row in rows if row[:2] == ("STT", "Mã TTHC"))
    verdict = head.index("Kết luận")
    return [Line(row[1], row[verdict]) for row in rows if re.fullmatch(r"\d\.\d{6}", row[1])]


def of_docx(file: Path) -> list[Line]:
    """The annexes; the code stands in the first row of a merged cell."""
    found, code = [], ""
    for table in Document(str(file)).tables:
        for row in table._tbl.tr_lst[1:]:  # noqa: SLF001 - the library repeats merged cells
            cells = ["".join(t.text or "" for t in cell.iter(qn("w:t"))) for cell in row.tc_lst]
            code = next((cell for cell in cells[:2] if re.fullmatch(r"\d\.\d{6}", cell)), code)
            told = [label for cell in cells[2:] for label in LABELS.values() if cell.startswith(label)]
            found += [Line(code, max(told, key=len))] if told else []
    return found


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("jsonl", of_jsonl),
        ("csv", of_csv),
        ("sqlite", of_sqlite),
        ("html", of_html),
    ],
)
def test_the_rows_are_those_of_the_json_in_their_order(
    name: str, read: Callable[[Path], list[Line]], written: Callable[[str], Path], golden: list[Line]
) -> None:
    assert read(written(name)) == golden


@pytest.mark.parametrize(
    ("name", "read"),
    [("terminal", of_terminal), ("xlsx", of_xlsx), ("docx", of_docx)],
    ids=["terminal", "xlsx", "docx"],
)
def test_what_people_read_holds_the_same_rows_in_groups(
    name: str, read: Callable[[Path], list[Line]], written: Callable[[str], Path], golden: list[Line]
) -> None:
    found = read(written(name))

    assert Counter(found) == Counter(golden)
    groups = 1 + sum(before.procedure > after.procedure for before, after in pairwise(found))
    assert groups < len({line.procedure for line in found}) / 2  # by field, ministry or annex; codes in order within
