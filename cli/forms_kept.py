"""What agencies have stated and the office has accepted: drafts in the workspace, in place of the catalogue's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from cli.options import shown
from cli.rules_source import rule_files
from cli.workspace import forms_folder
from engine.diagnostics import raise_errors
from engine.model.catalog import Catalog
from engine.model.procedure import Procedure


def kept_drafts(workspace: Path, rules: Path | None) -> dict[str, Procedure]:
    """The accepted drafts by code. Raises `CatgiamError` with every draft that cannot be read."""
    folder = forms_folder(workspace)
    paths = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    if not paths:
        return {}
    from engine.catalog.build import parts_of  # they bring YAML along
    from engine.catalog.loading import read_documents

    named = tuple((path, shown(path)) for path in paths)
    documents, problems = read_documents(rule_files(rules)._replace(yaml_files=named))
    raise_errors(problems)
    return {item.record.code: item.record for item in parts_of(documents).procedures}


def stated(catalog: Catalog, kept: Mapping[str, Procedure]) -> Iterable[Procedure]:
    """The catalogue's procedures, with what agencies have stated in their place."""
    return [*(p for p in catalog.procedures if p.code not in kept), *kept.values()]
