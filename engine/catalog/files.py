"""Which files make up a `rules/` folder, and the hashes that name their content."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

RULEBOOK_FOLDERS = ("rulebook", "law")
"""The folders whose content is the rulebook: the rules, and the clauses that date them."""
RULINGS_FOLDER = "rulings"
"""What an office holds of decisions: checked with the rest, but no answer rests on it, so neither hash names it."""


class RuleFiles(NamedTuple):
    """The files of one rules folder, in a stable order; `yaml_files` pairs each with its shown name."""

    root: Path
    shown_as: str
    schema_dir: Path
    yaml_files: tuple[tuple[Path, str], ...]
    catalog_hash: str
    rulebook_hash: str
    rulings_hash: str = ""

    @property
    def key(self) -> str:
        """One name for the whole content."""
        return hashlib.sha256(f"{self.catalog_hash} {self.rulebook_hash} {self.rulings_hash}".encode()).hexdigest()


def find_files(root: Path, shown_as: str | None = None) -> RuleFiles:
    """Find and hash the YAML and schema files below `root`; `shown_as` names the folder in messages."""
    shown = shown_as if shown_as is not None else str(root)
    both = [*root.rglob("*.yaml"), *root.rglob("*.yml")]
    found = sorted(both, key=lambda p: p.relative_to(root).as_posix())
    named = tuple((path, f"{shown}/{path.relative_to(root).as_posix()}") for path in found)
    schemas = sorted((root / "schema").glob("*.schema.json"))
    rulebook = [p for p in found if p.relative_to(root).parts[0] in RULEBOOK_FOLDERS]
    rulings = [p for p in found if p.relative_to(root).parts[0] == RULINGS_FOLDER]
    catalog = [p for p in found if p not in {*rulebook, *rulings}]
    hashes = (_hash(root, paths) for paths in ([*catalog, *schemas], rulebook, rulings))
    return RuleFiles(root, shown, root / "schema", named, *hashes)


def _hash(root: Path, paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(_content(path) + b"\0")
    return digest.hexdigest()


def _content(path: Path) -> bytes:
    """The bytes, line ends made alike; what cannot be read here is reported when it is read for use."""
    try:
        return path.read_bytes().replace(b"\r\n", b"\n")
    except OSError:
        return b""
