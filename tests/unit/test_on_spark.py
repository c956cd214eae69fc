"""The same expressions on DuckDB and on local Spark give the same numbers.

One session serves the whole file: starting it takes about twenty seconds.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from random import Random

import pytest

from engine.bulk import Verdicts, decided, folded, verdict_columns
from engine.bulk.rows import ATTRIBUTES
from engine.bulk.verdicts import domain_of
from engine.diagnostics import CatgiamError
from engine.impact import Asked, Reading, assess, read_volumes
from engine.impact.joined import papers_expression
from engine.matcher import ReferenceMatcher
from engine.mismatch.statistics import tally
from engine.mismatch.store import Fact
from engine.model.catalog import Catalog
from engine.model.decision import Row
from engine.model.mismatch import State
from engine.model.province import Coverage
from engine.model.terms import Certainty, LinkState, PaperId
from engine.readiness.relation import Needed, Question, cells_expression
from engine.relations import RelationalEngine, Relations, cases, open_relations
from engine.relations.spark import has_java
from engine.review import Reviewer

pytestmark = pytest.mark.system

DAY = date(2026, 7, 20)
ROWS = 5_000
HEAD = "procedure,commune,month,channel,count\n"

Engines = tuple[Relations, Relations]


@pytest.fixture(scope="module")
def engines() -> Iterator[Engines]:
    """DuckDB and Spark."""
    if find_spec("pyspark") is None:
        pytest.skip("pyspark is not installed")
    if not has_java():
        pytest.skip("no Java on this machine, which pyspark needs")
    with ExitStack() as stack:
        duck = stack.enter_context(open_relations(RelationalEngine.DUCKDB, memory_gib=0.5))
        yield duck, stack.enter_context(open_relations(RelationalEngine.SPARK, memory_gib=1, master="local[2]"))


@pytest.fixture(scope="module")
def rows(catalog: Catalog) -> tuple[Row, ...]:
    return Reviewer(catalog, DAY, "12", ReferenceMatcher()).rows(catalog.procedures)


@pytest.fixture(scope="module")
def volumes(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thousands of rows: good ones, doubled ones, and each way of being wrong."""
    chance = Random(20260720)  # noqa: S311 - test data
    codes = [p.code for p in catalog.procedures] + ["9.999999", "abc", "1.00089"]
    channels = ["online", "Trực tiếp", "BCCI", "", "bồ câu"]
    counts = ["0", "7", "250", "x", "1.234", "-1", "999999999"]

    def line() -> str:
        month = chance.choice(["2026-03", "04/2026", "13/2026", "202605"])
        place, channel = f"{chance.randrange(40):05}", chance.choice(channels)
        return f"{chance.choice(codes)},{place},{month},{channel},{chance.choice(counts)}"

    path = tmp_path_factory.mktemp("volumes") / "v.csv"
    path.write_text(HEAD + "".join(f"{line()}\n" for _ in range(ROWS)), encoding="utf-8")
    return path


def test_impact_is_the_same_on_both(engines: Engines, catalog: Catalog, rows: tuple[Row, ...], volumes: Path) -> None:
    assert catalog.volumes is not None
    codes = {p.code: p.code for p in catalog.procedures}
    reading = Reading(catalog.volumes, codes, apart=("commune",))
    asked = Asked("commune", {p.code: p for p in catalog.procedures}, rows, catalog.prices[0])
    counted = [read_volumes([(volumes, "v.csv")], reading, engine) for engine in engines]

    found = [assess(one, asked, engine) for one, engine in zip(counted, engines, strict=True)]
    papers = [sorted(e.fetch(papers_expression(c, asked, e))) for c, e in zip(counted, engines, strict=True)]

    assert found[0] == found[1]
    assert papers[0] == papers[1]
    assert found[0].total.papers.most > 0
    assert {rejected.problem.value for rejected in found[0].volumes.rejected} == {
        "bad-procedure",
        "bad-month",
        "unknown-channel",
        "bad-count",
        "duplicate-row",
    }


def test_cells_types_and_gaps_are_the_same_on_both(engines: Engines, tmp_path: Path) -> None:
    path = tmp_path / "[1] a.csv"
    path.write_bytes('\ufeffmã;xã\r\n001;"Tam ""Đường""; xã"\r\n002\r\n'.encode())
    types = {"code": "string", "number": "int64", "day": "date", "flag": "boolean"}
    small: dict[str, list[object]] = {
        "code": ["001", "002", None],
        "number": [1, None, 3],
        "day": [DAY, None, None],
        "flag": [True, False, None],
    }
    answers = []
    for engine in engines:
        table, ours = engine.csv(path, ["code", "place"], delimiter=";"), engine.rows(small, types)
        joined = table.inner_join(ours, "code")
        told = joined.mutate(told=cases((joined.number > 0, "some"), otherwise="none")).order_by("code")
        stored = engine.store(told)
        answers.append(
            [engine.fetch(told), sorted(engine.fetch(stored)), [b.to_pylist() for b in engine.batches(told)]]
        )

    assert answers[0] == answers[1]
    assert answers[0][0][0] == ("001", 'Tam "Đường"; xã', 1, DAY, True, "some")


def test_spark_refuses_a_file_that_is_no_table(engines: Engines, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_text("not a table", encoding="utf-8")

    with pytest.raises(CatgiamError, match="unreadable-table"):
        engines[1].fetch(engines[1].parquet(path))


def statements(chance: Random, communes: tuple[str, ...]) -> Iterator[Coverage]:
    """Some of each commune and of the province as a whole: earlier and later ones, counted or not, clean or not."""
    for commune in ("", *communes) * 6:
        total = chance.randrange(1, 500)
        digitised = chance.randint(0, total)
        yield Coverage(
            event=chance.choice(list(PaperId)),
            digitised=digitised / total,
            clean=chance.choice([None, digitised / total, chance.randint(0, digitised) / total]),
            starts=DAY + timedelta(days=chance.randint(-30, 3)),
            source="thử",
            certainty=Certainty.REPORTED,
            registered_from=chance.choice([None, date(2016, 1, 1)]),
            commune=commune,
            total=chance.choice([None, total]),
        )


def test_readiness_is_the_same_on_both(engines: Engines) -> None:
    communes = tuple(f"{number:05}" for number in range(135))
    needed = tuple(
        Needed(event, LinkState.LIVE, *((0.7, 0.5) if event is not PaperId.DEATH else (None, None)))
        for event in PaperId
    )
    stated = tuple(statements(Random(1), communes))  # noqa: S311 - test data
    question = Question(communes, needed, stated, DAY)

    duck, spark = (sorted(e.fetch(cells_expression(e, question)), key=repr) for e in engines)

    assert duck == spark
    assert len(duck) == len(communes) * len(PaperId)
    assert len({row[-1] for row in duck}) == 4


def test_counts_of_mismatches_are_the_same_on_both(engines: Engines) -> None:
    chance = Random(2)  # noqa: S311 - test data
    facts = [
        Fact(
            "12",
            f"{chance.randrange(9):05}",
            "birth",
            "SAI_HO_TEN",
            chance.choice(list(State)).value,
            f"2026-07-{day:02}",
        )
        for day in range(10, 31)
        for _ in range(9)
    ]

    duck, spark = (tally(facts, engine, DAY) for engine in engines)

    assert duck == spark
    assert sum(t.cases for t in duck) == len(facts)
    assert 0 < sum(t.overdue for t in duck) < len(facts)


def test_rows_decided_in_bulk_are_the_same_on_both(engines: Engines, catalog: Catalog) -> None:
    chance = Random(667)  # noqa: S311 - test data
    few = {"origin", "fields", "connection", "data"}  # the rest stays one value, so that situations come again
    domains = {name: domain_of(name) if name in few else domain_of(name)[:1] for name in ATTRIBUTES[1:]}
    columns: dict[str, list[object]] = {"row": list(range(ROWS)), "window": ["2026-09-28"] * ROWS}
    columns |= {name: chance.choices(domain, k=ROWS) for name, domain in domains.items()}
    types = {"row": "int64"} | dict.fromkeys(ATTRIBUTES, "string")
    answered = []
    for engine in engines:
        table = engine.rows(columns, types)
        fold = folded(engine, table, "rows.parquet")
        answers = verdict_columns(Verdicts(catalog.rules).of(fold.situations))
        answered.append(engine.fetch(decided(engine, table, fold, answers, ["row"]).order_by("row")))

    assert answered[0] == answered[1]
    assert len({verdict for _, verdict in answered[0]}) > 3
