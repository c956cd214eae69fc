"""The small pattern language of `rules/recognition.yaml`, and a lexicon that finds its phrases in one pass.

`(a|b)` choose one, `[x]` may be absent, `<name>` a list of words, `…` other words of the same clause.
A pattern is a row of parts between gaps; a part is a set of phrases; a phrase is a tuple of folded words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from engine.recognise.text import COMMA, Line, folded

Phrase = tuple[str, ...]
Parts = tuple[tuple[Phrase, ...], ...]
Words = Mapping[str, tuple[str, ...]]

MAX_PHRASES = 4000
"""A pattern that stands for more is a mistake of its writer."""

_TOKEN = re.compile(r"[()\[\]|…]|<[\w]+>|[^\W_]+")


class PatternError(ValueError):
    """A pattern that cannot be read; the message says why, in the reader's language."""

    def __init__(self, pattern: str, problem: str) -> None:
        """Keep the pattern, so that its place in the file can be shown."""
        self.pattern = pattern
        super().__init__(f"mẫu “{pattern}” {problem}")


def parse(pattern: str, words: Words) -> Parts:
    """Expand a pattern into its parts."""
    tokens = _TOKEN.findall(folded(pattern))
    parts: list[tuple[Phrase, ...]] = []
    at = 0
    while at <= len(tokens):
        phrases, at = _choice(tokens, at, words, pattern)
        parts.append(tuple(dict.fromkeys(p for p in phrases if p)))
        if at < len(tokens) and tokens[at] != "…":
            raise PatternError(pattern, f"có dấu “{tokens[at]}” không đúng chỗ")
        at += 1
    if not all(parts) or any(len(part) > MAX_PHRASES for part in parts):
        raise PatternError(pattern, "rỗng hoặc quá rộng")
    return tuple(parts)


def phrases_of(pattern: str, words: Words) -> tuple[Phrase, ...]:
    """Expand a pattern that may have no gap."""
    parts = parse(pattern, words)
    if len(parts) != 1:
        raise PatternError(pattern, "không được có …")
    return parts[0]


def _choice(tokens: list[str], at: int, words: Words, pattern: str) -> tuple[list[Phrase], int]:
    """Alternatives up to a closing mark, a gap or the end."""
    found: list[Phrase] = []
    row: list[Phrase] = [()]
    while at < len(tokens) and tokens[at] not in (")", "]", "…"):
        mark = tokens[at]
        if mark == "|":
            found, row = found + row, [()]
            at += 1
            continue
        options, at = _item(tokens, at, words, pattern)
        row = [left + right for left in row for right in options]
        if len(row) > MAX_PHRASES:
            raise PatternError(pattern, "quá rộng")
    return found + row, at


def _item(tokens: list[str], at: int, words: Words, pattern: str) -> tuple[list[Phrase], int]:
    mark = tokens[at]
    if mark in ("(", "["):
        options, end = _choice(tokens, at + 1, words, pattern)
        if end >= len(tokens) or tokens[end] != {"(": ")", "[": "]"}[mark]:
            raise PatternError(pattern, "thiếu dấu đóng")
        return [*options, ()] if mark == "[" else options, end + 1
    if mark.startswith("<"):
        name = mark[1:-1]
        if name not in words:
            raise PatternError(pattern, f"nhắc danh sách “{name}” không có trong words")
        return [phrase for word in words[name] for phrase in phrases_of(word, {})], at + 1
    return [(mark,)], at + 1


class Hit(NamedTuple):
    """A phrase found: words `start` to `end` (behind the last), filed under `key`."""

    start: int
    end: int
    key: str


_Node = dict[str, Any]
"""Words to the nodes behind them; the keys that end at a node stand under `_KEYS`, which is no word."""
_KEYS = " "


class Lexicon:
    """Phrases filed under keys, found all together."""

    def __init__(self) -> None:
        self._root: _Node = {}
        self._gaps: list[tuple[str, tuple[str, ...]]] = []
        self._rows: list[tuple[str, Parts]] = []

    def add(self, key: str, parts: Parts) -> None:
        """File a pattern; one with gaps is found part by part."""
        self._rows.append((key, parts))
        if len(parts) == 1:
            self._add_phrases(key, parts[0])
            return
        names = tuple(f"{key}#{len(self._gaps)}.{number}" for number in range(len(parts)))
        for name, part in zip(names, parts, strict=True):
            self._add_phrases(name, part)
        self._gaps.append((key, names))

    def _add_phrases(self, key: str, phrases: tuple[Phrase, ...]) -> None:
        for phrase in phrases:
            node = self._root
            for word in phrase:
                node = node.setdefault(word, {})
            if key not in node.get(_KEYS, ()):
                node[_KEYS] = (*node.get(_KEYS, ()), key)

    def rows(self, family: str) -> list[Parts]:
        """The patterns filed under a family of keys."""
        return [parts for key, parts in self._rows if key.partition(":")[0] == family]

    def find(self, line: Line, reach: int) -> dict[str, list[Hit]]:
        """Every phrase in the line, by key, in order; words that a gap skips number `reach` at most."""
        found: dict[str, list[Hit]] = {}
        words, breaks, root = line.words, line.breaks, self._root
        count = len(words)
        for start, word in enumerate(words):
            node = root.get(word)
            end = start + 1
            while node is not None:
                for key in node.get(_KEYS, ()):
                    found.setdefault(key, []).append(Hit(start, end, key))
                if end == count or breaks[end] > COMMA:
                    break
                node = node.get(words[end])
                end += 1
        for key, names in self._gaps:
            if all(name in found for name in names):
                hits = [*found.get(key, ()), *_joined(key, [found[name] for name in names], line, reach)]
                found[key] = sorted(hits)
        return found


def _joined(key: str, parts: list[list[Hit]], line: Line, reach: int) -> Iterator[Hit]:
    """One hit for each first part that the others follow in order, inside the clause."""
    for first in _longest(parts[0]):
        end = first.end
        for part in parts[1:]:
            after = [h for h in part if end <= h.start <= end + reach and not _parted(line, end, h.start)]
            if not after:
                break
            nearest = after[0].start
            end = max(h.end for h in after if h.start == nearest)
        else:
            yield Hit(first.start, end, key)


def _longest(hits: list[Hit]) -> list[Hit]:
    """Of those that begin together, the longest."""
    return list({hit.start: hit for hit in sorted(hits, key=lambda h: h.end)}.values())


def _parted(line: Line, left: int, right: int) -> bool:
    """Whether a colon, a semicolon or a sentence end of their own level stands between two places."""
    depth = line.depths[left - 1]
    return any(line.breaks[k] > 1 and line.edges[k] <= depth for k in range(left, right + 1) if k < len(line.breaks))
