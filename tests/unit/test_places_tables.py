"""Broken tables of places: every problem with its place, all at once."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.diagnostics import CatgiamError, Diagnostic
from engine.places import load_places

TABLES = {
    "provinces.csv": "code,kind,name,communes\n01,thành phố,Hà Nội,2\n12,tỉnh,Lai Châu,1\n",
    "communes.csv": "code,province,kind,name\n00004,01,phường,Ba Đình\n00008,01,phường,Ngọc Hà\n03387,12,xã,Tả Lèng\n",
    "changes.csv": "code,kind,from,act\n12,thành phố,2030-01-01,NQ 1\n",
    "old_provinces.csv": "code,kind,name,also,now\n01,thành phố,Hà Nội,,01\n12,tỉnh,Lai Châu,,12\n",
    "old_districts.csv": "code,province,kind,name,now\n001,01,quận,Ba Đình,\n106,12,huyện,Tam Đường,\n",
    "old_communes.csv": (
        "code,district,kind,name,now,doubted\n00016,001,phường,Ngọc Hà,00004 00008,\n03387,106,xã,Tả Lèng,03387,\n"
    ),
    "sources.csv": "file,on,certainty,licence,source\n"
    + "".join(
        f"{name}.csv,2026-11-22,certain,dữ kiện,bịa, để thử\n"
        for name in ("provinces", "communes", "changes", "old_provinces", "old_districts", "old_communes")
    ),
}

Break = Callable[[str, str, str], tuple[Diagnostic, ...]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TABLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def problems(folder: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(CatgiamError) as caught:
        load_places(folder, "p")
    return caught.value.diagnostics


@pytest.fixture
def broken(folder: Path) -> Break:
    """Changes one text of one table and says what is told."""

    def change(file: str, before: str, after: str) -> tuple[Diagnostic, ...]:
        text = (folder / file).read_text(encoding="utf-8")
        assert before in text
        (folder / file).write_text(text.replace(before, after, 1), encoding="utf-8")
        return problems(folder)

    return change


def test_good_tables_are_read(folder: Path) -> None:
    places = load_places(folder)

    assert [p.name for p in places.provinces] == ["Hà Nội", "Lai Châu"]
    assert places.sources[0].checked.source == "bịa, để thử"


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        ("communes.csv", "code,province", "code;province", "1:1 bad-header"),
        ("communes.csv", "00008,01,phường,Ngọc Hà", "00008,01,phường", "3:1 bad-cells"),
        ("communes.csv", "00008", "8", "3:1 bad-value"),
        ("communes.csv", "00008,01,phường", "00008,01,thôn", "3:10 bad-value"),
        ("communes.csv", "Tả Lèng", '"Tả Lèng"', "4:13 bad-value"),
        ("communes.csv", "00008,01", "00008,99", "3:7 unknown-code"),
        ("communes.csv", "03387", "00004,01,phường,Ba Vì\n03387", "4:1 duplicate"),
        ("provinces.csv", "Lai Châu,1", "Lai Châu,2", "3:18 wrong-total"),
        ("changes.csv", "12,", "13,", "2:1 unknown-code"),
        ("changes.csv", "2030-01-01", "2030-02-30", "2:14 bad-value"),
        ("old_provinces.csv", "Lai Châu,,12", "Lai Châu,,13", "3:19 unknown-code"),
        ("old_districts.csv", "Tam Đường,", "Tam Đường,00001", "3:24 unknown-code"),
        ("old_communes.csv", "00016,001", "00016,002", "2:7 unknown-code"),
        ("old_communes.csv", "00004 00008,", "00004;00008,", "2:26 bad-value"),
        ("old_communes.csv", "00004 00008,", "00004 00009,", "2:26 unknown-code"),
        ("old_communes.csv", "00008,\n", "00008,99999\n", "2:38 unknown-code"),
        ("old_communes.csv", "00004 00008,", "00004 03387,", "2:26 wrong-province"),
        ("old_districts.csv", "Tam Đường,", "Tam Đường,00004", "3:24 wrong-province"),
        ("sources.csv", "2026-11-22", "2026-11-31", "2:15 bad-value"),
        ("sources.csv", "certain,", "sure,", "2:26 bad-value"),
        ("sources.csv", "changes.csv", "other.csv", " no-source"),
    ],
)
def test_a_broken_table_is_told_at_its_place(broken: Break, file: str, before: str, after: str, told: str) -> None:
    found = broken(file, before, after)
    place = str(found[0].location).removeprefix(f"p/{'sources.csv' if told == ' no-source' else file}").lstrip(":")

    assert f"{place} {found[0].code}" == told
    assert len(found) == 1


def test_the_line_and_a_caret_are_shown(broken: Break) -> None:
    found = broken("communes.csv", "00008,01", "00008,99")

    assert str(CatgiamError(found)) == (
        "p/communes.csv:3:7: không có đơn vị nào mang mã “99” [unknown-code]\n    00008,99,phường,Ngọc Hà\n          ^"
    )


def test_problems_of_all_tables_are_told_at_once(folder: Path) -> None:
    for file, before, after in (
        ("communes.csv", "00008", "8"),
        ("old_provinces.csv", "12,tỉnh", "12,làng"),
        ("changes.csv", "NQ 1", ""),
    ):
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(text.replace(before, after, 1), encoding="utf-8")

    told = [(d.location.file, d.code) for d in problems(folder)]

    assert ("p/changes.csv", "bad-value") in told
    assert ("p/communes.csv", "bad-value") in told
    assert ("p/old_provinces.csv", "bad-value") in told


@pytest.mark.parametrize("file", sorted(TABLES))
def test_a_missing_table_is_told(folder: Path, file: str) -> None:
    (folder / file).unlink()

    assert [(d.location.file, d.code) for d in problems(folder)] == [(f"p/{file}", "no-file")]


def test_a_missing_folder_is_told_for_each_table(folder: Path) -> None:
    shutil.rmtree(folder)

    assert {d.code for d in problems(folder)} == {"no-file"}


def test_names_typed_with_loose_accents_are_composed(folder: Path) -> None:
    (folder / "communes.csv").write_bytes(TABLES["communes.csv"].replace("Ngọc", "Ngo\u0323c").encode())

    places = load_places(folder)

    assert places.commune("Ngọc Hà").one == places.commune("00008").one


def test_a_table_in_another_encoding_is_refused(folder: Path) -> None:
    (folder / "communes.csv").write_bytes(TABLES["communes.csv"].encode("utf-16"))

    assert [d.code for d in problems(folder)] == ["bad-encoding"]


def test_windows_line_ends_and_a_mark_in_front_do_no_harm(folder: Path) -> None:
    text = TABLES["communes.csv"].replace("\n", "\r\n")
    (folder / "communes.csv").write_bytes(b"\xef\xbb\xbf" + text.encode())

    assert len(load_places(folder).communes) == 3
