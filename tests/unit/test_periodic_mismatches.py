"""A case of mismatch counts as it was at the end of the window, however it went on."""

from datetime import date
from pathlib import Path

import pytest

from engine.mismatch.store import Past
from engine.mismatch.vocabulary import Vocabulary, load_vocabulary
from engine.model.mismatch import State
from engine.model.periodic import MismatchLine
from engine.model.terms import PaperId
from engine.periodic import Names, mismatch_lines

ROOT = Path(__file__).resolve().parents[2]
FIRST, CUTOFF = date(2026, 6, 15), date(2026, 7, 14)
VERIFYING, IN_REGISTER = State.VERIFYING, State.CORRECTED_IN_REGISTER


@pytest.fixture(scope="module")
def names() -> Names:
    words: Vocabulary = load_vocabulary(ROOT / "rules" / "mismatch", "rules/mismatch", ROOT / "rules" / "schema")
    return Names({"03390": "xã Bình Lư"}, words)


def past(received: str, *moves: tuple[str, State], due: str = "2026-12-31") -> Past:
    said = tuple((day, state.value) for day, state in moves)
    return Past("12", "03390", PaperId.BIRTH.value, "SAI_HO_TEN", received, due, said)


def counted(names: Names, *pasts: Past) -> dict[str, int]:
    lines = mismatch_lines(pasts, FIRST, CUTOFF, names)
    assert lines is not None
    return {
        name: value
        for line in lines
        for name in line.__struct_fields__
        if isinstance(value := getattr(line, name), int) and value
    }


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (past("2026-06-14"), {"not_begun": 1}),
        (past("2026-06-15"), {"received": 1, "not_begun": 1}),
        (past("2026-07-14"), {"received": 1, "not_begun": 1}),
        (past("2026-06-01", ("2026-07-14", VERIFYING)), {"verifying": 1}),
        (past("2026-06-01", ("2026-07-15", VERIFYING)), {"not_begun": 1}),
        (past("2026-06-01", ("2026-06-02", VERIFYING), ("2026-06-14", IN_REGISTER)), {}),
        (past("2026-06-01", ("2026-06-02", VERIFYING), ("2026-06-15", IN_REGISTER)), {"corrected_in_register": 1}),
        (past("2026-06-01", ("2026-06-02", VERIFYING), ("2026-07-14", State.REJECTED)), {"rejected": 1}),
        (past("2026-06-01", ("2026-06-02", VERIFYING), ("2026-07-15", State.REJECTED)), {"verifying": 1}),
        (
            past("2026-06-01", ("2026-06-16", VERIFYING), ("2026-06-17", IN_REGISTER), ("2026-06-18", VERIFYING)),
            {"verifying": 1},
        ),
        (past("2026-06-01", due="2026-07-13"), {"not_begun": 1, "overdue": 1}),
        (past("2026-06-01", due="2026-07-14"), {"not_begun": 1}),
        (
            past("2026-06-01", ("2026-06-02", VERIFYING), ("2026-06-20", IN_REGISTER), due="2026-06-10"),
            {"corrected_in_register": 1},
        ),
    ],
)
def test_a_case_counts_as_it_was_at_the_end_of_the_window(names: Names, one: Past, expected: dict[str, int]) -> None:
    assert counted(names, one) == expected


def test_cases_that_came_after_the_window_leave_it_unknown(names: Names) -> None:
    assert mismatch_lines([past("2026-07-15")], FIRST, CUTOFF, names) is None
    assert mismatch_lines([], FIRST, CUTOFF, names) is None


def test_closed_long_ago_is_known_to_be_nothing(names: Names) -> None:
    old = past("2026-01-01", ("2026-01-02", VERIFYING), ("2026-01-03", IN_REGISTER))

    assert mismatch_lines([old], FIRST, CUTOFF, names) == ()


def test_a_line_has_the_words_of_its_codes(names: Names) -> None:
    (line,) = mismatch_lines([past("2026-06-20")], FIRST, CUTOFF, names) or ()

    assert isinstance(line, MismatchLine)
    assert (line.commune_name, line.event_name, line.error_name) == ("xã Bình Lư", "khai sinh", "Lệch họ tên")
