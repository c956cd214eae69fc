"""Relational engines: tables come in as they are, go out as they were, and what cannot be read is told."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cli.engines import ENGINES
from engine.diagnostics import CatgiamError
from engine.relations import RelationalEngine, Relations, cases, literal, open_relations
from engine.relations import spark as spark_module

SUM = 3 * 10**15


@pytest.fixture
def duck() -> Iterator[Relations]:
    with open_relations(RelationalEngine.DUCKDB, memory_gib=0.25) as relations:
        yield relations


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def refusal(relations: Relations, table: object) -> str:
    with pytest.raises(CatgiamError) as caught:
        relations.fetch(table)
    return str(caught.value)


def test_a_csv_file_is_read_as_text_without_its_mark_and_heading(duck: Relations, tmp_path: Path) -> None:
    file = written(tmp_path / "a.csv", '\ufeffmã,xã\r\n001,"Tam ""Đường"", xã"\r\n002\r\n')

    rows = duck.fetch(duck.csv(file, ["code", "place"]).order_by("code"))

    assert rows == [("001", 'Tam "Đường", xã'), ("002", None)]


def test_a_name_with_signs_of_a_pattern_is_one_file(duck: Relations, tmp_path: Path) -> None:
    file = written(tmp_path / "[1]*.csv", "a\n1\n")
    written(tmp_path / "1x.csv", "a\n2\n")

    assert duck.fetch(duck.csv(file, ["a"])) == [("1",)]


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        ("a,b\n1,2\n3,4,5\n", "utf-8", "a.csv:3: không đọc được bảng"),
        ("a,b\n1,xã\n", "latin-1", "a.csv:2: không đọc được bảng"),
        ('a,b\n1,"x\ny"\n', "utf-8", "có ô chứa dấu xuống dòng"),
    ],
)
def test_what_is_no_table_is_refused_with_its_line_and_never_quoted(
    duck: Relations, tmp_path: Path, text: str, encoding: str, said: str
) -> None:
    file = written(tmp_path / "a.csv", text, encoding)

    told = refusal(duck, duck.csv(file, ["a", "b"]))

    assert said in told
    assert "Original Line" not in told


def test_cells_may_enclose_line_breaks_when_that_is_said(duck: Relations, tmp_path: Path) -> None:
    file = written(tmp_path / "a.csv", 'a,b\n1,"x\ny"\n')

    assert duck.fetch(duck.csv(file, ["a", "b"], encloses_line_breaks=True)) == [("1", "x\ny")]


def test_a_file_that_is_no_parquet_is_refused(duck: Relations, tmp_path: Path) -> None:
    file = written(tmp_path / "a.parquet", "not a table")

    with pytest.raises(CatgiamError, match="unreadable-table"):
        duck.parquet(file)


def test_rows_keep_their_types_and_gaps(duck: Relations) -> None:
    types = {"text": "string", "number": "int64", "day": "date", "flag": "boolean"}
    columns: dict[str, list[object]] = {
        "text": ["x", None],
        "number": [1, 2],
        "day": [date(2026, 1, 31), None],
        "flag": [True, None],
    }

    assert duck.fetch(duck.rows(columns, types).order_by("number")) == [
        ("x", 1, date(2026, 1, 31), True),
        (None, 2, None, None),
    ]


def test_a_sum_stays_a_whole_number_when_it_is_stored(duck: Relations) -> None:
    table = duck.rows({"n": [SUM, SUM, 1]}, {"n": "int64"})

    stored = duck.store(table.agg(total=table.n.sum()))

    ((total,),) = duck.fetch(stored)
    assert (total, type(total)) == (2 * SUM + 1, int)


def test_batches_hold_every_row_in_its_type(duck: Relations) -> None:
    table = duck.rows({"n": list(range(250_000))}, {"n": "int64"})

    batches = list(duck.batches(table.mutate(m=table.n * 2)))

    assert sum(batch.num_rows for batch in batches) == 250_000
    assert {batch.schema.names[1] for batch in batches} == {"m"}


def test_a_folder_stands_for_the_parquet_files_in_it(duck: Relations, tmp_path: Path) -> None:
    for number in (1, 2):
        duck.write_parquet(duck.rows({"n": [number]}, {"n": "int64"}), tmp_path / f"{number}.parquet")

    assert sorted(duck.fetch(duck.parquet(tmp_path))) == [(1,), (2,)]


def test_cases_take_the_first_branch_that_holds(duck: Relations) -> None:
    table = duck.rows({"n": [1, 2, 3]}, {"n": "int64"})
    told = cases((table.n < 2, "few"), (table.n < 3, "some"), otherwise=literal("many"))

    assert duck.fetch(table.mutate(told=told).order_by("n")) == [(1, "few"), (2, "some"), (3, "many")]


def test_nothing_is_left_on_disk(tmp_path: Path) -> None:
    with open_relations(RelationalEngine.DUCKDB, scratch=tmp_path) as relations:
        relations.store(relations.rows({"n": [1]}, {"n": "int64"}))
        assert list(tmp_path.iterdir())

    assert list(tmp_path.iterdir()) == []


def test_without_java_spark_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark_module, "has_java", lambda: False)
    pytest.importorskip("pyspark", reason="pyspark is not installed")

    with pytest.raises(CatgiamError, match="cài Java 17"), open_relations(RelationalEngine.SPARK, memory_gib=0.3):
        pass


def test_without_pyspark_spark_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyspark", "pyspark.errors", "pyspark.sql"):
        monkeypatch.setitem(sys.modules, name, None)

    with pytest.raises(CatgiamError, match=r"catgiam\[spark\]"), open_relations(RelationalEngine.SPARK, memory_gib=0.4):
        pass


def test_the_command_line_names_the_engines_there_are() -> None:
    assert set(ENGINES) == {engine.value for engine in RelationalEngine}


def test_the_engines_are_not_imported_before_a_table_is_opened(root: Path) -> None:
    heavy = ("ibis", "duckdb", "pandas", "pyarrow", "pyspark")
    program = f"import sys, cli.impact, engine.impact; print([m for m in {heavy!r} if m in sys.modules])"

    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
