"""JSON: the keys of the contract, always all of them."""

import io
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from engine.diagnostics import Location
from engine.model.decision import FallbackStep, Inventory, Missed, Row
from engine.model.terms import FallbackKind
from engine.render import Screen
from engine.render.jsons import plain, render, render_lines

MakeRow = Callable[..., Row]
MakeInventory = Callable[..., Inventory]
CONTRACT_TOP = [
    "schema",
    "as_of",
    "province",
    "catalog_hash",
    "rulebook_hash",
    "evaluator",
    "certificate",
    "totals",
    "rows",
]
CONTRACT_TOTALS = ["procedures", "procedures_with_civil_status", "components", "by_verdict"]
CONTRACT_ROW = [
    "procedure",
    "procedure_name",
    "issuer",
    "field",
    "level",
    "alternative",
    "candidates",
    "component",
    "component_text",
    "paper",
    "origin",
    "subject",
    "channel",
    "databases",
    "verdict",
    "published",
    "blockers",
    "exceptions",
    "fallbacks",
    "remarks",
    "clauses",
    "rules",
    "missing_fields",
    "missing_facts",
    "ask",
    "certainty",
    "record_date",
    "situation",
    "location",
]


def whole(inventory: Inventory) -> Any:  # noqa: ANN401 - whatever JSON holds
    stream = io.BytesIO()
    render(inventory, stream, Screen())
    return json.loads(stream.getvalue().decode("utf-8"))


def test_the_object_has_the_keys_of_the_contract(make_row: MakeRow, make_inventory: MakeInventory) -> None:
    written = whole(make_inventory(make_row()))

    assert set(CONTRACT_TOP) <= set(written)
    assert set(CONTRACT_TOTALS) <= set(written["totals"])
    assert set(CONTRACT_ROW) <= set(written["rows"][0])


def test_every_key_of_a_row_is_there_even_when_it_says_nothing(
    make_row: MakeRow, make_inventory: MakeInventory
) -> None:
    (row,) = whole(make_inventory(make_row(paper=None, record_date=None, verdict=None)))["rows"]

    assert set(row) == {*Row.__struct_fields__, "verdict_label", "digest"}
    assert (row["paper"], row["ask"], row["record_date"], row["location"]) == (None, None, None, None)
    assert (row["blockers"], row["verdict_label"]) == ([], None)


def test_values_left_at_their_default_are_written() -> None:
    step = FallbackStep(text="t", deadline="", actor="a", clause="c", clauses=(), kind=FallbackKind.AGENCY, rule="r")
    written = plain(step)

    assert isinstance(written, dict)
    assert set(written) == set(FallbackStep.__struct_fields__)
    assert written["overridden_by"] == ""
    assert plain(Missed(rule="r", attribute="paper", wanted=("birth",), actual="death")) == {
        "rule": "r",
        "attribute": "paper",
        "wanted": ["birth"],
        "actual": "death",
        "open": False,
    }


def test_places_and_days_are_written_plainly() -> None:
    assert plain(Location("rules/a.yaml", 3, 5)) == {"file": "rules/a.yaml", "line": 3, "column": 5}
    assert plain(date(2026, 7, 20)) == "2026-07-20"


def test_something_that_is_no_data_is_refused() -> None:
    with pytest.raises(TypeError):
        plain(object())


def test_lines_are_the_rows_one_each(make_row: MakeRow, make_inventory: MakeInventory) -> None:
    inventory = make_inventory(make_row(), make_row(component="4"))
    stream = io.BytesIO()

    render_lines(inventory, stream, Screen())

    assert [json.loads(line) for line in stream.getvalue().splitlines()] == whole(inventory)["rows"]


def test_two_runs_write_the_same_bytes(make_row: MakeRow, make_inventory: MakeInventory) -> None:
    one, two = io.BytesIO(), io.BytesIO()
    render(make_inventory(make_row()), one, Screen())
    render(make_inventory(make_row()), two, Screen())

    assert one.getvalue() == two.getvalue()
