import os
import sys
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.diagnostics import CatgiamError, Diagnostic
from engine.source import Document, read_yaml
from engine.source.syntax import SENTENCES
from engine.source.text import MAX_BYTES, read_text

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


def refusal_of(path: Path) -> Diagnostic:
    with pytest.raises(CatgiamError) as caught:
        read_yaml(path)
    (diagnostic,) = caught.value.diagnostics
    return diagnostic


@pytest.mark.parametrize(
    "content",
    [
        "[" * 200_000,
        "- " * 200_000,
        "{a: " * 200_000,
        "? " * 200_000,
        "\n".join(" " * depth + "a:" for depth in range(2_500)),
        "\n".join(" " * depth + "-" for depth in range(2_500)),
    ],
)
def test_deep_nesting_is_refused(file: Path, content: str) -> None:
    assert codes(refused(file, content))[-1] in {"too-deep", "bad-key"}


def test_what_is_nested_as_deep_as_allowed_is_read(file: Path) -> None:
    assert read(file, "[" * 64 + "a" + "]" * 64).data
    assert codes(refused(file, "[" * 65 + "a" + "]" * 65)) == ["too-deep"]


def test_a_document_marker_and_comments_are_fine(file: Path) -> None:
    assert read(file, "# a\n---\na: b\n...\n").data == {"a": "b"}


@pytest.mark.parametrize("content", ["", " \n\r\n", "# a\n", "---\n", "~\n", "\ufeff"])
def test_a_file_without_content_is_refused(file: Path, content: str) -> None:
    assert codes(refused(file, content)) == ["empty"]


def test_a_tab_in_the_indentation_is_refused_wherever_it_stands(file: Path) -> None:
    (diagnostic,) = refused(file, "a: |\n  b\n \tc\nd:\n\te: f\n")

    assert (diagnostic.code, diagnostic.location.line, diagnostic.location.column) == ("tab", 3, 2)
    assert "1 dòng khác" in diagnostic.message


def test_a_tab_within_a_line_is_text(file: Path) -> None:
    assert read(file, "a: 'b\tc'\n").data == {"a": "b\tc"}


def test_a_big_file_is_refused_unread(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(50 * 1024**2)

    assert refusal_of(file).code == "too-large"


def test_a_file_just_below_the_limit_is_read(file: Path) -> None:
    file.write_bytes(b"a: " + b"x" * (MAX_BYTES - 4) + b"\n")

    assert len(read_text(file).body) == MAX_BYTES


def test_a_file_that_grows_while_it_is_read_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.source.text._check_kind", lambda *_: None)
    file.write_bytes(b"x" * (MAX_BYTES + 1))

    assert refusal_of(file).code == "too-large"


def test_too_many_values_are_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.source.builder.MAX_VALUES", 5)

    assert codes(refused(file, "[a, b, c, d, e, f]")) == ["too-large"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a: b\0c\n", "binary"),
        (b"PK\x03\x04\0\0", "binary"),
        ("a: b\n".encode("utf-16"), "bad-encoding"),
        (b"\x89PNG\r\n", "bad-encoding"),
        (b"a: b\x07\n", "control-character"),
    ],
)
def test_what_is_not_text_is_refused(file: Path, content: bytes, code: str) -> None:
    assert codes(refused(file, content)) == [code]


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_a_bad_byte_is_shown_where_it_stands(file: Path, start: bytes) -> None:
    (diagnostic,) = refused(file, start + "a: b\r\ntên: x".encode() + b"\xe9y\n")

    assert f"0xE9 ở vị trí {len(start) + 13} (dòng 2)" in diagnostic.message
    assert (diagnostic.location.line, diagnostic.location.column) == (2, 7)
    assert diagnostic.source_line == "tên: x\ufffdy"


def test_what_is_not_a_readable_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: b\n", encoding="utf-8")

    assert refusal_of(tmp_path).code == "not-a-file"
    assert refusal_of(tmp_path / "none.yaml").code == "no-file"
    assert refusal_of(tmp_path / "a.yaml" / "b.yaml").code == "no-file"
    assert refusal_of(tmp_path / "a\0b.yaml").code == "no-file"
    assert refusal_of(tmp_path / ("x" * 5000)).code == "unreadable"


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with a name")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")

    assert refusal_of(tmp_path / "pipe.yaml").code == "not-a-file"


def test_a_file_without_permission_is_told_as_such(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("engine.source.text._check_kind", refuse)
    assert refusal_of(file).code == "unreadable"


@pytest.mark.parametrize("break_", ["\x85", "\u2028", "\u2029", "\r", "\r\n", "\n"])
def test_lines_are_counted_as_the_parser_counts_them(file: Path, break_: str) -> None:
    (diagnostic,) = refused(file, f"# a{break_}b: @c\n")

    assert (diagnostic.location.line, diagnostic.source_line) == (2, "b: @c")


SYNTAX = {
    "tab character|cannot start": "a: >\n b\n@\n",
    "quote": "a: 'x\nb: 1\n",
    "colon": "a: b: c",
    "no key": "a: 1\nb\nc: 2\n",
    "dash": "a: - b",
    "item": "- a\nb: 1\n",
    "bracket": "a: [1,2\nb: 3\n",
    "brace": "a: {x: 1\nb: 3\n",
    "indent": "a:\n  - 1\n 2: 3\n",
    "nothing": "a: }",
    "escape": 'a: "\\q"',
    "hex": 'a: "\\uZZ"',
    "outside": "'a'\nb: 1\n",
    "block": "a: |x\n  b",
    "directive": "% a",
    "version": "%YAML 1.\n---\na",
    "anchor": "a: &  x",
    "separator": 'a: "b\n---\nc"',
    "number": "%YAML " + "9" * 5000 + ".1\n---\na",
    "code point": 'a: "\\UFFFFFFFF"',
    "end": "a: [\n\n",
    "tag": "a: !<x\n",
}


@pytest.mark.parametrize("content", SYNTAX.values(), ids=SYNTAX)
def test_a_syntax_error_is_a_vietnamese_sentence(file: Path, content: str) -> None:
    diagnostic = refused(file, content)[-1]

    assert diagnostic.code == "syntax"
    assert any(diagnostic.message == sentence.message for sentence in SENTENCES)


def test_an_unknown_syntax_error_keeps_the_original_words(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.source.syntax._COMPILED", ())

    assert "(mapping values are not allowed" in refused(file, "a: b: c")[0].message


PIECES = [
    *"a9,[]{}|>'\"\\!#~ế\t\n\x85\u2028\x00\ufeff",
    *(
        "code",
        "1.01417",
        ": ",
        "- ",
        "? ",
        "  ",
        "&a ",
        "*a",
        "!!int ",
        "<<",
        "null",
        "---\n",
        "...\n",
        "%YAML ",
        "e\u0302",
    ),
]


def outcome(content: bytes, tmp: Path) -> None:
    tmp.write_bytes(content)
    try:
        document = read_yaml(tmp, "a.yaml")
    except CatgiamError as error:
        told = str(error)
    else:
        told = str(document.data)
        assert told == unicodedata.normalize("NFC", told)
    assert told or content


def test_any_text_gives_a_document_or_an_error_of_ours(tmp_path_factory: pytest.TempPathFactory) -> None:
    tmp = tmp_path_factory.mktemp("any") / "a.yaml"

    @settings(database=None, deadline=None)
    @given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
    def check(content: str) -> None:
        outcome(content.encode("utf-8", "surrogatepass"), tmp)

    check()


def test_any_bytes_give_a_document_or_an_error_of_ours(tmp_path_factory: pytest.TempPathFactory) -> None:
    tmp = tmp_path_factory.mktemp("any") / "a.yaml"

    @settings(database=None, deadline=None)
    @given(st.binary())
    def check(content: bytes) -> None:
        outcome(content, tmp)

    check()
