"""Everything that the command line says is Vietnamese, and `--help` is quick to say it."""

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from cli.main import COMMANDS, cli
from cli.vietnamese import FOR_PROGRAMMERS, WORDS

Run = Callable[..., subprocess.CompletedProcess[str]]
CLICK = Path(click.__file__).parent
SPOKEN = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")
ENGLISH = re.compile(
    r"\b(usage|options?|commands?|arguments?|error|try|help|show|exit|missing|invalid|value|such|unexpected|extra|"
    r"requires?|default|required|text|path|directory|file|integer|did|you|mean|got|the|is|not|one|of|version)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(
    r"mặc định: [a-z]+|--[a-z-]+|“[^”]*”|'[^']*'|\b[a-z_]+(?:\|[a-z_]+)+|\b[a-z]+(?:_[a-z]+)+\b|catgiam [a-z-]+.*"
)


def english_words(text: str) -> list[str]:
    """English words outside names of options, values and commands."""
    return ENGLISH.findall(QUOTED.sub("", text))


def texts_of_click() -> Iterator[str]:
    """Every text that click's modules hand to `_` or `ngettext`."""
    for name in SPOKEN:
        for node in ast.walk(ast.parse((CLICK / f"{name}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value


def test_every_text_of_the_installed_click_is_translated() -> None:
    unknown = {text for text in texts_of_click() if text not in WORDS and not text.startswith(FOR_PROGRAMMERS)}

    assert not unknown


def test_translations_keep_no_field_that_click_does_not_fill() -> None:
    field = re.compile(r"\{(\w+)|%\((\w+)\)")
    for text, vietnamese in WORDS.items():
        assert set(field.findall(vietnamese)) <= set(field.findall(text)), text


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in COMMANDS)], ids=" ".join)
def test_help_has_no_english_word(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)

    assert done.returncode == 0
    assert done.stdout.startswith("Cách dùng: catgiam")
    assert english_words(done.stdout) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Cách dùng"),
        (["reviw"], "Không có lệnh “reviw”. Có phải là “review”?"),
        (["xyz"], "Không có lệnh “xyz”."),
        (["--foo"], "Không có tùy chọn “--foo”."),
        (["review", "--as-off", "x"], "--as-of"),
        (["review", "--as-of"], "Tùy chọn “--as-of” cần một giá trị."),
        (["review", "--all=1"], "không nhận giá trị"),
        (["explain"], "Thiếu tham số"),
        (["explain", "1.001193", "1", "2"], "Thừa tham số (2)"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_misuse_is_told_in_vietnamese_with_exit_code_2(run: Run, arguments: list[str], said: str) -> None:
    done = run(*arguments)

    assert done.returncode == 2
    assert said in done.stderr + done.stdout
    assert english_words(done.stderr + done.stdout) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_the_command_says(name: str) -> None:
    module, attribute = COMMANDS[name][0].split(":")
    command = getattr(importlib.import_module(module), attribute)

    assert command.name == name
    assert command.get_short_help_str(200) == COMMANDS[name][1]
    assert command.help.splitlines()[0] == COMMANDS[name][1]


def test_every_option_says_what_it_does() -> None:
    context = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout.startswith("catgiam ")


def test_help_loads_click_and_nothing_of_the_engine() -> None:
    code = (
        "import sys; from cli.main import main; code = main(['--help']); "
        "loaded = {name.split('.')[0] for name in sys.modules}; "
        "sys.exit(code or bool(loaded & {'engine', 'yaml', 'msgspec', 'rich', 'jsonschema', 'durable'}))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False, stdout=subprocess.DEVNULL).returncode == 0
