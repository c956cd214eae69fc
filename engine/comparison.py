"""Compares two reviews exactly: every row of both, aligned by its key, with the provisions that made the difference."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from engine.availability import Availability
from engine.model.catalog import Catalog
from engine.model.change import Aspect, Cause, Change, ChangeKind, Comparison, Side, side_of
from engine.model.decision import Row
from engine.model.province import Province
from engine.model.rule import Bar, Forbid, Rule
from engine.model.terms import Channel, PaperId, Verdict

Key = tuple[str, ...]
Pair = tuple[Row | None, Row | None]


class Reviewed(NamedTuple):
    """One side of a comparison: the rows, what they were decided with (day, catalogue, province), and its name."""

    rows: Sequence[Row]
    day: date
    catalog: Catalog
    province: Province | None
    name: str


def compare(before: Reviewed, after: Reviewed) -> Comparison:
    """Everything that differs. Mirrored, it is `compare(after, before)`."""
    worlds = _World(before), _World(after)
    pairs = sorted(_aligned(before.rows, after.rows), key=_order)
    changes = (_change(old, new, worlds) for old, new in pairs)
    return Comparison(
        before=before.name,
        after=after.name,
        totals_before=count(before.rows),
        totals_after=count(after.rows),
        changes=tuple(change for change in changes if change is not None),
    )


def count(rows: Iterable[Row]) -> dict[str, int]:
    """How many rows have each verdict, zeros included."""
    found = Counter(row.verdict.value for row in rows if row.verdict)
    return {verdict.value: found[verdict.value] for verdict in Verdict}


def _aligned(before: Iterable[Row], after: Iterable[Row]) -> Iterator[Pair]:
    """Pairs of the same row; where one side tells channels apart and the other does not, "any" meets each of them."""
    old, new = _by_place(before), _by_place(after)
    for place in old.keys() & new.keys():
        yield from _by_channel(old[place], new[place])
    yield from _reworded(
        {place: rows for place, rows in old.items() if place not in new},
        {place: rows for place, rows in new.items() if place not in old},
    )


def _reworded(old: Mapping[Key, dict[str, Row]], new: Mapping[Key, dict[str, Row]]) -> Iterator[Pair]:
    """Lines on one side only: a line that went and one that came for the same paper are one line, reworded."""
    gone, come = _by_paper(old), _by_paper(new)
    for paper in gone.keys() | come.keys():
        went, came = gone.get(paper, []), come.get(paper, [])
        for number in range(max(len(went), len(came))):
            yield from _by_channel(*(side[number] if number < len(side) else {} for side in (went, came)))


def _by_paper(places: Mapping[Key, dict[str, Row]]) -> dict[Key, list[dict[str, Row]]]:
    """By procedure, paper and origin, in the order of components."""
    found: dict[Key, list[dict[str, Row]]] = defaultdict(list)
    for place in sorted(places):
        procedure, _, _, paper, _, origin = place
        found[procedure, paper, origin].append(places[place])
    return found


def _by_channel(one: Mapping[str, Row], two: Mapping[str, Row]) -> Iterator[Pair]:
    for channel in _channels(one, two):
        yield one.get(channel) or one.get(Channel.ANY), two.get(channel) or two.get(Channel.ANY)


def _by_place(rows: Iterable[Row]) -> dict[Key, dict[str, Row]]:
    """The judged rows by key without channel, then by channel."""
    found: dict[Key, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        if row.verdict is not None:
            found[row.key[:-1]][row.channel] = row
    return dict(found)


def _channels(one: Mapping[str, Row], two: Mapping[str, Row]) -> tuple[str, ...]:
    """The channels that either side tells apart; "any" where neither does, or where a side has nothing else."""
    named = tuple(dict.fromkeys(c for c in (*one, *two) if c != Channel.ANY))
    return named or (Channel.ANY,)


def _order(pair: Pair) -> tuple[Key, ...]:
    """The same order from either side."""
    return tuple(sorted(row.key for row in pair if row is not None))


class _World:
    """What holds on one side: rules, announced fields, the province's links and data."""

    def __init__(self, side: Reviewed) -> None:
        self.day, self.catalog = side.day, side.catalog
        self._known = {rule.id: rule for rule in side.catalog.rules}
        self.announced = frozenset(
            (a.clause, f"công bố trường “{side.catalog.concepts[f].name}” của {d.name}")
            for d in side.catalog.databases.values()
            for a in d.announced
            if a.in_force(side.day)
            for f in a.fields
        )
        state = Availability(side.province, side.day, side.catalog.thresholds)
        self.supplied = frozenset(
            ("", f"{d.name}: {state.link(d.id).label}") for d in side.catalog.databases.values()
        ) | frozenset(("", f"dữ liệu {p.label}: {state.data(p).label}") for p in PaperId)

    def rule(self, rule_id: str) -> Rule | None:
        return self._known.get(rule_id)

    def applies(self, rule_id: str) -> bool:
        rule = self.rule(rule_id)
        return rule is not None and rule.in_force(self.day)


def _change(old: Row | None, new: Row | None, worlds: tuple[_World, _World]) -> Change | None:
    row = new or old
    if row is None:
        return None
    before, after = (side_of(r) if r else None for r in (old, new))
    aspects = tuple(_aspects(before, after)) if before and after else ()
    kind = _kind(before, after, aspects)
    if kind is None:
        return None
    return Change(
        kind=kind,
        procedure=row.procedure,
        procedure_name=row.procedure_name,
        issuer=row.issuer,
        field=row.field,
        component=row.component,
        component_text=row.component_text,
        alternative=row.alternative,
        paper=row.paper.value if row.paper else "",
        paper_name=row.paper.label if row.paper else row.umbrella or row.other,
        subject=row.subject,
        origin=row.origin,
        channel=_channel(old, new),
        before=before,
        after=after,
        aspects=aspects,
        causes=tuple(_causes(before, after, worlds)),
    )


def _channel(old: Row | None, new: Row | None) -> str:
    """The narrower channel of the two."""
    named = [row.channel for row in (old, new) if row is not None]
    return next((c for c in named if c != Channel.ANY), Channel.ANY.value)


def _kind(before: Side | None, after: Side | None, aspects: Sequence[Aspect]) -> ChangeKind | None:
    if before is None:
        return ChangeKind.ADDED
    if after is None:
        return ChangeKind.REMOVED
    if before.verdict is not after.verdict:
        return ChangeKind.VERDICT
    return ChangeKind.GROUNDS if aspects else None


def _aspects(before: Side, after: Side) -> Iterator[Aspect]:
    pairs = {
        Aspect.BASIS: (set(before.clauses), set(after.clauses)),
        Aspect.FALLBACK: (before.fallbacks, after.fallbacks),
        Aspect.ACTOR: (before.actor, after.actor),
        Aspect.LEVEL: (before.levels, after.levels),
        Aspect.BLOCKER: (before.blockers, after.blockers),
        Aspect.DATABASE: (before.databases, after.databases),
        Aspect.EXCEPTION: (before.exceptions, after.exceptions),
    }
    yield from (aspect for aspect, (one, two) in pairs.items() if one != two)


def _causes(before: Side | None, after: Side | None, worlds: tuple[_World, _World]) -> Iterator[Cause]:
    """What holds on one side only: provisions; else announced fields and the province's facts; else the line itself."""
    one, two = worlds
    found = [*_of_side(before, one, two, is_after=False), *_of_side(after, two, one, is_after=True)]
    if before and after and before.blockers != after.blockers:
        found += [*_facts(one, two, is_after=False), *_facts(two, one, is_after=True)]
    if not (before and after):
        found.append(Cause(what=_LINE, is_after=after is not None, decides=True))
    once = {(c.clause, c.what, c.is_after): c for c in reversed(found)}
    yield from sorted(once.values(), key=lambda c: (c.what, c.clause, c.rule, c.is_after))


def _facts(here: _World, there: _World, *, is_after: bool) -> Iterator[Cause]:
    """What is announced, linked or ready here and not there."""
    for clause, what in (here.announced - there.announced) | (here.supplied - there.supplied):
        yield Cause(what=what, is_after=is_after, clause=clause, decides=True)


def _of_side(side: Side | None, here: _World, there: _World, *, is_after: bool) -> Iterator[Cause]:
    """The provisions that this side rests on and that do not apply, or do not exist, on the other."""
    for rule_id in side.rules if side else ():
        rule = here.rule(rule_id)
        if rule is None:
            continue
        if not there.applies(rule_id):
            key = rule.clause.key if rule.clause else ""
            decides = key in side.clauses if side else False
            why = _why(rule, here, there)
            yield Cause(what=why, is_after=is_after, clause=key, rule=rule_id, decides=decides or _bars(rule, side))
    for key in side.clauses if side else ():
        other = there.catalog.clauses.get(key)
        if other is None or not other.in_force(there.day):
            yield Cause(what=LAW, is_after=is_after, clause=key, decides=True)


def _bars(rule: Rule, side: Side | None) -> bool:
    """Whether the rule is why the paper stays or may not be asked for."""
    return isinstance(rule.then, Bar | Forbid) and side is not None and side.verdict in _GROUNDED


_GROUNDED = (Verdict.KEEP, Verdict.NOT_DEMANDED)
LAW, RULE = "điều khoản có hiệu lực", "quy tắc có trong bộ"
LAPSED = "quy tắc chờ điều khoản khác hết hiệu lực"
"""What a cause says of a provision."""
_LINE = "dòng này trong hồ sơ"


def _why(rule: Rule, here: _World, there: _World) -> str:
    """Why a rule applies here and not there."""
    if there.rule(rule.id) is None:
        return RULE
    if rule.when_lapsed is not None and rule.when_lapsed.lapsed(here.day) != rule.when_lapsed.lapsed(there.day):
        return LAPSED
    return LAW
