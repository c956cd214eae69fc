"""What the proof says of the shipped rulebook, and of one with a single thing spoiled."""

import os
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from engine.catalog.rules import rule_of
from engine.diagnostics import Diagnostic, Location, Severity, render_all
from engine.model.catalog import Catalog
from engine.model.law import Clause
from engine.model.record import replace
from engine.model.rule import Bar, Conclude, Effect, Entitle, Fallback, Forbid, Line, Override, Remark, Rule
from engine.model.terms import Basis, Certainty, FallbackKind, Stage, Verdict
from engine.proof import Proof, prove
from engine.proof.cells import situations_over
from engine.proof.composed import OF_SITUATION
from engine.proof.gaps import gaps
from engine.proof.stretches import stretches_of
from engine.source import read_yaml

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "proof.txt"

Rules = tuple[Rule, ...]
Change = Callable[[Rules, Catalog], Rules]


@pytest.fixture(scope="module")
def shipped(catalog: Catalog) -> Proof:
    return prove(catalog)


def new_rule(
    name: str, then: Effect, when: Mapping[str, tuple[str, ...]], clause: Clause | None, **more: object
) -> Rule:
    stages = {Entitle: Stage.ENTITLEMENT, Fallback: Stage.FALLBACK, Conclude: Stage.VERDICT, Remark: Stage.GUIDANCE}
    plain = Rule(
        id=name,
        title=name,
        stage=stages.get(type(then), Stage.EXCEPTIONS),
        tests=tuple(Line(attribute=attribute, allowed=allowed) for attribute, allowed in when.items()),
        then=then,
        reading=Certainty.CERTAIN,
        clause=clause,
        location=Location("them/quy-tac.yaml", 1, 5),
    )
    return replace(plain, **more)


def ranking(rule: str) -> tuple[Override, ...]:
    return (Override(rule=rule, by="Nhóm", on=date(2026, 11, 22), reason="văn bản sau", reading=Certainty.CERTAIN),)


def without(*names: str) -> Change:
    return lambda rules, _: tuple(rule for rule in rules if rule.id not in names)


def plus(*made: Callable[[Catalog], Rule]) -> Change:
    return lambda rules, catalog: (*rules, *(make(catalog) for make in made))


def without_line(name: str, attribute: str) -> Change:
    def change(rules: Rules, _: Catalog) -> Rules:
        kept = {rule.id: tuple(line for line in rule.tests if line.attribute != attribute) for rule in rules}
        return tuple(replace(rule, tests=kept[rule.id]) if rule.id == name else rule for rule in rules)

    return change


def of(clause: str, make: Callable[[Clause], Rule]) -> Callable[[Catalog], Rule]:
    return lambda catalog: make(catalog.clauses[clause])


RESIDENCE = {"paper": ("birth",), "type": ("residence",), "use": ("proof",)}
ABROAD = {"paper": ("death",), "type": ("civil_status_abroad",)}
DUTY = Entitle(basis=Basis.DUTY)
LAW, DECREE = "L-68-2020-QH14 Đ21 k2", "NĐ-154-2024 Đ6 k1"


def fallback(kind: FallbackKind, deadline: str = "", actor: str = "Công an cấp xã") -> Fallback:
    return Fallback(text=f"{kind.label} {deadline}", actor=actor, kind=kind, deadline=deadline)


class Case(NamedTuple):
    """A change of the shipped rules, and what the proof has to say of it: code and rules, no more."""

    name: str
    change: Change
    codes: tuple[str, ...]
    names: tuple[str, ...]


ONCE = {"paper": ("death",), "type": ("adoption",), "channel": ("post",)}
CASES = (
    Case("no verdict for a cut", without("KL-9"), ("gap",), ("cut_now", "có căn cứ thay thế: có")),
    Case(
        "verdicts that overlap",
        without_line("KL-4", "barred"),
        ("conflict",),
        ("KL-2", "KL-4", "Thứ tự kết luận"),
    ),
    Case(
        "an exception that leaves nothing of the entitlement",
        plus(
            of(LAW, lambda c: new_rule("CHO", DUTY, RESIDENCE, c)),
            of(DECREE, lambda c: new_rule("GIỮ", Bar(text="giữ"), RESIDENCE, c)),
        ),
        ("conflict",),
        (f"“CHO” – {LAW}", f"“GIỮ” – {DECREE}", "quy-tac.yaml"),
    ),
    Case(
        "an exception within a prohibition",
        plus(
            of(DECREE, lambda c: new_rule("GIỮ", Bar(text="giữ"), RESIDENCE, c)),
            of(LAW, lambda c: new_rule("CẤM", Forbid(text="cấm"), {"type": ("residence",)}, c)),
        ),
        ("conflict",),
        ("“GIỮ”", "“CẤM”"),
    ),
    Case(
        "two kinds of fallback",
        plus(of("NĐ-118-2025 Đ17 k2 đ.a", lambda c: new_rule("TỰ", fallback(FallbackKind.AGENCY), ONCE, c))),
        ("conflict",),
        ("“TỰ”", "“NĐ118-D17.2a”"),
    ),
    Case(
        "two deadlines",
        plus(of("NQ-66.7-2025 Đ8 k2", lambda c: new_rule("2N", fallback(FallbackKind.PAPER, "02 ngày"), ONCE, c))),
        ("conflict",),
        ("“2N”", "“NQ66.7-D8.2”", "01 ngày làm việc"),
    ),
    Case(
        "two bodies that verify",
        plus(
            of(
                "NĐ-123-2015 Đ3 k5",
                lambda c: new_rule(
                    "CÔNG-AN",
                    fallback(FallbackKind.AGENCY),
                    {"paper": ("marriage",), "type": ("birth_registration",)},
                    c,
                    overrides=tuple(o for n in ("NQ66.7-D8.1", "NQ66.7-D8.2", "NĐ118-D17.2a") for o in ranking(n)),
                ),
            )
        ),
        ("conflict",),
        ("“CÔNG-AN”", "“NĐ123-D3.5-XM-KS”", "giao cho"),
    ),
    Case(
        "never in force",
        plus(
            of(
                LAW,
                lambda c: new_rule("HẾT", Remark(text="x"), {}, replace(c, expires=date(2020, 1, 1)), when_lapsed=c),
            )
        ),
        ("unreachable",),
        ("“HẾT”", "không có hiệu lực vào ngày nào"),
    ),
    Case(
        "an impossible condition",
        plus(of(LAW, lambda c: new_rule("RỖNG", DUTY, {"paper": ()}, c))),
        ("unreachable",),
        ("“RỖNG”", "loại giấy tờ"),
    ),
    Case(
        "a verdict that nothing leads to",
        without("SS-KẾT-NỐI"),
        ("unreachable",),
        ("“KL-7”",),
    ),
    Case(
        "a rule copied under another name",
        lambda rules, _: (*rules, replace(next(r for r in rules if r.id == "HPHLS"), id="BẢN-SAO")),
        ("duplicate-rule",),
        ("“BẢN-SAO”", "“HPHLS”"),
    ),
    Case(
        "a rule that says less than another",
        plus(
            lambda catalog: replace(
                next(r for r in catalog.rules if r.id == "HPHLS"),
                id="HẸP-HƠN",
                tests=(Line(attribute="origin", allowed=("foreign",)), Line(attribute="paper", allowed=("birth",))),
            )
        ),
        ("without-effect",),
        ("“HẸP-HƠN”",),
    ),
    Case(
        "the same from another clause",
        plus(
            of(LAW, lambda c: new_rule("MỘT", DUTY, ABROAD, c)),
            of(DECREE, lambda c: new_rule("HAI", DUTY, ABROAD, c)),
        ),
        ("same-effect",),
        ("“MỘT”", "“HAI”", LAW, DECREE),
    ),
    Case(
        "a ranking above what is never there",
        plus(of(LAW, lambda c: new_rule("XẾP", DUTY, RESIDENCE, c, overrides=ranking("NĐ123-D10.2")))),
        ("idle-ranking",),
        ("“XẾP”", "“NĐ123-D10.2”"),
    ),
)


FOUND: dict[str, tuple[Diagnostic, ...]] = {}


def found_in(case: Case, catalog: Catalog, shipped: Proof) -> tuple[Diagnostic, ...]:
    """What the proof says beyond what it says of the shipped rules; each case is proved once."""
    if case.name not in FOUND:
        spoiled = prove(replace(catalog, rules=case.change(catalog.rules, catalog)))
        FOUND[case.name] = tuple(d for d in spoiled.findings if d not in shipped.findings)
    return FOUND[case.name]


def gaps_of(rules: Rules) -> list[Diagnostic]:
    return list(gaps(stretches_of(rules), [rule for rule in rules if rule.stage is Stage.VERDICT]))


def test_the_shipped_rulebook_has_no_gap_and_no_unranked_conflict(shipped: Proof) -> None:
    assert [d for d in shipped.findings if d.severity is not Severity.NOTE] == []


def test_the_certificate_says_over_how_much_the_proof_was_led(catalog: Catalog, shipped: Proof) -> None:
    certificate = shipped.certificate

    assert certificate["rulebook_hash"] == catalog.rulebook_hash
    assert certificate["catalog_hash"] == catalog.catalog_hash
    assert certificate["situations"] == situations_over(OF_SITUATION) * int(certificate["windows"])
    assert 0 < int(certificate["cells"]) < int(certificate["situations"]) / 1000


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_spoiled_is_named(case: Case, catalog: Catalog, shipped: Proof) -> None:
    found = found_in(case, catalog, shipped)

    assert {d.code for d in found} == set(case.codes)
    assert all(name in render_all(found) for name in case.names)
    assert all(d.location.line for d in found)


def test_the_wording_is_the_reviewed_one(catalog: Catalog, shipped: Proof) -> None:
    """Without the places, which move with every edit of the rules. Reset with CATGIAM_RESET_GOLDEN=1."""
    told = ((case.name, re.sub(r":\d+:\d+", "", render_all(found_in(case, catalog, shipped)))) for case in CASES)
    actual = "".join(f"=== {name}\n{text}\n\n" for name, text in told)
    if os.environ.get("CATGIAM_RESET_GOLDEN") == "1":
        GOLDEN.write_text(actual, encoding="utf-8", newline="\n")

    assert actual == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("number", range(1, 10))
def test_the_proposed_rule_closes_the_gap(number: int, catalog: Catalog, tmp_path: Path) -> None:
    open_rules = tuple(rule for rule in catalog.rules if rule.id != f"KL-{number}")
    (gap,) = gaps_of(open_rules)
    written = tmp_path / "proposal.yaml"
    written.write_text((gap.hint or "").partition("ví dụ: ")[2] + "\n", encoding="utf-8")
    proposals = read_yaml(written, "proposal.yaml").data
    assert isinstance(proposals, list)
    assert isinstance(proposals[0], dict)
    proposed = rule_of({**proposals[0], "stage": "verdict"}, {}, Location("proposal.yaml"))

    assert gaps_of((*open_rules, proposed)) == []
    assert proposed.then == next(rule.then for rule in catalog.rules if rule.id == f"KL-{number}")


def test_a_ranking_settles_a_conflict(catalog: Catalog) -> None:
    clause = catalog.clauses[LAW]
    winner = new_rule("CHO", DUTY, RESIDENCE, clause, overrides=ranking("GIỮ"))
    ranked = (*catalog.rules, winner, new_rule("GIỮ", Bar(text="giữ"), RESIDENCE, catalog.clauses[DECREE]))

    assert [d.code for d in prove(replace(catalog, rules=ranked)).findings if d.severity is Severity.ERROR] == []


def test_a_ranked_verdict_rule_concludes_before_the_order_of_the_file(catalog: Catalog) -> None:
    late = new_rule(
        "KL-SAU",
        Conclude(verdict=Verdict.UNCLEAR),
        {"forbidden": ("yes",)},
        None,
        convention="quy ước",
        overrides=ranking("KL-1"),
    )
    proof = prove(replace(catalog, rules=(*catalog.rules, late)))

    assert {d.code: d.message for d in proof.findings if d.severity is Severity.WARNING}.keys() == {"without-effect"}


def test_what_has_an_error_gets_no_certificate(catalog: Catalog) -> None:
    assert prove(replace(catalog, rules=without("KL-9")(catalog.rules, catalog))).certificate == {}
