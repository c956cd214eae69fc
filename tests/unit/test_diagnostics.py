import pickle
import unicodedata

import pytest

from engine.diagnostics import (
    MAX_SHOWN,
    CatgiamError,
    Diagnostic,
    Location,
    Severity,
    has_errors,
    quoted,
    raise_errors,
    render,
    render_all,
    sort_diagnostics,
    suggest,
    visible,
)


def at(line: int, column: int = 1, code: str = "x", severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic(code, "sai", Location("a.yaml", line, column), severity)


def caret(source: str, column: int) -> tuple[str, str]:
    """The shown source line and the text above which the caret stands to the left."""
    rendered = render(Diagnostic("x", "sai", Location("a.yaml", 1, column), source_line=source))
    _, shown, mark = rendered.split("\n")
    return shown, mark


def test_a_diagnostic_reads_as_place_message_code_line_caret_and_hint() -> None:
    diagnostic = Diagnostic(
        "unknown-key", "khóa “nmae” không được dùng", Location("a.yaml", 3, 5), hint="sửa", source_line="    nmae: x"
    )

    assert render(diagnostic) == (
        "a.yaml:3:5: khóa “nmae” không được dùng [unknown-key]\n        nmae: x\n        ^\n    gợi ý: sửa"
    )


def test_what_is_not_an_error_says_so() -> None:
    assert render(at(1, severity=Severity.WARNING)) == "a.yaml:1:1: cảnh báo: sai [x]"
    assert render(at(1, severity=Severity.NOTE)) == "a.yaml:1:1: ghi chú: sai [x]"


@pytest.mark.parametrize(
    ("place", "head"),
    [(Location("a.yaml"), "a.yaml: sai [x]"), (Location("a.yaml", 3), "a.yaml:3: sai [x]"), (Location(""), "sai [x]")],
)
def test_what_is_not_known_of_a_place_is_left_out(place: Location, head: str) -> None:
    assert render(Diagnostic("x", "sai", place)) == head


def test_a_line_without_column_is_shown_without_caret() -> None:
    diagnostic = Diagnostic("x", "sai", Location("a.yaml", 1), source_line="a: b")

    assert render(diagnostic) == "a.yaml:1: sai [x]\n    a: b"


def test_a_blank_line_is_not_shown() -> None:
    assert render(Diagnostic("x", "sai", Location("a.yaml", 1, 1), source_line="  ")) == "a.yaml:1:1: sai [x]"


def test_the_caret_stands_under_composed_and_decomposed_vietnamese_alike() -> None:
    composed = "họ tên: @"
    decomposed = unicodedata.normalize("NFD", composed)

    assert caret(composed, composed.index("@") + 1)[1] == caret(decomposed, decomposed.index("@") + 1)[1]


def test_a_caret_on_a_combining_mark_stands_under_its_letter() -> None:
    assert caret("ae\u0301i", 3)[1] == "    " + " ^"


def test_wide_letters_take_two_cells() -> None:
    assert caret("漢字: @", 5)[1] == "    " + " " * 6 + "^"


def test_a_tab_takes_one_visible_cell() -> None:
    assert caret("\ta", 2) == ("    ␉a", "     ^")


def test_control_characters_cannot_reach_the_terminal() -> None:
    shown, mark = caret("a\x1b[31m\u202eb\x7f@", 10)

    assert shown == "    a␛[31m<U+202E>b␡@"
    assert shown.index("@") == mark.index("^")


def test_a_message_file_and_hint_cannot_carry_control_characters_either() -> None:
    rendered = render(Diagnostic("x", "a\x1bb\n", Location("\x07.yaml", 1), hint="\udc80"))

    assert rendered == "␇.yaml:1: a␛b␊ [x]\n    gợi ý: <U+DC80>"


@pytest.mark.parametrize("column", [1, 50, 500, 950, 1000, 1001, 5000])
def test_a_very_long_line_is_cut_around_the_caret(column: int) -> None:
    line = "x" * 1000
    index = min(column, 1001) - 1
    marked = line[:index] + "@" + line[index + 1 :]

    shown, mark = caret(marked, column)

    assert len(shown) <= MAX_SHOWN + len("    ……")
    assert shown[mark.index("^") : mark.index("^") + 1] in {"@", "", "…"}


def test_a_caret_behind_the_line_stands_at_its_end() -> None:
    assert caret("ab", 99)[1] == "      ^"


def test_diagnostics_are_sorted_by_place_and_said_once() -> None:
    assert sort_diagnostics([at(10), at(2), at(2), at(2, 1, "a"), at(1, 9)]) == (at(1, 9), at(2, 1, "a"), at(2), at(10))


def test_an_error_comes_before_a_warning_of_the_same_place() -> None:
    assert [d.severity for d in sort_diagnostics([at(1, severity=Severity.WARNING), at(1)])] == ["error", "warning"]


def test_only_errors_stop_the_work() -> None:
    warning = at(1, severity=Severity.WARNING)

    raise_errors([warning])
    assert not has_errors([warning])
    with pytest.raises(CatgiamError) as caught:
        raise_errors([at(2), warning])
    assert caught.value.diagnostics == (warning, at(2))


def test_an_error_reads_as_its_diagnostics_and_survives_pickling() -> None:
    error = CatgiamError([at(2), at(1)])

    assert str(error) == render_all([at(1), at(2)])
    assert pickle.loads(pickle.dumps(error)).diagnostics == error.diagnostics  # noqa: S301


def test_a_style_sees_every_part_by_its_role() -> None:
    roles: list[str] = []

    def note_role(text: str, role: str) -> str:
        roles.append(role)
        return text

    render(Diagnostic("x", "sai", Location("a.yaml", 1, 1), Severity.WARNING, "sửa", "a: b"), note_role)
    assert roles == ["place", "warning", "code", "source", "caret", "hint"]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("nmae", "name"),
        ("Birth", "birth"),
        ("marital-status", "marital_status"),
        ("giay khai sinh", "Giấy khai sinh"),
        ("Đ4", "đ4"),
    ],
)
def test_a_near_name_is_asked_after(name: str, near: str) -> None:
    assert suggest(name, ["name", "birth", "marital_status", "Giấy khai sinh", "đ4"]) == f"có phải là “{near}”?"


@pytest.mark.parametrize("name", ["", "zzzz", "x" * 10_000])
def test_a_far_name_gets_no_suggestion(name: str) -> None:
    assert suggest(name, ["name", "birth"]) is None


def test_long_text_is_quoted_short() -> None:
    assert quoted("x" * 61) == "“" + "x" * 60 + "…”"


def test_printable_text_stays_as_it_is() -> None:
    assert visible("Giấy chứng tử, 漢字") == "Giấy chứng tử, 漢字"
