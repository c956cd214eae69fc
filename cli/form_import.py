"""`catgiam form import`: what agencies state, compared with the catalogue and accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from cli.asking import Asking, warn
from cli.errors import CODES, Refusal, style_for_errors, system_words
from cli.forms_kept import kept_drafts, stated
from cli.options import A_PATH, TEXT, ListingCommand, as_of_option, parse_any_code, rules_option, shown, split_codes
from cli.output import write_whole
from cli.rules_source import load_rules
from cli.streams import say
from cli.workspace import forms_folder, workspace_option
from engine.diagnostics import CatgiamError, Diagnostic, has_errors, quoted, render_all
from engine.model.form import Addition, Edit
from engine.sheets.table import in_reading_order

if TYPE_CHECKING:  # `--help` needs none of it
    from engine.forms import Applied, Compared, FilledForm
    from engine.forms.matching import Catalogue

ALL = "all"


class Read(NamedTuple):
    """The forms that could be read, and what was wrong with the others."""

    forms: tuple[FilledForm, ...]
    problems: tuple[Diagnostic, ...]


class Planned(NamedTuple):
    """What is stated of one procedure, and the draft that holds it (empty: it cannot be written)."""

    applied: Applied
    path: Path
    content: bytes


@click.command(
    "import",
    cls=ListingCommand,
    options_metavar="[TÙY CHỌN]",
    short_help="Nhập biểu đã điền: nêu mọi ô sai, điều khác danh mục, nhận điều đúng.",
)
@click.argument("files", nargs=-1, type=A_PATH, metavar="TỆP...", required=True)
@click.option(
    "--accept",
    type=TEXT,
    multiple=True,
    is_flag=False,
    flag_value=ALL,
    metavar="[MÃ...]",
    help="Nhận điều khai của các thủ tục này (không nêu mã: tất cả) thành bản thảo.",
)
@as_of_option
@workspace_option
@rules_option
def import_forms(
    *, files: tuple[Path, ...], accept: tuple[str, ...], as_of: str | None, workspace: Path, rules: Path | None
) -> int:
    """Nhập biểu đã điền: nêu mọi ô sai, điều khác danh mục, nhận điều đúng.

    Không có --accept thì không ghi gì. Có --accept thì ghi bản thảo vào THƯ_MỤC/forms, mỗi thủ tục một tệp;
    ô sai thì để lại, ô đúng vẫn nhận. Nhập lại cùng một biểu không làm đổi gì.

    \b
    Ví dụ:
      catgiam form import bieu-btp.xlsx
      catgiam form import bieu-btp.xlsx --accept 1.001193
      catgiam check catgiam/forms
    """  # noqa: D301 - \b is click's mark for lines that must not be joined
    from engine.forms import compare
    from engine.forms.matching import Catalogue

    loaded = load_rules(rules)
    asking = Asking(loaded.catalog)
    day = asking.day(as_of)
    accepted = frozenset(
        code if code == ALL else asking.doubter.take(parse_any_code, code, {}) for code in split_codes(accept)
    )
    asking.doubter.refuse()
    warn(loaded)
    catalogue = Catalogue(stated(loaded.catalog, kept_drafts(workspace, rules)), day)
    read = _read(files)
    compared = compare(read.forms, catalogue)
    planned = _plan(compared, catalogue, forms_folder(workspace), day)
    wanted = [plan for plan in planned if {ALL, plan.applied.procedure.code} & accepted]
    _write([plan for plan in wanted if plan.content], forms_folder(workspace))
    problems = in_reading_order(
        [*read.problems, *compared.problems, *(d for plan in planned for d in plan.applied.problems)]
    )
    waiting = [plan for plan in planned if plan not in wanted or not plan.content]
    _tell(compared, planned, wanted, problems)
    _tell_unmet(accepted, planned)
    return CODES.findings if has_errors(problems) or any(map(_is_news, waiting)) else CODES.fine


def _read(files: Iterable[Path]) -> Read:
    """Every form. Raises `CatgiamError` where not one could be read."""
    from engine.forms import read_form

    forms: list[FilledForm] = []
    problems: list[Diagnostic] = []
    for path in dict.fromkeys(files):
        try:
            _check(path)
            forms.append(read_form(path, shown_as=shown(path)))
        except CatgiamError as error:
            problems += error.diagnostics
    if not forms:
        raise CatgiamError(problems)
    return Read(tuple(forms), tuple(problems))


def _check(path: Path) -> None:
    """Raise `Refusal` for what is no file or cannot be opened."""
    try:
        with path.open("rb"):
            return
    except (OSError, ValueError) as error:
        said = system_words(error) if isinstance(error, OSError) else "tên tệp không hợp lệ"
        raise Refusal([f"không đọc được “{shown(path)}”: {said}"]) from error


def _plan(compared: Compared, catalogue: Catalogue, folder: Path, day: date) -> list[Planned]:
    """What becomes of each procedure of which something is stated."""
    from engine.forms import apply, by_code, draft_data
    from engine.forms.drafts import HEADER
    from engine.source.writing import to_yaml

    planned: list[Planned] = []
    for code, (edits, additions) in by_code(compared.edits, compared.additions).items():
        applied = apply(catalogue.procedures[code], edits, additions, day)
        path = folder / f"{code}.yaml"
        remarked = _remarks(path, HEADER)
        if remarked is not None:
            applied = applied._replace(problems=(*applied.problems, remarked))
        is_new = bool(applied.edits or applied.additions) and remarked is None
        content = (HEADER + to_yaml(draft_data(applied.procedure))).encode("utf-8") if is_new else b""
        planned.append(Planned(applied, path, content))
    return planned


def _remarks(path: Path, header: str) -> Diagnostic | None:
    """Somebody's own comments in a draft would be lost by writing it again."""
    from engine.source import read_yaml
    from engine.source.comments import has_comments

    if not path.exists():
        return None
    document = read_yaml(path, shown(path))
    if not has_comments(document.text.body.removeprefix(header)):
        return None
    hint = "chuyển lời chú thành mục note của thành phần, hoặc sửa tay bản thảo này"
    said = "bản thảo đã có người ghi chú thích (#) nên không ghi đè"
    return document.diagnostic("draft-has-comments", said, hint=hint)


def _write(planned: Sequence[Planned], folder: Path) -> None:
    """Write the accepted drafts, one whole file at a time."""
    if not planned:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal([f"không tạo được thư mục “{shown(folder)}”: {system_words(error)}"]) from error
    for plan in planned:
        write_whole(plan.content, plan.path)


# ---------------------------------------------------------------- what is told


def _is_news(plan: Planned) -> bool:
    return bool(plan.applied.edits or plan.applied.additions)


def _tell(
    compared: Compared, planned: Sequence[Planned], wanted: Sequence[Planned], problems: Sequence[Diagnostic]
) -> None:
    """Print what is stated otherwise, what was taken, and what waits; tell the problems beside it."""
    lines = [*_summary(compared), *(text for plan in planned for text in _differences(plan, plan in wanted))]
    waiting = [p.applied.procedure.code for p in planned if p not in wanted and _is_news(p)]
    if waiting:
        lines.append(f"Nhận các điều khai này: chạy lại với --accept {' '.join(waiting)}")
    written = [plan for plan in wanted if plan.content]
    if written:
        folder = shown(written[0].path.parent)
        lines.append(f"Đã ghi {len(written)} bản thảo vào {folder}. Kiểm tra: catgiam check {folder}")
        lines.append(f"Xem kết luận nào đổi: catgiam whatif --overlay {folder}")
    write_whole(("\n".join(lines) + "\n").encode("utf-8"), None)
    if problems:
        say(render_all(problems, style_for_errors()))


def _summary(compared: Compared) -> Iterator[str]:
    counts = compared.counts
    said = {
        "ghi đúng": counts.right,
        "ghi đã sửa": counts.corrected,
        "cần bổ sung": counts.incomplete,
        "chưa xác nhận": counts.lines - counts.right - counts.corrected - counts.incomplete,
    }
    told = ", ".join(f"{number} {what}" for what, number in said.items() if number)
    yield f"{counts.lines} dòng{': ' + told if told else ''}"
    if counts.missing:
        yield f"{counts.missing} dòng của biểu không còn trong tệp: danh mục giữ nguyên các dòng đó"
    if not compared.edits and not compared.additions:
        yield "Không có gì khác với danh mục."


def _differences(plan: Planned, is_accepted: bool) -> Iterator[str]:
    procedure = plan.applied.procedure
    if not _is_news(plan):
        return
    state = "đã nhận" if is_accepted and plan.content else "chưa nhận"
    yield f"{procedure.code} {procedure.name}: {state}"
    yield from map(_edit, plan.applied.edits)
    yield from map(_addition, plan.applied.additions)


def _edit(edit: Edit) -> str:
    drifted = "; danh mục cũng đã đổi ô này từ khi xuất biểu" if edit.drifted else ""
    after = quoted(edit.after) if edit.after else "(xóa)"
    before = quoted(edit.before) if edit.before else "(trống)"
    return f"  ~ thành phần {edit.component}, {edit.column.label}: {before} → {after} ({edit.place}{drifted})"


def _addition(addition: Addition) -> str:
    row = addition.row
    paper = f"{row.paper}{' ' + quoted(row.other) if row.other else ''}"
    where = f"thành phần {row.component}" if row.component else "thành phần mới"
    return f"  + {where} {quoted(row.text)}: {paper}, {row.published} ({addition.place})"


def _tell_unmet(accepted: frozenset[str | None], planned: Sequence[Planned]) -> None:
    """Codes that were to be accepted and of which nothing is stated otherwise."""
    met = {plan.applied.procedure.code for plan in planned}
    for code in sorted(code for code in accepted if code is not None and code not in met | {ALL}):
        say(f"--accept {code}: biểu không khai gì khác danh mục ở thủ tục này")
