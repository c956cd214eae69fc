"""Where a look-up takes its data from."""

from __future__ import annotations

from engine.model.decision import DatabaseUse, Judgement
from engine.model.terms import FIELD_FREE, Basis, LinkState, Verdict
from engine.situations import Context, Demand

_NO_LOOK_UP = (Verdict.KEEP, Verdict.NOT_DEMANDED, Verdict.NEEDS_LEGAL_CHANGE)


def names_used(context: Context, demand: Demand, judgement: Judgement) -> tuple[str, ...]:
    """The ids of the databases of a look-up.

    A duty or a sector's own rule names its databases itself; other bases look where the fields are announced.
    """
    bases = {Basis(b) for b in judgement.bases}
    free = bool(bases) and bases <= FIELD_FREE and bool(judgement.databases)
    wanted = dict.fromkeys(() if free else context.databases(demand))
    wanted |= dict.fromkeys(judgement.databases if bases & FIELD_FREE or not wanted else ())
    return tuple(wanted)


def databases_used(context: Context, demand: Demand, judgement: Judgement) -> tuple[DatabaseUse, ...]:
    """The databases of a look-up with the concepts taken from each; none where nothing is looked up."""
    if judgement.verdict in _NO_LOOK_UP:
        return ()
    sources, known = context.cover(demand).sources, context.catalog.databases
    return tuple(
        DatabaseUse(
            id=database,
            name=known[database].name,
            owner=known[database].owner,
            fields=tuple(context.catalog.concepts[c].name for c, d, _ in sources if d == database),
        )
        for database in names_used(context, demand, judgement)
    )


def not_live(context: Context, demand: Demand, judgement: Judgement) -> tuple[str, ...]:
    """The databases of a look-up to which the province has no live link."""
    named = [d for d in names_used(context, demand, judgement) if context.availability.link(d) is not LinkState.LIVE]
    judged = [d for d in context.databases(demand) if context.availability.link(d) is not LinkState.LIVE]
    return tuple(named or judged)
