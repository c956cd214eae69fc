"""Volumes of dossiers: every row is counted once or told, whatever the columns and cells are called."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from engine.diagnostics import CatgiamError
from engine.impact import keys
from engine.impact.values import folded, month_of, months_between, procedure_of
from engine.impact.volumes import Counted, Reading, read_volumes
from engine.model.catalog import Catalog
from engine.model.impact import Rejected
from engine.model.terms import Channel
from engine.relations import RelationalEngine, Relations, open_relations

HEAD = "Mã thủ tục,Xã,Tháng,Cách nộp,Số hồ sơ\n"
CODES = {"1.000894": "1.000894", "1.000890": "1.000890", "2.000111": "1.000894"}

Read = Callable[..., Counted]


@pytest.fixture(scope="module")
def duck() -> Iterator[Relations]:
    with open_relations(RelationalEngine.DUCKDB, memory_gib=0.25) as relations:
        yield relations


@pytest.fixture
def read(duck: Relations, catalog: Catalog, tmp_path: Path) -> Read:
    names = catalog.volumes
    assert names is not None

    def read_it(*texts: str, only: str = "", until: int = 209912) -> Counted:
        files = []
        for number, text in enumerate(texts):
            path = tmp_path / f"{number}.csv"
            path.write_text(text, encoding="utf-8")
            files.append((path, path.name))
        return read_volumes(files, Reading(names, CODES, only=only, until=until), duck)

    return read_it


def dossiers(counted: Counted, relations: Relations, *facts: str) -> dict[tuple[object, ...], int]:
    columns = [f"{fact}_id" for fact in facts]
    found = relations.fetch(counted.table.group_by(columns).agg(n=counted.table.dossiers.sum()))
    return {tuple(counted.numbering[f].meanings[i] for f, i in zip(facts, ids, strict=True)): n for *ids, n in found}


def by_code(found: tuple[Rejected, ...]) -> Mapping[str, Rejected]:
    return {rejected.problem.value: rejected for rejected in found}


@pytest.mark.parametrize(
    "head",
    [
        "Mã thủ tục;Xã;Tháng;Cách nộp;Số hồ sơ",
        "MA_TTHC;ten xa;Kỳ;Kênh tiếp nhận;SỐ LƯỢNG HỒ SƠ",
        "\ufeffprocedure;commune;month;channel;count",
        '"procedure";"unit";"period";"channel";"dossiers"',
    ],
)
def test_columns_are_found_by_any_name_that_the_rules_know(read: Read, duck: Relations, head: str) -> None:
    found = read(f"{head}\n1.000894;Tam Đường;03/2026;Trực tuyến;12\n")

    assert dossiers(found, duck, "procedure", "channel") == {("1.000894", Channel.ONLINE): 12}
    assert found.summary.rejected == ()


def test_rows_that_mean_nothing_are_counted_by_reason_with_their_lines(read: Read) -> None:
    found = read(
        HEAD + "1.000894,A,03/2026,online,12\nabc,A,03/2026,online,5\n1.000894,A,13/2026,online,5\n"
        "1.000894,A,03/2026,bồ câu,5\n1.000894,B,03/2026,online,1.234\n1.000894,C,03/2026,online,-1\n"
    ).summary

    told = by_code(found.rejected)
    assert (found.rows, found.counted) == (6, 1)
    assert {code: rejected.rows for code, rejected in told.items()} == {
        "bad-procedure": 1,
        "bad-month": 1,
        "unknown-channel": 1,
        "bad-count": 2,
    }
    assert [(e.place, e.text) for e in told["bad-month"].examples] == [("0.csv:4", "“13/2026”")]
    assert {e.place for e in told["bad-count"].examples} == {"0.csv:6", "0.csv:7"}


def test_of_rows_that_tell_the_same_twice_the_lowest_count_stands(read: Read, duck: Relations) -> None:
    found = read(HEAD + "1.000894,A,03/2026,online,12\n1.000894,A,2026-3,Trực tuyến,9\n1.000894,A,04/2026,online,1\n")

    (rejected,) = found.summary.rejected
    assert dossiers(found, duck, "procedure") == {("1.000894",): 10}
    assert (rejected.problem.value, rejected.rows, found.summary.counted) == ("duplicate-row", 1, 2)
    assert rejected.examples[0].place == "0.csv:2, 0.csv:3"
    assert rejected.examples[0].text == "1.000894, A, 03/2026, trực tuyến"


def test_a_procedure_outside_the_catalogue_is_kept(read: Read, duck: Relations) -> None:
    found = read(HEAD + "9.999999,A,03/2026,online,12\n")

    assert dossiers(found, duck, "procedure") == {("9.999999",): 12}


def test_a_code_without_its_last_zeros_is_repaired_into_a_known_one_and_that_is_said(
    read: Read, duck: Relations
) -> None:
    found = read(HEAD + "1.00089,A,03/2026,online,12\n2.000111,A,03/2026,online,3\n")

    assert dossiers(found, duck, "procedure") == {("1.000890",): 12, ("1.000894",): 3}
    assert found.summary.repaired == ("1.00089 → 1.000890",)


def test_months_without_a_row_are_named(read: Read) -> None:
    found = read(HEAD + "1.000894,A,11/2025,online,1\n1.000894,A,02/2026,online,1\n").summary

    assert (found.first, found.last, found.months) == ("11/2025", "02/2026", 4)
    assert found.missing_months == ("12/2025", "01/2026")


def test_a_month_that_has_not_come_cannot_make_the_year_longer(read: Read) -> None:
    found = read(HEAD + "1.000894,A,03/2026,online,1\n1.000894,A,03/2062,online,1\n", until=202611).summary

    assert (found.months, found.counted, found.rejected[0].problem.value) == (1, 1, "bad-month")


def test_files_may_differ_and_lack_what_is_not_needed(read: Read, duck: Relations) -> None:
    found = read("count;procedure\n5;1.000894\n", "procedure,count,x\n1.000890,7,y\n")

    assert dossiers(found, duck, "procedure", "channel") == {
        ("1.000894", Channel.ANY): 5,
        ("1.000890", Channel.ANY): 7,
    }
    assert found.summary.months == 0


def test_one_commune_may_be_counted_alone_and_the_others_are_told(read: Read, duck: Relations) -> None:
    text = HEAD + "1.000894,A,03/2026,online,12\n1.000894,B,03/2026,online,5\n1.000894,B,03/2026,online,x\n"

    found = read(text, only="A")

    assert dossiers(found, duck, "procedure") == {("1.000894",): 12}
    assert (found.summary.counted, found.summary.elsewhere, found.summary.rejected[0].rows) == (1, 1, 1)


@pytest.mark.parametrize(
    ("kind", "counts"),
    [("float64", [1.0, 2.5, 3.0, -4.0]), ("string", ["1", "2,5", "3", "-4"]), ("int64", [1, -1, 3, -4])],
)
def test_parquet_counts_the_same_whatever_its_types(
    duck: Relations, catalog: Catalog, tmp_path: Path, kind: str, counts: list[object]
) -> None:
    columns: dict[str, list[object]] = {
        "procedure": ["1.000894", "1.000894", None, "1.000890"],
        "month": ["2026-03", "2026-04", "2026-03", "2026-03"],
        "count": counts,
    }
    path = tmp_path / "v.parquet"
    duck.write_parquet(duck.rows(columns, {"procedure": "string", "month": "string", "count": kind}), path)
    assert catalog.volumes is not None

    found = read_volumes([(path, "v")], Reading(catalog.volumes, CODES), duck)

    assert dossiers(found, duck, "procedure") == {("1.000894",): 1}
    assert {r.problem.value: r.rows for r in found.summary.rejected} == {"bad-procedure": 1, "bad-count": 2}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a,b\n1,2\n", ["missing-column", "missing-column"]),
        ("", ["missing-column", "missing-column"]),
        ("procedure,count,số hồ sơ\n1,2,3\n", ["ambiguous-column"]),
        ("procedure,count\n1,2,3\n", ["unreadable-table"]),
    ],
)
def test_a_file_that_is_no_table_of_volumes_is_refused(read: Read, text: str, codes: list[str]) -> None:
    with pytest.raises(CatgiamError) as caught:
        read(text)

    assert [d.code for d in caught.value.diagnostics] == codes


@pytest.mark.parametrize("content", [b"PK\x03\x04" + bytes(range(256)) * 400, "Mã,Số".encode("utf-16")])
def test_a_workbook_or_another_encoding_is_told_to_be_saved_as_csv(
    duck: Relations, catalog: Catalog, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "v.xlsx"
    path.write_bytes(content)
    assert catalog.volumes is not None

    with pytest.raises(CatgiamError, match="CSV UTF-8"):
        read_volumes([(path, "v.xlsx")], Reading(catalog.volumes, CODES), duck)


def test_a_day_stands_for_its_month_and_a_folder_for_its_files(
    duck: Relations, catalog: Catalog, tmp_path: Path
) -> None:
    for day in (1, 2):
        columns: dict[str, list[object]] = {"procedure": ["1.000894"], "month": [date(2026, day, 1)], "count": [day]}
        table = duck.rows(columns, {"procedure": "string", "month": "date", "count": "int64"})
        duck.write_parquet(table, tmp_path / f"{day}.parquet")
    assert catalog.volumes is not None

    found = read_volumes([(tmp_path, "v")], Reading(catalog.volumes, CODES), duck)

    assert (found.summary.first, found.summary.months) == ("01/2026", 2)
    assert dossiers(found, duck, "procedure") == {("1.000894",): 3}


def test_a_column_of_dossier_numbers_is_not_taken_for_procedures(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "MOST_CELLS", 3)

    with pytest.raises(CatgiamError, match="không phải bảng khối lượng"):
        read("procedure,count\n" + "".join(f"H{n},1\n" for n in range(5)))


@pytest.mark.parametrize(
    "text", ["2026-03", "03/2026", "3/2026", "202603", "2026-3", "2026/03", "Tháng 3/2026", "2026-03-15", "15/03/2026"]
)
def test_a_month_is_understood_however_it_is_written(text: str) -> None:
    assert month_of(text) == 202603


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "00/2026", "3", "1926-03", "tháng ba"])
def test_what_is_no_month_is_none(text: str) -> None:
    assert month_of(text) is None


def test_months_are_counted_across_a_new_year() -> None:
    assert months_between(202511, 202602) == (202511, 202512, 202601, 202602)


@pytest.mark.parametrize("text", ["1.00089", "1,000890", "1.0008900", "100089", "1.1"])
def test_a_damaged_code_is_repaired_only_into_a_known_one(text: str) -> None:
    assert procedure_of(text, {}) is None


def test_accents_and_signs_do_not_tell_headings_apart() -> None:
    assert folded("Mã_Thủ-tục ") == folded("MA THU TUC") == "mathutuc"
