"""From validated documents to records. Shape is already checked; nothing here can fail on a user's file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from engine.catalog.files import RuleFiles
from engine.catalog.rules import rule_of
from engine.model.catalog import Catalog
from engine.model.coverage import Threshold
from engine.model.impact import PriceList, VolumeNames
from engine.model.law import AnnexRow, Clause, Instrument, Window
from engine.model.papers import Concept, Database, NotCivilStatus, Paper
from engine.model.procedure import Component, Procedure
from engine.model.province import Province
from engine.model.published import Issuers, Stale
from engine.model.recognition import Wordings
from engine.model.record import from_data, replace
from engine.model.reporting import DueRule, WindowRule
from engine.source import Document

FLAGS = frozenset({"ordered", "national"})
"""Keys whose "yes" is a truth value, not a text."""


class Item(NamedTuple):
    """A record with the document and the path that it came from."""

    record: Any
    document: Document
    path: tuple[str | int, ...]


class Parts(NamedTuple):
    """All records, still with their places, by kind."""

    instruments: list[Item]
    clauses: list[Item]
    windows: list[Item]
    annex: list[Item]
    concepts: list[Item]
    papers: list[Item]
    not_civil_status: list[Item]
    databases: list[Item]
    provinces: list[Item]
    rules: list[Item]
    procedures: list[Item]
    wordings: list[Item]
    issuers: list[Item]
    stale: list[Item]
    thresholds: list[Item]
    prices: list[Item]
    volumes: list[Item]
    report_windows: list[Item]
    report_dues: list[Item]


def parts_of(documents: list[Document]) -> Parts:
    """Turn every document into the records that it holds. Rules are plain data until clauses are known."""
    parts = Parts(*([] for _ in Parts._fields))
    for document in documents:
        data = _data(document)
        _READERS[str(data["kind"])](parts, document, data)
    return parts


def build_catalog(parts: Parts, files: RuleFiles) -> Catalog:
    """Assemble checked parts."""
    clauses = {item.record.key: item.record for item in parts.clauses}
    return Catalog(
        catalog_hash=files.catalog_hash,
        rulebook_hash=files.rulebook_hash,
        instruments=_records(parts.instruments),
        clauses=clauses,
        windows=tuple(sorted(_records(parts.windows), key=lambda w: w.starts)),
        annex=_records(parts.annex),
        concepts={c.id: c for c in _records(parts.concepts)},
        papers={p.id: p for p in _records(parts.papers)},
        not_civil_status=_records(parts.not_civil_status),
        databases={d.id: d for d in _records(parts.databases)},
        provinces={p.code: p for p in _records(parts.provinces)},
        rules=tuple(rule_of(item.record, clauses, item.document.location(item.path)) for item in parts.rules),
        procedures=tuple(sorted(_records(parts.procedures), key=lambda p: p.code)),
        wordings=_only(parts.wordings),
        issuers=_only(parts.issuers),
        stale=_only(parts.stale),
        thresholds=_records(parts.thresholds),
        prices=_records(parts.prices),
        volumes=_only(parts.volumes),
        report_windows=_records(parts.report_windows),
        report_dues=_records(parts.report_dues),
    )


def _only(items: list[Item]) -> Any:  # noqa: ANN401 - the record of a file of which there is one
    return items[0].record if items else None


def _records(items: list[Item]) -> tuple[Any, ...]:
    return tuple(item.record for item in items)


def _data(document: Document) -> dict[str, Any]:
    data = _renamed(document.data)
    if not isinstance(data, dict):
        raise TypeError(document.file)
    return data


def _renamed(data: Any) -> Any:  # noqa: ANN401 - plain YAML data
    """`from` is a Python keyword: records call it `starts`. Flags become truth values."""
    if isinstance(data, dict):
        return {
            ("starts" if key == "from" else key): (value == "yes" if key in FLAGS else _renamed(value))
            for key, value in data.items()
        }
    return [_renamed(item) for item in data] if isinstance(data, list) else data


def _read_law(parts: Parts, document: Document, data: dict[str, Any]) -> None:
    for number, entry in enumerate(data.get("instruments", [])):
        path = ("instruments", number)
        clauses = entry.pop("clauses", [])
        parts.instruments.append(Item(from_data(entry, Instrument), document, path))
        for index, clause in enumerate(clauses):
            place = (*path, "clauses", index)
            parts.clauses.append(Item(_clause(entry, clause, document, place), document, place))
    for number, entry in enumerate(data.get("windows", [])):
        parts.windows.append(Item(from_data(entry, Window), document, ("windows", number)))


def _clause(
    instrument: dict[str, Any], clause: dict[str, Any], document: Document, path: tuple[str | int, ...]
) -> Clause:
    """A clause inherits the dates of its instrument unless it has its own; its own start replaces both."""
    inherited = ("effective", "applicable", "expires", "expires_certainty", "checked")
    own_start = "effective" in clause
    dates = {k: instrument[k] for k in inherited if k in instrument and not (own_start and k == "applicable")}
    if "expires" in clause:
        dates.pop("expires_certainty", None)
    named = {"key": f"{instrument['id']} {clause['id']}", "instrument": instrument["id"]}
    fields = {k: v for k, v in clause.items() if k not in ("id", "issued")}
    return replace(from_data({**dates, **fields, **named}, Clause), location=document.location(path))


def _read_annex(parts: Parts, document: Document, data: dict[str, Any]) -> None:
    for number, entry in enumerate(data["rows"]):
        parts.annex.append(Item(from_data(entry, AnnexRow), document, ("rows", number)))


def _read_papers(parts: Parts, document: Document, data: dict[str, Any]) -> None:
    for number, entry in enumerate(data["concepts"]):
        parts.concepts.append(Item(from_data(entry, Concept), document, ("concepts", number)))
    for number, entry in enumerate(data["papers"]):
        paper = from_data({**entry, "listed": entry["field_list"] == "announced"}, Paper)
        parts.papers.append(Item(paper, document, ("papers", number)))
    for number, entry in enumerate(data["not_civil_status"]):
        parts.not_civil_status.append(Item(from_data(entry, NotCivilStatus), document, ("not_civil_status", number)))


def _read_databases(parts: Parts, document: Document, data: dict[str, Any]) -> None:
    for number, entry in enumerate(data["databases"]):
        parts.databases.append(Item(from_data(entry, Database), document, ("databases", number)))


def _read_province(parts: Parts, document: Document, data: dict[str, Any]) -> None:
    parts.provinces.append(Item(from_data(data, Province), document, ()))


def _read_rulebook(parts: Parts, document: Document, data: dict[str, Any]) -> None:
    for number, entry in enumerate(data["rules"]):
        parts.rules.append(Item({**entry, "stage": data["stage"]}, document, ("rules", number)))


def _read_recognition(parts: Parts, document: Document, data: dict[str, Any]) -> None:
    wordings = from_data({k: v for k, v in data.items() if k != "kind"}, Wordings)
    parts.wordings.append(Item(wordings, document, ()))


def _read_issuers(parts: Parts, document: Document, data: dict[str, Any]) -> None:
    parts.issuers.append(Item(from_data(data, Issuers), document, ()))


def _read_stale(parts: Parts, document: Document, data: dict[str, Any]) -> None:
    parts.stale.append(Item(from_data(data, Stale), document, ()))


def _read_policy(parts: Parts, document: Document, data: dict[str, Any]) -> None:
    for number, entry in enumerate(data["thresholds"]):
        parts.thresholds.append(Item(from_data(entry, Threshold), document, ("thresholds", number)))


def _read_reporting(parts: Parts, document: Document, data: dict[str, Any]) -> None:
    for number, entry in enumerate(data["windows"]):
        parts.report_windows.append(Item(from_data(entry, WindowRule), document, ("windows", number)))
    for number, entry in enumerate(data.get("dues", [])):
        parts.report_dues.append(Item(from_data(entry, DueRule), document, ("dues", number)))


def _read_costs(parts: Parts, document: Document, data: dict[str, Any]) -> None:
    parts.prices.append(Item(from_data(data, PriceList), document, ()))


def _read_volumes(parts: Parts, document: Document, data: dict[str, Any]) -> None:
    parts.volumes.append(Item(from_data(data, VolumeNames), document, ()))


def _skip(_parts: Parts, _document: Document, _data: dict[str, Any]) -> None:
    """Plans and an office's rulings are no part of a catalogue; only their shape is checked."""


def _read_elsewhere(_parts: Parts, _document: Document, _data: dict[str, Any]) -> None:
    """The words of lists of mismatches: `engine.mismatch` reads them when it needs them."""


def _read_procedure(parts: Parts, document: Document, data: dict[str, Any]) -> None:
    components = tuple(_components(data, document))
    located = document.location(("code",))
    procedure = replace(from_data({**data, "components": []}, Procedure), components=components, location=located)
    parts.procedures.append(Item(procedure, document, ()))


def _components(data: dict[str, Any], document: Document) -> Iterator[Component]:
    for number, entry in enumerate(data["components"]):
        alternatives = [
            {"id": str(index), **alternative, "papers": [_paper(p) for p in alternative.get("papers", [])]}
            for index, alternative in enumerate(entry["alternatives"], 1)
        ]
        component = from_data({**entry, "alternatives": alternatives}, Component)
        yield replace(component, location=document.location(("components", number, "text")))


def _paper(written: Any) -> Any:  # noqa: ANN401 - a paper id or a mapping
    return {"paper": written} if isinstance(written, str) else written


_READERS = {
    "law": _read_law,
    "annex": _read_annex,
    "papers": _read_papers,
    "databases": _read_databases,
    "province": _read_province,
    "rulebook": _read_rulebook,
    "procedure": _read_procedure,
    "recognition": _read_recognition,
    "issuers": _read_issuers,
    "stale": _read_stale,
    "policy": _read_policy,
    "reporting": _read_reporting,
    "costs": _read_costs,
    "volumes": _read_volumes,
    "cost-plan": _skip,
    "document_head": _skip,
    "mismatch_columns": _read_elsewhere,
    "mismatch_errors": _read_elsewhere,
    "mismatch_policy": _read_elsewhere,
    "ruling": _skip,
}
