"""Finds what a line names: papers by their names, papers by general words with an issuer, generic proof."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.model.terms import PaperId
from engine.recognise import grammar as g
from engine.recognise.grammar import Grammar
from engine.recognise.patterns import Hit
from engine.recognise.scope import right_of
from engine.recognise.text import COMMA, NONE, Line

REACH = 22
"""How many words a gap may skip."""
ISSUER_REACH = 30
MAX_COMPOSED = 16
"""Words that a composed name may have; a longer one has run into its neighbours."""

Hits = dict[str, list[Hit]]


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the line, words `start` to `end`; without a paper it is generic proof."""

    start: int
    end: int
    paper: PaperId | None

    def overlaps(self, other: Found | Hit) -> bool:
        """Whether they share a word."""
        return self.start < other.end and other.start < self.end

    def inside(self, other: Found | Hit) -> bool:
        """Whether it is a true part of the other."""
        return other.start <= self.start and self.end <= other.end and (self.end - self.start < other.end - other.start)


def found_in(line: Line, hits: Hits, grammar: Grammar) -> list[Found]:
    """All names and generic proofs of a line, in order, none overlapping another."""
    names = _resolved([*_plain(hits), *_composed(line, hits, grammar)])
    names += [found for found in _elliptical(line, hits, grammar, names) if not any(map(found.overlaps, names))]
    issued = [found for found in _issued(line, hits, names) if not any(_bars(name, found) for name in names)]
    names = _resolved([*names, *issued])
    generic = [found for found in _generic(hits) if not any(map(found.overlaps, issued))]
    return sorted([*names, *_apart(generic, names)], key=lambda f: f.start)


def _bars(name: Found, issued: Found) -> bool:
    """A name keeps general words from being read, unless it is their own last part."""
    return name.overlaps(issued) and not (name.inside(issued) and name.paper == issued.paper)


def _papers(hits: Hits, family: str) -> Iterator[Found]:
    for key, found in hits.items():
        if key.startswith(f"{family}:") and "#" not in key:
            paper = PaperId(key.partition(":")[2])
            yield from (Found(hit.start, hit.end, paper) for hit in found)


def _plain(hits: Hits) -> list[Found]:
    return list(_papers(hits, g.NAME))


def _composed(line: Line, hits: Hits, grammar: Grammar) -> Iterator[Found]:
    """Names with other words inside; those words may not begin another paper, nor cross a comma into one."""
    starts = {f.start: f for f in _plain(hits) if f.paper is not PaperId.OTHER_CIVIL_STATUS}
    for found in _papers(hits, g.COMPOSED):
        inner = range(found.start + 1, found.end)
        if found.end - found.start > MAX_COMPOSED or found.start in starts:
            continue
        if not any(line.words[k] in grammar.heads and _begins(line, k) for k in inner):
            yield found


def _begins(line: Line, at: int) -> bool:
    """Whether a word opens an item: behind a comma or a word that joins."""
    return line.breaks[at] >= COMMA or line.words[at - 1] in ("hoặc", "và", "hay")


def _resolved(found: Iterable[Found]) -> list[Found]:
    """The longest where names overlap; of equal length the more particular paper."""
    kept: list[Found] = []
    for name in sorted(found, key=lambda f: (f.start - f.end, f.paper is PaperId.OTHER_CIVIL_STATUS, f.start)):
        if not any(map(name.overlaps, kept)):
            kept.append(name)
    return sorted(kept, key=lambda f: f.start)


def _elliptical(line: Line, hits: Hits, grammar: Grammar, names: list[Found]) -> Iterator[Found]:
    """A second name borrows the head of the first: "giấy khai sinh, chứng tử"."""
    heads = _first_words(grammar)
    ends = {name.end for name in names if line.words[name.start] in heads}
    for found in sorted(_papers(hits, g.ELLIPTICAL), key=lambda f: f.start):
        at = found.start
        while at - 1 in range(at) and line.words[at - 1] in grammar.coordination and at - 1 not in ends:
            at -= 1
        joined = at < found.start or line.breaks[found.start] is COMMA or _slashed(line, found.start)
        if joined and at in ends and line.breaks[found.start] <= COMMA:
            ends.add(found.end)
            yield found


def _slashed(line: Line, at: int) -> bool:
    """Whether a mark and no space stands before the word ("khai sinh/khai tử")."""
    return at > 0 and line.places[at][0] - line.places[at - 1][1] == 1 and line.breaks[at] == NONE


def _first_words(grammar: Grammar) -> set[str]:
    return {head.split()[0] for head in grammar.wordings.elliptical.after}


def _issued(line: Line, hits: Hits, names: list[Found]) -> Iterator[Found]:
    """General words become a paper when an issuer stands inside them or soon after, before the next name."""
    markers = hits.get(g.ISSUER, [])
    for found in _papers(hits, g.ISSUED):
        behind = [k for k in right_of(line, found.end) if k < found.end + ISSUER_REACH]
        limit = min((name.start for name in names if name.start >= found.end), default=len(line.words))
        last = max((k for k in behind if k < limit), default=found.end - 1)
        if any(found.start < m.start and m.end - 1 <= max(last, found.end) for m in markers):
            yield found


def _generic(hits: Hits) -> list[Found]:
    """Generic proof, the shortest reading of each; not where a look-alike covers its end."""
    refused = hits.get(g.NOT_UMBRELLA, [])
    by_end: dict[int, Found] = {}
    for hit in hits.get(g.UMBRELLA, []):
        known = by_end.get(hit.end)
        if known is None or hit.start > known.start:
            by_end[hit.end] = Found(hit.start, hit.end, None)
    return [f for f in by_end.values() if not any(_covers(r, f) for r in refused)]


def _covers(refused: Hit, found: Found) -> bool:
    """A look-alike counts when it begins inside the proof and reaches its last words, or begins where it does."""
    inside = found.start <= refused.start < found.end
    return inside and (refused.end >= found.end - 2 or refused.start == found.start)


def _apart(generic: list[Found], names: list[Found]) -> list[Found]:
    """Generic proofs that no name covers; of those that overlap the first, of those that begin together the longest."""
    kept: list[Found] = []
    for found in sorted(generic, key=lambda f: (f.start, -f.end)):
        named = any(found.inside(n) or (n.start <= found.start < n.end) for n in names)
        if not named and not any(map(found.overlaps, kept)):
            kept.append(found)
    return kept
