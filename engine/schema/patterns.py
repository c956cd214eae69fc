"""What the patterns of the schemas mean to a person, and whether a text follows one.

Dates are judged as dates: the pattern alone would let 2026-02-30 pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

DATE = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"


@dataclass(frozen=True, slots=True)
class Form:
    """How a text must be written, for a message."""

    code: str
    rule: str


FORMS = {
    DATE: Form("wrong-date", "ngày phải viết theo năm-tháng-ngày, ví dụ 2026-01-01"),
    r"^\d\.\d{6}$": Form("wrong-code", 'mã thủ tục phải viết theo dạng "1.001193": một chữ số, dấu chấm, sáu chữ số'),
    r"^\d{2}$": Form("wrong-form", 'mã tỉnh phải là hai chữ số, ví dụ "12"'),
    r"^\d{5}$": Form("wrong-form", 'mã xã phải là năm chữ số, ví dụ "03388"'),
    r"^\d+$": Form("wrong-form", "phải là số nguyên, ví dụ 1"),
    r"^\d{1,18}$": Form("wrong-form", "phải là số nguyên chỉ gồm chữ số, không có dấu chấm phân cách, ví dụ 28800000"),
    r"^\d{1,12}(\.\d{1,6})?$": Form("wrong-form", "phải là số, phần lẻ viết sau dấu chấm, ví dụ 8 hoặc 0.5"),
    r"^\d{4}$": Form("wrong-form", "năm phải là bốn chữ số, ví dụ 2026"),
    r"^([1-9]|1\d|2[0-8])$": Form("wrong-form", "ngày trong tháng phải là số từ 1 đến 28, để tháng nào cũng có"),
    r"^([0-9]|1[0-2])$": Form("wrong-form", "số tháng phải là số từ 0 đến 12"),
    r"^[a-z0-9]+(-[a-z0-9]+)*$": Form(
        "wrong-form", "mã phải viết bằng chữ thường không dấu, chữ số và gạch nối, ví dụ vi-du-dong-nai"
    ),
    r"^(0(\.\d+)?|1(\.0+)?)$": Form("wrong-form", "tỷ lệ phải là số từ 0 đến 1 với dấu chấm thập phân, ví dụ 0.95"),
    r"^[a-z_]+\.[a-z_]+$": Form(
        "wrong-form", "trường thông tin phải viết theo dạng “nhóm.trường”, ví dụ birth.full_name"
    ),
    r"^[a-z][a-z0-9_]*$": Form(
        "wrong-form", "mã phải viết bằng chữ thường không dấu, chữ số và gạch dưới, ví dụ ho_tich"
    ),
    r"^[A-Z][A-Z0-9_]*$": Form(
        "wrong-form", "mã lỗi phải viết bằng chữ hoa không dấu, chữ số và gạch dưới, ví dụ SAI_HO_TEN"
    ),
    r"^(I|II) \d+$": Form(
        "wrong-form", "dòng phụ lục phải viết theo dạng “I 739” hoặc “II 7”: phụ lục, dấu cách, số thứ tự"
    ),
    r"^\d*/\d*$": Form("wrong-form", "số bản chính và số bản sao phải viết cách nhau bằng dấu /, ví dụ 1/0 hoặc /"),
    r"^\S+$": Form("wrong-form", "phải viết liền, không có dấu cách"),
    r"^[A-ZĐ0-9][A-ZĐa-zđ0-9.\-]*$": Form(
        "wrong-form", "mã phải viết liền bằng chữ, chữ số, dấu chấm và gạch nối, ví dụ NQ-66.7-2025"
    ),
}


def form_of(pattern: str) -> Form:
    """How a person would say the pattern."""
    return FORMS.get(pattern) or Form("wrong-form", f"phải viết theo mẫu {pattern}")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"(?<!\\)\$$", r"\\Z", pattern))  # in JSON Schema `$` is the very end


def matches(pattern: str, text: str) -> bool:
    """Tell whether a text follows a pattern; for a date, whether there is such a day."""
    if r"\d" in pattern and any(char.isdecimal() and not char.isascii() for char in text):
        return False  # in JSON Schema `\d` knows ten digits, in Python every alphabet's
    followed = _compiled(pattern).search(text) is not None
    return followed and (pattern != DATE or is_day(text))


def is_day(text: str) -> bool:
    """Tell whether the calendar knows this day."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def date_hint(text: str) -> str | None:
    """Rewrite a date as Vietnamese papers write it: day, month, year, or year first with lost zeros."""
    numbers = re.fullmatch(r"\s*(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})\s*", text, re.ASCII)
    if numbers is None:
        return None
    first, month, last = numbers.groups()
    year, day = (first, last) if len(first) == len("2026") else (last, first)
    rewritten = f"{year}-{month:0>2}-{day:0>2}"
    return f"viết {rewritten}" if matches(DATE, rewritten) else None
