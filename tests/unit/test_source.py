import unicodedata
from pathlib import Path

import pytest
import yaml

from engine.diagnostics import CatgiamError, Diagnostic, Severity
from engine.source import Document, read_yaml
from engine.source.builder import MAX_ERRORS

LOADERS = [yaml.SafeLoader] + ([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__, autouse=True)
def each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read every file with the C parser and with the pure one."""
    monkeypatch.setattr("engine.source._LOADER", request.param)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.yaml"


def read(file: Path, content: str | bytes) -> Document:
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_yaml(file, "a.yaml")


def refused(file: Path, content: str | bytes) -> tuple[Diagnostic, ...]:
    with pytest.raises(CatgiamError) as caught:
        read(file, content)
    return caught.value.diagnostics


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [diagnostic.code for diagnostic in diagnostics]


def test_every_scalar_is_text(file: Path) -> None:
    document = read(file, "a: 1.000080\nb: no\nc: 2026-01-01\nd: [012, 1e3, 0x1F, .inf]\ne: 'null'\n")

    assert document.data == {
        "a": "1.000080",
        "b": "no",
        "c": "2026-01-01",
        "d": ["012", "1e3", "0x1F", ".inf"],
        "e": "null",
    }


def test_every_value_and_key_knows_its_place(file: Path) -> None:
    document = read(file, "# đầu tệp\na:\n  - b: x\n    c: [y, z]\n")

    assert document.place(("a", 0, "c", 1)) == ((4, 12), (4, 12))
    assert document.place(("a", 0, "c")) == ((4, 8), (4, 5))
    assert document.place(("a",)) == ((3, 3), (2, 1))
    assert document.source_line(3) == "  - b: x"
    assert document.source_line(99) is None


def test_what_is_not_there_stands_at_its_nearest_owner(file: Path) -> None:
    document = read(file, "a:\n  b: x\n")

    assert document.location(("a", "c", 3)) == document.location(("a",))
    assert document.diagnostic("x", "sai", ("a", "b"), key=True).location.column == 3


def test_lines_cannot_be_changed(file: Path) -> None:
    document = read(file, "a: b\n")

    with pytest.raises(TypeError):
        document.lines[()] = document.place(())  # type: ignore[index]


def test_decomposed_text_is_composed_and_reported_once(file: Path) -> None:
    document = read(file, unicodedata.normalize("NFD", "a: ba\nb: tên\ncủa: 'ế'\n"))

    assert document.data == {"a": "ba", "b": "tên", "của": "ế"}
    (warning,) = document.warnings
    assert (warning.code, warning.severity) == ("nfd", Severity.WARNING)
    assert (warning.location.line, warning.location.column) == (2, 5)


def test_an_escape_cannot_bring_decomposed_text_in(file: Path) -> None:
    assert read(file, 'a: "e\\u0302\\u0301"\n').data == {"a": "ế"}


@pytest.mark.parametrize("escape", ["\\0", "\\e", "\\x07", "\\ud800", "\\uFEFF"])
def test_an_escape_cannot_bring_control_characters_in(file: Path, escape: str) -> None:
    assert codes(refused(file, f'a: "{escape}"\n'))[0] in {"control-character", "syntax"}


def test_equal_keys_in_two_unicode_forms_are_duplicates(file: Path) -> None:
    assert "duplicate-key" in codes(refused(file, "tên: a\n" + unicodedata.normalize("NFD", "tên: b\n")))


def test_of_a_duplicate_key_both_places_are_shown(file: Path) -> None:
    note, error = refused(file, "a: 1\nb: 2\na: 3\n")

    assert (note.severity, note.location.line) == (Severity.NOTE, 1)
    assert (error.severity, error.location.line) == (Severity.ERROR, 3)
    assert "dòng 1" in error.message


def test_all_problems_of_a_file_are_told_at_once(file: Path) -> None:
    assert set(codes(refused(file, "a: !!int 1\nb:\nb: 2\n<<: {c: d}\ne: *f\ng: [\n"))) == {
        "tag",
        "null",
        "duplicate-key",
        "merge-key",
        "alias",
        "syntax",
    }


def test_a_hopeless_file_gets_a_readable_number_of_errors(file: Path) -> None:
    diagnostics = refused(file, "- \n" * 10_000)

    assert len(diagnostics) == MAX_ERRORS + 1
    assert diagnostics[-1].code == "too-many-errors"


@pytest.mark.parametrize(
    ("content", "name"),
    [("ten:\n", "“ten”"), ("a: ~\n", "“a”"), ("a: null\n", "“a”"), ("a: [b, ]\nc: [d, ~]\n", "mục thứ 2 của “c”")],
)
def test_a_missing_value_is_told_by_the_name_of_its_key(file: Path, content: str, name: str) -> None:
    (diagnostic,) = refused(file, content)

    assert diagnostic.code == "null"
    assert diagnostic.message.startswith(name)


def test_a_quoted_empty_text_is_text(file: Path) -> None:
    assert read(file, "a: ''\n").data == {"a": ""}


@pytest.mark.parametrize(
    ("content", "value", "code"),
    [
        ("code: 1.01417\n", "1.014170", "unquoted-code"),
        ("code: 1.001193\n", "1.001193", "unquoted-code"),
        ("code: 1,010818\n", "1.010818", "unquoted-code"),
        ("raw_code: 1,01417\n", "1,01417", "unquoted-code"),
        ('code: "1,010818"\n', "1.010818", "repaired-code"),
        ('code: "1.0025"\n', "1.002500", "repaired-code"),
        ('code: "1.001193"\n', "1.001193", None),
        ('raw_code: "1,01417"\n', "1,01417", None),
        ('code: "12"\n', "12", None),
        ("other: 1.01417\n", "1.01417", None),
        ("code: 1.0014179\n", "1.0014179", None),
    ],
)
def test_procedure_codes_are_put_right_and_reported(file: Path, content: str, value: str, code: str | None) -> None:
    document = read(file, content)

    assert isinstance(document.data, dict)
    assert list(document.data.values()) == [value]
    assert codes(document.warnings) == ([code] if code else [])


def test_codes_in_lists_of_codes_are_put_right_too(file: Path) -> None:
    document = read(file, "formerly: [1.00252, NQ66.7-D4]\nsuperseded_by:\n  - '1.01417'\naliases: [1.00252]\n")

    assert document.data == {
        "formerly": ["1.002520", "NQ66.7-D4"],
        "superseded_by": ["1.014170"],
        "aliases": ["1.00252"],
    }
    assert codes(document.warnings) == ["unquoted-code", "repaired-code"]


def test_a_few_aliases_repeat_a_value_and_keep_its_place(file: Path) -> None:
    document = read(file, "a: &x\n  b: [c]\nd: *x\ncode: *y\n".replace("*y", "&y '1,010818'") + "e: {code: *y}\n")

    assert document.data == {"a": {"b": ["c"]}, "d": {"b": ["c"]}, "code": "1.010818", "e": {"code": "1.010818"}}
    assert document.place(("d",)).value == (3, 4)
    assert document.place(("d", "b", 0)) == document.place(("a", "b", 0))


@pytest.mark.parametrize(
    "content",
    [
        "a: &a [*a]\n",
        "a: &a [x]\nb: &b [*a]\nc: *b\n",
        "a: *b\n",
        "a: &a b\nc: [" + "*a, " * 11 + "]\n",
        "&a a: b\nc: *a\n",
    ],
)
def test_aliases_beyond_the_limit_are_refused(file: Path, content: str) -> None:
    assert set(codes(refused(file, content))) == {"alias"}


@pytest.mark.parametrize("content", ["? [a]\n: b\n", "? {a: b}\n: c\n", "a: &a b\n*a : c\n", "'': a\n"])
def test_a_key_is_a_written_text(file: Path, content: str) -> None:
    assert "bad-key" in codes(refused(file, content))
