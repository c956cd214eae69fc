"""`catgiam explain`: why, and why not."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from cli.asking import Asking, known_codes, warn
from cli.errors import CODES
from cli.office import OfficeAsked, office_options, with_office_data
from cli.options import TEXT, asked_options, format_option, parse_code
from cli.output import screen_for, write_whole
from cli.rules_source import load_rules
from cli.rulings_kept import beside_rulings
from engine.diagnostics import quoted
from engine.explain import Explained, explain_procedure
from engine.matcher import best_matcher
from engine.model.procedure import Procedure
from engine.render import words
from engine.render.jsons import explanation_bytes
from engine.review import Reviewer

FORMATS = ("terminal", "json", "letter")


class Job(NamedTuple):
    """What was asked, understood."""

    procedure: Procedure
    component: str
    day: date
    province: str | None


@click.command(options_metavar="[TÙY CHỌN]", short_help="Giải thích vì sao, và vì sao không phải kết luận khác.")
@click.argument("code", type=TEXT, metavar="MÃ_THỦ_TỤC")
@click.argument("component", type=TEXT, default="", metavar="[SỐ_THÀNH_PHẦN]")
@format_option(FORMATS, "terminal")
@office_options
@asked_options
def explain(
    *,
    code: str,
    component: str,
    format_name: str,
    rules: Path | None,
    as_of: str | None,
    province: str | None,
    commune: str | None,
    workspace: Path,
    out: Path | None,
) -> int:
    """Giải thích vì sao, và vì sao không phải kết luận khác.

    Kèm điều gì đổi thì kết luận đổi, nên hỏi gì tiếp. Dạng letter là từng đoạn văn để dán vào công văn.

    \b
    Ví dụ:
      catgiam explain 1.001193
      catgiam explain 1.000894 3 --province 12 --as-of 2026-07-20
      catgiam explain 1.001622 --format letter --out doan-van.txt
    """  # noqa: D301 - \b is click's mark for lines that must not be joined
    loaded = load_rules(rules)
    asking = Asking(loaded.catalog)
    asking.format(format_name, FORMATS)
    job = understand(asking, code, component, as_of, province)
    warn(loaded)
    office = OfficeAsked(rules, workspace, commune)
    catalog = with_office_data(loaded.catalog, job.province, office)
    reviewer = Reviewer(catalog, job.day, job.province, best_matcher())
    explained = beside_rulings(explain_procedure(reviewer, job.procedure, job.component), reviewer, office)
    write_whole(rendered(job, reviewer, explained, format_name, out), out)
    return CODES.fine


def understand(asking: Asking, code: str, component: str, as_of: str | None, province: str | None) -> Job:
    """Turn arguments into what they mean. Raises `Refusal` with everything that is wrong."""
    day, place = asking.day(as_of), asking.province(province)
    known = asking.doubter.take(parse_code, code, known_codes(asking.catalog))
    procedure = next((p for p in asking.catalog.procedures if p.code == known), None)
    if procedure is not None:
        asking.doubter.take(_parse_component, component, procedure)
    asking.doubter.refuse()
    if procedure is None:
        raise LookupError(code)
    return Job(procedure, component, day, place)


def _parse_component(component: str, procedure: Procedure) -> str:
    known = dict.fromkeys(c.id for c in procedure.components)
    if component and component not in known:
        raise ValueError(f"thủ tục {procedure.code} không có thành phần {quoted(component)}; có: {', '.join(known)}")
    return component


def rendered(job: Job, reviewer: Reviewer, explained: Sequence[Explained], format_name: str, out: Path | None) -> bytes:
    """The explanation in the chosen format."""
    content = io.BytesIO()
    if format_name == "json":
        province = reviewer.province.code if reviewer.province else None
        content.write(explanation_bytes(job.procedure.code, job.day, province, explained))
        return content.getvalue()
    place = words.place(reviewer.province) if reviewer.province else words.NO_PROVINCE.lower()
    head = f"Ngày xét {words.day(job.day)} · {place}"
    if format_name == "letter":
        from engine.render.paragraphs import render_letter

        render_letter(head, explained, content, screen_for(out))
    else:
        from engine.render.tree import render_explanation  # only here is rich wanted

        render_explanation(job.procedure, head, explained, content, screen_for(out))
    return content.getvalue()
