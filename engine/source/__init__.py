"""Makes YAML safe once, at the door: text only, no tricks, every value with its place.

The file is read as a stream of events, so that depth and aliases are bounded before
anything is built; all problems of a file are collected and raised together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Protocol

import yaml

from engine.diagnostics import CatgiamError, has_errors, sort_diagnostics
from engine.source.builder import Builder, StopReading
from engine.source.document import Data, Document, Path, Place, describe
from engine.source.syntax import sentence_for
from engine.source.text import Position, Text, read_text, text_from_bytes

__all__ = ["Data", "Document", "Path", "Place", "describe", "parse_yaml", "read_yaml"]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml reads about ten times faster
_TABBED = re.compile(r" *\t[ \t]*\S")


def read_yaml(path: FilePath, display: str | None = None) -> Document:
    """Read one YAML file, or raise `CatgiamError` with everything that is wrong with it."""
    return _document(read_text(path, display))


def parse_yaml(content: bytes, display: str) -> Document:
    """Read YAML that lies in no file yet, or raise `CatgiamError` with everything that is wrong with it."""
    return _document(text_from_bytes(display, content))


def _document(text: Text) -> Document:
    _refuse_tabs(text)
    builder = Builder(text)
    _build(builder, text)
    if builder.root is None and not has_errors(builder.problems):
        builder.report("empty", "tệp chỉ có chú thích, chưa có nội dung nào", (1, 1))
    if builder.root is None or has_errors(builder.problems):
        raise CatgiamError(builder.problems)
    return Document(text, builder.root, MappingProxyType(builder.lines), sort_diagnostics(builder.problems))


def _refuse_tabs(text: Text) -> None:
    """Refuse tabs before parsing: how deep a tab goes is anybody's guess."""
    if "\t" not in text.body:
        return
    tabbed = [number for number, line in enumerate(text.lines, 1) if _TABBED.match(line)]
    if not tabbed:
        return
    others = f" (cùng {len(tabbed) - 1} dòng khác)" if len(tabbed) > 1 else ""
    column = text.lines[tabbed[0] - 1].index("\t") + 1
    message = f"dòng thụt bằng phím Tab{others}"
    hint = "thay mỗi Tab bằng hai dấu cách"
    raise CatgiamError([text.diagnostic("tab", message, (tabbed[0], column), hint=hint)])


def _build(builder: Builder, text: Text) -> None:
    try:
        for event in _events(builder, text):
            _take(builder, event)
    except StopReading:
        return


def _events(builder: Builder, text: Text) -> Iterator[yaml.Event]:
    """The parser's events; what the parser chokes on becomes the last problem."""
    try:
        yield from yaml.parse(text.body, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        _report_syntax(builder, text, error)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The pure parser trusts the numbers in directives and escapes.
        builder.report("syntax", sentence_for(str(error), "").message, (0, 0))


def _report_syntax(builder: Builder, text: Text, error: yaml.MarkedYAMLError) -> None:
    sentence = sentence_for(error.problem or "", error.context or "")
    places = [_position(error.problem_mark), _position(error.context_mark)]
    if sentence.at_opening:
        places.reverse()
    told = (at for at in places if (text.line(at[0]) or "").strip())  # the empty end of a file tells nothing
    builder.report("syntax", sentence.message, next(told, text.end), hint=sentence.hint)


def _take(builder: Builder, event: yaml.Event) -> None:
    at = _position(event.start_mark)
    if isinstance(event, yaml.NodeEvent):
        tag = getattr(event, "tag", None)  # an alias has none
        if tag is not None:
            builder.refuse_tag(tag, at)
        _take_node(builder, event, at)
    elif isinstance(event, yaml.CollectionEndEvent):
        builder.close()
    elif isinstance(event, yaml.DocumentStartEvent):
        builder.begin_document(at)


def _take_node(builder: Builder, event: yaml.NodeEvent, at: Position) -> None:
    if isinstance(event, yaml.ScalarEvent):
        builder.scalar(event.value, at, is_plain=not event.style, anchor=event.anchor)
    elif isinstance(event, yaml.AliasEvent):
        builder.alias(event.anchor or "", at)
    else:
        empty: list[Data] | dict[str, Data] = {} if isinstance(event, yaml.MappingStartEvent) else []
        builder.open(empty, at, anchor=event.anchor)


class _Mark(Protocol):
    """What the two parsers' marks have in common; both count from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


def _position(mark: _Mark | None) -> Position:
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)
