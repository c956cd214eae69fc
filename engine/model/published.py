"""Procedures as the national portal publishes them, before anything is understood."""

from __future__ import annotations

from datetime import date

from engine.diagnostics import Location
from engine.model.law import Checked
from engine.model.procedure import Issuer
from engine.model.record import Record
from engine.model.terms import Labelled, Level


class RepairKind(Labelled):
    """What was put right on the way in; nothing else is changed."""

    CODE = "code", "mã thủ tục"
    UNICODE = "unicode", "chữ có dấu ghép rời (đưa về NFC)"
    INVISIBLE = "invisible", "ký tự không nhìn thấy"
    TONE = "tone", "chỗ đặt dấu thanh (hoà → hòa)"
    ATTACHMENT = "attachment", "tên tệp đính kèm dính vào cuối dòng"
    REPEATED = "repeated", "dòng hồ sơ lặp lại"
    ISSUER = "issuer", "tên cơ quan ban hành"


class Repair(Record):
    """One thing that was put right: what, and how it read before and after."""

    kind: RepairKind
    before: str
    after: str = ""


class PublishedLine(Record):
    """One line of a published dossier; `original` is the text as it came, `text` the repaired one.

    `is_case`: the name of a case under which no line stands. Quantities are None where none is published.
    """

    number: int
    text: str
    original: str
    group: str = ""
    original_qty: int | None = None
    copy_qty: int | None = None
    attachments: tuple[str, ...] = ()
    is_case: bool = False


class PublishedProcedure(Record):
    """One published record, repaired.

    `digest` names its content; `body` are the performing offices as written; `steps` are paragraphs, not
    repaired: they are only read.
    """

    code: str
    raw_code: str
    name: str
    field: str
    issuer: Issuer
    levels: tuple[Level, ...]
    body: str
    decision: str
    updated: date | None
    legal_basis: tuple[str, ...]
    steps: str
    lines: tuple[PublishedLine, ...]
    url: str
    digest: str
    location: Location
    repairs: tuple[Repair, ...] = ()


class Ministry(Record):
    """A central body; `aliases` are spellings that no abbreviation explains."""

    name: str
    aliases: tuple[str, ...] = ()


class ProvinceName(Record):
    """One of the 34 provinces: code, short name, and the name with its rank."""

    code: str
    name: str
    title: str


class LevelWords(Record):
    """Words of an office's name that tell its level."""

    level: Level
    words: tuple[str, ...]


class Issuers(Record):
    """The whole of `rules/issuers.yaml`."""

    checked: Checked
    ministries: tuple[Ministry, ...]
    provinces: tuple[ProvinceName, ...]
    levels: tuple[LevelWords, ...]


class StaleReference(Record):
    """Something that dossiers still name although it is gone since `starts`."""

    id: str
    name: str
    words: tuple[str, ...]
    starts: date
    says: str
    cure: str
    checked: Checked


class Repealed(Record):
    """A legal text that no longer applies from `starts`, replaced `by` another."""

    number: str
    title: str
    starts: date
    by: str
    checked: Checked


class Stale(Record):
    """The whole of `rules/stale.yaml`."""

    references: tuple[StaleReference, ...]
    repealed: tuple[Repealed, ...]
