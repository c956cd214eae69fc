"""The judge: asks the matcher stage by stage, each distinct question once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from engine.decisions.compose import compose
from engine.decisions.legal import Legal, legal_view
from engine.decisions.readiness import Asked, Ready, asked_of, ready_from, summary_of
from engine.diagnostics import CatgiamError, Diagnostic, Location
from engine.matcher import Match, Matcher
from engine.model.decision import Judgement
from engine.model.rule import Rule
from engine.model.situation import ATTRIBUTES, Facts, Situation
from engine.model.terms import Stage
from engine.rulebook import Rulebook

LEGAL_STAGES = (Stage.ENTITLEMENT, Stage.EXCEPTIONS, Stage.FALLBACK, Stage.GUIDANCE)


class Judge:
    """Judges situations under one rulebook with one matcher; keeps what it has already answered."""

    def __init__(self, rulebook: Rulebook, matcher: Matcher) -> None:
        """Judge under the rules of one window."""
        self.rulebook, self.matcher = rulebook, matcher
        self._judged: dict[Situation, Judgement] = {}

    def judge_all(self, situations: Iterable[Situation]) -> dict[Situation, Judgement]:
        """The judgement of every distinct situation. Raises `MatcherError` when evaluators differ."""
        wanted = list(dict.fromkeys(situations))
        fresh = [s for s in wanted if s not in self._judged]
        if fresh:
            self._judged.update(self._judge_fresh(fresh))
        return {s: self._judged[s] for s in wanted}

    def _judge_fresh(self, fresh: list[Situation]) -> Iterator[tuple[Situation, Judgement]]:
        rules = [rule for stage in LEGAL_STAGES for rule in self.rulebook.stages[stage]]
        facts = [s._asdict() | {"window": s.window.isoformat()} for s in fresh]
        legal = [
            legal_view(s, rules, f, match)
            for s, f, match in zip(fresh, facts, self.matcher.match(rules, facts), strict=True)
        ]
        readiness = self._readiness(legal)
        summaries = [summary_of(view, readiness) for view in legal]
        concluded = self._conclude([s.facts for s in summaries])
        for view, summary, rule in zip(legal, summaries, concluded, strict=True):
            yield view.situation, compose(view, summary, rule)

    def _readiness(self, legal: Sequence[Legal]) -> dict[Asked, Ready]:
        asked = list(dict.fromkeys(asked_of(view, basis) for view in legal for basis in view.bases + view.open_bases))
        rules = self.rulebook.stages[Stage.READINESS]
        matches = self.matcher.match(rules, [a._asdict() for a in asked])
        return {a: ready_from(rules, match) for a, match in zip(asked, matches, strict=True)}

    def _conclude(self, facts: list[Facts]) -> list[Rule]:
        distinct = list({tuple(f.items()): f for f in facts}.values())
        rules = self.rulebook.stages[Stage.VERDICT]
        matches = zip(distinct, self.matcher.match(rules, distinct), strict=True)
        by_facts = {tuple(f.items()): _concluding(rules, match, f) for f, match in matches}
        return [by_facts[tuple(f.items())] for f in facts]


def _concluding(rules: Sequence[Rule], match: Match, facts: Facts) -> Rule:
    """The verdict rule that concludes. Raises `CatgiamError` where the rulebook has a gap."""
    rule = concluding(tuple(rule for rule in rules if rule.id in match.met))
    if rule is not None:
        return rule
    described = ", ".join(f"{ATTRIBUTES[name].label}: {value}" for name, value in facts.items())
    message = f"bộ quy tắc không có kết luận nào cho tình huống: {described}"
    raise CatgiamError([Diagnostic("no-verdict", message, Location("rulebook/verdict.yaml"))])


def concluding(met: Sequence[Rule]) -> Rule | None:
    """The first of the verdict rules that are met, in the order written, that no other of them overrides."""
    overridden = {override.rule for rule in met for override in rule.overrides}
    return next((rule for rule in met if rule.id not in overridden), None)
