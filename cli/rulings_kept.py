"""The rulings that are kept: those of the rules folder, and the office's own in its workspace."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cli.office import OfficeAsked
from cli.options import shown
from cli.rules_source import shipped
from cli.streams import say
from engine.catalog.files import RULINGS_FOLDER
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.decision import Inventory, Totals
from engine.model.ruling import Ruling
from engine.review import Reviewer

if TYPE_CHECKING:  # a review explains nothing
    from engine.explain import Explained


def ruling_file(workspace: Path, code: str) -> Path:
    """Where the office's rulings on a procedure are kept."""
    return workspace / RULINGS_FOLDER / f"{code}.yaml"


def kept_rulings(rules: Path | None, workspace: Path) -> tuple[Ruling, ...]:
    """All of them, those of the rules first. Raises `CatgiamError` with everything that is wrong in their files."""
    root = rules or shipped("rules")
    named = f"{shown(rules) if rules else 'rules'}/{RULINGS_FOLDER}"
    folders = {root / RULINGS_FOLDER: named, workspace / RULINGS_FOLDER: shown(workspace / RULINGS_FOLDER)}
    files = [(p, f"{name}/{p.name}") for folder, name in folders.items() for p in sorted(folder.glob("*.yaml"))]
    if not files:
        return ()
    from engine.rulings import read_rulings  # YAML and schemas are slow to import; most offices begin without

    return read_rulings(files, root / "schema")


def with_kept_rulings(inventory: Inventory, catalog: Catalog, office: OfficeAsked, codes: Collection[str]) -> Inventory:
    """The inventory with the rulings that are kept beside its rows; `codes` are those it was narrowed to, if any.

    `catalog` is the one with the office's data. Raises `CatgiamError` for files of rulings that cannot be read.
    """
    rulings = kept_rulings(office.rules, office.workspace)
    if not rulings:
        return inventory
    from engine.rulings import with_rulings

    reviewer = Reviewer(catalog, inventory.as_of, inventory.province, ReferenceMatcher())
    return with_rulings(inventory, rulings, reviewer, codes)


def beside_rulings(explained: Sequence[Explained], reviewer: Reviewer, office: OfficeAsked) -> Sequence[Explained]:
    """Explanations whose rows show the rulings that are kept. Raises `CatgiamError` as `with_kept_rulings` does."""
    rulings = kept_rulings(office.rules, office.workspace)
    if not rulings:
        return explained
    from engine.rulings import Beside

    rows = Beside(reviewer, rulings).rows(item.row for item in explained)
    return [item._replace(row=row) for item, row in zip(explained, rows, strict=True)]


def tell_gone(totals: Totals) -> None:
    """Say that rulings have no row any more, and how to see which."""
    if totals.gone_rulings:
        say(f"{totals.gone_rulings} ý kiến của đơn vị nay không còn dòng tương ứng; xem: catgiam ruling list")
