"""Relations on Apache Spark: on this machine, or on the cluster whose address is given.

One session serves a whole process, since starting one takes many seconds; it ends with the process.
"""

from __future__ import annotations

import atexit
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

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

_QUIET = """rootLogger.level = fatal
rootLogger.appenderRef.stderr.ref = stderr
logger.spark.name = org.apache.spark
logger.spark.level = fatal
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = %p %c: %m%n
"""
"""Spark's log settings: its errors reach us as exceptions; in the log they would quote the data."""

_PATTERN = re.compile(r"([*?\[\]{}\\])")
_PARTITIONS = 16
"""Pieces of a shuffle on one machine; Spark's own default of 200 is meant for clusters."""


@contextmanager
def spark_relations(scratch: Path, memory_gib: float, master: str) -> Iterator[Relations]:
    """Tables of the process's session; a session that runs already keeps its memory and its master."""
    session = _session(memory_gib, master)
    import ibis

    with known_warnings():
        yield _SparkRelations(scratch, ibis.pyspark.connect(session), session)


@cache
def _session(memory_gib: float, master: str) -> Any:  # noqa: ANN401 - PySpark's session
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        hint = "cài thêm: pip install 'catgiam[spark]'; hoặc bỏ --engine spark"
        raise refused("no-spark", "máy này chưa có pyspark nên không chạy được Spark", hint=hint) from error
    if not has_java():
        hint = "cài Java 17 trở lên rồi chạy lại; hoặc bỏ --engine spark"
        raise refused("no-java", "máy này chưa có Java nên không chạy được Spark", hint=hint)
    folder = Path(tempfile.mkdtemp(prefix="catgiam-spark-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    builder = SparkSession.builder.appName("catgiam").master(master)
    for key, value in _settings(folder, memory_gib, local=master.startswith("local")).items():
        builder = builder.config(key, value)
    try:
        with known_warnings():
            session = builder.getOrCreate()
    except (PySparkException, OSError) as error:
        raise refused("no-spark", f"không khởi động được Spark ở {master}", hint="xem Java, địa chỉ cụm") from error
    atexit.register(session.stop)
    return session


def has_java() -> bool:
    """Whether Spark will find a Java on this machine."""
    home = os.environ.get("JAVA_HOME")
    return bool(shutil.which("java") or (home and Path(home, "bin", "java").exists()))


def _settings(folder: Path, memory_gib: float, *, local: bool) -> dict[str, str]:
    quiet = folder / "log4j2.properties"
    quiet.write_text(_QUIET, encoding="utf-8")
    everywhere = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.memory": f"{int(memory_gib * 1024)}m",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={quiet.as_uri()}",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
    }
    here = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.local.dir": str(folder),
        "spark.sql.shuffle.partitions": str(_PARTITIONS),
    }
    return everywhere | (here if local else {})


class _SparkRelations(Relations):
    def __init__(self, scratch: Path, backend: Any, session: Any) -> None:  # noqa: ANN401 - ibis's and PySpark's
        super().__init__(scratch)
        self._backend, self._session = backend, session

    def csv(
        self, paths: Paths, columns: Sequence[str], *, delimiter: str = ",", encloses_line_breaks: bool = False
    ) -> Table:
        from pyspark.sql.types import StringType, StructField, StructType

        with self._reading():
            frame = self._session.read.csv(
                _named(paths),
                schema=StructType([StructField(name, StringType()) for name in columns]),
                header=True,
                enforceSchema=True,  # our names, whatever the header says
                sep=delimiter,
                quote='"',
                escape='"',
                multiLine=encloses_line_breaks,
            )
            return self._table(frame)

    def parquet(self, paths: Paths) -> Table:
        with self._reading():
            return self._table(self._session.read.parquet(*_named(paths)))

    def rows(self, columns: Mapping[str, Sequence[object]], types: Mapping[str, str]) -> Table:
        import ibis
        from ibis.backends.pyspark.datatypes import PySparkSchema

        with self._reading():
            schema = PySparkSchema.from_ibis(ibis.schema(types))
            values = list(zip(*(columns[name] for name in types), strict=True))
            return self._table(self._session.createDataFrame(values, schema))

    def fetch(self, expression: Expression) -> list[tuple[Any, ...]]:
        with self._reading():
            return [tuple(row) for row in self._frame(expression).collect()]

    def batches(self, expression: Expression) -> Iterator[Batch]:
        import pyarrow as pa

        with self._reading():
            frame = self._frame(expression)
            names, held = frame.columns, list[tuple[Any, ...]]()
            schema = expression.as_table().schema().to_pyarrow()
            for row in frame.toLocalIterator():
                held.append(tuple(row))
                if len(held) == ROWS_A_BATCH:
                    yield _batch(pa, schema, names, held)
                    held = []
            if held:
                yield _batch(pa, schema, names, held)

    def write_parquet(self, expression: Expression, path: Path) -> None:
        with self._reading():
            self._frame(expression).write.mode("overwrite").parquet(str(path.absolute()))

    def row_key(self, table: Table, columns: Sequence[str]) -> Expression:
        return builtin("xxhash64", len(columns), "int64")(*(table[name] for name in columns))

    def _frame(self, expression: Expression) -> Any:  # noqa: ANN401 - PySpark's frame
        return self._session.sql(str(self._backend.compile(expression.as_table())))

    def _table(self, frame: Any) -> Table:  # noqa: ANN401 - PySpark's frame
        name = self._new_name()
        frame.createOrReplaceTempView(name)
        return self._backend.table(name)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Turn the engine's refusals into ours."""
        from py4j.protocol import Py4JJavaError
        from pyspark.errors import AnalysisException, ParseException, PySparkException

        try:
            with known_warnings():
                yield
        except ParseException:
            raise  # an expression that cannot run is a bug of ours
        except AnalysisException as error:
            if "UNRESOLVED" in str(error.getCondition()):
                raise
            raise refused("unreadable-table", "Spark không đọc được bảng: tệp hỏng hoặc sai dạng") from error
        except (PySparkException, Py4JJavaError) as error:
            raise refused("unreadable-table", "Spark không đọc được bảng: tệp hỏng hoặc sai dạng") from error


def _named(paths: Paths) -> list[str]:
    """Names of files, written so that Spark takes nothing in them for a pattern."""
    return [_PATTERN.sub(r"\\\1", str(file.absolute())) for file in listed(paths)]


def _batch(pa: Any, schema: Any, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> Batch:  # noqa: ANN401 - Arrow's
    columns = zip(*rows, strict=True)
    arrays = [pa.array(values, schema.field(name).type) for name, values in zip(names, columns, strict=True)]
    return pa.record_batch(arrays, schema=schema)
