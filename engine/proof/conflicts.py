"""Conflicts without a ranking: two rules in force on one day that cannot both be followed.

Three kinds, each shown with both clauses, the days, and a situation in which they meet:

- **verdict**: two verdict rules apply to one summary and conclude differently. The order of the rules in
  the file is no ranking.
- **fallback**: two rules stand in one situation and say different things about a failed look-up. The
  agency verifies by itself, has the event noted first, or turns to the person: of these only one can be
  done. Asking for the paper and notifying once both turn to the person and go together. Of the same kind,
  two different deadlines contradict each other; so do two bodies that are told to verify.
- **exception**: wherever one rule stands, the other stands as well and beats it by the order of verdicts
  (docs/quy-uoc.md, section 1), so that it never has a say. An exception narrower than the rule is no
  conflict: the order of verdicts is made for it. An exception that leaves nothing of the rule is one.
  Compared are what entitles with what bars, and what bars with what forbids.

A ranking is an `overrides` of one of the two, or of a third rule that sets one of them aside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from engine.decisions.legal import ranked
from engine.diagnostics import Diagnostic, Location, quoted
from engine.model import labels
from engine.model.rule import Bar, Conclude, Entitle, Fallback, Forbid, Rule
from engine.model.situation import Facts, Situation
from engine.model.terms import FallbackKind, Stage
from engine.proof.cells import Cell, Cells, enumerate_cells, read_by
from engine.proof.composed import OF_SITUATION, Composed, in_order
from engine.proof.stretches import Stretch, when

_TO_THE_PERSON = frozenset({FallbackKind.PAPER, FallbackKind.NOTICE})
"""Kinds that turn to the person, and therefore go together."""


class Conflict(NamedTuple):
    """Two rules, in the order of the rulebook, what is wrong between them, and where they meet."""

    first: Rule
    second: Rule
    reason: str
    facts: Facts


def conflicts(stretches: Sequence[Stretch], composed: Callable[[Stretch], Composed]) -> Iterator[Diagnostic]:
    """Every pair once, with all the days on which it is in conflict."""
    found: dict[tuple[str, str], tuple[Conflict, list[Stretch]]] = {}
    for stretch in stretches:
        several = (
            *verdict_conflicts(stretch.of(Stage.VERDICT)),
            *fallback_conflicts(stretch),
            *exception_conflicts(composed(stretch)),
        )
        for conflict in several:
            days = found.setdefault((conflict.first.id, conflict.second.id), (conflict, []))[1]
            days += [] if days[-1:] == [stretch] else [stretch]
    for conflict, days in found.values():
        yield _told(conflict, when(days))


def verdict_conflicts(rules: Sequence[Rule]) -> Iterator[Conflict]:
    """Verdict rules that conclude differently on one summary."""
    seen: set[tuple[str, str]] = set()
    cells = enumerate_cells(rules, in_order(Stage.VERDICT))
    for cell in cells:
        met = cells.selected(cell.met)
        overridden = {o.rule for rule in met for o in rule.overrides}
        for a, b in combinations([rule for rule in met if rule.id not in overridden], 2):
            if _verdict(a) != _verdict(b) and (a.id, b.id) not in seen:
                seen.add((a.id, b.id))
                yield Conflict(a, b, f"một bên kết luận {_verdict(a)}, một bên {_verdict(b)}", cells.facts(cell))


def _verdict(rule: Rule) -> str:
    return quoted(rule.then.verdict.label) if isinstance(rule.then, Conclude) else ""


def fallback_conflicts(stretch: Stretch) -> Iterator[Conflict]:
    """Fallbacks that stand in one situation and contradict each other."""
    own = {rule.id for rule in stretch.of(Stage.FALLBACK)}
    rules = [r for r in stretch.legal if r.id in own or any(o.rule in own for o in r.overrides)]
    contrary = {}
    for a, b in combinations([rule for rule in rules if rule.id in own], 2):
        if reason := contradiction(a, b):
            contrary[a.id, b.id] = reason
    cells = enumerate_cells(rules, OF_SITUATION) if contrary else None
    for standing, facts in _standing(cells, stretch) if cells else ():
        for a, b in combinations(standing, 2):
            if reason := contrary.pop((a.id, b.id), ""):
                yield Conflict(a, b, reason, facts)


def contradiction(a: Rule, b: Rule) -> str:
    """Why two fallbacks cannot both be followed, empty when they can."""
    one, two = a.then, b.then
    if not isinstance(one, Fallback) or not isinstance(two, Fallback):
        return ""
    if one.kind is not two.kind and not {one.kind, two.kind} <= _TO_THE_PERSON:
        return f"một bên {quoted(one.kind.label)}, một bên {quoted(two.kind.label)}"
    if one.deadline and two.deadline and one.deadline != two.deadline:
        return f"một bên trong {quoted(one.deadline)}, một bên trong {quoted(two.deadline)}"
    if one.kind is two.kind is FallbackKind.AGENCY and one.actor != two.actor:
        return f"một bên giao cho {quoted(one.actor)}, một bên giao cho {quoted(two.actor)}"
    return ""


def _standing(cells: Cells, stretch: Stretch) -> Iterator[tuple[tuple[Rule, ...], Facts]]:
    for cell in cells:
        facts = cells.facts(cell)
        situation = Situation(window=stretch.first, **facts)
        yield ranked(situation, cells.rules, facts, cells.match(cell)).standing, facts


def exception_conflicts(composed: Composed) -> Iterator[Conflict]:
    """Rules that never have a say because a single other one beats them wherever they stand."""
    beside: dict[int, tuple[int, Cell]] = {}
    for standing, cell in composed.standing.items():
        for n in range(len(composed.legal)):
            if standing >> n & 1:
                always, where = beside.get(n, (standing, cell))
                beside[n] = (always & standing, where)
    for n, (always, cell) in sorted(beside.items()):
        for other in composed.cells.selected(always):
            if reason := _beaten(composed.legal[n], other):
                first, second = sorted((composed.legal[n], other), key=composed.legal.index)
                yield Conflict(first, second, reason, composed.cells.facts(cell))


def _beaten(rule: Rule, other: Rule) -> str:
    """What is wrong when `other` stands wherever `rule` stands."""
    if isinstance(rule.then, Entitle) and isinstance(other.then, Bar):
        return f"{quoted(rule.id)} cho thay giấy, nhưng ở mọi tình huống như vậy {quoted(other.id)} lại giữ giấy"
    if isinstance(rule.then, Bar) and isinstance(other.then, Forbid):
        return f"{quoted(rule.id)} giữ giấy, nhưng ở mọi tình huống như vậy {quoted(other.id)} lại cấm đòi giấy"
    return ""


def _told(conflict: Conflict, days: str) -> Diagnostic:
    first, second, reason, facts = conflict
    read = read_by((first, second))
    meeting = ", ".join(
        f"{labels.attribute(name)}: {labels.value(name, value)}" for name, value in facts.items() if name in read
    )
    message = (
        f"hai quy định trái nhau chưa xếp hạng: {_named(first)} ({place_of(first)}) và {_named(second)}: {reason}; "
        f"cùng đúng khi {meeting or 'bất kỳ'} ({days})"
    )
    hint = "thêm “overrides” vào quy tắc được ưu tiên: rule, by (ai quyết định), on, reason (vì sao), reading"
    return Diagnostic("conflict", message, second.location or Location(""), hint=hint)


def _named(rule: Rule) -> str:
    return f"{quoted(rule.id)} – {grounds(rule)}"


def grounds(rule: Rule) -> str:
    """The clause of a rule, or what stands in its place."""
    return rule.clause.key if rule.clause else f"quy ước: {rule.convention}"


def place_of(rule: Rule) -> str:
    """Where a rule stands, for a message that is placed elsewhere."""
    return str(rule.location) if rule.location else rule.id
