"""What several lines, or several forms, state of the same thing has to agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from engine.diagnostics import Diagnostic, quoted
from engine.model.form import OF_COMPONENT, Addition, Column, Edit, FormRow


def target_of(code: str, said_of: Edit | FormRow, column: Column) -> tuple[str, ...]:
    """What a cell states: what two lines state of the same has to agree."""
    if column in OF_COMPONENT:
        return code, said_of.component, column
    if column is Column.OWN_CONDITION:
        return code, said_of.component, said_of.key.rpartition("/")[0], column
    return code, said_of.key, column


def agreed(edits: Iterable[Edit]) -> tuple[tuple[Edit, ...], tuple[Diagnostic, ...]]:
    """Each change once; what two lines or two files state differently is not taken from either."""
    by_target: dict[tuple[str, ...], list[Edit]] = defaultdict(list)
    for edit in edits:
        by_target[target_of(edit.code, edit, edit.column)].append(edit)
    disputed = [several for several in by_target.values() if len({edit.after for edit in several}) > 1]
    return tuple(several[0] for several in by_target.values() if several not in disputed), tuple(
        map(_dispute, disputed)
    )


def _dispute(several: Sequence[Edit]) -> Diagnostic:
    first = several[0]
    other = next(edit for edit in several if edit.after != first.after)
    said = f"{quoted(other.column.label)} ghi {quoted(other.after)}, nhưng ở {first.place} ghi {quoted(first.after)}"
    return Diagnostic("rows-disagree", said, other.place, hint="chưa nhận ô nào; thống nhất một cách ghi rồi nhập lại")


def once(additions: Iterable[Addition]) -> tuple[Addition, ...]:
    """Each new paper once, in however many forms it stands."""
    found: dict[FormRow, Addition] = {}
    for addition in additions:
        found.setdefault(addition.row, addition)
    return tuple(found.values())


def by_code(edits: Iterable[Edit], additions: Iterable[Addition]) -> Mapping[str, tuple[list[Edit], list[Addition]]]:
    """What is stated of each procedure, in the order of codes."""
    found: dict[str, tuple[list[Edit], list[Addition]]] = defaultdict(lambda: ([], []))
    for edit in edits:
        found[edit.code][0].append(edit)
    for addition in additions:
        found[addition.row.code][1].append(addition)
    return dict(sorted(found.items()))
