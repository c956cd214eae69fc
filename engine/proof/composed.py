"""One stretch of law composed stage by stage, as the judge does, over cells instead of situations.

The legal stages are enumerated over the situation, readiness over (basis, fields, connection, data),
verdicts over the summary. Readiness and verdict rules see of a situation only its bases, whether it is
forbidden or barred, and four attributes that the legal stages rarely read; so cells of the deciding rules
are folded by what is handed on, and only those are combined with the classes of the four attributes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from types import UnionType

from engine.decisions import concluding
from engine.decisions.legal import Legal, deciding, ranked
from engine.decisions.readiness import Asked, Ready, Summary, asked_of, ready_from, summary_of
from engine.matcher import ReferenceMatcher
from engine.model.rule import Bar, Entitle, Forbid, Rule
from engine.model.situation import ATTRIBUTES_OF_STAGE, Facts, Situation
from engine.model.terms import Stage
from engine.proof.cells import Apart, Cell, Cells, enumerate_cells, read_by, values_of
from engine.proof.stretches import Stretch

OF_SITUATION = tuple(name for name in Situation._fields if name != "window")
PAPER_FACT = "paper_fact"
HANDED_ON = ("fields", "connection", "data", PAPER_FACT)
"""What readiness and verdict rules read of the situation itself."""


def in_order(stage: Stage) -> tuple[str, ...]:
    """The attributes of one stage, in a fixed order."""
    names = ATTRIBUTES_OF_STAGE[stage]
    return tuple(dict.fromkeys(name for name in (*OF_SITUATION, *sorted(names)) if name in names))


class Composed:
    """One stretch of law; `legal` are the legal rules taken into account, by default those that decide."""

    def __init__(self, stretch: Stretch, legal: Sequence[Rule] | None = None, must: Rule | None = None) -> None:
        """Enumerate lazily. `must`: only the cells in which this rule may be met.

        If that rule decides, open values stay apart: what is open tells what to ask, and which clause counts.
        """
        self.stretch = stretch
        self.legal = deciding(stretch.legal) if legal is None else tuple(legal)
        self._must = must
        self.readiness: Mapping[Asked, Ready] = _ReadyOnDemand(stretch.of(Stage.READINESS))

    @cached_property
    def cells(self) -> Cells:
        """The cells of the legal rules."""
        turns = self._must is not None and self._must in deciding(self.legal)
        when_open = read_by(self.legal) if turns else frozenset[str]()
        must = 1 << self.legal.index(self._must) if self._must else 0
        return enumerate_cells(self.legal, OF_SITUATION, Apart(self._fixed, when_open), must)

    @cached_property
    def _fixed(self) -> frozenset[str]:
        """What legal rules read of what later stages read; else a cell would hide a class of a later stage."""
        return read_by(self.legal) & frozenset(HANDED_ON)

    def view(self, cell: Cell) -> Legal:
        """What one cell is answered by the legal rules."""
        facts = self.cells.facts(cell)
        situation = Situation(window=self.stretch.first, **facts)
        return ranked(situation, self.legal, facts, self.cells.match(cell))

    @cached_property
    def standing(self) -> dict[int, Cell]:
        """Every combination of rules that stand together (bits), with a cell in which they do."""
        found: dict[int, Cell] = {}
        for cell in self.cells:
            found.setdefault(self.standing_in(cell), cell)
        return found

    def standing_in(self, cell: Cell) -> int:
        """The rules that are met and that no other rule that is met overrides, as `Legal.standing`."""
        standing = cell.met
        for bit, outranked in self._rankings:
            if cell.met & bit:
                standing &= ~outranked
        return standing

    @cached_property
    def _rankings(self) -> tuple[tuple[int, int], ...]:
        """For each rule that ranks above others, its bit and theirs."""
        bits = {rule.id: 1 << n for n, rule in enumerate(self.legal)}
        pairs = ((bits[r.id], sum({bits.get(o.rule, 0) for o in r.overrides})) for r in self.legal)
        return tuple((bit, outranked) for bit, outranked in pairs if outranked)

    @cached_property
    def claims(self) -> tuple[Legal, ...]:
        """One view for each different thing that is handed on to readiness and verdict."""
        grounds, entitling = self.bits(Entitle | Bar | Forbid), self.bits(Entitle)
        cells: dict[object, Cell] = {}
        for cell in self.cells:
            is_open = bool(cell.possible & ~cell.met & entitling)
            cells.setdefault((self.standing_in(cell) & grounds, is_open, cell.apart), cell)
        found: dict[object, Legal] = {}
        for cell in cells.values():
            view = self.view(cell)
            found.setdefault((handed_on(view), cell.apart), view)
        return tuple(found.values())

    def bits(self, effect: UnionType | type) -> int:
        """The rules with that kind of effect."""
        return sum(1 << n for n, rule in enumerate(self.legal) if isinstance(rule.then, effect))

    def variants(self, view: Legal, held: Collection[str] = ()) -> Iterator[Legal]:
        """The view with every class of what later stages read, legal rules do not, and nobody holds."""
        free = [name for name in HANDED_ON if name not in self._fixed and name not in held]
        for values in product(*(self._classes[name] for name in free)):
            chosen = dict(zip(free, values, strict=True))
            facts = {name: view.facts[name] for name in OF_SITUATION} | chosen
            yield view._replace(situation=Situation(window=view.situation.window, **facts), facts=facts)

    @cached_property
    def _classes(self) -> dict[str, tuple[str, ...]]:
        """For each attribute, one value of every class that readiness and verdict rules tell apart."""
        later = (*self.stretch.of(Stage.READINESS), *self.stretch.of(Stage.VERDICT))
        classes: dict[str, tuple[str, ...]] = {}
        for name in HANDED_ON:
            lines = [line.allowed for rule in later for line in rule.tests if line.attribute == name]
            first = {tuple(value in allowed for allowed in lines): value for value in reversed(values_of(name))}
            classes[name] = tuple(reversed(first.values()))
        return classes

    def summary(self, view: Legal) -> Summary:
        """What verdict rules are asked about a view."""
        return summary_of(view, self.readiness)

    @cached_property
    def summaries(self) -> dict[tuple[str, ...], Facts]:
        """Everything that verdict rules can be asked in this stretch."""
        found: dict[tuple[str, ...], Facts] = {}
        for claim in self.claims:
            for view in self.variants(claim, held=(PAPER_FACT,)):
                for facts in self._with_paper_fact(self.summary(view).facts):
                    found.setdefault(tuple(facts.values()), facts)
        return found

    def _with_paper_fact(self, facts: Facts) -> Iterator[Facts]:
        """The summary with every class of the attribute that it passes on as it is."""
        values = (facts[PAPER_FACT],) if PAPER_FACT in self._fixed else self._classes[PAPER_FACT]
        return ({**facts, PAPER_FACT: value} for value in values)

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """Everything that readiness rules can be asked about a basis that stands."""
        found: dict[Asked, None] = {}
        for claim in self.claims:
            bases = claim.bases
            for view in self.variants(claim, held=(PAPER_FACT,)) if bases else ():
                found |= dict.fromkeys(asked_of(view, basis) for basis in bases)
        return tuple(found)

    def conclusion(self, facts: Facts) -> Rule | None:
        """The verdict rule that concludes on a summary, None in a gap."""
        rules = self.stretch.of(Stage.VERDICT)
        (match,) = ReferenceMatcher().match(rules, [facts])
        return concluding(tuple(rule for rule in rules if rule.id in match.met))


def handed_on(view: Legal) -> object:
    """What later stages see of the legal ones."""
    effects = {type(rule.then) for rule in view.standing}
    may_be_entitled = any(isinstance(rule.then, Entitle) for rule in view.open)
    return frozenset(view.bases), Forbid in effects, Bar in effects, may_be_entitled


class _ReadyOnDemand(dict[Asked, Ready]):
    """Asks readiness rules once for each question."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, asked: Asked) -> Ready:
        (match,) = ReferenceMatcher().match(self._rules, [asked._asdict()])
        self[asked] = ready_from(self._rules, match)
        return self[asked]
