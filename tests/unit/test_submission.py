"""What an office sends: the annex, databases to connect, and the plans of procedures, as data."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from engine.catalog import find_files, load
from engine.inventory import Selection, make_inventory
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.decision import Blocker, DatabaseUse, Inventory, Row
from engine.model.finding import FindingKind
from engine.model.submission import AnnexPart, LegalPlace, Submission
from engine.model.terms import BlockerCode, LinkState, PaperId, Route, Verdict
from engine.review import Reviewer
from engine.submission import prepare
from engine.submission.annex import roman
from engine.submission.plans import is_proposed

MakeRow = Callable[..., Row]
MakeInventory = Callable[..., Inventory]
DAY = date(2026, 7, 20)
REGISTER = DatabaseUse(id="ho_tich", name="Cơ sở dữ liệu hộ tịch điện tử", owner="Bộ Tư pháp", fields=("Họ tên",))


@pytest.fixture(scope="module")
def catalog_of_two(rules_of_two: Path) -> Catalog:
    return load(find_files(rules_of_two)).catalog


@pytest.fixture(scope="module")
def reviewed(catalog_of_two: Catalog) -> Inventory:
    reviewer = Reviewer(catalog_of_two, DAY, "12", ReferenceMatcher())
    return make_inventory(reviewer, catalog_of_two.procedures, Selection())


@pytest.fixture(scope="module")
def submission(reviewed: Inventory, catalog_of_two: Catalog) -> Submission:
    return prepare(reviewed, catalog_of_two)


def rows_of(submission: Submission) -> Iterable[Row]:
    return [line.row for line in submission.lines]


def test_the_annex_holds_every_row_of_the_inventory_once(submission: Submission, reviewed: Inventory) -> None:
    assert sorted(row.key for row in rows_of(submission)) == sorted(row.key for row in reviewed.rows)
    assert sum(sum(t.by_verdict.values()) for t in submission.by_issuer) == len(reviewed.rows)


def test_ministries_stand_in_vietnamese_order_before_provinces(
    make_row: MakeRow, make_inventory: MakeInventory, catalog_of_two: Catalog
) -> None:
    province = {"issuer": "UBND tỉnh Lai Châu", "issuer_level": "province"}
    rows = (make_row(**province, procedure="1.000001"), make_row(issuer="Bộ Y tế"), make_row(issuer="Bộ Công an"))

    groups = prepare(make_inventory(*rows), catalog_of_two).groups

    assert [(g.numeral, g.title) for g in groups] == [
        ("I", "LĨNH VỰC QUẢN LÝ NHÀ NƯỚC CỦA BỘ CÔNG AN"),
        ("II", "LĨNH VỰC QUẢN LÝ NHÀ NƯỚC CỦA BỘ Y TẾ"),
        ("III", "THỦ TỤC DO UBND TỈNH LAI CHÂU BAN HÀNH"),
    ]


def test_the_papers_of_one_procedure_share_its_number(
    make_row: MakeRow, make_inventory: MakeInventory, catalog_of_two: Catalog
) -> None:
    rows = (make_row(), make_row(component="4"), make_row(procedure="1.000081"))

    lines = prepare(make_inventory(*rows), catalog_of_two).lines

    assert [line.number for line in lines] == [1, 1, 2]


@pytest.mark.parametrize(
    ("verdict", "part"),
    [
        (Verdict.CUT_NOW, AnnexPart.REPLACED),
        (Verdict.CUT_WHEN_CONNECTED, AnnexPart.REPLACED),
        (Verdict.NOT_DEMANDED, AnnexPart.DROPPED),
        (Verdict.KEEP, AnnexPart.KEPT),
        (Verdict.UNCLEAR, AnnexPart.KEPT),
        (None, AnnexPart.KEPT),
    ],
)
def test_a_row_falls_into_the_annex_of_its_verdict(
    make_row: MakeRow,
    make_inventory: MakeInventory,
    catalog_of_two: Catalog,
    verdict: Verdict | None,
    part: AnnexPart,
) -> None:
    line = prepare(make_inventory(make_row(verdict=verdict)), catalog_of_two).lines[0]

    assert line.part is part


def test_roman_numerals_run_as_in_the_annex() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 34, 49)] == ["I", "IV", "IX", "XIV", "XXXIV", "XLIX"]


def test_a_clause_that_prescribes_the_paper_is_split_into_text_and_place(
    make_row: MakeRow, make_inventory: MakeInventory, catalog_of_two: Catalog
) -> None:
    row = make_row(prescribed_by=("NĐ-123-2015 Đ10 k2",))

    found = prepare(make_inventory(row), catalog_of_two)

    assert found.lines[0].places == (LegalPlace(document="Nghị định số 123/2015/NĐ-CP", provision="khoản 2 Điều 10"),)
    assert found.lines[0].places[0].written == "khoản 2 Điều 10 Nghị định số 123/2015/NĐ-CP"
    assert found.unknown_places == 0


def test_columns_of_the_government_s_annex_are_taken_over_as_they_are_printed(
    make_row: MakeRow, make_inventory: MakeInventory, catalog_of_two: Catalog
) -> None:
    printed = next(r for r in catalog_of_two.annex if r.document and r.provision and r.papers)
    said = f"{printed.document}: {printed.provision} (cột 7, 8 Phụ lục NQ 66.7)"
    row = make_row(procedure=printed.code, paper=PaperId(printed.papers[0]), prescribed_by=(said,))

    places = prepare(make_inventory(row), catalog_of_two).lines[0].places

    assert LegalPlace(document=printed.document, provision=printed.provision) in places


def test_a_provision_that_nobody_read_is_counted(
    make_row: MakeRow, make_inventory: MakeInventory, catalog_of_two: Catalog
) -> None:
    found = prepare(make_inventory(make_row(), make_row(component="4")), catalog_of_two)

    assert (found.lines[0].places, found.unknown_places) == ((), 2)


def test_databases_count_their_procedures_and_say_what_the_province_stated(
    make_row: MakeRow, make_inventory: MakeInventory, catalog_of_two: Catalog
) -> None:
    rows = (make_row(databases=(REGISTER,)), make_row(component="4", databases=(REGISTER,)))

    needs = prepare(make_inventory(*rows, province="12"), catalog_of_two).databases

    assert (needs[0].id, needs[0].procedures, needs[0].papers) == ("ho_tich", ("1.000080",), 2)
    assert (needs[0].state, needs[0].fields) == (LinkState.PLANNED, ("Họ tên",))
    assert "Quyết định số 3458/QĐ-BTP" in needs[0].basis[0]


def test_a_due_day_and_the_way_of_a_connection_are_told_as_the_plan_has_them(
    make_row: MakeRow, make_inventory: MakeInventory, catalog_of_two: Catalog
) -> None:
    need = prepare(make_inventory(make_row(databases=(REGISTER,)), province="52"), catalog_of_two).databases[0]

    assert need.system == "Hệ thống thông tin giải quyết thủ tục hành chính của tỉnh"
    assert need.due == "30/04/2025"
    assert need.note.startswith("Theo nguồn, kết nối qua: Hệ thống thông tin đăng ký, quản lý hộ tịch điện tử")


def test_a_system_that_the_plan_names_without_procedures_is_told_apart(
    make_row: MakeRow, make_inventory: MakeInventory, catalog_of_two: Catalog
) -> None:
    needs = prepare(make_inventory(make_row(databases=(REGISTER,)), province="12"), catalog_of_two).databases

    assert (needs[-1].procedures, needs[-1].papers) == (None, 0)
    assert "chuyên ngành" in needs[-1].system


def test_fields_that_nobody_announced_belong_to_the_database_of_the_paper(
    make_row: MakeRow, make_inventory: MakeInventory, catalog_of_two: Catalog
) -> None:
    blocker = Blocker(code=BlockerCode.FIELDS_NOT_ANNOUNCED, text="Chưa công bố", actor="Bộ Tư pháp")
    row = make_row(
        paper=PaperId.DEATH,
        verdict=Verdict.CUT_WHEN_FIELDS_ANNOUNCED,
        databases=(REGISTER,),
        blockers=(blocker,),
        missing_fields=("death.place",),
    )

    need = prepare(make_inventory(row), catalog_of_two).databases[0]

    assert need.missing_fields == (catalog_of_two.concepts["death.place"].name,)
    assert need.state is LinkState.NOT_JUDGED


@pytest.mark.parametrize(
    "changes",
    [
        {"finding": FindingKind.STILL_DEMANDED.value},
        {"published": "unread"},
        {"verdict": Verdict.CUT_WHEN_CONNECTED},
        {"verdict": Verdict.NEEDS_LEGAL_CHANGE},
    ],
)
def test_a_plan_is_made_where_somebody_has_to_change_something(make_row: MakeRow, changes: dict[str, object]) -> None:
    assert is_proposed(make_row(**changes))


@pytest.mark.parametrize(
    "changes",
    [{"published": "looked_up"}, {"verdict": Verdict.KEEP}, {"verdict": Verdict.UNCLEAR}, {"verdict": None}],
)
def test_no_plan_is_made_where_nothing_has_to_change_or_nobody_knows_yet(
    make_row: MakeRow, changes: dict[str, object]
) -> None:
    assert not is_proposed(make_row(**changes))


def test_a_paper_still_demanded_is_to_be_published_again_by_the_ministry(
    make_row: MakeRow, make_inventory: MakeInventory, catalog_of_two: Catalog
) -> None:
    row = make_row(
        databases=(REGISTER,),
        finding=FindingKind.STILL_DEMANDED.value,
        correction="Bỏ khỏi thành phần hồ sơ: Giấy chứng nhận kết hôn.",
        route=Route.PROPOSE.value,
        since=date(2026, 1, 1),
    )

    (plan,) = prepare(make_inventory(row), catalog_of_two).plans
    (item,) = plan.items

    assert item.content == "Công bố lại thành phần hồ sơ số 3: Bỏ khỏi thành phần hồ sơ: Giấy chứng nhận kết hôn."
    assert item.reason.startswith("Pháp luật cho thay giấy tờ này bằng thông tin trong Cơ sở dữ liệu hộ tịch điện tử.")
    assert "điểm b khoản 2 Điều 4 Nghị quyết số 66.7/2025/NQ-CP" in item.reason
    assert item.action == "Kiến nghị Bộ Tư pháp công bố lại thủ tục."
    assert item.route == "Thực hiện ngay (không được yêu cầu từ ngày 01/01/2026)."
    assert plan.benefit.startswith("Chưa tính")


def test_a_province_amends_its_own_procedure(
    make_row: MakeRow, make_inventory: MakeInventory, catalog_of_two: Catalog
) -> None:
    row = make_row(
        issuer="UBND tỉnh Lai Châu",
        issuer_level="province",
        finding=FindingKind.STILL_DEMANDED.value,
        route=Route.PROVINCE_AMENDS.value,
    )

    action = prepare(make_inventory(row), catalog_of_two).plans[0].items[0].action

    assert action.startswith("UBND tỉnh Lai Châu tự sửa, công bố lại thủ tục (khoản 2 Điều 7")


def test_a_paper_that_waits_is_cut_when_its_blockers_are_gone(
    make_row: MakeRow, make_inventory: MakeInventory, catalog_of_two: Catalog, not_connected: Blocker
) -> None:
    row = make_row(verdict=Verdict.CUT_WHEN_CONNECTED, databases=(REGISTER,), blockers=(not_connected,))

    item = prepare(make_inventory(row), catalog_of_two).plans[0].items[0]

    assert item.action.startswith("Tháo gỡ vướng mắc: Tỉnh chưa kết nối (thực hiện: UBND tỉnh).")
    assert item.action.endswith("Tháo gỡ xong, đề nghị Bộ Tư pháp công bố lại thủ tục.")
    assert item.route == "Sau khi kết nối cơ sở dữ liệu."


def test_every_sentence_of_the_whole_catalogue_is_finished(catalog: Catalog) -> None:
    reviewer = Reviewer(catalog, DAY, "12", ReferenceMatcher())
    submission = prepare(make_inventory(reviewer, catalog.procedures, Selection()), catalog)
    items = [item for plan in submission.plans for item in plan.items]

    assert {row.procedure for row in rows_of(submission) if is_proposed(row)} == {p.procedure for p in submission.plans}
    assert len(items) > 100
    for item in items:
        for text in (item.content, item.reason, item.action, item.route):
            assert text.endswith("."), text
            assert ".." not in text, text
