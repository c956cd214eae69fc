"""Explains every civil-status row of one procedure."""

from __future__ import annotations

from collections.abc import Iterator

from engine.explain.against import verdict_facts, why_not
from engine.explain.asking import Asker
from engine.explain.citing import Citations
from engine.explain.dates import Calendar
from engine.explain.flips import FlipSearch, Named
from engine.explain.grounds import Trace, facts_of, grounds_of
from engine.explain.letter import LetterWriter
from engine.explain.parts import Explained, Flip
from engine.model.procedure import Procedure
from engine.model.situation import Situation
from engine.model.terms import PaperId, Verdict
from engine.review import Decided, Reviewer
from engine.rows import row_of
from engine.rows.correcting import since
from engine.situations import demands


def explain_procedure(reviewer: Reviewer, procedure: Procedure, component: str = "") -> tuple[Explained, ...]:
    """Explain every civil-status row of a procedure, or of one of its components."""
    asked = [d for d in demands([procedure], reviewer.day) if component in ("", d.component.id)]
    return tuple(Explainer(reviewer).explain(reviewer.decide(asked)))


class Explainer:
    """Explains what a reviewer decided; keeps what several rows share."""

    def __init__(self, reviewer: Reviewer) -> None:
        """`reviewer` decided the rows."""
        self._reviewer, self._context = reviewer, reviewer.context
        self._asker, self._calendar = Asker(reviewer), Calendar(reviewer)
        self._writer = LetterWriter(Citations(reviewer.catalog))
        self._search = FlipSearch(reviewer.rulebook)
        self._flips: dict[tuple[Situation, tuple[tuple[str, tuple[Situation, Verdict]], ...]], tuple[Flip, ...]] = {}

    def explain(self, decided: tuple[Decided, ...]) -> Iterator[Explained]:
        """Each row with its explanation."""
        for demand, judgement, candidates in decided:
            situation = self._context.situation(demand)
            facts = verdict_facts(judgement, self._reviewer.rulebook, situation.paper_fact)
            trace = Trace(judgement, situation, facts, self._reviewer.rulebook)
            provisions = self._context.provisions(demand.component)
            grounds = tuple(grounds_of(trace, self._reviewer.catalog, provisions))
            row = row_of(self._context, demand, judgement, candidates)
            changes = self._calendar.changes(demand, judgement)
            named = {p: (self._context.situation_as(demand, PaperId(p)), v) for p, v in candidates.items()}
            yield Explained(
                row=row,
                grounds=grounds,
                why_not=tuple(why_not(judgement, self._reviewer.rulebook, facts)),
                facts=tuple(facts_of(situation, grounds)),
                flips=self._flips_of(situation, judgement.verdict, named),
                next_facts=tuple(self._asker.next_facts(demand, judgement, candidates)),
                changes=changes,
                letter=self._writer.paragraph(row, judgement, since(self._context, demand, judgement), changes),
            )

    def _flips_of(self, situation: Situation, verdict: Verdict, named: Named) -> tuple[Flip, ...]:
        key = situation, tuple(named.items())
        if key not in self._flips:
            self._flips[key] = self._search.flips(situation, verdict, named)
        return self._flips[key]
