"""The actions that may help with a paper, and the catalogue once they are done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from engine.assumptions import Assumption, assume
from engine.availability import Availability
from engine.model.catalog import Catalog
from engine.model.decision import Row
from engine.model.record import replace
from engine.model.rule import Bar, Rule
from engine.model.terms import DataState, LinkState, Origin, Verdict
from engine.model.unlocking import Action, ActionKind

Actions = frozenset[Action]

REGISTRIES = "các cơ quan đăng ký hộ tịch của tỉnh"


class Workshop(NamedTuple):
    """Where actions are thought of: the catalogue, the day, and the province, None for the law alone."""

    catalog: Catalog
    day: date
    province: str | None

    def suggested(self, rows: Iterable[Row]) -> Actions:
        """Actions that may help with these rows as they stand."""
        return frozenset(action for row in rows for action in (*self._of_law(row), *self._of_province(row)))

    def _of_law(self, row: Row) -> Iterator[Action]:
        if row.verdict is Verdict.KEEP and row.origin != Origin.FOREIGN:  # no register here holds what is foreign
            fired = (rule for rule in self.catalog.rules if rule.id in row.rules)
            yield from (amendment(rule) for rule in fired if keeps(rule))
        if row.paper is None:
            return
        database = self.catalog.databases[self.catalog.papers[row.paper].database]
        for field in row.missing_fields:
            text = f"công bố trường “{self.catalog.concepts[field].name}” của {database.name}"
            yield Action(kind=ActionKind.FIELD, key=f"field.{database.id}.{field}", text=text, actor=database.owner)

    def _of_province(self, row: Row) -> Iterator[Action]:
        if self.province is None:
            return
        province = self.catalog.provinces[self.province]
        state = Availability(province, self.day, self.catalog.thresholds)
        for asked in row.databases:
            if state.link(asked.id) is not LinkState.LIVE:
                text = f"kết nối {asked.name}"
                key, actor = f"connection.{asked.id}", province.body or province.name
                yield Action(kind=ActionKind.CONNECT, key=key, text=text, actor=actor)
        if row.paper is not None and row.databases and state.data(row.paper) is not DataState.READY:
            text = f"số hóa, làm sạch dữ liệu {row.paper.label}"
            yield Action(kind=ActionKind.DATA, key=f"coverage.{row.paper.value}", text=text, actor=REGISTRIES)

    def done(self, actions: Actions) -> Catalog:
        """The catalogue once all actions are done."""
        ordered = sorted(actions, key=action_order)
        assumed = [Assumption(a.key, _VALUES[a.kind]) for a in ordered if a.kind in _VALUES]
        catalog = assume(self.catalog, assumed, self.province)
        amended = {a.key for a in ordered if a.kind is ActionKind.AMEND}
        if not amended:
            return catalog
        rules = tuple(r for r in catalog.rules if not (keeps(r) and amendment(r).key in amended))
        return replace(catalog, rules=rules)


_VALUES = {ActionKind.FIELD: "announced", ActionKind.CONNECT: LinkState.LIVE.value, ActionKind.DATA: "1"}
"""What is assumed when an action is done."""


def amendment(rule: Rule) -> Action:
    """The action that takes away the clause by which a paper is kept, with all rules that rest on it."""
    clause = rule.clause.key if rule.clause else ""
    text = f"sửa {clause} ({rule.title})"
    return Action(kind=ActionKind.AMEND, key=f"amend.{clause}", text=text, actor="cơ quan ban hành điều khoản")


def keeps(rule: Rule) -> bool:
    """Whether a rule keeps a paper by a clause that somebody could amend."""
    return isinstance(rule.then, Bar) and rule.clause is not None


def action_order(action: Action) -> tuple[str, str]:
    """A stable order: by kind, then by key."""
    return action.kind.value, action.key
