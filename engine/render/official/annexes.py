"""The annexes: tables in the government's layout, databases to connect, and the plan of each procedure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, groupby

from engine.model.decision import Row
from engine.model.document_head import DocumentHead
from engine.model.submission import (
    UNKNOWN,
    AnnexGroup,
    AnnexLine,
    AnnexPart,
    DatabaseNeed,
    Plan,
    PlanItem,
    Submission,
)
from engine.model.terms import Verdict
from engine.render import words
from engine.render.numbers import grouped
from engine.render.official.letterhead import attached_to
from engine.render.official.paper import Paper, end_block, keep_with_next
from engine.render.official.tables import Cells, GroupRow, Head, TableRow, add_table
from engine.submission.annex import roman

DOUBTFUL = "(còn nghi vấn)"
_NUMERALS = ("I", "II", "III")
_PAPER_HEADS = {
    AnnexPart.REPLACED: "TPHS đề nghị thay thế",
    AnnexPart.DROPPED: "TPHS đề nghị cắt giảm",
    AnnexPart.KEPT: "TPHS là giấy tờ hộ tịch",
}
_MERGED = 3
"""Number, code and name of a procedure stand once for all its papers."""


def add_inventory(paper: Paper, submission: Submission, head: DocumentHead) -> None:
    """The three annexes; together they hold every row of the inventory once."""
    for numeral, part in zip(_NUMERALS, AnnexPart, strict=True):
        paper.open_section(is_landscape=True)
        paper.annex_head(numeral, part.label, attached_to(head, "văn bản"))
        chosen = [line for line in submission.lines if line.part is part]
        end_block(paper.body(_counted(submission, chosen)))
        if chosen:
            add_table(paper, _heads(part), _rows(submission.groups, part))


def _counted(submission: Submission, lines: list[AnnexLine]) -> str:
    inventory = submission.inventory
    asked = f"Ngày xét {words.day(inventory.as_of)}. {words.scope(inventory)}."
    if not lines:
        return f"{asked} Không có giấy tờ nào thuộc phụ lục này."
    unknown = sum(not line.places for line in lines)
    procedures = len({line.row.procedure for line in lines})
    counted = f"{grouped(procedures)} thủ tục, {grouped(len(lines))} giấy tờ"
    return f"{asked} {counted}; chưa xác định quy định đòi giấy tờ: {grouped(unknown)} giấy tờ."


_WIDTHS = (11, 20, 42, 28, 26, 18, 45, 30, 27)
_WIDTHS_KEPT = (11, 20, 38, 28, 16, 14, 36, 26, 58)
"""Millimetres; what is kept is replaced by no database, but has more to say."""


def _heads(part: AnnexPart) -> tuple[Head, ...]:
    titles = (
        "STT",
        "Mã TTHC",
        "Tên TTHC",
        _PAPER_HEADS[part],
        "CSDL",
        "Bộ chủ quản CSDL",
        "Tên VBQPPL quy định TPHS của TTHC",
        "Điều, khoản, điểm, biểu mẫu/phụ lục",
        "Kết luận rà soát",
    )
    return tuple(map(Head, titles, _WIDTHS_KEPT if part is AnnexPart.KEPT else _WIDTHS))


def _rows(groups: Iterable[AnnexGroup], part: AnnexPart) -> Iterator[TableRow]:
    """The rows of one annex, its issuers and procedures numbered through."""
    chosen = [(g.title, [line for line in g.lines if line.part is part]) for g in groups]
    number = 0
    for numeral, (title, lines) in enumerate((c for c in chosen if c[1]), 1):
        yield GroupRow(roman(numeral), title)
        for _, of_procedure in groupby(lines, key=lambda line: line.number):
            number += 1
            for position, line in enumerate(of_procedure):
                yield Cells((str(number), *_texts(line)), goes_on=position > 0, merged=_MERGED)


def _texts(line: AnnexLine) -> Iterator[str]:
    row = line.row
    yield row.procedure
    yield row.procedure_name
    yield paper_text(row)
    yield "\n".join(d.name for d in row.databases)
    yield "\n".join(dict.fromkeys(d.owner for d in row.databases))
    yield "\n".join(place.document for place in line.places) or UNKNOWN
    yield "\n".join(place.provision for place in line.places) or UNKNOWN
    yield "\n".join(_concluded(line))


def paper_text(row: Row) -> str:
    """The paper and whose it is."""
    return f"{words.paper(row)} ({row.subject})" if row.subject else words.paper(row)


def _concluded(line: AnnexLine) -> Iterator[str]:
    """The verdict; why a paper stays, or what has to be asked; a mark on what is doubtful; the office's view."""
    row = line.row
    yield words.verdict(row)
    if row.verdict is Verdict.KEEP and line.grounds:
        yield "; ".join(line.grounds)
    if row.verdict is Verdict.UNCLEAR and row.ask:
        yield f"Cần hỏi: {row.ask.question}"
    if row.doubts:
        yield DOUBTFUL
    if row.ruling:
        yield f"Ý kiến của đơn vị: {words.ruling(row.ruling)}"


def add_proposal_annexes(paper: Paper, submission: Submission, head: DocumentHead) -> None:
    """Annex I: the databases to connect; annex II: the plan of each procedure."""
    attached = attached_to(head, "Công văn")
    paper.open_section(is_landscape=True)
    paper.annex_head("I", "Danh mục cơ sở dữ liệu cần kết nối", attached)
    if submission.databases:
        add_table(paper, _DATABASE_HEADS, map(_database, *_numbered(submission.databases)))
    else:
        paper.body("Không có giấy tờ nào cần tra cứu cơ sở dữ liệu.")
    paper.open_section(is_landscape=False)
    paper.annex_head("II", "Phương án đơn giản hóa thành phần hồ sơ thủ tục hành chính", attached)
    titles = {group.issuer: group.title for group in submission.groups}
    number = count(1)
    for numeral, (issuer, of_issuer) in enumerate(groupby(submission.plans, key=lambda plan: plan.issuer), 1):
        keep_with_next(paper.body(f"{roman(numeral)}. {titles[issuer]}", is_bold=True))
        for plan in of_issuer:
            _add_plan(paper, next(number), plan)
    if not submission.plans:
        paper.body("Không có thủ tục nào phải sửa.")


_DATABASE_HEADS = (
    Head("STT", 11),
    Head("Tên cơ sở dữ liệu", 34),
    Head("Chủ quản", 20),
    Head("Hệ thống cần kết nối", 38),
    Head("Số thủ tục", 15),
    Head("Số giấy tờ", 15),
    Head("Trường dữ liệu cần dùng", 48),
    Head("Tình trạng kết nối", 22),
    Head("Căn cứ chia sẻ dữ liệu", 44),
)


def _numbered(needs: tuple[DatabaseNeed, ...]) -> tuple[Iterable[int], Iterable[DatabaseNeed]]:
    return range(1, len(needs) + 1), needs


def _database(number: int, need: DatabaseNeed) -> Cells:
    is_known = need.procedures is not None
    missing = f"\n(chưa công bố: {'; '.join(need.missing_fields)})" if need.missing_fields else ""
    due = f"\n(hạn: {need.due})" if need.due else ""
    return Cells(
        (
            str(number),
            need.name,
            need.owner,
            need.system,
            str(len(need.procedures)) if need.procedures is not None else UNKNOWN,
            str(need.papers) if is_known else UNKNOWN,
            ("; ".join(need.fields) or UNKNOWN) + missing,
            f"{need.state.label}{due}",
            "\n".join(need.basis) or UNKNOWN,
        )
    )


def _add_plan(paper: Paper, number: int, plan: Plan) -> None:
    """The procedure as n; n.1 content and reason, n.2 how, n.3 benefit, n.4 route."""
    keep_with_next(paper.body(f"{number}. Thủ tục: {plan.procedure_name} (mã {plan.procedure})", is_bold=True))
    _part(paper, f"{number}.1. Nội dung đơn giản hóa", map(_content, plan.items))
    _part(paper, "Lý do", dict.fromkeys(i.reason for i in plan.items))
    _part(paper, f"{number}.2. Kiến nghị thực thi", dict.fromkeys(map(_carried_out, plan.items)))
    _part(paper, f"{number}.3. Lợi ích phương án đơn giản hóa", (plan.benefit,))
    _part(paper, f"{number}.4. Lộ trình thực hiện", dict.fromkeys(i.route for i in plan.items))


def _content(item: PlanItem) -> str:
    return f"{item.content.rstrip('.')} {DOUBTFUL}." if item.row.doubts else item.content


def _carried_out(item: PlanItem) -> str:
    places = "; ".join(place.written for place in item.places) or UNKNOWN
    return f"{item.action} Điểm, khoản, điều quy định giấy tờ này: {places}."


def _part(paper: Paper, title: str, texts: Iterable[str]) -> None:
    """A titled part: one text on the same line, several as items."""
    told = list(texts)
    if len(told) == 1:
        paper.body(told[0], bold_start=f"{title}: ")
        return
    keep_with_next(paper.body("", bold_start=f"{title}:"))
    for text in told:
        paper.body(f"- {text}")
