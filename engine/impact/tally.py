"""Adds papers up and turns them into one line of the answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from fractions import Fraction
from typing import NamedTuple

from engine.impact.demands import UMBRELLA, WAIVED
from engine.impact.pricing import rounded
from engine.model.impact import Benefit, ImpactLine, MoneyRange, Range
from engine.model.terms import PaperId, Verdict

UMBRELLA_LABEL = "Giấy tờ nêu chung, không nêu tên"


class Label(NamedTuple):
    """What a line is about: the id of its group, its name, and the id of the paper where papers are told apart."""

    group: str
    name: str
    paper: str | None = None


class Cell(NamedTuple):
    """Papers of one kind under one verdict in a group, over all months of the volumes; `is_bound`: at most so many."""

    group: Hashable
    paper: str
    verdict: Verdict
    is_bound: bool
    papers: int


class Tally:
    """Papers of one line over all months of the volumes, by paper and verdict: in every case, and at most."""

    def __init__(self) -> None:
        """Nothing was added yet."""
        self._sure: dict[tuple[str, Verdict], int] = defaultdict(int)
        self._most: dict[tuple[str, Verdict], int] = defaultdict(int)

    def add(self, cell: Cell) -> None:
        """Add the papers of a cell."""
        key = cell.paper, cell.verdict
        self._most[key] += cell.papers
        if not cell.is_bound:
            self._sure[key] += cell.papers

    def line(
        self, label: Label, dossiers: int, unit: Mapping[str, Fraction], year: Fraction, caveats: tuple[str, ...] = ()
    ) -> ImpactLine:
        """The line for one year: `year` turns the months of the volumes into twelve, `unit` is đồng a copy."""
        verdicts = {verdict for _, verdict in self._most}
        priced = any(paper in unit for paper, _ in self._most)
        return ImpactLine(
            group=label.group,
            name=label.name,
            paper=paper_label(label.paper) if label.paper is not None else "",
            dossiers=rounded(dossiers * year),
            papers=self._range(verdicts, year),
            waived=self._range(verdicts & set(WAIVED), year),
            waiting={verdict: self._range({verdict}, year) for verdict in Verdict if verdict in verdicts - set(WAIVED)},
            money=MoneyRange(sure=_benefit(self._sure, unit, year), most=_benefit(self._most, unit, year))
            if priced
            else None,
            unpriced=rounded(sum(n for (paper, _), n in self._most.items() if paper not in unit) * year),
            caveats=caveats,
        )

    def _range(self, verdicts: set[Verdict], year: Fraction) -> Range:
        sure, most = (sum(n for (_, v), n in of.items() if v in verdicts) for of in (self._sure, self._most))
        return Range(sure=rounded(sure * year), most=rounded(most * year))


def _benefit(papers: Mapping[tuple[str, Verdict], int], unit: Mapping[str, Fraction], year: Fraction) -> Benefit:
    """Cost before and after, each rounded once."""
    costs = [(verdict, n * year * unit[paper]) for (paper, verdict), n in papers.items() if paper in unit]
    before = sum((cost for _, cost in costs), Fraction(0))
    after = sum((cost for verdict, cost in costs if verdict not in WAIVED), Fraction(0))
    return Benefit(before=rounded(before), after=rounded(after))


def paper_label(paper: str) -> str:
    """The name of a paper, or of lines that name none."""
    return UMBRELLA_LABEL if paper == UMBRELLA else PaperId(paper).label
