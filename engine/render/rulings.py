"""The office's rulings with what has become of each: for a person at a terminal, and as CSV."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from typing import BinaryIO, NamedTuple

from engine.model.ruling import ListedRuling, Ruling, RulingStanding
from engine.model.terms import Channel, Origin
from engine.render import Screen, words
from engine.render.table import BYTE_ORDER_MARK, harmless_lines

_COLOURS = {RulingStanding.STALE: "yellow", RulingStanding.GONE: "bold red", RulingStanding.SUPERSEDED: "dim"}
_ROW, _DETAIL = 2, 4


class Column(NamedTuple):
    """A column: its heading and its text."""

    title: str
    text: Callable[[ListedRuling], str]


COLUMNS = (
    Column("Mã thủ tục", lambda one: one.ruling.procedure),
    Column("Tên thủ tục", lambda one: one.procedure_name),
    Column("Số thứ tự thành phần", lambda one: one.ruling.component),
    Column("Lựa chọn", lambda one: one.ruling.alternative),
    Column("Giấy tờ hộ tịch", lambda one: _paper(one.ruling)),
    Column("Của ai", lambda one: one.ruling.subject),
    Column("Nơi cấp", lambda one: one.ruling.origin.label),
    Column("Cách nộp", lambda one: one.ruling.channel.label),
    Column("Tình trạng", lambda one: one.standing.label),
    Column("Điều đã khác", lambda one: "; ".join(one.why)),
    Column("Ý kiến", lambda one: "đồng ý" if one.ruling.agrees else "ý kiến khác"),
    Column("Kết luận của đơn vị", lambda one: one.ruling.verdict.label),
    Column("Kết luận của chương trình khi cho ý kiến", lambda one: one.ruling.given_for.verdict.label),
    Column("Kết luận của chương trình nay", lambda one: one.engine_verdict.label if one.engine_verdict else ""),
    Column("Chức danh", lambda one: one.ruling.role),
    Column("Ngày cho ý kiến", lambda one: one.ruling.on.isoformat()),
    Column("Lý do", lambda one: one.ruling.reason),
    Column("Điều khoản", lambda one: one.ruling.cited),
    Column("Phạm vi khi cho ý kiến", lambda one: one.scope),
    Column("Ngày xét khi cho ý kiến", lambda one: one.ruling.given_for.as_of.isoformat()),
    Column("Vị trí", lambda one: _place(one.ruling)),
)


def render_csv(found: Sequence[ListedRuling], stream: BinaryIO) -> None:
    """Write one line for each ruling."""
    text = io.StringIO(newline="")
    lines = [[column.title for column in COLUMNS], *([column.text(one) for column in COLUMNS] for one in found)]
    csv.writer(text, lineterminator="\r\n").writerows(harmless_lines(lines))
    stream.write((BYTE_ORDER_MARK + text.getvalue()).encode("utf-8"))


def render_terminal(found: Sequence[ListedRuling], day: date, stream: BinaryIO, screen: Screen) -> None:
    """Write the counts, then each ruling under its procedure."""
    from engine.render.page import Page  # CSV needs no terminal

    page = Page(screen)
    counts = Counter(one.standing for one in found)
    page.put(("Ý KIẾN CỦA ĐƠN VỊ", "bold"))
    told = ", ".join(f"{counts[standing]} {standing.label}" for standing in RulingStanding if counts[standing])
    page.put(f"Đối chiếu vào ngày {words.day(day)}: {told or 'không có ý kiến nào'}")
    for code, of_procedure in groupby(found, key=lambda one: one.ruling.procedure):
        own = tuple(of_procedure)
        page.blank()
        name = own[0].procedure_name or "(danh mục nay không có thủ tục này)"
        page.put((code, "bold"), "  ", (name, "bold"), hang=len(code) + 2)
        for one in own:
            colour = _COLOURS.get(one.standing, "bold green")
            page.put((one.standing.label.capitalize(), colour), f" · {_row(one.ruling)}", indent=_ROW, hang=2)
            for line in _details(one):
                page.put(line, indent=_DETAIL, hang=2)
    page.write_to(stream)


def _row(ruling: Ruling) -> str:
    parts = [f"thành phần {ruling.component}", f"lựa chọn {ruling.alternative}", _paper(ruling), ruling.subject]
    parts += [ruling.origin.label] if ruling.origin is not Origin.ANY else []
    parts += [f"nộp {ruling.channel.label}"] if ruling.channel is not Channel.ANY else []
    return ", ".join(filter(None, parts))


def _details(one: ListedRuling) -> list[str]:
    ruling = one.ruling
    view = "Đồng ý" if ruling.agrees else f"Ý kiến khác: “{ruling.verdict.label}”; chương trình khi đó"
    lines = [
        f"{view} “{ruling.given_for.verdict.label}” (khi {one.scope}, ngày xét {words.day(ruling.given_for.as_of)})"
    ]
    clause = f" ({ruling.cited})" if ruling.cited else ""
    lines.append(f"{ruling.role}, {words.day(ruling.on)}: {ruling.reason}{clause}")
    return lines + ([f"Đã khác: {'; '.join(one.why)}"] if one.why else [])


def _paper(ruling: Ruling) -> str:
    return ruling.paper.label if ruling.paper else "giấy tờ nêu chung"


def _place(ruling: Ruling) -> str:
    return f"{ruling.location.file}:{ruling.location.line}" if ruling.location else ""
