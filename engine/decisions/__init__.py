"""From situations to judgements: every stage of the rulebook is asked once per distinct question.

1. entitlement, exceptions, fallback and guidance rules read the situation (`legal`);
2. readiness rules are asked for each kind of basis that entitles (`readiness`);
3. verdict rules read the summary; the first that applies concludes;
4. `compose` puts what fired into a `Judgement`.
"""

from engine.decisions.judge import LEGAL_STAGES, Judge, concluding

__all__ = ["LEGAL_STAGES", "Judge", "concluding"]
