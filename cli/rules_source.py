"""Finds the rules and loads them, from a compiled copy where nothing has changed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import engine
from cli.errors import Refusal
from cli.options import shown
from engine.catalog import Loaded, RuleFiles, find_files, load
from engine.catalog.store import compiled_bytes, read_compiled
from engine.diagnostics import Severity, raise_errors
from engine.model.catalog import Catalog
from engine.model.record import replace

if TYPE_CHECKING:
    from engine.recognise import Grammar

KEPT = 8
"""Compiled copies that are kept; older ones are of rules that have changed since."""


def shipped(name: str) -> Path:
    """A folder that travels with the program: inside the wheel, or beside `engine/` in a checkout."""
    package = Path(engine.__file__).parent
    inside = package / "_shipped" / name
    return inside if inside.is_dir() else package.parent / name


def rule_files(folder: Path | None) -> RuleFiles:
    """The files of a rules folder, the shipped one by default. Raises `Refusal` when there is no folder."""
    if folder is None:
        return find_files(shipped("rules"), shown_as="rules")
    try:
        missing, is_file = not folder.exists(), not folder.is_dir()
    except (OSError, ValueError) as error:
        raise Refusal([f"--rules “{folder}”: không mở được thư mục này"]) from error
    if missing or is_file:
        reason = "không có thư mục này" if missing else "đây là tệp, không phải thư mục"
        raise Refusal([f"--rules “{folder}”: {reason}"])
    return find_files(folder, shown_as=shown(folder))


def load_rules(folder: Path | None) -> Loaded:
    """The checked and proved catalogue. Raises `CatgiamError` with every problem of the files and the rules."""
    files = rule_files(folder)
    key = _key(files)
    copy = _cache_folder() / f"{key}.bin"
    found = read_compiled(copy, key)
    if found is None:
        found = proved(load(files))
        _keep(copy, compiled_bytes(found, key))
    return found


def proved(loaded: Loaded) -> Loaded:
    """The catalogue with its certificate. Raises `CatgiamError` for rules with a gap or an unranked conflict.

    The compiled copy holds the certificate, so the proof is led once for each change of the rules.
    """
    from engine.proof import prove  # needed only where the rules have changed

    proof = prove(loaded.catalog)
    raise_errors(d for d in proof.findings if d.severity is Severity.ERROR)
    return replace(loaded, catalog=replace(loaded.catalog, certificate=proof.certificate))


def _key(files: RuleFiles) -> str:
    """Content and shown names: the places in a catalogue name its files."""
    name = files.yaml_files[0][1] if files.yaml_files else ""
    return hashlib.sha256(f"{files.key} {name}".encode()).hexdigest()


def _cache_folder() -> Path:
    if own := os.environ.get("CATGIAM_CACHE"):
        return Path(own)
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        if base := os.environ.get(variable):
            return Path(base) / "catgiam"
    return Path(os.path.expanduser("~/.cache")) / "catgiam"  # noqa: PTH111 - `Path.expanduser` raises without a home


def _keep(copy: Path, content: bytes) -> None:
    """Write the copy whole; a cache that cannot be written is no reason to say anything."""
    import tempfile  # slow to import; needed only where the rules have changed

    try:
        copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=copy.parent, prefix=".", suffix=".tmp")
    except OSError:
        return
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        temporary.replace(copy)
        _forget_old(copy.parent)
    except OSError:
        temporary.unlink(missing_ok=True)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _forget_old(folder: Path) -> None:
    copies = sorted(folder.glob("*.bin"), key=lambda p: p.stat().st_mtime, reverse=True)
    for old in copies[KEPT:]:
        old.unlink(missing_ok=True)


def grammar_of(catalog: Catalog) -> Grammar:
    """The grammar of the rules. Raises `Refusal` for rules that have none."""
    from engine.recognise import Grammar  # most commands do not need it

    if catalog.wordings is None:
        raise Refusal(["bộ quy tắc không có recognition.yaml nên không nhận dạng được câu chữ"])
    return Grammar.build(catalog.papers.values(), catalog.not_civil_status, catalog.wordings)
