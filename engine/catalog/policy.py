"""Checks of policy: on each day one figure counts for a thing, never two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple, Protocol

from engine.catalog.build import Item, Parts
from engine.diagnostics import Diagnostic, quoted
from engine.model.coverage import Threshold


class _Dated(Protocol):
    """Something that somebody set for a time."""

    @property
    def starts(self) -> date: ...
    @property
    def until(self) -> date | None: ...


class _Stated(NamedTuple):
    """A figure, what it counts for, and where it is written."""

    item: Item
    path: tuple[str | int, ...]
    figure: _Dated
    what: str
    """In words, also for readers: two figures for the same `what` may not count on one day."""


def check_thresholds(parts: Parts) -> Iterator[Diagnostic]:
    """Two thresholds of one body for one event whose times overlap."""
    yield from _overlapping(_threshold(item, item.path, item.record) for item in parts.thresholds)
    for item in parts.provinces:
        yield from _overlapping(_threshold(item, ("thresholds", n), t) for n, t in enumerate(item.record.thresholds))


def _threshold(item: Item, path: tuple[str | int, ...], threshold: Threshold) -> _Stated:
    event = threshold.event
    return _Stated(item, path, threshold, f"ngưỡng cho {quoted(event.label)}" if event else "ngưỡng chung")


def check_reporting(parts: Parts) -> Iterator[Diagnostic]:
    """Two windows of one report, or two due days of one report of one province, whose times overlap."""
    yield from _overlapping(
        _Stated(item, item.path, item.record, f"kỳ số liệu của báo cáo {quoted(item.record.report.label)}")
        for item in parts.report_windows
    )
    yield from _overlapping(
        _Stated(
            item,
            item.path,
            item.record,
            f"hạn nộp báo cáo {quoted(item.record.report.label)} của tỉnh {item.record.province}",
        )
        for item in parts.report_dues
    )


def _overlapping(stated: Iterable[_Stated]) -> Iterator[Diagnostic]:
    by_what: dict[str, list[_Stated]] = defaultdict(list)
    for one in stated:
        by_what[one.what].append(one)
    for same in by_what.values():
        ordered = sorted(same, key=lambda s: s.figure.starts)
        for earlier, later in pairwise(ordered):
            if later.figure.starts <= (earlier.figure.until or date.max):
                yield _overlap(earlier, later)


def _overlap(earlier: _Stated, later: _Stated) -> Diagnostic:
    place, noun = earlier.item.document.location(earlier.path), later.what.split(" ", 1)[0]
    message = f"{later.what} từ {later.figure.starts} chồng lên {noun} ở {place}: một ngày có hai {noun}"
    hint = "thêm “until” cho mục trước, là ngày liền trước ngày “from” của mục sau"
    return later.item.document.diagnostic("overlap", message, (*later.path, "from"), hint=hint)
