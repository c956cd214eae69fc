"""Checks that every name leads somewhere: clauses, databases, concepts, procedures, annex rows, provinces."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from engine.catalog.build import Item, Parts
from engine.diagnostics import Diagnostic, quoted, suggest
from engine.model.procedure import Component, Procedure

Path = tuple[str | int, ...]


class Reference(NamedTuple):
    """A name written somewhere that has to exist."""

    item: Item
    path: Path
    name: str


ANYWHERE = ("law", "databases", "papers", "procedures", "provinces", "rulebook")
"""The folders and files, without their ending, where something that others name may stand."""


def places_of(files: Iterable[str]) -> frozenset[str]:
    """In which of `ANYWHERE` these files lie; a file that lies in none may hold anything."""
    found = [{PurePath(file).stem, *PurePath(file).parts} & set(ANYWHERE) or set(ANYWHERE) for file in files]
    return frozenset().union(*found)


def check_references_of(parts: Parts, unread: Collection[str]) -> Iterator[Diagnostic]:
    """Every reference into the void, with the nearest known name.

    What may stand in a file that could not be read (`unread`, of `ANYWHERE`) is not missed.
    """
    kinds: tuple[tuple[str, str, set[str], Callable[[Parts], Iterator[Reference]]], ...] = (
        ("law", "điều khoản", {i.record.key for i in parts.clauses}, _clauses_cited),
        ("databases", "cơ sở dữ liệu", {i.record.id for i in parts.databases}, _databases_named),
        ("papers", "trường thông tin", {i.record.id for i in parts.concepts}, _concepts_named),
        ("procedures", "thủ tục", {i.record.code for i in parts.procedures}, _successors),
        ("provinces", "tỉnh", _known_provinces(parts), _provinces_named),
    )
    for place, what, known, references in kinds:
        for reference in references(parts) if place not in unread else ():
            yield from dangling(*reference, known, what)
    if "law" not in unread:
        yield from _check_annex_rows(parts)


def dangling(item: Item, path: Path, name: str, known: set[str], what: str) -> Iterator[Diagnostic]:
    """A finding when `name` is not known."""
    if name not in known:
        yield item.document.diagnostic("dangling", f"không có {what} {quoted(name)}", path, hint=suggest(name, known))


def _components(parts: Parts) -> Iterator[tuple[Item, Path, Component]]:
    for item in parts.procedures:
        procedure: Procedure = item.record
        for number, component in enumerate(procedure.components):
            yield item, ("components", number), component


def _clauses_cited(parts: Parts) -> Iterator[Reference]:
    for item in parts.rules:
        for key in ("clause", "when_lapsed"):
            if key in item.record:
                yield Reference(item, (*item.path, key), item.record[key])
        yield from _each(item, (*item.path, "also"), item.record.get("also", ()))
    for item, path, component in _components(parts):
        for index, provision in enumerate(component.provisions):
            yield Reference(item, (*path, "provisions", index, "clause"), provision.clause)
    for item in parts.databases:
        for number, announcement in enumerate(item.record.announced):
            yield Reference(item, (*item.path, "announced", number, "clause"), announcement.clause)


def _databases_named(parts: Parts) -> Iterator[Reference]:
    for item in parts.papers:
        yield Reference(item, (*item.path, "database"), item.record.database)
    for item in parts.annex:
        yield from _each(item, (*item.path, "databases"), item.record.databases)
    for item in parts.rules:
        named = item.record["then"].get("entitle", {}).get("databases", ())
        yield from _each(item, (*item.path, "then", "entitle", "databases"), named)
    for item in parts.provinces:
        for key in ("connections", "accounts"):
            for number, link in enumerate(getattr(item.record, key)):
                yield Reference(item, (key, number, "database"), link.database)
    for item, path, component in _components(parts):
        for index, provision in enumerate(component.provisions):
            yield from _each(item, (*path, "provisions", index, "databases"), provision.databases)


def _concepts_named(parts: Parts) -> Iterator[Reference]:
    for item in parts.papers:
        yield from _each(item, (*item.path, "default_needs"), item.record.default_needs)
    for item in parts.databases:
        for number, announcement in enumerate(item.record.announced):
            yield from _each(item, (*item.path, "announced", number, "fields"), announcement.fields)
    for item, path, component in _components(parts):
        yield from _each(item, (*path, "needs"), component.needs or ())
        for place, alternative in enumerate(component.alternatives):
            for position, ref in enumerate(alternative.papers):
                at = (*path, "alternatives", place, "papers", position, "needs")
                yield from _each(item, at, ref.needs or ())


def _successors(parts: Parts) -> Iterator[Reference]:
    for item in parts.procedures:
        yield from _each(item, ("superseded_by",), item.record.superseded_by)


def _known_provinces(parts: Parts) -> set[str]:
    """The codes of `issuers.yaml`, and those of provinces with a profile."""
    named = {p.code for item in parts.issuers for p in item.record.provinces}
    return named | {i.record.code for i in parts.provinces}


def _provinces_named(parts: Parts) -> Iterator[Reference]:
    for item in parts.procedures:
        if item.record.issuer.province:
            yield Reference(item, ("issuer", "province"), item.record.issuer.province)


def _check_annex_rows(parts: Parts) -> Iterator[Diagnostic]:
    """A line may be tied only to rows of the annex that name its own procedure."""
    for item, path, component in _components(parts):
        known = {i.record.key for i in parts.annex if i.record.code == item.record.code}
        for number, name in enumerate(component.annex_rows):
            yield from dangling(item, (*path, "annex_rows", number), name, known, "dòng phụ lục của thủ tục này:")


def _each(item: Item, path: Path, names: tuple[str, ...] | list[str]) -> Iterator[Reference]:
    for number, name in enumerate(names):
        yield Reference(item, (*path, number), name)
