"""The hidden page of a form: how it was made, and what its lines said then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from engine.diagnostics import CatgiamError, Diagnostic, Location, Severity, quoted
from engine.forms.filling import digest_of
from engine.forms.words import clean
from engine.model.form import VERSION, Column, Form, FormRow
from engine.sheets.pages import Page

TITLE, LISTS = "catgiam", "catgiam-chon"
"""The names of the hidden pages: how the form was made, and the words that may be chosen."""
_VERSION, _DIGEST, _MADE, _CATALOG = "version", "digest", "made_on", "catalog"
_STORED = tuple(column for column in Column if column not in (Column.CONFIRMATION, Column.NOTE))


class Origin(NamedTuple):
    """What the hidden page still knows: the lines by key."""

    base: Mapping[str, FormRow]
    problems: tuple[Diagnostic, ...] = ()


def stored(form: Form) -> Iterable[tuple[str, ...]]:
    """The rows of the hidden page."""
    yield _VERSION, form.version
    yield _DIGEST, form.digest
    yield _MADE, form.made_on.isoformat()
    yield _CATALOG, form.catalog_hash
    yield tuple(column.value for column in _STORED)
    for row in form.rows:
        yield tuple(row.cell(column) for column in _STORED)


def origin_of(pages: Iterable[Page], file: str) -> Origin:
    """What a file knows of its making. Raises `CatgiamError` for the form of another version."""
    page = next((page for page in pages if page.name == TITLE), None)
    if page is None:
        said = "tệp không còn trang ẩn ghi bản xuất nên mọi dòng được so thẳng với danh mục hiện nay"
        return Origin({}, (Diagnostic("no-origin", said, Location(file), Severity.WARNING),))
    rows = [tuple(map(clean, cells.texts)) for cells in page.rows]
    facts = {row[0]: row[1] for row in rows[:4] if len(row) > 1}
    if facts.get(_VERSION) not in (None, VERSION):
        said = f"biểu thuộc phiên bản {quoted(facts[_VERSION])}, chương trình này đọc {quoted(VERSION)}"
        raise CatgiamError([Diagnostic("form-version", said, Location(file), hint="xuất lại biểu rồi điền lại")])
    kept = tuple(filter(None, map(_row, rows[5:])))
    if facts.get(_DIGEST) != digest_of(kept):
        said = "trang ẩn ghi bản xuất đã bị sửa nên không dùng; mọi dòng được so thẳng với danh mục hiện nay"
        return Origin({}, (Diagnostic("origin-changed", said, Location(file), Severity.WARNING),))
    return Origin({row.key: row for row in kept})


def _row(texts: tuple[str, ...]) -> FormRow | None:
    cells = dict(zip((column.value for column in _STORED), texts, strict=False))
    return FormRow(**cells) if all(cells.get(name) for name in ("key", "code")) else None
