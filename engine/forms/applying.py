"""Edits and additions put into the procedure that they speak of.

What a procedure cannot hold as it is stated is told and left out; nothing else of the dossier changes on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from engine.diagnostics import Diagnostic, quoted
from engine.forms.filling import rows_of
from engine.forms.words import member
from engine.model.form import COMPARED, Addition, Column, Edit, FormRow, OtherPaper
from engine.model.procedure import Alternative, Component, FactSource, PaperRef, Procedure
from engine.model.record import replace
from engine.model.terms import Certainty, Channel, Mode, Origin, PaperId, Published

DRAFT = "draft"
_FIRST = "1"
_CIVIL = {paper.label: paper for paper in PaperId}


class Applied(NamedTuple):
    """The procedure as the agency states it, what was taken, and what could not be."""

    procedure: Procedure
    edits: tuple[Edit, ...]
    additions: tuple[Addition, ...]
    problems: tuple[Diagnostic, ...]


def apply(procedure: Procedure, edits: Iterable[Edit], additions: Iterable[Addition], day: date) -> Applied:
    """Put what is stated on `day` into the procedure; it becomes a draft when anything of it was taken."""
    taken: list[Edit] = []
    problems: list[Diagnostic] = []
    listed = tuple(edits)
    for component in procedure.components:
        own = [edit for edit in listed if edit.component == component.id]
        if not own:
            continue
        changed = _with_component(procedure, _edited(component, own, day))
        if _says(procedure, changed, component.id, own, day):
            procedure = changed
            taken += own
        else:
            problems += map(_cannot_hold, own)
    added = tuple(additions)
    for addition in added:
        procedure = _extended(procedure, addition, day)
    if taken or added:
        procedure = replace(procedure, status=DRAFT)
    return Applied(procedure, tuple(taken), added, tuple(problems))


def _with_component(procedure: Procedure, component: Component) -> Procedure:
    kept = tuple(component if c.id == component.id else c for c in procedure.components)
    return replace(procedure, components=kept)


def _cannot_hold(edit: Edit) -> Diagnostic:
    said = f"danh mục không ghi riêng được {quoted(edit.column.label)} là {quoted(edit.after)} cho dòng này"
    hint = "ghi giống nhau ở mọi dòng của thành phần, hoặc khai thành phần riêng ở dòng trống cuối biểu"
    return Diagnostic("cannot-hold", said, edit.place, hint=hint)


def _says(before: Procedure, after: Procedure, component: str, edits: Sequence[Edit], day: date) -> bool:
    """Whether the form of the changed procedure says what was stated, and of everything else what it said."""
    old = [row for row in rows_of(before, day) if row.component == component]
    new = [row for row in rows_of(after, day) if row.component == component]
    wanted = [_wanted(row, edits) for row in old]
    return [[row.cell(c) for c in COMPARED] for row in wanted] == [[row.cell(c) for c in COMPARED] for row in new]


def _wanted(row: FormRow, edits: Sequence[Edit]) -> FormRow:
    alternative = row.key.rpartition("/")[0]
    for edit in edits:
        if (
            edit.column in _OF_WHOLE
            or edit.key == row.key
            or (edit.column is Column.OWN_CONDITION and edit.key.rpartition("/")[0] == alternative)
        ):
            row = replace(row, **{edit.column.value: edit.after})
    if row.paper == OtherPaper.NONE.label:
        row = replace(row, paper=OtherPaper.OTHER.label)
    return replace(row, other="") if row.paper in _CIVIL else replace(row, other=row.other or row.text)


# ---------------------------------------------------------------- a component that is there


def _edited(component: Component, edits: Sequence[Edit], day: date) -> Component:
    for edit in edits:
        change = _OF_WHOLE.get(edit.column)
        if change is not None:
            component = change(component, edit.after)
    component = replace(
        component, alternatives=tuple(_alternative(component, a, edits) for a in component.alternatives)
    )
    component = _with_subjects(component, _per_paper(edits, Column.SUBJECT))
    component = _with_origins(component, _per_paper(edits, Column.ORIGIN))
    return replace(component, source=stated_source(component.source, edits, day))


_OF_WHOLE = {
    Column.PUBLISHED: lambda c, text: replace(c, published=member(Published, text)),
    Column.CONDITION: lambda c, text: replace(c, condition=text),
    Column.CHANNEL: lambda c, text: replace(c, channel=member(Channel, text)),
    Column.BASIS: lambda c, text: replace(c, stated_basis=text),
}
"""How a statement on the whole component changes it."""


def _number(edit: Edit) -> int:
    return int(edit.key.rpartition("/")[2])


def _is_of(edit: Edit, alternative: Alternative) -> bool:
    return edit.key.split("/")[2] == alternative.id


def _alternative(component: Component, alternative: Alternative, edits: Sequence[Edit]) -> Alternative:
    """The alternative with the papers and the condition that are stated."""
    own = [edit for edit in edits if _is_of(edit, alternative)]
    for edit in own:
        if edit.column is Column.OWN_CONDITION:
            alternative = replace(alternative, condition=edit.after)
    for number in sorted({_number(edit) for edit in own}):
        cells = {edit.column: edit.after for edit in own if _number(edit) == number}
        if {Column.PAPER, Column.OTHER} & set(cells):
            alternative = _with_paper(component, alternative, number, cells)
    return alternative


def _with_paper(component: Component, alternative: Alternative, number: int, cells: dict[Column, str]) -> Alternative:
    if not alternative.papers:
        if Column.PAPER not in cells:
            return replace(alternative, umbrella=cells[Column.OTHER])
        ref = _paper(PaperRef(other=alternative.umbrella), cells, component)
        return replace(alternative, papers=(ref,), umbrella="", candidates=())
    papers = list(alternative.papers)
    papers[number - 1] = _paper(papers[number - 1], cells, component)
    return replace(alternative, papers=tuple(papers))


def _paper(ref: PaperRef, cells: dict[Column, str], component: Component) -> PaperRef:
    """The paper that is stated; the fields that were needed of the former one are not those of another."""
    label = cells.get(Column.PAPER)
    if label in _CIVIL:
        return replace(ref, paper=_CIVIL[label], other="", needs=None)
    return replace(ref, paper=None, needs=None, other=cells.get(Column.OTHER) or ref.other or component.text)


def _per_paper(edits: Sequence[Edit], column: Column) -> dict[tuple[str, int], str]:
    return {(edit.key.split("/")[2], _number(edit)): edit.after for edit in edits if edit.column is column}


def _with_subjects(component: Component, stated: dict[tuple[str, int], str]) -> Component:
    """Whose the papers are: where all agree on the component, where they differ on each paper."""
    if not stated:
        return component
    wanted = {
        (a.id, n): stated.get((a.id, n), (ref.subject if ref else "") or component.subject)
        for a in component.alternatives
        for n, ref in _refs(a)
    }
    common = _common(component, wanted)
    own = {place: "" if text == common else text for place, text in wanted.items()}
    alternatives = tuple(
        replace(a, papers=tuple(replace(ref, subject=own[a.id, n]) for n, ref in enumerate(a.papers, 1)))
        for a in component.alternatives
    )
    return replace(component, subject=common, alternatives=alternatives)


def _with_origins(component: Component, stated: dict[tuple[str, int], str]) -> Component:
    """Where the papers were issued, held like their subjects."""
    if not stated:
        return component
    wanted = {
        (a.id, n): stated.get((a.id, n), ((ref.origin if ref else None) or component.origin).label)
        for a in component.alternatives
        for n, ref in _refs(a)
    }
    common = _common(component, wanted) or Origin.ANY.label
    own = {place: None if text == common else member(Origin, text) for place, text in wanted.items()}
    alternatives = tuple(
        replace(a, papers=tuple(replace(ref, origin=own[a.id, n]) for n, ref in enumerate(a.papers, 1)))
        for a in component.alternatives
    )
    return replace(component, origin=member(Origin, common), alternatives=alternatives)


def _refs(alternative: Alternative) -> Sequence[tuple[int, PaperRef | None]]:
    return list(enumerate(alternative.papers, 1)) or [(1, None)]


def _common(component: Component, wanted: dict[tuple[str, int], str]) -> str:
    """What the component itself says: what all say; else what its umbrella says, which has no paper to say it."""
    if len(set(wanted.values())) == 1:
        return next(iter(wanted.values()))
    umbrella = next((a for a in component.alternatives if not a.papers), None)
    return wanted[umbrella.id, 1] if umbrella is not None else ""


# ---------------------------------------------------------------- what is added


def _extended(procedure: Procedure, addition: Addition, day: date) -> Procedure:
    """The procedure with one more paper, in its component or in a new one."""
    row = addition.row
    ref = PaperRef(paper=_CIVIL.get(row.paper), other=row.other, subject=row.subject, origin=member(Origin, row.origin))
    found = next((c for c in procedure.components if c.id == row.component), None) if row.component else None
    found = found or next((c for c in procedure.components if _is_twin(c, row)), None)
    if found is None:
        return replace(procedure, components=(*procedure.components, _component(procedure, addition, ref, day)))
    source = stated_source(found.source, [addition], day)
    joined = any(a.id == row.alternative for a in found.alternatives)
    alternatives = tuple(
        replace(a, papers=(*a.papers, ref)) if a.id == row.alternative else a for a in found.alternatives
    )
    if not joined:
        number = row.alternative or _free({a.id for a in found.alternatives})
        alternatives += (Alternative(id=number, papers=(ref,), condition=row.own_condition),)
    return _with_component(procedure, replace(found, alternatives=alternatives, source=source))


def _is_twin(component: Component, row: FormRow) -> bool:
    """A component that another line has just added."""
    return component.text == row.text and component.case == row.case and not row.component


def _component(procedure: Procedure, addition: Addition, ref: PaperRef, day: date) -> Component:
    row = addition.row
    return Component(
        id=row.component or _free({c.id for c in procedure.components}),
        text=row.text,
        case=row.case,
        mode=Mode.SUBMIT,
        published=member(Published, row.published),
        condition=row.condition,
        channel=member(Channel, row.channel),
        stated_basis=row.basis,
        subject=row.subject,
        origin=member(Origin, row.origin),
        alternatives=(
            Alternative(
                id=row.alternative or _FIRST,
                papers=(replace(ref, subject="", origin=None),),
                condition=row.own_condition,
            ),
        ),
        source=stated_source(None, [addition], day),
    )


def _free(taken: set[str]) -> str:
    numbers = [int(name) for name in taken if name.isascii() and name.isdigit()]
    return str(max(numbers, default=0) + 1)


# ---------------------------------------------------------------- where it was read


def stated_source(old: FactSource | None, stated: Sequence[Edit | Addition], day: date) -> FactSource:
    """The source of a component that an agency has stated: who, in which file, on which day; what it was before."""
    first = stated[0]
    file = first.place.file.split(" › ")[0].rpartition("/")[2]
    said = f"{first.agency} khai trong biểu {file}, nhập ngày {day:%d/%m/%Y}"
    remarks = dict.fromkeys(f"Cơ quan ghi chú: {item.remark}" for item in stated if item.remark)
    kept = (old.note,) if old and old.note else ()
    return FactSource(
        where=f"{said}; trước đó: {old.where}" if old else said,
        checked=day,
        certainty=Certainty.REPORTED,
        note=" ".join((*kept, *(r for r in remarks if r not in (old.note if old else "")))),
    )
