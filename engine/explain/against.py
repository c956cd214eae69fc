"""Why not: for every other verdict the first condition that failed, and the rules that would have met it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.explain.parts import WhyNot
from engine.model import labels
from engine.model.decision import Judgement, Missed
from engine.model.rule import Bar, Block, Conclude, Entitle, Forbid
from engine.model.situation import Facts
from engine.model.terms import BlockerCode, Stage
from engine.rulebook import Rulebook, evaluate


def verdict_facts(judgement: Judgement, rulebook: Rulebook, paper_fact: str) -> Facts:
    """What verdict rules read, recovered from the trace of a judgement."""
    standing = [rulebook.rule(f.rule) for f in judgement.fired if not f.overridden_by and not f.partial]
    codes = {r.then.code for r in standing if isinstance(r.then, Block)}
    maybe = any(m.open and isinstance(rulebook.rule(m.rule).then, Entitle) for m in judgement.missed)
    return {
        "forbidden": _yes(any(isinstance(r.then, Forbid) for r in standing)),
        "barred": _yes(any(isinstance(r.then, Bar) for r in standing)),
        "paper_fact": paper_fact,
        "entitled": "yes" if judgement.bases else ("unknown" if maybe else "no"),
        "fields_blocked": _yes(BlockerCode.FIELDS_NOT_ANNOUNCED in codes),
        "connection_blocked": _yes(BlockerCode.NOT_CONNECTED in codes),
        "data_blocked": _yes(BlockerCode.DATA_NOT_READY in codes),
    }


def _yes(value: bool) -> str:  # noqa: FBT001 - a converter of one boolean
    return "yes" if value else "no"


def why_not(judgement: Judgement, rulebook: Rulebook, facts: Facts) -> Iterator[WhyNot]:
    """Every verdict but the one given, in the order in which a reader meets them."""
    for verdict in labels.VERDICTS:
        if verdict is judgement.verdict:
            continue
        rules = [
            r for r in rulebook.stages[Stage.VERDICT] if isinstance(r.then, Conclude) and r.then.verdict is verdict
        ]
        missed = [answer.missed for answer in (evaluate(r, facts) for r in rules) if answer.missed]
        if not rules:
            yield WhyNot(verdict=verdict, reason="không có quy tắc nào dẫn tới kết luận này", rules=())
        elif len(missed) < len(rules):
            yield WhyNot(verdict=verdict, reason="kết luận đã chọn được xét trước", rules=())
        else:
            reason = "; ".join(dict.fromkeys(map(_condition, missed)))
            yield WhyNot(verdict=verdict, reason=reason, rules=tuple(_absent(missed, judgement, rulebook)))


def _condition(missed: Missed) -> str:
    actual = "chưa nêu" if missed.open else labels.value(missed.attribute, missed.actual)
    wanted = labels.values(missed.attribute, missed.wanted)
    return f"{labels.attribute(missed.attribute)}: {actual} (cần: {wanted})"


def _absent(missed: Sequence[Missed], judgement: Judgement, rulebook: Rulebook) -> Iterator[str]:
    """The rules that would have changed the failed condition, each with its own first failed line."""
    for attribute in dict.fromkeys(m.attribute for m in missed):
        effect = _EFFECTS.get(attribute)
        for other in judgement.missed if effect and _lacks(attribute, missed) else ():
            rule = rulebook.rule(other.rule)
            if isinstance(rule.then, effect or ()):
                yield f"{rule.id} ({rule.title}) – {_condition(other)}"


def _lacks(attribute: str, missed: Sequence[Missed]) -> bool:
    """Whether the condition failed for want of a rule, not because a rule fired."""
    return any(m.attribute == attribute and m.actual == "no" for m in missed)


_EFFECTS: dict[str, type[Forbid | Bar | Entitle]] = {"forbidden": Forbid, "barred": Bar, "entitled": Entitle}
"""The effect of the rules that make each fact true."""
