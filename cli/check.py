"""`catgiam check`: are the files valid, and what do they leave open."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from cli.errors import CODES, Doubter, Refusal, coloured, plain
from cli.options import (
    A_PATH,
    TEXT,
    as_of_option,
    format_option,
    out_option,
    parse_day,
    parse_format,
    rules_option,
    shown,
)
from cli.output import write_whole
from cli.rules_source import rule_files, shipped
from cli.streams import wants_colour
from engine.catalog import RuleFiles
from engine.catalog.build import build_catalog
from engine.catalog.loading import check_documents, read_documents
from engine.diagnostics import Diagnostic, Severity, has_errors, quoted, sort_diagnostics
from engine.proof import Proof, find_notes, prove
from engine.render.findings import BY_FORMAT
from engine.source import Document

POLICY = "policy"
NAMED_BY_CODE = ("procedure", "province")
"""Kinds of file that hold one thing with a code: a draft with the same code replaces it."""


class Job(NamedTuple):
    """What was asked, understood."""

    day: date
    stale_after: int | None
    drafts: tuple[Path, ...]


@click.command(options_metavar="[TÙY CHỌN]", short_help="Kiểm tra dữ liệu, bộ quy tắc và bản thảo.")
@click.argument("paths", nargs=-1, type=A_PATH, metavar="[TỆP]...")
@format_option(BY_FORMAT, "text")
@click.option(
    "--stale-after", type=TEXT, metavar="SỐ_NGÀY", help="Ghi chú những điều quá số ngày này chưa kiểm tra lại."
)
@click.option("--strict", is_flag=True, help="Coi cảnh báo, ghi chú như lỗi.")
@rules_option
@as_of_option
@out_option
def check(
    *,
    paths: tuple[Path, ...],
    format_name: str,
    stale_after: str | None,
    strict: bool,
    rules: Path | None,
    as_of: str | None,
    out: Path | None,
) -> int:
    """Kiểm tra dữ liệu, bộ quy tắc và bản thảo.

    Không nêu tệp nào thì kiểm tra cả bộ. Nêu tệp hoặc thư mục bản thảo thì đối chiếu
    với bộ đi kèm; bản thảo trùng mã với thủ tục đã có được coi là bản sửa.

    \b
    Ví dụ:
      catgiam check
      catgiam check ban-thao/1.001193.yaml
      catgiam check --stale-after 90 --strict
    """  # noqa: D301 - \b is click's mark for lines that must not be joined
    job = understand((as_of, stale_after, format_name), paths)
    findings, certificate = examine(rule_files(rules), job, scenario_index(rules))
    style = coloured if out is None and wants_colour(sys.stdout) else plain
    write_whole(BY_FORMAT[format_name](findings, certificate, style).encode("utf-8"), out)
    return exit_code(findings, strict=strict)


def understand(asked: tuple[str | None, str | None, str], paths: Sequence[Path]) -> Job:
    """Turn options into what they mean. Raises `Refusal` with everything that is wrong."""
    as_of, stale_after, format_name = asked
    doubter, today = Doubter(), date.today()  # noqa: DTZ011 - the user's own day
    day = doubter.take(parse_day, as_of, today)
    days = doubter.take(_parse_days, stale_after) if stale_after is not None else None
    doubter.take(parse_format, format_name, BY_FORMAT)
    drafts = [doubter.take(_drafts_at, path) for path in paths]
    doubter.refuse()
    found = dict.fromkeys(draft for several in drafts for draft in several or ())
    return Job(day or today, days, tuple(found))


def _parse_days(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > len("999999"):
        raise ValueError(f"--stale-after {quoted(text)} không phải là số ngày, ví dụ 90")
    return int(text)


def _drafts_at(path: Path) -> tuple[Path, ...]:
    try:
        if path.is_dir():
            found = tuple(sorted(path.rglob("*.yaml")))
            if not found:
                raise ValueError(f"thư mục “{path}” không có tệp .yaml nào")
            return found
        if path.exists():
            return (path,)
    except OSError as error:
        raise ValueError(f"không mở được “{path}”") from error
    raise ValueError(f"không có tệp hoặc thư mục “{path}”")


def examine(files: RuleFiles, job: Job, scenarios: frozenset[str] | None) -> Proof:
    """Everything to say about the rules, or about the drafts put into them; proved where the files are valid."""
    documents, problems = read_documents(_with_drafts(files, job.drafts))
    drafts = {shown(path) for path in job.drafts}
    documents = list(_updated(documents, drafts))
    parts, found = check_documents(documents, problems)
    problems += found
    proof = Proof((), {})
    if not has_errors(problems):
        catalog = build_catalog(parts, files)
        proof = prove(catalog)
        problems += [*proof.findings, *find_notes(parts, catalog, job.day, scenarios, job.stale_after)]
    told = sort_diagnostics(d for d in problems if not drafts or _concerns(d, drafts))
    return proof._replace(findings=told)


def _concerns(diagnostic: Diagnostic, drafts: set[str]) -> bool:
    """With drafts, notes about the shipped rules are not news; an error anywhere is."""
    return diagnostic.location.file in drafts or diagnostic.severity is Severity.ERROR


def _with_drafts(files: RuleFiles, drafts: Iterable[Path]) -> RuleFiles:
    """The drafts in place of the files that they are, and beside the others."""
    added = [(path, shown(path)) for path in drafts]
    own = {os.path.realpath(path) for path, _ in added}
    kept = [(path, name) for path, name in files.yaml_files if os.path.realpath(path) not in own]
    return files._replace(yaml_files=(*kept, *added))


def _updated(documents: Sequence[Document], drafts: set[str]) -> Iterator[Document]:
    """The documents without those that a draft replaces."""
    replaced = {_name(document) for document in documents if document.file in drafts}
    for document in documents:
        if document.file in drafts or _name(document) not in replaced:
            yield document


def _name(document: Document) -> tuple[str, str]:
    """What a file is known by: its kind with its code, or with the name of the file; thresholds by their kind alone."""
    data = document.data if isinstance(document.data, dict) else {}
    kind = str(data.get("kind", ""))
    if kind == POLICY:  # an office's own stand before those of the rules
        return kind, ""
    return kind, str(data.get("code", "")) if kind in NAMED_BY_CODE else Path(document.file).name


def scenario_index(rules: Path | None) -> frozenset[str] | None:
    """The rules that scenarios name, None without an index. Raises `Refusal` for an index that cannot be read."""
    folder = rules.resolve().parent / "features" if rules else shipped("features")
    index = folder / "index.json"
    try:
        if not index.is_file():
            return None
        scenarios = json.loads(index.read_text(encoding="utf-8"))["scenarios"]
        return frozenset(str(rule) for scenario in scenarios for rule in scenario["rules"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise Refusal([f"không đọc được chỉ mục kịch bản “{index}”"]) from error


def exit_code(findings: Sequence[Diagnostic], *, strict: bool) -> int:
    """1 for errors; under `--strict` for anything."""
    failed = bool(findings) if strict else has_errors(findings)
    return CODES.findings if failed else CODES.fine
