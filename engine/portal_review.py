"""The review of published records: read, understood, decided and compared in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from engine.agreement import Agreements
from engine.diagnostics import Diagnostic
from engine.findings import RecordFindings
from engine.inventory import Intake, Ledger, Selection
from engine.model.decision import Inventory
from engine.model.published import PublishedProcedure
from engine.portal.naming import Naming
from engine.portal.reading import Read, Repeated, read_published
from engine.portal.understanding import Understander, Understood
from engine.recognise import Grammar
from engine.review import Reviewer

CHUNK = 200
"""Records decided at a time: enough for many rows to share a situation, few enough to stay small."""

Files = Iterable[tuple[Path, str]]
"""Paths, each with the name that messages show."""


class PortalReview(NamedTuple):
    """A finished review, how many records could be read, what could not, and the names that were met."""

    read: int
    inventory: Inventory
    problems: tuple[Diagnostic, ...]
    fields: frozenset[str]
    issuers: frozenset[str]


class PortalReviewer:
    """Reviews records as they come; only the inventory grows with their number."""

    def __init__(self, reviewer: Reviewer, selection: Selection, grammar: Grammar) -> None:
        """Decide with `reviewer` what `grammar` recognises in the records that `selection` covers."""
        catalog, context = reviewer.catalog, reviewer.context
        self.selection, self.naming = selection, Naming(catalog.issuers)
        self.understander = Understander(grammar, {p.code: p for p in catalog.procedures}, reviewer.day)
        plain = context.without_annex()
        self.findings = RecordFindings(catalog, context, plain)
        self.agreements = Agreements(context, plain, self.understander)
        self.ledger = Ledger(reviewer, selection)

    def review(self, files: Files, progress: Callable[[int], None]) -> PortalReview:
        """Review every record; `progress` is told how many were read.

        Raises `OSError` for a file that cannot be opened.
        """
        problems: list[Diagnostic] = []
        count = repeated = 0
        chunk: list[PublishedProcedure] = []
        for number, read in enumerate(read_published(files, self.naming), 1):
            progress(number)
            problems += [read] if isinstance(read, Diagnostic) else []
            repeated += isinstance(read, Repeated)
            count += not isinstance(read, Diagnostic)
            chunk += self._wanted(read)
            if len(chunk) >= CHUNK:
                self._decide(chunk)
                chunk.clear()
        self._decide(chunk)
        inventory = self.ledger.inventory(Intake(len(problems), repeated))
        fields, issuers = frozenset(self.ledger.fields), frozenset(self.ledger.issuers)
        return PortalReview(count, inventory, tuple(problems), fields, issuers)

    def _wanted(self, read: Read) -> list[PublishedProcedure]:
        if not isinstance(read, PublishedProcedure):
            return []
        self.ledger.fields.add(read.field)  # before anything narrows: a name is known if any record has it
        self.ledger.issuers.add(read.issuer.name)
        return [read] if not self.selection.codes or read.code in self.selection.codes else []

    def _decide(self, chunk: Iterable[PublishedProcedure]) -> None:
        understood = [self.understander.understand(published) for published in chunk]
        taken = [u for u in understood if self.ledger.takes(u.procedure)]
        self.ledger.review(u.procedure for u in taken)
        for one in taken:
            self._note(one)

    def _note(self, understood: Understood) -> None:
        self.ledger.note(self.findings.of(understood), self.agreements.of(understood))
