"""What `catgiam recognise` answers, and what it says of lines that it cannot read."""

import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Answer = subprocess.CompletedProcess[str]
Run = Callable[..., Answer]
Pipe = Callable[..., Answer]

BIRTH = '{"id": "a", "text": "Bản sao Giấy khai sinh của con"}'


@pytest.fixture
def pipe(run: Run, rules_of_two: Path, monkeypatch: pytest.MonkeyPatch) -> Pipe:
    """Run the command over the given input."""

    def pipe_it(written: str | bytes, *arguments: str | Path) -> Answer:
        content = written if isinstance(written, bytes) else written.encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content), encoding="ascii"))
        return run("recognise", "--rules", rules_of_two, *arguments)

    return pipe_it


def answers(done: Answer) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_line_is_answered_with_its_papers_and_the_words_they_stand_on(pipe: Pipe) -> None:
    done = pipe(BIRTH + "\n")
    (line,) = answers(done)
    (span,) = line["spans"]

    assert (done.returncode, done.stderr) == (0, "")
    assert (line["id"], line["role"], line["demanded"], line["mentioned"]) == ("a", "component", ["birth"], [])
    assert (line["umbrella"], line["foreign"]) == (False, False)
    assert json.loads(BIRTH)["text"][span["start"] : span["end"]] == "Bản sao Giấy khai sinh"
    assert "why" not in line


def test_explain_adds_the_reasons(pipe: Pipe) -> None:
    (line,) = answers(pipe(BIRTH, "--explain"))

    assert any("đòi nộp" in reason for reason in line["why"])


def test_the_heading_counts(pipe: Pipe) -> None:
    text = "Giấy khai sinh"
    under_note = json.dumps({"id": 1, "text": text, "group": "Lưu ý:"})
    plain = json.dumps({"id": 2, "text": text, "group": None})

    first, second = answers(pipe(f"{under_note}\n{plain}\n"))

    assert (first["demanded"], second["demanded"]) == ([], ["birth"])


def test_a_blank_line_asks_nothing(pipe: Pipe) -> None:
    done = pipe(f"\ufeff{BIRTH}\n\n  \r\n")

    assert done.returncode == 0
    assert len(answers(done)) == 1


@pytest.mark.parametrize(
    ("line", "place", "problem"),
    [
        ('{"id": "b", "text"', "2:19", "không phải JSON hợp lệ"),
        ("[1]", "2", "phải là một đối tượng JSON"),
        ('{"text": "x"}', "2", "“id” phải là chữ hoặc số nguyên"),
        ('{"id": true, "text": "x"}', "2", "“id” phải là chữ hoặc số nguyên"),
        (f'{{"id": {2**80}, "text": "x"}}', "2", "“id” phải là chữ hoặc số nguyên"),
        ('{"id": "b"}', "2", "“text” và “group” phải là chữ"),
        ('{"id": "b", "text": "x", "group": 3}', "2", "“text” và “group” phải là chữ"),
        ('{"id": "b", "text": "\\ud800"}', "2", "không ghi được bằng UTF-8"),
        (b'{"id": "b", "text": "\xff"}', "2", "không phải UTF-8"),
        ("[" * 100_000, "2", "lồng quá sâu"),
        (f'{{"id": {"9" * 5000}, "text": "x"}}', "2", "số quá dài"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_is_answered(pipe: Pipe, line: str | bytes, place: str, problem: str) -> None:
    bad = line if isinstance(line, bytes) else line.encode()

    done = pipe(b"\n".join([BIRTH.encode(), bad, BIRTH.encode()]))

    assert done.returncode == 1
    assert len(answers(done)) == 2
    assert f"đầu vào chuẩn:{place}: " in done.stderr
    assert problem in done.stderr
    assert "1 dòng không đọc được, đã bỏ qua; 2 dòng đã nhận dạng." in done.stderr


def test_a_line_that_is_too_long_is_read_in_part_and_told(pipe: Pipe) -> None:
    done = pipe(json.dumps({"id": "a", "text": "Giấy khai sinh; " + "x " * 20_000}))
    (line,) = answers(done)

    assert (done.returncode, line["demanded"], line["truncated"]) == (1, ["birth"], True)
    assert "đầu vào chuẩn:1: cảnh báo: dòng quá dài, mới đọc phần đầu" in done.stderr


def test_rules_without_wordings_are_refused(run: Run, rules: Path) -> None:
    (rules / "recognition.yaml").unlink()

    done = run("recognise", "--rules", rules)

    assert done.returncode == 2
    assert "không có recognition.yaml" in done.stderr


def test_without_standard_input_it_says_so(run: Run, rules_of_two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)

    done = run("recognise", "--rules", rules_of_two)

    assert done.returncode == 2
    assert "không có đầu vào chuẩn" in done.stderr


def test_a_person_at_the_keyboard_is_told_how_to_end(
    run: Run, rules_of_two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboard = io.TextIOWrapper(io.BytesIO(b""), encoding="utf-8")
    monkeypatch.setattr(keyboard, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", keyboard)

    assert "Ctrl-D" in run("recognise", "--rules", rules_of_two).stderr
