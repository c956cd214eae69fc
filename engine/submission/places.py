"""Which provision prescribes a paper, as far as it was read: text and place apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from engine.explain.citing import Citations, place_in_words
from engine.model.catalog import Catalog
from engine.model.decision import Row
from engine.model.law import AnnexRow
from engine.model.submission import LegalPlace

_CELL_BREAK = " // "
"""How the annex file writes a line break inside a printed cell."""


class Places:
    """Looks up what `Row.prescribed_by` stands for."""

    def __init__(self, catalog: Catalog, citations: Citations) -> None:
        """`citations` writes the clauses of `catalog` out."""
        self._clauses, self._citations = catalog.clauses, citations
        self._annex: dict[str, list[AnnexRow]] = defaultdict(list)
        for row in catalog.annex:
            self._annex[row.code].append(row)

    def of(self, row: Row) -> tuple[LegalPlace, ...]:
        """The provisions that prescribe the paper of a row, each once; empty where none was read."""
        if not row.prescribed_by:
            return ()
        own = [self._clause(key) for key in row.prescribed_by if key in self._clauses]
        return tuple(dict.fromkeys([*own, *self._printed(row)]))

    def grounds(self, row: Row) -> tuple[str, ...]:
        """Why the paper stays or may not be asked for, clauses written out."""
        return tuple(map(self._citations.written, row.grounds))

    def _clause(self, key: str) -> LegalPlace:
        instrument = self._clauses[key].instrument
        rest = key.removeprefix(instrument).strip()
        return LegalPlace(document=self._citations.instrument(instrument), provision=place_in_words(rest) or rest)

    def _printed(self, row: Row) -> Iterator[LegalPlace]:
        """Columns 7 and 8 of the government's own annex."""
        for printed in self._annex[row.procedure]:
            if row.paper in printed.papers and printed.document and printed.provision:
                yield LegalPlace(document=_lines(printed.document), provision=_lines(printed.provision))


def _lines(cell: str) -> str:
    return cell.replace(_CELL_BREAK, "\n")
