"""Binds the scenarios about published records and defines their "Thì" steps."""

from datetime import datetime
from pathlib import Path

from pytest_bdd import parsers, scenarios, then

from engine.model.decision import Inventory
from engine.model.finding import FindingKind
from engine.model.terms import Certainty, Published, Route

scenarios(str(Path(__file__).parent))


@then(parsers.re('"(?P<paper>[^"]+)" có kết luận "(?P<label>[^"]+)"'))
def verdict_is(reviewed: Inventory, paper: str, label: str) -> None:
    found = {(r.paper.label if r.paper else "", r.verdict.label if r.verdict else "") for r in reviewed.rows}
    assert found == {(paper, label)}


@then(parsers.re('bản công bố đang ở trạng thái "(?P<label>[^"]+)"'))
def published_is(reviewed: Inventory, label: str) -> None:
    assert {Published(r.published).label for r in reviewed.rows} == {label}


@then(parsers.re('phát hiện "(?P<label>[^"]+)" kể từ ngày (?P<since>[0-9/]+)'))
def finding_since(reviewed: Inventory, label: str, since: str) -> None:
    day = datetime.strptime(since, "%d/%m/%Y").date()  # noqa: DTZ007 - a day of law has no zone
    assert {(FindingKind(r.finding).label, r.since) for r in reviewed.rows} == {(label, day)}


@then("không có phát hiện nào về dòng hồ sơ")
def no_row_finding(reviewed: Inventory) -> None:
    assert reviewed.rows
    assert {(r.finding, r.since, r.correction) for r in reviewed.rows} == {("", None, "")}


@then(parsers.re('câu chữ công bố lại có "(?P<text>[^"]+)"'))
def correction_says(reviewed: Inventory, text: str) -> None:
    assert all(text in r.correction for r in reviewed.rows)


@then(parsers.re('mức độ tin cậy của dòng là "(?P<label>[^"]+)"'))
def certainty_is(reviewed: Inventory, label: str) -> None:
    assert {Certainty(r.certainty).label for r in reviewed.rows} == {label}


@then("không có dòng nào trong danh mục")
def no_rows(reviewed: Inventory) -> None:
    assert (reviewed.rows, reviewed.totals.procedures, reviewed.totals.unread) == ((), 1, 1)


@then(parsers.re('bản ghi (?P<there>có|không có) phát hiện "(?P<label>[^"]+)"'))
def record_finding(reviewed: Inventory, there: str, label: str) -> None:
    assert (label in {f.kind.label for f in reviewed.findings}) is (there == "có")


@then(parsers.re('cách sửa là "(?P<label>[^"]+)"'))
def route_is(reviewed: Inventory, label: str) -> None:
    assert {Route(r.route).label for r in reviewed.rows} == {label}
