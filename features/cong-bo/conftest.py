"""The steps about published records: a record is written down line by line, then reviewed as the portal's are."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, parsers, when

from engine.inventory import Selection
from engine.matcher import Matcher, ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.decision import Inventory
from engine.portal_review import PortalReviewer
from engine.recognise import Grammar
from engine.review import Reviewer

Record = dict[str, Any]
ReviewRecord = Callable[[Record, date], Inventory]


@pytest.fixture(scope="session")
def grammar(reviews: Any) -> Grammar:  # noqa: ANN401 - the reviews of the folder above
    catalog: Catalog = reviews.catalog
    assert catalog.wordings is not None
    return Grammar.build(catalog.papers.values(), catalog.not_civil_status, catalog.wordings)


@pytest.fixture
def review_record(reviews: Any, grammar: Grammar, tmp_path: Path) -> ReviewRecord:  # noqa: ANN401 - as above
    """Write one record to a file and review the file."""
    matcher: Matcher = ReferenceMatcher()

    def review(record: Record, day: date) -> Inventory:
        path = tmp_path / "ban-ghi.jsonl"
        path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        reviewer = Reviewer(reviews.catalog, day, None, matcher)
        done = PortalReviewer(reviewer, Selection(), grammar).review([(path, path.name)], lambda _: None)
        assert done.problems == ()
        return done.inventory

    return review


@given(
    parsers.re(r'thủ tục (?P<code>\d\.\d{6}) "(?P<name>[^"]+)" của "(?P<agency>[^"]+)", lĩnh vực "(?P<field>[^"]+)"'),
    target_fixture="record",
)
def a_record(code: str, name: str, agency: str, field: str) -> Record:
    return {"code": code, "name": name, "agency": agency, "field": field, "level": "Cấp xã", "components": []}


@given(parsers.re('bản công bố có dòng "(?P<text>[^"]+)"'))
def a_line(record: Record, text: str) -> None:
    record["components"].append({"group": "", "text": text, "original_qty": 1, "copy_qty": 0})


@given(parsers.re('đầu mục "(?P<group>[^"]+)" có dòng "(?P<text>[^"]+)"'))
def a_line_under(record: Record, group: str, text: str) -> None:
    record["components"].append({"group": group, "text": text, "original_qty": 1, "copy_qty": 0})


@given(parsers.re('các bước thực hiện có "(?P<text>[^"]+)"'))
def a_step(record: Record, text: str) -> None:
    record["steps"] = text


@when("rà soát bản công bố", target_fixture="reviewed")
def reviewed(record: Record, day: date, review_record: ReviewRecord, touched: set[str]) -> Inventory:
    inventory = review_record(record, day)
    touched.update(rule for row in inventory.rows for rule in row.rules)
    touched.update(f.kind.value for f in inventory.findings)  # a scenario may document a kind of finding
    return inventory
