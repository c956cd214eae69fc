"""A row of a list as a case, or why it is none. No message repeats a cell of the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from engine.diagnostics import Diagnostic, Severity
from engine.mismatch.communes import Asked, CommuneResolver, Unsettled
from engine.mismatch.days import parsed_date
from engine.mismatch.identity import identity_of
from engine.mismatch.layout import error_of, event_of
from engine.mismatch.pins import LENGTH, read_pin, shown
from engine.mismatch.vocabulary import Vocabulary
from engine.model.mismatch import Case, Doubt, Field, Layout
from engine.model.record import replace
from engine.model.terms import PaperId
from engine.sheets import Cells, Table

_CMND = 9
_KNOWN = 65536
_EMPTY = ("",)


class Reception(NamedTuple):
    """When a list came and until when its cases are due; `shown` names the file."""

    received_on: date
    due_on: date
    shown: str


class Problem(NamedTuple):
    """What is wrong or doubtful with one cell of a row."""

    field: Field
    code: str
    message: str
    severity: Severity = Severity.ERROR
    hint: str | None = None


class Read(NamedTuple):
    """What became of a row: a case, with what is doubtful in it, or the errors for which there is none.

    `unread`: the date that could not be read.
    """

    case: Case | None
    errors: tuple[Problem, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    unread: Field | None = None


class Reading(NamedTuple):
    """Against what the rows of one table are read.

    `prefixes`: the first three digits that identification numbers of the 63 old provinces have.
    """

    columns: Mapping[Field, int]
    layout: Layout
    vocabulary: Vocabulary
    communes: CommuneResolver
    prefixes: frozenset[str]
    reception: Reception


class _Said(NamedTuple):
    """What a row says, in the order of `Field`; empty where it says nothing."""

    ordinal: str
    province: str
    district: str
    commune: str
    event: str
    number: str
    book: str
    registered_on: str
    name: str
    birth_date: str
    sex: str
    pin: str
    field: str
    register_value: str
    database_value: str
    error: str


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, reading: Reading) -> None:
        """Words that come again and again are looked up once."""
        layout, vocabulary = reading.layout, reading.vocabulary
        self._reading = reading
        self._event: Callable[[str], PaperId | None] = lru_cache(_KNOWN)(lambda w: event_of(w, layout, vocabulary))
        self._error: Callable[[str], str] = lru_cache(_KNOWN)(lambda w: error_of(w, layout, vocabulary))
        self._day: Callable[[str], str | None] = lru_cache(_KNOWN)(lambda t: parsed_date(t, layout.date_format))
        self._width = max(reading.columns.values(), default=-1) + 1
        self._cells = itemgetter(*(reading.columns.get(field, self._width) for field in Field))
        self._always = {field.value: text for field, text in layout.always.items()}

    def read(self, cells: Cells) -> Read:
        """The case of a row."""
        said = self._said(cells.texts)
        event = self._event(said.event)
        place = self._reading.communes.find(Asked(said.commune, said.district, said.province))
        birth_date = self._day(said.birth_date) if said.birth_date else ""
        registered_on = self._day(said.registered_on) if said.registered_on else ""
        pin = read_pin(said.pin, birth_date or "", said.sex, self._reading.prefixes)
        if event is None or isinstance(place, Unsettled) or pin.is_error:
            return Read(None, tuple(_errors(event, place, said.pin if pin.is_error else None)))
        unread = Field.BIRTH_DATE if birth_date is None else Field.REGISTERED_ON if registered_on is None else None
        doubts = (*pin.doubts, Doubt.DATE) if unread else pin.doubts
        received_on, due_on, shown_as = self._reading.reception
        case = Case(
            id="",
            province=place.province,
            commune=place.code,
            event=event,
            error=self._error(said.error),
            error_words=said.error,
            number=said.number,
            book=said.book,
            registered_on=registered_on or said.registered_on,
            name=said.name,
            birth_date=birth_date or said.birth_date,
            sex=said.sex,
            pin=pin.written,
            pin_proposed=pin.proposed,
            field=said.field,
            register_value=said.register_value,
            database_value=said.database_value,
            doubts=" ".join(doubts),
            received_on=received_on,
            due_on=due_on,
            place=f"{shown_as}:{cells.number}",
        )
        return Read(replace(case, id=identity_of(case)), doubts=doubts, unread=unread)

    def _said(self, texts: tuple[str, ...]) -> _Said:
        """What the row says of each field: its cell, else what the mapping file says of every row."""
        width = self._width
        exact = texts if len(texts) == width else (texts + _EMPTY * width)[:width]
        said = _Said._make(self._cells(exact + _EMPTY))
        if not self._always:
            return said
        missing = {name: text for name, text in self._always.items() if not getattr(said, name)}
        return said._replace(**missing)


def _errors(event: PaperId | None, place: object, pin: str | None) -> Iterator[Problem]:
    """Everything for which a row is rejected."""
    if event is None:
        hint = f"ghi chữ trong ô ở events của tệp ghép cột, ứng với một trong: {', '.join(PaperId)}"
        yield Problem(Field.EVENT, "unknown-event", "ô việc hộ tịch không phải là việc hộ tịch nào đã biết", hint=hint)
    if isinstance(place, Unsettled):
        yield Problem(Field.COMMUNE, "unknown-commune", place.message, hint=place.hint)
    if pin is not None:
        said = f"số định danh phải có đúng {LENGTH} chữ số, ô này có {shown(pin)}"
        cure = (
            "9 chữ số là số CMND, không phải số định danh"
            if len(pin) == _CMND
            else "sửa ở nguồn rồi nhập lại danh sách"
        )
        yield Problem(Field.PIN, "bad-pin", said, hint=cure)


def problem_of(doubt: Doubt, unread: Field | None) -> Problem:
    """What is told of something doubtful."""
    field = unread if doubt is Doubt.DATE and unread else Field.PIN
    hint = "giữ nguyên số, kèm đề nghị thêm số 0; không tự sửa" if doubt is Doubt.LOST_ZERO else None
    return Problem(field, doubt.value.replace("_", "-"), doubt.label, Severity.WARNING, hint)


def located(problem: Problem, table: Table, cells: Cells, columns: Mapping[Field, int]) -> Diagnostic:
    """A problem at its cell; where the list has no such column, at the first of the row."""
    place = table.locate(cells, columns.get(problem.field, 0))
    return Diagnostic(problem.code, problem.message, place, problem.severity, problem.hint)
