"""The government's own list beside what the dossier text and the general rule alone give."""

from __future__ import annotations

from collections.abc import Iterator

from engine.model.finding import Agreement, AgreementKind
from engine.model.law import AnnexRow
from engine.model.published import PublishedProcedure
from engine.model.recognition import Span
from engine.model.record import replace
from engine.model.terms import PaperId, Published
from engine.portal.understanding import CASE_NAME, HEADING, Understander, Understood
from engine.recognise import may_name_papers, recognise
from engine.situations import Context, Demand, demands

_UPDATED = frozenset(
    {"waived", "waived_after", "excepted", "looked_up", "looked_up_after", "held_after", "details_only"}
)
"""The cues by which a text that names a paper says that it is no longer handed in."""
_ANOTHER_THING = frozenset({"form_name", "requested_result", "not_a_demand", "notified"})
"""The cues by which the name belongs to something else: a form, the result of the procedure."""


class Agreements:
    """Compares records with the annex; `plain` is the context of the day without it."""

    def __init__(self, context: Context, plain: Context, understander: Understander) -> None:
        """All three of one day."""
        self.context, self.plain, self.understander = context, plain, understander

    def of(self, understood: Understood) -> Iterator[Agreement]:
        """One comparison for each paper of each annex row that names the procedure."""
        for row in self.context.annex_of(understood.published.code):
            if not row.papers:
                yield self._compared(understood, row, None, AgreementKind.ANNEX_ODDITY, row.paper_text)
            for paper in map(PaperId, row.papers):
                yield self._paper(understood, row, paper)

    def _paper(self, understood: Understood, row: AnnexRow, paper: PaperId) -> Agreement:
        named = [d for d in demands([understood.procedure], self.context.day) if d.paper == paper]
        wanted = [d for d in named if d.component.published is not Published.LOOKED_UP]
        if wanted:
            return self._found(understood, row, paper, wanted)
        if named:
            return self._compared(understood, row, paper, AgreementKind.TEXT_UPDATED, named[0].component.text)
        kind, text = self._absent(understood, row, paper)
        return self._compared(understood, row, paper, kind, text)

    def _found(self, understood: Understood, row: AnnexRow, paper: PaperId, wanted: list[Demand]) -> Agreement:
        found = tuple(dict.fromkeys(database for d in wanted for database in self.plain.databases(d)))
        text = wanted[0].component.text
        kind = AgreementKind.AGREES if set(found) & set(row.databases) else AgreementKind.OTHER_DATABASE
        hidden = _in_headings(understood)
        if kind is AgreementKind.AGREES and all(d.component.id in hidden for d in wanted):
            kind = AgreementKind.HIDDEN_IN_CASE
        compared = self._compared(understood, row, paper, kind, text)
        databases = f"{compared.databases}; quy định chung: {self._names(found)}"
        return replace(compared, found_databases=found, databases=databases)

    def _absent(self, understood: Understood, row: AnnexRow, paper: PaperId) -> tuple[AgreementKind, str]:
        """Why a paper of the annex is not among the demands of the text."""
        published = understood.published
        if not any(not line.is_case for line in published.lines):
            return AgreementKind.UNREAD, ""
        generic = [a for c in understood.procedure.components for a in c.alternatives if a.umbrella]
        if generic:
            return AgreementKind.GENERIC_PROOF, generic[0].umbrella
        mentions = [(span, text) for span, text in self._mentions(published, paper) if span.cue not in _ANOTHER_THING]
        updated = next((text for span, text in mentions if span.cue in _UPDATED), None)
        if updated is not None:
            return AgreementKind.TEXT_UPDATED, updated
        if row.doubt:
            return AgreementKind.ANNEX_ODDITY, row.doubt
        missed = next((text for span, text in mentions if span.cue != paper.value), None)
        return (AgreementKind.OUR_MISS, missed) if missed is not None else (AgreementKind.NOT_IN_TEXT, "")

    def _mentions(self, published: PublishedProcedure, paper: PaperId) -> Iterator[tuple[Span, str]]:
        """Where the dossier names a paper without demanding it. The cue of a trap is the paper itself."""
        grammar = self.understander.grammar
        for line in published.lines:
            if may_name_papers(line.text, grammar):
                read_as = recognise(line.text, line.group, grammar)
                if paper in read_as.mentioned:
                    yield from ((span, line.text) for span in read_as.spans if span.what == paper.value)

    def _compared(
        self, understood: Understood, row: AnnexRow, paper: PaperId | None, kind: AgreementKind, text: str
    ) -> Agreement:
        published = understood.published
        return Agreement(
            procedure=published.code,
            procedure_name=published.name,
            annex=f"Phụ lục {row.appendix}, STT {row.stt}",
            paper=paper.value if paper else "",
            annex_databases=row.databases,
            found_databases=(),
            databases=self._names(row.databases),
            kind=kind,
            text=text,
            location=published.location,
        )

    def _names(self, databases: tuple[str, ...]) -> str:
        return ", ".join(self.context.catalog.databases[d].name for d in databases)


def _in_headings(understood: Understood) -> frozenset[str]:
    """The components that stand in a heading or in the name of a case, not in a line of the dossier."""
    places = {f"bản công bố, {where}" for where in (HEADING, CASE_NAME)}
    return frozenset(c.id for c in understood.procedure.components if c.source.where in places)
