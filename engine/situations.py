"""From what dossiers demand to the situations that rules judge.

A demand is one civil-status paper (or umbrella) of one alternative of one component. Folding
demands into situations is where speed comes from: rules run once per distinct situation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from engine.availability import Availability
from engine.model.catalog import Catalog
from engine.model.law import AnnexRow
from engine.model.papers import Announcement
from engine.model.procedure import Alternative, Component, PaperRef, Procedure, Provision
from engine.model.situation import Situation
from engine.model.terms import Certainty, Channel, DataState, Level, LinkState, Mode, Origin, PaperId, Party, Use

UNSPECIFIED = "unspecified"
DEMANDS = "demands"
"""The effect of a provision that demands the paper: a fact of the row, nothing that rules read."""
_STRONGEST_PROVISION = ("not_demanded", "verify", "look_up")
_ANNEX_CLAUSE = {"I": "NQ-66.7-2025 PL I", "II": "NQ-66.7-2025 PL II"}
_FORM_OF_MODE = {Mode.PRESENT: "shown", Mode.DECLARE: "declared", Mode.SURRENDER: "surrendered"}


class Demand(NamedTuple):
    """One demanded paper in its place; `ref` is None for an umbrella that names no paper."""

    procedure: Procedure
    component: Component
    alternative: Alternative
    ref: PaperRef | None
    channel: Channel

    @property
    def paper(self) -> PaperId | None:
        """The civil-status paper, None for an umbrella."""
        return self.ref.paper if self.ref else None

    @property
    def origin(self) -> Origin:
        """Where the paper was issued, the paper's own word before the component's."""
        return (self.ref.origin if self.ref else None) or self.component.origin

    @property
    def party(self) -> Party:
        """Who the person is."""
        return (self.ref.party if self.ref else None) or self.component.party

    @property
    def use(self) -> Use:
        """Whether the paper proves something or is the procedure's object."""
        return (self.ref.use if self.ref else None) or self.component.use

    @property
    def subject(self) -> str:
        """Whose paper it is, in words."""
        return (self.ref.subject if self.ref else "") or self.component.subject

    def form(self) -> str:
        """In which form the paper is owed, `unknown` when the source does not say."""
        if self.component.mode is not Mode.SUBMIT:
            return _FORM_OF_MODE[self.component.mode]
        copies = self.component.copies
        if copies is None:
            return "unknown"
        if copies.copy > 0 or copies.kind in ("certified", "plain"):
            return "copy"
        return "original" if copies.original > 0 else "unknown"


class Cover(NamedTuple):
    """Which database answers for which needed concept, and which concepts nobody announced."""

    sources: tuple[tuple[str, str, Announcement], ...]
    missing: tuple[str, ...]

    @property
    def databases(self) -> tuple[str, ...]:
        """The databases used, each once, in order."""
        return tuple(dict.fromkeys(database for _, database, _ in self.sources))

    @property
    def doubtful(self) -> tuple[tuple[str, str, Announcement], ...]:
        """The concepts that only our own reading counts as announced."""
        return tuple(s for s in self.sources if s[2].certainty.is_doubtful)


class Context:
    """A catalogue seen on one day from one province, with the look-ups that situations need."""

    def __init__(
        self, catalog: Catalog, day: date, window: date, availability: Availability, *, uses_annex: bool = True
    ) -> None:
        """`window` is the first day of the stretch of law around `day`; without the annex the general rule is alone."""
        self.catalog, self.day, self.window, self.availability = catalog, day, window, availability
        self._uses_annex = uses_annex
        self._covers: dict[tuple[PaperId | None, tuple[str, ...], tuple[str, ...]], Cover] = {}
        self._data_states: dict[PaperId | None, DataState] = {}

    def without_annex(self) -> Context:
        """The same day without the annex: the general rule alone."""
        return Context(self.catalog, self.day, self.window, self.availability, uses_annex=False)

    @cached_property
    def _annex(self) -> dict[tuple[str, str], tuple[AnnexRow, ...]]:
        found: dict[tuple[str, str], list[AnnexRow]] = defaultdict(list)
        for row in self.catalog.annex if self._uses_annex else ():
            if not self._in_force(_ANNEX_CLAUSE[row.appendix]):
                continue
            found[row.code, row.key].append(row)
            for paper in row.papers:
                found[row.code, paper].append(row)
        return {key: tuple(rows) for key, rows in found.items()}

    def _in_force(self, clause: str) -> bool:
        known = self.catalog.clauses.get(clause)
        return known is not None and known.in_force(self.day)

    def annex_rows(self, demand: Demand) -> tuple[AnnexRow, ...]:
        """The rows of NQ 66.7's annexes in force that name this procedure for this paper or this very line."""
        names = demand.component.annex_rows if demand.paper is None else (demand.paper,)
        rows = [row for name in names for row in self._annex.get((demand.procedure.code, name), ())]
        unnamed = [row for row in rows if not row.papers]
        return tuple(unnamed if demand.paper is None and unnamed else rows)

    def annex_of(self, code: str) -> tuple[AnnexRow, ...]:
        """All rows in force that name the procedure, each once."""
        return self._annex_by_code.get(code, ())

    @cached_property
    def _annex_by_code(self) -> dict[str, tuple[AnnexRow, ...]]:
        found: dict[str, dict[tuple[str, tuple[str, ...]], AnnexRow]] = defaultdict(dict)
        for (code, _), rows in self._annex.items():
            found[code].update({(row.key, row.papers): row for row in rows})
        return {code: tuple(rows.values()) for code, rows in found.items()}

    def provisions(self, component: Component) -> tuple[Provision, ...]:
        """The sector provisions on this line that are in force, strongest first."""
        active = [p for p in component.provisions if p.effect != DEMANDS and self._in_force(p.clause)]
        return tuple(sorted(active, key=lambda p: _STRONGEST_PROVISION.index(p.effect)))

    def demanding_clauses(self, component: Component) -> tuple[str, ...]:
        """The clauses in force that demand the paper."""
        return tuple(p.clause for p in component.provisions if p.effect == DEMANDS and self._in_force(p.clause))

    def needs(self, demand: Demand) -> tuple[str, ...]:
        """The concepts that the procedure needs from the paper."""
        if demand.ref is None or demand.ref.paper is None:
            return ()
        stated = demand.ref.needs if demand.ref.needs is not None else demand.component.needs
        return stated if stated is not None else self.catalog.papers[demand.ref.paper].default_needs

    def cover(self, demand: Demand) -> Cover:
        """Who answers for each needed concept; the annex's databases first, then the paper's own."""
        candidates = self._candidates(demand)
        key = (demand.paper, self.needs(demand), candidates)
        if key not in self._covers:
            self._covers[key] = self._find_cover(self.needs(demand), candidates)
        return self._covers[key]

    def _find_cover(self, needs: tuple[str, ...], candidates: tuple[str, ...]) -> Cover:
        sources, missing = [], []
        for concept in needs:
            for database in candidates:
                announcement = self.catalog.databases[database].announces(concept, self.day)
                if announcement is not None:
                    sources.append((concept, database, announcement))
                    break
            else:
                missing.append(concept)
        return Cover(tuple(sources), tuple(missing))

    def _candidates(self, demand: Demand) -> tuple[str, ...]:
        named = [database for row in self.annex_rows(demand) for database in row.databases]
        own = [self.catalog.papers[demand.paper].database] if demand.paper else []
        first = [database for database in own if not named or database in named]
        national = [d.id for d in self.catalog.databases.values() if d.national]
        return tuple(dict.fromkeys(first + named + own + national))

    def databases(self, demand: Demand) -> tuple[str, ...]:
        """The databases that a look-up uses: those the annex or the sector names, then those that cover the needs."""
        named = tuple(database for row in self.annex_rows(demand) for database in row.databases)
        named += tuple(database for p in self.provisions(demand.component) for database in p.databases)
        cover = self.cover(demand)
        own = (self.catalog.papers[demand.paper].database,) if demand.paper else ()
        covered = own if cover.missing else cover.databases
        if named and covered and set(covered) <= set(named):
            return tuple(d for d in dict.fromkeys(named) if d in covered)
        return tuple(dict.fromkeys((named or own) + covered))

    def situation(self, demand: Demand) -> Situation:
        """Fold a demand into the attributes that rules read."""
        rows, provisions = self.annex_rows(demand), self.provisions(demand.component)
        return Situation(
            window=self.window,
            paper=demand.paper or UNSPECIFIED,
            origin=demand.origin,
            type=demand.procedure.type,
            annex=min((r.appendix for r in rows), default="none"),
            provision=provisions[0].effect if provisions else "none",
            use=demand.use,
            form=demand.form(),
            channel=demand.channel,
            party=demand.party,
            fields=self._fields(demand),
            connection=self._connection(demand),
            data=self._data(demand),
            paper_fact=self._paper_fact(demand, named=bool(rows)),
        )

    def is_local(self, procedure: Procedure) -> bool:
        """Whether offices of the province perform it; a ministry or a mission does not wait for a province."""
        levels = {performer.level for performer in procedure.performers_on(self.day)}
        return not levels or bool(levels - {Level.BO})

    def _connection(self, demand: Demand) -> LinkState:
        if not self.is_local(demand.procedure):
            return LinkState.NOT_JUDGED
        return self.availability.worst_link(self.databases(demand))

    def _data(self, demand: Demand) -> DataState:
        """The state of the province's own records; data that comes from elsewhere alone is not its to judge."""
        if not self.is_local(demand.procedure):
            return DataState.NOT_JUDGED
        paper = self.catalog.papers[demand.paper] if demand.paper else None
        if paper is not None and paper.database not in self.databases(demand):
            return DataState.NOT_JUDGED
        if demand.paper not in self._data_states:
            self._data_states[demand.paper] = self.availability.data(demand.paper)
        return self._data_states[demand.paper]

    def situation_as(self, demand: Demand, paper: PaperId) -> Situation:
        """The situation of an umbrella if it were that paper."""
        return self.situation(demand._replace(ref=PaperRef(paper=paper)))

    def _fields(self, demand: Demand) -> str:
        if not self.cover(demand).missing:
            return "announced"
        paper = self.catalog.papers[demand.paper] if demand.paper else None
        return "missing" if paper is None or paper.listed else "no_list"

    @staticmethod
    def _paper_fact(demand: Demand, *, named: bool) -> str:
        if demand.component.source.certainty is Certainty.UNVERIFIED:
            return "unverified"
        return "known" if demand.paper is not None or named else UNSPECIFIED


def demands(procedures: Iterable[Procedure], day: date) -> Iterator[Demand]:
    """Every civil-status paper and umbrella demanded by dossiers received on `day`."""
    for place in _places(procedures, day):
        if place.alternative.umbrella:
            yield place
        yield from (place._replace(ref=ref) for ref in place.alternative.papers if ref.paper is not None)


def other_demands(procedures: Iterable[Procedure], day: date) -> Iterator[Demand]:
    """Every paper that is not a civil-status paper."""
    for place in _places(procedures, day):
        yield from (place._replace(ref=ref) for ref in place.alternative.papers if ref.paper is None)


def _places(procedures: Iterable[Procedure], day: date) -> Iterator[Demand]:
    for procedure in procedures:
        for component in procedure.components:
            if component.valid_on(day):
                for alternative in component.alternatives:
                    yield Demand(procedure, component, alternative, None, component.channel)
