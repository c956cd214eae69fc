"""The letter by which a province asks Bộ Tư pháp to let it connect the civil-status database.

The plans of the provinces put it in May 2025. Every number is counted from the inventory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from engine.explain.citing import joined, long_day
from engine.model.catalog import Catalog
from engine.model.decision import Row
from engine.model.document_head import Clause, DocumentHead, Letter
from engine.model.labels import VERDICTS
from engine.model.province import Province
from engine.model.submission import DatabaseNeed, Submission
from engine.model.terms import BlockerCode, LinkState
from engine.submission.bases import bases

RECEIVER = "Bộ Tư pháp"
CIVIL_STATUS = "ho_tich"
POINTS = ("a", "b", "c", "d", "đ", "e", "g", "h", "i", "k")
"""Points of a clause, in the order of the Vietnamese alphabet."""
_PLAN = "Kế hoạch"


def letter(submission: Submission, catalog: Catalog, head: DocumentHead) -> Letter:
    """The letter of the province under review; the bases of the head replace ours."""
    province = catalog.provinces[submission.inventory.province or ""]
    return Letter(
        subject="đề nghị kết nối Cơ sở dữ liệu hộ tịch điện tử để cắt giảm thành phần hồ sơ thủ tục hành chính",
        to=head.to or (RECEIVER,),
        bases=head.bases or bases(submission.inventory, catalog),
        clauses=tuple(_clauses(submission, province, head)),
    )


def _clauses(submission: Submission, province: Province, head: DocumentHead) -> Iterator[Clause]:
    yield Clause(text=_opening(submission, province, head))
    yield from _results(submission)
    yield from _obstacles(submission)
    yield from _requests(submission, head)
    receiver = (head.to or (RECEIVER,))[0]
    yield Clause(text=f"{_sender(province, head)} kính đề nghị {receiver} xem xét, hướng dẫn./.")


def _sender(province: Province, head: DocumentHead) -> str:
    """Who writes; the plans give the task to Sở Tư pháp."""
    return head.sender or f"Sở Tư pháp tỉnh {province.name}"


def _opening(submission: Submission, province: Province, head: DocumentHead) -> str:
    inventory = submission.inventory
    source = province.checked.source
    plan = f"Thực hiện {source}, " if source.startswith(_PLAN) else ""
    return (
        f"{plan}{_sender(province, head)} đã rà soát thành phần hồ sơ thủ tục hành chính là giấy tờ hộ tịch theo "
        f"pháp luật áp dụng {long_day(inventory.as_of)} và tình trạng kết nối, dữ liệu của tỉnh. Kết quả như sau:"
    )


def _results(submission: Submission) -> Iterator[Clause]:
    counted = submission.inventory.totals
    yield Clause(text="Kết quả rà soát", mark="1.", is_heading=True)
    yield Clause(
        text=f"Đã rà soát {counted.procedures} thủ tục hành chính; {counted.procedures_with_civil_status} thủ tục có "
        f"giấy tờ hộ tịch, gồm {sum(counted.by_verdict.values())} giấy tờ được xét:"
    )
    found = [v for v in VERDICTS if counted.by_verdict.get(v.value)]
    yield from _items(f"{verdict.label}: {counted.by_verdict[verdict.value]} giấy tờ" for verdict in found)
    if counted.doubtful:
        yield Clause(
            text=f"Trong đó {counted.doubtful} giấy tờ còn nội dung nghi vấn, được đánh dấu “(còn nghi vấn)” trong "
            "phụ lục, sẽ kiểm tra trước khi thực hiện."
        )


_OBSTACLES = {
    BlockerCode.NOT_CONNECTED: "giấy tờ chờ kết nối: hệ thống của tỉnh chưa kết nối cơ sở dữ liệu, hoặc chưa rõ",
    BlockerCode.DATA_NOT_READY: "giấy tờ chờ dữ liệu: hộ tịch của tỉnh chưa số hóa, làm sạch xong, hoặc chưa rõ",
    BlockerCode.FIELDS_NOT_ANNOUNCED: "giấy tờ chờ công bố trường dữ liệu cần dùng",
}


def _obstacles(submission: Submission) -> Iterator[Clause]:
    counts = {code: _waiting(submission.inventory.rows, code) for code in _OBSTACLES}
    if not any(counts.values()):
        return
    yield Clause(text="Khó khăn, vướng mắc", mark="2.", is_heading=True)
    yield Clause(text="Một giấy tờ có thể có nhiều vướng mắc; tính theo từng vướng mắc:")
    yield from _items(f"{count} {_OBSTACLES[code]}" for code, count in counts.items() if count)


def _items(texts: Iterable[str]) -> Iterator[Clause]:
    """Items of a list: a semicolon after each, a full stop after the last."""
    told = list(texts)
    for text in told[:-1]:
        yield Clause(text=f"{text};", mark="-")
    yield from (Clause(text=f"{text}.", mark="-") for text in told[-1:])


def _waiting(rows: Sequence[Row], code: BlockerCode) -> int:
    return sum(any(b.code is code for b in row.blockers) for row in rows)


def _requests(submission: Submission, head: DocumentHead) -> Iterator[Clause]:
    asked = tuple(_asked(submission, head))
    if not asked:
        return
    yield Clause(text="Đề nghị", mark="3." if _is_blocked(submission) else "2.", is_heading=True)
    for point, text in zip(POINTS, asked, strict=False):
        yield Clause(text=text, mark=f"{point})")


def _is_blocked(submission: Submission) -> bool:
    """Whether some paper waits for something."""
    return any(row.blockers for row in submission.inventory.rows)


def _asked(submission: Submission, head: DocumentHead) -> Iterator[str]:
    receiver = (head.to or (RECEIVER,))[0]
    open_links = [need for need in submission.databases if need.state is not LinkState.LIVE]
    own = [need for need in open_links if need.id == CIVIL_STATUS]
    if own:
        systems = joined(list(dict.fromkeys(need.system for need in own)))
        yield (
            f"Đề nghị {receiver} cho phép, hướng dẫn kết nối Cơ sở dữ liệu hộ tịch điện tử với: {systems} "
            "(trường dữ liệu cần dùng tại Phụ lục I, thủ tục liên quan tại Phụ lục II kèm theo)."
        )
    missing = dict.fromkeys(f for need in submission.databases for f in need.missing_fields)
    if missing:
        yield f"Đề nghị {receiver} công bố các trường dữ liệu mà thủ tục cần và chưa có: {'; '.join(missing)}."
    others = tuple(_others(open_links))
    if others:
        yield f"Các cơ sở dữ liệu khác cũng cần kết nối để thay giấy tờ: {'; '.join(others)}."
    if submission.plans:
        yield (
            f"Phương án đơn giản hóa của {len(submission.plans)} thủ tục tại Phụ lục II kèm theo; đề nghị {receiver} "
            "cho ý kiến đối với thủ tục thuộc phạm vi quản lý và tổng hợp, gửi bộ, ngành có liên quan."
        )


def _others(needs: Iterable[DatabaseNeed]) -> Iterator[str]:
    for need in needs:
        if need.id != CIVIL_STATUS:
            yield f"{need.name} ({need.owner} chủ quản; {need.papers} giấy tờ; tình trạng: {need.state.label})"
