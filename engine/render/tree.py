"""An explanation on a screen: conclusion, why, exceptions, what follows, and why not another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from engine.explain.parts import Explained, Flip, FlipKind, Ground, Met, NextFact
from engine.model.decision import Row
from engine.model.law import Clause
from engine.model.procedure import Procedure
from engine.model.terms import Channel, Origin, Published
from engine.render import Screen, words
from engine.render.page import COLOURS, Page, Part

_BRANCH, _STEP = 2, 2


def render_explanation(
    procedure: Procedure, head: str, explained: Sequence[Explained], out: BinaryIO, screen: Screen
) -> None:
    """Write the explanation of a procedure; `head` says for which day and province."""
    page = Page(screen)
    page.put((f"{procedure.code}  {procedure.name}", "bold"), hang=len(procedure.code) + 2)
    page.put((f"{procedure.issuer.name} · {procedure.field}", "dim"))
    page.put((head, "dim"))
    if not explained:
        page.blank()
        page.put("Hồ sơ vào ngày xét không có thành phần nào là giấy tờ hộ tịch.")
    for item in explained:
        _put_row(page, item)
    page.write_to(out)


def _put_row(page: Page, item: Explained) -> None:
    row = item.row
    page.blank()
    page.put((f"Thành phần {row.component}: ", "bold"), row.component_text, hang=2)
    page.put("Giấy tờ: ", ("; ".join(_described(row)), "bold"), indent=_BRANCH, hang=_STEP)
    if row.verdict is not None:
        page.put(
            "Kết luận: ", (f"{page.symbol(row.verdict)} {row.verdict.label}", COLOURS[row.verdict]), indent=_BRANCH
        )
    if row.ruling:
        said = words.ruling(row.ruling)
        page.put("Ý kiến đơn vị: ", (said, "yellow" if row.ruling.is_stale else ""), indent=_BRANCH, hang=_STEP)
    page.put(f"Bản công bố: {Published(row.published).label}", indent=_BRANCH)
    if row.finding:
        page.put((f"! {words.finding(row.finding)}", "bold red"), indent=_BRANCH, hang=_STEP)
    _put_grounds(page, item.grounds)
    for title, lines in _sections(row):
        _put_section(page, title, lines)
    _put_section(page, "Theo thời gian", _by_the_calendar(item))
    _put_section(page, "Điều gì đổi thì kết luận đổi", (flip.sentence for flip in item.flips if _is_near(flip)))
    _put_section(page, "Nên hỏi gì tiếp", map(_to_ask, item.next_facts))
    _put_why_not(page, item)


def _described(row: Row) -> Iterator[str]:
    yield words.paper(row)
    if row.subject:
        yield f"của {row.subject}"
    if row.origin != Origin.ANY:
        yield Origin(row.origin).label
    if row.channel != Channel.ANY:
        yield f"nộp {Channel(row.channel).label}"
    if row.condition:
        yield f"trường hợp: {row.condition}"
    if row.other_alternatives:
        yield f"hoặc: {', '.join(row.other_alternatives)}"


def _put_grounds(page: Page, grounds: Sequence[Ground]) -> None:
    """From the conclusion down: what it needs, the rules that make it so, their facts and clauses."""
    _put_title(page, "Vì sao")
    for conclusion in (g for g in grounds if g.supports == "verdict"):
        _put_item(page, 1, (conclusion.rule, "bold"), f": {conclusion.title}, vì")
        bare = []
        for met in conclusion.met:
            under = [g for g in grounds if g.supports == met.attribute]
            if under:
                _put_item(page, 2, f"{met.label}: {met.text}")
                for ground in under:
                    _put_ground(page, 3, ground)
            else:
                bare.append(f"{met.label}: {met.text}")
        if bare:
            _put_item(page, 2, ("; ".join(bare), "dim"))
    shown = {m.attribute for g in grounds if g.supports == "verdict" for m in g.met} | {"verdict"}
    for ground in grounds:
        if ground.supports not in shown:
            _put_ground(page, 1, ground)


def _put_ground(page: Page, depth: int, ground: Ground) -> None:
    rest = f" ({ground.reading}{'; ' + ground.standing if ground.standing else ''})"
    _put_item(page, depth, (ground.rule, "bold"), f": {ground.title}", (rest, "dim"))
    if ground.met:
        _put_item(page, depth + 1, ("đúng với: ", "dim"), "; ".join(map(_met, ground.met)))
    for clause in ground.clauses:
        _put_item(page, depth + 1, (clause.key, "bold"), f": {clause.says}", (f" ({dates(clause)})", "dim"))
    if ground.convention:
        _put_item(page, depth + 1, (f"quy ước: {ground.convention}", "dim"))
    if ground.note:
        _put_item(page, depth + 1, (f"ghi chú cách đọc: {ground.note}", "dim"))


def _met(met: Met) -> str:
    return f"{met.label}: {met.text} (cần: {met.wanted})" if met.is_open else f"{met.label}: {met.text}"


def _by_the_calendar(item: Explained) -> Iterator[str]:
    for change in (item.changes.previous, item.changes.next):
        if change is not None:
            begun = f" Căn cứ mới: {', '.join(change.begun)}." if change.begun else ""
            ended = f" Không còn là căn cứ: {', '.join(change.ended)}." if change.ended else ""
            yield f"{change.sentence}{begun}{ended}"


def _is_near(flip: Flip) -> bool:
    """What makes it another matter is worth a line only when it is one change away."""
    return flip.kind is not FlipKind.OTHER or len(flip.changes) == 1


def _to_ask(fact: NextFact) -> str:
    told = ", ".join(f"{o.text}: {o.verdict.label.lower()}" for o in fact.outcomes if o.turns_verdict)
    only = "" if fact.turns_verdict else ", chỉ đổi căn cứ"
    return f"{fact.question} (quyết định {fact.decides}/{fact.out_of} khả năng{only}{'; ' + told if told else ''})"


def dates(clause: Clause) -> str:
    """From when to when a clause applies."""
    until = f" đến hết {words.day(clause.expires)}" if clause.expires else ""
    amended = f", sửa đổi bởi {clause.amended_by}" if clause.amended_by else ""
    return f"áp dụng từ {words.day(clause.starts)}{until}{amended}"


def _sections(row: Row) -> Iterator[tuple[str, Iterable[str]]]:
    yield "Còn vướng", (f"{b.text} – {b.actor}" if b.actor else b.text for b in row.blockers)
    yield "Ngoại lệ", row.exceptions
    yield (
        "Dữ liệu lấy từ",
        (f"{d.name} ({d.owner}): {', '.join(d.fields) or 'chưa rõ trường nào'}" for d in row.databases),
    )
    yield "Khi tra cứu không được", map(words.fallback, row.fallbacks)
    yield "Cách dễ nhất để người dân có giấy", (f"{c.text} ({c.clause})" if c.clause else c.text for c in row.obtain)
    yield "Lưu ý", row.remarks
    yield "Nghi vấn", row.doubts
    yield "Cần hỏi", (row.ask.question,) if row.ask else ()


def _put_section(page: Page, title: str, lines: Iterable[str]) -> None:
    told = list(lines)
    if told:
        _put_title(page, title)
        for line in told:
            _put_item(page, 1, line)


def _put_why_not(page: Page, item: Explained) -> None:
    _put_title(page, "Vì sao không phải kết luận khác")
    for other in item.why_not:
        _put_item(page, 1, (f"{page.symbol(other.verdict)} {other.verdict.label}", "bold"), f" – {other.reason}")
        for rule in other.rules:
            _put_item(page, 2, (rule, "dim"))


def _put_title(page: Page, title: str) -> None:
    page.put((title, "bold cyan"), indent=_BRANCH)


def _put_item(page: Page, depth: int, *parts: Part) -> None:
    page.put(page.sign("– ", "- "), *parts, indent=_BRANCH + depth * _STEP, hang=_STEP)
