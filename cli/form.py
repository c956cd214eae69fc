"""`catgiam form`: the workbooks that agencies fill in."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from cli.asking import Asking, warn
from cli.errors import CODES, Refusal, system_words
from cli.form_import import import_forms
from cli.forms_kept import kept_drafts, stated
from cli.options import A_PATH, TEXT, ListingCommand, as_of_option, parse_choice, parse_name, rules_option, shown
from cli.output import write_whole
from cli.rules_source import load_rules
from cli.streams import say
from cli.workspace import workspace_option
from engine.model.procedure import Procedure

LEVELS = ("xa", "tinh", "bo", "huyen")
_UNSAFE = re.compile(r"[^\w.-]+")


class Wish(NamedTuple):
    """Whose procedures the form is about, as the options were written."""

    issuer: str | None
    field: str | None
    level: str | None
    codes: Sequence[str]


@click.group(
    "form",
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="VIỆC [THAM SỐ]...",
    short_help="Biểu để cơ quan khai thành phần hồ sơ: xuất biểu, nhập biểu đã điền.",
)
def form() -> None:
    """Biểu để cơ quan khai thành phần hồ sơ: xuất biểu, nhập biểu đã điền.

    \b
    Ví dụ:
      catgiam form export --issuer "Bộ Tư pháp" --out bieu-btp.xlsx
      catgiam form export --each-issuer --level xa --out bieu
      catgiam form import bieu-btp.xlsx
      catgiam form import bieu-btp.xlsx --accept 1.001193
    """  # noqa: D301 - \b is click's mark for lines that must not be joined


form.add_command(import_forms)


@form.command(
    "export", cls=ListingCommand, options_metavar="[TÙY CHỌN]", short_help="Xuất biểu XLSX đã điền sẵn thủ tục."
)
@click.option("--issuer", type=TEXT, metavar="TÊN", help="Chỉ thủ tục do cơ quan này ban hành.")
@click.option("--field", type=TEXT, metavar="TÊN", help="Chỉ một lĩnh vực, ví dụ “Hộ tịch”.")
@click.option("--level", type=TEXT, metavar="xa|tinh|bo", help="Chỉ thủ tục làm ở cấp này.")
@click.option("--procedure", "codes", type=TEXT, multiple=True, metavar="MÃ...", help="Chỉ các thủ tục này.")
@click.option("--each-issuer", is_flag=True, help="Mỗi cơ quan ban hành một biểu; --out là thư mục.")
@click.option("--out", type=A_PATH, required=True, metavar="TỆP", help="Tệp .xlsx để ghi, hoặc thư mục.")
@as_of_option
@workspace_option
@rules_option
def export(
    *,
    issuer: str | None,
    field: str | None,
    level: str | None,
    codes: tuple[str, ...],
    each_issuer: bool,
    out: Path,
    as_of: str | None,
    workspace: Path,
    rules: Path | None,
) -> int:
    """Xuất biểu XLSX đã điền sẵn thủ tục.

    Mỗi dòng một giấy tờ của một thành phần hồ sơ, điền sẵn theo danh mục và các biểu đã nhận trước.
    """
    loaded = load_rules(rules)
    warn(loaded)
    kept = kept_drafts(workspace, rules)
    procedures = stated(loaded.catalog, kept)
    asking = Asking(loaded.catalog)
    day = asking.day(as_of)
    chosen = _chosen(asking, procedures, Wish(issuer, field, level, codes), day)
    if out.suffix.lower() != ".xlsx" and not each_issuer:
        asking.doubter.reasons.append(f"--out “{shown(out)}”: biểu là tệp .xlsx")
    asking.doubter.refuse()
    if not chosen:
        raise Refusal(["không có thủ tục nào như vậy; bớt điều kiện chọn"])
    files = _files(chosen, out) if each_issuer else {out: chosen}
    _write(files, day, loaded.catalog.catalog_hash, makes_folder=each_issuer)
    return CODES.fine


def _chosen(asking: Asking, procedures: Iterable[Procedure], wish: Wish, day: date) -> list[Procedure]:
    """The procedures that were asked for, of those that are performed on the day; all without a wish."""
    listed = list(procedures)
    take = asking.doubter.take
    issuer = take(parse_name, "--issuer", wish.issuer, {p.issuer.name for p in listed}) if wish.issuer else None
    field = take(parse_name, "--field", wish.field, {p.field for p in listed}) if wish.field else None
    level = take(parse_choice, "--level", wish.level, LEVELS) if wish.level else None
    codes = asking.codes(wish.codes)
    return [
        p
        for p in listed
        if (issuer is None or p.issuer.name == issuer)
        and (field is None or p.field == field)
        and (level is None or level in {performer.level.value for performer in p.performers_on(day)})
        and (not codes or p.code in codes)
        and not p.superseded_by
    ]


def _files(procedures: Iterable[Procedure], folder: Path) -> dict[Path, list[Procedure]]:
    """The file of each issuer, named after it."""
    found: dict[Path, list[Procedure]] = {}
    for procedure in procedures:
        name = _UNSAFE.sub("-", procedure.issuer.name).strip("-.") or "co-quan"
        found.setdefault(folder / f"{name}.xlsx", []).append(procedure)
    return found


def _write(files: Mapping[Path, Sequence[Procedure]], day: date, catalog_hash: str, *, makes_folder: bool) -> None:
    """Write every form; the folder is made when it is missing."""
    from engine.forms import form_of
    from engine.render.form_workbook import write_form

    for path, procedures in files.items():
        if makes_folder:
            _make_folder(path.parent)
        issuers = {procedure.issuer.name for procedure in procedures}
        form_made = form_of(procedures, issuers.pop() if len(issuers) == 1 else "", day, catalog_hash)
        stream = io.BytesIO()
        write_form(form_made, stream)
        write_whole(stream.getvalue(), path)
        say(f"{shown(path)}: {len(procedures)} thủ tục, {len(form_made.rows)} dòng")


def _make_folder(folder: Path) -> None:
    if os.path.lexists(folder) and not folder.is_dir():
        raise Refusal([f"--out “{shown(folder)}”: đây là tệp, không phải thư mục"])
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal([f"--out “{shown(folder)}”: không tạo được thư mục: {system_words(error)}"]) from error
