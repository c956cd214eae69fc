"""What is wrong or doubtful with an identification number: PPP C YY RRRRRR, no check digit.

Source: Luật Căn cước 26/2023/QH15 Đ12 and TT 59/2021/TT-BCA Đ4 (twelve digits: province or country of the birth
registration, century and sex, year of birth, six digits); provinces: TT 07/2016/TT-BCA.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from engine.model.mismatch import Doubt

LENGTH = 12
SHOWN = 3
"""How many of the last digits a message may show."""

_FIRST_CENTURY = 19
_SEXES = {"nam": 0, "nữ": 1, "nu": 1, "0": 0, "1": 1}
_YEAR_DIGITS = 4
_SEPARATORS = str.maketrans("", "", " \u00a0.'\u2019")


class Pin(NamedTuple):
    """A number as it is kept: as written, and what it may have been; `is_error`: it cannot be one."""

    written: str
    proposed: str
    doubts: tuple[Doubt, ...]
    is_error: bool


def read_pin(text: str, birth_date: str, sex: str, prefixes: Collection[str]) -> Pin:
    """Check a number against the year of birth and the sex, where the list has them.

    Twelve digits, or it is an error. Eleven are taken for a lost zero: the number stays as it is, with a proposal.
    """
    digits = text if text.isalnum() else text.translate(_SEPARATORS)
    if not digits:
        return Pin("", "", (Doubt.NO_PIN,), is_error=False)
    if len(digits) not in (LENGTH - 1, LENGTH) or not (digits.isascii() and digits.isdigit()):
        return Pin(text, "", (), is_error=True)
    whole = digits if len(digits) == LENGTH else digits.zfill(LENGTH)
    doubts = tuple(_doubts(whole, birth_date[:_YEAR_DIGITS], sex, prefixes))
    if whole is digits:
        return Pin(digits, "", doubts, is_error=False)
    return Pin(digits, whole, (Doubt.LOST_ZERO, *doubts), is_error=False)


def _doubts(pin: str, year: str, sex: str, prefixes: Collection[str]) -> Iterator[Doubt]:
    """Warnings only: data may have been corrected after the number was given."""
    if pin[:3] not in prefixes:
        yield Doubt.PREFIX
    century, sex_digit = divmod(int(pin[3]), 2)
    if sex and _SEXES.get(sex.casefold(), sex_digit) != sex_digit:
        yield Doubt.SEX
    if len(year) == _YEAR_DIGITS and year.isdigit():
        if int(year[:2]) != _FIRST_CENTURY + century:
            yield Doubt.CENTURY
        if year[2:] != pin[4:6]:
            yield Doubt.YEAR


def shown(text: str) -> str:
    """What a message may say of a number: how long it is and how it ends."""
    digits = text.translate(_SEPARATORS)
    ends = f", kết thúc bằng …{digits[-SHOWN:]}" if len(digits) > SHOWN and digits.isdigit() else ""
    return f"{len(digits)} ký tự{ends}"
