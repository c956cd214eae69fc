"""CSV for spreadsheets: a byte-order mark, Vietnamese headings, every key of a row in a cell of its own."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, NamedTuple

from engine.model.decision import Inventory, Missed, Row
from engine.model.terms import Certainty, Channel, Mode, Origin, PaperId, Per, Published, Verdict
from engine.render import Screen, words
from engine.seal import row_digest

BYTE_ORDER_MARK = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Column(NamedTuple):
    """A column: the key of `Row` that it shows, its heading, and its text."""

    key: str
    title: str
    text: Callable[[Row], str]


def render(inventory: Inventory, stream: BinaryIO, _screen: Screen) -> None:
    """Write the rows as CSV in UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows(harmless_lines(lines(inventory)))
    stream.write((BYTE_ORDER_MARK + text.getvalue()).encode("utf-8"))


def lines(inventory: Inventory) -> Iterator[list[str]]:
    """The headings, then a line for each row; the last cells say what was asked, and of which law and data."""
    yield [column.title for column in COLUMNS] + ["Ngày xét", "Tỉnh", "Bộ quy tắc", "Danh mục", "Dấu của dòng"]
    place = ", ".join(filter(None, (inventory.commune_name, inventory.province_name)))
    asked = [inventory.as_of.isoformat(), place or words.NO_PROVINCE]
    asked += [inventory.rulebook_hash, inventory.catalog_hash]
    for row in inventory.rows:
        yield [column.text(row) for column in COLUMNS] + asked + [row_digest(row)]


def harmless_lines(table: Iterable[list[str]]) -> Iterator[list[str]]:
    """Every cell of a table made harmless."""
    return ([harmless(cell) for cell in line] for line in table)


def harmless(cell: str) -> str:
    """Keep a spreadsheet from running a cell as a formula: a leading apostrophe makes it a text."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def _listed(items: Iterable[str]) -> str:
    return "; ".join(item for item in items if item)


def _databases(row: Row) -> str:
    return _listed(f"{d.name} ({d.owner}){': ' + ', '.join(d.fields) if d.fields else ''}" for d in row.databases)


def _blockers(row: Row) -> str:
    return _listed(f"{b.text}{' – ' + b.actor if b.actor else ''}" for b in row.blockers)


def _candidates(row: Row) -> str:
    return _listed(f"{PaperId(p).label}: {Verdict(v).label.lower()}" for p, v in row.candidate_verdicts.items())


def _missed(missed: Missed) -> str:
    actual = words.value(missed.attribute, missed.actual)
    return f"{missed.rule} ({words.attribute(missed.attribute)}: {actual})"


def _place(row: Row) -> str:
    return f"{row.location.file}:{row.location.line}" if row.location else ""


COLUMNS = (
    Column("procedure", "Mã thủ tục", lambda r: r.procedure),
    Column("procedure_name", "Tên thủ tục", lambda r: r.procedure_name),
    Column("issuer", "Cơ quan ban hành", lambda r: r.issuer),
    Column("issuer_level", "Cấp ban hành", lambda r: "trung ương" if r.issuer_level == "central" else "tỉnh"),
    Column("field", "Lĩnh vực", lambda r: r.field),
    Column("level", "Cấp thực hiện", lambda r: words.level(r.level)),
    Column("levels", "Các cấp thực hiện", lambda r: _listed(map(words.level, r.levels))),
    Column("component", "Số thứ tự thành phần", lambda r: r.component),
    Column("component_text", "Thành phần hồ sơ", lambda r: r.component_text),
    Column("alternative", "Lựa chọn", lambda r: r.alternative),
    Column("paper", "Giấy tờ hộ tịch", lambda r: r.paper.label if r.paper else ""),
    Column("other", "Giấy tờ khác", lambda r: r.other),
    Column("umbrella", "Giấy tờ nêu chung", lambda r: r.umbrella),
    Column("prescribed_by", "Quy định đòi giấy tờ", lambda r: _listed(r.prescribed_by)),
    Column("origin", "Nơi cấp", lambda r: Origin(r.origin).label),
    Column("subject", "Của ai", lambda r: r.subject),
    Column("per", "Số lần", lambda r: Per(r.per).label),
    Column("channel", "Cách nộp", lambda r: Channel(r.channel).label),
    Column("mode", "Phải làm gì với giấy", lambda r: Mode(r.mode).label),
    Column("copies", "Số bản", lambda r: r.copies),
    Column("condition", "Điều kiện", lambda r: r.condition),
    Column("candidates", "Giấy tờ có thể dùng", lambda r: _listed(p.label for p in r.candidates)),
    Column("candidate_verdicts", "Kết luận theo từng giấy tờ có thể dùng", _candidates),
    Column("other_alternatives", "Lựa chọn khác", lambda r: _listed(r.other_alternatives)),
    Column("together_with", "Nộp cùng", lambda r: _listed(r.together_with)),
    Column("databases", "Cơ sở dữ liệu thay thế", _databases),
    Column("verdict", "Mã kết luận", lambda r: r.verdict.value if r.verdict else ""),
    Column("verdict", "Kết luận", words.verdict),
    Column("ruling", "Ý kiến của đơn vị", lambda r: words.ruling(r.ruling)),
    Column("published", "Bản công bố", lambda r: Published(r.published).label),
    Column("finding", "Phát hiện", lambda r: words.finding(r.finding)),
    Column("since", "Không được yêu cầu từ", lambda r: r.since.isoformat() if r.since else ""),
    Column("correction", "Câu chữ đề nghị công bố lại", lambda r: r.correction),
    Column("route", "Cách sửa", words.route),
    Column("grounds", "Vì sao giữ hoặc không được yêu cầu", lambda r: _listed(r.grounds)),
    Column("blockers", "Vướng mắc", _blockers),
    Column("exceptions", "Ngoại lệ", lambda r: _listed(r.exceptions)),
    Column("fallbacks", "Khi tra cứu không được", lambda r: _listed(map(words.fallback, r.fallbacks))),
    Column("obtain", "Cách để có giấy", lambda r: _listed(f"{c.text} ({c.clause})" for c in r.obtain)),
    Column("remarks", "Lưu ý", lambda r: _listed(r.remarks)),
    Column("certainty", "Mức chắc chắn", lambda r: Certainty(r.certainty).label),
    Column("doubts", "Nghi vấn", lambda r: _listed(r.doubts)),
    Column("clauses", "Căn cứ", lambda r: _listed(r.clauses)),
    Column("annex", "Phụ lục NQ 66.7", lambda r: _listed(r.annex)),
    Column("rules", "Quy tắc áp dụng", lambda r: _listed(r.rules)),
    Column("missed", "Quy tắc không áp dụng", lambda r: _listed(map(_missed, r.missed))),
    Column("missing_fields", "Trường dữ liệu còn thiếu", lambda r: _listed(r.missing_fields)),
    Column("missing_facts", "Thông tin còn thiếu", lambda r: _listed(r.missing_facts)),
    Column("ask", "Cần hỏi", lambda r: r.ask.question if r.ask else ""),
    Column("actor", "Ai phải làm tiếp", lambda r: r.actor),
    Column("record_date", "Ngày của bản công bố", lambda r: r.record_date.isoformat() if r.record_date else ""),
    Column("situation", "Tình huống", lambda r: r.situation),
    Column("location", "Vị trí trong dữ liệu", _place),
)
"""Every key of a row; a test compares them with `Row`."""
