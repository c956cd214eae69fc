"""Gaps: summaries of a situation on which no verdict rule concludes, each with a rule that would close it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from engine.diagnostics import Diagnostic, Location
from engine.model import labels
from engine.model.rule import Rule
from engine.model.terms import Stage, Verdict
from engine.proof.cells import enumerate_cells, values_of
from engine.proof.composed import in_order
from engine.proof.stretches import Stretch, when
from engine.rulebook import Truth, evaluate

Point = tuple[str, ...]
Box = dict[str, tuple[str, ...]]
"""Values of every attribute; it holds all their combinations."""

READ = in_order(Stage.VERDICT)
_CONVENTION = (
    ("forbidden", "yes", Verdict.NOT_DEMANDED),
    ("barred", "yes", Verdict.KEEP),
    ("paper_fact", "unspecified", Verdict.UNCLEAR),
    ("paper_fact", "unverified", Verdict.UNCLEAR),
    ("entitled", "no", Verdict.NEEDS_LEGAL_CHANGE),
    ("entitled", "unknown", Verdict.UNCLEAR),
    ("fields_blocked", "yes", Verdict.CUT_WHEN_FIELDS_ANNOUNCED),
    ("connection_blocked", "yes", Verdict.CUT_WHEN_CONNECTED),
    ("data_blocked", "yes", Verdict.CUT_WHEN_DATA_READY),
)
"""The order of verdicts (docs/quy-uoc.md, section 1): what a proposal suggests, never what is decided."""


def gaps(stretches: Sequence[Stretch], verdict_rules: Sequence[Rule]) -> Iterator[Diagnostic]:
    """Every gap, with the days on which it is open. `verdict_rules`: those of any day, for the place."""
    open_on: dict[tuple[tuple[str, Point], ...], list[Stretch]] = {}
    known: dict[tuple[str, ...], list[Box]] = {}
    for stretch in stretches:
        rules = stretch.of(Stage.VERDICT)
        ids = tuple(rule.id for rule in rules)
        if ids not in known:
            known[ids] = boxes(_unanswered(rules))
        for box in known[ids]:
            open_on.setdefault(tuple(box.items()), []).append(stretch)
    places = [rule.location for rule in verdict_rules if rule.location]
    for items, days in open_on.items():
        yield _gap(dict(items), when(days), places[-1] if places else Location("rulebook/verdict.yaml"))


def _unanswered(rules: Sequence[Rule]) -> list[Point]:
    """Every summary that no rule meets. Cells first: without an empty one there is nothing to list."""
    if all(cell.met for cell in enumerate_cells(rules, READ)):
        return []
    points = product(*(values_of(name) for name in READ))
    return [point for point in points if not _is_met(rules, dict(zip(READ, point, strict=True)))]


def _is_met(rules: Iterable[Rule], facts: Mapping[str, str]) -> bool:
    return any(evaluate(rule, facts).truth is Truth.MET for rule in rules)


def boxes(points: Sequence[Point]) -> list[Box]:
    """The points gathered into boxes as large as they grow; each point lies in at least one of them."""
    left, wanted, found = dict.fromkeys(points), frozenset(points), []
    while left:
        box: Box = {name: (value,) for name, value in zip(READ, next(iter(left)), strict=True)}
        for name in READ:
            others = (value for value in values_of(name) if value not in box[name])
            box[name] += tuple(v for v in others if wanted.issuperset(product(*(box | {name: (v,)}).values())))
        found.append(box)
        for point in product(*box.values()):
            left.pop(point, None)
    return found


def _gap(box: Box, days: str, place: Location) -> Diagnostic:
    read = {name: values for name, values in box.items() if set(values) != set(values_of(name))}
    described = ", ".join(f"{labels.attribute(name)}: {labels.values(name, values)}" for name, values in read.items())
    message = f"không quy tắc nào kết luận khi {described or 'bất kỳ'} ({days})"
    return Diagnostic("gap", message, place, hint=f"thêm quy tắc, ví dụ: {proposal(read)}")


def proposal(read: Box) -> str:
    """A verdict rule for a box, as one line of YAML; the order of verdicts suggests which verdict."""
    verdict = next((v for name, value, v in _CONVENTION if read.get(name) == (value,)), None)
    if verdict is None:
        is_free = "entitled" in read and set(read) >= {name for name, *_ in _CONVENTION}
        verdict = Verdict.CUT_NOW if is_free else Verdict.UNCLEAR
    lines = ", ".join(f"{name}: [{', '.join(map(_scalar, values))}]" for name, values in read.items())
    return (
        f"- {{id: KL-MỚI, title: {verdict.label}, convention: Thứ tự kết luận (docs/quy-uoc.md mục 1), "
        f"when: {{{lines}}}, then: {{verdict: {verdict.value}}}, reading: ours}}"
    )


def _scalar(value: str) -> str:
    return f'"{value}"' if value in ("yes", "no") else value
