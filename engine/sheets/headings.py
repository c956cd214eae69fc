"""Which row of a table is its heading: official lists have titles above it, and rows of column numbers below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from engine.sheets.table import Cells, refusal

SEARCHED = 40
"""A heading further down than that has to be named."""

FURTHEST = 1000
"""No row below it is taken for a heading, even by name: all rows above one are held in memory."""

FEWEST = 2
"""A heading has at least so many cells."""

_NUMBER = re.compile(r"[\d\s.,/:%()-]+")
_ORDINAL = re.compile(r"\(?([0-9]{1,2}|[A-Za-z])\)?(?:\s*=.*)?")
_FEWEST_COUNTED = 3
_CURE = "nêu dòng tiêu đề (header_row) trong tệp ghép cột, hoặc xóa các dòng phía trên tiêu đề"


def split_heading(records: Iterator[Cells], shown: str, header_row: int | None) -> tuple[Cells, Iterator[Cells]]:
    """The heading and the rows below it. Raises `CatgiamError` where there is no heading."""
    first = list(islice(records, SEARCHED if header_row is None else min(header_row, FURTHEST)))
    if not any(map(_filled, first)):
        raise refusal(shown, "empty", "bảng trống, chưa có dòng nào")
    at = _guess(first) if header_row is None else _named(first, header_row)
    if at is None:
        raise refusal(shown, "no-heading", "không thấy dòng tiêu đề của bảng", _CURE)
    rest = chain(first[at + 1 :], records)
    heading = first[at]
    following = next(rest, None)
    if header_row is not None:
        heading = _under(first[at - 1] if at else None, heading)
    elif following is not None and _is_lower_half(heading.texts, following.texts):
        heading, following = _joined(heading, following), next(rest, None)
    return heading, _rows(following, rest)


def _rows(first: Cells | None, rest: Iterator[Cells]) -> Iterator[Cells]:
    if first is not None and any(first.texts) and not _numbers_columns(first.texts):
        yield first
    yield from (cells for cells in rest if any(cells.texts))


def _filled(cells: Cells) -> int:
    return sum(map(bool, cells.texts))


def _guess(first: Sequence[Cells]) -> int | None:
    """The first row that is as wide as half of the widest and holds words only: motto and titles are narrower."""
    widest = max(map(_filled, first))
    for at, cells in enumerate(first):
        if max(FEWEST, (widest + 1) // 2) <= _filled(cells) and _is_words(cells.texts):
            return at
    return None


def _named(first: Sequence[Cells], number: int) -> int | None:
    return next((at for at, cells in enumerate(first) if cells.number == number and _filled(cells) >= FEWEST), None)


def _is_words(texts: Sequence[str]) -> bool:
    return not any(_NUMBER.fullmatch(text) for text in texts if text) and not _numbers_columns(texts)


def _numbers_columns(texts: Sequence[str]) -> bool:
    """Whether the row only counts the columns: (1) (2) (3), or A B 1 2, or 1 2 3=1+2."""
    said = [_ORDINAL.fullmatch(text) for text in texts if text]
    if len(said) < _FEWEST_COUNTED:
        return False
    counted = [found[1].upper() if found else "" for found in said]
    letters = sum(map(str.isalpha, counted))
    expected = [chr(ord("A") + n) for n in range(letters)] + [str(n) for n in range(1, len(counted) - letters + 1)]
    return counted == expected


def _is_lower_half(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether a row names the parts of merged headings above it and leaves the others empty."""
    pairs = [(u, low) for u, low in zip(upper, lower, strict=False) if u or low]
    spans = any(low and not u for u, low in pairs)
    return spans and any(u and not low for u, low in pairs) and _is_words(lower) and not _has_digits(lower)


def _has_digits(texts: Sequence[str]) -> bool:
    return any(char.isdigit() for text in texts for char in text)


def _under(upper: Cells | None, lower: Cells) -> Cells:
    """A named heading with the row above it, where that is its upper half."""
    return _joined(upper, lower) if upper is not None and _is_lower_half(upper.texts, lower.texts) else lower


def _joined(upper: Cells, lower: Cells) -> Cells:
    """Both rows as one: a part is named with the merged heading that spans it."""
    texts: list[str] = []
    span = ""
    for above, below in zip(upper.texts, lower.texts, strict=False):
        span = above or (span if below else "")
        texts.append(f"{span} {below}".strip() if below else above)
    rest = upper.texts[len(lower.texts) :] or lower.texts[len(upper.texts) :]
    return Cells(lower.number, (*texts, *rest))
