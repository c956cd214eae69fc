import json
import re
import sys
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

from engine.diagnostics import CatgiamError, Diagnostic
from engine.schema import MAX_PROBLEMS, Schemas, validate
from engine.schema.patterns import DATE, FORMS, date_hint, form_of, matches
from engine.source import read_yaml

SHIPPED = Path(__file__).parents[2] / "rules" / "schema"
TEXT = {"type": "string"}


@pytest.fixture
def checked(tmp_path: Path) -> Any:  # noqa: ANN401 - a fixture that hands out a function
    """Validate a text against one schema of kind `a` that has these properties."""

    def check(text: str, **properties: object) -> tuple[Diagnostic, ...]:
        properties["kind"] = {"const": "a"}
        schema = {"type": "object", "additionalProperties": False, "properties": properties}
        (tmp_path / "a.yaml").write_text("kind: a\n" + text, encoding="utf-8")
        return validate(read_yaml(tmp_path / "a.yaml", "a.yaml"), Schemas({"a": schema}))

    return check


def keywords(schema: object, keyword: str) -> set[str]:
    """Every text value that a keyword has anywhere in a schema."""
    if isinstance(schema, list):
        return set().union(*(keywords(part, keyword) for part in schema))
    if not isinstance(schema, dict):
        return set()
    own = {schema[keyword]} if isinstance(schema.get(keyword), str) else set()
    return own.union(*(keywords(part, keyword) for part in schema.values()))


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*.schema.json")), ids=lambda file: file.stem)
def test_every_pattern_of_the_shipped_schemas_has_a_rule_in_words(file: Path) -> None:
    assert keywords(json.loads(file.read_text(encoding="utf-8")), "pattern") <= FORMS.keys()


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*.schema.json")), ids=lambda file: file.stem)
def test_every_shipped_schema_is_a_valid_schema(file: Path) -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(json.loads(file.read_text(encoding="utf-8")))


def test_each_file_of_schemas_names_its_own_kind() -> None:
    names = {file.name.removesuffix(".schema.json") for file in SHIPPED.glob("*.schema.json")}

    assert set(Schemas.load(SHIPPED).kinds) == names


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"properties": {"kind": {"const": 1}}}', '{"properties": 1}'])
def test_a_broken_schema_is_told_by_its_file(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.schema.json").write_text(content, encoding="utf-8")

    with pytest.raises(CatgiamError) as caught:
        Schemas.load(tmp_path)
    assert [d.code for d in caught.value.diagnostics] == ["bad-schema"]


def test_a_folder_without_schemas_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatgiamError) as caught:
        Schemas.load(tmp_path / "none")
    assert [d.code for d in caught.value.diagnostics] == ["no-schema"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("kind: [a]\n", "unknown-kind"),
        ("kind: zzz\n", "unknown-kind"),
        ("zzz: a\n", "missing-kind"),
        ("a\n", "wrong-type"),
    ],
)
def test_the_kind_is_asked_first(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")

    (diagnostic,) = validate(read_yaml(tmp_path / "a.yaml"), Schemas.load(SHIPPED))
    assert diagnostic.code == code
    assert diagnostic.hint


def test_an_unknown_key_is_told_at_the_key_with_the_unused_near_name(checked: Any) -> None:  # noqa: ANN401
    (diagnostic,) = checked("name: x\nnames: y\nnmae2: z\n".replace("names: y\n", ""), name=TEXT, name2=TEXT)

    assert (diagnostic.code, diagnostic.location.line, diagnostic.location.column) == ("unknown-key", 3, 1)
    assert diagnostic.hint == "có phải là “name2”?"


def test_every_missing_key_is_told_once(checked: Any) -> None:  # noqa: ANN401
    inner = {"type": "object", "properties": {}, "required": ["b", "c"]}

    assert [d.message for d in checked("x:\n  - {d: e}\n", x={"type": "array", "items": inner})] == [
        "thiếu khóa “b” trong mục thứ 1 của “x”",
        "thiếu khóa “c” trong mục thứ 1 của “x”",
    ]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("2026-01-01", None),
        ("2024-02-29", None),
        ("2026-02-30", "impossible-date"),
        ("2026-13-01", "impossible-date"),
        ("0000-01-01", "impossible-date"),
        ("01/01/2026", "wrong-date"),
        ("2026-1-1", "wrong-date"),
        ("٢٠٢٦-٠١-٠١", "wrong-date"),
        ('"2026-01-01\\n"', "wrong-date"),
        ("2026-01-01T00:00:00", "wrong-date"),
    ],
)
def test_a_date_is_a_day_of_the_calendar(checked: Any, value: str, code: str | None) -> None:  # noqa: ANN401
    found = checked(f"on: {value}\n", on={"type": "string", "pattern": DATE})

    assert [diagnostic.code for diagnostic in found] == ([code] if code else [])


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("1/7/2026", "viết 2026-07-01"),
        ("2026.7.1", "viết 2026-07-01"),
        ("31-2-2026", None),
        ("1/7/26", None),
        ("hôm nay", None),
    ],
)
def test_a_date_in_the_order_of_papers_is_rewritten(written: str, hint: str | None) -> None:
    assert date_hint(written) == hint


def test_an_unknown_pattern_is_shown_as_it_is() -> None:
    assert "^x$" in form_of("^x$").rule
    assert not matches("^x$", "x\n")


def test_a_group_where_a_word_is_wanted_is_of_the_wrong_type(checked: Any) -> None:  # noqa: ANN401
    (diagnostic,) = checked("mode: {a: b}\n", mode={"enum": ["submit"]})

    assert diagnostic.code == "wrong-type"


def test_of_several_branches_the_meant_one_is_explained(checked: Any) -> None:  # noqa: ANN401
    group = {"type": "object", "additionalProperties": False, "properties": {"paper": TEXT}}
    branches = {"anyOf": [{"type": "array"}, {"enum": ["birth"], "type": "string"}, group]}

    assert [d.code for d in checked("x: {papr: birth}\n", x=branches)] == ["unknown-key"]
    assert [d.code for d in checked("x: brith\n", x=branches)] == ["wrong-value"]


def test_a_condition_is_explained_by_the_branch_that_applies(checked: Any) -> None:  # noqa: ANN401
    reference = {
        "type": ["string", "object"],
        "if": {"type": "string"},
        "then": {"enum": ["birth"]},
        "else": {"type": "object", "required": ["paper"]},
    }

    assert [d.code for d in checked("x: brith\n", x=reference)] == ["wrong-value"]
    assert [d.code for d in checked("x: {a: b}\n", x=reference)] == ["missing-key"]
    assert [d.code for d in checked("x: [a]\n", x=reference)] == ["wrong-type"]


def test_a_text_that_is_too_short_is_told_as_such(checked: Any) -> None:  # noqa: ANN401
    assert [d.code for d in checked("x: a\n", x={"type": "string", "minLength": 2})] == ["short-text"]


def test_repeated_groups_are_told_by_their_number(checked: Any) -> None:  # noqa: ANN401
    (diagnostic,) = checked("x: [{a: b}, {a: b}]\n", x={"type": "array", "uniqueItems": True})

    assert diagnostic.message == "mục thứ 2 lặp lại trong “x”"


def test_what_has_no_sentence_of_its_own_keeps_the_original_words(checked: Any) -> None:  # noqa: ANN401
    (diagnostic,) = checked("x: abc\n", x={"maxLength": 2})

    assert diagnostic.code == "wrong-shape"
    assert re.search(r"\(.*too long.*\)", diagnostic.message)


def test_a_long_list_of_names_is_cut(checked: Any) -> None:  # noqa: ANN401
    (diagnostic,) = checked("x: zzz\n", x={"enum": [f"v{number}" for number in range(100)]})

    assert diagnostic.hint.endswith("v29, …")


def test_a_hopeless_file_gets_a_readable_number_of_errors(checked: Any) -> None:  # noqa: ANN401
    found = checked("x: [" + "b, " * 1000 + "]\n", x={"items": {"enum": ["a"]}})

    assert len(found) == MAX_PROBLEMS + 1
    assert "too-many-errors" in {diagnostic.code for diagnostic in found}


def test_the_validator_is_imported_only_when_something_is_validated() -> None:
    command = "import sys, engine.schema; sys.exit('jsonschema' in sys.modules)"

    assert run([sys.executable, "-c", command], cwd=SHIPPED.parents[1], check=False).returncode == 0
