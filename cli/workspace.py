"""Where an office keeps what it adds: the folder of `--workspace`, the database of `--db`."""

from __future__ import annotations

from pathlib import Path

import click

from cli.options import A_PATH, TEXT

DEFAULT = Path("catgiam")
"""In the current folder; made when first written."""

workspace_option = click.option(
    "--workspace",
    type=A_PATH,
    default=DEFAULT,
    metavar="THƯ_MỤC",
    help=f"Thư mục giữ dữ liệu riêng của đơn vị (mặc định: {DEFAULT}/ ở thư mục hiện tại).",
)
db_option = click.option(
    "--db",
    type=TEXT,
    metavar="URL",
    help="CSDL giữ danh sách sai lệch: sqlite:///TỆP hoặc postgresql://… (mặc định: tệp SQLite trong --workspace).",
)


def database_url(url: str | None, workspace: Path) -> str:
    """The address of the database as SQLAlchemy reads it: the one given, else a file of the workspace."""
    return url or f"sqlite:///{workspace / 'sai-lech.sqlite'}"


def coverage_folder(workspace: Path) -> Path:
    """Where imported coverage is kept, one file a province."""
    return workspace / "coverage"


def forms_folder(workspace: Path) -> Path:
    """Where what agencies have stated in forms is kept once it is accepted, one file a procedure."""
    return workspace / "forms"
