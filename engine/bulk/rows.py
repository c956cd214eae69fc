"""N rows of attributes decided by folding: distinct situations out, answers in, joined back.

Rows are a relation with one text column for each attribute of a `Situation` (`window` as an ISO date: the first
day of a stretch of law). Rules never run per row. Three ways, from the most work to the least:

- `decided`: rows of text; two passes, one that folds and one that joins;
- `numbered`, then `decided_by_number`: the number of its situation stands beside each row, so a changed rule
  decides a few situations anew and joins on one small integer;
- `totals`, `totals_by_number`: counts alone need no join at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from engine.bulk.verdicts import domain_of
from engine.diagnostics import CatgiamError, Diagnostic, Location
from engine.model.situation import Situation
from engine.model.terms import Verdict
from engine.relations import Relations, Table

ATTRIBUTES = Situation._fields
"""The columns of rows, in the order in which they are folded."""
NUMBER, KEY = "situation", "situation_key"
VERDICT = "verdict"


class Folded(NamedTuple):
    """The distinct situations of some rows: how many rows each has, and the key by which rows find it.

    `keys` is empty where two situations share a key; rows then find them by their attributes.
    """

    situations: tuple[Situation, ...]
    counts: tuple[int, ...]
    keys: tuple[int, ...]


Answers = Mapping[Situation, Mapping[str, str]]
"""For each situation, the columns that its rows are given."""


def verdict_columns(verdicts: Mapping[Situation, Verdict]) -> Answers:
    """Answers of one column, the verdict's id."""
    return {situation: {VERDICT: verdict.value} for situation, verdict in verdicts.items()}


def folded(relations: Relations, rows: Table, name: str) -> Folded:
    """Fold rows into situations. `name` is the file that messages speak of.

    Raises `CatgiamError` with every value that no attribute has, before anything is answered.
    """
    distinct = rows.group_by(list(ATTRIBUTES)).aggregate(rows=rows.count())
    keyed = distinct.mutate(**{KEY: relations.row_key(distinct, ATTRIBUTES)})
    found = relations.fetch(keyed.select(*ATTRIBUTES, "rows", KEY))
    _refuse_unknown([(values[:-2], values[-2]) for values in found], name)
    keys = tuple(values[-1] for values in found)
    return Folded(
        situations=tuple(Situation(date.fromisoformat(values[0]), *values[1:-2]) for values in found),
        counts=tuple(values[-2] for values in found),
        keys=keys if len(set(keys)) == len(keys) else (),
    )


def decided(relations: Relations, rows: Table, fold: Folded, answers: Answers, keep: Sequence[str]) -> Table:
    """The columns `keep` of every row, with the columns of its situation's answer."""
    return _joined(relations, rows, fold, [answers[s] for s in fold.situations], keep)


def numbered(relations: Relations, rows: Table, fold: Folded, keep: Sequence[str]) -> Table:
    """The columns `keep` of every row, with the number of its situation: its place in `fold.situations`."""
    return _joined(relations, rows, fold, [{NUMBER: n} for n in range(len(fold.situations))], keep)


def decided_by_number(
    relations: Relations, rows: Table, situations: Sequence[Situation], answers: Answers, keep: Sequence[str]
) -> Table:
    """As `decided`, for rows that `numbered` made; `situations` are those of the fold, in its order."""
    given = relations.rows(*_columns({NUMBER: range(len(situations))}, [answers[s] for s in situations]))
    return rows.inner_join(given, NUMBER).select(*keep, *_names(answers.values()))


def totals(fold: Folded, verdicts: Mapping[Situation, Verdict]) -> Counter[Verdict]:
    """How many rows each verdict has."""
    return _summed(zip(fold.situations, fold.counts, strict=True), verdicts)


def totals_by_number(
    relations: Relations, rows: Table, situations: Sequence[Situation], verdicts: Mapping[Situation, Verdict]
) -> Counter[Verdict]:
    """The same for rows that `numbered` made."""
    counted = relations.fetch(rows.group_by(NUMBER).aggregate(rows=rows.count()).select(NUMBER, "rows"))
    return _summed(((situations[number], count) for number, count in counted), verdicts)


def _summed(counts: Iterable[tuple[Situation, int]], verdicts: Mapping[Situation, Verdict]) -> Counter[Verdict]:
    found: Counter[Verdict] = Counter()
    for situation, count in counts:
        found[verdicts[situation]] += count
    return found


def _joined(
    relations: Relations, rows: Table, fold: Folded, answers: Sequence[Mapping[str, object]], keep: Sequence[str]
) -> Table:
    """Join on one key where it tells all situations apart (checked in `folded`), else on every attribute."""
    added = _names(answers)
    if fold.keys:
        given = relations.rows(*_columns({KEY: fold.keys}, answers))
        keyed = rows.mutate(**{KEY: relations.row_key(rows, ATTRIBUTES)})
        return keyed.inner_join(given, KEY).select(*keep, *added)
    texts = {name: [str(s[n]) for s in fold.situations] for n, name in enumerate(ATTRIBUTES)}
    given = relations.rows(*_columns(texts, answers))
    return rows.inner_join(given, list(ATTRIBUTES)).select(*keep, *added)


_TYPES = {NUMBER: "int32", KEY: "int64"}


def _columns(
    first: Mapping[str, Sequence[object]], answers: Sequence[Mapping[str, object]]
) -> tuple[dict[str, Sequence[object]], dict[str, str]]:
    """A small table and its types: the columns that find a situation, and those of its answer."""
    columns = dict(first) | {name: [answer[name] for answer in answers] for name in _names(answers)}
    return columns, {name: _TYPES.get(name, "string") for name in columns}


def _names(answers: Iterable[Mapping[str, object]]) -> tuple[str, ...]:
    return tuple(next(iter(answers), {VERDICT: ""}))


def _refuse_unknown(found: Sequence[tuple[tuple[object, ...], int]], name: str) -> None:
    """Name every value outside its attribute's domain, with the number of rows that have it."""
    unknown: Counter[tuple[str, str]] = Counter()
    for at, attribute in enumerate(ATTRIBUTES):
        strange = {value for value in {values[at] for values, _ in found} if not _fits(attribute, value)}
        for values, count in found if strange else ():
            if values[at] in strange:
                unknown[attribute, "trống" if values[at] is None else f"“{values[at]}”"] += count
    if unknown:
        raise CatgiamError(
            Diagnostic("unknown-value", f"cột {column} có giá trị lạ: {value} ({rows} dòng)", Location(name))
            for (column, value), rows in sorted(unknown.items())
        )


def _fits(attribute: str, value: object) -> bool:
    return _is_day(value) if attribute == ATTRIBUTES[0] else value in domain_of(attribute)


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
