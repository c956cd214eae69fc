"""Decides for each name whether the line demands the paper or only speaks of it, and by which words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from engine.model.recognition import Cue, CueEffect, CueReach
from engine.recognise import grammar as g
from engine.recognise.grammar import Grammar
from engine.recognise.names import Found, Hits
from engine.recognise.patterns import Hit
from engine.recognise.scope import WINDOW, lead_of, left_of, right_of
from engine.recognise.text import CLAUSE, COMMA, Line

NEAR = 12
"""Words that a cue just before a name may have."""

DEFAULT_DEMAND = "được kể tên trong thành phần hồ sơ"
DEFAULT_MENTION = "chỉ được nhắc tên, không có lời đòi nộp"
HEADING = "là đầu mục, các giấy kể ở dưới"
TRAP = "nằm trong một cụm khác nghĩa ghi ở papers.yaml"


@dataclass(frozen=True, slots=True)
class Judged:
    """A name with what the line does to it; `by` is the cue hit that decided, if one did."""

    found: Found
    demanded: bool
    why: str
    by: Hit | None = None
    next_cue: bool = False
    governed: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What the judging of one line looks at."""

    line: Line
    hits: Hits
    grammar: Grammar
    names: list[Found]
    demanded_by_default: bool
    by_reach: dict[CueReach, list[tuple[Hit, Cue]]]

    @classmethod
    def of(cls, line: Line, hits: Hits, grammar: Grammar, names: list[Found], *, note: bool) -> Context:
        """Sort the cue hits of a line; in a note nothing is demanded unless the words say so."""
        by_reach: dict[CueReach, list[tuple[Hit, Cue]]] = {reach: [] for reach in CueReach}
        for cue in grammar.cues.values():
            by_reach[cue.reach] += [(hit, cue) for hit in hits.get(f"{g.CUE}:{cue.id}", ())]
        for found in by_reach.values():
            found.sort(key=_place)
        return cls(line, hits, grammar, names, not note, by_reach)

    def cues(self, reach: CueReach, first: int, last: int) -> list[tuple[Hit, Cue]]:
        """The cue hits of a reach that begin between two words."""
        found = self.by_reach[reach]
        return found[bisect_left(found, first, key=_start) : bisect_left(found, last, key=_start)]


def _start(pair: tuple[Hit, Cue]) -> int:
    return pair[0].start


def _place(pair: tuple[Hit, Cue]) -> Hit:
    return pair[0]


def judge(context: Context) -> list[Judged]:
    """Judge every name; one joined to the name before it shares the word that governs both."""
    judged: list[Judged] = []
    for found in context.names:
        judged.append(_judge(context, found, judged[-1] if judged else None))
    return judged


def _judge(context: Context, found: Found, before: Judged | None) -> Judged:
    for rule in (_trapped, _adjacent, _joined, _in_condition, _heading, _after):
        judged = rule(context, found, before)
        if judged is not None:
            return judged
    return _governed(context, found)


def _trapped(context: Context, found: Found, _before: Judged | None) -> Judged | None:
    if found.paper is None:
        return None
    traps = context.hits.get(f"{g.TRAP}:{found.paper}", ())
    trap = next((t for t in traps if found.inside(t)), None)
    return Judged(found, demanded=False, why=TRAP, by=trap) if trap else None


def carried_from(context: Context, at: int) -> int:
    """The first of the words that only describe the copy ("bản sao", "bản chính hoặc bản sao") before a name."""
    line, first = context.line, at
    copies = any(tuple(line.words[at : at + n]) in context.grammar.carriers for n in (4, 3, 2))
    while True:
        size = _carrier_size(context, first)
        if size == 0 and (first < at or copies) and context.line.words[first - 1] in context.grammar.coordination:
            size = _carrier_size(context, first - 1)
            size += 1 if size else 0
        if size == 0 or any(line.breaks[k] >= COMMA for k in range(first - size + 1, first + 1)):
            return first
        first -= size


def _carrier_size(context: Context, end: int) -> int:
    words = context.line.words
    sizes = (n for n in (4, 3, 2, 1) if n <= end and tuple(words[end - n : end]) in context.grammar.carriers)
    return next(sizes, 0)


def _adjacent(context: Context, found: Found, _before: Judged | None) -> Judged | None:
    """A cue that ends where the name (with the words about its copies) begins."""
    line = context.line
    for first in dict.fromkeys((carried_from(context, found.start), found.start)):
        near = [(h, c) for h, c in context.cues(CueReach.NEXT, first - NEAR, first) if h.end == first]
        if not near or line.breaks[first] >= COMMA:
            continue
        hit, cue = min(near, key=lambda pair: pair[0].start)
        if cue.effect is not CueEffect.NEUTRAL:
            return Judged(found, demanded=cue.effect is CueEffect.DEMAND, why=cue.why, by=hit, next_cue=True)
    return None


def _joined(context: Context, found: Found, before: Judged | None) -> Judged | None:
    """The second name shares what stands before the first: "số giấy chứng tử hoặc trích lục khai tử"."""
    if before is None or not before.next_cue or before.found.end > found.start:
        return None
    line = context.line
    first = carried_from(context, found.start)
    depth = line.depths[found.start]
    between = (k for k in range(before.found.end, first) if line.depths[k] <= depth)
    plain = all(line.words[k] in context.grammar.coordination for k in between)
    soft = all(line.breaks[k] <= COMMA or line.edges[k] > depth for k in range(before.found.end, found.start + 1))
    if not (plain and soft):
        return None
    return Judged(found, demanded=before.demanded, why=before.why, by=before.by, next_cue=True)


def _in_condition(context: Context, found: Found, _before: Judged | None) -> Judged | None:
    """Between "trường hợp" and "thì", unless a demand stands between."""
    visible = left_of(context.line, found.start)
    opener = _nearest(context.hits.get(g.OPENER, []), visible, found.start)
    if opener is None:
        return None
    demand = _governor(context, found, visible)
    if demand is not None and demand[0].start >= opener.end:
        return None
    inner = [h.start for family in (g.CLOSER, g.OPENER) for h in context.hits.get(family, [])]
    following = [k for k in right_of(context.line, found.end) if k in inner]
    if not following or following[0] not in [h.start for h in context.hits.get(g.CLOSER, [])]:
        return None
    return Judged(found, demanded=False, why=context.grammar.wordings.condition.why, by=opener)


def _heading(context: Context, found: Found, _before: Judged | None) -> Judged | None:
    """A name before a colon and a list, or generic proof before the papers that it means."""
    line, end = context.line, found.end
    if end >= len(line.words):
        return None
    colon = next((k for k in range(end, min(end + 8, len(line.words))) if line.colons[k]), None)
    if colon is None and found.paper is None and line.breaks[end] < CLAUSE and line.depths[end] > line.depths[end - 1]:
        colon = end
    headed = colon == end or any(h.start >= end and h.end == colon for h in context.hits.get(g.HEADING, []))
    if colon is None or not headed:
        return None
    follows = [n for n in context.names if n.start >= colon and n.paper is not None]
    opens = line.listed[colon] or any(h.start == colon for h in context.hits.get(g.OPENER, []))
    if follows and (found.paper is None or opens):
        return Judged(found, demanded=False, why=HEADING)
    return None


def _after(context: Context, found: Found, _before: Judged | None) -> Judged | None:
    """What stands behind the name in its clause: looked up, or need not be handed in."""
    visible = set(right_of(context.line, found.end))
    for hit, cue in context.cues(CueReach.AFTER, found.end, found.end + WINDOW):
        if hit.start not in visible:
            continue
        unless = [h for h in context.hits.get(f"{g.UNLESS}:{cue.id}", ()) if h.start in visible]
        if not unless:
            return Judged(found, demanded=False, why=cue.why, by=hit)
    return None


def _governed(context: Context, found: Found) -> Judged:
    """By the nearest governing cue of the clause, else by the head of the list, else by what the line is."""
    visible = left_of(context.line, found.start)
    governor = _governor(context, found, visible) or _lead_governor(context, found)
    if governor is not None:
        hit, cue = governor
        return Judged(found, demanded=cue.effect is CueEffect.DEMAND, why=cue.why, by=hit, governed=True)
    demanded = context.demanded_by_default
    return Judged(found, demanded=demanded, why=DEFAULT_DEMAND if demanded else DEFAULT_MENTION)


def _governor(context: Context, found: Found, visible: list[int]) -> tuple[Hit, Cue] | None:
    """The last cue before the name that is not inside another cue; a verb joined to a waiver is waived too."""
    seen = set(visible)
    first = visible[-1] if visible else found.start
    cues = [*context.cues(CueReach.CLAUSE, first, found.start), *_phrases_reaching(context, found)]
    inside = [(h, c) for h, c in cues if h.start in seen and h.end - 1 in seen and h.end <= found.start]
    outer = [(h, c) for h, c in inside if not any(o.start <= h.start and h.end <= o.end and o != h for o, _ in inside)]
    ordered = sorted(outer, key=lambda pair: (pair[0].end, pair[0].start))
    governor: tuple[Hit, Cue] | None = None
    for hit, cue in ordered:
        if cue.effect is CueEffect.NEUTRAL:
            continue
        if governor and governor[1].effect is CueEffect.MENTION and cue.effect is CueEffect.DEMAND:
            between = context.line.words[governor[0].end : hit.start]
            if governor[1].id == g.WAIVED and all(w in context.grammar.coordination for w in between):
                governor = (Hit(governor[0].start, hit.end, governor[0].key), governor[1])
                continue
        governor = (hit, cue)
    return governor


def _phrases_reaching(context: Context, found: Found) -> list[tuple[Hit, Cue]]:
    """Cues that govern up to the first comma, parenthesis or joining word before the name."""
    line = context.line
    first = carried_from(context, found.start)
    joined = first > 0 and line.words[first - 1] in context.grammar.coordination
    reaching = []
    for hit, cue in context.cues(CueReach.PHRASE, first - WINDOW, first):
        between = range(hit.end, found.start + 1)
        soft = all(line.breaks[k] < COMMA and line.depths[k] == line.depths[hit.start] for k in between)
        if hit.end <= found.start and soft and not joined:
            reaching.append((hit, cue))
    return reaching


def _lead_governor(context: Context, found: Found) -> tuple[Hit, Cue] | None:
    """What the words before the colon of a list say, when they waive the whole list."""
    colon = lead_of(context.line, found.start)
    if colon is None or colon == 0:
        return None
    lead = Found(colon, colon + 1, None)
    governor = _governor(context, lead, [colon - 1, *left_of(context.line, colon - 1)])
    return governor if governor and governor[1].id in (g.WAIVED, g.DEMANDED) else None


def _nearest(hits: list[Hit], visible: list[int], before: int) -> Hit | None:
    seen = set(visible)
    inside = [h for h in hits if h.start in seen and h.end <= before]
    return max(inside, key=lambda h: h.start, default=None)
