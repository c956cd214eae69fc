"""Rules that do nothing: they cannot fire, never change an outcome, say what another says, or rank nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from engine.diagnostics import Diagnostic, Location, Severity, quoted
from engine.model.rule import Rule
from engine.model.situation import ATTRIBUTES
from engine.model.terms import Stage
from engine.proof.cells import values_of
from engine.proof.composed import Composed
from engine.proof.conflicts import grounds, place_of
from engine.proof.effects import Compose, has_effect
from engine.proof.stretches import Stretch, when
from engine.rulebook import Truth, evaluate

Found = tuple[set[str], Diagnostic]
"""A finding, with the rules that need no further one."""


def idle(rules: Sequence[Rule], stretches: Sequence[Stretch], composed: Compose) -> Iterator[Diagnostic]:
    """Everything that does nothing; a rule is named for the first reason only."""
    told: set[str] = set()
    for names, found in (*unreachable(rules, stretches, composed), *duplicates(rules, stretches)):
        told |= names
        yield found
    for rule in rules:
        if rule.id not in told and not has_effect(rule, stretches, composed):
            message = f"quy tắc {quoted(rule.id)} không làm đổi kết luận nào, cũng không thêm điều gì mới, vào mọi ngày"
            hint = "xem quy tắc khác đã nói hoặc luôn thắng nó; nếu thừa thì bỏ"
            yield _about(rule, "without-effect", message, hint, Severity.WARNING)
    yield from idle_rankings(rules, stretches)


def unreachable(rules: Sequence[Rule], stretches: Sequence[Stretch], composed: Compose) -> Iterator[Found]:
    """Rules that no situation meets on any day."""
    for rule in rules:
        in_force = [stretch for stretch in stretches if rule in stretch.of(rule.stage)]
        impossible = next((line.attribute for line in rule.tests if not line.allowed), "")
        if not in_force:
            why, hint = "không có hiệu lực vào ngày nào", "xem ngày của điều khoản ở rules/law/"
        elif impossible:
            why = f"không giá trị nào của {quoted(ATTRIBUTES[impossible].label)} được chấp nhận"
            hint = "“not” đã loại hết mọi giá trị"
        elif not any(_is_met(rule, composed(stretch)) for stretch in in_force):
            why = "không tình huống nào dẫn tới điều kiện của nó"
            hint = "xem các quy tắc đứng trước nó trong thứ tự các giai đoạn"
        else:
            continue
        yield {rule.id}, _about(rule, "unreachable", f"quy tắc {quoted(rule.id)} không bao giờ chạy: {why}", hint)


def _is_met(rule: Rule, composed: Composed) -> bool:
    """Whether a question that really comes up meets the rule; legal rules are asked about everything."""
    if rule.stage is Stage.VERDICT:
        return any(evaluate(rule, facts).truth is Truth.MET for facts in composed.summaries.values())
    if rule.stage is Stage.READINESS:
        return any(evaluate(rule, asked._asdict()).truth is Truth.MET for asked in composed.asked)
    return True


def duplicates(rules: Sequence[Rule], stretches: Sequence[Stretch]) -> Iterator[Found]:
    """Rules with the condition and the effect of an earlier one; on the same clause it is a slip."""
    for first, second in combinations(rules, 2):
        if (first.stage, first.then) != (second.stage, second.then) or _condition(first) != _condition(second):
            continue
        common = [s for s in stretches if first in s.of(first.stage) and second in s.of(second.stage)]
        if not common:
            continue
        message = f"quy tắc {quoted(second.id)} nói cùng một điều với {quoted(first.id)} ({place_of(first)})"
        if grounds(first) == grounds(second):
            yield (
                {first.id, second.id},
                _about(second, "duplicate-rule", f"{message}, cùng căn cứ", "bỏ một trong hai quy tắc"),
            )
        elif first.clause and second.clause:
            message += f", từ hai điều khoản {first.clause.key} và {second.clause.key} ({when(common)})"
            hint = "giữ cả hai nếu cả hai điều khoản đều là căn cứ"
            yield set(), _about(second, "same-effect", message, hint, Severity.NOTE)


def _condition(rule: Rule) -> dict[str, frozenset[str]]:
    """The condition without the order of its lines, and without lines that allow everything."""
    lines = {line.attribute: frozenset(line.allowed) for line in rule.tests}
    return {name: allowed for name, allowed in lines.items() if not allowed.issuperset(values_of(name))}


def idle_rankings(rules: Sequence[Rule], stretches: Sequence[Stretch]) -> Iterator[Diagnostic]:
    """Rankings above a rule that is never there when the ranked rule is met."""
    by_id = {rule.id: rule for rule in rules}
    for rule in rules:
        for override in rule.overrides:
            other = by_id.get(override.rule)
            if other is not None and not _meet(rule, other, stretches):
                message = f"{quoted(rule.id)} xếp trên {quoted(other.id)} nhưng hai quy tắc không bao giờ gặp nhau"
                hint = "bỏ mục “overrides” này, hoặc xem lại điều kiện và ngày của hai quy tắc"
                yield _about(rule, "idle-ranking", message, hint, Severity.NOTE)


def _meet(rule: Rule, other: Rule, stretches: Sequence[Stretch]) -> bool:
    """Whether `other` may be met where `rule` is; conditions read attributes one by one, so each decides alone."""
    mine, theirs = ({t.attribute: t.allowed for t in r.tests} for r in (rule, other))
    for name in mine.keys() & theirs.keys():
        if not set(mine[name]) & set(theirs[name]):
            return False
    return any(rule in s.of(rule.stage) and other in s.of(other.stage) for s in stretches)


def _about(rule: Rule, code: str, message: str, hint: str, severity: Severity = Severity.WARNING) -> Diagnostic:
    return Diagnostic(code, message, rule.location or Location(""), severity, hint)
