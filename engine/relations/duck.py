"""Relations on DuckDB, in this process."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from engine.diagnostics import CatgiamError
from engine.relations.tables import (
    ROWS_A_BATCH,
    Batch,
    Expression,
    Paths,
    Relations,
    Table,
    builtin,
    known_warnings,
    listed,
    refused,
)

_LINE = re.compile(r"Line: ([0-9]+)")
_FILE = re.compile(r"^\s*file = (.+)$", re.MULTILINE)
_LINE_BREAKS = "quoted new lines"
_PATTERN = re.compile(r"([*?\[])")


@contextmanager
def duck_relations(scratch: Path, memory_gib: float) -> Iterator[Relations]:
    """An empty database that spills into `scratch`."""
    import ibis

    with known_warnings():
        backend = ibis.duckdb.connect(
            memory_limit=f"{int(memory_gib * 1024)}MiB",
            temp_directory=str(scratch),
            preserve_insertion_order=False,  # keeping the order would hold whole files in memory
            autoinstall_known_extensions=False,  # no network
        )
    try:
        yield _DuckRelations(scratch, backend)
    finally:
        backend.disconnect()


class _DuckRelations(Relations):
    def __init__(self, scratch: Path, backend: Any) -> None:  # noqa: ANN401 - ibis's, untyped
        super().__init__(scratch)
        self._backend = backend
        self._files: list[Path] = []

    def csv(
        self, paths: Paths, columns: Sequence[str], *, delimiter: str = ",", encloses_line_breaks: bool = False
    ) -> Table:
        with self._reading():
            return self._backend.read_csv(
                self._named(paths),
                columns=dict.fromkeys(columns, "string"),
                header=True,
                delim=delimiter,
                quote='"',
                escape='"',
                auto_detect=False,
                null_padding=True,
                parallel=not encloses_line_breaks,
            )

    def parquet(self, paths: Paths) -> Table:
        with self._reading():
            return self._backend.read_parquet(self._named(paths))

    def rows(self, columns: Mapping[str, Sequence[object]], types: Mapping[str, str]) -> Table:
        import ibis
        import pyarrow as pa

        schema = ibis.schema(types).to_pyarrow()
        values = [pa.array(columns[name], schema.field(name).type) for name in types]
        name = self._new_name()
        with known_warnings():
            self._backend.con.register(name, pa.table(values, schema=schema))
            return self._backend.table(name)

    def fetch(self, expression: Expression) -> list[tuple[Any, ...]]:
        with self._reading():
            found: list[tuple[Any, ...]] = self._backend.con.execute(self._sql(expression)).fetchall()
        return found

    def batches(self, expression: Expression) -> Iterator[Batch]:
        with self._reading():
            schema = expression.as_table().schema().to_pyarrow()
            for batch in self._backend.con.sql(self._sql(expression)).to_arrow_reader(ROWS_A_BATCH):
                yield batch.cast(schema)

    def write_parquet(self, expression: Expression, path: Path) -> None:
        with self._reading():
            target = str(path).replace("'", "''")
            self._backend.con.execute(f"COPY ({self._typed_sql(expression)}) TO '{target}' (FORMAT parquet)")

    def row_key(self, table: Table, columns: Sequence[str]) -> Expression:
        hashed = builtin("hash", len(columns), "uint64")(*(table[name] for name in columns))
        return (hashed // 2).cast("int64")

    def _sql(self, expression: Expression) -> str:
        return str(self._backend.compile(expression.as_table()))

    def _typed_sql(self, expression: Expression) -> str:
        """The query with each column in its own type: sums of whole numbers are wider here, and Parquet has no such."""
        types = self._backend.compiler.type_mapper
        columns = [
            f'CAST("{name}" AS {types.to_string(kind)}) AS "{name}"'
            for name, kind in expression.as_table().schema().items()
        ]
        return f"SELECT {', '.join(columns)} FROM ({self._sql(expression)})"  # noqa: S608 - names are ours

    def _named(self, paths: Paths) -> list[str]:
        """Note the files for messages, and write their names so that DuckDB takes nothing in them for a pattern."""
        files = listed(paths)
        self._files += files
        return [_PATTERN.sub(r"[\1]", str(file)) for file in files]

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Turn the engine's refusals into ours."""
        import duckdb

        try:
            with known_warnings():
                yield
        except (duckdb.InternalException, duckdb.BinderException, duckdb.ParserException, duckdb.CatalogException):
            raise  # an expression that cannot run is a bug of ours
        except duckdb.OutOfMemoryException as error:
            raise refused("out-of-memory", "không đủ bộ nhớ hoặc ổ đĩa tạm cho phép tính này") from error
        except duckdb.Error as error:
            raise self._refusal(str(error)) from error

    def _refusal(self, said: str) -> CatgiamError:
        line, file = _LINE.search(said), _FILE.search(said)
        message = "không đọc được bảng: tệp hỏng, sai dạng, thừa ô, hoặc không phải UTF-8"
        if _LINE_BREAKS in said:
            message = "có ô chứa dấu xuống dòng: bỏ dấu xuống dòng trong ô rồi xuất lại"
        named = [file[1]] if file else [str(path) for path in self._files if path.parent != self._scratch]
        return refused("unreadable-table", message, ", ".join(dict.fromkeys(named)), int(line[1]) if line else 0)
