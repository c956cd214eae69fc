from typing import Any

import pytest

from engine.catalog.rules import rule_of
from engine.diagnostics import Location
from engine.model.catalog import Catalog
from engine.model.rule import (
    Bar,
    Block,
    Conclude,
    Doubt,
    Entitle,
    Fallback,
    Forbid,
    Limit,
    Line,
    Obtain,
    Remark,
    Rule,
    Unread,
)
from engine.model.terms import Basis, BlockerCode, Certainty, FallbackKind, Stage, Verdict

HERE = Location("rulebook.yaml", 3, 5)


def made(catalog: Catalog | None = None, **written: Any) -> Rule:  # noqa: ANN401 - YAML data
    usual = {"id": "R", "title": "…", "stage": "guidance", "then": {"remark": "…"}, "reading": "certain"}
    return rule_of(usual | written, catalog.clauses if catalog else {}, HERE)


def test_a_rule_keeps_its_words_and_its_place() -> None:
    rule = made(convention="docs/adr/0004", reading_note="vì", formerly=["CŨ"], reading="ours")

    assert (rule.id, rule.stage, rule.reading) == ("R", Stage.GUIDANCE, Certainty.OURS)
    assert (rule.convention, rule.reading_note, rule.formerly, rule.location) == ("docs/adr/0004", "vì", ("CŨ",), HERE)


def test_clauses_stand_in_place_of_their_ids(catalog: Catalog) -> None:
    rule = made(
        catalog,
        clause="NQ-66.7-2025 PL I",
        also=["NQ-66.7-2025 Đ3 k1", "L-00 không có"],
        when_lapsed="NQ-66.7-2025 Đ8 k1",
    )

    assert rule.clause == catalog.clauses["NQ-66.7-2025 PL I"]
    assert [c.key for c in rule.also] == ["NQ-66.7-2025 Đ3 k1"]
    assert rule.when_lapsed == catalog.clauses["NQ-66.7-2025 Đ8 k1"]


def test_conditions_keep_their_order_and_not_becomes_the_rest_of_the_domain() -> None:
    when = {"use": ["proof"], "not": {"origin": ["foreign"], "annex": ["I", "II"]}, "paper": ["death", "birth"]}

    assert made(when=when).tests == (
        Line(attribute="use", allowed=("proof",)),
        Line(attribute="paper", allowed=("death", "birth")),
        Line(attribute="origin", allowed=("domestic",)),
        Line(attribute="annex", allowed=("none",)),
    )


def test_a_rule_without_a_condition_has_no_lines() -> None:
    assert made().tests == ()


@pytest.mark.parametrize(
    ("then", "effect"),
    [
        ({"forbid": "a"}, Forbid(text="a")),
        ({"bar": "a"}, Bar(text="a")),
        ({"limit": "a"}, Limit(text="a")),
        ({"remark": "a"}, Remark(text="a")),
        ({"doubt": "a"}, Doubt(text="a")),
        ({"unread": "a"}, Unread(text="a")),
        ({"obtain": "a"}, Obtain(text="a")),
        ({"entitle": {"basis": "duty"}}, Entitle(basis=Basis.DUTY)),
        ({"entitle": {"basis": "annex", "databases": ["dan_cu"]}}, Entitle(basis=Basis.ANNEX, databases=("dan_cu",))),
        (
            {"fallback": {"kind": "notice", "text": "a", "actor": "b", "deadline": "c"}},
            Fallback(kind=FallbackKind.NOTICE, text="a", actor="b", deadline="c"),
        ),
        (
            {"block": {"code": "not_connected", "text": "a", "actor": "owner"}},
            Block(code=BlockerCode.NOT_CONNECTED, text="a", actor="owner"),
        ),
        ({"verdict": "keep"}, Conclude(verdict=Verdict.KEEP)),
    ],
)
def test_each_effect_has_its_record(then: dict[str, Any], effect: object) -> None:
    assert made(then=then).then == effect


def test_a_ranking_says_who_when_and_why() -> None:
    override = {"rule": "X", "by": "nhóm", "on": "2026-11-22", "reason": "vì", "reading": "doubtful"}
    (ranked,) = made(overrides=[override]).overrides

    assert (ranked.rule, ranked.by, ranked.on.isoformat(), ranked.reading) == (
        "X",
        "nhóm",
        "2026-11-22",
        Certainty.DOUBTFUL,
    )
