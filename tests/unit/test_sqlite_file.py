"""The database of an inventory: read back it is the JSON, its keys hold, it is searched, and datasette serves it."""

import io
import json
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import cli.beside
from engine.inventory import Selection
from engine.inventory import make_inventory as reviewed
from engine.matcher import best_matcher
from engine.model.catalog import Catalog
from engine.model.decision import Inventory, Row
from engine.model.finding import Agreement, AgreementKind, Finding, FindingKind, OverviewLine
from engine.model.record import replace
from engine.model.ruling import RowRuling
from engine.model.terms import Verdict
from engine.render import Screen, renderer
from engine.render.sqlite_file.building import titles_of_tables
from engine.render.sqlite_file.filling import RECORD_LISTS, TEXT_LISTS, folded
from engine.render.sqlite_file.titles import TABLES
from engine.review import Reviewer

Run = Callable[..., subprocess.CompletedProcess[str]]
MakeRow = Callable[..., Row]
MakeInventory = Callable[..., Inventory]
Json = Any
A_RULING = RowRuling(agrees=False, verdict=Verdict.KEEP, role="Phòng A", on=date(2026, 7, 1), reason="vì thế")
SEARCH = "SELECT rowid FROM row_search WHERE row_search MATCH ? ORDER BY rowid"


def bytes_of(inventory: Inventory, name: str = "sqlite") -> bytes:
    stream = io.BytesIO()
    renderer(name)(inventory, stream, Screen())
    return stream.getvalue()


def opened(content: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    connection.row_factory = sqlite3.Row
    return connection


@pytest.fixture(scope="module")
def inventory(catalog: Catalog) -> Inventory:
    """The shipped catalogue reviewed for a province, with one ruling, finding and agreement put beside it."""
    reviewer = Reviewer(catalog, date(2026, 7, 20), "12", best_matcher())
    found = reviewed(reviewer, catalog.procedures, Selection())
    first, *rest = found.rows
    said = replace(A_RULING, is_stale=True, stale_why=("đổi",))
    kind, since = FindingKind.STALE_REFERENCE, date(2026, 1, 1)
    finding = Finding(kind=kind, procedure="1", procedure_name="n", issuer="i", field="f", text="t", since=since)
    agreement = Agreement(
        procedure="1", procedure_name="n", annex="1", paper="", annex_databases=("ho_tich",), found_databases=(),
        databases="d", kind=AgreementKind.OUR_MISS, location=first.location,
    )  # fmt: skip
    return replace(found, rows=(replace(first, ruling=said), *rest), findings=(finding,), agreement=(agreement,))


@pytest.fixture(scope="module")
def content(inventory: Inventory) -> bytes:
    return bytes_of(inventory)


@pytest.fixture
def database(content: bytes) -> Iterator[sqlite3.Connection]:
    with closing(opened(content)) as connection:
        yield connection


class Reader:
    """Puts the rows of a database together again, as the JSON has them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read from an open database."""
        self.connection = connection

    def all(self, table: str, key: str, number: int) -> list[dict[str, Json]]:
        """The lines of a table that belong to something, without the columns that say so."""
        found = self.connection.execute(f"SELECT * FROM {table} WHERE {key} = ? ORDER BY position", (number,))  # noqa: S608
        return [{k: line[k] for k in line.keys() if k not in {key, "position"}} for line in found]  # noqa: SIM118 - no dict

    def texts(self, table: str, row: int, key: str = "row") -> list[Json]:
        """The texts of a list."""
        return [next(iter(line.values())) for line in self.all(table, key, row)]

    def rows(self) -> list[dict[str, Json]]:
        """Every row, in order."""
        joined = (
            "SELECT rows.*, procedure_name, issuer, issuer_level, field, level, verdicts.label AS verdict_label "
            "FROM rows JOIN procedures ON procedures.id = procedure_id "
            "LEFT JOIN verdicts ON verdicts.id = verdict ORDER BY rows.id"
        )
        return [self.row(dict(line)) for line in self.connection.execute(joined)]

    def row(self, line: dict[str, Json]) -> dict[str, Json]:
        """One row: its own columns, and every list of it."""
        number = line.pop("id")
        line["levels"] = self.texts("procedure_levels", line.pop("procedure_id"), "procedure_id")
        line["missed"] = self.all("missed", "missed_set", line.pop("missed_set"))
        for one in line["missed"]:
            one |= {"wanted": json.loads(one["wanted"]), "open": bool(one["open"])}
        line |= {name: self.texts(f"row_{name}", number) for name in (*TEXT_LISTS, "candidates")}
        line |= {name: self.all(f"row_{name}", "row", number) for name in RECORD_LISTS}
        for position, step in enumerate(line["fallbacks"], 1):
            step["clauses"] = self.parts("row_fallback_clauses", "clause", "fallback", number, position)
        verdicts = self.all("row_candidate_verdicts", "row", number)
        line["candidate_verdicts"] = {one["paper"]: one["verdict"] for one in verdicts}
        return self.told(line) | {"databases": self.databases(number), "ruling": self.ruling(number)}

    @staticmethod
    def told(line: dict[str, Json]) -> dict[str, Json]:
        """Empty texts where the JSON has them, and what stands in several columns in one again."""
        place = {name: line.pop(f"location_{name}") for name in ("file", "line", "column")}
        ask = {name: line.pop(f"ask_{name}") for name in ("fact", "question")}
        own = {"finding": line["finding"] or "", "level": line["level"] or ""}
        return line | own | {"ask": ask if ask["fact"] else None, "location": place if place["file"] else None}

    def parts(self, table: str, column: str, of: str, row: int, position: int) -> list[Json]:
        """The values that belong to the part of a row at a position."""
        asked = f"SELECT {column} FROM {table} WHERE row = ? AND {of} = ? ORDER BY position"  # noqa: S608
        return [value for (value,) in self.connection.execute(asked, (row, position))]

    def databases(self, row: int) -> list[dict[str, Json]]:
        """The databases of a row with the fields taken from them."""
        asked = (
            "SELECT id, name, owner FROM row_databases JOIN databases ON id = database WHERE row = ? ORDER BY position"
        )
        used = [dict(line) for line in self.connection.execute(asked, (row,))]
        fields = (self.parts("row_database_fields", "field", "database", row, n) for n in range(1, len(used) + 1))
        return [one | {"fields": own} for one, own in zip(used, fields, strict=True)]

    def ruling(self, row: int) -> dict[str, Json] | None:
        """The view of the office, where there is one."""
        line = self.connection.execute("SELECT * FROM row_rulings WHERE row = ?", (row,)).fetchone()
        if line is None:
            return None
        said = {k: line[k] for k in line.keys() if k != "row"}  # noqa: SIM118 - no dict
        flags = {name: bool(said[name]) for name in ("agrees", "is_stale")}
        return said | flags | {"stale_why": self.texts("row_ruling_changes", row)}


def test_read_back_it_is_the_json_row_for_row(inventory: Inventory, database: sqlite3.Connection) -> None:
    written = json.loads(bytes_of(inventory, "json"))["rows"]

    assert Reader(database).rows() == written


def test_the_head_and_the_totals_are_those_of_the_json(inventory: Inventory, database: sqlite3.Connection) -> None:
    written = json.loads(bytes_of(inventory, "json"))
    head = dict(database.execute("SELECT * FROM inventory").fetchone())
    totals = written["totals"]

    assert dict(database.execute("SELECT verdict, rows FROM totals_by_verdict").fetchall()) == totals.pop("by_verdict")
    assert dict(database.execute("SELECT finding, found FROM totals_by_finding").fetchall()) == totals.pop("by_finding")
    assert {name: head[name] for name in totals} == totals
    assert json.loads(head["certificate"]) == written["certificate"]
    same = set(head) & set(written) - {"certificate", "rows"}
    assert {"as_of", "province", "catalog_hash", "rulebook_hash", "evaluator", "source", "digest"} <= same
    assert {name: head[name] for name in same} == {name: written[name] for name in same}


def test_the_overview_findings_and_agreement_are_those_of_the_json(
    inventory: Inventory, database: sqlite3.Connection
) -> None:
    written = json.loads(bytes_of(inventory, "json"))
    overview = [dict(line) for line in database.execute("SELECT * FROM overview ORDER BY id")]
    for line in overview:
        asked = "SELECT verdict, rows FROM overview_verdicts WHERE overview = ?"
        line["by_verdict"] = dict(database.execute(asked, (line.pop("id"),)).fetchall())
    (finding,) = database.execute("SELECT * FROM findings").fetchall()
    (agreement,) = database.execute("SELECT * FROM agreement").fetchall()

    assert overview == written["overview"]
    assert (finding["kind"], finding["since"], finding["location_file"]) == ("stale_reference", "2026-01-01", None)
    assert json.loads(agreement["annex_databases"]) == written["agreement"][0]["annex_databases"]
    assert agreement["location_line"] == written["agreement"][0]["location"]["line"]


def test_every_key_holds_and_every_table_is_strict(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    listed = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'row_search%'"
    assert all(sql.endswith("STRICT") for (sql,) in database.execute(listed))


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO row_clauses VALUES (999999, 1, 'NĐ')",
        "UPDATE rows SET verdict = 'cut_never' WHERE id = 1",
        "UPDATE rows SET since = '31/12/2026' WHERE id = 1",
        "UPDATE inventory SET procedures = 'nhiều'",
        "DELETE FROM procedures",
    ],
)
def test_what_cannot_be_is_refused(database: sqlite3.Connection, statement: str) -> None:
    database.execute("PRAGMA foreign_keys = ON")

    with pytest.raises(sqlite3.IntegrityError):
        database.execute(statement)


def test_the_views_count_what_the_totals_count(inventory: Inventory, database: sqlite3.Connection) -> None:
    by_verdict = dict(database.execute("SELECT verdict, rows FROM by_verdict").fetchall())
    issuers = database.execute("SELECT sum(rows), sum(cut_now), sum(findings) FROM by_issuer_and_field").fetchone()
    republish = database.execute(
        "SELECT count(*), count(since), count(nullif(correction, '')) FROM to_republish"
    ).fetchone()
    found = [row for row in inventory.rows if row.finding]

    assert by_verdict == inventory.totals.by_verdict
    assert tuple(issuers) == (len(inventory.rows), by_verdict["cut_now"], len(found))
    assert tuple(republish) == (len(found), sum(bool(r.since) for r in found), sum(bool(r.correction) for r in found))
    assert database.execute("SELECT count(*) FROM papers_of_procedures").fetchone()[0] == len(inventory.rows)
    assert database.execute("SELECT rows FROM by_clause").fetchone()[0] > 1


def test_words_are_found_with_and_without_diacritics(make_row: MakeRow, make_inventory: MakeInventory) -> None:
    rows = (
        make_row(procedure_name="Đăng ký khai sinh lưu động"),
        make_row(procedure="1.000081", procedure_name="Cấp Giấy đăng ký hành nghề"),
        make_row(procedure="1.000082", component_text="Giấy chứng tử", procedure_name="Ưu đãi"),
    )
    with closing(opened(bytes_of(make_inventory(*rows)))) as connection:

        def found(words: str) -> list[int]:
            return [number for (number,) in connection.execute(SEARCH, (words,))]

        for words in ("đăng ký", "dang ky", "ĐĂNG KÝ", "Dang Ký", "đang ky"):
            assert found(words) == [1, 2], words
        assert found("luu dong") == [1]
        assert (found("uu dai"), found('"chung tu"'), found('"NQ-66.7-2025 Đ4 k2"')) == ([3], [3], [1, 2, 3])


def test_folding_leaves_no_mark() -> None:
    assert folded("Đường đi ở Ưu, ặ ễ ỷ Ô ộ ữ") == "Duong di o Uu, a e y O o u"


def test_every_table_and_column_has_a_vietnamese_title(database: sqlite3.Connection) -> None:
    titles = titles_of_tables()
    told = {(table, column) for table, own in titles.items() for column in own}
    stored = {tuple(line) for line in database.execute("SELECT table_name, column_name FROM columns")}

    assert set(titles) == set(TABLES)
    assert stored == told
    assert all(title for own in titles.values() for title in own.values())


def test_formulas_and_quotes_stay_the_texts_they_are(make_row: MakeRow, make_inventory: MakeInventory) -> None:
    hostile = "'); DROP TABLE rows; -- =1+1 </script>\x00\u2028"
    row = make_row(procedure_name=hostile, component_text=hostile, remarks=(hostile,))
    with closing(opened(bytes_of(make_inventory(row)))) as connection:
        (told,) = Reader(connection).rows()

    assert (told["procedure_name"], told["component_text"], told["remarks"]) == (hostile, hostile, [hostile])


def test_two_runs_write_the_same_bytes(inventory: Inventory, content: bytes) -> None:
    assert bytes_of(inventory) == content


def test_an_empty_inventory_is_a_database_too(make_inventory: MakeInventory) -> None:
    line = OverviewLine(issuer="Bộ", field="", procedures=1, with_civil_status=0, by_verdict={})
    with closing(opened(bytes_of(make_inventory(overview=(line,))))) as connection:
        assert connection.execute("SELECT count(*) FROM rows").fetchone()[0] == 0


def test_the_command_writes_the_database_and_what_datasette_reads(run: Run, rules_of_two: Path, tmp_path: Path) -> None:
    out = tmp_path / "danh-muc.db"
    done = run("review", "--rules", rules_of_two, "--as-of", "2026-07-20", "--format", "sqlite", "--out", out)
    told = json.loads((tmp_path / "danh-muc.db.metadata.json").read_text(encoding="utf-8"))

    assert (done.returncode, done.stdout) == (0, "")
    assert "datasette" in done.stderr
    assert list(told["databases"]) == ["danh-muc"]
    with closing(sqlite3.connect(out)) as connection:
        assert {code for (code,) in connection.execute("SELECT procedure FROM procedures")} == {"1.000894", "1.001193"}


def test_a_database_is_not_poured_onto_a_screen(run: Run, rules_of_two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli.beside, "is_terminal", lambda _: True)
    done = run("review", "--rules", rules_of_two, "--format", "sqlite")

    assert (done.returncode, done.stdout) == (2, "")
    assert "hãy thêm --out danh-muc.db" in done.stderr


def test_an_old_sqlite_is_named(run: Run, rules_of_two: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 31, 1))
    out = tmp_path / "danh-muc.db"
    done = run("review", "--rules", rules_of_two, "--format", "sqlite", "--out", out)

    assert done.returncode == 2
    assert "cần từ bản 3.37.0; hãy dùng --format csv hoặc json" in done.stderr
    assert not out.exists()
