"""The standard streams: no character and no closed pipe may break the program."""

from __future__ import annotations

import codecs
import io
import os
import sys
from importlib import import_module

_ERRORS = "catgiam-letters-later"


def _without_marks(error: UnicodeError) -> tuple[str | bytes, int]:
    """Load the engine's handler only for the rare screen that cannot show Vietnamese."""
    answer: tuple[str | bytes, int] = import_module("engine.render.letters").without_marks(error)
    return answer


def prepare_streams() -> None:
    """Let both streams write any text; what they cannot show loses its marks."""
    codecs.register_error(_ERRORS, _without_marks)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_ERRORS)


def detach_stdout() -> None:
    """Point standard output at nothing, so that Python's last flush does not complain of a closed pipe."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
    except (AttributeError, OSError, ValueError):  # no standard output, or one that is no file
        return


def is_terminal(stream: object) -> bool:
    """Whether a person reads the stream directly."""
    try:
        return bool(stream is not None and stream.isatty())  # type: ignore[attr-defined]  # any stream
    except (AttributeError, ValueError):
        return False


def wants_colour(stream: object) -> bool:
    """Colour only where a person reads, and not where he said no (https://no-color.org)."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def say(message: str) -> None:
    """Tell the user something beside the output, on standard error."""
    try:
        if sys.stderr is not None:
            print(message, file=sys.stderr, flush=True)  # noqa: T201 - the one place that prints
    except OSError:  # nobody is there to be told
        return
