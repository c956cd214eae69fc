"""Puts procedure codes right that lost their shape on the way through a spreadsheet.

A code is `d.dddddd`. Spreadsheets eat its last zeros and turn its dot into a comma.
"""

from __future__ import annotations

import re

from engine.source.document import Path

_REPAIRABLE = re.compile(r"[0-9][.,][0-9]{4,6}")
_CODE_KEYS = frozenset({"code", "raw_code"})
_CODE_LISTS = frozenset({"formerly", "superseded_by"})


def is_code(path: Path, value: str) -> bool:
    """Tell whether this is a procedure code, perhaps damaged, in a place where codes stand."""
    return _holds_code(path) and _REPAIRABLE.fullmatch(value) is not None


def _holds_code(path: Path) -> bool:
    if not path:
        return False
    if isinstance(path[-1], str):
        return path[-1] in _CODE_KEYS
    return len(path) > 1 and path[-2] in _CODE_LISTS


def repaired(path: Path, value: str) -> str:
    """The code in full; a `raw_code` stays as it was printed, that is what it is for."""
    if path[-1] == "raw_code":
        return value
    whole, decimals = re.split("[.,]", value)
    return f"{whole}.{decimals.ljust(6, '0')}"
