"""From the files of `rules/` to one immutable `Catalog`.

`files` finds and hashes them, `loading` has `engine.source` and `engine.schema` make each one safe,
`build` turns plain data into records, `checks` looks at meaning over the whole, `store` keeps the
result. Every problem of every file is collected and raised once.
"""

from __future__ import annotations

from engine.catalog.files import RuleFiles, find_files
from engine.diagnostics import Diagnostic
from engine.model.catalog import Catalog
from engine.model.record import Record

__all__ = ["Loaded", "RuleFiles", "find_files", "load"]


class Loaded(Record):
    """A catalogue with the warnings that were given while reading it."""

    catalog: Catalog
    warnings: tuple[Diagnostic, ...] = ()


def load(files: RuleFiles) -> Loaded:
    """Read everything. Raises `CatgiamError` with every problem when there is an error."""
    from engine.catalog.loading import load_files  # YAML and schemas are slow to import; a compiled copy needs neither

    return load_files(files)
