"""Finds the comments of a YAML text, which reading leaves out."""

from __future__ import annotations

from collections.abc import Iterator

import yaml


def has_comments(text: str) -> bool:
    """Whether a text that `read_yaml` reads holds a comment anywhere."""
    return "#" in text and any("#" in between for between in _between_tokens(text))


def _between_tokens(text: str) -> Iterator[str]:
    """What stands between the tokens of YAML: blanks, line ends and comments."""
    end = 0
    for token in yaml.scan(text, Loader=yaml.SafeLoader):  # the quick loader counts in other units
        yield text[end : token.start_mark.index]
        end = max(end, token.end_mark.index)
    yield text[end:]
