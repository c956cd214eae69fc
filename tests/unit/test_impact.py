"""What cuts are worth: papers and money of hand-made rows in hand-made volumes, reckoned by hand."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from cli.impact import BY as CLI_BY
from engine.impact import BY, GAP, Asked, Reading, assess, read_volumes
from engine.impact.demands import caveats, demanded
from engine.model.catalog import Catalog
from engine.model.decision import Row
from engine.model.impact import CostFigure, CostKind, Impact, PriceList, Range
from engine.model.terms import Certainty, Channel, PaperId, Verdict
from engine.relations import RelationalEngine, Relations, open_relations

HEAD = "Mã thủ tục,Xã,Tháng,Cách nộp,Số hồ sơ\n"
CODE, OTHER, OUTSIDE = "1.000894", "1.001193", "9.999999"

MakeRow = Callable[..., Row]
Value = Callable[..., Impact]


@pytest.fixture(scope="module")
def duck() -> Iterator[Relations]:
    with open_relations(RelationalEngine.DUCKDB, memory_gib=0.25) as relations:
        yield relations


@pytest.fixture
def value(duck: Relations, catalog: Catalog, tmp_path: Path) -> Value:
    procedures = {p.code: p for p in catalog.procedures if p.code in (CODE, OTHER)}
    names = catalog.volumes
    assert names is not None

    def assess_it(rows: list[Row], text: str, by: str = "procedure", prices: PriceList | None = None) -> Impact:
        path = tmp_path / "v.csv"
        path.write_text(HEAD + text, encoding="utf-8")
        apart = (by,) if by in ("commune", "month") else ()
        reading = Reading(names, {code: code for code in procedures}, apart=apart)
        counted = read_volumes([(path, "v.csv")], reading, duck)
        return assess(counted, Asked(by, procedures, rows, prices), duck)

    return assess_it


def fee(value: str, *papers: PaperId) -> PriceList:
    figure = CostFigure(
        what=CostKind.FEE,
        value=Decimal(value),
        unit="đồng/bản",
        year=2026,
        source="thử",
        certainty=Certainty.CERTAIN,
        papers=papers,
    )
    return PriceList(id="thu", title="thử", figures=(figure,))


def year(code: str, *counts: int, channel: str = "online", commune: str = "A") -> str:
    """One row for each month of 2026, so that nothing is scaled; the last count goes on."""
    months = [counts[min(n, len(counts) - 1)] for n in range(12)]
    return "".join(f"{code},{commune},{n:02}/2026,{channel},{count}\n" for n, count in enumerate(months, 1))


def test_papers_and_money_of_a_year(value: Value, make_row: MakeRow) -> None:
    rows = [
        make_row(procedure=CODE, paper=PaperId.BIRTH, component="1"),
        make_row(procedure=CODE, paper=PaperId.DEATH, component="2", verdict=Verdict.CUT_WHEN_CONNECTED),
        make_row(procedure=CODE, paper=PaperId.MARRIAGE, component="3", condition="nếu có"),
    ]

    found = value(rows, year(CODE, 100, 10), prices=fee("8000", PaperId.BIRTH, PaperId.DEATH)).total

    assert found.dossiers == 210
    assert (found.papers, found.waived) == (Range(sure=420, most=630), Range(sure=210, most=420))
    assert found.waiting == {Verdict.CUT_WHEN_CONNECTED: Range(sure=210, most=210)}
    assert found.money is not None
    assert (found.money.sure.before, found.money.sure.after) == (420 * 8000, 210 * 8000)
    assert found.unpriced == 210


def test_months_are_made_a_year_and_that_is_said(value: Value, make_row: MakeRow) -> None:
    found = value([make_row(procedure=CODE)], f"{CODE},A,01/2026,online,5\n{CODE},A,05/2026,online,2\n")

    assert found.total.dossiers == round(7 * 12 / 5)
    assert any("số của các tháng đó × 12 : 5" in note for note in found.notes)
    assert any("3 tháng (02/2026, 03/2026, 04/2026)" in note for note in found.notes)


def test_lines_of_months_are_not_made_years(value: Value, make_row: MakeRow) -> None:
    found = value([make_row(procedure=CODE)], f"{CODE},A,01/2026,online,5\n{CODE},A,02/2026,online,2\n", "month")

    assert [(line.name, line.dossiers) for line in found.lines] == [("01/2026", 5), ("02/2026", 2)]
    assert found.total.dossiers == 7 * 6


def test_a_procedure_without_a_decision_is_listed_with_its_dossiers(value: Value, make_row: MakeRow) -> None:
    found = value([make_row(procedure=CODE)], year(CODE, 1) + year(OUTSIDE, 4) + year(OTHER, 2))

    assert [(item.procedure, item.dossiers) for item in found.uncovered] == [(OUTSIDE, 48)]
    assert (found.total.dossiers, found.without_papers) == (36, 24)


def test_without_prices_papers_are_counted_all_the_same(value: Value, make_row: MakeRow) -> None:
    found = value([make_row(procedure=CODE)], year(CODE, 1))

    assert found.total.money is None
    assert (found.total.waived.sure, found.total.unpriced) == (12, 12)


def test_every_answer_names_the_gap_of_the_method(value: Value, make_row: MakeRow) -> None:
    assert GAP in value([make_row(procedure=CODE)], year(CODE, 1)).notes
    assert GAP.startswith("Khoản 4 Điều 27")


@pytest.mark.parametrize("published", ["fallback_only", "looked_up", "absent"])
def test_a_paper_that_the_published_dossier_no_longer_asks_for_is_no_benefit(
    value: Value, make_row: MakeRow, published: str
) -> None:
    found = value([make_row(procedure=CODE, published=published)], year(CODE, 1))

    assert found.total.papers == Range()
    assert found.without_papers == 12


@pytest.mark.parametrize(
    ("changes", "caveat"),
    [
        ({"condition": "nếu có"}, "dòng hồ sơ có điều kiện"),
        ({"other_alternatives": ("Căn cước",)}, "nộp một trong nhiều loại giấy"),
        ({"origin": "domestic"}, "chỉ giấy của một nơi cấp"),
        ({"published": "unread"}, "chưa đọc bản công bố"),
    ],
)
def test_what_is_not_in_every_dossier_is_counted_as_the_most(
    value: Value, make_row: MakeRow, changes: dict[str, object], caveat: str
) -> None:
    found = value([make_row(procedure=CODE, **changes)], year(CODE, 1))

    assert found.total.waived == Range(sure=0, most=12)
    assert found.lines[0].caveats == (caveat,)


def test_a_paper_owed_for_each_child_counts_once_and_says_so(make_row: MakeRow) -> None:
    row = make_row(per="child")

    assert not any(demand.is_bound for demand in demanded([row]))
    assert caveats([row]) == {(row.procedure, "marriage"): ("đòi từng người, mới tính một bản một hồ sơ",)}


def test_a_fact_that_people_declare_is_no_paper(make_row: MakeRow) -> None:
    assert list(demanded([make_row(mode="declare")])) == []


def test_rows_of_a_channel_count_the_dossiers_of_that_channel(value: Value, make_row: MakeRow) -> None:
    rows = [
        make_row(procedure=CODE, channel="online"),
        make_row(procedure=CODE, channel="in_person", verdict=Verdict.KEEP),
        make_row(procedure=CODE, channel="post", verdict=Verdict.KEEP),
    ]
    volumes = year(CODE, 1) + year(CODE, 10, channel="trực tiếp") + year(CODE, 100, channel="không rõ")

    found = value(rows, volumes)

    assert found.total.waived == Range(sure=12, most=12)
    assert found.total.waiting == {Verdict.KEEP: Range(sure=120, most=1320)}


def test_a_row_of_one_channel_says_nothing_of_another(make_row: MakeRow) -> None:
    channels = {demand.channel: demand.is_bound for demand in demanded([make_row(channel="online")])}

    assert channels == {Channel.ONLINE: False, Channel.ANY: True}


@pytest.mark.parametrize("by", BY)
def test_the_lines_of_every_choice_add_up_to_the_total(value: Value, make_row: MakeRow, by: str) -> None:
    rows = [
        make_row(procedure=CODE),
        make_row(procedure=CODE, paper=PaperId.BIRTH, verdict=Verdict.KEEP),
        make_row(procedure=OTHER, paper=None, umbrella="giấy tờ khác", verdict=Verdict.UNCLEAR),
    ]
    volumes = year(CODE, 3, 5) + year(OTHER, 7, channel="bưu chính", commune="B") + year(OUTSIDE, 9)

    found = value(rows, volumes, by, fee("8000"))

    assert sum(line.papers.most for line in found.lines) == found.total.papers.most
    assert sum(line.waived.sure for line in found.lines) == found.total.waived.sure > 0
    savings = [line.money.most.saving for line in found.lines if line.money]
    assert found.total.money is not None
    assert sum(savings) == found.total.money.most.saving == found.total.waived.most * 8000


def test_dossiers_stand_beside_the_group_they_belong_to(value: Value, make_row: MakeRow) -> None:
    rows = [make_row(procedure=CODE), make_row(procedure=OTHER, paper=PaperId.BIRTH)]
    volumes = year(CODE, 1) + year(OTHER, 10, commune="B")

    by = {name: {line.group: line.dossiers for line in value(rows, volumes, name).lines} for name in BY}

    assert by["procedure"] == {CODE: 12, OTHER: 120}
    assert by["paper"] == {"marriage": 12, "birth": 120}
    assert by["commune"] == {"A": 12, "B": 120}
    assert by["month"]["2026-03"] == 11
    assert by["channel"] == {"online": 132}


def test_the_command_offers_what_the_engine_can_tell_apart() -> None:
    assert CLI_BY == BY
