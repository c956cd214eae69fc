"""From a table to statements on communes, every problem at its cell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple, TypeVar

from engine.coverage.columns import Columns, find_columns
from engine.coverage.communes import CommuneFinder, UnknownCommuneError
from engine.coverage.values import EventNames, any_day, count, first_day, last_day, share
from engine.diagnostics import Diagnostic, has_errors
from engine.model.province import Coverage
from engine.model.terms import Certainty, PaperId
from engine.places import Commune
from engine.sheets import Cells, Table

T = TypeVar("T")

_FORMULA_STARTS = ("'=", "'+", "'-", "'@", "'\t", "'\r")
_AMOUNTS = ("total", "digitised", "clean")


class Asked(NamedTuple):
    """What is known of a table beside its cells.

    `state_date` is for lines that give none (None: each has to), `today` bounds all of them; `source` is for lines
    without one.
    """

    communes: CommuneFinder
    events: EventNames
    state_date: date | None
    today: date
    source: str


class Line(NamedTuple):
    """One statement with the table and the row that it stands in."""

    coverage: Coverage
    commune: Commune
    table: Table
    cells: Cells
    columns: Columns

    def problem(self, code: str, message: str, field: str, hint: str | None = None) -> Diagnostic:
        """Say something about the cell of a field; of a field without a column, about the row."""
        return at_cell(self.table, self.cells, self.columns.get(field, 0), (code, message, hint))


class Read(NamedTuple):
    """The statements of a table, how many lines were still to be filled in, and every problem."""

    lines: tuple[Line, ...]
    unfilled: int
    problems: tuple[Diagnostic, ...]


def read_coverage(table: Table, asked: Asked) -> Read:
    """Read every line; what is wrong with one does not hide what is wrong with the next."""
    columns, problems = find_columns(table)
    if has_errors(problems):
        return Read((), 0, tuple(problems))
    lines: list[Line] = []
    unfilled = 0
    for cells in table.rows:
        row = _Row(table, cells, columns)
        if not any(row.text(field) for field in _AMOUNTS):
            unfilled += 1
            continue
        line = _line(row, asked)
        problems += row.problems
        lines += [line] if line is not None else []
    return Read(tuple(lines), unfilled, tuple(problems))


def at_cell(table: Table, cells: Cells, column: int, said: tuple[str, str, str | None]) -> Diagnostic:
    """A diagnostic at a cell: code, message, hint."""
    code, message, hint = said
    place = table.locate(cells, column)
    return Diagnostic(code, message, place, hint=hint, source_line=",".join(cells.texts))


class _Row:
    """One row under way: its cells by field, and what is wrong with them."""

    def __init__(self, table: Table, cells: Cells, columns: Columns) -> None:
        self.table, self.cells, self.columns = table, cells, columns
        self.problems: list[Diagnostic] = []

    def text(self, field: str) -> str:
        """The text of a field, empty where there is no such cell; the mark that made it harmless is taken off."""
        column = self.columns.get(field)
        if column is None or column >= len(self.cells.texts):
            return ""
        text = self.cells.texts[column]
        return text[1:] if text.startswith(_FORMULA_STARTS) else text

    def take(self, field: str, parse: Callable[[str], T], *, is_required: bool = False) -> T | None:
        """The value of a field, or None after noting why there is none."""
        text = self.text(field)
        if not text:
            if is_required:
                self.note("missing-value", "ô này phải điền", field)
            return None
        try:
            return parse(text)
        except ValueError as error:
            self.note("bad-value", str(error), field)
            return None

    def note(self, code: str, message: str, field: str, hint: str | None = None) -> None:
        """Keep a problem with the cell of a field."""
        self.problems.append(at_cell(self.table, self.cells, self.columns.get(field, 0), (code, message, hint)))


def _line(row: _Row, asked: Asked) -> Line | None:
    commune, event = _commune(row, asked.communes), row.take("event", asked.events.find, is_required=True)
    first, last = row.take("registered_from", first_day), row.take("registered_until", last_day)
    if first and last and last < first:
        row.note("period", "“đăng ký đến” sớm hơn “đăng ký từ”", "registered_until", "xem lại hai ô, có thể đổi chỗ")
    stated = _state_date(row, asked)
    total = row.take("total", count)
    digitised, clean = _shares(row, total)
    if row.problems or commune is None or event is None or digitised is None or stated is None:
        return None
    coverage = Coverage(
        event=PaperId(event),
        digitised=digitised,
        clean=clean,
        starts=stated,
        source=row.text("source") or asked.source,
        certainty=Certainty.REPORTED,
        registered_from=first,
        registered_until=last,
        commune=commune.code,
        total=total,
    )
    return Line(coverage, commune, row.table, row.cells, row.columns)


def _state_date(row: _Row, asked: Asked) -> date | None:
    stated = row.take("state_date", any_day)
    if stated is None and not row.text("state_date"):
        stated = asked.state_date
        if stated is None:
            hint = "điền cột “Ngày số liệu”, hoặc thêm --as-of NGÀY cho cả bảng"
            row.note("missing-value", "chưa ghi ngày số liệu", "state_date", hint)
    if stated is not None and stated > asked.today:
        row.note("future-date", f"ngày số liệu {stated:%d/%m/%Y} chưa tới", "state_date", "ghi ngày chốt số liệu")
    return stated


def _commune(row: _Row, communes: CommuneFinder) -> Commune | None:
    code, name = row.text("commune_code"), row.text("commune")
    if not code and not name:
        row.note("missing-value", "chưa ghi xã nào", "commune_code" if "commune_code" in row.columns else "commune")
        return None
    try:
        return communes.find(code, name)
    except UnknownCommuneError as error:
        row.note("commune", str(error), "commune_code" if error.is_code and code else "commune", error.hint)
        return None


def _shares(row: _Row, total: int | None) -> tuple[float | None, float | None]:
    """The shares digitised and clean. A record that is clean is digitised too."""
    if row.text("total") and total is None:  # already told; a share of it would be told again
        return None, None
    digitised = row.take("digitised", lambda text: share(text, total), is_required=True)
    clean = row.take("clean", lambda text: share(text, total))
    if digitised is not None and clean is not None and clean > digitised:
        row.note("clean-over-digitised", "đã làm sạch nhiều hơn đã số hóa", "clean", "chỉ bản ghi đã số hóa mới sạch")
    return digitised, clean
