"""What every test run shares: how hard to search, what may be skipped, where the project's data lies."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from engine.catalog import RuleFiles, find_files, load
from engine.model.catalog import Catalog

ROOT = Path(__file__).resolve().parents[1]
IN_CI = os.environ.get("CI") == "true"
WITHOUT_DURABLE = os.environ.get("CATGIAM_NO_DURABLE") == "1"

settings.register_profile("dev", max_examples=25, deadline=None)
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if IN_CI else "dev"))

if WITHOUT_DURABLE:
    # None makes `import durable` fail, as it does where the package could not be built.
    sys.modules["durable"] = None  # type: ignore[assignment]  # the documented way to bar an import


def may_be_skipped(reason: str) -> bool:
    """Only what CI cannot install: data beside the checkout, a package that was barred on purpose."""
    durable_is_absent = WITHOUT_DURABLE or sys.version_info >= (3, 13)
    return "../shared" in reason or (durable_is_absent and "durable-rules" in reason)


def unexpected_skips(config: pytest.Config) -> list[str]:
    """One line for each skip that hides a test that should have run."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    reasons = ((report.nodeid, _reason(report.longrepr)) for report in skipped)
    return [f"{where}: {reason}" for where, reason in reasons if not may_be_skipped(reason)]


def _reason(longrepr: object) -> str:
    """Pytest keeps a skip as (path, line, reason)."""
    return str(longrepr[2]) if isinstance(longrepr, tuple) else str(longrepr)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a test that should have run and did not is a failure."""
    if IN_CI and session.exitstatus == pytest.ExitCode.OK and unexpected_skips(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name the skips that fail the run."""
    if IN_CI and (lines := unexpected_skips(config)):
        terminalreporter.section("skipped without leave: the run fails", red=True)
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """Find a file of the data kept beside the checkout, or skip the test that needs it."""

    def find(name: str) -> Path:
        path = ROOT.parent / "shared" / name
        if not path.exists():
            pytest.skip(f"needs ../shared/{name}, which is not on this machine")
        return path

    return find


@pytest.fixture(scope="session")
def rule_files(root: Path) -> RuleFiles:
    """The shipped `rules/`, found and hashed."""
    return find_files(root / "rules", "rules")


@pytest.fixture(scope="session")
def catalog(rule_files: RuleFiles) -> Catalog:
    """The shipped catalogue, read once for the whole run."""
    return load(rule_files).catalog


@pytest.fixture
def copied_rules(root: Path, tmp_path: Path) -> Path:
    """A copy of the shipped `rules/` that a test may spoil."""
    return Path(shutil.copytree(root / "rules", tmp_path / "rules"))
