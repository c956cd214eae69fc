"""What unlocked papers are worth: in papers, lines, procedures, communes, dossiers a year and đồng."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from engine.impact.pricing import rounded
from engine.model.unlocking import Goal, Worth
from engine.unlocking.areas import Area
from engine.unlocking.needs import Place

Pair = tuple[Place, str]
"""A paper, and the code of the area where it is handed in."""

PAPER = 3
"""Where the paper stands in a place: after procedure, component and alternative."""

_NOTHING = Fraction(0)


class Scale:
    """What is weighed with: the volumes of the areas, and đồng that one paper of a kind costs a citizen.

    Only papers that people hand in today (`demanded`) count for papers, dossiers and money a year.
    """

    def __init__(self, areas: Sequence[Area], prices: Mapping[str, Fraction], demanded: Collection[Place]) -> None:
        """`prices` is by paper id; a paper without a price counts for nothing where money is the goal."""
        self._volumes = {area.code: area.volumes for area in areas}
        self._prices = prices
        self._demanded = demanded
        self._is_counted = all(volumes is not None for volumes in self._volumes.values())

    @property
    def goal(self) -> Goal:
        """Money where papers are priced, papers a year where dossiers are counted, else papers."""
        if not self._is_counted:
            return Goal.PAPERS
        return Goal.DONG if self._prices else Goal.WAIVED

    def weight(self, pair: Pair) -> Fraction:
        """What one pair counts for, by the goal."""
        if self.goal is Goal.PAPERS:
            return Fraction(1)
        return self._dong(pair) if self.goal is Goal.DONG else self._volume(pair)

    def worth(self, pairs: Collection[Pair]) -> Worth:
        """Count what is unlocked; what is counted a year is rounded once."""
        places = {place for place, _ in pairs}
        return Worth(
            papers=len(places),
            components=len({place[:2] for place in places}),
            procedures=len({place[0] for place in places}),
            communes=len({code for _, code in pairs if code}),
            dossiers=rounded(self._dossiers(pairs)) if self._is_counted else None,
            waived=rounded(sum(map(self._volume, pairs), _NOTHING)) if self._is_counted else None,
            dong=rounded(sum(map(self._dong, pairs), _NOTHING)) if self.goal is Goal.DONG else None,
            unpriced=rounded(self._unpriced(pairs)) if self.goal is Goal.DONG else 0,
        )

    def _dossiers(self, pairs: Collection[Pair]) -> Fraction:
        """Dossiers a year with at least one of the papers: each procedure once in each area."""
        volumes = {(place[0], code): volume for place, code in pairs if (volume := self._volume((place, code)))}
        return sum(volumes.values(), _NOTHING)

    def _unpriced(self, pairs: Collection[Pair]) -> Fraction:
        without = (pair for pair in pairs if pair[0][PAPER] not in self._prices)
        return sum(map(self._volume, without), _NOTHING)

    def _volume(self, pair: Pair) -> Fraction:
        place, code = pair
        volumes = self._volumes[code]
        return volumes.get(place[0], _NOTHING) if volumes and place in self._demanded else _NOTHING

    def _dong(self, pair: Pair) -> Fraction:
        return self._volume(pair) * self._prices.get(pair[0][PAPER], _NOTHING)
