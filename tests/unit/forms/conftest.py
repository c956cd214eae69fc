"""Shared by the tests of forms: an empty form of two procedures, and a way to import one."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
Import = Callable[..., subprocess.CompletedProcess[str]]

_MADE: list[bytes] = []


@pytest.fixture
def form(run: Run, rules_of_two: Path, tmp_path: Path) -> Path:
    """The form of two procedures, empty; it is exported once."""
    path = tmp_path / "bieu.xlsx"
    if not _MADE:
        asked = ("--issuer", "bộ tư pháp", "--out", path, "--as-of", "2026-07-20")
        made = run("form", "export", *asked, "--rules", rules_of_two, "--workspace", tmp_path / "none")
        assert made.returncode == 0, made.stderr
        _MADE.append(path.read_bytes())
    path.write_bytes(_MADE[0])
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Where the office keeps what it adds; not there yet."""
    return tmp_path / "catgiam"


@pytest.fixture
def take(run: Run, rules_of_two: Path, workspace: Path) -> Import:
    """Import forms into the workspace."""

    def import_them(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        options = ("--workspace", workspace, "--rules", rules_of_two, "--as-of", "2026-07-20")
        return run("form", "import", *arguments, *options)

    return import_them
