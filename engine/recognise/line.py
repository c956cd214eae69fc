"""One published line, recognised: which papers it demands, which it only names, and by which words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from engine.model.recognition import Recognition, Role, Span
from engine.model.record import replace
from engine.model.terms import PaperId
from engine.recognise import grammar as g
from engine.recognise.conditions import cue_of, fallbacks, is_foreign, looked_up, when_of
from engine.recognise.grammar import Grammar, Opening
from engine.recognise.names import REACH, Found, Hits, found_in
from engine.recognise.patterns import Hit
from engine.recognise.roles import COMPONENT_WHY, FORM_WHY, is_note_heading, role_of
from engine.recognise.status import Context, Judged, judge
from engine.recognise.text import MAX_CHARS, Line, read, visible


def _role_sentence(role: Role, why: str) -> str:
    return f"dòng này là {role.label}: {why}"


NO_NAME = "không có tên giấy hộ tịch"
PLAIN = Recognition(role=Role.COMPONENT, why=(_role_sentence(Role.COMPONENT, COMPONENT_WHY), NO_NAME))
KNOWN = {
    Opening.OTHER: PLAIN,
    Opening.FORM: Recognition(role=Role.FORM, why=(_role_sentence(Role.FORM, FORM_WHY), NO_NAME)),
}
REMEMBERED_CHARS = 2000
HEADING_CHARS = 60
TRUNCATED = f"dòng dài hơn {MAX_CHARS} ký tự: phần sau chưa đọc, có thể còn giấy tờ"
UMBRELLA = "umbrella"
UMBRELLA_NAME = "giấy tờ chứng minh nói chung"


def recognise(text: str, group: str, grammar: Grammar) -> Recognition:
    """Read one line under its heading. The same words always give the same answer."""
    if len(text) <= REMEMBERED_CHARS:
        return _remembered(text, group, grammar)
    read_as = _recognise(text, group, grammar)
    return read_as if len(text) <= MAX_CHARS else replace(read_as, truncated=True, why=(*read_as.why, TRUNCATED))


def may_name_papers(text: str, grammar: Grammar) -> bool:
    """Whether a line can hold anything of civil status; for who needs no role, a quick way past most lines."""
    return grammar.may_name_papers(_one_spaced(visible(text).lower()))


def speaks_of_others(text: str, grammar: Grammar) -> bool:
    """Whether a line that names no paper says of the papers listed around it that a look-up comes first."""
    low = _one_spaced(visible(text).lower())
    if not any(word in low for word in grammar.wordings.fallback.about) or grammar.may_name_papers(low):
        return False
    line = read(text)
    hits = grammar.lexicon.find(line, REACH)
    return bool(hits.get(g.WHOLE) and (hits.get(g.SPARED) or hits.get(g.ONLY_FALLBACK)))


def _recognise(text: str, group: str, grammar: Grammar) -> Recognition:
    low = visible(text).lower()
    under_note = _is_note_group(group, grammar)
    named = grammar.may_name_papers(_one_spaced(low))
    if not named and not under_note and (known := KNOWN.get(grammar.opening_of(low))):
        return known
    line = read(text)
    if not line.words:
        return PLAIN
    hits = (grammar.lexicon if named else grammar.role_lexicon).find(line, REACH)
    judged = _judged(line, hits, grammar, under_note=under_note) if named else []
    return _assembled(line, hits, grammar, judged, group)


def _one_spaced(low: str) -> str:
    """Words parted by one blank, as anchors are written."""
    return " ".join(low.split()) if any(mark in low for mark in ("  ", "\n", "\xa0", "\t")) else low


_remembered = lru_cache(maxsize=8192)(_recognise)
"""Published dossiers repeat a third of their lines word for word."""


@lru_cache(maxsize=4096)
def _is_note_group(group: str, grammar: Grammar) -> bool:
    line = read(group[:HEADING_CHARS])
    return is_note_heading(grammar.role_lexicon.find(line, REACH))


@lru_cache(maxsize=4096)
def _is_case_group(group: str, grammar: Grammar) -> bool:
    line = read(group)
    return any(line.depths[h.start] == 0 for h in grammar.lexicon.find(line, REACH).get(g.CONDITIONAL, ()))


def _judged(line: Line, hits: Hits, grammar: Grammar, *, under_note: bool) -> list[Judged]:
    names = found_in(line, hits, grammar)
    note = under_note or is_note_heading(hits)
    return judge(Context.of(line, hits, grammar, names, note=note)) if names else []


def _assembled(line: Line, hits: Hits, grammar: Grammar, judged: list[Judged], group: str) -> Recognition:
    kept = [j for j in judged if j.demanded]
    role, why = role_of(line, hits, grammar, under_note=_is_note_group(group, grammar), demands=bool(kept))
    demanded = _papers(kept)
    mentioned = tuple(p for p in _papers(judged) if p not in demanded)
    spare = fallbacks(line, hits, judged)
    return Recognition(
        role=role,
        demanded=demanded,
        mentioned=mentioned,
        umbrella=any(j.found.paper is None for j in kept),
        foreign=is_foreign(line, hits, kept),
        when=when_of(line, hits, grammar, kept, in_case=_is_case_group(group, grammar)) if kept else None,
        fallback=_papers(spare),
        umbrella_fallback=any(j.found.paper is None for j in spare),
        looked_up=tuple(p for p in _papers(looked_up(hits, judged)) if p in mentioned),
        spans=(
            *_decisions(line, judged),
            *_others(line, hits, grammar, judged),
        ),
        why=(_role_sentence(role, why), *(_sentence(line, j) for j in judged)),
    )


def _papers(judged: list[Judged]) -> tuple[PaperId, ...]:
    found = {j.found.paper for j in judged if j.found.paper is not None}
    return tuple(paper for paper in PaperId if paper in found)


def _id(found: Found) -> str:
    return found.paper.value if found.paper is not None else UMBRELLA


def _name(found: Found) -> str:
    return found.paper.label if found.paper is not None else UMBRELLA_NAME


def _decisions(line: Line, judged: list[Judged]) -> Iterator[Span]:
    return (_span(line, j.found, _id(j.found), _sentence(line, j), cue_of(j)) for j in judged)


def _span(line: Line, part: Found | Hit, what: str, why: str, cue: str = "") -> Span:
    return Span(start=line.places[part.start][0], end=line.places[part.end - 1][1], what=what, why=why, cue=cue)


def _sentence(line: Line, judged: Judged) -> str:
    """One decision in words: the name as written, what it was taken for, and the words that decided."""
    found = judged.found
    verdict = "đòi nộp" if judged.demanded else "chỉ nhắc"
    ground = f"{judged.why} (“{_written(line, judged.by)}”)" if judged.by is not None else judged.why
    return f"“{_written(line, found)}” là {_name(found)}: {verdict}, vì {ground}"


def _written(line: Line, part: Found | Hit) -> str:
    return " ".join(line.words[part.start : part.end])


def _others(line: Line, hits: Hits, grammar: Grammar, judged: list[Judged]) -> tuple[Span, ...]:
    """Papers that are often mistaken for civil-status papers, with why they are not."""
    taken = [j.found for j in judged]
    found = [h for key, hs in hits.items() if key.startswith(f"{g.OTHER}:") for h in hs]
    spans = []
    for hit in sorted(found, key=lambda h: (h.start - h.end, h.start)):
        place = Found(hit.start, hit.end, None)
        if not any(map(place.overlaps, taken)):
            taken.append(place)
            spans.append(_span(line, hit, hit.key.partition(":")[2], grammar.names[hit.key]))
    return tuple(sorted(spans, key=lambda s: s.start))
