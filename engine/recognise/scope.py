"""Which words of a line can say something about a name: those of its clause, its sentence, its parentheses."""

from __future__ import annotations

from engine.recognise.text import CLAUSE, SENTENCE, Line

WINDOW = 160
"""Words looked at on one side of a name."""


def left_of(line: Line, at: int, stop: int = CLAUSE) -> list[int]:
    """The words before `at` up to a break of strength `stop`, nearest first; closed parentheses are passed over."""
    seen: list[int] = []
    depth = line.depths[at]
    for k in range(at - 1, max(-1, at - 1 - WINDOW), -1):
        follower = k + 1
        if line.breaks[follower] >= stop and line.edges[follower] <= depth:
            break
        if line.depths[k] <= depth:
            depth = line.depths[k]
            seen.append(k)
    return seen


def right_of(line: Line, end: int, stop: int = CLAUSE) -> list[int]:
    """The words from `end` on to a break of strength `stop`, with the parentheses that open there."""
    seen: list[int] = []
    depth = line.depths[end - 1]
    for k in range(end, min(len(line.words), end + WINDOW)):
        if line.breaks[k] >= stop and line.edges[k] <= depth:
            break
        depth = min(depth, line.depths[k])
        seen.append(k)
    return seen


def outside_of(line: Line, end: int) -> list[int]:
    """What follows the parentheses in which the word before `end` stands, to the end of the outer clause."""
    depth = line.depths[end - 1]
    window = range(end, min(len(line.words), end + WINDOW))
    first = next((k for k in window if line.depths[k] < depth), None)
    if first is None or (line.breaks[first] >= CLAUSE and line.edges[first] < depth):
        return []
    return [first, *right_of(line, first + 1)]


def lead_of(line: Line, at: int) -> int | None:
    """The first word behind the colon that opened the list in which `at` stands."""
    depth = line.depths[at]
    for k in range(at, max(-1, at - WINDOW), -1):
        if line.edges[k] > depth:
            continue
        if line.colons[k]:
            return k
        if line.breaks[k] == SENTENCE:
            return None
        depth = min(depth, line.depths[k])
    return None
