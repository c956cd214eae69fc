"""What some formats need besides their file: a place that is no screen, and a second file that tells how to show it."""

from __future__ import annotations

import sys
from pathlib import Path

from cli.output import write_whole
from cli.streams import is_terminal, say
from engine.diagnostics import visible
from engine.model.decision import Inventory

DATABASE = "sqlite"


def check_place(format_name: str, out: Path | None) -> None:
    """Where a database cannot be written, say why. Raises `ValueError`."""
    if format_name != DATABASE:
        return
    from engine.render.sqlite_file import lacking  # sqlite3 is slow to import

    if why := lacking():
        raise ValueError(f"--format sqlite chưa dùng được ở đây: {why}; hãy dùng --format csv hoặc json")
    if out is None and is_terminal(sys.stdout):
        raise ValueError("--format sqlite là tệp cơ sở dữ liệu, không in ra màn hình được; hãy thêm --out danh-muc.db")


def write_beside(inventory: Inventory, format_name: str, out: Path | None) -> None:
    """Beside a database that stands in a file of its own, write what datasette reads."""
    if format_name != DATABASE or out is None or not out.is_file():
        return
    from engine.render.sqlite_file.metadata import metadata_bytes

    beside = out.with_name(f"{out.name}.metadata.json")
    write_whole(metadata_bytes(inventory, out.stem), beside)
    say(f"Xem bằng trình duyệt (nếu máy có datasette): datasette {visible(str(out))} --metadata {visible(str(beside))}")
