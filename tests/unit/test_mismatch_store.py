"""Cases are kept alike in SQLite and in PostgreSQL; nothing is lost or half imported, whoever kills the process."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from engine.diagnostics import CatgiamError
from engine.mismatch.identity import identity_of
from engine.mismatch.states import ALLOWED
from engine.mismatch.statistics import tally
from engine.mismatch.store import SYSTEM, ListRow, Store, open_store
from engine.mismatch.tables import CASE_COLUMNS
from engine.model.mismatch import Case, State, Step
from engine.model.record import replace
from engine.model.terms import PaperId
from engine.relations import RelationalEngine, open_relations

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
LIST = ListRow("a" * 64, "danh-sach.csv", DAY)
REASON = "trùng với trường hợp khác"
SERVER_USER = "postgres"


def make_case(number: int, **changes: object) -> Case:
    plain = Case(
        id="",
        province="12",
        commune="03390" if number % 2 else "03466",
        event=PaperId.BIRTH if number % 3 else PaperId.DEATH,
        error="SAI_HO_TEN",
        number=str(number),
        name="NGƯỜI BỊA",
        pin=f"999219{number:06}",
        received_on=DAY,
        due_on=date(2026, 12, 1 + number % 20),
    )
    changed: Case = replace(plain, **changes)
    return replace(changed, id=identity_of(changed))


CASES = tuple(map(make_case, range(100)))

# ---------------------------------------------------------------- the two databases


def server_programs() -> Path:
    """The folder of PostgreSQL's programs, or skip."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    if not found and on_path is None:
        pytest.skip("needs PostgreSQL (initdb, pg_ctl), which is not on this machine")
    return found[-1].parent if found else Path(str(on_path)).parent


@contextmanager
def postgres() -> Iterator[str]:
    """A server of its own, on a socket in a temporary folder; PostgreSQL refuses to run as root."""
    pytest.importorskip("psycopg", reason="needs psycopg, which is not installed")
    programs = server_programs()
    user = SERVER_USER if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="catgiam-pg-", dir="/tmp"))
    if user:
        shutil.chown(folder, user)
    data = folder / "data"

    def call(program: str, *arguments: str) -> None:
        command = [str(programs / program), "-D", str(data), *arguments]
        subprocess.run(command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)

    try:
        call("initdb", "-A", "trust", "-U", "catgiam", "-E", "UTF8", "--no-sync", "--no-instructions")
        log = str(folder / "log")
        call("pg_ctl", "start", "-w", "-l", log, "-o", f"-k {folder} -c listen_addresses='' -c fsync=off")
        try:
            yield f"postgresql://catgiam@/postgres?host={folder}"
        finally:
            call("pg_ctl", "stop", "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.system)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty store of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'sai-lech.sqlite'}"
    address: str = request.getfixturevalue("server")
    from sqlalchemy import create_engine, text

    engine = create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return address


def contents(url: str) -> dict[str, list[tuple[object, ...]]]:
    """Everything that the store holds."""
    from sqlalchemy import MetaData, create_engine, select

    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    metadata = MetaData()
    metadata.reflect(engine)
    with engine.connect() as connection:
        found = {t.name: sorted(tuple(row) for row in connection.execute(select(t))) for t in metadata.sorted_tables}
    engine.dispose()
    return found


def add(store: Store, cases: Sequence[Case] = CASES, listed: ListRow = LIST, at: datetime = NOW) -> int:
    return store.add(listed, [cases[:60], cases[60:]], at).added


def move(store: Store, case: Case, after: State, reason: str = "") -> str:
    return store.move(Step(case=case.id, at=NOW, by="công chức hộ tịch", before="", after=after, reason=reason))


# ---------------------------------------------------------------- lists


def test_every_case_comes_back_as_it_was(url: str) -> None:
    with open_store(url) as store:
        assert add(store) == len(CASES)
        kept = [*store.cases("03390"), *store.cases("03466")]

    assert sorted(kept, key=lambda c: c.id) == sorted(CASES, key=lambda c: c.id)


def test_the_first_due_comes_first(url: str) -> None:
    with open_store(url) as store:
        add(store)
        due = [case.due_on for case in store.cases("03390")]

    assert due == sorted(due)
    assert len(due) == len(CASES) // 2


def test_importing_the_same_list_twice_changes_nothing(url: str) -> None:
    with open_store(url) as store:
        add(store)
        move(store, CASES[0], State.VERIFYING)
    before = contents(url)

    with open_store(url) as store:
        again = store.add(LIST, [CASES], datetime(2026, 12, 1, tzinfo=UTC))

    assert again == (0, True, ())
    assert contents(url) == before
    assert {table: len(rows) for table, rows in before.items()} == {"lists": 1, "cases": len(CASES), "log": 1}


def test_another_list_adds_only_what_is_new_and_advanced_states_stay(url: str) -> None:
    later = ListRow("b" * 64, "danh-sach-2.csv", date(2026, 12, 1))
    more = [*CASES[90:], *map(make_case, range(100, 105))]
    with open_store(url) as store:
        add(store)
        move(store, CASES[95], State.VERIFYING)

        kept = store.add(later, [more], datetime(2026, 12, 1, tzinfo=UTC))

        assert kept == (5, False, ())
        found = store.case(CASES[95].id)
        assert found is not None
        assert (found.state, found.received_on) == (State.VERIFYING, DAY)


def test_a_new_list_that_still_names_a_closed_case_says_so_and_leaves_it_closed(url: str) -> None:
    later = ListRow("b" * 64, "danh-sach-2.csv", date(2026, 12, 1))
    with open_store(url) as store:
        add(store)
        for case in CASES[:3]:
            move(store, case, State.VERIFYING)
        for case in CASES[:2]:
            move(store, case, State.CORRECTED_IN_DATABASE)

        kept = store.add(later, [CASES[1:4], CASES[1:2]], datetime(2026, 12, 1, tzinfo=UTC))

        assert kept == (0, False, (CASES[1].id,))
        found = store.case(CASES[1].id)
        assert found is not None
        assert found.state is State.CORRECTED_IN_DATABASE


def test_a_case_named_twice_in_a_list_is_one_case(url: str) -> None:
    with open_store(url) as store:
        assert store.add(LIST, [[CASES[0], CASES[0]], [CASES[0]]], NOW).added == 1


def test_a_list_that_breaks_off_leaves_nothing(url: str) -> None:
    def broken() -> Iterator[Sequence[Case]]:
        yield CASES[:50]
        raise CatgiamError([])

    with open_store(url) as store:
        with pytest.raises(CatgiamError):
            store.add(LIST, broken(), NOW)
        assert not list(store.facts())
        assert add(store) == len(CASES)


KILLED = """
import sys, time
sys.path.insert(0, sys.argv[2])
from test_mismatch_store import CASES, LIST, NOW
from engine.mismatch.store import open_store

def batches():
    yield CASES[:50]
    yield CASES[50:70]
    print("half", flush=True)
    time.sleep(60)

with open_store(sys.argv[1]) as store:
    store.add(LIST, batches(), NOW)
"""


def test_a_killed_import_leaves_the_store_as_it_was_and_the_next_completes_it(url: str) -> None:
    with open_store(url) as store:
        store.add(ListRow("0" * 64, "cũ.csv", DAY), [CASES[:5]], NOW)
    before = contents(url)

    command = [sys.executable, "-c", KILLED, url, str(Path(__file__).parent)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert process.stdout is not None
    assert process.stdout.readline() == b"half\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    wait_until(lambda: contents(url) == before)

    with open_store(url) as store:
        assert store.add(LIST, [CASES], NOW).added == len(CASES) - 5
        assert len(list(store.facts())) == len(CASES)


def wait_until(holds: Callable[[], bool]) -> None:
    """A server needs a moment to notice that nobody is there any more."""
    for _ in range(50):
        if holds():
            return
        time.sleep(0.1)
    assert holds()


# ---------------------------------------------------------------- states


def test_each_allowed_step_is_logged_and_every_other_is_refused_in_words(url: str) -> None:
    with open_store(url) as store:
        add(store)
        case = CASES[0]
        for after in State:
            problem = move(store, case, after, REASON)
            assert (problem == "") == (after is State.VERIFYING)
            if problem:
                assert "đang xác minh (verifying)" in problem
            else:
                break
        refused = move(store, case, State.RECEIVED)
        assert "không chuyển thẳng sang mới nhận được" in refused
        assert move(store, case, State.CORRECTED_IN_DATABASE) == ""
        steps = store.steps(case.id)

    assert [(s.by, s.before, s.after) for s in steps] == [
        (SYSTEM, "", State.RECEIVED),
        ("công chức hộ tịch", "received", State.VERIFYING),
        ("công chức hộ tịch", "verifying", State.CORRECTED_IN_DATABASE),
    ]


def test_the_past_of_the_cases_of_a_province_is_told_without_anything_personal(url: str) -> None:
    stranger = make_case(500, province="52", commune="21553")
    with open_store(url) as store:
        add(store, [*CASES[:3], stranger])
        for after in (State.VERIFYING, State.CORRECTED_IN_REGISTER):
            assert move(store, CASES[1], after) == ""
        pasts = sorted(store.pasts("12"), key=lambda past: past.moves)

    day = NOW.date().isoformat()
    assert [past.moves for past in pasts] == [(), (), ((day, "verifying"), (day, "corrected_in_register"))]
    case = CASES[1]
    assert pasts[-1][:-1] == ("12", case.commune, case.event, case.error, DAY.isoformat(), case.due_on.isoformat())


def test_rejecting_and_opening_again_need_a_reason(url: str) -> None:
    with open_store(url) as store:
        add(store)
        move(store, CASES[0], State.VERIFYING)
        assert "phải nêu lý do" in move(store, CASES[0], State.REJECTED)
        assert move(store, CASES[0], State.REJECTED, REASON) == ""
        assert "phải nêu lý do" in move(store, CASES[0], State.VERIFYING)
        assert move(store, CASES[0], State.VERIFYING, REASON) == ""
        assert store.steps(CASES[0].id)[-1].reason == REASON


def test_a_case_that_is_not_there_is_told(url: str) -> None:
    with open_store(url) as store:
        assert "không có trường hợp" in move(store, make_case(5000), State.VERIFYING)
        assert store.case("không có") is None


def test_no_case_is_closed_without_having_been_verified() -> None:
    assert ALLOWED[State.RECEIVED] == (State.VERIFYING,)
    assert all(state in ALLOWED for state in State)


# ---------------------------------------------------------------- statistics


def test_statistics_count_what_the_store_holds(url: str) -> None:
    day = date(2026, 12, 10)
    with open_store(url) as store:
        add(store)
        for case in CASES[:10]:
            move(store, case, State.VERIFYING)
        for case in CASES[:4]:
            move(store, case, State.REJECTED, REASON)
        with open_relations(RelationalEngine.DUCKDB) as relations:
            found = tally(store.facts(), relations, day)
        held = [*store.cases("03390"), *store.cases("03466")]

    counted = Counter((c.province, c.commune, c.event, c.error, c.state) for c in held)
    late = Counter(
        (c.province, c.commune, c.event, c.error, c.state) for c in held if c.state.is_open and c.due_on < day
    )
    assert {(t.province, t.commune, t.event, t.error, t.state): t.cases for t in found} == counted
    assert {(t.province, t.commune, t.event, t.error, t.state): t.overdue for t in found if t.overdue} == late


def test_statistics_of_nothing_are_none() -> None:
    with open_relations(RelationalEngine.DUCKDB) as relations:
        assert tally([], relations, DAY) == ()


# ---------------------------------------------------------------- addresses


def test_the_columns_are_the_fields_of_a_case() -> None:
    assert set(CASE_COLUMNS) == set(Case.__struct_fields__)
    assert len(CASE_COLUMNS) == len(Case.__struct_fields__)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://a", "sqlite:///TỆP hoặc postgresql://…"),
        ("không phải địa chỉ", "địa chỉ --db không đọc được"),
        ("sqlite:////không/có/thư/mục/tệp.sqlite", "không mở hoặc không ghi được"),
        ("postgresql://ai:matkhau@localhost:1/x", "không nối được"),
    ],
)
def test_an_address_that_cannot_be_opened_is_told_without_its_password(address: str, said: str) -> None:
    if address.startswith("postgresql"):
        pytest.importorskip("psycopg", reason="needs psycopg, which is not installed")
    with pytest.raises(CatgiamError) as refused, open_store(address):
        pass

    assert said in str(refused.value)
    assert "matkhau" not in str(refused.value)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.sqlite").write_text("không phải cơ sở dữ liệu " * 50, encoding="utf-8")

    with pytest.raises(CatgiamError) as refused, open_store(f"sqlite:///{tmp_path / 'x.sqlite'}"):
        pass

    assert "không phải là cơ sở dữ liệu SQLite" in str(refused.value)
