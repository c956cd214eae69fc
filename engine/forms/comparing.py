"""Lines of filled forms against the catalogue: what they state otherwise, and what they add."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from engine.diagnostics import Diagnostic, Severity, quoted
from engine.forms.adding import addition_of
from engine.forms.agreeing import agreed, once, target_of
from engine.forms.lines import FilledForm, Line
from engine.forms.matching import Catalogue, Match, Matcher, unmentioned
from engine.forms.words import CHOICES, advice, chosen, folded
from engine.model.form import (
    COMPARED,
    PREFILLED,
    Addition,
    Column,
    Confirmation,
    Edit,
    FormRow,
    OtherPaper,
)
from engine.model.procedure import Component
from engine.model.terms import PaperId

NAMELESS = "Cơ quan (không ghi tên)"
"""Who filled in a form that names nobody; the issuer of its procedures need not be the one."""
_CIVIL = frozenset(paper.label for paper in PaperId)
_LOCKED = tuple(column for column in PREFILLED if column not in (Column.CODE, Column.NAME, Column.KEY))


class Counts(NamedTuple):
    """What the lines of the forms say of themselves."""

    lines: int = 0
    right: int = 0
    corrected: int = 0
    incomplete: int = 0
    missing: int = 0

    def added(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(*(one + two for one, two in zip(self, other, strict=True)))


class Compared(NamedTuple):
    """What the forms state otherwise than the catalogue, and everything that is wrong with them."""

    edits: tuple[Edit, ...]
    additions: tuple[Addition, ...]
    problems: tuple[Diagnostic, ...]
    counts: Counts


def compare(forms: Iterable[FilledForm], catalogue: Catalogue) -> Compared:
    """Compare every line; what is wrong with one does not hide what is right with the next."""
    edits: list[Edit] = []
    additions: list[Addition] = []
    problems: list[Diagnostic] = []
    counts = Counts()
    for form in forms:
        reader = _Comparer(form, catalogue)
        reader.run()
        edits += reader.edits
        additions += reader.additions
        problems += [*form.problems, *reader.problems]
        counts = counts.added(reader.counts())
    kept, disputes = agreed(edits)
    return Compared(kept, once(additions), (*problems, *disputes), counts)


class _Comparer:
    """One form under way."""

    def __init__(self, form: FilledForm, catalogue: Catalogue) -> None:
        self.form, self.catalogue = form, catalogue
        self.edits: list[Edit] = []
        self.additions: list[Addition] = []
        self.problems: list[Diagnostic] = []
        self._met: dict[str, Line] = {}
        self._said: list[Confirmation] = []
        self._missing = 0

    def run(self) -> None:
        """Compare all lines."""
        matcher = Matcher(self.form, self.catalogue)
        matches = tuple(matcher.matches())
        self.problems += matcher.problems
        self._missing = unmentioned(self.form, matches)
        for match in matches:
            self._take(match)
        if not self.form.base:
            self._drop_disputed(matches)

    def counts(self) -> Counts:
        """What the lines say of themselves."""
        right, corrected, incomplete = (self._said.count(kind) for kind in Confirmation)
        return Counts(len(self.form.lines), right, corrected, incomplete, self._missing)

    def _take(self, match: Match) -> None:
        line, row = match.line, match.row
        confirmed = self._confirmation(line)
        if row is None:
            found = addition_of(match, self.catalogue, self.form.agency or NAMELESS)
            self.problems += found.problems
            if found.addition is not None and not self._is_said_before(line, found.addition):
                self.additions.append(found.addition)
            return
        if self._is_repeated(match, row):
            return
        self._check_locked(line, row)
        self.edits += self._edits(match, row)
        self._check_confirmation(line, row, confirmed)

    # ------------------------------------------------------------ cells

    def _edits(self, match: Match, row: FormRow) -> Iterator[Edit]:
        """The cells that say something else than the catalogue and than the form when it was made."""
        component = next((c for c in match.procedure.components if c.id == row.component), None)
        base = self._base(match.line, row)
        for column in COMPARED:
            after = self._stated(match.line, row, column)
            before = row.cell(column)
            if after is None or after == before or (base is not None and after == base.cell(column)):
                continue
            if not self._is_possible(match.line, row, component, column, after):
                continue
            drifted = base is not None and base.cell(column) != before
            yield Edit(
                code=match.procedure.code,
                component=row.component,
                key=row.key,
                column=column,
                before=before,
                after=after,
                agency=self.form.agency or NAMELESS,
                place=match.line.place(column),
                drifted=drifted,
                remark=match.line.text(Column.NOTE),
            )

    def _base(self, line: Line, row: FormRow) -> FormRow | None:
        """The line as it was when the form was made; None where nobody knows."""
        return self.form.base.get(line.text(Column.KEY)) or self.form.base.get(row.key)

    def _has_key(self, line: Line, row: FormRow) -> bool:
        key = line.text(Column.KEY)
        return key == row.key or key in self.form.base

    def _stated(self, line: Line, row: FormRow, column: Column) -> str | None:
        """What a cell says, in the words of the catalogue; None where it says nothing."""
        text = line.cells.get(column)
        if text is None or (not text and not self._has_key(line, row)):
            return None  # a line without its key was written by hand, and says only what is written
        if column is Column.OTHER:
            return text or ("" if self._is_civil(line, row) else row.text)
        if column not in CHOICES:
            return text
        if not text:
            if row.cell(column):
                self._warn(line, "empty-choice", f"ô trống: giữ {quoted(row.cell(column))} như danh mục", column)
            return None
        try:
            label = chosen(column, text).label
        except ValueError as error:
            self._note(line, "unknown-choice", str(error), column, advice(column, text))
            return None
        return row.paper if column is Column.PAPER and _is_none_of(label, row) else label

    def _is_possible(self, line: Line, row: FormRow, component: Component | None, column: Column, after: str) -> bool:
        """Whether the catalogue can hold what a cell says; if not, it is told why."""
        if component is None:
            hint = f"khai thành phần ở một dòng trống cuối biểu, ghi cả {quoted(Column.TEXT.label)}"
            self._note(line, "no-component", "dòng này chưa có thành phần hồ sơ nào để sửa", column, hint)
            return False
        if column is Column.PAPER and after == OtherPaper.UMBRELLA.label:
            hint = "chọn giấy tờ cụ thể; có nhiều loại thì mỗi loại một dòng, mỗi dòng một phương án"
            self._note(line, "umbrella", "giấy tờ nêu chung phải nói rõ có thể là những giấy nào", column, hint)
            return False
        if column is Column.OTHER:
            return self._is_name_possible(line, row, after)
        if column is Column.BASIS and not after and not component.stated_basis:
            self._warn(line, "kept-basis", "xóa căn cứ không có tác dụng: danh mục ghi theo điều khoản", column)
            return False
        return True

    def _is_name_possible(self, line: Line, row: FormRow, after: str) -> bool:
        """A civil-status paper has its name already; a choice that nobody understands has been told."""
        if line.text(Column.PAPER) and self._choice(line) is None:
            return False
        if self._is_civil(line, row):
            if after:
                said = f"chỉ điền khi chọn {quoted(OtherPaper.OTHER.label)}: đã bỏ qua"
                self._warn(line, "needless-name", said, Column.OTHER)
            return False
        return True

    def _is_civil(self, line: Line, row: FormRow) -> bool:
        return (self._choice(line) or row.paper) in _CIVIL

    @staticmethod
    def _choice(line: Line) -> str | None:
        """The paper that is chosen; None for a word that is not in the list."""
        try:
            return chosen(Column.PAPER, line.text(Column.PAPER)).label
        except ValueError:
            return None

    # ------------------------------------------------------------ lines

    def _is_repeated(self, match: Match, row: FormRow) -> bool:
        """Whether an earlier line of the form speaks of the same paper in the same words."""
        line = match.line
        first = self._met.setdefault(row.key, line)
        if first is line or any(first.cells.get(c) != line.cells.get(c) for c in COMPARED):
            return False
        said = f"dòng này lặp lại dòng {first.number}"
        self._warn(line, "duplicate-row", said, Column.KEY, "xóa một trong hai dòng")
        return True

    def _is_said_before(self, line: Line, addition: Addition) -> bool:
        """Whether an earlier line of the form adds the same paper in the same words."""
        earlier = next((known for known in self.additions if known.row == addition.row), None)
        if earlier is not None:
            said = f"dòng thêm này lặp lại dòng ở {earlier.place}"
            self._warn(line, "duplicate-row", said, Column.CODE, "xóa một trong hai dòng")
        return earlier is not None

    def _check_locked(self, line: Line, row: FormRow) -> None:
        """Cells that the office has filled in; what somebody writes there has no effect."""
        for column in _LOCKED:
            text = line.cells.get(column)
            base = self._base(line, row)
            if text and text not in (row.cell(column), base.cell(column) if base else None):
                said = f"ô khóa đã bị sửa từ {quoted(row.cell(column))}: đã bỏ qua"
                self._warn(line, "locked-cell", said, column, "khai điều khác ở một dòng trống cuối biểu")

    def _confirmation(self, line: Line) -> Confirmation | None:
        text = line.text(Column.CONFIRMATION)
        if not text:
            return None
        try:
            said = Confirmation(chosen(Column.CONFIRMATION, text))
        except ValueError as error:
            self._note(line, "unknown-choice", str(error), Column.CONFIRMATION, advice(Column.CONFIRMATION, text))
            return None
        self._said.append(said)
        if said is Confirmation.INCOMPLETE:
            remark = line.text(Column.NOTE)
            told = f"cơ quan ghi “{said.label}”{': ' + quoted(remark) if remark else ', không nêu bổ sung gì'}"
            self.problems.append(line.problem("incomplete", told, Column.CONFIRMATION, severity=Severity.NOTE))
        return said

    def _check_confirmation(self, line: Line, row: FormRow, said: Confirmation | None) -> None:
        """What the agency says of a line, against what it has done with it."""
        made = self._base(line, row) or row
        changed = [c for c in COMPARED if c in line.cells and line.text(c) != made.cell(c)]
        if said is Confirmation.RIGHT and changed:
            named = ", ".join(quoted(column.label) for column in changed)
            told = f"ghi “{said.label}” nhưng đã sửa {named}"
            self._warn(line, "contradiction", told, Column.CONFIRMATION, "hỏi lại cơ quan trước khi nhận")
        if said is Confirmation.CORRECTED and not changed and not line.spoilt:
            told = f"ghi “{said.label}” nhưng không ô nào khác bản xuất"
            self._warn(line, "contradiction", told, Column.CONFIRMATION, "hỏi lại cơ quan sai ở đâu")

    def _drop_disputed(self, matches: Sequence[Match]) -> None:
        """Without the form as it was made nobody knows which line was changed: all that state the same must agree."""
        stated: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for match in matches:
            for column in COMPARED:
                text = match.line.cells.get(column)
                if match.row is None or text is None:
                    continue
                if text or (column not in CHOICES and self._has_key(match.line, match.row)):
                    stated[target_of(match.procedure.code, match.row, column)].add(
                        folded(text) if column in CHOICES else text
                    )
        kept: list[Edit] = []
        for edit in self.edits:
            if len(stated.get(target_of(edit.code, edit, edit.column), ())) > 1:
                said = f"các dòng về thành phần {edit.component} ghi khác nhau ở cột {quoted(edit.column.label)}"
                self.problems.append(Diagnostic("rows-disagree", said, edit.place, hint="ghi giống nhau ở mọi dòng"))
            else:
                kept.append(edit)
        self.edits = kept

    def _note(self, line: Line, code: str, said: str, column: Column, hint: str | None = None) -> None:
        self.problems.append(line.problem(code, said, column, hint))

    def _warn(self, line: Line, code: str, said: str, column: Column, hint: str | None = None) -> None:
        self.problems.append(line.warning(code, said, column, hint))


def _is_none_of(label: str, row: FormRow) -> bool:
    """Whether "no civil-status paper" is said of a paper that is none."""
    return label == OtherPaper.NONE.label and row.paper in (OtherPaper.OTHER.label, OtherPaper.NONE.label)
