"""Row-level work as relational expressions, written once and run on DuckDB or on Apache Spark.

The only package that knows the libraries behind (ibis, DuckDB, Spark); all are imported when first used.
Expressions are built with the methods of tables and columns (`table.group_by("month").agg(n=table.count.sum())`)
and with `cases` and `literal`; no expression says on which engine it runs. Rows have no order unless the
expression sorts them.

`tables`  what every engine offers
`duck`    DuckDB, in this process
`spark`   Apache Spark, on this machine or on a cluster
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.relations.tables import Batch, Expression, RelationalEngine, Relations, Table, cases, literal

__all__ = ["Batch", "Expression", "RelationalEngine", "Relations", "Table", "cases", "literal", "open_relations"]


@contextmanager
def open_relations(
    engine: RelationalEngine, *, memory_gib: float = 2, scratch: Path | None = None, master: str = "local[*]"
) -> Iterator[Relations]:
    """Tables on an engine that takes about `memory_gib` GiB of memory and puts the rest on disk.

    What is put on disk lies in a temporary folder, made in `scratch` where that is given, and is removed at the end.
    `master` is the address of Spark's cluster. Raises `CatgiamError` when the engine is not on this machine.
    """
    with tempfile.TemporaryDirectory(prefix="catgiam-", dir=scratch, ignore_cleanup_errors=True) as folder:
        if engine is RelationalEngine.SPARK:
            from engine.relations.spark import spark_relations

            opened = spark_relations(Path(folder), memory_gib, master)
        else:
            from engine.relations.duck import duck_relations

            opened = duck_relations(Path(folder), memory_gib)
        with opened as relations:
            yield relations
