"""The thresholds that an office sets for itself: `policy.yaml` of its workspace."""

from __future__ import annotations

from pathlib import Path

from engine.catalog.build import parts_of
from engine.catalog.checks import check_parts
from engine.diagnostics import CatgiamError, raise_errors
from engine.model.coverage import Threshold
from engine.schema import Schemas, validate
from engine.source import read_yaml

KIND = "policy"


def read_policy(path: Path, shown: str, schema_dir: Path) -> tuple[Threshold, ...]:
    """The thresholds of the file. Raises `CatgiamError` with everything that is wrong with it."""
    document = read_yaml(path, shown)
    raise_errors([*document.warnings, *validate(document, Schemas.load(schema_dir))])
    if not isinstance(document.data, dict) or document.data["kind"] != KIND:
        message = f"tệp này phải là ngưỡng dữ liệu (kind: {KIND})"
        raise CatgiamError([document.diagnostic("wrong-kind", message, ("kind",))])
    parts = parts_of([document])
    raise_errors(check_parts(parts, frozenset()))
    return tuple(item.record for item in parts.thresholds)
