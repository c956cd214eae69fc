"""What an office sends from a finished review, as data: annex, databases to connect, plans, totals by issuer.

The rows stay the inventory's own; nothing is decided here. Workbook and official papers only style the result.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from engine.explain.citing import Citations
from engine.model.catalog import Catalog
from engine.model.decision import Inventory
from engine.model.submission import AnnexGroup, IssuerTotals, Submission
from engine.model.terms import Verdict
from engine.submission.annex import annex_groups
from engine.submission.databases import database_needs
from engine.submission.places import Places
from engine.submission.plans import plans

__all__ = ["prepare"]


def prepare(inventory: Inventory, catalog: Catalog) -> Submission:
    """Arrange a finished review for sending; `catalog` names the texts and the province's connections."""
    citations = Citations(catalog)
    groups = annex_groups(inventory, Places(catalog, citations))
    return Submission(
        inventory=inventory,
        groups=groups,
        databases=tuple(database_needs(inventory, catalog, citations)),
        plans=tuple(plans(groups, citations)),
        by_issuer=tuple(_by_issuer(groups)),
    )


def _by_issuer(groups: tuple[AnnexGroup, ...]) -> Iterator[IssuerTotals]:
    for group in groups:
        judged = [line.row for line in group.lines if line.row.verdict is not None]
        counts = Counter(row.verdict for row in judged)
        yield IssuerTotals(
            issuer=group.issuer,
            procedures=len({row.procedure for row in judged}),
            by_verdict={verdict.value: counts[verdict] for verdict in Verdict},
        )
