"""How the words of `catgiam ruling add` are understood: which row, which verdict, which clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cli.errors import Refusal
from cli.streams import say
from engine.diagnostics import quoted, suggest
from engine.model.catalog import Catalog
from engine.model.decision import Row
from engine.model.ruling import Ruling
from engine.model.terms import Verdict

UNSPECIFIED = "unspecified"
"""What `--paper` calls a line that names no paper."""

_PERSONAL_NUMBER = re.compile(r"(?<!\d)(?:\d{12}|\d{9})(?!\d)")
"""As long as a personal identification number (12 digits) or an old identity card's (9)."""


class RowWanted(NamedTuple):
    """What `add` says of the row beside its component; None: not said."""

    paper: str | None = None
    alternative: str | None = None
    subject: str | None = None
    origin: str | None = None
    channel: str | None = None


def choose_row(rows: Iterable[Row], component: str, wanted: RowWanted) -> Row:
    """The one row that was meant. Raises `Refusal` with those there are, and the options that tell them apart."""
    every = [row for row in rows if row.verdict is not None]
    own = [row for row in every if row.component == component]
    if not own:
        known = ", ".join(dict.fromkeys(row.component for row in every)) or "không có"
        raise Refusal([f"thành phần {quoted(component)} không có giấy tờ hộ tịch nào; các thành phần có: {known}"])
    chosen = [row for row in own if _fits(row, wanted)]
    if len(chosen) == 1:
        return chosen[0]
    among = chosen or own
    told = f"khớp {len(chosen)} dòng, nêu thêm" if chosen else "không có dòng như vậy, chỉ có"
    listed = "; hoặc ".join(f"{_options(row, among)} ({_described(row)})" for row in among)
    raise Refusal([f"thành phần {component} {told}: {listed}"])


def _fits(row: Row, wanted: RowWanted) -> bool:
    has = _values(row)
    return all(said is None or said.casefold() == has[name].casefold() for name, said in wanted._asdict().items())


def _values(row: Row) -> dict[str, str]:
    """What a row has where the options ask."""
    paper = row.paper.value if row.paper else UNSPECIFIED
    return dict(zip(RowWanted._fields, (paper, row.alternative, row.subject, row.origin, row.channel), strict=True))


def _options(row: Row, among: Sequence[Row]) -> str:
    """The options that tell a row from the others; all of them where there is no other."""
    others = [_values(other) for other in among]
    parts = [
        f'--{name} "{value}"' if " " in value or not value else f"--{name} {value}"
        for name, value in _values(row).items()
        if len(among) == 1 or len({other[name] for other in others}) > 1
    ]
    return " ".join(parts)


def _described(row: Row) -> str:
    paper = row.paper.label if row.paper else row.umbrella
    return ", ".join(filter(None, (paper, row.verdict.label.lower() if row.verdict else "")))


def parse_verdict(text: str | None, agrees: bool) -> Verdict | None:
    """The verdict by its id or its label, None for agreement. Raises `ValueError` unless one of both is said."""
    if agrees == (text is not None):
        raise ValueError("nêu một trong hai: --agree (đồng ý), hoặc --verdict KẾT_LUẬN (kết luận khác)")
    if text is None:
        return None
    known = {name.casefold(): verdict for verdict in Verdict for name in (verdict.value, verdict.label)}
    if text.casefold() in known:
        return known[text.casefold()]
    near = suggest(text, [name for verdict in Verdict for name in (verdict.value, verdict.label)])
    listed = ", ".join(f"{verdict.value} ({verdict.label})" for verdict in Verdict)
    raise ValueError(f"--verdict {quoted(text)} không có; {f'{near} ' if near else ''}chọn một trong: {listed}")


def parse_words(option: str, text: str | None) -> str:
    """Words on one line. Raises `ValueError` where there are none, or with a number that may be a person's."""
    if text is None:
        return ""
    said = " ".join(text.split())
    if not said:
        raise ValueError(f"{option} để trống")
    if not said.isprintable():
        raise ValueError(f"{option} có ký tự không in được (thường theo vào khi sao chép): gõ lại đoạn đó")
    personal = _PERSONAL_NUMBER.search(said)
    if personal:
        last = personal[0][-3:]
        raise ValueError(f"{option} có số giống số định danh (…{last}): không ghi dữ liệu cá nhân vào ý kiến")
    return said


def parse_clause(text: str | None, catalog: Catalog) -> str:
    """A clause of the catalogue by its key. Raises `ValueError` with the nearest one, and how to write another."""
    said = " ".join((text or "").split())
    if text is None or said in catalog.clauses:
        return said
    instrument = next((i.id for i in catalog.instruments if said.casefold().startswith(i.id.casefold())), "")
    own = [key for key, clause in catalog.clauses.items() if clause.instrument == instrument]
    near = suggest(said, own or catalog.clauses)
    cure = "văn bản, điều khoản mà danh mục chưa có thì ghi bằng --clause-as-written"
    raise ValueError(f"--clause: danh mục không có điều khoản {quoted(said)}; {f'{near} ' if near else ''}{cure}")


def warn_of_clause(given: Ruling, catalog: Catalog) -> None:
    """Say that the clause that a ruling names does not apply on the day that it is about."""
    clause = catalog.clauses.get(given.clause)
    if clause is not None and not clause.in_force(given.given_for.as_of):
        until = f" đến hết {clause.expires:%d/%m/%Y}" if clause.expires else ""
        say(f"Lưu ý: {clause.key} áp dụng từ {clause.starts:%d/%m/%Y}{until}, không gồm ngày xét.")
