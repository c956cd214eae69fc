"""What the curated catalogue knows of a published line: use, party, needs, provisions of the sector."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.model.procedure import Component, PaperRef, Procedure
from engine.model.record import replace
from engine.model.terms import Certainty, Origin, PaperId
from engine.recognise.text import fold

_WORD = re.compile(r"\w+")
_NEAR = 0.35
"""Share of the curated line's words that a published line must have before one counts as the other."""


class Known:
    """The curated procedure of the same code, if there is one."""

    def __init__(self, procedure: Procedure | None) -> None:
        """None for a procedure that the catalogue does not have."""
        self.procedure = procedure

    def completed(self, component: Component) -> Component:
        """The published component with what the curated one for the same paper adds; the text stays the published."""
        twin = self._twin(component)
        if twin is None:
            return component
        return replace(
            component,
            use=twin.use,
            party=twin.party,
            needs=twin.needs,
            subject=twin.subject,
            per=twin.per,
            origin=component.origin if component.origin is not Origin.ANY else twin.origin,
            provisions=twin.provisions,
            annex_rows=twin.annex_rows,
            alternatives=tuple(
                replace(a, papers=tuple(_completed(ref, twin) for ref in a.papers)) for a in component.alternatives
            ),
        )

    def _twin(self, component: Component) -> Component | None:
        """The curated line that demands the same paper in words most alike."""
        if self.procedure is None:
            return None
        wanted, words = set(_papers(component)), _words(component)
        fitting = [c for c in self.procedure.components if _is_sure(c) and _fits(component, wanted, c)]
        return max(fitting, key=lambda c: _alike(words, c), default=None)


def _is_sure(component: Component) -> bool:
    return component.source.certainty is not Certainty.UNVERIFIED


def _fits(component: Component, wanted: set[PaperId], curated: Component) -> bool:
    """The same papers; of generic proof and of one paper among several lines, words that are near as well."""
    if not wanted:
        return any(a.umbrella for a in curated.alternatives) and _alike(_words(component), curated) >= _NEAR
    return bool(wanted & set(_papers(curated)))


def _papers(component: Component) -> Iterator[PaperId]:
    return (ref.paper for a in component.alternatives for ref in a.papers if ref.paper is not None)


def _words(component: Component) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(f"{component.text} {component.case}")))


def _alike(words: frozenset[str], curated: Component) -> float:
    own = _words(curated) | frozenset(_WORD.findall(fold(curated.subject)))
    return len(words & own) / len(own)


def _completed(ref: PaperRef, twin: Component) -> PaperRef:
    """The reference of the curated line to the same paper says more than the published name."""
    return next((own for a in twin.alternatives for own in a.papers if own.paper == ref.paper), ref)
