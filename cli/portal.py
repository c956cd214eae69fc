"""Files of published records on the command line: which they are, how far the reading is, what was wrong with them."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from cli.errors import Doubter, Refusal, system_words
from cli.options import shown
from cli.streams import is_terminal
from engine.diagnostics import CatgiamError, Diagnostic, quoted

ENDINGS = (".json", ".jsonl", ".json.gz", ".jsonl.gz")
_STEP = 0.2
"""Seconds between two signs of life."""


def portal_files(paths: Iterable[Path], doubter: Doubter) -> tuple[tuple[Path, str], ...]:
    """The files, each with its shown name; of a folder, those in it that hold records."""
    found = [file for path in paths for file in doubter.take(_files_at, path) or ()]
    return tuple((path, shown(path)) for path in dict.fromkeys(found))


def _files_at(path: Path) -> tuple[Path, ...]:
    try:
        if path.is_dir():
            files = tuple(sorted(p for p in path.iterdir() if p.name.lower().endswith(ENDINGS)))
            if not files:
                raise ValueError(f"thư mục {quoted(str(path))} không có tệp {', '.join(ENDINGS)} nào")
            return files
        with path.open("rb"):
            return (path,)
    except OSError as error:
        raise ValueError(f"không đọc được {quoted(str(path))}: {system_words(error)}") from error


def refuse_unreadable(count: int, problems: Sequence[Diagnostic]) -> None:
    """Stop where not one record could be read. Raises `CatgiamError`, or `Refusal` where there was none at all."""
    if not count and problems:
        raise CatgiamError(problems)
    if not count:
        raise Refusal(["các tệp không có bản ghi nào"])


class Progress:
    """Tells on a terminal how many things were done; silent in a pipe."""

    def __init__(self, what: str = "bản ghi") -> None:
        """Nothing is shown yet; `what` are the things."""
        self._what = what
        self._shows = is_terminal(sys.stderr)
        self._last = time.monotonic()
        self._width = 0

    def __call__(self, count: int) -> None:
        """Show the count, not more than a few times a second."""
        if self._shows and time.monotonic() - self._last >= _STEP:
            self._last = time.monotonic()
            self._write(f"Đã xong {count} {self._what}…")

    def done(self) -> None:
        """Clear the line."""
        if self._shows and self._width:
            self._write("")
            self._write_raw("\r")

    def _write(self, text: str) -> None:
        self._write_raw(f"\r{text.ljust(self._width)}")
        self._width = len(text)

    @staticmethod
    def _write_raw(text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()
