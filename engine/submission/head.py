"""Reads the head of an official paper from a YAML file of the office."""

from __future__ import annotations

from pathlib import Path

from engine.diagnostics import Diagnostic, raise_errors
from engine.model.document_head import DocumentHead
from engine.model.record import from_data
from engine.schema import Schemas, validate
from engine.source import Document, read_yaml

KIND = "document_head"


def read_head(path: Path, shown: str, schema_dir: Path) -> DocumentHead:
    """The head in the file. Raises `CatgiamError` with everything that is wrong with it."""
    document = read_yaml(path, shown)
    schemas = Schemas.load(schema_dir)
    raise_errors([*document.warnings, *_wrong_kind(document), *validate(document, schemas)])
    data = document.data if isinstance(document.data, dict) else {}  # the schema lets nothing else through
    return from_data({key: value for key, value in data.items() if key != "kind"}, DocumentHead)


def _wrong_kind(document: Document) -> list[Diagnostic]:
    """A good file of another kind is no head."""
    kind = document.data.get("kind") if isinstance(document.data, dict) else None
    if kind is None or kind == KIND:
        return []
    hint = f"dòng đầu của tệp phải là “kind: {KIND}”"
    return [document.diagnostic("wrong-kind", "tệp này không phải là phần đầu văn bản", ("kind",), hint=hint)]
