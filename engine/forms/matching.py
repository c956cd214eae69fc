"""Which paper of the catalogue a line of a filled form speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from engine.diagnostics import Diagnostic, quoted, suggest
from engine.forms.filling import rows_of
from engine.forms.lines import FilledForm, Line
from engine.forms.words import folded
from engine.model.form import Column, FormRow, OtherPaper
from engine.model.procedure import Procedure

_CODE = re.compile(r"[0-9]\.[0-9]{6}")
_DAMAGED = re.compile(r"([0-9])\s*[.,]\s*([0-9]{1,6})")
_LIKE = (folded(OtherPaper.OTHER.label), folded(OtherPaper.NONE.label))
_GIVEN = frozenset(Column) - {Column.NAME, Column.ISSUER, Column.FIELD, Column.LEVEL, Column.KEY, Column.CODE}


class Match(NamedTuple):
    """A line with its procedure and the row that it speaks of; None for a paper that the catalogue does not have."""

    line: Line
    procedure: Procedure
    row: FormRow | None


class Catalogue:
    """The procedures by code, with their rows as a form of that day shows them."""

    def __init__(self, procedures: Iterable[Procedure], day: date) -> None:
        """`day` is that of the dossiers."""
        self.procedures = {p.code: p for p in procedures}
        former = {old: p.code for p in self.procedures.values() for old in p.formerly}
        self.former = {old: code for old, code in former.items() if old not in self.procedures}
        self._day = day
        self._rows: dict[str, tuple[FormRow, ...]] = {}

    def rows(self, code: str) -> tuple[FormRow, ...]:
        """The rows of a procedure."""
        if code not in self._rows:
            self._rows[code] = rows_of(self.procedures[code], self._day)
        return self._rows[code]

    def row(self, key: str) -> FormRow | None:
        """The row of that key."""
        code = key.split("/", maxsplit=1)[0]
        found = self.rows(code) if code in self.procedures else ()
        return next((row for row in found if row.key == key), None)


class Matcher:
    """Places the lines of one form; what is wrong with them is kept in `problems`."""

    def __init__(self, form: FilledForm, catalogue: Catalogue) -> None:
        """Nothing is placed yet."""
        self.form, self.catalogue = form, catalogue
        self.problems: list[Diagnostic] = []

    def matches(self) -> Iterator[Match]:
        """The lines that can be placed, in their order."""
        for line in self.form.lines:
            if {Column.CODE, Column.KEY} & line.spoilt:
                continue
            code = self._code(line)
            if code is None or not self._belongs(line, code):
                continue
            procedure = self.catalogue.procedures[code]
            self._check_name(line, procedure)
            found = self._row(line, code)
            if isinstance(found, Diagnostic):
                self.problems.append(found)
            else:
                yield Match(line, procedure, found)

    # ------------------------------------------------------------ the procedure

    def _code(self, line: Line) -> str | None:
        """The code of the procedure as it is today, put right where a spreadsheet has damaged it."""
        written = line.text(Column.CODE)
        of_key = line.text(Column.KEY).split("/")[0]
        if not written:
            if of_key in self.catalogue.procedures:
                return of_key
            if any(line.text(column) for column in _GIVEN):
                self._note(line, "missing-code", "dòng này chưa có mã thủ tục", Column.CODE, "chọn mã trong danh sách")
            return None
        code = self._repaired(line, written)
        if code in self.catalogue.former:
            now = self.catalogue.former[code]
            self._warn(line, "former-code", f"thủ tục {quoted(code)} nay mang mã {quoted(now)}", Column.CODE)
            return now
        if code in self.catalogue.procedures:
            return code
        hint = suggest(code, [*self.form.codes] or self.catalogue.procedures)
        self._note(line, "unknown-code", f"danh mục không có thủ tục {quoted(written)}", Column.CODE, hint)
        return None

    def _repaired(self, line: Line, written: str) -> str:
        damaged = _DAMAGED.fullmatch(written)
        if _CODE.fullmatch(written) or damaged is None:
            return written
        code = f"{damaged[1]}.{damaged[2].ljust(6, '0')}"
        if code not in self.catalogue.procedures and code not in self.catalogue.former:
            return written
        said = f"mã {quoted(written)} được đọc là {quoted(code)} (bảng tính đã đổi dấu chấm hoặc bỏ số 0 ở cuối)"
        self._warn(line, "code-repaired", said, Column.CODE, "định dạng ô mã là Văn bản")
        return code

    def _belongs(self, line: Line, code: str) -> bool:
        """Whether the form was made for the procedure, and the key of the line is of that procedure."""
        own = {self.catalogue.former.get(old, old) for old in self.form.codes}
        if own and code not in own:
            said = f"thủ tục {quoted(code)} không thuộc biểu này"
            self._note(line, "not-in-form", said, Column.CODE, "khai ở biểu của cơ quan có thủ tục đó")
            return False
        key = line.text(Column.KEY)
        known = self.catalogue.row(key) is not None or key in self.form.base
        if known and self.catalogue.former.get(key.split("/")[0], key.split("/")[0]) != code:
            said = f"mã thủ tục {quoted(code)} không khớp mã dòng {quoted(key)}"
            hint = "dòng chép để thêm giấy tờ thì xóa ô Mã dòng; nếu không thì ghi lại mã thủ tục cũ"
            self._note(line, "key-mismatch", said, Column.KEY, hint)
            return False
        return True

    def _check_name(self, line: Line, procedure: Procedure) -> None:
        """A name that is another one may mean that the code is of another procedure."""
        written = folded(line.text(Column.NAME))
        if written and written != folded(procedure.name):
            said = (
                f"tên thủ tục không phải là tên của {quoted(procedure.code)} trong danh mục: {quoted(procedure.name)}"
            )
            self._warn(line, "name-differs", said, Column.NAME, "ô này khóa, sửa ở đây không có tác dụng; xem lại mã")

    # ------------------------------------------------------------ the paper

    def _row(self, line: Line, code: str) -> FormRow | Diagnostic | None:
        """The row that the line speaks of, None for a new one, or what is wrong."""
        key = line.text(Column.KEY)
        if key:
            found = self.catalogue.row(self._renamed(key, code))
            if found is not None:
                return found
            if key in self.form.base:
                said = "danh mục không còn dòng này từ khi xuất biểu"
                return line.problem("row-gone", said, Column.KEY, "xuất lại biểu rồi khai lại thủ tục này")
            said = f"mã dòng {quoted(key)} không có trong biểu, tìm theo thành phần và giấy tờ"
            self._warn(line, "unknown-key", said, Column.KEY)
        return self._by_content(line, code)

    def _renamed(self, key: str, code: str) -> str:
        return "/".join([code, *key.split("/")[1:]])

    def _by_content(self, line: Line, code: str) -> FormRow | Diagnostic | None:
        """The row of the same component and paper; without keys the one row that is left of its alternative."""
        rows = self.catalogue.rows(code)
        if not any(line.text(c) for c in (Column.COMPONENT, Column.TEXT)):
            whole = [row for row in rows if row.key == code]
            if whole and folded(line.text(Column.PAPER)) in ("", *_LIKE[1:]):
                return whole[0]
            hint = f"ghi {quoted(Column.TEXT.label)} đúng như bản công bố"
            return line.problem("missing-component", "chưa ghi thành phần hồ sơ nào", Column.TEXT, hint)
        near = [row for row in rows if _is_same_component(line, row)]
        exact = [row for row in near if _is_same_paper(line, row)]
        if exact:
            return exact[0]
        if self._has_keys and not line.text(Column.KEY):
            return None
        left = [row for row in near if _is_same_alternative(line, row)]
        return left[0] if len(left) == 1 else None

    @property
    def _has_keys(self) -> bool:
        return any(line.text(Column.KEY) for line in self.form.lines)

    def _note(self, line: Line, code: str, said: str, column: Column, hint: str | None = None) -> None:
        self.problems.append(line.problem(code, said, column, hint))

    def _warn(self, line: Line, code: str, said: str, column: Column, hint: str | None = None) -> None:
        self.problems.append(line.warning(code, said, column, hint))


def _is_same_component(line: Line, row: FormRow) -> bool:
    """The same number, or the same words where no number is written. A number with other words is no match."""
    number, text = line.text(Column.COMPONENT), folded(line.text(Column.TEXT))
    case = folded(line.text(Column.CASE))
    is_text = not text or text == folded(row.text)
    is_case = not case or case == folded(row.case)
    return row.component != "" and is_text and is_case and (not number or number == row.component)


def _is_same_alternative(line: Line, row: FormRow) -> bool:
    return line.text(Column.ALTERNATIVE) in ("", row.alternative)


def _is_same_paper(line: Line, row: FormRow) -> bool:
    paper, other = folded(line.text(Column.PAPER)), folded(line.text(Column.OTHER))
    same = paper == folded(row.paper) or (paper in _LIKE and folded(row.paper) in _LIKE)
    named = folded(row.paper) not in _LIKE or (other or folded(row.text)) == folded(row.other)
    subject = folded(line.text(Column.SUBJECT))
    return same and named and subject in ("", folded(row.subject)) and _is_same_alternative(line, row)


def unmentioned(form: FilledForm, matched: Sequence[Match]) -> int:
    """How many lines that the form was made with are not in the file any more."""
    met = {match.row.key for match in matched if match.row is not None}
    return sum(1 for key in form.base if key not in met)
