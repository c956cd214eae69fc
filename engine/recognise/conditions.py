"""Whether a demand holds in every case, and whether it means a foreign paper only."""

from __future__ import annotations

from engine.model.recognition import When
from engine.model.terms import PaperId
from engine.recognise import grammar as g
from engine.recognise.grammar import Grammar
from engine.recognise.names import Found, Hits
from engine.recognise.patterns import Hit
from engine.recognise.scope import left_of, outside_of, right_of
from engine.recognise.status import HEADING, Judged
from engine.recognise.text import Line

LOOKED_UP = frozenset({g.LOOKED_UP, "looked_up_after", "held_after"})
"""The cues by which a name is only mentioned because the agency looks the paper up."""
DECLARED = frozenset({"details_only", HEADING})
"""The grounds that mean the same when the line speaks of a look-up."""


def when_of(line: Line, hits: Hits, grammar: Grammar, demanded: list[Judged], *, in_case: bool) -> When:
    """Conditional when the heading, the clause or an alternative restricts every demand."""
    marks = _uncovered(hits.get(g.CONDITIONAL, []), hits.get(g.NOT_CONDITIONAL, []))
    restricted = all(
        in_case or _restricted(line, marks, judged.found) or _one_of(line, grammar, judged, demanded)
        for judged in demanded
    )
    return When.CONDITIONAL if restricted else When.ALWAYS


def _restricted(line: Line, marks: list[Hit], found: Found) -> bool:
    near = {*left_of(line, found.start), *right_of(line, found.end)}
    return any(h.start in near for h in marks)


def _one_of(line: Line, grammar: Grammar, judged: Judged, demanded: list[Judged]) -> bool:
    """Whether "hoặc" joins the name with something other than the same paper."""
    same = [j.found for j in demanded if j.found.paper == judged.found.paper]
    near = sorted({*left_of(line, judged.found.start), *right_of(line, judged.found.end)})
    return any(line.words[k] in ("hoặc", "hay") and not _within_copies(line, grammar, k, same) for k in near)


def _within_copies(line: Line, grammar: Grammar, at: int, same: list[Found]) -> bool:
    """Whether "hoặc" only joins kinds of copies, or two names of one paper."""
    words = line.words
    copies = any(tuple(words[at + 1 : at + 1 + n]) in grammar.carriers for n in (4, 3, 2, 1))
    left = any(tuple(words[at - n : at]) in grammar.carriers for n in (4, 3, 2, 1) if at >= n)
    ended = any(f.end <= at <= f.end + 4 for f in same) and any(at < f.start <= at + 5 for f in same)
    return ended or (copies and left) or any(f.start <= at < f.end for f in same)


def _uncovered(hits: list[Hit], covers: list[Hit]) -> list[Hit]:
    return [h for h in hits if not any(c.start <= h.start < c.end for c in covers)]


def is_foreign(line: Line, hits: Hits, demanded: list[Judged]) -> bool:
    """Whether every demanded paper is said to come from a foreign authority."""
    named = [j.found for j in demanded if j.found.paper is not None]
    marks = _uncovered(hits.get(g.FOREIGN, []), hits.get(g.NOT_FOREIGN, []))
    others = [f.start for f in named]
    return bool(named) and all(_from_abroad(line, marks, f, others) for f in named)


def _from_abroad(line: Line, marks: list[Hit], found: Found, others: list[int]) -> bool:
    limit = min((s for s in others if s >= found.end), default=len(line.words))
    behind = {k for k in right_of(line, found.end) if k < limit}
    return any(h.start in behind or found.start <= h.start < found.end for h in marks)


def fallbacks(line: Line, hits: Hits, judged: list[Judged]) -> list[Judged]:
    """The demanded names that are for the case that a look-up fails, in every place where the line demands them."""
    demanded = [j for j in judged if j.demanded]
    free = [j for j in demanded if not _is_fallback(line, hits, j.found, judged)]
    again = _restricted_again(line, hits, judged) | _spared(line, hits, judged)
    restricted = [j for j in demanded if j.found.paper in again]
    unfree = [j for j in demanded if j.found.paper not in {f.found.paper for f in free}]
    return [*unfree, *(j for j in restricted if j not in unfree)]


def _is_fallback(line: Line, hits: Hits, found: Found, judged: list[Judged]) -> bool:
    clause = {*left_of(line, found.start), *right_of(line, found.end), *outside_of(line, found.end)}
    if any(h.start in clause for h in hits.get(g.FALLBACK, ())):
        return True
    later = [h for h in hits.get(g.ONLY_FALLBACK, ()) if h.start >= found.end]
    names = [j.found.start for j in judged if j.found.start > found.start]
    return any(not any(found.end <= start < hit.start for start in names) for hit in later)


def _restricted_again(line: Line, hits: Hits, judged: list[Judged]) -> set[PaperId | None]:
    """Papers that a later sentence names again to say that they are for that case only."""
    only = hits.get(g.ONLY_FALLBACK, [])
    return {j.found.paper for j in judged if any(h.start in right_of(line, j.found.end) for h in only)}


def _spared(line: Line, hits: Hits, judged: list[Judged]) -> set[PaperId | None]:
    """Papers that need not be handed in once they are found, wherever the line says so."""
    failing = hits.get(g.FALLBACK, [])
    sparing = [h for h in hits.get(g.SPARED, ()) if not any(_overlap(h, f) for f in failing)]
    return {found.paper for hit in sparing for found in _meant(line, hits, hit, [j.found for j in judged])}


def _meant(line: Line, hits: Hits, hit: Hit, names: list[Found]) -> list[Found]:
    """What a sparing clause is about: the names in it, those before its parentheses, else all before it."""
    clause = {*left_of(line, hit.start), *range(hit.start, hit.end), *right_of(line, hit.end)}
    within = [f for f in names if f.start in clause]
    if within or _names_another(hits, clause):
        return within
    before = [f for f in names if f.end <= hit.start]
    if line.depths[hit.start] == 0:
        return before
    opening = next(k for k in range(hit.start, -1, -1) if k == 0 or line.depths[k - 1] < line.depths[hit.start])
    outside = {opening - 1, *left_of(line, opening - 1)} if opening else set()
    return [f for f in before if f.end - 1 in outside]


def _names_another(hits: Hits, clause: set[int]) -> bool:
    """Whether the clause names a paper that is no civil-status paper: then it is about that one."""
    return any(h.start in clause for key, found in hits.items() if key.startswith(f"{g.OTHER}:") for h in found)


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


def looked_up(hits: Hits, judged: list[Judged]) -> list[Judged]:
    """The names that are only mentioned because the agency looks the paper up."""
    searched = bool(hits.get(f"{g.CUE}:{g.LOOKED_UP}"))
    return [j for j in judged if not j.demanded and (cue_of(j) in LOOKED_UP or (searched and cue_of(j) in DECLARED))]


def cue_of(judged: Judged) -> str:
    """The id of the cue that decided, or the ground where no cue did."""
    return judged.by.key.partition(":")[2] if judged.by is not None else judged.why
