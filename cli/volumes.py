"""Volumes of dossiers and prices on the command line: which files, which list, and what could not be counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.asking import known_codes
from cli.errors import Refusal, system_words
from cli.options import A_PATH, TEXT, shown
from cli.rules_source import rule_files
from cli.streams import say
from engine.diagnostics import quoted
from engine.model.catalog import Catalog

if TYPE_CHECKING:  # `--help` needs none of it
    from engine.impact import Reading
    from engine.model.impact import PriceList, Volumes

dossiers_option = click.option(
    "--dossiers",
    type=A_PATH,
    multiple=True,
    metavar="TỆP...",
    help="Khối lượng hồ sơ (CSV, Parquet): thủ tục, xã, tháng, cách nộp, số hồ sơ.",
)
prices_option = click.option(
    "--prices", type=TEXT, metavar="TỆP|MÃ", help="Đơn giá: tệp YAML, hoặc mã của bảng mẫu (vi-du-dong-nai)."
)


def readable(path: Path) -> None:
    """Nothing, for a file that can be opened, or a folder. Raises `ValueError` for another."""
    try:
        if not path.is_dir():
            with path.open("rb"):
                pass
    except (OSError, ValueError) as error:
        why = system_words(error) if isinstance(error, OSError) else "tên tệp không hợp lệ"
        raise ValueError(f"không đọc được “{shown(path)}”: {why}") from error


def find_prices(wanted: str, rules: Path | None, catalog: Catalog) -> PriceList:
    """The price list of that id, or of that file. Raises `ValueError` for neither, `CatgiamError` for a bad file."""
    from engine.impact import read_prices

    by_id = {prices.id: prices for prices in catalog.prices}
    if wanted in by_id:
        return by_id[wanted]
    if not Path(wanted).is_file():
        listed = ", ".join(by_id) or "không có bảng nào"
        raise ValueError(f"--prices {quoted(wanted)}: không có tệp này, cũng không phải mã của bảng đi kèm ({listed})")
    return read_prices(Path(wanted), shown(Path(wanted)), rule_files(rules).schema_dir)


def plain_reading(catalog: Catalog, today: date) -> Reading:
    """How volumes are read by this catalogue; months after today's cannot be. Raises `Refusal` where it cannot tell."""
    from engine.impact import Reading

    if catalog.volumes is None:
        raise Refusal(["bộ quy tắc không có volumes.yaml nên không biết tên các cột"])
    return Reading(catalog.volumes, known_codes(catalog), until=100 * today.year + today.month)


def tell_rejected(volumes: Volumes) -> int:
    """Say on standard error which rows were not counted, and how many; the answer is their number."""
    rejected = sum(item.rows for item in volumes.rejected)
    if rejected:
        from engine.render.impact_words import rejected as told

        for item in volumes.rejected:
            say(told(item))
        if volumes.counted:
            say(f"{rejected} dòng không tính; {volumes.counted} dòng đã tính.")
    return rejected
