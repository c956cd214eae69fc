"""What if: a catalogue in which somebody's assumptions hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from engine.diagnostics import quoted, suggest
from engine.model.catalog import Catalog
from engine.model.law import Clause
from engine.model.papers import Announcement
from engine.model.province import Connection, Coverage, Province
from engine.model.record import replace
from engine.model.rule import Rule
from engine.model.terms import Certainty, LinkState, PaperId

ASSUMED = "giả định"
_BEGINNING = date.min


class Assumption(NamedTuple):
    """One assumption as it was written: `connection.ho_tich` = `live`."""

    key: str
    value: str


class AssumptionError(ValueError):
    """An assumption that means nothing here, in Vietnamese, with the cure."""


def parse_assumption(text: str) -> Assumption:
    """Split KEY=VALUE. Raises `AssumptionError`."""
    key, equals, value = text.partition("=")
    if not equals or not key.strip() or not value.strip():
        raise AssumptionError(f"{quoted(text)} phải viết dạng KHÓA=GIÁ_TRỊ, ví dụ connection.ho_tich=live")
    return Assumption(key.strip(), value.strip())


def assume(catalog: Catalog, assumptions: Iterable[Assumption], province: str | None) -> Catalog:
    """The catalogue with all assumptions, in order. Raises `AssumptionError` for the first that means nothing."""
    for assumption in assumptions:
        catalog = _KINDS[_kind(assumption)](catalog, assumption, province)
    return catalog


def _kind(assumption: Assumption) -> str:
    kind = assumption.key.partition(".")[0]
    if kind not in _KINDS:
        forms = "connection.CSDL, field.CSDL.SỰ_KIỆN.TRƯỜNG, coverage.SỰ_KIỆN, clause.MÃ.until"
        raise AssumptionError(f"không biết khóa {quoted(assumption.key)}; các khóa: {forms}")
    return kind


def _connection(catalog: Catalog, assumption: Assumption, province: str | None) -> Catalog:
    database = _known(assumption.key.partition(".")[2], catalog.databases, "cơ sở dữ liệu")
    states = {s.value for s in (LinkState.LIVE, LinkState.PLANNED, LinkState.NONE)}
    state = LinkState(_known(assumption.value, states, "trạng thái kết nối"))
    home = _province(catalog, province, assumption)
    link = Connection(
        system="one_stop",
        database=database,
        state=state,
        starts=_BEGINNING,
        source=ASSUMED,
        certainty=Certainty.CERTAIN,
    )
    others = tuple(c for c in home.connections if (c.system, c.database) != (link.system, database))
    return _with_province(catalog, replace(home, connections=(*others, link)))


def _coverage(catalog: Catalog, assumption: Assumption, province: str | None) -> Catalog:
    event = PaperId(_known(assumption.key.partition(".")[2], {p.value for p in PaperId}, "loại giấy tờ"))
    share = _share(assumption)
    home = _province(catalog, province, assumption)
    stated = Coverage(
        event=event,
        digitised=share,
        clean=share,
        starts=_BEGINNING,
        source=ASSUMED,
        certainty=Certainty.CERTAIN,
    )
    others = tuple(c for c in home.coverage if c.event != event)
    return _with_province(catalog, replace(home, coverage=(*others, stated)))


def _share(assumption: Assumption) -> float:
    try:
        share = float(assumption.value.replace(",", "."))
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise AssumptionError(f"{assumption.key}={assumption.value}: phải là số từ 0 đến 1")
    return share


def _field(catalog: Catalog, assumption: Assumption, _province_code: str | None) -> Catalog:
    name, _, concept = assumption.key.removeprefix("field.").partition(".")
    database = catalog.databases[_known(name, catalog.databases, "cơ sở dữ liệu")]
    field = _known(concept, catalog.concepts, "trường thông tin")
    if assumption.value != "announced":
        raise AssumptionError(f"{assumption.key}={assumption.value}: chỉ giả định được announced (đã công bố)")
    announced = Announcement(fields=(field,), clause=ASSUMED, starts=_BEGINNING, certainty=Certainty.CERTAIN)
    changed = replace(database, announced=(*database.announced, announced))
    return replace(catalog, databases={**catalog.databases, database.id: changed})


_UNTIL = re.compile(r"clause\.(?P<id>.+)\.until")


def _clause(catalog: Catalog, assumption: Assumption, _province_code: str | None) -> Catalog:
    """Let a clause, or every clause of an instrument that ends with it, apply until another day."""
    found = _UNTIL.fullmatch(assumption.key)
    if found is None:
        raise AssumptionError(f"khóa {quoted(assumption.key)} phải viết dạng clause.MÃ.until")
    try:
        until = date.fromisoformat(assumption.value)
    except ValueError:
        raise AssumptionError(f"{assumption.key}={assumption.value}: phải là ngày, viết năm-tháng-ngày") from None
    named = set(_clauses_named(catalog, found["id"]))
    return with_clauses(catalog, {k: replace(c, expires=until) for k, c in catalog.clauses.items() if k in named})


def _clauses_named(catalog: Catalog, name: str) -> Iterable[str]:
    instruments = {i.id: i for i in catalog.instruments}
    if name in catalog.clauses:
        return [name]
    instrument = instruments[_known(name, [*instruments, *catalog.clauses], "văn bản, điều khoản")]
    return [k for k, c in catalog.clauses.items() if c.instrument == instrument.id and c.expires == instrument.expires]


def with_clauses(catalog: Catalog, changed: dict[str, Clause]) -> Catalog:
    """The catalogue with other clauses under the same keys; rules hold their clauses, so they change too."""
    clauses = {**catalog.clauses, **changed}
    rules = tuple(_with_clauses(rule, clauses) for rule in catalog.rules)
    return replace(catalog, clauses=clauses, rules=rules, certificate={})  # what was proved of other rules


def _with_clauses(rule: Rule, clauses: dict[str, Clause]) -> Rule:
    return replace(
        rule,
        clause=clauses[rule.clause.key] if rule.clause else None,
        also=tuple(clauses[c.key] for c in rule.also),
        when_lapsed=clauses[rule.when_lapsed.key] if rule.when_lapsed else None,
    )


def _province(catalog: Catalog, code: str | None, assumption: Assumption) -> Province:
    if code is None:
        raise AssumptionError(f"{assumption.key} là việc của một tỉnh: thêm --province MÃ")
    return catalog.provinces[code]


def _with_province(catalog: Catalog, province: Province) -> Catalog:
    return replace(catalog, provinces={**catalog.provinces, province.code: province})


def _known(name: str, known: Iterable[str], what: str) -> str:
    names = list(known)
    if name in names:
        return name
    near = suggest(name, names)
    listed = f"; các giá trị: {', '.join(sorted(names))}" if len(names) < _FEW else ""
    raise AssumptionError(f"không có {what} {quoted(name)}{f'; {near}' if near else listed}")


_FEW = 20
_KINDS: dict[str, Callable[[Catalog, Assumption, str | None], Catalog]] = {
    "connection": _connection,
    "coverage": _coverage,
    "field": _field,
    "clause": _clause,
}
