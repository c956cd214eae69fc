"""From procedures to the lines of a form: one for each paper of each component."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from engine.forms.words import clean, joined, paper_label
from engine.model.form import VERSION, Column, Form, FormRow, OtherPaper
from engine.model.procedure import Alternative, Component, PaperRef, Procedure
from engine.situations import DEMANDS

_DIGEST = 16


def form_of(procedures: Iterable[Procedure], agency: str, day: date, catalog_hash: str) -> Form:
    """The form of these procedures, with what their dossiers demand on `day`."""
    rows = tuple(row for procedure in sorted(procedures, key=lambda p: p.code) for row in rows_of(procedure, day))
    return Form(agency=agency, made_on=day, catalog_hash=catalog_hash, rows=rows, digest=digest_of(rows))


def digest_of(rows: Sequence[FormRow]) -> str:
    """Names what a form held when it was made."""
    texts = [VERSION, *(row.cell(column) for row in rows for column in Column)]
    return hashlib.sha256("\0".join(texts).encode("utf-8", "replace")).hexdigest()[:_DIGEST]


def rows_of(procedure: Procedure, day: date) -> tuple[FormRow, ...]:
    """Its lines in their order; a procedure without components has one line that says so."""
    rows = tuple(
        _row(procedure, component, alternative, number, day)
        for component in procedure.components
        if component.valid_on(day)
        for alternative in component.alternatives
        for number in _numbers(alternative)
    )
    return rows or (_head(procedure, procedure.code, day, paper=OtherPaper.NONE.label),)


def _numbers(alternative: Alternative) -> Iterator[int]:
    return iter(range(1, len(alternative.papers) + 1) if alternative.papers else (1,))


def _head(procedure: Procedure, key: str, day: date, **cells: str) -> FormRow:
    return FormRow(
        key=key,
        code=procedure.code,
        name=clean(procedure.name),
        issuer=clean(procedure.issuer.name),
        field=clean(procedure.field),
        level=joined(performer.level.label for performer in procedure.performers_on(day)),
        **{name: clean(text) for name, text in cells.items()},
    )


def _row(procedure: Procedure, component: Component, alternative: Alternative, number: int, day: date) -> FormRow:
    ref = alternative.papers[number - 1] if alternative.papers else None
    return _head(
        procedure,
        key_of(procedure.code, component.id, alternative.id, number),
        day,
        component=component.id,
        case=component.case,
        text=component.text,
        alternative=alternative.id,
        paper=paper_label(ref),
        other=ref.other if ref else alternative.umbrella,
        published=component.published.label,
        condition=component.condition,
        own_condition=alternative.condition,
        subject=subject_of(component, ref),
        origin=((ref.origin if ref else None) or component.origin).label,
        channel=component.channel.label,
        basis=basis_of(component),
    )


def key_of(code: str, component: str, alternative: str, number: int) -> str:
    """Names one paper of a dossier; an umbrella is the first of its alternative."""
    return f"{code}/{component}/{alternative}/{number}"


def subject_of(component: Component, ref: PaperRef | None) -> str:
    """Whose paper it is, the paper's own word before the component's."""
    return (ref.subject if ref else "") or component.subject


def basis_of(component: Component) -> str:
    """What demands the paper: as an agency has stated it, else the clauses that the catalogue knows."""
    return component.stated_basis or joined(p.clause for p in component.provisions if p.effect == DEMANDS)
