"""The simplification plan of each procedure that has something to change: what and why, how, benefit, when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from engine.explain.citing import Citations, joined
from engine.model.decision import Row
from engine.model.submission import AnnexGroup, AnnexLine, Plan, PlanItem
from engine.model.terms import BlockerCode, PaperId, Published, Route, Verdict

NOT_COUNTED = "Chưa tính: chưa có số hồ sơ mỗi năm của thủ tục này."
_WAITING = (Verdict.CUT_WHEN_FIELDS_ANNOUNCED, Verdict.CUT_WHEN_CONNECTED, Verdict.CUT_WHEN_DATA_READY)


class _Writer(NamedTuple):
    """Writes clauses out, each wording once: thousands of rows share a few."""

    sentence: Callable[[str], str]
    clauses: Callable[[tuple[str, ...]], str]


def plans(groups: tuple[AnnexGroup, ...], citations: Citations) -> Iterator[Plan]:
    """One plan for each procedure with a paper that has to change, in the order of the annex."""
    writer = _Writer(cache(citations.written), cache(citations.clauses))
    for group in groups:
        for number, of_procedure in groupby(group.lines, key=lambda line: line.number):
            lines = [line for line in of_procedure if is_proposed(line.row)]
            if lines:
                yield _plan(number, lines, writer)


def is_proposed(row: Row) -> bool:
    """Whether somebody has to change something about the paper; what is unclear has to be answered first."""
    if row.verdict is Verdict.CUT_NOW:
        return bool(row.finding) or row.published == Published.UNREAD
    return bool(row.finding) or row.verdict in (*_WAITING, Verdict.NEEDS_LEGAL_CHANGE)


def _plan(number: int, lines: list[AnnexLine], writer: _Writer) -> Plan:
    first = lines[0].row
    return Plan(
        number=number,
        procedure=first.procedure,
        procedure_name=first.procedure_name,
        issuer=first.issuer,
        field=first.field,
        items=tuple(_item(line, writer) for line in lines),
        benefit=NOT_COUNTED,
    )


def _item(line: AnnexLine, writer: _Writer) -> PlanItem:
    row = line.row
    return PlanItem(
        row=row,
        content=content(row),
        reason=writer.sentence(reason(row)) + _cited(row, writer),
        places=line.places,
        action=writer.sentence(action(row)),
        route=route(row),
    )


def _cited(row: Row, writer: _Writer) -> str:
    return f" Căn cứ: {writer.clauses(row.clauses)}." if row.clauses else ""


def paper_name(row: Row) -> str:
    """The paper and whose it is, as a sentence names it."""
    name = row.paper.label if isinstance(row.paper, PaperId) else f"“{row.umbrella or row.component_text}”"
    return f"{name} của {row.subject}" if row.subject else name


def content(row: Row) -> str:
    """n.1: what is done with the paper."""
    paper, sources = paper_name(row), _sources(row)
    if row.correction:
        return f"Công bố lại thành phần hồ sơ số {row.component}: {row.correction}"
    if row.verdict is Verdict.CUT_NOW:
        return (
            f"Đối chiếu bản công bố với thành phần hồ sơ số {row.component}; nếu còn yêu cầu {paper} thì bỏ, "
            f"cơ quan giải quyết khai thác thông tin trong {sources}."
        )
    if row.verdict is Verdict.NEEDS_LEGAL_CHANGE:
        return f"Sửa quy định để thay {paper} (thành phần hồ sơ số {row.component}) bằng dữ liệu."
    return (
        f"Không yêu cầu nộp {paper} (thành phần hồ sơ số {row.component}) khi khai thác được thông tin trong {sources}."
    )


def _sources(row: Row) -> str:
    return " và ".join(d.name for d in row.databases) or "cơ sở dữ liệu"


def reason(row: Row) -> str:
    """n.1, "Lý do": why it may be done, or why not yet."""
    if row.verdict is Verdict.NOT_DEMANDED:
        return f"{'; '.join(row.grounds) or 'Pháp luật không cho yêu cầu giấy tờ này'}."
    if row.verdict is Verdict.NEEDS_LEGAL_CHANGE:
        return "Vào ngày xét chưa có điều khoản nào đang có hiệu lực cho phép thay giấy tờ này."
    if row.databases:
        return f"Pháp luật cho thay giấy tờ này bằng thông tin trong {_sources(row)}."
    return "Pháp luật đã bỏ giấy tờ này khỏi thành phần hồ sơ."


def action(row: Row) -> str:
    """n.2: who changes what."""
    if row.route == Route.PROVINCE_AMENDS:
        return f"{row.issuer} tự sửa, công bố lại thủ tục (NQ-66.7-2025 Đ7 k2)."
    if row.verdict is Verdict.NEEDS_LEGAL_CHANGE:
        return f"Kiến nghị {row.issuer} sửa quy định."
    if row.route or row.verdict is Verdict.CUT_NOW:
        return f"Kiến nghị {row.issuer} công bố lại thủ tục."
    asked = "; ".join(dict.fromkeys(f"{b.text} (thực hiện: {b.actor})" if b.actor else b.text for b in row.blockers))
    then = f" Tháo gỡ xong, đề nghị {row.issuer} công bố lại thủ tục." if row.published == Published.DEMANDED else ""
    return f"Tháo gỡ vướng mắc{': ' if asked else ''}{asked}.{then}"


_DONE = {
    BlockerCode.NOT_CONNECTED: "kết nối cơ sở dữ liệu",
    BlockerCode.DATA_NOT_READY: "số hóa, làm sạch xong dữ liệu hộ tịch",
    BlockerCode.FIELDS_NOT_ANNOUNCED: "công bố trường dữ liệu cần dùng",
}


def route(row: Row) -> str:
    """n.4: when."""
    if row.verdict in _WAITING:
        done = list(dict.fromkeys(_DONE[b.code] for b in row.blockers)) or ["tháo gỡ vướng mắc"]
        return f"Sau khi {joined(done)}."
    if row.verdict is Verdict.NEEDS_LEGAL_CHANGE:
        return f"Sau khi {row.issuer} sửa quy định."
    since = f" (không được yêu cầu từ ngày {row.since:%d/%m/%Y})" if row.since else ""
    return f"Thực hiện ngay{since}."
