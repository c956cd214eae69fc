"""What a review of published records finds, beside the verdicts, and how its counts add up."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inventory import Selection
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.decision import Inventory
from engine.model.finding import ROW_KINDS, AgreementKind, Finding, FindingKind
from engine.model.terms import Verdict
from engine.portal_review import PortalReviewer
from engine.recognise import Grammar
from engine.review import Reviewer

Fields = dict[str, Any]
Review = Callable[..., Inventory]
DAY = date(2026, 11, 22)
ANNEX, ELSEWHERE, ODD, UNNAMED = "2.002479", "1.012892", "1.002407", "1.010038"
"""Procedures of the annex: a birth certificate, one from another database, one misprinted, one without a paper."""
LAO_CAI, LAI_CHAU = "UBND tỉnh Lào Cai", "UBND tỉnh Lai Châu"


def record(*lines: str | Fields, code: str = "9.999999", **changes: object) -> Fields:
    components = [{"text": text} if isinstance(text, str) else text for text in lines]
    plain = {"code": code, "name": "Thủ tục thử", "agency": "Bộ Tư pháp", "field": "Hộ tịch", "level": "Cấp xã"}
    return {**plain, "components": components, **changes}


def of_kind(inventory: Inventory, kind: FindingKind) -> list[Finding]:
    return [finding for finding in inventory.findings if finding.kind is kind]


@pytest.fixture(scope="session")
def grammar(catalog: Catalog) -> Grammar:
    assert catalog.wordings is not None
    return Grammar.build(catalog.papers.values(), catalog.not_civil_status, catalog.wordings)


@pytest.fixture(scope="session")
def review(catalog: Catalog, grammar: Grammar, tmp_path_factory: pytest.TempPathFactory) -> Review:
    """Review records as the command does, with the quick matcher."""
    file = tmp_path_factory.mktemp("portal") / "ban-ghi.jsonl"

    def of(*records: Fields, day: date = DAY, province: str | None = None, **selection: Any) -> Inventory:  # noqa: ANN401
        file.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        reviewer = Reviewer(catalog, day, province, ReferenceMatcher())
        done = PortalReviewer(reviewer, Selection(**selection), grammar).review([(file, file.name)], lambda _: None)
        return done.inventory

    return of


def test_a_record_that_demands_what_is_replaced_is_told_since_when_and_what_instead(
    catalog: Catalog, review: Review
) -> None:
    (row,) = review(record("- Giấy khai sinh;", code=ANNEX)).rows

    assert (row.verdict, row.finding) == (Verdict.CUT_NOW, FindingKind.STILL_DEMANDED)
    assert (row.since, row.clauses[0]) == (date(2026, 1, 1), "NQ-66.7-2025 Đ4 k2 đ.a")
    assert row.since == catalog.clauses[row.clauses[0]].starts
    assert row.correction.startswith("Giấy khai sinh (chỉ nộp khi cơ quan giải quyết không khai thác được")


@pytest.mark.parametrize(
    ("text", "published", "verdict"),
    [
        ("Giấy khai sinh (chỉ nộp khi không khai thác được)", "fallback_only", "cut_now"),
        ("Cơ quan tra cứu Giấy khai sinh", "looked_up", "cut_now"),
        ("Giấy khai sinh do cơ quan có thẩm quyền của nước ngoài cấp", "demanded", "keep"),
        ("Trích lục giám hộ", "demanded", "cut_when_fields_announced"),
        ("Giấy tờ chứng minh quan hệ nhân thân", "demanded", "unclear"),
    ],
)
def test_only_what_is_demanded_and_can_be_cut_is_still_demanded(
    review: Review, text: str, published: str, verdict: str
) -> None:
    (row,) = review(record(text)).rows

    assert (row.published, row.verdict, row.finding) == (published, verdict, "")
    assert (row.since, row.correction) == (None, "")


def test_before_the_rule_nothing_is_still_demanded(review: Review) -> None:
    before, after = (review(record("Giấy khai sinh", code=ANNEX), day=d) for d in (date(2025, 12, 31), DAY))

    assert [found.totals.by_finding["still_demanded"] for found in (before, after)] == [0, 1]


def test_an_unread_dossier_is_counted_and_found_and_never_a_row(review: Review) -> None:
    empty, cases = record(code="9.000001"), record(code="9.000002")
    case = {"code": "9.000003", "name": "Thử", "executionCases": [{"name": "Trường hợp khác"}]}

    found = review(empty, {**cases, "components": None}, {"data": case}, record("Giấy khai sinh"), include_all=True)

    assert (found.totals.unread, {row.procedure for row in found.rows}) == (3, {"9.999999"})
    assert [f.procedure for f in of_kind(found, FindingKind.UNREAD_DOSSIER)] == ["9.000001", "9.000002", "9.000003"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bản sao sổ hộ khẩu", "Sổ hộ khẩu, sổ tạm trú"),
        ("Xác nhận của UBND CẤP HUYỆN", "Cấp huyện"),
        ("Xác nhận của Uỷ ban nhân dân quận", "Cấp huyện"),
        ("Văn bản của Phòng Tư pháp", "Phòng Tư pháp"),
        ("Không yêu cầu xuất trình sổ hộ khẩu; nộp sổ tạm trú", "Sổ hộ khẩu, sổ tạm trú"),
        ("Không phải nộp sổ hộ khẩu", ""),
        ("Không yêu cầu xuất trình sổ hộ khẩu", ""),
        ("Giấy do Phòng Tư pháp cấp trước ngày 01/7/2025", ""),
        ("Sổ hộ khẩux", ""),
    ],
)
def test_what_is_gone_is_found_unless_it_is_waived_or_past(review: Review, text: str, name: str) -> None:
    found = of_kind(review(record(text)), FindingKind.STALE_REFERENCE)

    assert [name in f.text for f in found] == ([True] if name else [])
    for finding in found:
        assert "thành phần hồ sơ còn nhắc" in finding.text
        assert finding.clause
        assert finding.cure


@pytest.mark.parametrize(("day", "count"), [(date(2025, 6, 30), 0), (date(2025, 7, 1), 2)])
def test_the_district_level_is_gone_from_its_last_day_on(review: Review, day: date, count: int) -> None:
    found = of_kind(review(record("Xác nhận của Phòng Tư pháp, cấp huyện"), day=day), FindingKind.STALE_REFERENCE)

    assert [f.since for f in found] == [date(2025, 7, 1)] * count


def test_steps_and_offices_are_read_for_what_is_gone_once_for_each_thing(review: Review) -> None:
    stale = record("Đơn", steps="Nộp tại Phòng Tư pháp\nHoặc Phòng Tư pháp khác", level="UBND huyện")

    found = of_kind(review(stale), FindingKind.STALE_REFERENCE)

    assert [f.text.split(" còn nhắc ")[0] for f in found] == ["cơ quan thực hiện", "các bước thực hiện"]


@pytest.mark.parametrize(
    ("basis", "by"),
    [
        ("Tên văn bản pháp lýNghị định47/2020/NĐ-CP", "278/2025/NĐ-CP"),
        ("147/2020/NĐ-CP", ""),
        ("16/2020/NĐ-CP", "191/2025/NĐ-CP"),
        (["191/2025/NĐ-CP", "81/2006/QH11"], "68/2020/QH14"),
        ("60/2014/QH13", ""),
        ("91/2025/NĐ-CP", ""),
    ],
)
def test_a_basis_that_no_longer_applies_is_found_by_its_whole_number(
    review: Review, basis: str | list[str], by: str
) -> None:
    found = of_kind(review(record("Đơn", legal_basis=basis)), FindingKind.REPEALED_BASIS)

    assert [f.cure for f in found] == ([f"thay bằng {by}"] if by else [])


def test_a_text_of_the_rules_is_repealed_on_the_day_after_its_last(review: Review) -> None:
    cited = record("Đơn", legal_basis="60/2014/QH13; 123/2015/NĐ-CP")

    last, next_day = (
        of_kind(review(cited, day=d), FindingKind.REPEALED_BASIS) for d in (date(2027, 2, 28), date(2027, 3, 1))
    )

    assert last == []
    assert [(f.since, f.cure) for f in next_day] == [
        (date(2027, 3, 1), "thay bằng 03/2026/QH16"),
        (date(2027, 3, 1), "bỏ khỏi căn cứ"),
    ]


@pytest.mark.parametrize(
    ("text", "lack"),
    [
        ("Đơn", "không thấy nêu giấy này"),
        ("Giấy tờ chứng minh quan hệ nhân thân", "chỉ đòi giấy tờ chứng minh nói chung"),
        ("Giấy khai sinh", ""),
        ("Cơ quan tra cứu Giấy khai sinh", ""),
    ],
)
def test_a_paper_of_the_annex_that_the_record_does_not_name_is_found(review: Review, text: str, lack: str) -> None:
    found = of_kind(review(record(text, code=ANNEX)), FindingKind.ANNEX_NOT_FOUND)

    assert [(f.clause, lack in f.text) for f in found] == ([("Phụ lục I NQ 66.7, STT 187", True)] if lack else [])


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        (ELSEWHERE, "Giấy chứng nhận kết hôn", "quy định chung là Cơ sở dữ liệu hộ tịch điện tử"),
        (ANNEX, "Giấy khai sinh trong CSDL quốc gia về dân cư", "bản công bố nêu Cơ sở dữ liệu quốc gia về dân cư"),
        (ANNEX, "Giấy khai sinh trong CSDL hộ tịch điện tử", ""),
    ],
)
def test_an_annex_that_names_another_database_is_found(review: Review, code: str, text: str, said: str) -> None:
    found = of_kind(review(record(text, code=code)), FindingKind.OTHER_DATABASE)

    assert [said in f.text for f in found] == ([True] if said else [])


@pytest.mark.parametrize(
    ("code", "lines", "kind"),
    [
        (ANNEX, ["Giấy khai sinh"], AgreementKind.AGREES),
        (ELSEWHERE, ["Giấy chứng nhận kết hôn"], AgreementKind.OTHER_DATABASE),
        (ANNEX, ["Cơ quan tra cứu Giấy khai sinh"], AgreementKind.TEXT_UPDATED),
        (ANNEX, ["Miễn nộp Giấy khai sinh"], AgreementKind.TEXT_UPDATED),
        (ANNEX, ["Không phải nộp Giấy khai sinh"], AgreementKind.TEXT_UPDATED),
        (ANNEX, ["Không yêu cầu xuất trình Giấy khai sinh"], AgreementKind.TEXT_UPDATED),
        (ANNEX, ["Đơn; trừ Giấy khai sinh"], AgreementKind.TEXT_UPDATED),
        (ANNEX, ["Giấy tờ chứng minh quan hệ nhân thân"], AgreementKind.GENERIC_PROOF),
        (ANNEX, [{"text": "Đơn", "group": "Hồ sơ gồm giấy khai sinh:"}], AgreementKind.HIDDEN_IN_CASE),
        (ODD, ["Đơn"], AgreementKind.ANNEX_ODDITY),
        (UNNAMED, ["Đơn"], AgreementKind.ANNEX_ODDITY),
        (ANNEX, ["Đơn"], AgreementKind.NOT_IN_TEXT),
        (ANNEX, ["Tờ khai cấp Giấy khai sinh"], AgreementKind.NOT_IN_TEXT),
        (ANNEX, [], AgreementKind.UNREAD),
        (ANNEX, ["Trường hợp có Giấy khai sinh thì nộp đơn"], AgreementKind.OUR_MISS),
    ],
)
def test_record_and_annex_agree_or_it_is_told_why_not(
    review: Review, code: str, lines: list[str | Fields], kind: AgreementKind
) -> None:
    (compared,) = review(record(*lines, code=code)).agreement

    assert (compared.procedure, compared.kind) == (code, kind)
    assert compared.annex_databases


def test_a_paper_that_only_the_name_of_a_case_holds_is_hidden_in_it(review: Review) -> None:
    cases = [{"name": "Hồ sơ", "profileComponents": [{"name": "Đơn"}]}, {"name": "Nộp Giấy khai sinh"}]

    (compared,) = review({"data": {"code": ANNEX, "name": "Thử", "executionCases": cases}}).agreement

    assert compared.kind is AgreementKind.HIDDEN_IN_CASE


def test_a_procedure_outside_the_annex_is_not_compared(review: Review) -> None:
    assert review(record("Giấy khai sinh")).agreement == ()


def test_another_province_s_own_procedures_are_left_out_and_counted(review: Review) -> None:
    records = [
        record("Giấy khai sinh", code=f"9.00000{number}", agency=agency)
        for number, agency in enumerate((LAO_CAI, LAI_CHAU, "Bộ Tư pháp"))
    ]

    here, law = review(*records, province="12"), review(*records)

    assert ({r.issuer for r in here.rows}, here.totals.left_out_other_province) == ({LAI_CHAU, "Bộ Tư pháp"}, 1)
    assert (len(law.rows), law.totals.left_out_other_province) == (3, 0)


def test_records_are_decided_in_parts_and_nothing_is_lost(review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [record("Giấy khai sinh", "sổ hộ khẩu", code=f"9.00000{number}") for number in range(5)]
    whole = review(*records)

    monkeypatch.setattr("engine.portal_review.CHUNK", 2)

    assert review(*records) == whole


def test_what_could_not_be_read_and_what_came_twice_is_counted(review: Review) -> None:
    found = review(record("Giấy khai sinh"), record("Giấy khai sinh"), record("Đơn"), {"code": "x"})

    assert (found.totals.procedures, found.totals.repeated, found.totals.rejected) == (1, 1, 2)


LINES = ["Giấy khai sinh", "Trích lục giám hộ", "Giấy tờ chứng minh quan hệ", "Đơn", "Cơ quan tra cứu Giấy khai sinh"]


@given(
    drawn=st.lists(
        st.builds(
            record,
            code=st.sampled_from([ANNEX, ELSEWHERE, "1.008498", "1.001193", "9.000001", "9.000002"]),
            agency=st.sampled_from(["Bộ Tư pháp", "Bộ Công an", LAO_CAI, LAI_CHAU]),
            field=st.sampled_from(["Hộ tịch", "Nhà ở", ""]),
            components=st.lists(st.sampled_from([{"text": text} for text in LINES]), max_size=3),
        ),
        max_size=6,
    ),
    province=st.sampled_from([None, "12"]),
    include_all=st.booleans(),
)
def test_the_overview_adds_up_to_the_totals(
    review: Review, drawn: list[Fields], province: str | None, *, include_all: bool
) -> None:
    found = review(*drawn, province=province, include_all=include_all)
    totals, lines = found.totals, found.overview
    verdicts: Counter[str] = Counter()
    for one in lines:
        verdicts.update(one.by_verdict)

    assert sum(one.procedures for one in lines) == totals.procedures
    assert sum(one.with_civil_status for one in lines) == totals.procedures_with_civil_status
    assert verdicts == Counter(totals.by_verdict)
    assert sum(one.unread for one in lines) == totals.unread == totals.by_finding["unread_dossier"]
    row_findings = sum(totals.by_finding[kind] for kind in ROW_KINDS)
    assert sum(one.findings for one in lines) == row_findings == sum(bool(row.finding) for row in found.rows)
    assert sum(totals.by_finding.values()) == row_findings + len(found.findings)
    assert totals.procedures + totals.left_out_other_province + totals.repeated + totals.rejected == len(drawn)
