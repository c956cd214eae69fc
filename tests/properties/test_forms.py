"""Form → import → form is the identity: what an agency writes is what the next form shows."""

import io
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from engine.catalog import RuleFiles
from engine.catalog.build import parts_of
from engine.catalog.loading import read_documents
from engine.diagnostics import Severity
from engine.forms import FilledForm, apply, by_code, compare, draft_data, form_of, read_form
from engine.forms.drafts import HEADER
from engine.forms.matching import Catalogue
from engine.forms.words import clean, labels
from engine.model.catalog import Catalog
from engine.model.form import COMPARED, OF_COMPONENT, Column, Form, FormRow, OtherPaper
from engine.model.procedure import Procedure
from engine.model.record import replace
from engine.model.terms import PaperId
from engine.render.form_workbook import HEAD, write_form
from engine.source.writing import to_yaml

DAY = date(2026, 7, 20)
CIVIL = {paper.label for paper in PaperId}
UMBRELLA = OtherPaper.UMBRELLA.label
WORDS = st.text(
    st.sampled_from("aăâđeêoơuưy ẢẾỗ0123456789.,;:=+-@\"'“”()/#|&<>{}[]%!?*\u0303\u0301\n\t\u200b") | st.characters(),
    max_size=40,
).map(clean)
NAMES = WORDS.filter(bool)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("forms")


Cells = Mapping[tuple[str, Column], str]
"""What is written into which cell, by the key of the line."""


@st.composite
def fillings(draw: st.DrawFn, rows: tuple[FormRow, ...]) -> Cells:
    """Some cells of some lines filled in anew, as a careful person would."""
    cells: dict[tuple[str, Column], str] = {}
    for component in sorted({row.component for row in rows if row.component}):
        own = [row for row in rows if row.component == component]
        for column in draw(st.sets(st.sampled_from(OF_COMPONENT))):
            said = draw(st.sampled_from(labels(column)) if column in (Column.PUBLISHED, Column.CHANNEL) else NAMES)
            cells.update({(row.key, column): said for row in own})
        for alternative in sorted({row.alternative for row in own}):
            if draw(st.booleans()):
                under = draw(WORDS)
                shared = [row.key for row in own if row.alternative == alternative]
                cells.update({(key, Column.OWN_CONDITION): under for key in shared})
        for row in own:
            cells.update(draw(papers(row)))
    return cells


@st.composite
def papers(draw: st.DrawFn, row: FormRow) -> Cells:
    """What one line says of its own paper."""
    cells: dict[tuple[str, Column], str] = {}
    if draw(st.booleans()):
        paper = draw(st.sampled_from([*CIVIL, OtherPaper.OTHER.label]))
        cells[row.key, Column.PAPER] = paper
        cells[row.key, Column.OTHER] = "" if paper in CIVIL else draw(NAMES)
    if draw(st.booleans()):
        cells[row.key, Column.ORIGIN] = draw(st.sampled_from(labels(Column.ORIGIN)))
    if draw(st.booleans()):
        cells[row.key, Column.SUBJECT] = draw(WORDS)
    return cells


def filled(rows: tuple[FormRow, ...], cells: Cells) -> list[FormRow]:
    """The lines as they then read."""
    return [replace(row, **{c.value: t for (key, c), t in cells.items() if key == row.key}) for row in rows]


def handed_back(form: Form, cells: Cells, folder: Path) -> FilledForm:
    """The form as a workbook, filled in, and read again."""
    stream = io.BytesIO()
    write_form(form, stream)
    book = load_workbook(stream)
    page = book["Biểu"]
    columns = {cell.value: cell.column for cell in page[HEAD]}
    lines = {page.cell(n, columns[Column.KEY.label]).value: n for n in range(HEAD + 1, page.max_row + 1)}
    for (key, column), text in cells.items():
        cell = page.cell(lines[key], columns[column.label])
        cell.value = text or None
        if text:
            cell.data_type = "s"
    book.save(folder / "bieu.xlsx")
    return read_form(folder / "bieu.xlsx")


def written_and_read(procedure: Procedure, files: RuleFiles, folder: Path) -> Procedure:
    """The draft of a procedure, through its file."""
    path = folder / "ban-thao.yaml"
    path.write_text(HEADER + to_yaml(draft_data(procedure)), encoding="utf-8")
    documents, problems = read_documents(files._replace(yaml_files=((path, path.name),)))
    assert [p.message for p in problems if p.severity is Severity.ERROR] == []
    (item,) = parts_of(documents).procedures
    assert isinstance(item.record, Procedure)
    return item.record


def said(rows: Iterator[FormRow] | list[FormRow] | tuple[FormRow, ...]) -> list[list[str]]:
    return [[row.cell(column) for column in COMPARED] for row in rows]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_is_filled_in_is_what_the_next_form_shows(
    catalog: Catalog, rule_files: RuleFiles, folder: Path, data: st.DataObject
) -> None:
    procedure = data.draw(st.sampled_from(catalog.procedures))
    form = form_of([procedure], "UBND xã", DAY, catalog.catalog_hash)
    cells = data.draw(fillings(form.rows))

    first = compare([handed_back(form, cells, folder)], Catalogue([procedure], DAY))
    edits, additions = by_code(first.edits, first.additions).get(procedure.code, ([], []))
    applied = apply(procedure, edits, additions, DAY)
    draft = written_and_read(applied.procedure, rule_files, folder)
    later = form_of([draft], "UBND xã", DAY, catalog.catalog_hash)

    untold = {p.code for p in (*first.problems, *applied.problems)} - {"cannot-hold", "contradiction"}
    assert untold == set()
    unheld = {edit.component for edit in edits} - {edit.component for edit in applied.edits}
    wanted = [
        before if before.component in unheld else after
        for before, after in zip(form.rows, filled(form.rows, cells), strict=True)
    ]
    assert said(later.rows) == said(wanted)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_importing_a_form_again_states_nothing_new(catalog: Catalog, folder: Path, data: st.DataObject) -> None:
    procedure = data.draw(st.sampled_from(catalog.procedures))
    form = form_of([procedure], "UBND xã", DAY, catalog.catalog_hash)
    back = handed_back(form, data.draw(fillings(form.rows)), folder)

    first = compare([back], Catalogue([procedure], DAY))
    applied = apply(procedure, first.edits, first.additions, DAY)
    again = compare([back], Catalogue([applied.procedure], DAY))

    assert {edit.component for edit in again.edits} == {e.component for e in first.edits} - {
        e.component for e in applied.edits
    }


def test_the_draft_of_every_procedure_says_what_the_procedure_says(
    catalog: Catalog, rule_files: RuleFiles, folder: Path
) -> None:
    for procedure in catalog.procedures[::7]:
        read = written_and_read(procedure, rule_files, folder)
        assert bare(read) == bare(procedure)


def bare(procedure: Procedure) -> Procedure:
    """Without the places in the file."""
    components = tuple(replace(component, location=None) for component in procedure.components)
    return replace(procedure, location=None, components=components)
