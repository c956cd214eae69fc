"""Reads, validates and checks every file of a rules folder; needed only where no compiled copy fits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from engine.catalog import Loaded
from engine.catalog.build import Parts, build_catalog, parts_of
from engine.catalog.checks import check_complete, check_parts
from engine.catalog.files import RuleFiles
from engine.catalog.overlay import overlaid
from engine.catalog.references import places_of
from engine.diagnostics import CatgiamError, Diagnostic, Severity, has_errors, raise_errors, sort_diagnostics
from engine.schema import Schemas, validate
from engine.source import Document, read_yaml


def load_files(files: RuleFiles) -> Loaded:
    """Read everything. Raises `CatgiamError` with every problem when there is an error."""
    documents, problems = read_documents(files)
    parts, found = check_documents(documents, problems)
    problems += found if has_errors(problems) else [*found, *check_complete(parts, files.shown_as)]
    raise_errors(problems)
    return Loaded(catalog=build_catalog(parts, files), warnings=sort_diagnostics(problems))


def load_overlaid(files: RuleFiles, overlay: RuleFiles) -> Loaded:
    """Read a rulebook with changes laid over it. Raises `CatgiamError` with every problem of both."""
    base, base_problems = read_documents(files)
    over, problems = read_documents(overlay._replace(schema_dir=files.schema_dir))
    raise_errors([*base_problems, *problems])
    parts = overlaid(parts_of(base), parts_of(over))
    found = [*check_parts(parts, frozenset()), *check_complete(parts, files.shown_as)]
    raise_errors(found)
    named = files._replace(
        catalog_hash=_both(files.catalog_hash, overlay.catalog_hash),
        rulebook_hash=_both(files.rulebook_hash, overlay.rulebook_hash),
    )
    return Loaded(catalog=build_catalog(parts, named), warnings=sort_diagnostics([*base_problems, *problems, *found]))


def _both(one: str, other: str) -> str:
    return hashlib.sha256(f"{one} {other}".encode()).hexdigest()


def read_documents(files: RuleFiles) -> tuple[list[Document], list[Diagnostic]]:
    """Read and validate every file; the documents are those without an error."""
    schemas = Schemas.load(files.schema_dir)
    documents: list[Document] = []
    problems: list[Diagnostic] = []
    for path, display in files.yaml_files:
        document, found = _read_one(path, display, schemas)
        problems += found
        documents += [document] if document is not None else []
    return documents, problems


def _read_one(path: Path, display: str, schemas: Schemas) -> tuple[Document | None, list[Diagnostic]]:
    try:
        document = read_yaml(path, display)
    except CatgiamError as error:
        return None, list(error.diagnostics)
    invalid = validate(document, schemas)
    return (None if invalid else document), [*document.warnings, *invalid]


def check_documents(documents: list[Document], problems: Iterable[Diagnostic]) -> tuple[Parts, list[Diagnostic]]:
    """Turn documents into records and check their meaning.

    `problems` of reading tell which files are missing here: a reference into the void may be their fault.
    """
    parts = parts_of(documents)
    unread = places_of(d.location.file for d in problems if d.severity is Severity.ERROR)
    return parts, list(check_parts(parts, unread))
