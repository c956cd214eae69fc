"""Puts right what is safely repairable in published texts and codes; every change is told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from engine.model.published import Repair, RepairKind
from engine.source.text import CONTROL

_BYTE_ORDER_MARK = "\ufeff"
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# Tone marks stand on the first vowel of oa, oe, uy at the end of a syllable ("hòa", "thủy"); "qu" is a consonant.
_LATE_TONE = re.compile(r"(o[àáảãạèéẻẽẹ]|(?<![qQ])u[ỳýỷỹỵ])(?![^\W_])", re.IGNORECASE)
_EARLY = str.maketrans("àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ", "aaaaaeeeeeyyyyyAAAAAEEEEEYYYYY")
_TONES = "\u0300\u0301\u0309\u0303\u0323"
_EXTENSION = re.compile(r"\.(?i:docx?|pdf|xlsx?|rtf|odt|zip|rar|jpe?g|png)(?![a-z])")
_MARK = re.compile(r"(?:[;:)\]]|(?<!\d)\.|\.(?!\d))(?=[^\W_])")
_JOINT = re.compile(r"(?<=[^\W_])(?=[^\W_])")
_FORM = re.compile(r"(?i:m[aẫ]u|ph[uụ] ?l[uụ]c|pl|tk|b[iể]+[ể]?u|bieu|đơn|don|t[oờ] ?khai|giấy|giay|văn bản|van ban)")
_LONGEST_NAME = 90
_CODE = re.compile(r"([0-9])[.,]([0-9]{6})(?:\.[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z0-9]+)?")
_SHORT_CODE = re.compile(r"([0-9])[.,]([0-9]{3,5})")


class Repaired(NamedTuple):
    """A text put right, and what was done to it."""

    text: str
    repairs: tuple[Repair, ...]


def clean_text(text: str) -> Repaired:
    """Without characters that no file of ours may hold: byte-order marks go, controls become blanks.

    Line ends become those of Unix, which is nothing to tell.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    found = CONTROL.findall(lines)
    if not found:
        return Repaired(lines, ())
    clean = CONTROL.sub(" ", lines.replace(_BYTE_ORDER_MARK, ""))
    return Repaired(clean, (Repair(kind=RepairKind.INVISIBLE, before=_code_points(found)),))


def _code_points(chars: Iterable[str]) -> str:
    return ", ".join(sorted({f"U+{ord(char):04X}" for char in chars}))


def repair_text(text: str) -> Repaired:
    """Composed letters, no invisible characters, tone marks in one place, no blanks around."""
    repairs: list[Repair] = []
    seen = text if text.isascii() else _INVISIBLE.sub("", text)
    if seen != text:
        repairs.append(Repair(kind=RepairKind.INVISIBLE, before=_code_points(_INVISIBLE.findall(text))))
    composed = seen if seen.isascii() else unicodedata.normalize("NFC", seen)
    if composed != seen:
        repairs.append(Repair(kind=RepairKind.UNICODE, before=_shown(seen, composed)))
    toned = composed if composed.isascii() else unicodedata.normalize("NFC", _LATE_TONE.sub(_moved_tone, composed))
    if toned != composed:
        words = dict.fromkeys(m[0] for m in re.finditer(r"\w+", composed) if _LATE_TONE.search(m[0]))
        after = (_LATE_TONE.sub(_moved_tone, word) for word in words)
        repairs.append(Repair(kind=RepairKind.TONE, before=", ".join(words), after=", ".join(after)))
    return Repaired(toned.strip(), tuple(repairs))


def _shown(before: str, after: str) -> str:
    """The first words that differ."""
    return next((a for a, b in zip(before.split(), after.split(), strict=False) if a != b), before[:20])


def _moved_tone(found: re.Match[str]) -> str:
    vowels = unicodedata.normalize("NFD", found[1])
    tone = next(mark for mark in vowels if mark in _TONES)
    bare = vowels.replace(tone, "")
    return unicodedata.normalize("NFC", bare[0] + tone + bare[1:])


def split_attachments(text: str) -> tuple[str, tuple[str, ...]]:
    """Cut file names off the end of a line, where a page's text glued them on; what is not plainly glued stays."""
    files: list[str] = []
    rest = text.rstrip()
    while (begin := _name_start(rest)) is not None:
        files.insert(0, rest[begin:].strip())
        rest = rest[:begin].rstrip()
    return (rest, tuple(files)) if rest else (text, ())


def _name_start(text: str) -> int | None:
    """Where a glued file name at the end begins; None where there is none.

    That is behind a file name or a sentence mark, or where a capital or the name of a form stands inside a word.
    """
    extensions = list(_EXTENSION.finditer(text, max(0, len(text) - _LONGEST_NAME)))
    if not extensions or extensions[-1].end() != len(text):
        return None
    stem = extensions[-1].start()
    if len(extensions) > 1:
        return extensions[-2].end()
    first = max(0, stem - _LONGEST_NAME)
    mark = next((m.end() for m in _MARK.finditer(text, first, stem)), None)
    joint = next((m.start() for m in _JOINT.finditer(text, first, mark or stem) if _begins_name(text, m.start())), None)
    return joint if joint is not None else mark


def _begins_name(text: str, at: int) -> bool:
    """Whether a word is broken here by a capital after a small letter, or by the name of a form."""
    before, here, after = text[at - 1], text[at], text[at + 1 : at + 2]
    if here.isupper():
        return before.islower() or after.islower()
    return before.islower() and (here.isdigit() or _is_form(text, at))


def _is_form(text: str, at: int) -> bool:
    found = _FORM.match(text, at)
    return found is not None and text[found.end() : found.end() + 1] in (" ", "") and len(found[0]) > len("pl")


def repair_code(written: str) -> tuple[str | None, tuple[Repair, ...]]:
    """A national code from what a spreadsheet or a portal made of it; None where it cannot be told."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", written)).strip()
    whole, short = _CODE.fullmatch(text), _SHORT_CODE.fullmatch(text)
    if whole:
        code = f"{whole[1]}.{whole[2]}"
    elif short:
        code = f"{short[1]}.{short[2].ljust(6, '0')}"
    else:
        return None, ()
    return code, (() if code == written else (Repair(kind=RepairKind.CODE, before=written, after=code),))
