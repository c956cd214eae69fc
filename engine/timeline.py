"""The law in time: every stretch of days on which nothing changes, what flips at its start, what falls with a lapse."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta

from engine.comparison import Reviewed, compare, count
from engine.matcher import Matcher
from engine.model.catalog import Catalog
from engine.model.change import Change, ChangeKind, Cliff, CliffPart, Span, Timeline
from engine.model.procedure import Procedure
from engine.model.province import Province
from engine.model.terms import Verdict
from engine.review import Reviewer
from engine.rulebook import change_days

_DAY = timedelta(days=1)


def timeline(
    catalog: Catalog,
    procedures: Sequence[Procedure],
    province: str | None,
    matcher: Matcher,
    progress: Callable[[int], None] = lambda _: None,
) -> Timeline:
    """Review `procedures` once for each stretch; `progress` is told how many are done."""
    starts = span_starts(catalog, procedures, province)
    spans: list[Span] = []
    before: Reviewed | None = None
    for number, start in enumerate(starts):
        reviewed = _review(catalog, procedures, province, start, matcher)
        until = starts[number + 1] - _DAY if number + 1 < len(starts) else None
        spans.append(_span(before, reviewed, until))
        before = reviewed
        progress(number + 1)
    return Timeline(
        province=province,
        province_name=catalog.provinces[province].name if province else "",
        rulebook_hash=catalog.rulebook_hash,
        catalog_hash=catalog.catalog_hash,
        spans=tuple(spans),
    )


def span_starts(catalog: Catalog, procedures: Iterable[Procedure], province: str | None) -> tuple[date, ...]:
    """The first day of every stretch: rules, announced fields, dossier lines, performers, the province's facts."""
    days = {*change_days(catalog.rules), *_announced(catalog), *_of_dossiers(procedures, catalog)}
    if province is not None:
        days |= set(_of_province(catalog, catalog.provinces[province]))
    first = min(change_days(catalog.rules))
    return tuple(sorted(day for day in days if day >= first))


def _bounds(item: object) -> Iterator[date]:
    """The day on which something with `starts` and `until` begins, and the first without it."""
    starts, until = getattr(item, "starts", None), getattr(item, "until", None)
    yield from (starts,) if starts else ()
    yield from (until + _DAY,) if until else ()


def _announced(catalog: Catalog) -> Iterator[date]:
    for database in catalog.databases.values():
        for announcement in database.announced:
            yield from _bounds(announcement)


def _of_dossiers(procedures: Iterable[Procedure], catalog: Catalog) -> Iterator[date]:
    """Of lines and performers, and of the clauses that a line itself names."""
    for procedure in procedures:
        for dated in (*procedure.components, *procedure.performed_by):
            yield from _bounds(dated)
        for component in procedure.components:
            for provision in component.provisions:
                clause = catalog.clauses[provision.clause]
                yield from (clause.starts, *((clause.expires + _DAY,) if clause.expires else ()))


def _of_province(catalog: Catalog, province: Province) -> Iterator[date]:
    for fact in (*province.connections, *province.coverage, *province.thresholds, *catalog.thresholds):
        yield from _bounds(fact)


def _review(
    catalog: Catalog, procedures: Sequence[Procedure], province: str | None, day: date, matcher: Matcher
) -> Reviewed:
    reviewer = Reviewer(catalog, day, province, matcher)
    return Reviewed(reviewer.rows(procedures), day, catalog, reviewer.province, day.isoformat())


def _span(before: Reviewed | None, now: Reviewed, until: date | None) -> Span:
    changes = compare(before, now).changes if before else ()
    return Span(
        starts=now.day,
        until=until,
        why=tuple(w.what for w in now.catalog.windows if w.starts == now.day),
        by_verdict=count(now.rows),
        changes=changes,
        cliff=_cliff(before, now, changes) if before else None,
    )


def _cliff(before: Reviewed, now: Reviewed, changes: Sequence[Change]) -> Cliff | None:
    """What was cut on clauses that lapsed the day before."""
    lapsed = {
        key for key, clause in now.catalog.clauses.items() if clause.in_force(before.day) and clause.lapsed(now.day)
    }
    cut = [c for c in changes if c.before and c.after and c.before.verdict not in _NEARNESS[-1]]
    rested = [c for c in cut if c.before and lapsed & set(c.before.clauses)]
    if not rested:
        return None
    falls = tuple(c for c in rested if c.kind is ChangeKind.VERDICT and _fell(c))
    stands = tuple(c for c in rested if c.kind is ChangeKind.GROUNDS)
    used = sorted({key for c in (*falls, *stands) if c.before for key in lapsed & set(c.before.clauses)})
    parts = tuple(_parts(now.catalog, lapsed, falls, stands))
    return Cliff(day=now.day, clauses=tuple(used), falls=falls, stands=stands, parts=parts) if used else None


def _parts(
    catalog: Catalog, lapsed: Collection[str], falls: Sequence[Change], stands: Sequence[Change]
) -> Iterator[CliffPart]:
    """Each instrument that lapses, with what rested on it."""

    def rested(change: Change) -> set[str]:
        return {catalog.clauses[k].instrument for k in change.before.clauses if k in lapsed} if change.before else set()

    fell, stood = [(c, rested(c)) for c in falls], [(c, rested(c)) for c in stands]
    for instrument in sorted({name for _, names in (*fell, *stood) for name in names}):
        own = [c for c, names in (*fell, *stood) if instrument in names]
        clauses = {k for c in own if c.before for k in c.before.clauses if k in lapsed}
        yield CliffPart(
            instrument=instrument,
            clauses=tuple(sorted(k for k in clauses if catalog.clauses[k].instrument == instrument)),
            falls=sum(instrument in names for _, names in fell),
            falls_alone=sum(names == {instrument} for _, names in fell),
            stands=sum(instrument in names for _, names in stood),
            procedures=tuple(dict.fromkeys(c.procedure for c in own)),
        )


_NEARNESS = (
    (Verdict.CUT_NOW, Verdict.NOT_DEMANDED),
    (Verdict.CUT_WHEN_DATA_READY,),
    (Verdict.CUT_WHEN_CONNECTED,),
    (Verdict.CUT_WHEN_FIELDS_ANNOUNCED,),
    (Verdict.UNCLEAR, Verdict.NEEDS_LEGAL_CHANGE, Verdict.KEEP),
)
"""Verdicts by how near the person is to not handing the paper in."""


def _fell(change: Change) -> bool:
    """Whether the paper is further from being cut than before."""
    if change.before is None or change.after is None:
        return False
    before, after = (
        next(rank for rank, verdicts in enumerate(_NEARNESS) if side.verdict in verdicts)
        for side in (change.before, change.after)
    )
    return after > before
