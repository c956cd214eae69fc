"""What has become of a written inventory, row by row."""

from collections.abc import Callable

import pytest

from engine.diagnostics import Location
from engine.model.decision import Inventory, Row
from engine.model.finding import Finding, FindingKind
from engine.model.record import replace
from engine.model.terms import Verdict
from engine.seal import inventory_digest, row_digest
from engine.verification import Standing, Stored, Verification, verify

MakeRow = Callable[..., Row]
MakeInventory = Callable[..., Inventory]
FINDING = Finding(
    kind=FindingKind.UNREAD_DOSSIER, procedure="9.999999", procedure_name="Thử", issuer="Thử", field="Thử", text="Thử"
)
NEW_LAW, NEW_CATALOG = "1" * 64, "2" * 64


@pytest.fixture
def written(make_row: MakeRow, make_inventory: MakeInventory) -> Inventory:
    return make_inventory(make_row(), make_row(component="2"))


def stored(inventory: Inventory) -> Stored:
    return Stored(inventory, inventory_digest(inventory), [row_digest(row) for row in inventory.rows], [])


def standings(found: Verification) -> list[Standing]:
    return [row.standing for row in found.rows]


def test_the_same_answer_holds(written: Inventory) -> None:
    found = verify(stored(written), written)

    assert found.holds
    assert found.counts["holds"] == len(written.rows)


def test_an_edited_row_is_known(written: Inventory) -> None:
    first, second = written.rows
    forged = stored(written)._replace(inventory=replace(written, rows=(replace(first, verdict=Verdict.KEEP), second)))

    found = verify(forged, written)

    assert standings(found) == [Standing.TAMPERED, Standing.HOLDS]
    assert any("niêm phong" in text for text in found.whole)
    assert any("tổng số" in text for text in found.whole)


def test_where_its_data_lay_does_not_count(written: Inventory) -> None:
    moved = replace(written, rows=tuple(replace(row, location=Location("khác.yaml", 9)) for row in written.rows))

    assert verify(stored(written), moved).holds


def test_a_row_that_was_taken_out_is_missed(written: Inventory) -> None:
    shorter = replace(written, rows=written.rows[:1])

    found = verify(stored(written)._replace(inventory=shorter, row_digests=[row_digest(written.rows[0])]), written)

    assert standings(found) == [Standing.HOLDS, Standing.MISSING]
    assert any("phần đầu ghi 2 dòng" in text for text in found.whole)


def test_a_row_that_nobody_decided_is_tampering(written: Inventory, make_row: MakeRow) -> None:
    longer = replace(written, rows=(*written.rows, make_row(component="9")))

    assert Standing.TAMPERED in standings(verify(stored(longer), written))


@pytest.mark.parametrize(
    ("changed", "standing"),
    [
        ({"rulebook_hash": NEW_LAW}, Standing.LAW),
        ({"catalog_hash": NEW_CATALOG}, Standing.CATALOG),
        ({}, Standing.PROGRAM),
    ],
)
def test_what_changed_since_is_blamed(written: Inventory, changed: dict[str, str], standing: Standing) -> None:
    first, second = written.rows
    now = replace(written, rows=(replace(first, verdict=Verdict.KEEP, situation="khác"), second), **changed)

    found = verify(stored(written), now)

    assert standings(found) == [standing, Standing.HOLDS]
    assert "kết luận" in found.rows[0].text
    assert len(found.whole) == len(changed)


def test_a_row_that_the_catalogue_lost_is_the_catalogue_s(written: Inventory) -> None:
    now = replace(written, rows=written.rows[:1], catalog_hash=NEW_CATALOG)

    assert standings(verify(stored(written), now)) == [Standing.HOLDS, Standing.CATALOG]


@pytest.mark.parametrize(
    "forged",
    [{"certificate": {"cells": 1}}, {"province_name": "Tỉnh khác"}, {"findings": ()}, {"evaluator": "khác"}],
    ids=lambda forged: next(iter(forged)),
)
def test_the_head_is_sealed_as_the_rows_are(written: Inventory, forged: dict[str, object]) -> None:
    sealed = replace(written, findings=(FINDING,))
    now = replace(sealed, **forged)

    assert verify(stored(sealed), sealed).holds
    assert verify(stored(sealed)._replace(inventory=now), sealed).whole
