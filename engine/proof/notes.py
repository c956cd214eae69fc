"""What valid files leave open. Every finding is a note: somebody should look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from engine.catalog.build import Item, Parts
from engine.diagnostics import Diagnostic, Location, Severity, quoted, sort_diagnostics
from engine.model.catalog import Catalog
from engine.model.finding import FindingKind
from engine.model.law import Checked, Clause
from engine.model.procedure import FactSource
from engine.model.terms import Certainty

NOWHERE = Location("")
"""The place of a note about the whole."""


class Fact(NamedTuple):
    """A fact that somebody checked: what it is, where it stands, when it was checked, how sure we are."""

    kind: str
    place: Location
    checked: date | None
    certainty: Certainty


def find_notes(
    parts: Parts, catalog: Catalog, day: date, scenarios: frozenset[str] | None, stale_after: int | None
) -> tuple[Diagnostic, ...]:
    """Everything worth a look. `scenarios`: the rules that scenarios name, None without an index."""
    facts = tuple(checked_facts(parts))
    found = [*unused_clauses(catalog, day), *rules_without_scenario(catalog, scenarios), *doubtful_facts(facts)]
    found += unconfirmed_drafts(catalog)
    if stale_after is not None:
        found += stale_facts(facts, day, stale_after)
    return sort_diagnostics(found)


def unused_clauses(catalog: Catalog, day: date) -> Iterator[Diagnostic]:
    """Clauses in force on which nothing rests, and no reason is given."""
    cited = set(_cited(catalog))
    for key, clause in catalog.clauses.items():
        if clause.in_force(day) and key not in cited and not clause.no_rule_because:
            message = f"điều khoản {quoted(key)} đang có hiệu lực nhưng chưa có quy tắc nào dựa vào"
            hint = "viết quy tắc, hoặc ghi lý do ở “no_rule_because”"
            yield _note("clause-without-rule", message, clause.location, hint)


def _cited(catalog: Catalog) -> Iterator[str]:
    for rule in catalog.rules:
        own: tuple[Clause | None, ...] = (rule.clause, rule.when_lapsed, *rule.also)
        yield from (clause.key for clause in own if clause is not None)
    for database in catalog.databases.values():
        yield from (announcement.clause for announcement in database.announced)
    for procedure in catalog.procedures:
        for component in procedure.components:
            yield from (provision.clause for provision in component.provisions)


def rules_without_scenario(catalog: Catalog, scenarios: frozenset[str] | None) -> Iterator[Diagnostic]:
    """Rules that no scenario shows at work, and scenarios that show a rule that is not there."""
    if scenarios is None:
        yield _note(
            "no-scenario-index", "chưa có chỉ mục kịch bản (features/index.json): chưa biết quy tắc nào thiếu kịch bản"
        )
        return
    for rule in catalog.rules:
        if rule.id not in scenarios:
            yield _note("rule-without-scenario", f"quy tắc {quoted(rule.id)} chưa có kịch bản nào", rule.location)
    known = {name for rule in catalog.rules for name in (rule.id, *rule.formerly)}
    known |= {kind.value for kind in FindingKind}  # a scenario may document a kind of finding instead
    for name in sorted(scenarios - known):
        yield _note("unknown-rule", f"chỉ mục kịch bản nhắc tới quy tắc {quoted(name)} không còn trong bộ quy tắc")


def unconfirmed_drafts(catalog: Catalog) -> Iterator[Diagnostic]:
    """Drafts that the program wrote and nobody has confirmed yet."""
    for procedure in catalog.procedures:
        if procedure.status == "draft":
            hint = "soát xong thì đổi “status: draft” thành “status: confirmed”"
            message = f"thủ tục {quoted(procedure.code)} là bản thảo do máy ghi, chưa có người xác nhận"
            yield _note("draft", message, procedure.location, hint)


def doubtful_facts(facts: Iterable[Fact]) -> Iterator[Diagnostic]:
    """One note that counts what is not certain, by kind."""
    counts = Counter(fact.kind for fact in facts if fact.certainty.is_doubtful)
    if counts:
        listed = ", ".join(f"{count} {kind}" for kind, count in counts.items())
        yield _note("doubtful", f"có {counts.total()} điều chưa chắc chắn: {listed}")


def stale_facts(facts: Iterable[Fact], day: date, stale_after: int) -> Iterator[Diagnostic]:
    """Facts that nobody has checked for more than `stale_after` days."""
    oldest = day - timedelta(days=stale_after) if stale_after < day.toordinal() else date.min
    for fact in facts:
        if fact.checked is not None and fact.checked < oldest:
            age = (day - fact.checked).days
            message = f"{fact.kind} kiểm tra lần cuối ngày {fact.checked.isoformat()}, đã {age} ngày"
            yield _note("stale", message, fact.place, "đối chiếu lại với văn bản rồi sửa ngày kiểm tra")


def checked_facts(parts: Parts) -> Iterator[Fact]:
    """Every fact with its place; one that inherits its check from its owner is not counted twice."""
    for kind, items in _checked_items(parts).items():
        for item in items:
            path = (*item.path, "checked")
            checked: Checked = item.record.checked
            if path in item.document.lines:
                yield Fact(kind, item.document.location((*path, "on")), checked.on, checked.certainty)
    for item in parts.procedures:
        for number, component in enumerate(item.record.components):
            source: FactSource = component.source
            place = item.document.location(("components", number, "source"))
            yield Fact("thành phần hồ sơ", place, source.checked, source.certainty)
    for item in parts.rules:
        place = item.document.location((*item.path, "reading"))
        yield Fact("cách đọc của quy tắc", place, None, Certainty(item.record["reading"]))
    for item in parts.databases:
        for number, announcement in enumerate(item.record.announced):
            place = item.document.location((*item.path, "announced", number))
            yield Fact("công bố trường dữ liệu", place, None, announcement.certainty)


def _checked_items(parts: Parts) -> Mapping[str, Iterable[Item]]:
    return {
        "văn bản": parts.instruments,
        "điều khoản": parts.clauses,
        "mốc thay đổi": parts.windows,
        "cơ sở dữ liệu": parts.databases,
        "hồ sơ tỉnh": parts.provinces,
    }


def _note(code: str, message: str, place: Location | None = None, hint: str | None = None) -> Diagnostic:
    return Diagnostic(code, message, place or NOWHERE, Severity.NOTE, hint)
