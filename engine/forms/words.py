"""The words of a cell and what they mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TypeVar

from engine.diagnostics import quoted, suggest
from engine.model.form import Column, Confirmation, OtherPaper
from engine.model.procedure import PaperRef
from engine.model.terms import Channel, Labelled, Origin, PaperId, Published

L = TypeVar("L", bound=Labelled)

CHOICES: dict[Column, tuple[type[Labelled], ...]] = {
    Column.PAPER: (PaperId, OtherPaper),
    Column.PUBLISHED: (Published,),
    Column.ORIGIN: (Origin,),
    Column.CHANNEL: (Channel,),
    Column.CONFIRMATION: (Confirmation,),
}
"""The columns in which a word is chosen, never written."""

LONGEST = 2_000
"""Characters of a cell; whoever pastes more has pasted a document."""

_INVISIBLE = re.compile(
    "[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
_WORD = re.compile(r"\w+")


def clean(text: str) -> str:
    """One line of visible text in one Unicode form (NFC): pasted cells bring line ends and invisible marks along."""
    bare = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return " ".join(bare.split())


def folded(text: str) -> str:
    """Small letters without accents and punctuation: how headings and labels are compared."""
    low = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join(_WORD.findall("".join(char for char in low if not unicodedata.combining(char))))


def labels(column: Column) -> tuple[str, ...]:
    """The words that may be chosen in a column, in their order."""
    return tuple(member.label for kind in CHOICES[column] for member in kind)


def chosen(column: Column, text: str) -> Labelled:
    """What a word means; letter case and accents aside. Raises `ValueError` with the words that may be chosen."""
    members = [member for kind in CHOICES[column] for member in kind]
    exact = [m for m in members if text in (m.label, m.value)]
    near = exact or [m for m in members if folded(m.label) == folded(text)]
    if near:
        return near[0]
    raise ValueError(f"{quoted(text)} không có trong danh sách của cột {quoted(column.label)}")


def advice(column: Column, text: str) -> str:
    """What to choose instead of a word that is not in the list."""
    known = labels(column)
    return suggest(text, known) or f"chọn một trong: {'; '.join(known)}"


def member(kind: type[L], label: str) -> L:
    """The member of that label. Raises `StopIteration` for a word that was not checked by `chosen`."""
    return next(m for m in kind if m.label == label)


def paper_label(ref: PaperRef | None) -> str:
    """The word chosen for a paper; None is an umbrella."""
    if ref is None:
        return OtherPaper.UMBRELLA.label
    return ref.paper.label if ref.paper is not None else OtherPaper.OTHER.label


def joined(texts: Iterable[str]) -> str:
    """Several texts in one cell."""
    return "; ".join(dict.fromkeys(text for text in texts if text))
