"""Writes plain data as YAML that `read_yaml` reads back as it was."""

from __future__ import annotations

from typing import Any

import yaml

WIDTH = 110
_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def to_yaml(data: Any) -> str:  # noqa: ANN401 - plain data
    """Block style, keys in their order, letters as they are. Everything that is no text becomes one."""
    return str(yaml.dump(_texts(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH))


def _texts(data: Any) -> Any:  # noqa: ANN401 - plain data
    """Numbers and truth values as our YAML knows them: texts."""
    if isinstance(data, dict):
        return {key: _texts(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_texts(item) for item in data]
    return ("yes" if data else "no") if isinstance(data, bool) else str(data)
