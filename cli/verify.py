"""`catgiam verify`: does a written inventory still hold."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from cli.asking import warn
from cli.errors import CODES, Doubter, Refusal, system_words
from cli.office import OfficeAsked, with_office_data
from cli.options import A_PATH, ListingCommand, format_option, out_option, parse_format, rules_option
from cli.output import screen_for, write_whole
from cli.portal import Progress, portal_files
from cli.rules_source import grammar_of, load_rules
from cli.workspace import workspace_option
from engine.inventory import RECORDS, SCHEMA, Selection, make_inventory
from engine.matcher import best_matcher
from engine.model.catalog import Catalog
from engine.model.decision import Inventory, Row
from engine.model.record import RecordError, from_data, replace
from engine.review import Reviewer
from engine.verification import Stored, Verification, verify

FORMATS = ("terminal", "json")


@click.command(
    "verify",
    cls=ListingCommand,
    options_metavar="[TÙY CHỌN]",
    short_help="Kiểm lại một danh mục đã in: dòng nào còn đúng, dòng nào không, vì sao.",
)
@click.argument("file", type=A_PATH, metavar="TỆP")
@click.option(
    "--portal", type=A_PATH, multiple=True, metavar="TỆP...", help="Các bản ghi của Cổng đã dùng để lập danh mục."
)
@format_option(FORMATS, "terminal")
@workspace_option
@rules_option
@out_option
def verify_file(
    *,
    file: Path,
    portal: tuple[Path, ...],
    format_name: str,
    workspace: Path,
    rules: Path | None,
    out: Path | None,
) -> int:
    """Kiểm lại một danh mục đã in: dòng nào còn đúng, dòng nào không, vì sao.

    Tính lại danh mục (dạng json) vào đúng ngày xét, đúng tỉnh đã ghi, rồi nói từng dòng: đã bị sửa sau khi in,
    pháp luật đã đổi, hay danh mục đã đổi. Có khác thì mã kết thúc là 1.

    \b
    Ví dụ:
      catgiam review --format json --out danh-muc.json
      catgiam verify danh-muc.json
    """  # noqa: D301 - \b is click's mark for lines that must not be joined
    doubter = Doubter()
    doubter.take(parse_format, format_name, FORMATS)
    files = portal_files(portal, doubter)
    stored = doubter.take(read_stored, file)
    doubter.refuse()
    if stored is None:
        raise LookupError(file)
    loaded = load_rules(rules)
    warn(loaded)
    old, catalog = stored.inventory, loaded.catalog
    if old.province in catalog.provinces:
        catalog = with_office_data(catalog, old.province, OfficeAsked(rules, workspace, old.commune or None))
    found = verify(stored, recomputed(old, catalog, files))
    write_whole(rendered(found, format_name, out), out)
    return CODES.fine if found.holds else CODES.findings


def read_stored(path: Path) -> Stored:
    """A written inventory. Raises `ValueError` for what is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ValueError(f"không đọc được “{path}”: {system_words(error)}") from error
    except (ValueError, RecursionError) as error:
        raise ValueError(f"“{path}” không phải danh mục dạng json (catgiam review --format json)") from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("rows"), list):
        raise ValueError(f"“{path}” không phải danh mục dạng json của catgiam ({SCHEMA})")
    return _stored(data, path)


def _stored(data: Mapping[str, Any], path: Path) -> Stored:
    rows, digests, broken = [], [], []
    for number, written in enumerate(data["rows"], 1):
        try:
            rows.append(from_data(written, Row))
            digests.append(str(written.get("digest", "")))
        except (RecordError, AttributeError):
            broken.append(number)
    try:
        inventory = from_data({**data, "rows": []}, Inventory)
    except RecordError as error:
        raise ValueError(f"phần đầu của “{path}” thiếu hoặc sai: {error}") from error
    return Stored(replace(inventory, rows=tuple(rows)), str(data.get("digest", "")), digests, broken)


def recomputed(old: Inventory, catalog: Catalog, files: tuple[tuple[Path, str], ...]) -> Inventory:
    """The same question, answered with today's rules. Raises `Refusal` where it cannot be asked any more."""
    if old.province is not None and old.province not in catalog.provinces:
        raise Refusal([f"bộ quy tắc nay không có hồ sơ của tỉnh {old.province}"])
    reviewer = Reviewer(catalog, old.as_of, old.province, best_matcher())
    everything = any(row.verdict is None for row in old.rows)
    if old.source != RECORDS:
        return make_inventory(reviewer, catalog.procedures, Selection(include_all=everything))
    if not files:
        raise Refusal(["danh mục này lập từ bản ghi của Cổng: thêm --portal với đúng các tệp đã dùng"])
    from engine.portal_review import PortalReviewer

    progress = Progress()
    reviewed = PortalReviewer(reviewer, Selection(), grammar_of(catalog)).review(files, progress)
    progress.done()
    return reviewed.inventory


def rendered(found: Verification, format_name: str, out: Path | None) -> bytes:
    """The answer in the chosen format."""
    if format_name == "json":
        from engine.render.jsons import verification_bytes

        return verification_bytes(found)
    from engine.render.verification import render

    content = io.BytesIO()
    render(found, content, screen_for(out))
    return content.getvalue()
