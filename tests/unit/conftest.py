"""Shared by the tests of renderers and commands: a small rules folder, rows made by hand, a way to run."""

import contextlib
import io
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.main import main
from engine.inventory import SCHEMA
from engine.model.catalog import Catalog
from engine.model.decision import Blocker, Inventory, Row, Totals
from engine.model.finding import FindingKind
from engine.model.record import replace
from engine.model.terms import BlockerCode, Certainty, PaperId, Verdict
from engine.proof import Proof, prove

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
PROCEDURES = ("ho-tich/1.001193.yaml", "ho-tich/1.000894.yaml")


Prove = Callable[[Catalog], Proof]
Run = Callable[..., subprocess.CompletedProcess[str]]
MakeRow = Callable[..., Row]
MakeInventory = Callable[..., Inventory]


@pytest.fixture(scope="session")
def rules_of_two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped rules with two procedures: reading them is quick."""
    folder = tmp_path_factory.mktemp("rules") / "rules"
    shutil.copytree(ROOT / "rules", folder, ignore=shutil.ignore_patterns("procedures"))
    for name in PROCEDURES:
        (folder / "procedures" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "rules" / "procedures" / name, folder / "procedures" / name)
    return folder


@pytest.fixture
def rules(rules_of_two: Path, tmp_path: Path) -> Path:
    """A copy of the small rules that a test may break."""
    return Path(shutil.copytree(rules_of_two, tmp_path / "rules"))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compiled copies of this test run."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def proved() -> Prove:
    """The proof, led once for each rulebook: most tests change procedures, and it takes seconds."""
    known: dict[str, Proof] = {}

    def prove_once(catalog: Catalog) -> Proof:
        key = catalog.rulebook_hash
        if key not in known:
            known[key] = prove(catalog)
        proof = known[key]
        certificate = proof.certificate | {"catalog_hash": catalog.catalog_hash} if proof.certificate else {}
        return proof._replace(certificate=certificate)

    return prove_once


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, cache: Path, proved: Prove) -> Run:
    """Run a command in this process; standard output is a UTF-8 pipe."""
    monkeypatch.setenv("CATGIAM_CACHE", str(cache))
    for place in ("engine.proof.prove", "cli.check.prove"):
        monkeypatch.setattr(place, proved)
    monkeypatch.delenv("CATGIAM_DEBUG", raising=False)

    def run_it(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
        err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([str(argument) for argument in arguments])
        texts = []
        for stream in (out, err):
            stream.flush()
            stream.seek(0)
            texts.append(stream.read())
        return subprocess.CompletedProcess(arguments, code, *texts)

    return run_it


@pytest.fixture(scope="session")
def make_row() -> MakeRow:
    """A plain row; keywords replace its fields."""
    plain = Row(
        procedure="1.000080",
        procedure_name="Thủ tục đăng ký kết hôn",
        issuer="Bộ Tư pháp",
        issuer_level="central",
        field="Hộ tịch",
        level="xa",
        levels=("xa",),
        component="3",
        component_text="Giấy chứng nhận kết hôn của cha mẹ",
        alternative="1",
        paper=PaperId.MARRIAGE,
        origin="any",
        subject="cha, mẹ",
        per="one",
        channel="any",
        mode="submit",
        copies="",
        condition="",
        candidates=(),
        candidate_verdicts={},
        other_alternatives=(),
        together_with=(),
        databases=(),
        verdict=Verdict.CUT_NOW,
        published="demanded",
        blockers=(),
        exceptions=("trừ giấy tờ nước ngoài (NĐ Đ4)",),
        fallbacks=(),
        obtain=(),
        remarks=(),
        doubts=(),
        clauses=("NQ-66.7-2025 Đ4 k2 đ.b",),
        rules=("NQ66.7-D4.2b",),
        missed=(),
        missing_fields=(),
        missing_facts=(),
        ask=None,
        certainty=Certainty.CERTAIN,
        actor="",
        record_date=date(2026, 4, 15),
        finding="",
        situation="0123456789ab",
        annex=(),
        location=None,
    )

    def make(**changes: object) -> Row:
        return replace(plain, **changes)

    return make


@pytest.fixture(scope="session")
def make_inventory() -> MakeInventory:
    """An inventory of rows, counted as the engine counts."""

    def make(*rows: Row, **changes: object) -> Inventory:
        judged = [r for r in rows if r.verdict]
        totals = Totals(
            procedures=len({r.procedure for r in rows}),
            procedures_with_civil_status=len({r.procedure for r in judged}),
            components=len({(r.procedure, r.component) for r in judged}),
            rows=len(rows),
            by_verdict={v.value: sum(r.verdict is v for r in rows) for v in Verdict},
            by_finding={f.value: sum(r.finding == f for r in rows) for f in FindingKind},
            doubtful=sum(bool(r.doubts) for r in rows),
            left_out_other_province=0,
        )
        plain = Inventory(
            schema=SCHEMA,
            as_of=date(2026, 7, 20),
            province=None,
            province_name="",
            catalog_hash="c" * 64,
            rulebook_hash="d" * 64,
            evaluator="reference",
            certificate={},
            window=date(2026, 7, 1),
            source="catalogue",
            totals=totals,
            overview=(),
            findings=(),
            agreement=(),
            rows=rows,
        )
        return replace(plain, **changes)

    return make


@pytest.fixture(scope="session")
def not_connected() -> Blocker:
    """The blocker of most rows of a province."""
    return Blocker(code=BlockerCode.NOT_CONNECTED, text="Tỉnh chưa kết nối", actor="UBND tỉnh")


CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""It runs as root in a container and talks to nobody."""


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """The Chromium of this machine; in CI its absence fails the run."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright: make browser")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("needs chromium, which is not on this machine")
    with playwright.sync_playwright() as running:
        opened: Browser = running.chromium.launch(executable_path=chromium, args=CHROMIUM)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """A page that must not complain and must not leave the disk."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    troubles: list[str] = []
    opened.on("console", lambda message: troubles.append(message.text))
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else troubles.append(r.url))
    yield opened
    opened.close()
    assert troubles == []
