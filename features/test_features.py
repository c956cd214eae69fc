"""Binds every scenario and defines the "Thì" steps: what the lines under the scenario's eyes must show."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from pytest_bdd import parsers, scenarios, then

from engine.model.decision import Inventory, Judgement, Row
from engine.model.finding import FindingKind

scenarios(*map(str, sorted(Path(__file__).parent.glob("*.feature"))))

Lines = Iterable[tuple[Row, Judgement | None]]


def _says(sentence: str) -> parsers.re:
    """A step whose quoted parts hold no quotation mark, so that no step reads another one's words."""
    return parsers.re(re.sub(r'"{(\w+)}"', r'"(?P<\1>[^"]+)"', sentence))


def _all(lines: Lines, read: Callable[[Row], object]) -> set[object]:
    return {read(row) for row, _ in lines}


def _every(lines: Lines, read: Callable[[Row], Iterable[str]], text: str) -> None:
    """Every line has a sentence that contains `text`."""
    for row, _ in lines:
        shown = list(read(row))
        assert any(text in sentence for sentence in shown), (row.key, shown)


def _none(lines: Lines, read: Callable[[Row], Iterable[str]], text: str) -> None:
    """No line has a sentence that contains `text`."""
    for row, _ in lines:
        shown = list(read(row))
        assert not any(text in sentence for sentence in shown), (row.key, shown)


# ---------------------------------------------------------------- the verdict and what it stands on


@then(_says('kết luận là "{label}"'))
def verdict_is(lines: Lines, label: str) -> None:
    assert _all(lines, lambda r: r.verdict and r.verdict.label) == {label}


@then(_says('căn cứ có "{clause}"'))
def clause_is_basis(lines: Lines, clause: str) -> None:
    assert _all(lines, lambda r: clause in r.clauses) == {True}


@then(_says('căn cứ không có "{clause}"'))
def clause_is_no_basis(lines: Lines, clause: str) -> None:
    assert _all(lines, lambda r: clause in r.clauses) == {False}


@then("không điều khoản nào cho thay giấy tờ này")
def no_basis(lines: Lines) -> None:
    assert {judged.bases if judged else None for _, judged in lines} == {()}


@then(_says('điều khoản đòi giấy tờ này: "{clause}"'))
def demanded_by(lines: Lines, clause: str) -> None:
    assert _all(lines, lambda r: (r.clauses, clause in r.prescribed_by)) == {((clause,), True)}


@then(_says('mức độ tin cậy là "{label}"'))
def certainty_is(lines: Lines, label: str) -> None:
    assert _all(lines, lambda r: r.certainty.label) == {label}


@then(_says('nghi vấn: "{text}"'))
def doubt_shown(lines: Lines, text: str) -> None:
    _every(lines, lambda r: r.doubts, text)


@then(_says('lưu ý: "{text}"'))
def remark_shown(lines: Lines, text: str) -> None:
    _every(lines, lambda r: r.remarks, text)


@then(_says('không lưu ý "{text}"'))
def remark_not_shown(lines: Lines, text: str) -> None:
    _none(lines, lambda r: r.remarks, text)


@then(_says('bản công bố: "{label}"'))
def published_is(lines: Lines, label: str) -> None:
    assert _all(lines, lambda r: getattr(r.published, "label", r.published)) == {label}


@then(_says('phát hiện: "{text}"'))
def finding_is(lines: Lines, text: str) -> None:
    assert _all(lines, lambda r: FindingKind(r.finding).label if r.finding else None) == {text}


@then("không có phát hiện nào")
def no_finding(lines: Lines) -> None:
    assert _all(lines, lambda r: r.finding) == {""}


@then(_says('Phụ lục nêu đích danh: "{text}"'))
def annex_row_is(lines: Lines, text: str) -> None:
    _every(lines, lambda r: r.annex, text)


# ---------------------------------------------------------------- data


@then(_says('tra cứu ở "{first}" và "{second}"'))
def two_databases(lines: Lines, first: str, second: str) -> None:
    assert _all(lines, lambda r: frozenset(d.name for d in r.databases)) == {frozenset((first, second))}


@then(_says('chỉ tra cứu ở "{name}"'))
def one_database(lines: Lines, name: str) -> None:
    assert _all(lines, lambda r: tuple(d.name for d in r.databases)) == {(name,)}


@then(_says('"{field}" lấy từ "{database}"'))
def field_comes_from(lines: Lines, field: str, database: str) -> None:
    _every(lines, lambda r: (f for d in r.databases if d.name == database for f in d.fields), field)


@then(_says('vướng mắc: "{text}"; nơi xử lý: "{actor}"'))
def blocked_by(lines: Lines, text: str, actor: str) -> None:
    _every(lines, lambda r: (b.text for b in r.blockers if b.actor == actor), text)


@then(_says('không vướng mắc "{text}"'))
def not_blocked_by(lines: Lines, text: str) -> None:
    _none(lines, lambda r: (b.text for b in r.blockers), text)


@then("không có vướng mắc")
def not_blocked(lines: Lines) -> None:
    assert _all(lines, lambda r: r.blockers) == {()}


@then(_says('việc tiếp theo thuộc về "{actor}"'))
def actor_is(lines: Lines, actor: str) -> None:
    assert _all(lines, lambda r: r.actor) == {actor}


@then(_says('phải hỏi: "{text}"'))
def asks(lines: Lines, text: str) -> None:
    _every(lines, lambda r: (r.ask.question,) if r.ask else (), text)


# ---------------------------------------------------------------- exceptions, failed look-ups, guidance


@then(_says('ngoại lệ: "{text}"'))
def exception_shown(lines: Lines, text: str) -> None:
    _every(lines, lambda r: r.exceptions, text)


@then(_says('không nêu ngoại lệ "{text}"'))
def exception_not_shown(lines: Lines, text: str) -> None:
    _none(lines, lambda r: r.exceptions, text)


@then(_says('tra cứu không được: "{text}", thời hạn "{deadline}"'))
def fallback_in_time(lines: Lines, text: str, deadline: str) -> None:
    _every(lines, lambda r: (f.text for f in r.fallbacks if not f.overridden_by and f.deadline == deadline), text)


@then(_says('tra cứu không được, không định thời hạn: "{text}"'))
def fallback_without_deadline(lines: Lines, text: str) -> None:
    _every(lines, lambda r: (f.text for f in r.fallbacks if not f.overridden_by and not f.deadline), text)


@then(_says('tra cứu không được: "{text}"'))
def fallback_first(lines: Lines, text: str) -> None:
    _every(lines, lambda r: (f.text for f in r.fallbacks[:1] if not f.overridden_by), text)


@then(_says('người phải làm khi tra cứu không được: "{actor}"'))
def fallback_actor(lines: Lines, actor: str) -> None:
    _every(lines, lambda r: (f.actor for f in r.fallbacks[:1]), actor)


@then(_says('chỉ nêu để biết cách xử lý theo "{clause}", thời hạn "{deadline}"'))
def fallback_outranked(lines: Lines, clause: str, deadline: str) -> None:
    _every(lines, lambda r: (f.clause for f in r.fallbacks if f.overridden_by and f.deadline == deadline), clause)


@then(_says('chỉ nêu để biết cách xử lý theo "{clause}"'))
def fallback_only_mentioned(lines: Lines, clause: str) -> None:
    _every(lines, lambda r: (f.clause for f in r.fallbacks if f.overridden_by), clause)


@then(_says('không xử lý theo "{clause}"'))
def fallback_absent(lines: Lines, clause: str) -> None:
    _none(lines, lambda r: (f.clause for f in r.fallbacks), clause)


@then("không có cách xử lý nào khi tra cứu không được")
def no_fallback(lines: Lines) -> None:
    assert _all(lines, lambda r: r.fallbacks) == {()}


@then(_says('hướng dẫn: "{text}"'))
def guidance_shown(lines: Lines, text: str) -> None:
    _every(lines, lambda r: (o.text for o in r.obtain), text)


@then(_says('không hướng dẫn "{text}"'))
def guidance_not_shown(lines: Lines, text: str) -> None:
    _none(lines, lambda r: (o.text for o in r.obtain), text)


# ---------------------------------------------------------------- alternatives and sets


@then(_says('lựa chọn khác: "{text}"'))
def other_alternative(lines: Lines, text: str) -> None:
    _every(lines, lambda r: r.other_alternatives, text)


@then(_says('phải có cùng "{text}"'))
def together_with(lines: Lines, text: str) -> None:
    _every(lines, lambda r: r.together_with, text)


@then(parsers.parse('có {count:d} dòng, của "{first}" và "{second}"'))
def lines_of_two(lines: Lines, count: int, first: str, second: str) -> None:
    assert sorted(row.subject for row, _ in lines) == sorted((first, second))
    assert len(list(lines)) == count


@then(_says('nếu là "{paper}" thì "{verdict}"'))
def candidate_verdict(lines: Lines, paper: str, verdict: str) -> None:
    _every(lines, lambda r: r.remarks, f"Nếu là {paper}: {verdict.lower()}")


@then(_says('"{text}" không bị xét'))
def not_judged(lines: Lines, text: str) -> None:
    found = [row for row, _ in lines if row.other == text]
    assert found
    assert [(r.verdict, r.rules) for r in found] == [(None, ())] * len(found)


@then(_says('chỉ "{paper}" được kết luận, là "{verdict}"'))
def only_judged(lines: Lines, paper: str, verdict: str) -> None:
    judged = {(r.paper.label if r.paper else "", r.verdict.label) for r, _ in lines if r.verdict is not None}
    assert judged == {(paper, verdict)}


# ---------------------------------------------------------------- the inventory


@then(parsers.parse("danh mục có {rows:d} dòng, để ngoài {left:d} thủ tục của tỉnh khác"))
def inventory_counts(inventory: Inventory, rows: int, left: int) -> None:
    assert (inventory.totals.rows, inventory.totals.left_out_other_province) == (rows, left)
