"""Rulings out of their YAML files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.diagnostics import CatgiamError, Diagnostic, quoted, raise_errors
from engine.model.record import from_data, replace
from engine.model.ruling import Ruling
from engine.schema import Schemas, validate
from engine.source import Document, read_yaml

KIND = "ruling"


def read_rulings(files: Iterable[tuple[Path, str]], schema_dir: Path) -> tuple[Ruling, ...]:
    """Every ruling of the files (each with the name that messages show), in the order in which they were written.

    Raises `CatgiamError` with everything that is wrong in any of them.
    """
    schemas = Schemas.load(schema_dir)
    rulings: list[Ruling] = []
    problems: list[Diagnostic] = []
    for path, shown in files:
        try:
            rulings += rulings_of(read_document(path, shown, schemas))
        except CatgiamError as error:
            problems += error.diagnostics
    raise_errors(problems)
    return tuple(rulings)


def read_document(path: Path, shown: str, schemas: Schemas) -> Document:
    """One file of rulings. Raises `CatgiamError` with everything that is wrong with it."""
    document = read_yaml(path, shown)
    raise_errors([*document.warnings, *validate(document, schemas)])
    raise_errors(_misplaced(document, path.stem))
    return document


def _misplaced(document: Document, stem: str) -> Iterator[Diagnostic]:
    """A file of another kind, or under the name of another procedure."""
    data = document.data
    if not isinstance(data, dict) or data["kind"] != KIND:
        yield document.diagnostic("wrong-kind", f"tệp này phải là ý kiến của đơn vị (kind: {KIND})", ("kind",))
    elif data["code"] != stem:
        message = f"tệp mang tên {quoted(stem)} mà ghi ý kiến về thủ tục {quoted(str(data['code']))}"
        hint = f"đổi tên tệp thành {data['code']}.yaml, hoặc sửa “code”"
        yield document.diagnostic("wrong-file-name", message, ("code",), hint=hint)


def rulings_of(document: Document) -> Iterator[Ruling]:
    """The rulings of a valid document, each with its place."""
    data = document.data
    if not isinstance(data, dict):
        raise TypeError(document.file)
    for number, entry in enumerate(data["rulings"]):
        read = from_data({**dict(entry), "procedure": data["code"]}, Ruling)  # type: ignore[arg-type]  # valid by schema
        yield replace(read, location=document.location(("rulings", number)))
