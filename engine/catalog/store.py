"""A catalogue compiled once: read again in milliseconds, refused when the files differ."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import engine
from engine.catalog import Loaded
from engine.model.record import RecordError, from_bytes, to_bytes

_HASH_BYTES = 32


def read_compiled(path: Path, key: str) -> Loaded | None:
    """The catalogue compiled from files of that key, or None when there is none that fits."""
    try:
        stored = path.read_bytes()
    except OSError:
        return None
    body = stored[2 * _HASH_BYTES :]
    if stored[:_HASH_BYTES] != _seal(key) or stored[_HASH_BYTES : 2 * _HASH_BYTES] != hashlib.sha256(body).digest():
        return None
    try:
        return from_bytes(body, Loaded)
    except RecordError:
        return None


def compiled_bytes(loaded: Loaded, key: str) -> bytes:
    """What `read_compiled` reads: a seal of key and program, a checksum, the catalogue."""
    body = to_bytes(loaded)
    return _seal(key) + hashlib.sha256(body).digest() + body


def _seal(key: str) -> bytes:
    """Names the files and the shape of the records; another version of the program makes another seal."""
    return hashlib.sha256(f"{key} {_program_fingerprint()}".encode()).digest()


_SHAPING = ("model/*.py", "catalog/*.py", "source/*.py", "proof/*.py", "decisions/*.py", "rulebook.py")
"""The parts of the program on which a compiled catalogue and its certificate depend."""


@cache
def _program_fingerprint() -> str:
    digest = hashlib.sha256()
    for pattern in _SHAPING:
        for source in sorted(Path(engine.__file__).parent.glob(pattern)):
            digest.update(source.read_bytes())
    return digest.hexdigest()
