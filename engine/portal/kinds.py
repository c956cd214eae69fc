"""What kind of business a published procedure is, and which papers may serve where none is named."""

from __future__ import annotations

import re

from engine.model.published import PublishedProcedure
from engine.model.recognition import ProcedureWords, Umbrella
from engine.model.terms import PaperId, ProcedureType
from engine.recognise.text import fold, folded

_WORD = re.compile(r"\w+")


def type_of(published: PublishedProcedure, words: ProcedureWords) -> ProcedureType:
    """The first type whose field, issuer and words of the name fit; `OTHER` where none does."""
    field, name = fold(published.field), fold(published.name)
    for entry in words.types:
        in_field = field in map(folded, entry.fields)
        by_issuer = not entry.issuers or published.issuer.name in entry.issuers
        by_name = not entry.names or any(folded(part) in name for part in entry.names)
        if in_field and by_issuer and by_name:
            return entry.type
    return ProcedureType.OTHER


def object_papers(published: PublishedProcedure, words: ProcedureWords) -> frozenset[PaperId]:
    """The papers that the procedure replaces or registers again: not proof, but what it is about."""
    name = fold(published.name)
    return frozenset(entry.paper for entry in words.objects if any(folded(part) in name for part in entry.names))


def may_serve(said: str, umbrella: Umbrella) -> tuple[PaperId, ...]:
    """Which papers can serve as the generic proof that `said` asks for."""
    text = _spaced(said)
    fitting = (entry for entry in umbrella.candidates if any(f" {folded(word)} " in text for word in entry.words))
    found = {paper for entry in fitting for paper in entry.papers} or set(umbrella.otherwise)
    return tuple(paper for paper in PaperId if paper in found)


def _spaced(text: str) -> str:
    return f" {' '.join(_WORD.findall(fold(text)))} "
