"""What unlocked papers are worth: in papers, lines, procedures, communes, dossiers a year and đồng."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from engine.model.unlocking import Goal, Worth
from engine.unlocking.areas import Area
from engine.unlocking.needs import Place

Pair = tuple[Place, str]
"""A paper, and the code of the area where it is handed in."""

PAPER = 3
"""Where the paper stands in a place: after procedure, component and alternative."""


class Scale:
    """What is weighed with: the volumes of the areas, and đồng that one paper of a kind costs a citizen."""

    def __init__(self, areas: Sequence[Area], prices: Mapping[str, int]) -> None:
        """`prices` is by paper id; a paper without a price counts for nothing where money is the goal."""
        self._volumes = {area.code: area.volumes for area in areas}
        self._prices = prices
        self._is_counted = all(volumes is not None for volumes in self._volumes.values())

    @property
    def goal(self) -> Goal:
        """Money where papers are priced, papers a year where dossiers are counted, else papers."""
        if not self._is_counted:
            return Goal.PAPERS
        return Goal.DONG if self._prices else Goal.WAIVED

    def weight(self, pair: Pair) -> int:
        """What one pair counts for, by the goal."""
        if self.goal is Goal.PAPERS:
            return 1
        return self._dong(pair) if self.goal is Goal.DONG else self._volume(pair)

    def worth(self, pairs: Collection[Pair]) -> Worth:
        """Count what is unlocked."""
        places = {place for place, _ in pairs}
        dossiers = {(place[0], code): self._volume((place, code)) for place, code in pairs}
        return Worth(
            papers=len(places),
            components=len({place[:2] for place in places}),
            procedures=len({place[0] for place in places}),
            communes=len({code for _, code in pairs if code}),
            dossiers=sum(dossiers.values()) if self._is_counted else None,
            waived=sum(map(self._volume, pairs)) if self._is_counted else None,
            dong=sum(map(self._dong, pairs)) if self._is_counted and self._prices else None,
        )

    def _volume(self, pair: Pair) -> int:
        """Dossiers a year of the procedure in the area."""
        place, code = pair
        return (self._volumes[code] or {}).get(place[0], 0)

    def _dong(self, pair: Pair) -> int:
        return self._volume(pair) * self._prices.get(pair[0][PAPER], 0)
