"""A form in somebody's hands: what the tests do to its sheets."""

from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from engine.model.form import Column
from engine.render.form_workbook import HEAD, SPARE

BIRTH, MARITAL = "1.001193", "1.000894"
SHEET = "Biểu"


class Filled:
    """A form in somebody's hands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = load_workbook(path)

    @property
    def page(self) -> Worksheet:
        """The lines."""
        found = self.book[SHEET]
        assert isinstance(found, Worksheet)
        return found

    def column(self, column: Column) -> int:
        """Where a column stands, from 1."""
        return next(int(c.column) for c in self.page[HEAD] if c.value == column.label)

    def row(self, key: str) -> int:
        """The row of a line."""
        at = self.column(Column.KEY)
        return next(n for n in range(HEAD + 1, self.page.max_row + 1) if self.page.cell(n, at).value == key)

    @property
    def spare(self) -> int:
        """The first empty row below the lines."""
        return int(self.page.max_row) - SPARE + 1

    def put(self, row: int, **cells: object) -> None:
        """Write into the cells of a row, by the id of the column."""
        for name, value in cells.items():
            self.page.cell(row, self.column(Column(name))).value = value

    def save(self) -> None:
        """Write the file."""
        self.book.save(self.path)


def keys_of(form: Path, code: str) -> list[str]:
    page = Filled(form)
    at = page.column(Column.KEY)
    keys = [str(page.page.cell(n, at).value) for n in range(HEAD + 1, page.page.max_row + 1)]
    return [key for key in keys if key.startswith(code)]


def single(form: Path, code: str = BIRTH) -> str:
    """A paper that stands alone in its component."""
    keys = keys_of(form, code)
    components = [key.split("/")[1] for key in keys]
    return next(key for key in keys if components.count(key.split("/")[1]) == 1)
