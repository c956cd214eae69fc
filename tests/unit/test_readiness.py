"""What is ready: the relational answer says what the verdicts say, and every format says the same."""

import csv
import io
import json
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random

import pytest
from openpyxl import load_workbook

from engine.availability import Availability
from engine.coverage import Office, narrowed, with_office
from engine.model.catalog import Catalog
from engine.model.coverage import Threshold
from engine.model.province import Connection, Coverage
from engine.model.readiness import Cell, CellState, Readiness
from engine.model.record import replace
from engine.model.terms import Certainty, DataState, LinkState, PaperId
from engine.places import Commune, Rank
from engine.readiness import Asked, readiness
from engine.relations import RelationalEngine, Relations, open_relations
from engine.render import Screen
from engine.render.heatmap import render as render_png
from engine.render.readiness import render as render_terminal
from engine.render.readiness_page import render as render_html
from engine.render.readiness_table import HEADINGS, render_csv, render_json, render_xlsx
from engine.render.readiness_words import blockers, percent

Run = Callable[..., subprocess.CompletedProcess[str]]

DAY = date(2026, 10, 1)
NAMES = ("Bản Bo", "Đoàn Kết", "<b>Ấm</b>", "=1+1")
COMMUNES = tuple(Commune(code=f"0000{n}", rank=Rank.COMMUNE, name=name, province="12") for n, name in enumerate(NAMES))
THRESHOLDS = (
    Threshold(digitised=0.7, clean=0.5, starts=date(2026, 1, 1), set_by="Sở", source="thử", certainty=Certainty.OURS),
    Threshold(
        event=PaperId.DEATH,
        digitised=1.0,
        clean=1.0,
        starts=date(2026, 1, 1),
        set_by="Sở",
        source="thử",
        certainty=Certainty.OURS,
    ),
)


@pytest.fixture(scope="module")
def relations() -> Iterator[Relations]:
    with open_relations(RelationalEngine.DUCKDB) as opened:
        yield opened


def stated(commune: str, digitised: float, clean: float | None, **more: object) -> Coverage:
    plain = Coverage(
        event=PaperId.BIRTH,
        digitised=digitised,
        clean=clean,
        starts=date(2026, 9, 1),
        source="thử",
        certainty=Certainty.REPORTED,
        commune=commune,
        total=10,
    )
    return replace(plain, **more)


def world(catalog: Catalog, coverage: Iterable[Coverage], link: LinkState = LinkState.LIVE) -> Catalog:
    connection = Connection(
        system="one_stop",
        database="ho_tich",
        state=link,
        starts=date(2026, 1, 1),
        source="thử",
        certainty=Certainty.CERTAIN,
    )
    home = replace(catalog.provinces["12"], connections=(connection,), thresholds=THRESHOLDS)
    return with_office(catalog, home, Office(tuple(coverage), (), COMMUNES, "dấu"))


def asked(catalog: Catalog, relations: Relations, *coverage: Coverage, link: LinkState = LinkState.LIVE) -> Readiness:
    return readiness(Asked(world(catalog, coverage, link), "12", COMMUNES, DAY), relations)


def cell(found: Readiness, commune: str, event: PaperId = PaperId.BIRTH) -> Cell:
    return next(c for c in found.cells if (c.commune, c.event) == (commune, event))


@pytest.mark.parametrize(
    ("shares", "link", "state", "missing"),
    [
        ((0.7, 0.5), LinkState.LIVE, CellState.READY, (0, 0)),
        ((0.7, 0.5), LinkState.PLANNED, CellState.NOT_CONNECTED, (0, 0)),
        ((0.7, 0.4), LinkState.LIVE, CellState.NOT_CLEAN, (0, 1)),
        ((0.7, None), LinkState.LIVE, CellState.NOT_CLEAN, (0, None)),
        ((0.6, 0.6), LinkState.PLANNED, CellState.NOT_DIGITISED, (1, 0)),
        ((0.0, 0.0), LinkState.LIVE, CellState.NOT_DIGITISED, (7, 5)),
    ],
)
def test_a_cell_says_what_blocks_and_how_many_records_are_missing(  # noqa: PLR0913, PLR0917 - two worlds, four columns
    catalog: Catalog,
    relations: Relations,
    shares: tuple[float, float | None],
    link: LinkState,
    state: CellState,
    missing: tuple[int, int | None],
) -> None:
    found = cell(asked(catalog, relations, stated("00001", *shares), link=link), "00001")

    assert (found.state, (found.to_digitise, found.to_clean)) == (state, missing)
    assert (found.digitised, found.clean, found.total) == (*shares, 10)


def test_what_nobody_stated_is_unknown_and_in_no_sum(catalog: Catalog, relations: Relations) -> None:
    found = asked(catalog, relations, stated("00001", 0.5, 0.5), stated("00002", 0.5, 0.5, total=None))

    assert cell(found, "00000") == Cell(commune="00000", event=PaperId.BIRTH, state=CellState.UNKNOWN)
    assert cell(found, "00002").to_digitise is None
    birth = found.events[0].counts
    assert (birth.to_digitise, birth.to_clean, birth.uncounted) == (2, 0, 3)
    assert sum(birth.by_state.values()) == len(COMMUNES)
    assert sum(found.counts.by_state.values()) == len(found.cells) == len(COMMUNES) * len(PaperId)


def test_the_period_that_is_furthest_behind_is_told_and_all_are_counted(catalog: Catalog, relations: Relations) -> None:
    old = stated("00001", 0.2, 0.1, registered_until=date(2015, 12, 31))
    new = stated("00001", 1.0, 1.0, registered_from=date(2016, 1, 1), starts=date(2026, 9, 15))

    found = cell(asked(catalog, relations, old, new), "00001")

    assert (found.digitised, found.clean, found.total, found.stated) == (0.2, 0.1, 20, date(2026, 9, 1))
    assert (found.to_digitise, found.to_clean) == (5, 4)


def test_the_province_as_a_whole_stands_for_communes_of_which_nothing_is_stated(
    catalog: Catalog, relations: Relations
) -> None:
    found = asked(catalog, relations, stated("", 1.0, 1.0), stated("00001", 0.5, 0.5))

    assert [cell(found, c.code).state for c in COMMUNES].count(CellState.READY) == len(COMMUNES) - 1
    assert (cell(found, "00000").total, cell(found, "00001").state) == (None, CellState.NOT_DIGITISED)


def test_without_a_threshold_nobody_knows_what_is_enough(catalog: Catalog, relations: Relations) -> None:
    joined = world(replace(catalog, thresholds=()), [stated("00001", 1.0, 1.0, starts=date(2025, 1, 1))])

    found = readiness(Asked(joined, "12", COMMUNES, date(2025, 6, 1)), relations)

    unknown = cell(found, "00001")
    assert (unknown.state, unknown.digitised) == (CellState.UNKNOWN, 1.0)
    assert list(blockers(unknown, found.events[0])) == [
        "Cơ sở dữ liệu hộ tịch điện tử: chưa rõ đã kết nối chưa",
        "chưa có ngưỡng",
    ]
    assert "chưa có ngưỡng nào có hiệu lực" in written(found, render_terminal).decode("utf-8")


def random_statements(random: Random) -> Iterator[Coverage]:
    bounds = (None, date(2000, 1, 1), date(2016, 1, 1))
    for commune, event in product(("", "00000", "00001", "00002"), (PaperId.BIRTH, PaperId.DEATH, PaperId.MARRIAGE)):
        for _ in range(random.randrange(4)):
            total = random.randrange(1, 12)
            digitised = random.randint(0, total)
            first = random.choice(bounds)
            yield Coverage(
                event=event,
                digitised=digitised / total,
                clean=random.choice([None, digitised / total, random.randint(0, digitised) / total]),
                starts=DAY - timedelta(days=random.randint(-2, 4)),
                source="thử",
                certainty=Certainty.REPORTED,
                registered_from=first,
                registered_until=random.choice([None, date(2015, 12, 31)]) if first != bounds[2] else None,
                commune=commune,
                total=random.choice([None, total]),
            )


@pytest.mark.parametrize("seed", range(12))
def test_the_relational_answer_is_what_verdicts_are_decided_with(
    catalog: Catalog, relations: Relations, seed: int
) -> None:
    joined = world(catalog, random_statements(Random(seed)))  # noqa: S311 - examples, no secrets
    found = readiness(Asked(joined, "12", COMMUNES, DAY), relations)

    for commune in COMMUNES:
        here = narrowed(joined, joined.provinces["12"], commune)
        state = Availability(here.provinces["12"], DAY, here.thresholds)
        for event in (PaperId.BIRTH, PaperId.DEATH, PaperId.MARRIAGE):
            expected = {
                DataState.READY: {CellState.READY},
                DataState.UNKNOWN: {CellState.UNKNOWN},
                DataState.NOT_READY: {CellState.NOT_DIGITISED, CellState.NOT_CLEAN},
            }[state.data(event)]
            assert cell(found, commune.code, event).state in expected, (seed, commune.code, event)


@pytest.mark.parametrize(
    ("share", "text"), [(1.0, "100 %"), (0.855, "85,5 %"), (0.99999, "99,9 %"), (0.0, "0 %"), (None, "–")]
)
def test_a_share_is_cut_and_never_rounded_up(share: float | None, text: str) -> None:
    assert percent(share) == text


@pytest.fixture(scope="module")
def found(catalog: Catalog, relations: Relations) -> Readiness:
    coverage = (
        stated("00000", 1.0, 1.0),
        stated("00001", 0.65, 0.5),
        stated("00002", 0.8, 0.4),
        stated("00003", 1.0, 1.0, event=PaperId.DEATH),
    )
    return asked(catalog, relations, *coverage)


def written(found: Readiness, renderer: object) -> bytes:
    content = io.BytesIO()
    renderer(found, content, Screen(100))  # type: ignore[operator]  # each is a renderer of readiness
    return content.getvalue()


def test_the_terminal_shows_every_commune_in_vietnamese_order(found: Readiness) -> None:
    text = written(found, render_terminal).decode("utf-8")

    places = [text.index(name) for name in ("xã <b>Ấm</b>", "xã =1+1", "xã Bản Bo", "xã Đoàn Kết")]
    assert places == sorted(places)
    assert "SH 65" in text
    assert "LS 40" in text
    assert "ngưỡng số hóa từ 70 %, làm sạch từ 50 % (do Sở đặt)" in text
    assert "chưa biết còn thiếu bao nhiêu bản ghi" in text
    assert all(len(line) <= 100 for line in text.splitlines())


def test_csv_has_a_line_for_every_cell_and_no_formula(found: Readiness) -> None:
    content = written(found, render_csv)
    lines = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))

    assert content.startswith(b"\xef\xbb\xbf")
    assert len(lines) == len(found.cells)
    assert list(lines[0])[: len(HEADINGS)] == list(HEADINGS)
    assert not [cell for line in lines for cell in line.values() if cell.startswith(("=", "+", "-", "@"))]
    blocked = next(line for line in lines if line["Mã xã"] == "00001" and line["Loại giấy tờ"] == "Giấy khai sinh")
    assert blocked["Vướng mắc"] == "mới số hóa 65 %, cần 70 %"


def test_json_names_its_schema_and_has_every_key(found: Readiness) -> None:
    data = json.loads(written(found, render_json))

    assert data["schema"] == "catgiam.readiness/1"
    assert len(data["cells"]) == len(found.cells)
    assert set(data["cells"][0]) == set(Cell.__struct_fields__)
    assert data["counts"]["by_state"]["ready"] == 2


def test_a_workbook_keeps_codes_as_text_and_runs_nothing(found: Readiness) -> None:
    book = load_workbook(io.BytesIO(written(found, render_xlsx)))

    assert book.sheetnames == ["Bản đồ", "Theo xã", "Theo loại giấy tờ", "Chi tiết"]
    for page in book:
        assert page.freeze_panes
        assert page.auto_filter.ref
        assert page.page_setup.orientation == "landscape"
        assert page.print_title_rows
        assert not [cell for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    codes = {row[0].value for row in book["Theo xã"].iter_rows() if row[0].value in {c.code for c in COMMUNES}}
    assert codes == {"00000", "00001", "00002", "00003"}
    assert "xã =1+1" in {row[1].value for row in book["Theo xã"].iter_rows()}


def test_the_page_is_alone_escaped_and_says_in_words_what_it_paints(found: Readiness) -> None:
    page = written(found, render_html).decode("utf-8")

    assert not re.search(r"(src|href)=|https?:|<script|@import|url\(", page)
    assert "<b>Ấm" not in page
    assert "xã &lt;b&gt;Ấm&lt;/b&gt;" in page
    assert page.count('scope="row"') == len(COMMUNES) + len(PaperId)
    assert '<span class="hidden">chưa số hóa đủ; mới số hóa 65 %, cần 70 %</span>' in page
    assert "prefers-color-scheme:dark" in page
    assert "@media print" in page


def test_the_picture_is_a_picture(found: Readiness) -> None:
    content = written(found, render_png)

    assert content.startswith(b"\x89PNG")
    width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    assert width > 600
    assert height > 400


def test_the_command_tells_the_state_of_the_workspace(run: Run, rules_of_two: Path, tmp_path: Path) -> None:
    asked_for = ("--province", "12", "--rules", rules_of_two, "--workspace", tmp_path, "--as-of", "2026-11-22")

    done = run("readiness", *asked_for)

    assert (done.returncode, done.stderr) == (0, "")
    assert "38 xã, phường × 12 loại giấy tờ" in done.stdout


def test_what_is_wrong_with_a_request_is_told_at_once(run: Run, rules_of_two: Path) -> None:
    refused = run("readiness", "--province", "99", "--rules", rules_of_two, "--format", "pdf")

    assert refused.returncode == 2
    assert all(said in refused.stderr for said in ("“99”", "“pdf”"))
