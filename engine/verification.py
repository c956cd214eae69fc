"""Holds a written inventory against today's rules: tampered with, overtaken by the law, or by the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from engine.model.decision import Inventory, Row
from engine.model.record import Record
from engine.model.terms import Labelled, Published
from engine.seal import inventory_digest, row_digest

Key = tuple[str, ...]


class Standing(Labelled):
    """What has become of one row."""

    HOLDS = "holds", "vẫn đúng"
    TAMPERED = "tampered", "đã bị sửa sau khi in"
    LAW = "law_changed", "pháp luật (bộ quy tắc) đã đổi"
    CATALOG = "catalog_changed", "danh mục (dữ liệu thủ tục) đã đổi"
    PROGRAM = "program_changed", "cùng dữ liệu nhưng chương trình nay trả lời khác"
    MISSING = "missing", "bị bỏ khỏi tệp"


class Checked(Record):
    """One row with what has become of it, and how."""

    standing: Standing
    procedure: str
    component: str
    paper: str
    text: str


class Verification(Record):
    """The answer for a whole file. `whole` tells of the file apart from its rows."""

    whole: tuple[str, ...]
    counts: dict[str, int]
    rows: tuple[Checked, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing at all differs."""
        return not self.whole and all(row.standing is Standing.HOLDS for row in self.rows)


class Stored(NamedTuple):
    """A written inventory: what it says, the digests that it carries, and rows that are no rows any more."""

    inventory: Inventory
    digest: str
    row_digests: Sequence[str]
    broken: Sequence[int]


def verify(stored: Stored, now: Inventory) -> Verification:
    """Compare row by row with the same question answered today."""
    rows = tuple(_rows(stored, now))
    counts = Counter(row.standing for row in rows)
    return Verification(
        whole=tuple(_whole(stored, now)),
        counts={standing.value: counts[standing] for standing in Standing},
        rows=rows,
    )


def _whole(stored: Stored, now: Inventory) -> Iterator[str]:
    """What is to say of the file as a whole."""
    old = stored.inventory
    if stored.digest != inventory_digest(old):
        edited = "thêm, bớt, đổi dòng, đổi ý kiến của đơn vị hoặc đổi phần đầu"
        yield f"dấu niêm phong của tệp không khớp: tệp đã bị sửa ({edited})"
    if old.totals.rows != len(old.rows) + len(stored.broken):
        yield f"phần đầu ghi {old.totals.rows} dòng, trong tệp có {len(old.rows) + len(stored.broken)} dòng"
    judged = Counter(row.verdict.value for row in old.rows if row.verdict)
    if {k: v for k, v in old.totals.by_verdict.items() if v} != dict(judged):
        yield "tổng số theo kết luận không khớp với các dòng"
    if old.rulebook_hash != now.rulebook_hash:
        yield f"bộ quy tắc nay khác: {old.rulebook_hash[:12]} → {now.rulebook_hash[:12]}"
    if old.catalog_hash != now.catalog_hash:
        yield f"danh mục nay khác: {old.catalog_hash[:12]} → {now.catalog_hash[:12]}"
    yield from (f"dòng thứ {number} không còn là một dòng danh mục" for number in stored.broken)


def _rows(stored: Stored, now: Inventory) -> Iterator[Checked]:
    old = stored.inventory
    current = {row.key: row for row in now.rows}
    changed = old.rulebook_hash != now.rulebook_hash, old.catalog_hash != now.catalog_hash
    for row, digest in zip(old.rows, stored.row_digests, strict=True):
        if digest != row_digest(row):
            yield _checked(row, Standing.TAMPERED, _what(row, current.get(row.key)))
        else:
            yield _compared(row, current.get(row.key), changed)
    written = {row.key for row in old.rows}
    yield from _missing(current, written, stored.inventory, catalog_changed=changed[1])


def _compared(row: Row, now: Row | None, changed: tuple[bool, bool]) -> Checked:
    law_changed, catalog_changed = changed
    if now is None:
        standing = Standing.CATALOG if catalog_changed else Standing.TAMPERED
        return _checked(row, standing, "danh mục nay không có dòng này")
    if row_digest(row) == row_digest(now):
        return _checked(row, Standing.HOLDS, "")
    return _checked(row, _blamed(row, now, law_changed=law_changed, catalog_changed=catalog_changed), _what(row, now))


def _blamed(row: Row, now: Row, *, law_changed: bool, catalog_changed: bool) -> Standing:
    """Which of the two changed a row: the same facts under another law, or other facts."""
    if not law_changed and not catalog_changed:
        return Standing.PROGRAM
    if law_changed and (not catalog_changed or row.situation == now.situation or row.clauses != now.clauses):
        return Standing.LAW
    return Standing.CATALOG


def _missing(
    current: Mapping[Key, Row], written: set[Key], old: Inventory, *, catalog_changed: bool
) -> Iterator[Checked]:
    """Rows of today that the file does not have, of the procedures that it covers."""
    covered = {row.procedure for row in old.rows}
    for key, row in current.items():
        if key not in written and row.procedure in covered:
            standing = Standing.CATALOG if catalog_changed else Standing.MISSING
            yield _checked(row, standing, "tệp không có dòng này")


def _what(row: Row, now: Row | None) -> str:
    """What differs, in words."""
    if now is None:
        return "không còn dòng tương ứng để đối chiếu"
    told = [f"{label}: {one} → {two}" for label, one, two in _sides(row, now) if one != two]
    return "; ".join(told) or "chi tiết khác"


def _sides(row: Row, now: Row) -> Iterator[tuple[str, str, str]]:
    yield "kết luận", row.verdict.label if row.verdict else "", now.verdict.label if now.verdict else ""
    yield "căn cứ", ", ".join(row.clauses), ", ".join(now.clauses)
    yield "câu chữ", row.component_text, now.component_text
    yield "bản công bố", Published(row.published).label, Published(now.published).label
    yield "ngoại lệ", str(len(row.exceptions)), str(len(now.exceptions))
    yield "tình huống", row.situation, now.situation


def _checked(row: Row, standing: Standing, text: str) -> Checked:
    paper = row.paper.label if row.paper else row.umbrella or row.other
    return Checked(standing=standing, procedure=row.procedure, component=row.component, paper=paper, text=text)
