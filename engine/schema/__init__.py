"""Checks the shape of a document against the JSON Schema of its kind.

The kind is looked up first and only that one schema is asked, so that nobody has to read
why a procedure is not a rulebook. What the values mean is not judged here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from engine.diagnostics import CatgiamError, Diagnostic, Location, Severity, quoted, sort_diagnostics, suggest
from engine.schema.explain import Problem, explain
from engine.schema.patterns import matches
from engine.source import Document

__all__ = ["Schema", "Schemas", "validate"]

Schema = dict[str, Any]
"""A JSON Schema as its file says it."""

MAX_PROBLEMS = 200
_SUFFIX = ".schema.json"


@dataclass(frozen=True, slots=True)
class Schemas:
    """The schemas by the kind of file they describe."""

    by_kind: Mapping[str, Schema]

    @classmethod
    def load(cls, directory: Path) -> Schemas:
        """Read every `*.schema.json` of a directory; each names its kind itself."""
        files = sorted(directory.glob(f"*{_SUFFIX}"))
        if not files:
            place = Location(directory.as_posix())
            raise CatgiamError([Diagnostic("no-schema", f"thư mục không có tệp khuôn mẫu *{_SUFFIX}", place)])
        loaded = [_load(file) for file in files]
        return cls(MappingProxyType({schema["properties"]["kind"]["const"]: schema for schema in loaded}))

    @property
    def kinds(self) -> tuple[str, ...]:
        """All kinds, sorted."""
        return tuple(sorted(self.by_kind))


def _load(file: Path) -> Schema:
    try:
        schema = json.loads(file.read_text(encoding="utf-8"))
        kind = schema["properties"]["kind"]["const"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise CatgiamError([_bad_schema(file, str(error))]) from error
    if not isinstance(kind, str):
        raise CatgiamError([_bad_schema(file, "kind")])
    return dict(schema)


def _bad_schema(file: Path, reason: str) -> Diagnostic:
    message = f"tệp khuôn mẫu không đọc được hoặc không nêu loại tệp ({reason})"
    return Diagnostic("bad-schema", message, Location(file.as_posix()))


def validate(doc: Document, schemas: Schemas) -> tuple[Diagnostic, ...]:
    """Everything about the shape of the document that its schema does not allow."""
    if not isinstance(doc.data, dict):
        hint = "viết các dòng “khóa: giá trị”, dòng đầu là “kind: …”"
        return (doc.diagnostic("wrong-type", "tệp phải là một nhóm “khóa: giá trị”", hint=hint),)
    kind = doc.data.get("kind")
    if not isinstance(kind, str) or kind not in schemas.by_kind:
        return (_kind_problem(doc, doc.data, schemas),)
    problems = _problems(schemas.by_kind[kind], doc)
    found = [diagnostic for problem in islice(problems, MAX_PROBLEMS) for diagnostic in explain(doc, problem)]
    if next(problems, None) is not None:
        message = "còn lỗi khuôn mẫu chưa nêu hết, sửa các lỗi này rồi chạy lại"
        found.append(doc.diagnostic("too-many-errors", message, severity=Severity.NOTE))
    return sort_diagnostics(_one_per_place(found))


def _kind_problem(doc: Document, data: Mapping[str, object], schemas: Schemas) -> Diagnostic:
    known = f"các loại tệp: {', '.join(schemas.kinds)}"
    if "kind" not in data:
        likely = _likely_kind(data, schemas)
        hint = f"thêm dòng “kind: {likely}” ở đầu tệp" if likely else f"thêm dòng “kind: …”; {known}"
        return doc.diagnostic("missing-kind", "tệp chưa ghi loại tệp ở khóa “kind”", hint=hint)
    kind = data["kind"]
    if not isinstance(kind, str):
        return doc.diagnostic("unknown-kind", "“kind” phải là tên một loại tệp", ("kind",), hint=known)
    near = suggest(kind, schemas.kinds)
    hint = f"{near} ({known})" if near else known
    return doc.diagnostic("unknown-kind", f"không có loại tệp {quoted(kind)}", ("kind",), hint=hint)


def _likely_kind(data: Mapping[str, object], schemas: Schemas) -> str | None:
    """The kind whose keys the file uses most; none when it uses none."""
    shared = {kind: len(data.keys() & schema["properties"]) for kind, schema in schemas.by_kind.items()}
    best = max(shared, key=lambda kind: shared[kind])
    return best if shared[best] else None


def _one_per_place(found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Say each thing once: `type` and the branch of an `if` may refuse the same value."""
    first = {(d.location, d.code, d.message if d.code in _MANY_AT_ONE_PLACE else ""): d for d in reversed(found)}
    yield from first.values()


_MANY_AT_ONE_PLACE = frozenset({"missing-key"})


def _problems(schema: Schema, doc: Document) -> Iterator[Problem]:
    validator = _validator_class()(schema)
    yield from validator.iter_errors(doc.data)


@cache
def _validator_class() -> Any:  # noqa: ANN401 - jsonschema makes this class at run time
    from jsonschema import Draft202012Validator, ValidationError, validators  # slow to import, not needed for --help

    def pattern(validator: Any, wanted: str, instance: object, _schema: object) -> Iterator[ValidationError]:  # noqa: ANN401
        if validator.is_type(instance, "string") and not matches(wanted, str(instance)):
            yield ValidationError(f"{instance!r} does not match {wanted!r}")

    return validators.extend(Draft202012Validator, {"pattern": pattern})  # type: ignore[no-untyped-call]
