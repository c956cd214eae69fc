"""Rulings put beside the rows that they are about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from engine.model.catalog import Catalog
from engine.model.decision import Inventory, Row
from engine.model.procedure import Procedure
from engine.model.record import replace
from engine.model.ruling import RowRuling, Ruling, RulingKey
from engine.model.terms import Channel
from engine.review import Reviewer
from engine.rulings.keys import latest, with_present_codes
from engine.rulings.staleness import Now, stale_reasons
from engine.situations import demands

LAW_ALONE = "chỉ xét pháp luật"


def with_rulings(
    inventory: Inventory, rulings: Iterable[Ruling], reviewer: Reviewer, codes: Collection[str] = ()
) -> Inventory:
    """The inventory with each ruling beside its row, and counted; `codes` are those it was narrowed to, if any.

    The answers stay as they are. A ruling without a row is counted where the inventory covers its procedure.
    """
    beside = Beside(reviewer, rulings)
    if not beside.current:
        return inventory
    rows = beside.rows(inventory.rows)
    shown = [row.ruling for row in rows if row.ruling is not None]
    stale, gone = sum(ruling.is_stale for ruling in shown), beside.gone(inventory, codes)
    totals = replace(inventory.totals, rulings=len(shown), stale_rulings=stale, gone_rulings=len(gone))
    return replace(inventory, rows=rows, totals=totals)


class Beside:
    """The latest rulings held against what a reviewer answers."""

    def __init__(self, reviewer: Reviewer, rulings: Iterable[Ruling]) -> None:
        """`rulings` are all that are kept; of each row the last one counts."""
        self.reviewer = reviewer
        self.current: Mapping[RulingKey, Ruling] = latest(with_present_codes(rulings, reviewer.catalog))
        self.place = place_of(reviewer)
        self._procedures = {p.code: p for p in reviewer.catalog.procedures}
        self._facts: dict[str, Mapping[str, Mapping[str, str]]] = {}
        self._keys: dict[str, frozenset[RulingKey]] = {}

    def rows(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        """The rows, each with its ruling where there is one."""
        return tuple(self._with(row) for row in rows)

    def _with(self, row: Row) -> Row:
        ruling = self.current.get(row.key)
        return row if ruling is None or row.verdict is None else replace(row, ruling=self._shown(ruling, row))

    def _shown(self, ruling: Ruling, row: Row) -> RowRuling:
        why = self.stale_why(ruling, row)
        return RowRuling(
            agrees=ruling.agrees,
            verdict=ruling.verdict,
            role=ruling.role,
            on=ruling.on,
            reason=ruling.reason,
            clause=ruling.cited,
            scope="" if ruling.given_for.place == self.place else scope_of(ruling, self.reviewer.catalog),
            is_stale=bool(why),
            stale_why=why,
        )

    def stale_why(self, ruling: Ruling, row: Row) -> tuple[str, ...]:
        """What has changed since the ruling was given."""
        facts = self.facts(row) if row.situation != ruling.given_for.situation else None
        now = Now(row, facts, self.reviewer.day, self.place, self.reviewer.catalog.clauses)
        return tuple(stale_reasons(ruling, now))

    def facts(self, row: Row) -> Mapping[str, str] | None:
        """The facts of the row's situation by name; None for a row that the catalogue's procedure does not have."""
        code = row.procedure
        if code not in self._facts:
            self._facts[code] = facts_by_situation(self.reviewer, self._procedures.get(code))
        return self._facts[code].get(row.situation)

    def gone(self, inventory: Inventory, codes: Collection[str]) -> tuple[Ruling, ...]:
        """The rulings whose row is no more, of the procedures that the inventory covers."""
        keys = {row.key for row in inventory.rows}
        covered = {row.procedure for row in inventory.rows}
        lost = [r for r in self.current.values() if r.key not in keys]
        if inventory.source != CATALOGUE:  # records: what they do not hold was not asked for
            return tuple(r for r in lost if r.procedure in covered)
        return tuple(r for r in lost if (not codes or r.procedure in codes) and r.key not in self._keys_of(r.procedure))

    def _keys_of(self, code: str) -> frozenset[RulingKey]:
        """The keys of all rows that a procedure has, whatever the inventory was narrowed to."""
        if code not in self._keys:
            procedure = self._procedures.get(code)
            rows = self.reviewer.rows([procedure] if procedure else [])
            self._keys[code] = frozenset(row.key for row in rows)
        return self._keys[code]


CATALOGUE = "catalogue"
"""The source of an inventory that was not made from published records."""


def place_of(reviewer: Reviewer) -> tuple[str, str]:
    """The codes of the province and of the one commune that are judged, empty where there is none."""
    province = reviewer.province
    if province is None:
        return "", ""
    return province.code, province.communes[0] if province.commune else ""


def scope_of(ruling: Ruling, catalog: Catalog) -> str:
    """The place that a ruling was given for, in words."""
    code, commune = ruling.given_for.place
    if not code:
        return LAW_ALONE
    known = catalog.provinces.get(code)
    province = f"tỉnh {known.name}" if known else f"tỉnh mã {code}"
    return f"xét xã mã {commune}, {province}" if commune else f"xét {province}"


def facts_by_situation(reviewer: Reviewer, procedure: Procedure | None) -> Mapping[str, Mapping[str, str]]:
    """The facts of every situation that rows of a procedure may have, by its id; none without a procedure."""
    wanted = demands([procedure] if procedure else [], reviewer.day)
    by_channel = (demand._replace(channel=channel) for demand in wanted for channel in {demand.channel, *Channel})
    situations = map(reviewer.context.situation, by_channel)
    return {s.id: dict(zip(s._fields, map(str, s), strict=True)) for s in situations}
