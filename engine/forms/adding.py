"""A line for a paper that the catalogue does not have."""

from __future__ import annotations

from typing import NamedTuple

from engine.diagnostics import Diagnostic, quoted
from engine.forms.lines import Line
from engine.forms.matching import Catalogue, Match
from engine.forms.words import CHOICES, advice, chosen, folded
from engine.model.form import OF_COMPONENT, Addition, Column, FormRow, OtherPaper
from engine.model.record import replace
from engine.model.terms import Channel, Origin, PaperId

_DEFAULTS = {Column.ORIGIN: Origin.ANY.label, Column.CHANNEL: Channel.ANY.label}
"""What an empty cell of a new line means."""
_TAKEN = (
    Column.COMPONENT,
    Column.CASE,
    Column.TEXT,
    Column.ALTERNATIVE,
    Column.CONDITION,
    Column.OWN_CONDITION,
    Column.SUBJECT,
    Column.BASIS,
)


class Read(NamedTuple):
    """The addition, None where something is wrong with it."""

    addition: Addition | None
    problems: tuple[Diagnostic, ...]


def addition_of(match: Match, catalogue: Catalogue, agency: str) -> Read:
    """What a new line adds to its procedure; every problem of its cells."""
    line, rows = match.line, catalogue.rows(match.procedure.code)
    row = FormRow(
        key="",
        code=match.procedure.code,
        name=match.procedure.name,
        issuer=match.procedure.issuer.name,
        field=match.procedure.field,
        level="",
        **{column.value: line.text(column) for column in _TAKEN},
    )
    near = _component(row, rows)
    problems = _component_problems(line, row, near)
    for column in (*OF_COMPONENT, Column.PAPER, Column.ORIGIN):
        default = near[0].cell(column) if near and column in OF_COMPONENT else _DEFAULTS.get(column, "")
        found = _stated(line, column, default)
        if isinstance(found, Diagnostic):
            problems += [] if column in line.spoilt else [found]
            continue
        row = replace(row, **{column.value: found})
        if near and column in OF_COMPONENT and found != default:
            said = f"thành phần này đang ghi {quoted(default)}"
            hint = "sửa ở các dòng cũ của thành phần; ở dòng thêm thì để trống ô này"
            problems.append(line.problem("rows-disagree", said, column, hint))
    problems += _paper_problems(line, row)
    if problems or line.spoilt:
        return Read(None, tuple(problems))
    text = near[0].text if near else row.text
    row = replace(row, text=text, other=_name(line, row, text), component=near[0].component if near else row.component)
    return Read(Addition(row=row, agency=agency, place=line.place(Column.TEXT), remark=line.text(Column.NOTE)), ())


def _stated(line: Line, column: Column, default: str) -> str | Diagnostic:
    """The word of a cell, or what is wrong with it."""
    text = line.text(column) or default
    if column not in CHOICES:
        return text
    try:
        return chosen(column, text).label
    except ValueError as error:
        said, code = (str(error), "unknown-choice") if text else ("ô này phải chọn", "missing-value")
        return line.problem(code, said, column, advice(column, text))


def _named(row: FormRow, known: FormRow) -> tuple[tuple[str, str], ...]:
    """What names a component, as written and as the catalogue has it."""
    return (row.text, folded(known.text)), (row.case, folded(known.case))


def _component(row: FormRow, rows: tuple[FormRow, ...]) -> list[FormRow]:
    """The lines of the component that the paper belongs to, by its number, else by its words; none for a new one."""
    if row.component:
        return [r for r in rows if r.component == row.component]
    return [r for r in rows if folded(r.text) == folded(row.text) and folded(r.case) == folded(row.case)]


def _component_problems(line: Line, row: FormRow, near: list[FormRow]) -> list[Diagnostic]:
    """Whether it is clear which component the paper belongs to, and how it stands to the papers there."""
    is_other = any(text and folded(text) != known for text, known in _named(row, near[0])) if near else False
    if is_other:
        said = f"số thành phần {quoted(row.component)} đã là {quoted(near[0].text)}"
        hint = "thành phần mới thì để trống số; giấy tờ của thành phần đó thì ghi đúng câu chữ của nó"
        return [line.problem("component-taken", said, Column.COMPONENT, hint)]
    if near and not row.alternative:
        used = ", ".join(dict.fromkeys(r.alternative for r in near))
        said = f"thành phần này đã có phương án {used}: chưa rõ giấy tờ thêm nộp cùng hay nộp thay"
        hint = "nộp cùng giấy đã có thì ghi số phương án của giấy đó; nộp thay thì ghi số phương án mới"
        return [line.problem("missing-alternative", said, Column.ALTERNATIVE, hint)]
    umbrellas = [r for r in near if r.alternative == row.alternative and r.paper == OtherPaper.UMBRELLA.label]
    if umbrellas:
        said = f"phương án {row.alternative} là giấy tờ nêu chung nên không thêm giấy tờ nộp cùng được"
        return [line.problem("umbrella", said, Column.ALTERNATIVE, "ghi số phương án mới")]
    if not near and not row.text:
        hint = f"ghi {quoted(Column.TEXT.label)} đúng như bản công bố"
        return [line.problem("missing-component", "chưa ghi thành phần hồ sơ mới", Column.TEXT, hint)]
    return []


def _paper_problems(line: Line, row: FormRow) -> list[Diagnostic]:
    if row.paper == OtherPaper.UMBRELLA.label:
        hint = "chọn giấy tờ cụ thể; có nhiều loại thì mỗi loại một dòng, mỗi dòng một phương án"
        said = "giấy tờ nêu chung phải nói rõ có thể là những giấy nào"
        return [line.problem("umbrella", said, Column.PAPER, hint)]
    return []


def _name(line: Line, row: FormRow, text: str) -> str:
    """The name of a paper that is no civil-status paper: as written, else the words of the component."""
    is_civil = row.paper in {paper.label for paper in PaperId}
    return "" if is_civil else line.text(Column.OTHER) or text
