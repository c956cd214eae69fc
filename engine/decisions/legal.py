"""What the legal stages answer for one situation, overrides applied."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from engine.matcher import Match
from engine.model.decision import Cited, Missed
from engine.model.rule import Bar, Entitle, Forbid, Override, Rule
from engine.model.situation import Facts, Situation
from engine.model.terms import Basis, Stage
from engine.rulebook import evaluate


class Legal(NamedTuple):
    """What the legal stages answer for one situation, overrides applied."""

    situation: Situation
    facts: Facts
    met: tuple[Rule, ...]
    open: tuple[Rule, ...]
    missed: tuple[Missed, ...]
    overridden: dict[str, tuple[Rule, Override]]

    @property
    def standing(self) -> tuple[Rule, ...]:
        """The rules that are met and that no other rule overrides."""
        return tuple(r for r in self.met if r.id not in self.overridden)

    @property
    def bases(self) -> tuple[Basis, ...]:
        """The kinds of entitlement that stand, each once."""
        return tuple(dict.fromkeys(r.then.basis for r in self.standing if isinstance(r.then, Entitle)))

    @property
    def open_bases(self) -> tuple[Basis, ...]:
        """The kinds of entitlement that would stand if what is open were stated."""
        return tuple(dict.fromkeys(r.then.basis for r in self.open if isinstance(r.then, Entitle)))

    @property
    def day(self) -> date:
        """The day on which clauses are looked at; the law is the same on every day of the window."""
        return self.situation.window

    def cite(self, rule: Rule, text: str) -> Cited:
        """A sentence with the first clause in force of the rule that says it."""
        clauses = rule.clauses_on(self.day)
        return Cited(text=text, clause=clauses[0].key if clauses else "", rule=rule.id)


def legal_view(situation: Situation, rules: Sequence[Rule], facts: Facts, match: Match) -> Legal:
    """Sort the rules into met and open, and say of those that do not fire where they failed."""
    explained = (r for r in rules if r.id not in match.met and r.stage in (Stage.ENTITLEMENT, Stage.EXCEPTIONS))
    missed = tuple(m for m in (evaluate(r, facts).missed for r in explained) if m is not None)
    return ranked(situation, rules, facts, match)._replace(missed=missed)


def ranked(situation: Situation, rules: Sequence[Rule], facts: Facts, match: Match) -> Legal:
    """Sort the rules into met and open, and see which of them another rule that is met overrides."""
    met = tuple(r for r in rules if r.id in match.met)
    is_open = tuple(r for r in rules if r.id in match.possible - match.met)
    by_id = {rule.id for rule in met + is_open}
    overridden = {o.rule: (rule, o) for rule in met for o in rule.overrides if o.rule in by_id}
    return Legal(situation, facts, met, is_open, (), overridden)


def deciding(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The legal rules on which a verdict can rest, and those that override them."""
    grounds = {rule.id for rule in rules if isinstance(rule.then, Entitle | Bar | Forbid)}
    return tuple(r for r in rules if r.id in grounds or any(o.rule in grounds for o in r.overrides))
