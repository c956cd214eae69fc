"""What the papers of `catgiam report` share: their options, the head of the office, the review, the writing."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from cli.asking import warn
from cli.errors import CODES
from cli.office import OfficeAsked, office_options, with_office_data
from cli.options import A_PATH, TEXT, asked_options, shown
from cli.output import write_whole
from cli.review import Request, decide, tell, understand
from cli.rules_source import load_rules, shipped
from cli.rulings_kept import with_kept_rulings
from engine.catalog import Loaded
from engine.diagnostics import Diagnostic
from engine.model.catalog import Catalog
from engine.model.decision import Inventory
from engine.model.document_head import DocumentHead

F = TypeVar("F", bound=Callable[..., object])

head_option = click.option(
    "--head", type=A_PATH, metavar="TỆP", help="Tệp YAML nêu cơ quan, số, ngày, người ký, nơi nhận của văn bản."
)


def narrowing_options(command: F) -> F:
    """Add the options that say which procedures are reviewed."""
    options = (
        click.option("--portal", type=A_PATH, multiple=True, metavar="TỆP...", help="Xét các bản ghi của Cổng."),
        click.option("--procedure", "codes", type=TEXT, multiple=True, metavar="MÃ...", help="Chỉ các thủ tục này."),
        click.option("--field", type=TEXT, metavar="TÊN", help="Chỉ một lĩnh vực, ví dụ “Hộ tịch”."),
        click.option("--level", type=TEXT, metavar="xa|tinh|bo", help="Chỉ thủ tục làm ở cấp này."),
        click.option("--issuer", type=TEXT, metavar="TÊN", help="Chỉ thủ tục do cơ quan này ban hành."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def report_options(command: F) -> F:
    """Add the options of every paper: what is reviewed, and what stands around the text."""
    for option in (asked_options, office_options, narrowing_options, head_option):
        command = option(command)
    return command


def read_head_of(file: Path | None) -> DocumentHead:
    """The head that the office wrote, blanks without one. Raises `CatgiamError`."""
    if file is None:
        return DocumentHead()
    from engine.submission.head import read_head

    return read_head(file, shown(file), shipped("rules") / "schema")


def reviewed(request: Request, rules: Loaded | None = None) -> tuple[Catalog, Inventory, tuple[Diagnostic, ...]]:
    """The catalogue with the office's data, the review, and what could not be read of published records."""
    loaded = rules or load_rules(request.rules)
    job = understand(request, loaded.catalog)
    warn(loaded)
    office = OfficeAsked(request.rules, request.workspace, request.commune)
    catalog = with_office_data(loaded.catalog, job.province, office)
    decided, problems = decide(job, catalog)
    return catalog, with_kept_rulings(decided, catalog, office, job.selection.codes), problems


def written(content: io.BytesIO, request: Request, inventory: Inventory, problems: tuple[Diagnostic, ...]) -> int:
    """Write the paper and tell what could not be read; the exit code."""
    write_whole(content.getvalue(), request.out)
    tell(problems, inventory.totals)
    return CODES.findings if problems else CODES.fine
