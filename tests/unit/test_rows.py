from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.decision import Row
from engine.model.procedure import Alternative, Copies, PaperRef, Procedure
from engine.model.record import replace
from engine.model.terms import Certainty, LinkState, Mode, Origin, PaperId, Published, Verdict
from engine.review import Reviewer

Rowing = Callable[..., Row]


@pytest.fixture
def lunch(catalog: Catalog) -> Procedure:
    """A procedure of one line that asks for a birth certificate and that an annex names."""
    return next(p for p in catalog.procedures if p.code == "1.001622")


@pytest.fixture
def row(catalog: Catalog, lunch: Procedure) -> Rowing:
    """The only row of a procedure with one line, that line changed, on a day, in a province."""

    def make(day: str = "2026-07-01", province: str | None = None, /, code: str = "", **line: Any) -> Row:  # noqa: ANN401
        changed = replace(lunch.components[0], **line)
        procedure = replace(lunch, components=(changed,), code=code or lunch.code)
        (found,) = Reviewer(catalog, date.fromisoformat(day), province, ReferenceMatcher()).rows([procedure])
        return found

    return make


def papers(*refs: PaperRef) -> tuple[Alternative, ...]:
    return (Alternative(id="1", papers=refs),)


UMBRELLA = (Alternative(id="1", umbrella="Giấy tờ chứng minh quan hệ", candidates=(PaperId.BIRTH, PaperId.CHANGE)),)


def test_a_row_carries_its_procedure_and_line(row: Rowing, lunch: Procedure) -> None:
    found = row()

    assert (found.procedure, found.procedure_name, found.field) == (lunch.code, lunch.name, lunch.field)
    assert (found.issuer, found.issuer_level) == (lunch.issuer.name, "central")
    assert (found.component, found.alternative, found.paper) == ("1", "1", PaperId.BIRTH)
    assert found.location == lunch.components[0].location
    assert found.key == ("1.001622", "1", "1", "birth", found.subject, "any", "any")


def test_the_levels_are_those_of_the_day(catalog: Catalog) -> None:
    death = [p for p in catalog.procedures if p.code == "1.010824"]
    rows = [
        Reviewer(catalog, d, None, ReferenceMatcher()).rows(death)[0] for d in (date(2025, 6, 30), date(2025, 7, 1))
    ]

    assert [(r.level, r.levels) for r in rows] == [("xa", ("xa", "huyen", "tinh")), ("xa", ("xa", "tinh"))]


@pytest.mark.parametrize(
    ("copies", "text"),
    [
        (None, ""),
        (Copies(), ""),
        (Copies(original=1), "1 bản chính"),
        (Copies(copy=2, kind="certified"), "2 bản sao chứng thực"),
        (Copies(original=1, copy=3), "1 bản chính, 3 bản sao"),
        (Copies(copy=1, kind="plain"), "1 bản chụp"),
    ],
)
def test_copies_are_told_in_words(row: Rowing, copies: Copies | None, text: str) -> None:
    assert row(copies=copies).copies == text


def test_the_condition_gathers_case_line_and_alternative(row: Rowing) -> None:
    one = (Alternative(id="1", papers=(PaperRef(paper=PaperId.BIRTH),), condition="con nuôi"),)

    assert row(case="Trường hợp 2", condition="nộp lần đầu", alternatives=one).condition == (
        "Trường hợp 2; nộp lần đầu; con nuôi"
    )
    assert row(condition="nộp lần đầu").condition == "nộp lần đầu"


def test_what_else_would_do_and_what_comes_along_stay_visible(row: Rowing) -> None:
    choices = (
        Alternative(id="1", papers=(PaperRef(paper=PaperId.BIRTH), PaperRef(other="Căn cước"))),
        Alternative(id="2", papers=(PaperRef(other="Hộ chiếu"), PaperRef(other="Thị thực"))),
    )
    found = row(alternatives=choices)

    assert found.other_alternatives == ("Hộ chiếu + Thị thực",)
    assert found.together_with == ("Căn cước",)


def test_an_umbrella_among_the_others_is_told_by_its_name(catalog: Catalog, lunch: Procedure) -> None:
    choices = (*papers(PaperRef(paper=PaperId.BIRTH)), replace(UMBRELLA[0], id="2"))
    procedure = replace(lunch, components=(replace(lunch.components[0], alternatives=choices),))
    rows = Reviewer(catalog, date(2026, 7, 1), None, ReferenceMatcher()).rows([procedure])

    assert [r.other_alternatives for r in rows] == [("Giấy tờ chứng minh quan hệ",), ("Giấy khai sinh",)]


@pytest.mark.parametrize(
    ("published", "finding"),
    [
        (Published.DEMANDED, "still_demanded"),
        (Published.FALLBACK_ONLY, ""),
        (Published.LOOKED_UP, ""),
        (Published.ABSENT, ""),
        (Published.UNREAD, ""),
    ],
)
def test_only_a_cut_that_is_still_demanded_is_a_finding(row: Rowing, published: Published, finding: str) -> None:
    assert row(published=published).finding == finding


def test_a_finding_is_the_issuer_s_to_mend(row: Rowing) -> None:
    assert row(published=Published.DEMANDED).actor == "Bộ Giáo dục và Đào tạo (công bố lại thủ tục)"
    assert row(published=Published.ABSENT).actor == ""


def test_what_waits_is_no_finding(row: Rowing) -> None:
    assert row("2026-07-01", "12", published=Published.DEMANDED).finding == ""
    assert row("2025-12-31", published=Published.DEMANDED).finding == ""


def test_what_must_not_be_asked_and_is_asked_is_a_finding_of_its_own(catalog: Catalog) -> None:
    newborn = next(p for p in catalog.procedures if p.code == "1.004222")
    line = replace(next(c for c in newborn.components if c.id == "5"), published=Published.DEMANDED)
    (found,) = Reviewer(catalog, date(2026, 7, 1), None, ReferenceMatcher()).rows(
        [replace(newborn, components=(line,))]
    )

    assert (found.verdict, found.finding) == (Verdict.NOT_DEMANDED, "forbidden_but_demanded")
    assert found.actor.endswith("(công bố lại thủ tục)")
    assert found.databases == ()


def test_a_missing_connection_names_the_database_its_state_and_who_acts(row: Rowing) -> None:
    connection, data = row("2026-07-01", "12").blockers

    assert connection.text.endswith(": Cơ sở dữ liệu hộ tịch điện tử (mới có kế hoạch)")
    assert connection.actor == "UBND tỉnh Lai Châu, Bộ Tư pháp"
    assert data.actor == "Cơ quan đăng ký hộ tịch, tỉnh Lai Châu"


def test_a_planned_connection_tells_when_it_is_due(row: Rowing, catalog: Catalog) -> None:
    due = next(c.due for c in catalog.provinces["52"].connections if c.database == "ho_tich")
    connection, _ = row("2026-07-01", "52").blockers

    assert connection.text.endswith(f"(mới có kế hoạch, hạn {due})")


def test_what_the_province_did_not_state_is_a_missing_fact_and_the_link_is_asked_first(row: Rowing) -> None:
    found = row("2026-07-01", "12")

    assert found.missing_facts == ("connection.ho_tich", "coverage.birth")
    assert found.ask is not None
    assert found.ask.question == (
        "Hệ thống giải quyết TTHC của tỉnh đã kết nối Cơ sở dữ liệu hộ tịch điện tử chưa, từ ngày nào?"
    )


def test_where_only_the_data_is_missing_it_is_asked_for(catalog: Catalog, lunch: Procedure) -> None:
    there = catalog.provinces["12"]
    live = tuple(replace(c, state="live") for c in there.connections)
    connected = replace(catalog, provinces={"12": replace(there, connections=live)})
    (found,) = Reviewer(connected, date(2026, 7, 1), "12", ReferenceMatcher()).rows([lunch])

    assert (found.verdict, found.missing_facts) == (Verdict.CUT_WHEN_DATA_READY, ("coverage.birth",))
    assert found.ask is not None
    assert found.ask.question == "Dữ liệu về Giấy khai sinh đã số hóa, làm sạch đến đâu?"


def test_a_missing_field_is_named_and_its_owner_has_to_announce_it(row: Rowing) -> None:
    place = PaperRef(paper=PaperId.DEATH, needs=("death.date", "death.place"))
    found = row(alternatives=papers(place))

    assert (found.verdict, found.missing_fields) == (Verdict.CUT_WHEN_FIELDS_ANNOUNCED, ("death.place",))
    assert found.blockers[0].text.endswith("công bố: Nơi chết")
    assert found.actor == "Bộ Tư pháp"


def test_an_umbrella_asks_which_paper_it_is(row: Rowing) -> None:
    found = row(alternatives=UMBRELLA, code="9.999999")

    assert (found.verdict, found.missing_facts) == (Verdict.UNCLEAR, ("paper",))
    assert found.ask is not None
    assert found.ask.question == (
        "“Giấy tờ chứng minh quan hệ” cụ thể là giấy tờ nào (Giấy khai sinh, Trích lục thay đổi, cải chính, "
        "bổ sung hộ tịch)?"
    )
    assert found.candidate_verdicts == {"birth": "cut_now", "change": "cut_when_fields_announced"}
    assert "Nếu là Giấy khai sinh: cắt giảm ngay" in found.remarks
    assert found.actor == "Bộ Giáo dục và Đào tạo"


def test_a_line_nobody_checked_asks_for_the_published_text(row: Rowing, lunch: Procedure) -> None:
    found = row(source=replace(lunch.components[0].source, certainty=Certainty.UNVERIFIED, note="suy luận"))

    assert (found.verdict, found.missing_facts) == (Verdict.UNCLEAR, ("published_text",))
    assert "Thành phần hồ sơ: chưa kiểm chứng – suy luận" in found.doubts
    assert found.certainty is Certainty.DOUBTFUL


def test_an_open_fact_that_decides_is_asked_for_by_its_name(catalog: Catalog) -> None:
    birth = next(p for p in catalog.procedures if p.code == "1.001193")
    line = replace(next(c for c in birth.components if c.id == "10a"), mode=Mode.SUBMIT, copies=None, channel="online")
    (found,) = Reviewer(catalog, date(2025, 1, 8), None, ReferenceMatcher()).rows([replace(birth, components=(line,))])

    assert found.verdict is Verdict.UNCLEAR
    assert found.ask is not None
    assert (found.ask.fact, found.ask.question) == (
        "form",
        "Hồ sơ phải nộp bản chính, nộp bản sao, chỉ xuất trình, chỉ khai thông tin hay nộp lại giấy tờ?",
    )


def test_a_row_names_the_databases_and_the_fields_they_give(row: Rowing) -> None:
    death = PaperRef(paper=PaperId.DEATH, needs=("death.registry", "death.date"))
    found = row(alternatives=papers(death), code="9.999999")

    assert [(d.id, d.owner, d.fields) for d in found.databases] == [
        ("ho_tich", "Bộ Tư pháp", ("Nơi đăng ký khai tử",)),
        ("dan_cu", "Bộ Công an", ("Ngày, tháng, năm chết",)),
    ]
    assert any("lấy từ Cơ sở dữ liệu quốc gia về dân cư: cách đọc của catgiam" in d for d in found.doubts)


def test_what_stays_names_no_database(row: Rowing) -> None:
    assert row(origin=Origin.FOREIGN).databases == ()
    assert row("2025-12-31").databases == ()


def test_the_annex_s_own_limit_survives_the_cut(catalog: Catalog) -> None:
    shelter = [p for p in catalog.procedures if p.code == "2.000286"]
    (found, *_) = Reviewer(catalog, date(2026, 7, 1), None, ReferenceMatcher()).rows(shelter)

    assert any(e.endswith("(NQ-66.7-2025 Phụ lục I, STT 658)") for e in found.exceptions)


def test_a_row_cites_its_annex_and_shows_a_repaired_code(catalog: Catalog) -> None:
    maternity = [p for p in catalog.procedures if p.code == "1.014166"]
    (found, *_) = Reviewer(catalog, date(2026, 7, 1), None, ReferenceMatcher()).rows(maternity)

    assert found.annex == ("Phụ lục I, STT 402",)
    assert any("STT 402 (mã in là “1,014166”)" in remark for remark in found.remarks)


def test_a_record_that_is_younger_than_the_day_is_told(catalog: Catalog) -> None:
    marriage = [p for p in catalog.procedures if p.code == "1.000894"]
    early, late = (
        Reviewer(catalog, day, None, ReferenceMatcher()).rows(marriage)[0]
        for day in (date(2026, 4, 15), date(2026, 4, 16))
    )
    remark = "Bản công bố được đọc là bản ngày 16/04/2026, sau ngày xét; bản có hiệu lực vào ngày xét có thể khác"

    assert remark in early.remarks
    assert remark not in late.remarks
    assert early.record_date == date(2026, 4, 16)


def test_no_remark_is_said_twice(catalog: Catalog) -> None:
    for found in Reviewer(catalog, date(2026, 9, 1), "12", ReferenceMatcher()).rows(catalog.procedures):
        assert len(set(found.remarks)) == len(found.remarks)


def test_a_sector_s_clause_is_cited_where_the_verdict_uses_it(catalog: Catalog) -> None:
    tax = next(p for p in catalog.procedures if p.code == "1.008498")
    rows = Reviewer(catalog, date(2026, 6, 30), None, ReferenceMatcher()).rows([tax])
    birth = next(r for r in rows if r.paper is PaperId.BIRTH)

    assert birth.clauses == ("TT-86-2024-BTC 1.008498",)


def test_two_papers_of_one_set_that_nothing_tells_apart_still_have_two_keys(catalog: Catalog, lunch: Procedure) -> None:
    twice = papers(PaperRef(other="Đơn"), PaperRef(other="Ảnh"))
    procedure = replace(lunch, components=(replace(lunch.components[0], alternatives=twice),))
    rows = Reviewer(catalog, date(2026, 7, 1), None, ReferenceMatcher()).rows([procedure], include_all=True)

    assert {r.other for r in rows} == {"Đơn", "Ảnh"}
    assert len({r.key for r in rows}) == 2


def test_of_two_databases_only_the_one_that_is_not_connected_is_named(catalog: Catalog, lunch: Procedure) -> None:
    """A link that is known to be missing is no open question."""
    there = catalog.provinces["12"]
    live = replace(there.connections[0], database="ho_tich", system="one_stop", state=LinkState.LIVE)
    links = (live, replace(live, database="dan_cu", state=LinkState.NONE))
    connected = replace(catalog, provinces={"12": replace(there, connections=links)})
    death = papers(PaperRef(paper=PaperId.DEATH, needs=("death.registry", "death.date")))
    procedure = replace(lunch, code="9.999999", components=(replace(lunch.components[0], alternatives=death),))
    (found,) = Reviewer(connected, date(2026, 7, 1), "12", ReferenceMatcher()).rows([procedure])

    assert found.blockers[0].text.endswith(": Cơ sở dữ liệu quốc gia về dân cư (chưa có)")
    assert found.blockers[0].actor == "UBND tỉnh Lai Châu, Bộ Công an"
    assert found.missing_facts == ("coverage.death",)


def test_the_link_that_is_missing_is_one_of_the_databases_of_the_look_up(catalog: Catalog) -> None:
    for found in Reviewer(catalog, date(2025, 1, 8), "12", ReferenceMatcher()).rows(catalog.procedures):
        waiting = {fact.removeprefix("connection.") for fact in found.missing_facts if fact.startswith("connection.")}
        assert waiting <= {used.id for used in found.databases}, found.key


def test_a_procedure_that_was_replaced_says_by_which(catalog: Catalog) -> None:
    old = [p for p in catalog.procedures if p.code == "1.001088"]
    (found,) = Reviewer(catalog, date(2026, 7, 1), None, ReferenceMatcher()).rows(old)

    assert "Thủ tục đã được thay bằng 2.002857" in found.remarks


def test_what_the_analyst_noted_stands_with_the_row(row: Rowing) -> None:
    assert "Ghi chú (viết ngày 22/11/2026): đọc lại" in row(note="đọc lại").remarks
