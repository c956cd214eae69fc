"""`catgiam import-portal`: drafts of procedure files from published records."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import click

from cli.asking import warn
from cli.errors import CODES, Doubter, Refusal, style_for_errors, system_words
from cli.options import A_PATH, TEXT, ListingCommand, as_of_option, parse_any_code, parse_day, rules_option, split_codes
from cli.output import write_whole
from cli.portal import Progress, portal_files, refuse_unreadable
from cli.rules_source import grammar_of, load_rules
from cli.streams import say
from engine.diagnostics import CatgiamError, Diagnostic, Location, raise_errors, render_all
from engine.findings import is_unread
from engine.model.catalog import Catalog
from engine.model.published import PublishedProcedure, RepairKind
from engine.portal.drafts import Imported, draft_of
from engine.portal.merging import Merged, Outcome, merge
from engine.portal.naming import Naming
from engine.portal.reading import read_published
from engine.portal.understanding import Understander
from engine.source import read_yaml
from engine.source.comments import has_comments
from engine.source.writing import to_yaml

HEADER = (
    "# Bản thảo do catgiam import-portal ghi từ bản công bố. Soát xong thì đổi status thành confirmed;\n"
    "# từ đó, và cả khi chỉ mới sửa, lần nhập sau không ghi đè mà chỉ báo nguồn đã đổi gì.\n"
)
ALL = "all"


class Job(NamedTuple):
    """What was asked, understood; `accepted` holds codes, or "all"."""

    files: tuple[tuple[Path, str], ...]
    folder: Path
    day: date
    accepted: frozenset[str]


class Written(NamedTuple):
    """What became of the records."""

    outcomes: Counter[Outcome]
    repairs: Counter[RepairKind]
    unread: int
    repeated: int
    changed: tuple[tuple[str, Merged], ...]
    problems: tuple[Diagnostic, ...]
    missed: tuple[str, ...]


class Existing(NamedTuple):
    """A draft that lies there already; `has_remarks`: it holds comments beside the header."""

    data: dict[str, Any]
    has_remarks: bool


class Planned(NamedTuple):
    """What becomes of one draft, and the file that is to be written (empty: none)."""

    merged: Merged
    path: Path
    content: bytes


@click.command(
    "import-portal",
    cls=ListingCommand,
    options_metavar="[TÙY CHỌN]",
    short_help="Ghi bản thảo YAML từ các bản ghi đã công bố.",
)
@click.argument("sources", nargs=-1, type=A_PATH, metavar="TỆP...", required=True)
@click.option("--out", type=A_PATH, metavar="THƯ_MỤC", required=True, help="Nơi ghi bản thảo, mỗi thủ tục một tệp.")
@click.option(
    "--accept",
    type=TEXT,
    multiple=True,
    metavar="MÃ...|all",
    help="Nhận thay đổi của nguồn vào bản thảo đã có người sửa hoặc xác nhận.",
)
@as_of_option
@rules_option
def import_portal(
    *, sources: tuple[Path, ...], out: Path, accept: tuple[str, ...], as_of: str | None, rules: Path | None
) -> int:
    """Ghi bản thảo YAML từ các bản ghi đã công bố.

    Mỗi thủ tục một tệp, bên mỗi giấy tờ nhận ra có dòng gốc, lý do và mức chắc chắn.
    Chạy lại thì không đổi gì; bản thảo đã có người sửa hoặc xác nhận không bao giờ bị ghi đè,
    nguồn đổi gì thì nêu ra để nhận bằng --accept.

    \b
    Ví dụ:
      catgiam import-portal ban-ghi.jsonl.gz --out ban-thao
      catgiam check ban-thao
      catgiam import-portal ban-ghi.jsonl.gz --out ban-thao --accept 1.001193
    """  # noqa: D301 - \b is click's mark for lines that must not be joined
    job = understand(sources, out, accept, as_of)
    loaded = load_rules(rules)
    warn(loaded)
    written = write_drafts(job, loaded.catalog)
    tell(written, job)
    if written.problems:
        return CODES.findings
    return CODES.misuse if written.missed else CODES.fine


def understand(sources: Sequence[Path], out: Path, accept: Sequence[str], as_of: str | None) -> Job:
    """Turn options into what they mean. Raises `Refusal` with everything that is wrong."""
    doubter, today = Doubter(), date.today()  # noqa: DTZ011 - the user's own day
    day = doubter.take(parse_day, as_of, today)
    codes = [code if code == ALL else doubter.take(parse_any_code, code, {}) for code in split_codes(accept)]
    files = portal_files(sources, doubter)
    doubter.take(_folder, out)
    doubter.refuse()
    return Job(files, out, day or today, frozenset(filter(None, codes)))


def _folder(path: Path) -> None:
    """Raise `ValueError` where drafts cannot go. The folder itself is made when there is something to write."""
    try:
        if os.path.lexists(path) and not path.is_dir():
            raise ValueError(f"--out “{path}”: đây là tệp, không phải thư mục")
        holder = path if path.is_dir() else path.parent
        holder.stat()
    except OSError as error:
        raise ValueError(f"--out “{path}”: không tạo được thư mục: {system_words(error)}") from error
    if not os.access(holder, os.W_OK):
        raise ValueError(f"--out “{path}”: không có quyền ghi vào thư mục này")


def write_drafts(job: Job, catalog: Catalog) -> Written:
    """Read every record, then write what has to be written: where one draft is refused, none is written.

    Raises `CatgiamError` with every file in the folder that is no draft.
    """
    understander = Understander(grammar_of(catalog), {p.code: p for p in catalog.procedures}, job.day)
    outcomes: Counter[Outcome] = Counter()
    repairs: Counter[RepairKind] = Counter()
    unread = repeated = 0
    changed: list[tuple[str, Merged]] = []
    problems: list[Diagnostic] = []
    refused: list[Diagnostic] = []
    planned: list[Planned] = []
    met: set[str] = set()
    progress = Progress()
    for number, read in enumerate(read_published(job.files, Naming(catalog.issuers)), 1):
        progress(number)
        if isinstance(read, Diagnostic):
            problems.append(read)
        elif isinstance(read, PublishedProcedure):
            met.add(read.code)
            repairs.update(dict.fromkeys((r.kind for r in read.repairs), 1))
            unread += is_unread(read)
            try:
                plan = plan_draft(read, job, understander)
            except CatgiamError as error:
                refused += error.diagnostics
                continue
            outcomes[plan.merged.outcome] += 1
            planned += [plan] if plan.content else []
            changed += [(read.code, plan.merged)] if plan.merged.differences else []
        else:
            repeated += 1
    progress.done()
    raise_errors(refused)
    refuse_unreadable(len(met) + repeated, problems)
    _write(planned, job.folder)
    missed = tuple(sorted(job.accepted - met - {ALL}))
    return Written(outcomes, repairs, unread, repeated, tuple(changed), tuple(problems), missed)


def _write(planned: Sequence[Planned], folder: Path) -> None:
    """Write the drafts, one whole file at a time."""
    if not planned:
        return
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise Refusal([f"--out “{folder}”: không tạo được thư mục: {system_words(error)}"]) from error
    for plan in planned:
        write_whole(plan.content, plan.path)


def plan_draft(published: PublishedProcedure, job: Job, understander: Understander) -> Planned:
    """What one draft becomes, unless somebody has touched the one that is there. Raises `CatgiamError`."""
    path = job.folder / f"{published.code}.yaml"
    old = _existing(path)
    day = _imported_on(old.data if old else {}) or job.day
    imported = Imported(day, Path(published.location.file).name, published.location.line)
    own = Understander(understander.grammar, understander.curated, day)
    new = draft_of(own.understand(published), own, imported)
    accepts = bool({published.code, ALL} & job.accepted)
    has_remarks = old is not None and old.has_remarks
    merged = merge(old.data if old else None, new, published.lines, accepts=accepts, has_remarks=has_remarks)
    content = b"" if merged.data is None else (HEADER + to_yaml(merged.data)).encode("utf-8")
    return Planned(merged, path, content)


def _existing(path: Path) -> Existing | None:
    """What lies there. Raises `CatgiamError` for a file that is no draft: it may be somebody's work."""
    if not path.exists():
        return None
    try:
        document = read_yaml(path)
    except CatgiamError as error:
        reason = f"“{path}” có sẵn nhưng không đọc được; sửa hoặc chuyển đi rồi chạy lại"
        raise CatgiamError(
            [Diagnostic("draft-unreadable", reason, Location(path.as_posix())), *error.diagnostics]
        ) from error
    data = document.data
    lacking = [key for key in ("kind", "code", "name") if not (isinstance(data, dict) and data.get(key))]
    if not isinstance(data, dict) or lacking:
        reason = f"“{path}” có sẵn nhưng không phải là hồ sơ thủ tục (thiếu {', '.join(lacking)})"
        raise CatgiamError([document.diagnostic("not-a-draft", reason, hint="sửa hoặc chuyển đi rồi chạy lại")])
    return Existing(dict(data), has_comments(document.text.body.removeprefix(HEADER)))


def _imported_on(old: dict[str, Any]) -> date | None:
    """The day of the first import: a draft is not new because it is imported again."""
    imported = old.get("imported")
    try:
        return date.fromisoformat(imported["on"]) if isinstance(imported, dict) else None
    except (KeyError, TypeError, ValueError):
        return None


def tell(written: Written, job: Job) -> None:
    """Print the summary, what was repaired, and what waits to be accepted."""
    lines = [*_summary(written, job), *_changes(written)]
    write_whole(("\n".join(lines) + "\n").encode("utf-8"), None)
    if written.problems:
        say(render_all(written.problems, style_for_errors()))
        say(f"{len(written.problems)} bản ghi không đọc được, đã bỏ qua.")
    for code in written.missed:
        say(f"--accept {code}: không bản ghi nào có thủ tục này")


def _summary(written: Written, job: Job) -> Iterator[str]:
    counts = ", ".join(f"{written.outcomes[o]} {o.label}" for o in Outcome if written.outcomes[o])
    yield f"{written.outcomes.total()} thủ tục → {job.folder}: {counts or 'không có gì'}"
    if written.repeated:
        yield f"{written.repeated} bản ghi lặp lại nguyên văn: đã bỏ qua"
    if written.unread:
        yield f"{written.unread} thủ tục không có thành phần hồ sơ nào: chưa đọc được, không phải là không có"
    if written.repairs:
        yield "Đã sửa khi đọc (số thủ tục; từng chỗ ghi ở mục imported của bản thảo):"
        yield from (f"  {kind.label}: {written.repairs[kind]}" for kind in RepairKind if written.repairs[kind])


def _changes(written: Written) -> Iterator[str]:
    waiting: list[str] = []
    for code, merged in written.changed:
        accepted = merged.outcome is Outcome.ACCEPTED
        waiting += [] if accepted else [code]
        yield f"{code}: nguồn đã đổi, {'đã nhận vào bản thảo' if accepted else 'bản thảo giữ nguyên'}"
        yield from (f"  {d.sign} {d.text}" for d in merged.differences)
    if waiting:
        yield f"Nhận các thay đổi này: chạy lại với --accept {' '.join(waiting)}"
