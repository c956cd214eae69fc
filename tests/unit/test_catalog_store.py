import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.catalog import Loaded, RuleFiles, store
from engine.catalog.store import compiled_bytes, read_compiled
from engine.diagnostics import Diagnostic, Location, Severity
from engine.model.catalog import Catalog


@pytest.fixture(scope="module")
def loaded(catalog: Catalog) -> Loaded:
    warning = Diagnostic("unquoted-code", "…", Location("a.yaml", 1, 2), Severity.WARNING)
    return Loaded(catalog=catalog, warnings=(warning,))


@pytest.fixture
def compiled(tmp_path: Path, loaded: Loaded, rule_files: RuleFiles) -> Path:
    path = tmp_path / "catalog.bin"
    path.write_bytes(compiled_bytes(loaded, rule_files.key))
    return path


@pytest.fixture
def other_program(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(store, "_program_fingerprint", lambda: "another version")
    yield
    monkeypatch.undo()


def test_what_was_compiled_is_read_back_whole(compiled: Path, loaded: Loaded, rule_files: RuleFiles) -> None:
    assert read_compiled(compiled, rule_files.key) == loaded


def test_a_copy_compiled_from_other_files_is_refused(compiled: Path) -> None:
    assert read_compiled(compiled, "another key") is None


@pytest.mark.usefixtures("other_program")
def test_a_copy_is_refused_by_another_version_of_the_program(
    tmp_path: Path, loaded: Loaded, rule_files: RuleFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "catalog.bin"
    path.write_bytes(compiled_bytes(loaded, rule_files.key))
    assert read_compiled(path, rule_files.key) == loaded

    monkeypatch.setattr(store, "_program_fingerprint", lambda: "this version")
    assert read_compiled(path, rule_files.key) is None


@pytest.mark.parametrize("place", [0, 31, 32, 63, 64, 1000, -1])
def test_a_copy_with_one_wrong_byte_is_refused(compiled: Path, rule_files: RuleFiles, place: int) -> None:
    stored = bytearray(compiled.read_bytes())
    stored[place] ^= 1
    compiled.write_bytes(stored)

    assert read_compiled(compiled, rule_files.key) is None


@pytest.mark.parametrize("kept", [0, 10, 64, 5000])
def test_a_copy_that_was_cut_short_is_refused(compiled: Path, rule_files: RuleFiles, kept: int) -> None:
    compiled.write_bytes(compiled.read_bytes()[:kept])

    assert read_compiled(compiled, rule_files.key) is None


def test_a_sealed_copy_of_something_else_is_refused(compiled: Path, rule_files: RuleFiles) -> None:
    seal, body = compiled.read_bytes()[:32], b"\x81\xa1a\x01"
    compiled.write_bytes(seal + hashlib.sha256(body).digest() + body)

    assert read_compiled(compiled, rule_files.key) is None


def test_no_copy_and_a_folder_in_its_place_are_no_copy(tmp_path: Path, rule_files: RuleFiles) -> None:
    assert read_compiled(tmp_path / "none", rule_files.key) is None
    assert read_compiled(tmp_path, rule_files.key) is None
