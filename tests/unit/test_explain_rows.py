"""What an explanation of a shipped procedure holds: facts, flips, the next fact, dates."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from engine.explain import Explained, explain_procedure
from engine.explain.parts import FlipKind
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.terms import Verdict
from engine.review import Reviewer

DAY = date(2026, 7, 20)
Explaining = Callable[..., tuple[Explained, ...]]


@pytest.fixture(scope="module")
def explain(catalog: Catalog) -> Explaining:
    """Explain a shipped procedure."""

    def explain(code: str, component: str = "", day: date = DAY, province: str | None = None) -> tuple[Explained, ...]:
        procedure = next(p for p in catalog.procedures if p.code == code)
        reviewer = Reviewer(catalog, day, province, ReferenceMatcher())
        return explain_procedure(reviewer, procedure, component)

    return explain


@pytest.fixture(scope="module")
def lunch(explain: Explaining) -> Explained:
    """The birth certificate for a kindergarten lunch, in a province whose link is only planned."""
    (item,) = explain("1.001622", province="12")
    return item


def test_the_facts_are_those_that_met_the_conditions(lunch: Explained) -> None:
    rule = next(g for g in lunch.grounds if g.rule == "SS-KẾT-NỐI")
    facts = {fact.attribute: fact for fact in lunch.facts}

    assert [(m.attribute, m.value) for m in rule.met] == [("basis", "general"), ("connection", "planned")]
    assert rule.supports == "connection_blocked"
    assert facts["connection"].text == "mới có kế hoạch"
    assert "SS-KẾT-NỐI" in facts["connection"].used_by
    assert facts["origin"].is_open
    assert "window" not in facts


def test_what_the_province_itself_can_do_is_told_beside_the_law(lunch: Explained) -> None:
    now = [flip for flip in lunch.flips if flip.verdict is Verdict.CUT_NOW]

    assert [(f.kind, [c.attribute for c in f.changes]) for f in now] == [
        (FlipKind.LAW, ["annex"]),
        (FlipKind.LAW, ["provision"]),
        (FlipKind.PROVINCE, ["connection", "data"]),
    ]
    assert now[2].sentence == (
        "Nếu hệ thống của tỉnh kết nối được với cơ sở dữ liệu và dữ liệu hộ tịch của tỉnh đã số hóa, làm sạch "
        "thì kết luận là “Cắt giảm ngay” (việc của tỉnh)."
    )


def test_without_a_province_no_connection_is_supposed(explain: Explaining) -> None:
    (item,) = explain("1.001622")

    assert not {c.attribute for flip in item.flips for c in flip.changes} & {"connection", "data"}


def test_another_matter_is_told_only_where_no_real_fact_leads_there(explain: Explaining) -> None:
    for item in explain("1.000894", province="12"):
        real = {flip.verdict for flip in item.flips if flip.kind is not FlipKind.OTHER}
        other = {flip.verdict for flip in item.flips if flip.kind is FlipKind.OTHER}
        assert other
        assert not real & other


def test_naming_the_paper_of_an_umbrella_is_one_change(explain: Explaining) -> None:
    (item,) = explain("1.000757", "3")
    named = [flip for flip in item.flips if flip.changes[0].attribute == "paper"]

    assert {(flip.verdict, flip.changes[0].after, flip.kind) for flip in named} == {
        (Verdict.CUT_NOW, ("birth",), FlipKind.DOSSIER),
        (Verdict.CUT_WHEN_FIELDS_ANNOUNCED, ("guardianship",), FlipKind.DOSSIER),
    }
    assert item.next_facts[0].fact == "paper"
    assert (item.next_facts[0].decides, item.next_facts[0].out_of) == (2, 2)


def test_the_fact_that_turns_most_verdicts_is_asked_for_first(lunch: Explained) -> None:
    asked = lunch.next_facts

    assert [fact.turns_verdict for fact in asked] == sorted((f.turns_verdict for f in asked), reverse=True)
    assert {fact.fact for fact in asked} == {"origin", "connection.ho_tich", "channel"}
    assert asked[-1].fact == "channel"
    assert (asked[-1].turns_verdict, asked[-1].decides, asked[-1].out_of) == (0, 1, 3)
    assert all(fact.question.endswith("?") for fact in asked)


def test_what_is_known_is_not_asked_for(explain: Explaining) -> None:
    item = next(i for i in explain("1.000894") if i.row.component == "3")

    assert item.row.origin == "domestic"
    assert "origin" not in {fact.fact for fact in item.next_facts}


def test_the_days_told_are_those_on_which_a_review_changes(explain: Explaining) -> None:
    (item,) = explain("1.001193", "10", province="12")
    previous, coming = item.changes.previous, item.changes.next
    assert previous is not None
    assert coming is not None

    assert (previous.day, previous.verdict) == (date(2025, 1, 9), None)
    assert (coming.day, coming.verdict) == (date(2027, 3, 1), Verdict.CUT_WHEN_CONNECTED)
    assert "NĐ-123-2015 Đ3 k5" in coming.ended
    for day, verdict in ((coming.day - timedelta(days=1), item.row.verdict), (coming.day, coming.verdict)):
        (then,) = explain("1.001193", "10", day, "12")
        assert then.row.verdict is verdict
    assert coming.day > DAY >= previous.day


def test_no_change_of_date_is_told_where_none_comes(explain: Explaining) -> None:
    (item,) = explain("1.001622", day=date(2030, 1, 1))

    assert item.changes.next is None


def test_rows_of_the_same_situation_have_the_same_flips(explain: Explaining) -> None:
    items = explain("1.001667")
    by_situation: dict[str, set[str]] = {}
    for item in items:
        by_situation.setdefault(item.row.situation, set()).add(str(item.flips))

    assert len(by_situation) < len(items)
    assert {len(flips) for flips in by_situation.values()} == {1}
