"""What to publish instead of a line that still demands what it may not, and since when."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.decision import DatabaseUse, FallbackStep, Judgement, Row
from engine.model.finding import FindingKind
from engine.model.procedure import Alternative, Component, FactSource, PaperRef, Procedure
from engine.model.record import replace
from engine.model.terms import Certainty, Channel, FallbackKind, Mode, Origin, PaperId, Published, Verdict
from engine.review import Reviewer
from engine.rows.correcting import correction
from engine.situations import Demand

Rows = Callable[..., tuple[Row, ...]]
DAY = date(2026, 11, 22)
HO_TICH = DatabaseUse(id="ho_tich", name="Cơ sở dữ liệu hộ tịch điện tử", owner="Bộ Tư pháp", fields=())
DAN_CU = DatabaseUse(id="dan_cu", name="Cơ sở dữ liệu quốc gia về dân cư", owner="Bộ Công an", fields=())
WHEN = "khi cơ quan giải quyết không khai thác được thông tin trong"
FOREIGN = "; giấy do cơ quan nước ngoài cấp thì vẫn nộp"


def one_paper(paper: PaperId) -> Alternative:
    return Alternative(id="1", papers=(PaperRef(paper=paper),))


def demand(
    procedure: Procedure, text: str, *alternatives: Alternative, origin: Origin = Origin.ANY, umbrella: bool = False
) -> Demand:
    """The demand of the first alternative in a line of that text."""
    listed = alternatives or (one_paper(PaperId.BIRTH),)
    component = Component(
        id="1",
        text=text,
        mode=Mode.SUBMIT,
        published=Published.DEMANDED,
        alternatives=listed,
        source=FactSource(where="thử", checked=DAY, certainty=Certainty.CERTAIN),
        origin=origin,
    )
    return Demand(procedure, component, listed[0], None if umbrella else listed[0].papers[0], Channel.ANY)


def judged(*kinds: FallbackKind, verdict: Verdict = Verdict.CUT_NOW, overridden: str = "") -> Judgement:
    steps = tuple(
        FallbackStep(text="", deadline="", actor="", clause="", clauses=(), kind=k, rule="", overridden_by=overridden)
        for k in kinds
    )
    return Judgement(situation="", verdict=verdict, certainty=Certainty.CERTAIN, fallbacks=steps)


@pytest.fixture(scope="session")
def procedure(catalog: Catalog) -> Procedure:
    return catalog.procedures[0]


@pytest.fixture(scope="session")
def rows(catalog: Catalog) -> Rows:
    """The rows of one procedure of the catalogue whose every line is published as demanded."""

    def of(code: str, day: date = DAY, published: Published = Published.DEMANDED) -> tuple[Row, ...]:
        (found,) = (p for p in catalog.procedures if p.code == code)
        lines = tuple(replace(c, published=published) for c in found.components)
        return Reviewer(catalog, day, None, ReferenceMatcher()).rows([replace(found, components=lines)])

    return of


@pytest.mark.parametrize("kinds", [(), (FallbackKind.PAPER,), (FallbackKind.NOTICE,), (*FallbackKind,)])
def test_where_the_paper_is_the_fallback_the_line_says_when_it_is_handed_in(
    procedure: Procedure, kinds: tuple[FallbackKind, ...]
) -> None:
    said = correction(demand(procedure, "Bản sao Giấy khai sinh của con"), judged(*kinds), [HO_TICH])

    assert said == (
        f"Bản sao Giấy khai sinh của con (chỉ nộp {WHEN} Cơ sở dữ liệu hộ tịch điện tử, hoặc thông tin khai thác được"
        f" không đầy đủ, không chính xác{FOREIGN})."
    )


def test_every_database_is_named(procedure: Procedure) -> None:
    said = correction(demand(procedure, "Giấy khai sinh"), judged(), [HO_TICH, DAN_CU])

    assert "trong Cơ sở dữ liệu hộ tịch điện tử và Cơ sở dữ liệu quốc gia về dân cư, hoặc" in said


def test_without_a_database_the_sentence_still_reads(procedure: Procedure) -> None:
    assert f"{WHEN} cơ sở dữ liệu, hoặc" in correction(demand(procedure, "Giấy khai sinh"), judged(), [])


@pytest.mark.parametrize(
    ("kinds", "ending"),
    [
        ((FallbackKind.AGENCY,), "không tra cứu được thì cơ quan giải quyết tự xác minh"),
        (
            (FallbackKind.AGENCY, FallbackKind.NOTE_FIRST),
            "không tra cứu được thì người yêu cầu làm thủ tục ghi vào Sổ hộ tịch trước",
        ),
    ],
)
def test_where_the_agency_goes_on_by_itself_the_paper_is_not_asked_for(
    procedure: Procedure, kinds: tuple[FallbackKind, ...], ending: str
) -> None:
    said = correction(demand(procedure, "Bản sao Giấy khai sinh của con"), judged(*kinds), [HO_TICH])

    assert said == (
        "Không yêu cầu nộp Giấy khai sinh: cơ quan giải quyết tra cứu trong Cơ sở dữ liệu hộ tịch điện tử;"
        f" {ending}{FOREIGN}."
    )


def test_a_fallback_that_a_stronger_rule_overrides_does_not_count(procedure: Procedure) -> None:
    said = correction(demand(procedure, "Giấy khai sinh"), judged(FallbackKind.AGENCY, overridden="X"), [HO_TICH])

    assert said.startswith("Giấy khai sinh (chỉ nộp ")


def test_a_paper_that_may_not_be_demanded_is_struck_out(procedure: Procedure) -> None:
    struck = judged(FallbackKind.PAPER, verdict=Verdict.NOT_DEMANDED)

    assert correction(demand(procedure, "Bản chụp giấy khai sinh"), struck, [HO_TICH]) == (
        "Bỏ khỏi thành phần hồ sơ: Giấy khai sinh."
    )


@pytest.mark.parametrize(("origin", "excepts"), [("any", True), ("domestic", False), ("foreign", False)])
def test_foreign_papers_are_excepted_where_the_line_does_not_tell_them_apart(
    procedure: Procedure, origin: str, *, excepts: bool
) -> None:
    wanted = demand(procedure, "Giấy khai sinh", origin=Origin(origin))

    for kinds in ((), (FallbackKind.AGENCY,)):
        assert (FOREIGN in correction(wanted, judged(*kinds), [HO_TICH])) is excepts


@pytest.mark.parametrize(
    "text",
    [
        "Giấy khai sinh hoặc Giấy chứng nhận kết hôn",
        "Giấy khai sinh; ảnh",
        "Giấy khai sinh, ảnh",
        "Giấy khai sinh/ảnh",
        "Giấy khai sinh (nếu có)",
        f"Giấy khai sinh {'của con ' * 10}",
    ],
)
def test_a_line_that_says_more_is_not_quoted(procedure: Procedure, text: str) -> None:
    assert correction(demand(procedure, text), judged(), [HO_TICH]).startswith(f"Giấy khai sinh (chỉ nộp {WHEN}")


def test_a_line_that_several_papers_satisfy_is_not_quoted(procedure: Procedure) -> None:
    both = Alternative(id="1", papers=(PaperRef(paper=PaperId.BIRTH), PaperRef(paper=PaperId.DEATH)))
    choice = one_paper(PaperId.BIRTH), one_paper(PaperId.DEATH)

    for alternatives in ((both,), choice):
        said = correction(demand(procedure, "Giấy tờ của con", *alternatives), judged(), [HO_TICH])
        assert said.startswith("Giấy khai sinh (chỉ nộp ")


def test_bullets_around_a_quoted_line_go(procedure: Procedure) -> None:
    said = correction(demand(procedure, "- Giấy khai sinh của con;"), judged(), [HO_TICH])

    assert said.startswith("Giấy khai sinh của con (chỉ nộp ")


def test_generic_proof_is_called_what_the_line_calls_it(procedure: Procedure) -> None:
    generic = Alternative(id="1", umbrella="Giấy tờ chứng minh quan hệ", candidates=(PaperId.BIRTH,))

    said = correction(demand(procedure, "Giấy tờ", generic, umbrella=True), judged(), [HO_TICH])

    assert said.startswith("Giấy tờ chứng minh quan hệ (chỉ nộp ")
    assert FOREIGN not in said


def test_a_duty_counts_from_its_clause_and_does_not_wait_for_fields(catalog: Catalog, rows: Rows) -> None:
    (row,) = rows("1.001193")

    assert (row.finding, row.since) == (FindingKind.STILL_DEMANDED, catalog.clauses[row.clauses[0]].starts)
    assert row.since == date(2025, 1, 9)
    assert "thì cơ quan giải quyết tự xác minh" in row.correction


def test_the_general_rule_counts_from_the_day_on_which_it_and_the_fields_are_there(
    catalog: Catalog, rows: Rows
) -> None:
    (row,) = (r for r in rows("2.000424") if r.paper is PaperId.DEATH)

    assert row.since == catalog.clauses["NQ-66.7-2025 Đ4 k2 đ.d"].starts == date(2026, 1, 1)


def test_the_general_rule_waits_for_fields_that_are_announced_after_it(catalog: Catalog) -> None:
    later, shared = date(2026, 5, 4), catalog.databases["ho_tich"]
    announced = tuple(replace(a, starts=later) for a in shared.announced)
    databases = {**catalog.databases, "ho_tich": replace(shared, announced=announced)}
    reviewer = Reviewer(replace(catalog, databases=databases), DAY, None, ReferenceMatcher())
    (found,) = (p for p in catalog.procedures if p.code == "1.000807")

    assert {r.since for r in reviewer.rows([found]) if r.finding and r.paper is PaperId.BIRTH} == {later}


def test_what_the_sector_forbids_counts_from_the_clause_of_the_sector(catalog: Catalog, rows: Rows) -> None:
    later, earlier = (
        next(r for r in rows("1.008498", day) if r.finding == FindingKind.FORBIDDEN_BUT_DEMANDED)
        for day in (DAY, date(2026, 6, 30))
    )

    assert [(r.since, r.clauses[0]) for r in (later, earlier)] == [
        (date(2026, 7, 1), "TT-90-2026-BTC người phụ thuộc"),
        (date(2025, 2, 6), "TT-86-2024-BTC 1.008498"),
    ]
    assert later.since == catalog.clauses[later.clauses[0]].starts
    assert later.correction == "Bỏ khỏi thành phần hồ sơ: Giấy khai sinh."


@pytest.mark.parametrize("published", [p for p in Published if p is not Published.DEMANDED])
def test_what_is_not_demanded_needs_no_correction(rows: Rows, published: Published) -> None:
    found = rows("2.000424", published=published)

    assert found
    assert {(r.finding, r.since, r.correction) for r in found} == {("", None, "")}


def test_every_finding_of_the_catalogue_says_since_when_and_what_instead(catalog: Catalog) -> None:
    reviewer = Reviewer(catalog, DAY, None, ReferenceMatcher())

    found = [r for r in reviewer.rows(catalog.procedures) if r.finding]

    assert found
    for row in found:
        assert row.since is not None
        assert row.since <= DAY
        assert row.correction.endswith(".")


def test_on_its_since_day_a_finding_begins(catalog: Catalog) -> None:
    found = [r for r in Reviewer(catalog, DAY, None, ReferenceMatcher()).rows(catalog.procedures) if r.finding]
    days = {r.since for r in found if r.since}

    assert len(days) > 1
    for day in days:
        begins = {r.key for r in found if r.since == day}
        concerned = [p for p in catalog.procedures if p.code in {r.procedure for r in found if r.since == day}]
        on, before = (
            {r.key for r in Reviewer(catalog, d, None, ReferenceMatcher()).rows(concerned) if r.finding}
            for d in (day, day - timedelta(days=1))
        )
        assert begins <= on
        assert not begins & before
