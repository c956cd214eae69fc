"""Writes plain data as YAML that `read_yaml` reads back as it was."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import yaml

WIDTH = 110
# Behind a backslash that is no escape, in plain text, letters and marks are composed already.
_ESCAPE = re.compile(r"(?P<escape>\\(?:x[0-9A-F]{2}|u[0-9A-F]{4}|U[0-9A-F]{8}|[^xuU\n]))(?P<marks>[^\x00-\x7f\w\s]*)")
_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def to_yaml(data: Any) -> str:  # noqa: ANN401 - plain data
    """Block style, keys in their order, letters as they are. Everything that is no text becomes one."""
    written = str(yaml.dump(_texts(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH))
    return written if written.isascii() else _ESCAPE.sub(_with_marks_escaped, written)


def _with_marks_escaped(found: re.Match[str]) -> str:
    """An escape before which no mark can become one with its last letter, as composing (NFC) would make it."""
    if unicodedata.is_normalized("NFC", found[0]):
        return found[0]
    marks = (f"\\U{ord(mark):08X}" if unicodedata.combining(mark) else mark for mark in found["marks"])
    return found["escape"] + "".join(marks)


def _texts(data: Any) -> Any:  # noqa: ANN401 - plain data
    """Numbers and truth values as our YAML knows them: texts."""
    if isinstance(data, dict):
        return {key: _texts(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_texts(item) for item in data]
    return ("yes" if data else "no") if isinstance(data, bool) else unicodedata.normalize("NFC", str(data))
