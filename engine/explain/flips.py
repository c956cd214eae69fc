"""The smallest changes of facts that would give another verdict: an exact search, the real facts first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from engine.explain.narrowing import KIND_OF, Option, changed, narrowed, options_of, reachable
from engine.explain.parts import Change, Flip, FlipKind
from engine.explain.supposing import supposition
from engine.explain.telling import Memory, Verdicts
from engine.model import labels
from engine.model.situation import Situation
from engine.model.terms import Verdict
from engine.rulebook import Rulebook

MOST_CHANGES = 3
"""More facts at once is another dossier, not a change of this one."""

MOST_FOR_ANOTHER = 2
"""What makes it another matter anyhow is told only as far as it is near."""

REAL = tuple(name for name, kind in KIND_OF.items() if kind is not FlipKind.OTHER)
"""The attributes that can change while the matter stays the same."""

OWN = tuple(name for name, kind in KIND_OF.items() if kind is FlipKind.PROVINCE)
"""What lies in the province's own hands: worth telling even where the law could do it with fewer changes."""

Named = Mapping[str, tuple[Situation, Verdict]]
"""What an umbrella would be as each paper that may serve: paper → its situation, and the verdict."""

Found = dict[Verdict, list[tuple[Option, ...]]]


class FlipSearch:
    """Searches under one rulebook; what one search learns serves the next."""

    def __init__(self, rulebook: Rulebook) -> None:
        """`rulebook` is that of the day in question."""
        self._rulebook, self._memory = rulebook, Memory()

    def flips(self, situation: Situation, verdict: Verdict, named: Named) -> tuple[Flip, ...]:
        """For each other verdict in reach, every smallest change that leads to it; and what the province itself can do.

        A change of real facts is preferred to a smaller one that makes it another matter. `named`: for an
        umbrella, what it would be as each of the papers that may serve; naming the paper is one change.
        """
        flips = list(_named_flips(situation, verdict, named))
        by_name, others = {flip.verdict for flip in flips}, set(Verdict) - {verdict}
        single = self._search(situation, REAL, by_name, 1)
        real = self._search(situation, REAL, others - by_name, MOST_CHANGES)
        own = self._search(situation, OWN, set(real), MOST_CHANGES)
        missing = others - by_name - set(real) - {Verdict.UNCLEAR}
        another = self._search(situation, tuple(KIND_OF), missing, MOST_FOR_ANOTHER)
        for found, free in ((own, OWN), (single, REAL), (real, REAL), (another, tuple(KIND_OF))):
            for other, choices in found.items():
                flips += [_flip(situation, other, options, free) for options in _merged(choices)]
        once = {(flip.verdict, flip.changes): flip for flip in flips}
        return tuple(sorted(once.values(), key=_order))

    def _search(self, situation: Situation, free: Sequence[str], wanted: set[Verdict], most: int) -> Found:
        """All smallest sets of changes, of at most `most` attributes in `free`, for each verdict in `wanted`."""
        rules = narrowed(self._rulebook, situation, free)
        options = list(options_of(rules, situation, free))
        verdicts, remaining, found = Verdicts(rules, self._memory), wanted & reachable(rules), Found()
        for size in range(1, most + 1):
            if not remaining:
                break
            tried = list(_combinations(options, size))
            here: Found = {}
            for chosen, verdict in zip(tried, verdicts.of(applied(situation, c) for c in tried), strict=True):
                if verdict in remaining:
                    here.setdefault(verdict, []).append(chosen)
            found |= here
            remaining -= set(here)
        return found


def _order(flip: Flip) -> tuple[int, int, int]:
    return labels.VERDICTS.index(flip.verdict), len(flip.changes), list(FlipKind).index(flip.kind)


def _combinations(options: Sequence[Option], size: int) -> Iterator[tuple[Option, ...]]:
    """Every choice of `size` options of different attributes."""
    for chosen in combinations(options, size):
        if len({option.attribute for option in chosen}) == size:
            yield chosen


def applied(situation: Situation, options: Iterable[Option]) -> Situation:
    """The situation after a change."""
    return changed(situation, {option.attribute: option.values[0] for option in options})


def _merged(found: Iterable[tuple[Option, ...]]) -> list[tuple[Option, ...]]:
    """Changes that differ in one attribute only, as one: "to this or to that"."""
    merged = list(found)
    for name in KIND_OF:
        groups: dict[tuple[Option, ...], list[tuple[Option, ...]]] = {}
        kept = []
        for options in merged:
            if any(option.attribute == name for option in options):
                rest = tuple(option for option in options if option.attribute != name)
                groups.setdefault(rest, []).append(options)
            else:
                kept.append(options)
        for same in groups.values():
            values = [v for options in same for option in options if option.attribute == name for v in option.values]
            kept.append(tuple(Option(name, tuple(values)) if o.attribute == name else o for o in same[0]))
        merged = kept
    return merged


def _named_flips(situation: Situation, verdict: Verdict, named: Named) -> Iterator[Flip]:
    """What naming the paper would do: the papers that lead to the same verdict by the same changes, together."""
    groups: dict[tuple[Verdict, tuple[tuple[str, str], ...]], list[str]] = {}
    for paper, (as_named, other) in named.items():
        if other is not verdict:
            differing = {n: v for n, v in as_named._asdict().items() if v != getattr(situation, n) and n != "paper"}
            groups.setdefault((other, tuple(differing.items())), []).append(paper)
    for (other, differing_items), papers in groups.items():
        options = [Option("paper", tuple(papers)), *(Option(name, (value,)) for name, value in differing_items)]
        yield _flip(situation, other, options, ("paper",))


def _flip(situation: Situation, verdict: Verdict, options: Sequence[Option], free: tuple[str, ...]) -> Flip:
    names = list(KIND_OF)
    changes = tuple(_change(situation, o) for o in sorted(options, key=lambda o: names.index(o.attribute)))
    naming = tuple(c for c in changes if c.attribute == "paper" and c.before == "unspecified")
    changes = naming + tuple(c for c in changes if c not in naming)
    kinds = [c.kind for c in naming or changes]
    kind = FlipKind.OTHER if FlipKind.OTHER in kinds else kinds[0]
    supposed = " và ".join(supposition(c.attribute, c.after) for c in naming or changes)
    others = "; các dữ kiện khác giữ nguyên" if kind is FlipKind.OTHER else ""
    sentence = f"Nếu {supposed} thì kết luận là “{verdict.label}” ({_in_whose_hands(kinds)}{others})."
    return Flip(verdict=verdict, kind=kind, changes=changes, among=free, sentence=sentence)


def _change(situation: Situation, option: Option) -> Change:
    before = getattr(situation, option.attribute)
    is_naming = option.attribute == "paper" and before == "unspecified"
    return Change(
        attribute=option.attribute,
        label=labels.attribute(option.attribute),
        before=before,
        after=option.values,
        kind=FlipKind.DOSSIER if is_naming else KIND_OF[option.attribute],
    )


def _in_whose_hands(kinds: Iterable[FlipKind]) -> str:
    """Another matter is another matter, whoever could change the rest."""
    named = tuple(dict.fromkeys(kinds))
    return FlipKind.OTHER.label if FlipKind.OTHER in named else ", ".join(kind.label for kind in named)
