"""Everything that `rules/` says, as one immutable value."""

from __future__ import annotations

from engine.model.coverage import Threshold
from engine.model.impact import PriceList, VolumeNames
from engine.model.law import AnnexRow, Clause, Instrument, Window
from engine.model.papers import Concept, Database, NotCivilStatus, Paper
from engine.model.procedure import Procedure
from engine.model.province import Province
from engine.model.published import Issuers, Stale
from engine.model.recognition import Wordings
from engine.model.record import Record
from engine.model.reporting import DueRule, WindowRule
from engine.model.rule import Rule
from engine.model.terms import PaperId

Certificate = dict[str, str | int]
"""What the proof of a rulebook was led over (`engine.proof`): hashes, cells, situations; empty without a proof."""


class Catalog(Record):
    """The whole knowledge base. The two hashes name what was used, in every output.

    `certificate` belongs to these very rules: whoever changes rules or clauses has to empty it.
    """

    catalog_hash: str
    rulebook_hash: str
    instruments: tuple[Instrument, ...]
    clauses: dict[str, Clause]
    windows: tuple[Window, ...]
    annex: tuple[AnnexRow, ...]
    concepts: dict[str, Concept]
    papers: dict[PaperId, Paper]
    not_civil_status: tuple[NotCivilStatus, ...]
    databases: dict[str, Database]
    provinces: dict[str, Province]
    rules: tuple[Rule, ...]
    procedures: tuple[Procedure, ...]
    wordings: Wordings | None = None
    issuers: Issuers | None = None
    stale: Stale | None = None
    thresholds: tuple[Threshold, ...] = ()
    prices: tuple[PriceList, ...] = ()
    volumes: VolumeNames | None = None
    report_windows: tuple[WindowRule, ...] = ()
    report_dues: tuple[DueRule, ...] = ()
    certificate: Certificate = {}  # noqa: RUF012 - a record copies its defaults
