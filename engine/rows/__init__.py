"""One row of the inventory from a demand and its judgement."""

from __future__ import annotations

from collections.abc import Mapping

from engine.model.decision import Judgement, Row
from engine.model.record import replace
from engine.model.terms import BlockerCode, Certainty, Verdict
from engine.rows.acting import actor, finding, named_blocker, route
from engine.rows.asking import ask_for, missing_facts
from engine.rows.correcting import correction, since
from engine.rows.sources import databases_used
from engine.rows.wording import (
    conditions,
    copies_in_words,
    doubts,
    exceptions,
    grounds,
    other_alternatives,
    prescribed_by,
    remarks,
    sourced_fallback,
    together_with,
)
from engine.situations import Context, Demand

__all__ = ["row_of", "unjudged_row"]


def row_of(context: Context, demand: Demand, judgement: Judgement, candidates: Mapping[str, Verdict]) -> Row:
    """Join a judgement to its demand."""
    procedure, component = demand.procedure, demand.component
    databases = databases_used(context, demand, judgement)
    doubtful = tuple(doubts(context, demand, judgement, {d.id for d in databases}))
    missing = context.cover(demand).missing if _lacks_fields(judgement) else ()
    facts = tuple(missing_facts(context, demand, judgement))
    found = finding(judgement, component.published)
    return Row(
        procedure=procedure.code,
        procedure_name=procedure.name,
        issuer=procedure.issuer.name,
        issuer_level=procedure.issuer.level,
        field=procedure.field,
        level=next((p.level.value for p in procedure.performers_on(context.day)), ""),
        levels=tuple(p.level.value for p in procedure.performers_on(context.day)),
        component=component.id,
        component_text=component.text,
        alternative=demand.alternative.id,
        paper=demand.paper,
        other=demand.ref.other if demand.ref else "",
        origin=demand.origin,
        subject=demand.subject,
        per=component.per,
        channel=demand.channel,
        mode=component.mode,
        copies=copies_in_words(component.copies),
        condition="; ".join(conditions(demand)),
        candidates=demand.alternative.candidates,
        candidate_verdicts={paper: verdict.value for paper, verdict in candidates.items()},
        other_alternatives=tuple(other_alternatives(demand)),
        together_with=tuple(together_with(demand)),
        databases=databases,
        verdict=judgement.verdict,
        published=component.published,
        blockers=tuple(named_blocker(context, demand, judgement, b) for b in judgement.blockers),
        exceptions=tuple(exceptions(context, demand, judgement)),
        fallbacks=tuple(sourced_fallback(context, demand, step) for step in judgement.fallbacks),
        obtain=judgement.obtain,
        remarks=tuple(dict.fromkeys(remarks(context, demand, judgement, candidates))),
        doubts=doubtful,
        clauses=_clauses(context, demand, judgement),
        rules=tuple(f.rule for f in judgement.fired),
        missed=judgement.missed,
        missing_fields=missing,
        missing_facts=facts,
        ask=ask_for(demand, facts, context),
        certainty=Certainty.DOUBTFUL if doubtful else Certainty.CERTAIN,
        actor=actor(context, demand, judgement),
        record_date=None if component.until else procedure.record.date,
        finding=found,
        since=since(context, demand, judgement) if found else None,
        correction=correction(demand, judgement, databases) if found else "",
        route=route(demand, judgement),
        situation=judgement.situation,
        annex=tuple(f"Phụ lục {r.appendix}, STT {r.stt}" for r in context.annex_rows(demand)),
        prescribed_by=tuple(prescribed_by(context, demand)),
        umbrella=demand.alternative.umbrella,
        grounds=tuple(grounds(judgement)),
        location=component.location,
    )


def unjudged_row(context: Context, demand: Demand) -> Row:
    """A paper outside the review (not a civil-status paper): shown, never judged."""
    outside = Judgement(situation="", verdict=Verdict.KEEP, certainty=Certainty.CERTAIN)
    row = row_of(context, demand, outside, {})
    return replace(
        row,
        verdict=None,
        remarks=("Không phải giấy tờ hộ tịch: ngoài phạm vi rà soát",),
        doubts=(),
        certainty=demand.component.source.certainty,
        annex=(),
        finding="",
        since=None,
        correction="",
        route="",
    )


def _lacks_fields(judgement: Judgement) -> bool:
    return any(b.code is BlockerCode.FIELDS_NOT_ANNOUNCED for b in judgement.blockers)


def _clauses(context: Context, demand: Demand, judgement: Judgement) -> tuple[str, ...]:
    """What the verdict rests on; where the paper stays, what demands it."""
    if judgement.verdict in (Verdict.NEEDS_LEGAL_CHANGE, Verdict.KEEP):
        return tuple(dict.fromkeys(judgement.clauses + context.demanding_clauses(demand.component)))
    own = tuple(p.clause for p in context.provisions(demand.component))
    uses_own = judgement.verdict is Verdict.NOT_DEMANDED or {"sector", "duty"} & set(judgement.bases)
    return tuple(dict.fromkeys((own if uses_own else ()) + judgement.clauses))
