"""Which JSON values come out of a file, where each stands, and what is said of what cannot be read."""

import gzip
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.diagnostics import Diagnostic, Location
from engine.portal import records
from engine.portal.records import RawRecord, records_in

Found = list[RawRecord | Diagnostic]
ReadFile = Callable[[str, str | bytes], Found]

BOM = b"\xef\xbb\xbf"
ONE, TWO, THREE = ({"a": number} for number in (1, 2, 3))
VALUES = st.lists(st.dictionaries(st.text(max_size=9), st.text(max_size=9) | st.booleans() | st.integers(-99, 99)))


def read_in(folder: Path, name: str, content: str | bytes) -> Found:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(records_in(path, "shown"))


@pytest.fixture
def read(tmp_path: Path) -> ReadFile:
    """Write a file of that name and read its records."""
    return lambda name, content: read_in(tmp_path, name, content)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a property writes its files again and again."""
    return tmp_path_factory.mktemp("records")


def places(found: Found) -> list[tuple[Any, int]]:
    return [(each.data, each.location.line) for each in found if isinstance(each, RawRecord)]


def values(found: Found) -> list[Any]:
    return [value for value, _ in places(found)]


def problems(found: Found) -> list[Diagnostic]:
    return [each for each in found if isinstance(each, Diagnostic)]


def json_lines(data: list[Any]) -> str:
    return "".join(json.dumps(value) + "\n" for value in data)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.jsonl", '{"a": 1}\n{"a": 2}\n', [(ONE, 1), (TWO, 2)]),
        ("a.jsonl", '{"a": 1}\n\n  \t\n{"a": 2}', [(ONE, 1), (TWO, 4)]),
        ("a.jsonl", '{"a": 1}\r\n\r\n{"a": 2}\r\n', [(ONE, 1), (TWO, 3)]),
        ("a.jsonl", BOM + b'{"a": 1}\n' + BOM + b'{"a": 2}', [(ONE, 1), (TWO, 2)]),
        ("a.jsonl", '[{"a": 1}, {"a": 2}]\n{"a": 3}', [(ONE, 1), (TWO, 1), (THREE, 2)]),
        ("a.jsonl", "", []),
        ("a.json", "", []),
        ("a.json", "  \n", []),
        ("a.json", "[]", []),
        ("a.json", '{"a": 1}', [(ONE, 1)]),
        ("a.json", '{\n  "a": 1\n}\n', [(ONE, 1)]),
        ("a.json", BOM + b'\n{"a": 1}', [(ONE, 2)]),
        ("a.json", '[{"a": 1}, {"a": 2}]', [(ONE, 1), (TWO, 1)]),
        ("a.json", BOM + b'[\n  {\n    "a": 1\n  },\n\n  {\n    "a": 2\n  }\n]\n', [(ONE, 2), (TWO, 6)]),
        ("a.json", '{"a": 1}\n{"a": 2} {"a": 3}', [(ONE, 1), (TWO, 2), (THREE, 2)]),
        ("a.json", '{\n"a": 1\n}\n{\n"a": 2\n}', [(ONE, 1), (TWO, 4)]),
        ("a.json", '{"a": 1},\n{"a": 2},\n', [(ONE, 1), (TWO, 2)]),
    ],
)
def test_every_value_comes_with_the_line_where_it_begins(
    read: ReadFile, name: str, content: str | bytes, expected: list[tuple[Any, int]]
) -> None:
    found = read(name, content)

    assert places(found) == expected
    assert problems(found) == []


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl", "a.json.gz", "a.json"])
def test_a_packed_file_is_known_by_its_content_and_not_by_its_name(read: ReadFile, name: str) -> None:
    found = read(name, gzip.compress(b'{"a": 1}\n{"a": 2}\n'))

    assert found == [RawRecord(ONE, Location("shown", 1)), RawRecord(TWO, Location("shown", 2))]


def test_a_plain_file_may_be_called_packed(read: ReadFile) -> None:
    assert values(read("a.jsonl.gz", '{"a": 1}')) == [ONE]


@given(VALUES, st.sampled_from((None, 1)))
def test_all_formats_give_the_same_records(folder: Path, data: list[dict[str, Any]], indent: int | None) -> None:
    lines, array = json_lines(data), json.dumps(data, indent=indent, ensure_ascii=False)
    one_by_one = "\n".join(json.dumps(value, indent=indent) for value in data)
    files = {
        "lines.jsonl": lines.encode(),
        "lines.jsonl.gz": gzip.compress(lines.encode()),
        "array.json": array.encode(),
        "array.json.gz": gzip.compress(array.encode()),
        "values.json": one_by_one.encode(),
    }

    read = {name: read_in(folder, name, content) for name, content in files.items()}

    assert {name: values(found) for name, found in read.items()} == dict.fromkeys(files, data)
    assert not any(problems(found) for found in read.values())


@given(VALUES, st.integers(min_value=0))
def test_a_file_cut_anywhere_keeps_its_whole_lines(folder: Path, data: list[dict[str, Any]], where: int) -> None:
    content = json_lines(data).encode()
    kept = content[: where % (len(content) + 1)]
    whole = kept.count(b"\n")

    found = read_in(folder, "cut.jsonl", kept)

    assert values(found)[:whole] == data[:whole]
    assert all(problem.location.line == whole + 1 for problem in problems(found))


@given(st.binary(max_size=200), st.sampled_from(("a.jsonl", "a.json")), st.sampled_from((b"", b"\x1f\x8b", b"[{")))
def test_any_bytes_are_read_or_refused(folder: Path, content: bytes, name: str, start: bytes) -> None:
    assert all(isinstance(each, RawRecord | Diagnostic) for each in read_in(folder, name, start + content))


def test_a_truncated_packed_file_keeps_what_could_be_unpacked(read: ReadFile) -> None:
    data = [{"number": number, "noise": hashlib.sha256(bytes([number])).hexdigest()} for number in range(200)]
    packed = gzip.compress(json_lines(data).encode())

    found = read("a.jsonl.gz", packed[: len(packed) // 2])
    (problem,) = problems(found)

    assert 0 < len(values(found)) < len(data)
    assert values(found) == data[: len(found) - 1]
    assert found[-1] == problem
    assert (problem.code, problem.location.line) == ("portal-file", len(found))
    assert "tệp nén bị cụt hoặc hỏng từ dòng này" in problem.message


@pytest.mark.parametrize(
    ("name", "content", "kept", "line"),
    [
        ("a.jsonl.gz", b"\x1f\x8b no gzip at all", [], 1),
        ("a.jsonl.gz", gzip.compress(b'{"a": 1}\n') + b"junk", [ONE], 2),
        ("a.json.gz", gzip.compress(b'[{"a": 1}]')[:-10], [], 0),
    ],
)
def test_a_damaged_packed_file_is_told(read: ReadFile, name: str, content: bytes, kept: list[Any], line: int) -> None:
    found = read(name, content)

    assert values(found) == kept
    assert [(each.code, each.location.line, each.hint) for each in problems(found)] == [
        ("portal-file", line, "tải lại tệp")
    ]


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        ('{"a": 1', "bản ghi bị cụt giữa chừng"),
        ('{"a": "Giấy kh', "bản ghi bị cụt giữa chừng"),
        ("{a: 1}", "không phải JSON hợp lệ"),
        ('{"a": 1} {"a": 2}', "không phải JSON hợp lệ"),
        ("<html>", "không phải JSON hợp lệ"),
        (b'{"a": "\xff"}', "không phải UTF-8"),
        ('{"a": 1', "bị cụt giữa chừng"),
        ('{"a": "\\ud800"}', "không ghi được bằng UTF-8"),
        ("[" * 100_000, "JSON lồng quá sâu"),
        ('{"a":' * 100_000, "JSON lồng quá sâu"),
        (f'{{"a": {"9" * 5000}}}', "số quá dài"),
    ],
)
def test_a_bad_line_is_told_and_the_others_are_kept(read: ReadFile, bad: str | bytes, problem: str) -> None:
    line = bad if isinstance(bad, bytes) else bad.encode()

    found = read("a.jsonl", b'{"a": 1}\n' + line + b'\n{"a": 3}\n')
    (told,) = problems(found)

    assert places(found) == [(ONE, 1), (THREE, 3)]
    assert (told.code, told.location.line) == ("portal-json", 2)
    assert problem in told.message


@pytest.mark.parametrize(
    ("line", "column"),
    [('{"a": oops}', 7), ('{"giấy tờ": oops}', 13), ('{"a" 1}', 6), ('   {"a": oops}', 10), ('{"a": 1}}', 9)],
)
def test_a_column_counts_characters_and_the_line_is_shown(read: ReadFile, line: str, column: int) -> None:
    (told,) = problems(read("a.jsonl", f"\n{line}\n"))

    assert told.location == Location("shown", 2, column)
    assert told.source_line == line


def test_a_long_broken_line_is_not_shown(read: ReadFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_QUOTED", 20)

    (told,) = problems(read("a.jsonl", '{"a": oops, "b": "long enough"}'))

    assert (told.location.column, told.source_line) == (7, None)


def test_a_line_that_is_too_long_is_passed_over(read: ReadFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_LINE", 20)
    long = json.dumps({"a": "x" * 100})

    found = read("a.jsonl", f'{{"a": 1}}\n{long}\n{{"a": 2}}\n\n{long}')

    assert places(found) == [(ONE, 1), (TWO, 3)]
    assert [(each.code, each.location.line) for each in problems(found)] == [("portal-size", 2), ("portal-size", 5)]


def test_a_line_may_be_just_as_long_as_allowed(read: ReadFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_LINE", len('{"a": 1}\n'))

    assert read("a.jsonl", '{"a": 1}\n{"a": 2}\n') == [
        RawRecord(ONE, Location("shown", 1)),
        RawRecord(TWO, Location("shown", 2)),
    ]


def test_a_document_that_is_too_large_is_refused_as_a_whole(read: ReadFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_DOCUMENT", 20)

    (told,) = read("a.json", '[{"a": 1}, {"a": 2}, {"a": 3}]')

    assert isinstance(told, Diagnostic)
    assert (told.code, told.location) == ("portal-size", Location("shown"))
    assert ".jsonl" in told.message


def test_a_document_that_is_not_utf_8_is_refused_as_a_whole(read: ReadFile) -> None:
    (told,) = read("a.json", '[{"a": "Giấy"}]'.encode("utf-16"))

    assert isinstance(told, Diagnostic)
    assert (told.code, told.message, told.hint) == ("portal-json", "tệp không phải UTF-8", "lưu lại bằng UTF-8")


@pytest.mark.parametrize(
    ("broken", "line", "column"),
    [
        ('[{"a": 1},\n{"a": oops, "b": {"c": 1}},\n{"a": 3}]', 2, 7),
        (json.dumps([ONE, {"a": "oops", "b": [{"c": 1}]}, THREE], indent=2).replace('"oops"', "oops"), 6, 10),
        ('{"a": 1}\n{\n  "a": ,\n  "b":\n  {"c": 1}\n}\n{"a": 3}', 3, 8),
        ('{"a": 1}}\n{"a": 3}', 1, 9),
    ],
)
def test_after_a_broken_record_reading_goes_on_at_the_next(read: ReadFile, broken: str, line: int, column: int) -> None:
    found = read("a.json", broken)

    assert values(found) == [ONE, THREE]
    assert [each.location for each in problems(found)] == [Location("shown", line, column)]


def test_a_document_that_nests_too_deep_is_passed_over(read: ReadFile) -> None:
    found = read("a.json", '[{"a": 1},\n{"a":' + "[" * 100_000 + ',\n{"a": 3}]')

    assert places(found) == [(ONE, 1), (THREE, 3)]
    assert [(each.message, each.location.line) for each in problems(found)] == [("JSON lồng quá sâu", 2)]


@pytest.mark.parametrize(
    ("cut", "kept", "line", "problem"),
    [
        ('[{"a": 1},\n{"a": 2}', [ONE, TWO], 2, "thiếu dấu “]”"),
        ('[{"a": 1},\n{"a": 2},\n\n', [ONE, TWO], 4, "thiếu dấu “]”"),
        ('[{"a": 1},\n{"a": 2},\n{"a"', [ONE, TWO], 3, "bị cụt giữa chừng"),
        ("[", [], 1, "thiếu dấu “]”"),
    ],
)
def test_an_array_cut_off_keeps_its_whole_records(
    read: ReadFile, cut: str, kept: list[Any], line: int, problem: str
) -> None:
    found = read("a.json", cut)
    (told,) = problems(found)

    assert values(found) == kept
    assert told.location.line == line
    assert problem in told.message


def test_a_file_that_is_not_there_is_the_callers_matter(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(records_in(tmp_path / "none.jsonl", "shown"))


def test_several_arrays_of_a_document_are_all_read(read: ReadFile) -> None:
    found = read("a.json", b'[{"a": 1}]\n[{"a": 3}]')

    assert (places(found), problems(found)) == ([(ONE, 1), (THREE, 2)], [])


def test_what_follows_an_array_is_not_passed_over_in_silence(read: ReadFile) -> None:
    found = read("a.json", b'[{"a": 1}] junk')

    assert places(found) == [(ONE, 1)]
    assert [p.code for p in problems(found)] == ["portal-json"]
