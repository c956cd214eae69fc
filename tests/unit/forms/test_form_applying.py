"""What is stated, put into a procedure: what it cannot hold is told and left out."""

from collections.abc import Sequence
from datetime import date

from engine.diagnostics import Location
from engine.forms import apply, form_of
from engine.forms.filling import rows_of
from engine.model.catalog import Catalog
from engine.model.form import Column, Edit
from engine.model.procedure import Procedure
from engine.model.terms import Certainty, Origin, PaperId

DAY = date(2026, 7, 20)
PLACE = Location("gửi/bieu.xlsx › Biểu!C9")


def procedure(catalog: Catalog, code: str) -> Procedure:
    return next(p for p in catalog.procedures if p.code == code)


def edit(key: str, column: Column, after: str) -> Edit:
    code, component = key.split("/")[:2]
    return Edit(
        code=code,
        component=component,
        key=key,
        column=column,
        before="",
        after=after,
        agency="UBND xã",
        place=PLACE,
        remark="đã hỏi",
    )


def applied(before: Procedure, edits: Sequence[Edit]) -> Procedure:
    taken = apply(before, edits, (), DAY)
    assert taken.problems == ()
    return taken.procedure


def test_a_paper_of_a_component_with_generic_proof_cannot_lose_the_person_that_the_component_names(
    catalog: Catalog,
) -> None:
    before = procedure(catalog, "1.003197")

    taken = apply(before, [edit("1.003197/2/2/1", Column.SUBJECT, "")], (), DAY)

    assert [p.code for p in taken.problems] == ["cannot-hold"]
    assert (taken.edits, taken.procedure) == ((), before)


def test_generic_proof_that_is_named_is_no_longer_generic(catalog: Catalog) -> None:
    after = applied(procedure(catalog, "1.003197"), [edit("1.003197/2/1/1", Column.PAPER, PaperId.DEATH.label)])
    component = next(c for c in after.components if c.id == "2")
    first = component.alternatives[0]

    assert (first.papers[0].paper, first.umbrella, first.candidates) == (PaperId.DEATH, "", ())
    assert after.status == "draft"


def test_where_the_papers_of_a_component_differ_each_says_where_it_was_issued(catalog: Catalog) -> None:
    after = applied(procedure(catalog, "1.003197"), [edit("1.003197/2/2/1", Column.ORIGIN, Origin.FOREIGN.label)])

    rows = [row for row in rows_of(after, DAY) if row.component == "2"]
    assert [row.origin for row in rows] == [Origin.ANY.label, Origin.FOREIGN.label]


def test_the_source_names_who_stated_it_and_what_it_was_before_and_other_components_keep_theirs(
    catalog: Catalog,
) -> None:
    before = procedure(catalog, "1.003197")
    after = applied(before, [edit("1.003197/2/2/1", Column.CONDITION, "Lý do khác")])
    old, new = (next(c.source for c in p.components if c.id == "2") for p in (before, after))

    assert new.where == f"UBND xã khai trong biểu bieu.xlsx, nhập ngày 20/07/2026; trước đó: {old.where}"
    assert (new.certainty, new.checked) == (Certainty.REPORTED, DAY)
    assert new.note == f"{old.note} Cơ quan ghi chú: đã hỏi"
    assert [c for c in after.components if c.id != "2"] == [c for c in before.components if c.id != "2"]


def test_the_form_of_the_whole_catalogue_has_a_line_for_each_paper_under_a_key_of_its_own(catalog: Catalog) -> None:
    form = form_of(catalog.procedures, "", DAY, catalog.catalog_hash)

    assert len({row.key for row in form.rows}) == len(form.rows)
    assert {row.code for row in form.rows} == {p.code for p in catalog.procedures}
    assert all(row.component or row.paper == "không có giấy tờ hộ tịch" for row in form.rows)
