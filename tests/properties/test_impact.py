"""The relational reading of volumes and a plain loop over their rows count the same dossiers."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.impact.values import ChannelWords, month_of, procedure_of
from engine.impact.volumes import Reading, read_volumes
from engine.model.catalog import Catalog
from engine.model.impact import VolumeNames
from engine.relations import RelationalEngine, Relations, open_relations

HEAD = ("Mã thủ tục", "Xã", "Tháng", "Cách nộp", "Số hồ sơ")
CODES = {"1.000894": "1.000894", "1.000890": "1.000890"}
FEW = 15
"""Examples; each opens a file in the engine."""

Row = tuple[str, str, str, str, str]

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["1.000894", "1.00089", " 1.000890 ", "9.999999", "abc", ""]),
        st.sampled_from(["A", "B", ""]),
        st.sampled_from(["03/2026", "2026-3", "202604", "13/2026", ""]),
        st.sampled_from(["online", "TRỰC TUYẾN", "tại quầy", "", "bồ câu"]),
        st.sampled_from(["0", "7", " 12 ", "1.234", "-1", "", "1e3"]),
    ),
    max_size=12,
)


@pytest.fixture(scope="module")
def duck() -> Iterator[Relations]:
    with open_relations(RelationalEngine.DUCKDB, memory_gib=0.25) as relations:
        yield relations


def plainly(rows: list[Row], names: VolumeNames) -> tuple[Counter[tuple[str, str]], int]:
    """Dossiers by procedure and channel, and how many rows were counted."""
    channels = ChannelWords(names)
    lowest: dict[tuple[object, ...], int] = {}
    for code, commune, month, channel, count in rows:
        found, when, how = procedure_of(code, CODES), month_of(month), channels.find(channel)
        if found is None or when is None or how is None or not count.strip().isdigit():
            continue
        key = (found.code, commune, when, how.value)
        lowest[key] = min(int(count), lowest.get(key, int(count)))
    dossiers: Counter[tuple[str, str]] = Counter()
    for (procedure, _, _, channel_id), least in lowest.items():
        dossiers[str(procedure), str(channel_id)] += least
    return dossiers, len(lowest)


@settings(max_examples=FEW, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_every_row_counts_once_or_is_told(
    rows: list[Row], duck: Relations, catalog: Catalog, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert catalog.volumes is not None
    path: Path = tmp_path_factory.mktemp("v") / "v.csv"
    path.write_text("\n".join(";".join(cells) for cells in [HEAD, *rows]) + "\n", encoding="utf-8")

    found = read_volumes([(path, "v.csv")], Reading(catalog.volumes, CODES), duck)

    table = duck.fetch(found.table.select("procedure_id", "channel_id", "dossiers"))
    meanings = found.numbering["procedure"].meanings, found.numbering["channel"].meanings
    told = {(str(meanings[0][p]), str(meanings[1][h])): n for p, h, n in table}
    dossiers, counted = plainly(rows, catalog.volumes)
    assert told == dict(dossiers)
    assert found.summary.counted == counted
    assert found.summary.rows == len(rows) == counted + sum(r.rows for r in found.summary.rejected)
