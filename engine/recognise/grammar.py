"""From papers and wordings to what the recogniser runs on: one lexicon, and a fast test for lines to skip."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from engine.model.papers import NotCivilStatus, Paper
from engine.model.recognition import Cue, Named, Wordings
from engine.recognise.patterns import Lexicon, Parts, Phrase, parse, phrases_of
from engine.recognise.text import folded

# The families of keys in the lexicon; a key is "family" or "family:id".
NAME, COMPOSED, ISSUED, ELLIPTICAL, UMBRELLA = "name", "composed", "issued", "elliptical", "umbrella"
TRAP, OTHER, CUE, UNLESS = "trap", "other", "cue", "unless"
ISSUER, NOT_UMBRELLA, OPENER, CLOSER, HEADING = "issuer", "not-umbrella", "opener", "closer", "heading"
FOREIGN, NOT_FOREIGN, CONDITIONAL, NOT_CONDITIONAL = "foreign", "not-foreign", "conditional", "not-conditional"
FORM, NOT_FORM, NOTE_HEADING, NOTE_OPENER = "form", "not-form", "note-heading", "note-opener"
NOTE_DEMAND, NOT_DEMAND, WAIVER = "note-demand", "not-demand", "waiver"
FALLBACK, ONLY_FALLBACK, SPARED, WHOLE = "fallback", "only-fallback", "spared", "whole"
DOCUMENT, ANAPHORA, FRAGMENT = "document", "anaphora", "fragment"

WAIVED, DEMANDED, LOOKED_UP = "waived", "demanded", "looked_up"
RELIED_ON = (WAIVED, DEMANDED, LOOKED_UP, "looked_up_after", "held_after", "details_only")
"""The cues that the code asks for by id; the rest are known by their effect and reach only."""

FIRST_CHARS = 70
"""Enough to hold the first words of a line."""
_WORDS = re.compile(r"[^\W_]+")


class Opening(Enum):
    """What the first words of a line tell of its role; of two that fit, the greater wins."""

    FORM = 1
    READ_ON = 2
    OTHER = 3


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """Everything compiled once; shared by all lines."""

    lexicon: Lexicon
    role_lexicon: Lexicon
    anchors: tuple[str, ...]
    cues: dict[str, Cue]
    carriers: frozenset[Phrase]
    leads: frozenset[Phrase]
    coordination: frozenset[str]
    heads: frozenset[str]
    openings: dict[str, tuple[tuple[Phrase, Opening | None], ...]]
    names: dict[str, str]
    wordings: Wordings

    @classmethod
    def build(cls, papers: Iterable[Paper], others: Iterable[NotCivilStatus], wordings: Wordings) -> Grammar:
        """Compile. Raises `PatternError` for a pattern that cannot be read."""
        words = wordings.words
        lexicon = Lexicon()
        names = _add_papers(lexicon, tuple(papers))
        names |= _add_others(lexicon, tuple(others))
        _add_wordings(lexicon, wordings)
        role_lexicon = Lexicon()
        _add_roles(role_lexicon, wordings)
        roles = wordings.roles
        return cls(
            lexicon=lexicon,
            role_lexicon=role_lexicon,
            anchors=_anchors(lexicon, wordings),
            cues={cue.id: cue for cue in wordings.cues},
            carriers=_phrases(wordings.carriers, words),
            leads=_phrases(roles.form.leads, words),
            coordination=frozenset(word for phrase in _phrases(wordings.coordination, words) for word in phrase),
            heads=frozenset(word for phrase in _phrases(roles.documents, words) for word in phrase[:1]),
            openings=_openings(wordings),
            names=names,
            wordings=wordings,
        )

    def opening_of(self, low: str) -> Opening:
        """What the first words of a line in lower case can begin; most lines begin neither form nor note."""
        if low.rstrip().endswith(":"):
            return Opening.READ_ON
        words = [folded(word) for word in _WORDS.findall(low[:FIRST_CHARS])]
        at = 0
        while at < len(words):
            kind, size = self._opening_at(words, at)
            if kind is Opening.FORM:
                return Opening.READ_ON if _lists_more(low) else Opening.FORM
            if kind is not None:
                return kind
            at += size
        return Opening.OTHER

    def _opening_at(self, words: list[str], at: int) -> tuple[Opening | None, int]:
        """What begins at a word; where nothing does, how many words may be passed over."""
        word = words[at]
        known = [
            (phrase, kind)
            for phrase, kind in self.openings.get(word, ())
            if len(phrase) == 1 or tuple(words[at : at + len(phrase)]) == phrase
        ]
        kinds = [kind for _, kind in known if kind is not None]
        if kinds:
            return max(kinds, key=lambda kind: kind.value), 1
        if not known and not word.isdigit() and len(word) > 1:
            return Opening.OTHER, 1
        return None, max((len(phrase) for phrase, _ in known), default=1)

    def may_name_papers(self, low: str) -> bool:
        """Whether a line in lower case can hold anything of civil status. Most lines end here."""
        for anchor in self.anchors:  # noqa: SIM110 - every line of the input comes here, and a generator costs a third more
            if anchor in low:
                return True
        return False


def _lists_more(low: str) -> bool:
    """Whether a line goes on after its first item."""
    return any(mark in low for mark in (";", ". ", "\n", " + ")) or "kèm" in low.replace("ban hành kèm", "")


def _openings(wordings: Wordings) -> dict[str, tuple[tuple[Phrase, Opening | None], ...]]:
    """What lines begin with, by first word."""
    words, roles = wordings.words, wordings.roles
    found: dict[str, list[tuple[Phrase, Opening | None]]] = {}
    for kind, patterns in (
        (Opening.OTHER, roles.form.not_starts),
        (Opening.READ_ON, (*roles.note.openers, *roles.note.headings, *roles.note.fragments)),
        (Opening.FORM, roles.form.starts),
        (None, roles.form.leads),
    ):
        for phrase in _phrases(patterns, words):
            found.setdefault(phrase[0], []).append((phrase, kind))
    return {word: tuple(known) for word, known in found.items()}


def _phrases(patterns: Iterable[str], words: dict[str, tuple[str, ...]]) -> frozenset[Phrase]:
    return frozenset(phrase for pattern in patterns for phrase in phrases_of(pattern, words))


def _add_papers(lexicon: Lexicon, papers: tuple[Paper, ...]) -> dict[str, str]:
    for paper in papers:
        for name in (paper.name, *paper.aliases):
            lexicon.add(f"{NAME}:{paper.id}", (_literal(name),))
        for trap in paper.traps:
            lexicon.add(f"{TRAP}:{paper.id}", (_literal(trap),))
    return {f"{NAME}:{paper.id}": paper.name for paper in papers}


def _add_others(lexicon: Lexicon, others: tuple[NotCivilStatus, ...]) -> dict[str, str]:
    for other in others:
        for name in (other.name, *other.aliases):
            lexicon.add(f"{OTHER}:{other.id}", (_literal(name),))
    return {f"{OTHER}:{other.id}": other.why for other in others}


def _literal(name: str) -> tuple[Phrase, ...]:
    """The words of a name as it is written in `papers.yaml`, where nothing is a mark of the pattern language."""
    kept = "".join(c if c.isalnum() else " " for c in folded(name))
    return (tuple(kept.split()),)


def _add_wordings(lexicon: Lexicon, wordings: Wordings) -> None:
    words = wordings.words
    for family, named in (
        (NAME, wordings.names),
        (COMPOSED, wordings.compositions),
        (ISSUED, wordings.issued.names),
        (ELLIPTICAL, wordings.elliptical.words),
    ):
        _add_named(lexicon, family, named, words)
    for cue in wordings.cues:
        _add_all(lexicon, f"{CUE}:{cue.id}", cue.patterns, words)
        _add_all(lexicon, f"{UNLESS}:{cue.id}", cue.unless, words)
    for family, patterns in (
        (UMBRELLA, wordings.umbrella.patterns),
        (NOT_UMBRELLA, wordings.umbrella.excepted),
        (ISSUER, wordings.issued.markers),
        (OPENER, wordings.condition.openers),
        (CLOSER, wordings.condition.closers),
        (FOREIGN, wordings.foreign.patterns),
        (NOT_FOREIGN, wordings.foreign.excepted),
        (CONDITIONAL, wordings.conditional.patterns),
        (NOT_CONDITIONAL, wordings.conditional.excepted),
        (FALLBACK, wordings.fallback.patterns),
        (ONLY_FALLBACK, wordings.fallback.only),
        (SPARED, wordings.fallback.spared),
        (WHOLE, wordings.fallback.whole),
    ):
        _add_all(lexicon, family, patterns, words)
    _add_roles(lexicon, wordings)


def _add_roles(lexicon: Lexicon, wordings: Wordings) -> None:
    """What the role of a line needs; all that is looked for in a line that names no civil-status paper."""
    roles = wordings.roles
    waivers = tuple(p for cue in wordings.cues if cue.id == WAIVED for p in cue.patterns)
    for family, patterns in (
        (FORM, roles.form.starts),
        (NOT_FORM, roles.form.not_starts),
        (NOTE_HEADING, roles.note.headings),
        (NOTE_OPENER, roles.note.openers),
        (FRAGMENT, roles.note.fragments),
        (NOTE_DEMAND, roles.note.demands),
        (NOT_DEMAND, (*roles.note.not_demands, *waivers)),
        (WAIVER, waivers),
        (DOCUMENT, roles.documents),
        (ANAPHORA, roles.anaphora),
        (HEADING, wordings.headings),
    ):
        _add_all(lexicon, family, patterns, wordings.words)


def _add_named(lexicon: Lexicon, family: str, named: Iterable[Named], words: dict[str, tuple[str, ...]]) -> None:
    for item in named:
        _add_all(lexicon, f"{family}:{item.paper}", item.patterns, words)


def _add_all(lexicon: Lexicon, key: str, patterns: Iterable[str], words: dict[str, tuple[str, ...]]) -> None:
    for pattern in patterns:
        lexicon.add(key, parse(pattern, words))


def _anchors(lexicon: Lexicon, wordings: Wordings) -> tuple[str, ...]:
    """The anchors of the file, as written and folded, and what every wording without one of them needs."""
    anchors = list(dict.fromkeys(form for a in wordings.anchors for form in (a.lower(), folded(a))))
    for family in (NAME, COMPOSED, ISSUED, UMBRELLA):
        for parts in lexicon.rows(family):
            for phrase in _uncovered_part(parts, anchors):
                if not any(a in phrase for a in anchors):
                    anchors = [*(a for a in anchors if phrase not in a), phrase]
    return tuple(anchors)


def _uncovered_part(parts: Parts, anchors: list[str]) -> list[str]:
    """Nothing when some part always holds an anchor; else the phrases of the last part, shortest first."""
    texts = [[" ".join(phrase) for phrase in part] for part in parts]
    covered = any(all(any(a in text for a in anchors) for text in part) for part in texts)
    return [] if covered else sorted(texts[-1], key=len)
