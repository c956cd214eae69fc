"""What every relational engine offers.

A table or a column of a table has no narrower type than `Any` in the library behind: `Any` stops at the aliases here.
"""

from __future__ import annotations

import warnings
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from inspect import Parameter, Signature
from pathlib import Path
from typing import Any, TypeAlias

from engine.diagnostics import CatgiamError, Diagnostic, Location
from engine.model.terms import Labelled

Table: TypeAlias = Any
"""A relation: columns that methods of the relation select, join, group and sort. Nothing is read until fetched."""

Expression: TypeAlias = Any
"""A relation or one of its columns."""

Batch: TypeAlias = Any
"""Some rows of an answer, by columns (an Arrow record batch)."""

Paths: TypeAlias = Path | Sequence[Path]

ROWS_A_BATCH = 100_000
"""How many rows a batch holds at most."""


class RelationalEngine(Labelled):
    """What runs relational expressions."""

    DUCKDB = "duckdb", "DuckDB, trên máy này"
    SPARK = "spark", "Apache Spark"


class Relations(ABC):
    """Tables of one engine; made by `open_relations` and closed by it."""

    def __init__(self, scratch: Path) -> None:
        """`scratch` is a folder for what does not fit into memory; whoever passes it removes it."""
        self._scratch = scratch
        self._made = 0

    @abstractmethod
    def csv(
        self, paths: Paths, columns: Sequence[str], *, delimiter: str = ",", encloses_line_breaks: bool = False
    ) -> Table:
        """Every cell of the files as text, under these names in the order of the file; an empty cell is null.

        The first line of each file is its header and is skipped; it may begin with a byte-order mark. Cells missing
        at the end of a line are null. `encloses_line_breaks`: quoted cells may hold line breaks, which is read by one
        processor only. Raises `CatgiamError`, at the latest when fetched, for what cannot be read. DuckDB refuses a
        line with too many cells and text that is not UTF-8; Spark drops such cells and puts replacement characters.
        """

    @abstractmethod
    def parquet(self, paths: Paths) -> Table:
        """The rows of Parquet files; a folder stands for the files in it. Raises `CatgiamError` for what is none."""

    @abstractmethod
    def rows(self, columns: Mapping[str, Sequence[object]], types: Mapping[str, str]) -> Table:
        """A small table of ours: values by column, types by column (`string`, `int64`, `boolean`, `date`)."""

    @abstractmethod
    def fetch(self, expression: Expression) -> list[tuple[Any, ...]]:
        """Run an expression and hold its whole answer. Raises `CatgiamError` for files that cannot be read."""

    @abstractmethod
    def batches(self, expression: Expression) -> Iterator[Batch]:
        """Run an expression and hand its rows over piece by piece; ask nothing else until the last was taken."""

    @abstractmethod
    def write_parquet(self, expression: Expression, path: Path) -> None:
        """Run an expression and write its rows; Spark makes `path` a folder of files."""

    @abstractmethod
    def row_key(self, table: Table, columns: Sequence[str]) -> Expression:
        """A whole number (`int64`) made of text columns, the same for rows that agree in all of them.

        Rows that differ nearly always differ in it; whoever joins on it checks that they do. Engines differ in it.
        """

    def store(self, expression: Expression) -> Table:
        """Run an expression once and keep its rows on disk, to be read many times."""
        path = self._scratch / f"{self._new_name()}.parquet"
        self.write_parquet(expression, path)
        return self.parquet(path)

    def _new_name(self) -> str:
        self._made += 1
        return f"made_{self._made}"


def literal(value: object, kind: str | None = None) -> Expression:
    """A value as a column that is the same in every row; `kind` as in `Relations.rows`."""
    import ibis

    return ibis.literal(value, kind)


def cases(*branches: tuple[Expression, object], otherwise: object = None) -> Expression:
    """The value of the first branch whose condition holds in the row."""
    import ibis

    return ibis.cases(*branches, else_=otherwise)


@cache
def builtin(name: str, arity: int, kind: str) -> Callable[..., Expression]:
    """A function that an engine has and the library behind does not know, over so many text columns."""
    import ibis

    def function() -> None: ...

    names = [Parameter(f"column{n}", Parameter.POSITIONAL_OR_KEYWORD) for n in range(arity)]
    function.__signature__ = Signature(names)  # type: ignore[attr-defined]  # where ibis counts the parameters
    made: Callable[..., Expression] = ibis.udf.scalar.builtin(
        function, name=name, signature=(("string",) * arity, kind)
    )
    return made


@contextmanager
def known_warnings() -> Iterator[None]:
    """Silence what the libraries say to each other; nothing else."""
    with warnings.catch_warnings():
        # ibis 12 with DuckDB 2
        warnings.filterwarnings("ignore", r"fetch_\w+\(\) is deprecated", DeprecationWarning)
        # PySpark 4.1 with pandas 3: no value of ours passes through pandas
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        yield


def refused(code: str, message: str, place: str = "", line: int = 0, hint: str | None = None) -> CatgiamError:
    """What goes to the user when an engine cannot do it; never the engine's own words, which may quote the data."""
    return CatgiamError([Diagnostic(code, message, Location(place, line), hint=hint)])


def listed(paths: Paths) -> list[Path]:
    """The files; a folder stands for the Parquet files in it, in the order of their names."""
    chosen = [paths] if isinstance(paths, Path) else list(paths)
    return [file for path in chosen for file in (sorted(path.glob("*.parquet")) if path.is_dir() else [path])]
