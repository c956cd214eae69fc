from collections.abc import Callable
from datetime import date

import pytest

from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.decision import Row
from engine.model.procedure import Procedure
from engine.model.record import replace
from engine.model.terms import Channel, PaperId, Verdict
from engine.review import Reviewer
from engine.situations import demands

Reviewing = Callable[..., Reviewer]


@pytest.fixture
def reviewer(catalog: Catalog) -> Reviewing:
    def make(day: str, province: str | None = None) -> Reviewer:
        return Reviewer(catalog, date.fromisoformat(day), province, ReferenceMatcher())

    return make


def named(catalog: Catalog, *codes: str) -> list[Procedure]:
    return [p for p in catalog.procedures if p.code in codes]


def test_every_demand_becomes_a_row(catalog: Catalog, reviewer: Reviewing) -> None:
    seen = reviewer("2026-07-01")
    wanted = {
        (d.procedure.code, d.component.id, d.alternative.id, d.paper) for d in demands(catalog.procedures, seen.day)
    }

    assert {(r.procedure, r.component, r.alternative, r.paper) for r in seen.rows(catalog.procedures)} == wanted


def test_a_line_is_split_by_channel_only_where_a_channel_gets_another_verdict(
    catalog: Catalog, reviewer: Reviewing
) -> None:
    birth = named(catalog, "1.001193")
    before = {r.channel: r.verdict for r in reviewer("2025-01-08").rows(birth)}
    after = {r.channel: r.verdict for r in reviewer("2026-07-01").rows(birth)}

    assert before == {
        "online": Verdict.CUT_NOW,
        "in_person": Verdict.NEEDS_LEGAL_CHANGE,
        "post": Verdict.NEEDS_LEGAL_CHANGE,
    }
    assert after == {"any": Verdict.CUT_NOW}


def test_a_line_of_one_channel_stays_one_row(catalog: Catalog, reviewer: Reviewing) -> None:
    (row,) = reviewer("2024-06-01").rows(named(catalog, "1.001776"))

    assert row.channel == "in_person"


def test_rows_are_ordered_by_code_then_by_the_number_of_the_line(catalog: Catalog, reviewer: Reviewing) -> None:
    like = named(catalog, "1.001776")[0]
    line = next(c for c in like.components if c.id == "3")
    lines = tuple(replace(line, id=name) for name in ("10", "9", "3b", "3", "3a", "II"))
    rows = reviewer("2026-07-01").rows([replace(like, code="9.000002", components=lines), *named(catalog, "1.001193")])

    assert [(r.procedure, r.component) for r in rows] == [
        ("1.001193", "10"),
        *(("9.000002", name) for name in ("3", "3a", "3b", "9", "10", "II")),
    ]


def test_other_papers_are_shown_on_request_and_never_judged(catalog: Catalog, reviewer: Reviewing) -> None:
    seen = reviewer("2026-07-01")
    birth = named(catalog, "1.001193")
    judged = seen.rows(birth)
    others = [row for row in seen.rows(birth, include_all=True) if row not in judged]

    assert any("Tờ khai" in row.component_text for row in others)
    assert {(r.verdict, r.paper, r.finding, r.clauses, r.doubts) for r in others} == {(None, None, "", (), ())}
    assert {r.remarks for r in others} == {("Không phải giấy tờ hộ tịch: ngoài phạm vi rà soát",)}


@pytest.mark.parametrize("name", ["giấy chứng sinh", "giấy báo tử", "tờ khai"])
def test_what_is_often_mistaken_for_a_civil_status_paper_gets_no_verdict(
    catalog: Catalog, reviewer: Reviewing, name: str
) -> None:
    rows = reviewer("2026-07-01").rows(catalog.procedures, include_all=True)
    named = [row for row in rows if row.component_text.casefold().rpartition(" – ")[2].startswith(name)]
    alone = [row for row in named if row.paper is None]

    assert alone
    assert {(row.verdict, row.situation, row.databases) for row in alone} == {(None, "", ())}


def test_no_name_of_a_civil_status_paper_is_also_that_of_another_paper(catalog: Catalog) -> None:
    papers = {name.casefold() for p in catalog.papers.values() for name in (p.name, *p.aliases)}
    others = {name.casefold() for n in catalog.not_civil_status for name in (n.name, *n.aliases)}

    assert papers & others == set()
    assert {"giấy chứng sinh", "giấy báo tử", "trích lục bản đồ địa chính"} <= others


def test_an_umbrella_tells_what_each_candidate_would_be_answered(catalog: Catalog, reviewer: Reviewing) -> None:
    decided = reviewer("2026-01-02").decide(demands(named(catalog, "1.010039"), date(2026, 1, 2)))

    assert [d.candidates for d in decided] == [
        {
            "change": Verdict.CUT_WHEN_FIELDS_ANNOUNCED,
            "birth": Verdict.CUT_NOW,
            "marriage": Verdict.CUT_NOW,
        }
    ]


def test_a_paper_has_no_candidates(catalog: Catalog, reviewer: Reviewing) -> None:
    (decided,) = reviewer("2026-01-02").decide(demands(named(catalog, "1.001776"), date(2026, 1, 2)))

    assert (decided.candidates, decided.demand.paper, decided.demand.channel) == (
        {},
        PaperId.BIRTH,
        Channel.IN_PERSON,
    )


def test_the_province_changes_readiness_and_never_the_law(catalog: Catalog, reviewer: Reviewing) -> None:
    def verdicts(province: str | None) -> dict[tuple[str, ...], Row]:
        return {r.key: r for r in reviewer("2026-07-01", province).rows(catalog.procedures)}

    law, there = verdicts(None), verdicts("12")
    changed = {(law[key].verdict, there[key].verdict) for key in law if law[key].verdict is not there[key].verdict}

    assert law.keys() == there.keys()
    assert changed == {(Verdict.CUT_NOW, Verdict.CUT_WHEN_CONNECTED)}
    assert all(law[key].clauses == there[key].clauses for key in law)


def test_nothing_is_reviewed_where_nothing_is_given(reviewer: Reviewing) -> None:
    assert reviewer("2026-07-01").rows([]) == ()


def test_an_unknown_province_is_refused(catalog: Catalog) -> None:
    with pytest.raises(KeyError, match="99"):
        Reviewer(catalog, date(2026, 1, 1), "99", ReferenceMatcher())
