"""The role of a line: a form, a note, or a component that names papers to hand in."""

from __future__ import annotations

from collections.abc import Iterator

from engine.model.recognition import Role
from engine.recognise import grammar as g
from engine.recognise.grammar import Grammar
from engine.recognise.names import Hits
from engine.recognise.patterns import Hit
from engine.recognise.text import CLAUSE, NONE, Line

NEAR = 12
"""Words between a demand and the document it asks for."""

FORM_WHY = "mở đầu bằng tên tờ khai, đơn và không kể thêm giấy tờ khác"
GROUP_WHY = "nằm dưới đầu mục lưu ý, ghi chú"
START_WHY = "mở đầu bằng chữ lưu ý, ghi chú"
COLON_WHY = "là đầu mục, hết bằng dấu hai chấm"
WAIVER_WHY = "mở đầu bằng lời miễn nộp"
STATEMENT_WHY = "là lời dặn, không đòi giấy tờ nào có tên"
COMPONENT_WHY = "kể giấy tờ phải nộp hoặc xuất trình"


def first_word(line: Line, hits: Hits, grammar: Grammar) -> int:
    """Where the text begins, behind item letters, numbers of copies and words about copies."""
    at = 0
    words = line.words
    forms = {h.start for h in hits.get(g.FORM, ())}
    while at < len(words) and at not in forms:
        size = next((n for n in (3, 2, 1) if tuple(words[at : at + n]) in grammar.leads), 0)
        numbered = words[at].isdigit() or (len(words[at]) == 1 and at + 1 < len(words) and _marked(line, at))
        if not size and not numbered:
            return at
        at += size or 1
    return at if at in forms else 0


def _marked(line: Line, at: int) -> bool:
    """Whether a closing mark follows a letter: "a)", "b."."""
    return line.places[at + 1][0] - line.places[at][1] > 1 or line.breaks[at + 1] > NONE


def is_form(line: Line, hits: Hits, grammar: Grammar) -> bool:
    """Whether the line begins as a form."""
    at = first_word(line, hits, grammar)
    refused = any(h.start == at for h in hits.get(g.NOT_FORM, ()))
    return not refused and any(h.start == at for h in hits.get(g.FORM, ()))


def is_note_heading(hits: Hits) -> bool:
    """Whether the text itself begins as a note or its heading is one."""
    return any(h.start <= 1 for h in hits.get(g.NOTE_HEADING, ()))


def role_of(line: Line, hits: Hits, grammar: Grammar, *, under_note: bool, demands: bool) -> tuple[Role, str]:
    """The role and the reason. `demands`: a civil-status paper or generic proof is demanded."""
    if under_note:
        return Role.NOTE, GROUP_WHY
    if is_note_heading(hits):
        return Role.NOTE, START_WHY
    if demands:
        return Role.COMPONENT, COMPONENT_WHY
    if is_form(line, hits, grammar):
        other = _lists_other_papers(line, hits, grammar)
        return (Role.COMPONENT, COMPONENT_WHY) if other else (Role.FORM, FORM_WHY)
    note = next(_note_readings(line, hits, grammar), None)
    return (Role.NOTE, note) if note else (Role.COMPONENT, COMPONENT_WHY)


def _note_readings(line: Line, hits: Hits, grammar: Grammar) -> Iterator[str]:
    """Why a line that demands nothing and is no form is a note."""
    first = first_word(line, hits, grammar)
    if line.ends_with_colon and _heads_a_list(line, hits):
        yield COLON_WHY
    if any(h.start == first for h in hits.get(g.WAIVER, ())):
        yield WAIVER_WHY
    if any(h.start in (0, first) for h in hits.get(g.NOTE_OPENER, ())) and not _asks_for_document(line, hits):
        yield STATEMENT_WHY
    if any(h.start == 0 for h in hits.get(g.FRAGMENT, ())) and not _documents(hits):
        yield STATEMENT_WHY


def _heads_a_list(line: Line, hits: Hits) -> bool:
    """Whether a line that ends with a colon is a heading, and not a document that happens to end so."""
    count = len(line.words)
    headed = any(h.end == count for h in hits.get(g.HEADING, ()))
    named = any(h.start <= 1 and line.words[h.start + 1 : h.start + 2] != ["tờ"] for h in _documents(hits))
    return headed or not named


def _lists_other_papers(line: Line, hits: Hits, grammar: Grammar) -> bool:
    """Whether an item behind the form begins with another document."""
    forms = {h.start for h in hits.get(g.FORM, ())}
    behind = first_word(line, hits, grammar) + 1
    others = (h.start for h in _documents(hits) if h.start > behind and h.start not in forms)
    places = (_before_copies(line, grammar, at) for at in others if line.depths[at] == 0)
    return any(line.breaks[at] >= CLAUSE or _attached(line.words, at) for at in places)


def _attached(words: list[str], at: int) -> bool:
    """Whether "kèm" or "kèm theo" stands before a place."""
    return words[at - 1] == "kèm" or words[at - 2 : at] == ["kèm", "theo"]


def _before_copies(line: Line, grammar: Grammar, at: int) -> int:
    """The place before "bản sao", "01" and the like."""
    while size := next((n for n in (3, 2, 1) if at >= n and tuple(line.words[at - n : at]) in grammar.carriers), 0):
        at -= size
    return at


def _documents(hits: Hits) -> list[Hit]:
    """Documents by name, without those that were named elsewhere ("giấy tờ nêu trên", "giấy tờ này")."""
    longest = {h.start: h for h in sorted(hits.get(g.DOCUMENT, ()), key=lambda h: h.end)}
    pointing = {h.start for h in hits.get(g.ANAPHORA, ())}
    return [h for h in longest.values() if h.end not in pointing]


def _asks_for_document(line: Line, hits: Hits) -> bool:
    """Whether a demand is followed by a document that has a name of its own, or a list follows a colon."""
    starts = [h.start for h in _documents(hits)]
    refused = hits.get(g.NOT_DEMAND, [])
    demands = [d for d in hits.get(g.NOTE_DEMAND, ()) if not any(r.start <= d.start <= r.end + 1 for r in refused)]
    near = any(0 <= at - d.end <= NEAR for d in demands for at in starts)
    return near or any(line.colons[k] for k in range(1, len(line.words)) if k in starts or line.listed[k])
