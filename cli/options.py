"""The options that mean the same in every command, and how their texts are understood."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from engine.collation import sort_key
from engine.diagnostics import quoted, suggest

F = TypeVar("F", bound=Callable[..., object])

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_COMMA_CODE = r"[0-9],[0-9]{6}"
_CODES = re.compile(rf"(?<![^\s,;]){_COMMA_CODE}(?![^\s,;])|[^\s,;]+")
_LOCAL_DATE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")


class Text(click.ParamType[str, str]):
    """Somebody's words, in one Unicode form (NFC): the same word must be the same characters."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002 - click's
        """Compose accents and drop the spaces around."""
        return unicodedata.normalize("NFC", value).strip()


TEXT = Text()
A_PATH = click.Path(path_type=Path)
"""A path is used as it is given: on disk, names may stand in another Unicode form."""

rules_option = click.option(
    "--rules", type=A_PATH, metavar="THƯ_MỤC", help="Thư mục quy tắc, dữ liệu (mặc định: bộ đi kèm chương trình)."
)
as_of_option = click.option(
    "--as-of", type=TEXT, metavar="NGÀY", help="Ngày xét, viết năm-tháng-ngày (mặc định: hôm nay)."
)
province_option = click.option(
    "--province", type=TEXT, metavar="MÃ", help="Mã tỉnh để xét cả kết nối, dữ liệu (mặc định: chỉ xét pháp luật)."
)
out_option = click.option(
    "--out", type=A_PATH, metavar="TỆP", help="Ghi ra tệp, trọn vẹn hoặc không ghi (mặc định: màn hình)."
)


def format_option(names: Iterable[str], default: str) -> Callable[[F], F]:
    """`--format` with the formats that a command writes."""
    return click.option(
        "--format",
        "format_name",
        type=TEXT,
        default=default,
        metavar="|".join(names),
        help=f"Dạng kết quả (mặc định: {default}).",
    )


def asked_options(command: F) -> F:
    """Add the options of every command that reviews: rules, day, province, file."""
    for option in (out_option, province_option, as_of_option, rules_option):
        command = option(command)
    return command


class ListingCommand(click.Command):
    """A command whose repeatable options take several words: `--portal A B` is `--portal A --portal B`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Spread the words, then parse as click does."""
        lists = [p for p in self.params if isinstance(p, click.Option) and p.multiple and not p.is_flag]
        return super().parse_args(ctx, spread(args, frozenset(name for option in lists for name in option.opts)))


def spread(arguments: Iterable[str], listing: frozenset[str]) -> list[str]:
    """Repeat the name of a listing option before each word that follows it."""
    written: list[str] = []
    option, taken = "", True
    for argument in arguments:
        is_option = argument.startswith("-") and len(argument) > 1
        if is_option:
            option, taken = (argument, False) if argument in listing else ("", True)
        elif option and taken:
            written.append(option)
        elif option:
            taken = True
        written.append(argument)
    return written


def parse_day(text: str | None, default: date, option: str = "--as-of") -> date:
    """A day written year-month-day; `default` when nothing is written. Raises `ValueError` with the cure."""
    if text is None:
        return default
    written = _DATE.fullmatch(text)
    try:
        if written:
            return date(*map(int, written.groups()))
    except ValueError as error:
        raise ValueError(f"{option} {quoted(text)}: lịch không có ngày này") from error
    raise ValueError(
        f"{option} {quoted(text)} không phải là ngày; viết năm-tháng-ngày, ví dụ 2026-07-20{_meant_day(text)}"
    )


def _meant_day(text: str) -> str:
    local = _LOCAL_DATE.fullmatch(text)
    return f" (có phải là {local[3]}-{int(local[2]):02}-{int(local[1]):02}?)" if local else ""


def parse_choice(option: str, text: str, known: Iterable[str]) -> str:
    """One of a few fixed words. Raises `ValueError` naming them."""
    names = list(known)
    if text in names:
        return text
    raise ValueError(f"{option} {quoted(text)} không có; chọn một trong: {', '.join(names)}{_near(text, names)}")


def parse_format(text: str, known: Iterable[str]) -> str:
    """A format that exists. Raises `ValueError`."""
    return parse_choice("--format", text, list(known))


def parse_name(option: str, text: str, known: Iterable[str]) -> str:
    """A name that occurs in the catalogue, letter case aside. Raises `ValueError` with the nearest names."""
    names = sorted(set(known), key=sort_key)
    folded = {name.casefold(): name for name in names}
    if text.casefold() in folded:
        return folded[text.casefold()]
    containing = [name for name in names if text.casefold() in name.casefold()]
    near = _near(text, names) or f"; có các giá trị: {'; '.join(containing if text and containing else names)}"
    raise ValueError(f"{option}: trong danh mục không có {quoted(text)}{near}")


def parse_province(text: str | None, provinces: Mapping[str, str]) -> str | None:
    """The code of a province with a profile (code → name). Raises `ValueError` with the list."""
    if text is None or text in provinces:
        return text
    listed = ", ".join(f"{code} ({name})" for code, name in sorted(provinces.items())) or "chưa có tỉnh nào"
    codes = {name: code for code, name in provinces.items()}
    near = suggest(text, [*provinces, *codes])
    meant = next((f"; có phải là {code} ({name})?" for name, code in codes.items() if near and f"“{name}”" in near), "")
    raise ValueError(f"--province {quoted(text)}: chưa có hồ sơ của tỉnh này{meant}; các tỉnh đã có hồ sơ: {listed}")


def _near(text: str, names: Iterable[str]) -> str:
    near = suggest(text, names)
    return f"; {near}" if near else ""


def shown(path: Path) -> str:
    """The path in characters that every output can carry; bytes that are no UTF-8 become marks."""
    return os.fsencode(path).decode("utf-8", "replace")


def split_codes(texts: Iterable[str]) -> list[str]:
    """Procedure codes, however they are strung together: spaces, commas, semicolons.

    A code that is itself written with a comma stays whole, so that it can be told as what it is.
    """
    return list(dict.fromkeys(code for text in texts for code in _CODES.findall(text)))


def parse_code(code: str, known: Mapping[str, str]) -> str:
    """A procedure code of the catalogue (code → present code). Raises `ValueError` with the nearest code."""
    _refuse_comma(code)
    if code in known:
        if known[code] != code:
            raise ValueError(f"thủ tục {quoted(code)} nay mang mã {quoted(known[code])}")
        return code
    raise ValueError(f"danh mục không có thủ tục {quoted(code)}{_near(code, known)}")


def parse_any_code(code: str, _known: Mapping[str, str]) -> str:
    """A procedure code that need not be in the catalogue. Raises `ValueError` for what is no code."""
    _refuse_comma(code)
    if not re.fullmatch(r"[0-9]\.[0-9]{6}", code):
        raise ValueError(f"{quoted(code)} không phải là mã thủ tục; mã viết như 1.001193")
    return code


def _refuse_comma(code: str) -> None:
    """Raise `ValueError` for a code whose point a spreadsheet has made a comma: it might be two codes."""
    if re.fullmatch(_COMMA_CODE, code):
        meant = quoted(code.replace(",", "."))
        raise ValueError(f"{quoted(code)} không phải là mã thủ tục; mã viết bằng dấu chấm: có phải là {meant}?")
