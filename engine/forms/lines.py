"""One line of a filled form, and the whole of what was read from a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.diagnostics import Diagnostic, Location, Severity
from engine.model.form import Column, FormRow
from engine.sheets.pages import Book


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of a line by column; a column that the page lacks, or a cell that was merged away, has no entry."""

    book: Book
    page: str
    number: int
    cells: Mapping[Column, str]
    columns: Mapping[Column, int]
    spoilt: frozenset[Column] = frozenset()
    """The cells that cannot be used, which has been told already."""

    def text(self, column: Column) -> str:
        """The text of a cell, empty where there is none."""
        return self.cells.get(column, "")

    def place(self, column: Column) -> Location:
        """Where a cell stands; of a column that the page lacks, the first cell of the line."""
        return self.book.place(self.page, self.number, self.columns.get(column, 0))

    def problem(
        self,
        code: str,
        message: str,
        column: Column,
        hint: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> Diagnostic:
        """Say something about a cell."""
        return Diagnostic(code, message, self.place(column), severity, hint)

    def warning(self, code: str, message: str, column: Column, hint: str | None = None) -> Diagnostic:
        """Say something about a cell that does not keep it from being used."""
        return self.problem(code, message, column, hint, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form as it came back.

    `base` are its lines as they were made, by key, empty where the file no longer knows them; `codes` are the
    procedures that it was made for.
    """

    file: str
    agency: str
    lines: tuple[Line, ...]
    base: Mapping[str, FormRow] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """The procedures that the form was made for; empty where the file no longer knows them."""
        return frozenset(row.code for row in self.base.values())
