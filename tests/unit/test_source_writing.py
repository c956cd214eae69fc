"""What `to_yaml` writes, `read_yaml` reads back as it was."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.source import read_yaml
from engine.source.text import CONTROL
from engine.source.writing import WIDTH, to_yaml

LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs"]).filter(lambda char: not CONTROL.match(char))
WORDS = st.lists(st.sampled_from(["giấy", "khai sinh:", "#", "-", "'", '"', "no", "1.00", "\n", "\t", "…", "  "]))
TEXTS = (st.text(LETTERS) | WORDS.map(" ".join)).map(lambda text: unicodedata.normalize("NFC", text))
"""Composed texts: reading composes letters."""
KEYS = TEXTS.filter(lambda key: key not in {"", "code", "raw_code", "formerly", "superseded_by"})
"""An empty key is refused, and codes are repaired when they are read."""
DATA = st.dictionaries(
    KEYS,
    st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)),
    max_size=5,
)


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("yaml") / "a.yaml"


def reread(data: object, file: Path) -> Any:  # noqa: ANN401 - plain data
    file.write_text(to_yaml(data), encoding="utf-8", newline="")
    document = read_yaml(file)
    assert document.warnings == ()
    return document.data


@given(data=DATA)
@example(data={"a": ""})
@example(data={"a": "~", "b": "null", "on": "yes", "<<": "*x", "?": "&y"})
@example(data={"a": " \t x \n\n y \n"})
@example(data={"a" * 200: ["- x", {}, [], [[]]]})
@example(data={"dài": "giấy khai sinh " * 40})
def test_what_is_written_is_read_back_in_its_order(file: Path, data: dict[str, Any]) -> None:
    found = reread(data, file)

    assert found == data
    assert json.dumps(found) == json.dumps(data)


@pytest.mark.parametrize(
    ("value", "text"), [(True, "yes"), (False, "no"), (0, "0"), (12, "12"), (1.5, "1.5"), ("1.00", "1.00")]
)
def test_what_is_no_text_becomes_one(file: Path, *, value: object, text: str) -> None:
    assert reread({"a": value, "b": [value]}, file) == {"a": text, "b": [text]}


def test_a_tuple_is_a_list(file: Path) -> None:
    assert reread({"a": ("x", ("y",))}, file) == {"a": ["x", ["y"]]}


@pytest.mark.parametrize("escaped", ["\U00017e1a", "\U0001f60a", "\x85", "\n\t", "\u2028", '"\\'])
@pytest.mark.parametrize("marks", ["\u0323", "\u0301", "\u0324\u0301", "\u0323…\u0301", "\u0338"])
def test_a_mark_behind_an_escape_stays_a_mark(file: Path, escaped: str, marks: str) -> None:
    text = unicodedata.normalize("NFC", f"{escaped}{marks} x")

    assert reread({"a": text, text: "\\xAA \\n\u0324"}, file) == {"a": text, text: "\\xAA \\n\u0324"}


def test_letters_stand_as_they_are_in_block_style() -> None:
    assert to_yaml({"tên": "Giấy khai sinh", "giấy": ["một", "hai"]}) == ("tên: Giấy khai sinh\ngiấy:\n- một\n- hai\n")


def test_a_value_that_stands_twice_is_written_twice() -> None:
    shared = {"a": ["x"]}

    written = to_yaml({"first": shared, "second": shared})

    assert "&" not in written
    assert written.count("- x") == 2


def test_long_lines_are_folded() -> None:
    written = to_yaml({"a": "giấy khai sinh " * 40})

    assert max(map(len, written.splitlines())) <= WIDTH + len("giấy khai sinh ")
