"""`catgiam recognise`: which civil-status papers a published line demands, and by which words."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from cli.asking import warn
from cli.errors import CODES, Refusal, style_for_errors
from cli.options import out_option, rules_option
from cli.output import write_whole
from cli.rules_source import grammar_of, load_rules
from cli.streams import is_terminal, say
from engine.diagnostics import Diagnostic, Location, Severity, render_all
from engine.model.recognition import Recognition
from engine.model.record import to_data, to_json
from engine.recognise import recognise

STDIN = "đầu vào chuẩn"
MAX_ID = 2**63 - 1


class Asked(NamedTuple):
    """A published line, under the heading that it stands under."""

    id: str | int
    text: str
    group: str


class LineError(ValueError):
    """A line of input that cannot be read; `column` is 0 where the whole line is meant."""

    def __init__(self, problem: str, column: int = 0) -> None:
        """Say what is wrong, in Vietnamese."""
        self.column = column
        super().__init__(problem)


@click.command(
    "recognise", options_metavar="[TÙY CHỌN]", short_help="Nhận dạng giấy tờ hộ tịch trong câu chữ đã công bố."
)
@click.option("--explain", "explained", is_flag=True, help="Kèm lý do của từng nhận định.")
@rules_option
@out_option
def recognise_lines(*, explained: bool, rules: Path | None, out: Path | None) -> int:
    """Nhận dạng giấy tờ hộ tịch trong câu chữ đã công bố.

    Đọc từ đầu vào chuẩn, mỗi dòng một đối tượng JSON có “id”, “text” và, nếu biết, “group”
    (đầu mục phía trên); in ra cũng vậy: giấy tờ đòi nộp, giấy tờ chỉ nhắc tên,
    và những chữ nào cho biết điều đó. Cách nói mới thì thêm vào recognition.yaml.

    \b
    Ví dụ:
      echo '{"id": "1", "text": "Bản sao Giấy khai sinh"}' | catgiam recognise --explain
    """  # noqa: D301 - \b is click's mark for lines that must not be joined
    loaded = load_rules(rules)
    warn(loaded)
    grammar = grammar_of(loaded.catalog)
    answers: list[bytes] = []
    problems: list[Diagnostic] = []
    for number, line in enumerate(_input_lines(), start=1):
        try:
            asked = understand(line)
        except LineError as error:
            problems.append(Diagnostic("input-line", str(error), Location(STDIN, number, error.column)))
            continue
        if asked is not None:
            read_as = recognise(asked.text, asked.group, grammar)
            answers.append(to_json(answer(asked, read_as, explained=explained)))
            if read_as.truncated:
                problems.append(_truncated(number))
    write_whole(b"".join(line + b"\n" for line in answers), out)
    if problems:
        say(render_all(problems, style_for_errors()))
        unread = sum(p.severity is Severity.ERROR for p in problems)
        say(f"{unread} dòng không đọc được, đã bỏ qua; {len(answers)} dòng đã nhận dạng.")
    return CODES.findings if problems else CODES.fine


def _truncated(number: int) -> Diagnostic:
    message = "dòng quá dài, mới đọc phần đầu; có thể còn giấy tờ ở phần sau"
    return Diagnostic("input-line", message, Location(STDIN, number), Severity.WARNING, hint="tách thành nhiều dòng")


def _input_lines() -> Iterator[bytes]:
    if sys.stdin is None:
        raise Refusal(["không có đầu vào chuẩn để đọc"])
    if is_terminal(sys.stdin):
        say("Đang đợi các dòng JSON từ bàn phím; Ctrl-D (Windows: Ctrl-Z rồi Enter) để kết thúc.")
    yield from sys.stdin.buffer


def understand(line: bytes) -> Asked | None:
    """A line of input as a question, None for a blank one. Raises `LineError`."""
    try:
        written = line.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise LineError("dòng này không phải UTF-8") from error
    return _asked(_parsed(written)) if written else None


def _parsed(written: str) -> Any:  # noqa: ANN401 - somebody's JSON
    try:
        return json.loads(written)
    except json.JSONDecodeError as error:
        raise LineError("dòng này không phải JSON hợp lệ", error.colno) from error
    except (RecursionError, ValueError) as error:  # nested without end, or a number without end
        raise LineError("JSON của dòng này lồng quá sâu hoặc có số quá dài") from error


def _asked(data: Any) -> Asked:  # noqa: ANN401 - somebody's JSON
    if not isinstance(data, dict):
        raise LineError("mỗi dòng phải là một đối tượng JSON có “id” và “text”")
    named, text, group = data.get("id"), data.get("text"), data.get("group") or ""
    if not isinstance(named, str) and not (type(named) is int and abs(named) <= MAX_ID):
        raise LineError("“id” phải là chữ hoặc số nguyên")
    if not isinstance(text, str) or not isinstance(group, str):
        raise LineError("“text” và “group” phải là chữ")
    if not _storable((str(named), text, group)):
        raise LineError("có ký tự không ghi được bằng UTF-8")
    return Asked(named, text, group)


def _storable(texts: Iterable[str]) -> bool:
    """JSON can spell half of a character (a lone surrogate), UTF-8 cannot."""
    try:
        "".join(texts).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def answer(asked: Asked, read_as: Recognition, *, explained: bool) -> dict[str, Any]:
    """The recognition of a line as it is written; spans count the characters of the text as it was given."""
    written = {
        "id": asked.id,
        "role": read_as.role.value,
        "demanded": read_as.demanded,
        "mentioned": read_as.mentioned,
        "umbrella": read_as.umbrella,
        "foreign": read_as.foreign,
        "when": read_as.when.value if read_as.when else None,
        "fallback": read_as.fallback,
        "umbrella_fallback": read_as.umbrella_fallback,
        "looked_up": read_as.looked_up,
        "truncated": read_as.truncated,
        "spans": [to_data(span) for span in read_as.spans],
    }
    return {**written, "why": read_as.why} if explained else written
