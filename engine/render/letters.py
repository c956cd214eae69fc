"""Vietnamese on a screen that cannot show it: letters without their marks rather than question marks."""

from __future__ import annotations

import codecs
import unicodedata

ERRORS = "catgiam-letters"
"""The name of the error handler, for `str.encode` and for streams."""

_PLAIN = {
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("–—−", "-"),
    **dict.fromkeys("·•", "-"),
    "đ": "d",
    "Đ": "D",
    "…": "...",
    "→": "->",
    "←": "<-",
    "≈": "~",
    "×": "x",
    "\u00a0": " ",
}


def without_marks(error: UnicodeError) -> tuple[str, int]:
    """Replace what an encoding lacks by its nearest plain letters (an error handler for `codecs`)."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(map(_plain, lost)), error.end


def _plain(char: str) -> str:
    if char in _PLAIN:
        return _PLAIN[char]
    bare = unicodedata.normalize("NFD", char)[0]
    return bare if bare.isascii() else "?"


codecs.register_error(ERRORS, without_marks)
