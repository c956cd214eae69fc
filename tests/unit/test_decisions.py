from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest

from engine.decisions import Judge
from engine.diagnostics import CatgiamError
from engine.matcher import Match, ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.decision import Judgement
from engine.model.record import replace
from engine.model.rule import Remark, Rule
from engine.model.situation import Facts, Situation
from engine.model.terms import BlockerCode, Certainty, FallbackKind, Stage, Verdict
from engine.rulebook import Rulebook, rulebook_on

USUAL = {
    "paper": "birth",
    "origin": "domestic",
    "type": "other",
    "annex": "none",
    "provision": "none",
    "use": "proof",
    "form": "copy",
    "channel": "in_person",
    "party": "citizen",
    "fields": "announced",
    "connection": "not_judged",
    "data": "not_judged",
    "paper_fact": "known",
}
BEFORE, NQ, PERMANENT = date(2024, 6, 1), date(2026, 1, 2), date(2027, 3, 1)
Asking = Callable[..., Judgement]


class Counting(ReferenceMatcher):
    """The reference, keeping how many facts it was asked about."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def match(self, rules: Sequence[Rule], facts: Sequence[Facts]) -> list[Match]:
        """Count and answer."""
        self.asked.append(len(facts))
        return super().match(rules, facts)


def situation(book: Rulebook, **changes: str) -> Situation:
    return Situation(window=book.window, **(USUAL | changes))


@pytest.fixture
def ask(catalog: Catalog) -> Asking:
    """Judge one situation of the usual kind, with some attributes changed, under the shipped rules."""

    def judge(day: date = NQ, **changes: str) -> Judgement:
        book = rulebook_on(catalog.rules, day)
        asked = situation(book, **changes)
        return Judge(book, ReferenceMatcher()).judge_all([asked])[asked]

    return judge


def rules_of(found: Sequence[Any]) -> list[str]:
    return [entry.rule for entry in found]


@pytest.mark.parametrize(
    ("day", "changes", "verdict"),
    [
        (BEFORE, {}, Verdict.NEEDS_LEGAL_CHANGE),
        (NQ, {}, Verdict.CUT_NOW),
        (NQ, {"connection": "live", "data": "ready"}, Verdict.CUT_NOW),
        (NQ, {"fields": "missing", "connection": "none", "data": "not_ready"}, Verdict.CUT_WHEN_FIELDS_ANNOUNCED),
        (NQ, {"fields": "no_list"}, Verdict.CUT_WHEN_FIELDS_ANNOUNCED),
        (NQ, {"fields": "no_list", "annex": "I"}, Verdict.CUT_NOW),
        (NQ, {"connection": "none", "data": "not_ready"}, Verdict.CUT_WHEN_CONNECTED),
        (NQ, {"connection": "planned", "data": "ready"}, Verdict.CUT_WHEN_CONNECTED),
        (NQ, {"connection": "unknown", "data": "ready"}, Verdict.CUT_WHEN_CONNECTED),
        (NQ, {"connection": "live", "data": "unknown"}, Verdict.CUT_WHEN_DATA_READY),
        (NQ, {"connection": "live", "data": "not_ready"}, Verdict.CUT_WHEN_DATA_READY),
        (NQ, {"annex": "II", "fields": "no_list", "connection": "none", "data": "not_ready"}, Verdict.CUT_NOW),
        (NQ, {"provision": "verify", "connection": "none", "data": "unknown"}, Verdict.CUT_NOW),
        (NQ, {"provision": "look_up", "fields": "missing", "connection": "live", "data": "ready"}, Verdict.CUT_NOW),
        (NQ, {"paper_fact": "unspecified", "paper": "unspecified"}, Verdict.UNCLEAR),
        (NQ, {"paper_fact": "unverified"}, Verdict.UNCLEAR),
        (BEFORE, {"paper_fact": "unverified"}, Verdict.UNCLEAR),
        (NQ, {"origin": "foreign"}, Verdict.KEEP),
        (NQ, {"origin": "foreign", "paper_fact": "unverified"}, Verdict.KEEP),
        (NQ, {"use": "object"}, Verdict.KEEP),
        (NQ, {"use": "object", "annex": "I"}, Verdict.CUT_NOW),
        (NQ, {"provision": "not_demanded"}, Verdict.NOT_DEMANDED),
        (NQ, {"provision": "not_demanded", "origin": "foreign", "paper_fact": "unverified"}, Verdict.NOT_DEMANDED),
        (PERMANENT, {}, Verdict.CUT_NOW),
        (PERMANENT, {"fields": "no_list", "paper": "adoption"}, Verdict.CUT_WHEN_FIELDS_ANNOUNCED),
    ],
)
def test_the_first_verdict_that_applies_is_given(
    ask: Asking, day: date, changes: dict[str, str], verdict: Verdict
) -> None:
    assert ask(day, **changes).verdict is verdict


def test_all_blockers_are_listed_not_only_the_first(ask: Asking) -> None:
    blocked = ask(fields="missing", connection="none", data="unknown")

    assert [b.code for b in blocked.blockers] == list(BlockerCode)
    assert [b.actor for b in blocked.blockers] == ["owner", "province", "registry"]


def test_of_several_bases_the_one_nearest_to_use_decides(ask: Asking) -> None:
    """The annex waits for fields, the sector's own provision does not."""
    judged = ask(annex="I", provision="look_up", fields="missing")

    assert (judged.verdict, judged.blockers) == (Verdict.CUT_NOW, ())
    assert set(judged.bases) == {"general", "annex", "sector"}
    assert "SS-NGÀNH-TRƯỜNG" in rules_of(judged.doubts)


def test_a_duty_to_verify_turns_a_missing_connection_into_a_remark(ask: Asking) -> None:
    judged = ask(provision="verify", connection="planned", data="unknown")

    assert "SS-XÁC-MINH" in rules_of(judged.remarks)
    assert judged.blockers == ()


def test_the_verdict_rests_on_every_clause_that_entitles(ask: Asking) -> None:
    assert ask(annex="I").clauses == (
        "NQ-66.7-2025 Đ4 k2 đ.a",
        "NQ-66.7-2025 Đ3 k2",
        "NQ-66.7-2025 PL I",
        "NQ-66.7-2025 Đ3 k1",
    )


def test_what_is_kept_rests_on_what_bars_not_on_what_would_entitle(ask: Asking) -> None:
    kept = ask(origin="foreign")

    assert kept.clauses == ("NĐ-111-2011 Đ4 k2", "NQ-66.7-2025 Đ2 k3")
    assert rules_of(kept.bars) == ["NƯỚC-NGOÀI"]
    assert (kept.blockers, kept.fallbacks, kept.exceptions) == ((), (), ())


def test_only_clauses_in_force_are_cited(ask: Asking) -> None:
    assert "NQ-66.7-2025 Đ2 k3" in ask(NQ, origin="foreign").clauses
    assert "NQ-66.7-2025 Đ2 k3" not in ask(BEFORE, origin="foreign").clauses


def test_an_open_exception_survives_the_cut(ask: Asking) -> None:
    cut = ask(origin="any", party="any")

    assert rules_of(cut.exceptions) == ["NƯỚC-NGOÀI", "NQ66.7-D2.3"]
    assert cut.verdict is Verdict.CUT_NOW
    assert "origin" in cut.open_attributes


def test_a_limit_that_is_met_is_shown_and_does_not_bar(ask: Asking) -> None:
    cut = ask(use="object", annex="I", party="citizen_abroad")

    assert cut.verdict is Verdict.CUT_NOW
    assert set(rules_of(cut.exceptions)) == {"NQ66.7-PL1-ĐT", "NQ66.7-D2.3"}


def test_an_overridden_bar_does_not_bar_and_the_ranking_is_a_doubt(ask: Asking) -> None:
    judged = ask(paper="marital_status", type="marriage_registration", party="citizen_abroad")

    assert judged.verdict is Verdict.CUT_NOW
    assert next(f for f in judged.fired if f.rule == "NĐ123-D10.2").overridden_by == "NĐ123-D3.5-KH"
    assert any("NĐ-123-2015 Đ10 k2" in d.text for d in judged.doubts)
    assert judged.certainty is Certainty.DOUBTFUL


def test_fallbacks_that_apply_come_before_those_that_are_overridden(ask: Asking) -> None:
    judged = ask(paper="marital_status", type="marriage_registration", channel="any", form="declared")
    steps = [(s.kind, s.overridden_by) for s in judged.fallbacks]

    assert steps == [
        (FallbackKind.AGENCY, ""),
        (FallbackKind.PAPER, "NĐ123-D3.5-XM-KH"),
        (FallbackKind.PAPER, "NĐ123-D3.5-XM-KH"),
    ]


def test_each_way_of_filing_has_its_own_deadline(ask: Asking) -> None:
    assert [s.deadline for s in ask(channel="online").fallbacks] == ["08 giờ làm việc"]
    assert [s.deadline for s in ask(channel="post").fallbacks] == ["01 ngày làm việc"]


def test_no_fallback_is_offered_where_there_is_nothing_to_look_up(ask: Asking) -> None:
    assert ask(BEFORE).fallbacks == ()
    assert ask(provision="not_demanded").fallbacks == ()
    assert ask(annex="II", paper="unspecified").fallbacks == ()


def test_whoever_needs_the_paper_is_told_the_easiest_lawful_way(ask: Asking) -> None:
    assert "NĐ87-D13" in rules_of(ask().obtain)
    assert "HPHLS" in rules_of(ask(origin="foreign").obtain)
    assert ask(provision="not_demanded").obtain == ()


def test_an_entitlement_for_one_way_of_filing_is_partial_while_the_way_is_open(ask: Asking) -> None:
    judged = ask(date(2026, 7, 1), channel="any")
    partial = [f.rule for f in judged.fired if f.partial]

    assert partial == ["NĐ224-D18.4"]
    assert "NĐ-224-2026 Đ18 k4" in judged.clauses


def test_an_entitlement_that_hangs_on_a_missing_fact_is_unclear(ask: Asking) -> None:
    judged = ask(BEFORE, type="birth_registration", paper="marriage", channel="online", form="unknown")

    assert judged.verdict is Verdict.UNCLEAR
    assert judged.decided_by == ("form",)


def test_the_way_of_filing_decides_when_only_one_way_is_entitled(ask: Asking) -> None:
    judged = ask(BEFORE, type="birth_registration", paper="marriage", channel="any", form="shown")

    assert judged.decided_by == ("channel",)


def test_what_cannot_turn_the_verdict_is_not_asked(ask: Asking) -> None:
    assert ask(channel="any").decided_by == ()
    assert ask(provision="not_demanded", origin="any").decided_by == ()
    assert ask(origin="any").decided_by == ("origin",)


def test_a_text_that_nobody_read_is_a_doubt_only_where_nothing_else_entitles(ask: Asking) -> None:
    assert "NĐ118-D4-BẢN-ĐẦU" in rules_of(ask(date(2025, 12, 31)).doubts)
    assert "NĐ118-D4-BẢN-ĐẦU" not in rules_of(ask(NQ).doubts)


def test_a_doubtful_entitlement_counts_only_when_no_other_stands(ask: Asking) -> None:
    alone = ask(paper="adoption", fields="no_list")
    beside = ask(paper="adoption", fields="no_list", annex="I")

    assert "NQ66.7-D4.10" in rules_of(alone.doubts)
    assert "NQ66.7-D4.10" not in rules_of(beside.doubts)


@pytest.mark.parametrize("changes", [{"origin": "foreign"}, {"provision": "not_demanded"}])
def test_a_verdict_that_rests_on_no_entitlement_does_not_share_its_doubt(ask: Asking, changes: dict[str, str]) -> None:
    assert "NQ66.7-D4.10" not in rules_of(ask(paper="adoption", fields="no_list", **changes).doubts)


def test_a_rule_that_did_not_fire_says_its_first_condition_that_failed(ask: Asking) -> None:
    missed = {m.rule: (m.attribute, m.actual, m.open) for m in ask(origin="any").missed}

    assert missed["NQ66.7-D4.2b"] == ("paper", "birth", False)
    assert missed["NƯỚC-NGOÀI"] == ("origin", "any", True)
    assert "NQ66.7-D4.2a" not in missed


def test_fired_and_missed_rules_are_all_the_rules_of_law(ask: Asking, catalog: Catalog) -> None:
    judged = ask()
    stages = rulebook_on(catalog.rules, NQ).stages
    told = set(rules_of(judged.fired)) | set(rules_of(judged.missed))

    assert {r.id for s in (Stage.ENTITLEMENT, Stage.EXCEPTIONS) for r in stages[s]} <= told


def test_each_distinct_situation_is_judged_once(catalog: Catalog) -> None:
    book, matcher = rulebook_on(catalog.rules, NQ), Counting()
    one, other = situation(book), situation(book, paper="death")
    judge = Judge(book, matcher)

    judged = judge.judge_all([one, other, one])
    asked = list(matcher.asked)
    again = judge.judge_all([one, other])

    assert asked[0] == 2
    assert matcher.asked == asked
    assert judged == again
    assert list(judged) == [one, other]


def test_situations_that_ask_the_same_of_later_stages_share_the_question(catalog: Catalog) -> None:
    book, matcher = rulebook_on(catalog.rules, NQ), Counting()
    Judge(book, matcher).judge_all([situation(book, form=form) for form in ("copy", "original", "shown")])

    assert matcher.asked == [3, 1, 1]


def test_nothing_to_judge_asks_nothing(catalog: Catalog) -> None:
    matcher = Counting()

    assert Judge(rulebook_on(catalog.rules, NQ), matcher).judge_all([]) == {}
    assert matcher.asked == []


def test_a_rulebook_without_a_verdict_for_a_situation_is_told(catalog: Catalog) -> None:
    without = [r for r in catalog.rules if r.id != "KL-9"]
    book = rulebook_on(without, NQ)

    with pytest.raises(CatgiamError) as caught:
        Judge(book, ReferenceMatcher()).judge_all([situation(book)])
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "no-verdict"
    assert "có căn cứ thay thế: yes" in diagnostic.message


def test_a_verdict_rule_that_concludes_nothing_is_our_bug(catalog: Catalog) -> None:
    spoiled = [replace(r, then=Remark(text="…")) if r.id == "KL-9" else r for r in catalog.rules]
    book = rulebook_on(spoiled, NQ)

    with pytest.raises(TypeError, match="KL-9"):
        Judge(book, ReferenceMatcher()).judge_all([situation(book)])
