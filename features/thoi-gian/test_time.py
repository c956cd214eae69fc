"""Binds the scenarios about time and defines their "Thì" steps."""

from pathlib import Path
from typing import Any

from pytest_bdd import parsers, scenarios, then

from engine.model.change import Aspect, Change, ChangeKind, Comparison

scenarios(str(Path(__file__).parent))


def of(comparison: Comparison, code: str, paper: str) -> list[Change]:
    found = [c for c in comparison.changes if (c.procedure, c.paper_name) == (code, paper)]
    assert found, "không có dòng nào như vậy khác nhau"
    return found


@then(parsers.re('kết luận chỉ đổi ở thủ tục loại "(?P<labels>[^"]+)"'))
def only_types(reviews: Any, comparison: Comparison, labels: str) -> None:  # noqa: ANN401 - of the folder above
    types = {p.code: p.type.label for p in reviews.catalog.procedures}
    assert {types[c.procedure] for c in comparison.flips} == set(labels.split(", "))


@then(
    parsers.re(
        r'"(?P<paper>[^"]+)" của thủ tục (?P<code>\d\.\d{6}) đổi từ "(?P<one>[^"]+)" sang "(?P<two>[^"]+)" '
        'vì "(?P<clause>[^"]+)"'
    )
)
def flips(comparison: Comparison, paper: str, code: str, one: str, two: str, clause: str) -> None:  # noqa: PLR0913, PLR0917 - the words of one step
    found = [c for c in of(comparison, code, paper) if c.kind is ChangeKind.VERDICT and c.before and c.after]
    labels = {(c.before.verdict.label, c.after.verdict.label) for c in found if c.before and c.after}
    assert (one, two) in labels
    assert any(clause in {x.clause for x in c.causes if x.decides} for c in found)


@then(parsers.re(r'"(?P<paper>[^"]+)" của thủ tục (?P<code>\d\.\d{6}) không đổi kết luận'))
def stays(comparison: Comparison, paper: str, code: str) -> None:
    assert not [c for c in comparison.flips if (c.procedure, c.paper_name) == (code, paper)]


@then(
    parsers.re(
        r'"(?P<paper>[^"]+)" của thủ tục (?P<code>\d\.\d{6}) giữ "(?P<label>[^"]+)", '
        r'nay trên "(?P<clause>[^"]+)"'
    ),
    target_fixture="standing",
)
def stands(comparison: Comparison, paper: str, code: str, label: str, clause: str) -> list[Change]:
    found = of(comparison, code, paper)
    assert {c.kind for c in found} == {ChangeKind.GROUNDS}
    assert all(c.after and c.after.verdict.label == label and clause in c.after.clauses for c in found)
    assert all(c.before and clause not in c.before.clauses[:1] for c in found)
    return found


@then(parsers.re('thời hạn "(?P<deadline>[^"]+)" không còn, theo "(?P<clause>[^"]+)"'))
def deadline_lost(standing: list[Change], deadline: str, clause: str) -> None:
    for change in standing:
        before, after = change.before, change.after
        assert before is not None
        assert after is not None
        assert deadline in {step.deadline for step in before.fallbacks}
        assert deadline not in {step.deadline for step in after.fallbacks}
        assert clause in {step.clause for step in after.fallbacks}


@then(parsers.re('có giấy tờ giữ kết luận mà đổi "(?P<label>[^"]+)"'))
def aspect_changes(comparison: Comparison, label: str) -> None:
    aspect = next(a for a in Aspect if a.label == label)
    assert any(aspect in c.aspects for c in comparison.changes if c.kind is ChangeKind.GROUNDS)


@then(parsers.re('mọi giấy tờ đổi kết luận là "(?P<paper>[^"]+)", sang "(?P<label>[^"]+)"'))
def all_flips(comparison: Comparison, paper: str, label: str) -> None:
    assert comparison.flips
    assert {(c.paper_name, c.after.verdict.label) for c in comparison.flips if c.after} == {(paper, label)}
