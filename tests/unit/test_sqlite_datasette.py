"""Datasette serves the database of an inventory: views, search, facets, questions, all with Vietnamese titles."""

import io
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from engine.model.decision import Blocker, Inventory, Row
from engine.model.terms import PaperId, Verdict
from engine.render import Screen, renderer
from engine.render.sqlite_file.metadata import metadata_bytes

pytestmark = pytest.mark.system

MakeRow = Callable[..., Row]
MakeInventory = Callable[..., Inventory]
Json = Any
STARTS_WITHIN = 30.0
"""Seconds until datasette answers on a busy machine."""


@pytest.fixture(scope="module")
def inventory(make_row: MakeRow, make_inventory: MakeInventory, not_connected: Blocker) -> Inventory:
    """Three papers: one to be published anew, one held up, one found by its name."""
    blocked = {"verdict": Verdict.CUT_WHEN_CONNECTED, "blockers": (not_connected,)}
    return make_inventory(
        make_row(finding="still_demanded", correction="Bỏ giấy này."),
        make_row(procedure="1.000081", procedure_name="Đăng ký lưu trú", clauses=("NĐ-154-2024 Đ6 k1",), **blocked),
        make_row(procedure="1.000082", procedure_name="Đăng ký khai sinh", paper=PaperId.BIRTH, **blocked),
    )


@pytest.fixture(scope="module")
def served(inventory: Inventory, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a datasette that serves the database."""
    beside_python = shutil.which("datasette", path=str(Path(sys.executable).parent))
    program = os.environ.get("CATGIAM_DATASETTE") or beside_python or shutil.which("datasette")
    if program is None:
        pytest.skip("needs datasette (make extras), or its place in CATGIAM_DATASETTE")
    folder = tmp_path_factory.mktemp("datasette")
    content = io.BytesIO()
    renderer("sqlite")(inventory, content, Screen())
    (folder / "danh-muc.db").write_bytes(content.getvalue())
    (folder / "metadata.json").write_bytes(metadata_bytes(inventory, "danh-muc"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [program, "danh-muc.db", "--metadata", "metadata.json", "--host", "127.0.0.1", "--port", port]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            wait_for(f"http://127.0.0.1:{port}/-/versions.json", running)
            yield f"http://127.0.0.1:{port}/danh-muc"
        finally:
            running.terminate()
            running.wait()


def wait_for(address: str, running: "subprocess.Popen[bytes]") -> None:
    """Until it answers; it fails where the program ended or takes too long."""
    until = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            ask(address)
        except urllib.error.URLError:
            assert running.poll() is None, "datasette ended"
            assert time.monotonic() < until, "datasette does not answer"
            time.sleep(0.1)
        else:
            return


def ask(address: str) -> Json:
    with urllib.request.urlopen(address, timeout=STARTS_WITHIN) as answer:  # noqa: S310 - our own server
        return json.load(answer)


def test_it_serves_the_views(served: str, inventory: Inventory) -> None:
    by_verdict = ask(f"{served}/by_verdict.json?_shape=array")

    assert {line["verdict"]: line["rows"] for line in by_verdict} == inventory.totals.by_verdict


@pytest.mark.parametrize("words", ["đăng ký khai", "dang ky khai", "KHAI đang"])
def test_it_searches_with_and_without_diacritics(served: str, words: str) -> None:
    found = ask(f"{served}/search.json?_shape=array&words={quote(words)}")
    table = ask(f"{served}/rows.json?_shape=objects&_search={quote(words)}&_facet=verdict")

    assert [line["procedure"] for line in found] == ["1.000082"]
    assert [line["procedure"] for line in table["rows"]] == ["1.000082"]
    (facet,) = table["facet_results"]["verdict"]["results"]
    assert (facet["label"], facet["count"]) == ("Cắt giảm khi kết nối", 1)


def test_it_answers_the_questions_ready_to_ask(served: str) -> None:
    (still,) = ask(f"{served}/still_demanded.json?_shape=array")
    (held,) = ask(f"{served}/in_the_way.json?_shape=array")
    (stands,) = ask(f"{served}/of_clause.json?_shape=array&clause={quote('NĐ-154-2024 Đ6 k1')}")

    assert (still["procedure"], still["correction"]) == ("1.000080", "Bỏ giấy này.")
    assert held == {"text": "Tỉnh chưa kết nối", "actor": "UBND tỉnh", "rows": 2}
    assert stands["procedure"] == "1.000081"


def test_it_takes_the_metadata_as_its_own(served: str) -> None:
    told = ask(f"{served.removesuffix('/danh-muc')}/-/metadata.json")

    assert told["title"] == "Danh mục rà soát giấy tờ hộ tịch, 20/07/2026"
    assert told["databases"]["danh-muc"]["tables"]["rows"]["columns"]["verdict"] == "Kết luận (mã)"
    assert "row_search" in told["databases"]["danh-muc"]["tables"]
