"""Explanations for many rows: the judge's whole answer once for each situation, its gist as columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from engine.bulk.rows import VERDICT, Answers
from engine.decisions import Judge
from engine.matcher import Matcher
from engine.model.decision import Judgement
from engine.model.rule import Rule
from engine.model.situation import Situation
from engine.rulebook import rulebook_on

CERTAINTY, RULES, CLAUSES = "certainty", "rules", "clauses"
_JOINT = "; "
"""Between ids in one cell; neither rule ids nor clauses hold a semicolon."""


def judged(rules: Sequence[Rule], situations: Iterable[Situation], matcher: Matcher) -> dict[Situation, Judgement]:
    """What the judge answers to situations of any window. Raises `CatgiamError` as the judge does."""
    by_window: dict[date, list[Situation]] = defaultdict(list)
    for situation in situations:
        by_window[situation.window].append(situation)
    found: dict[Situation, Judgement] = {}
    for window, some in by_window.items():
        found |= Judge(rulebook_on(rules, window), matcher).judge_all(some)
    return found


def explained(judgements: Mapping[Situation, Judgement]) -> Answers:
    """Verdict, certainty, the rules that fired and the clauses that the verdict rests on, as text columns."""
    return {
        situation: {
            VERDICT: judgement.verdict.value,
            CERTAINTY: judgement.certainty.value,
            RULES: _JOINT.join(fired.rule for fired in judgement.fired),
            CLAUSES: _JOINT.join(judgement.clauses),
        }
        for situation, judgement in judgements.items()
    }
