"""Mismatches between the civil-status data and the population database: one case a row of a list of the police."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from engine.model.record import Record
from engine.model.terms import Certainty, Labelled, PaperId

UNCLASSIFIED = "CHUA_PHAN_LOAI"
"""The code of an error whose kind is in no list: it is kept with its words, and counted."""

UNCLASSIFIED_NAME = "Chưa phân loại"


class State(Labelled):
    """How far a case is."""

    RECEIVED = "received", "mới nhận"
    VERIFYING = "verifying", "đang xác minh"
    CORRECTED_IN_DATABASE = "corrected_in_database", "đã sửa trong cơ sở dữ liệu"
    CORRECTED_IN_REGISTER = "corrected_in_register", "đã cải chính trong Sổ hộ tịch"
    REJECTED = "rejected", "không xử lý, có lý do"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self in (State.RECEIVED, State.VERIFYING)


class Field(Labelled):
    """What a column of a list holds."""

    ORDINAL = "ordinal", "số thứ tự"
    PROVINCE = "province", "tỉnh"
    DISTRICT = "district", "huyện (cũ)"
    COMMUNE = "commune", "xã"
    EVENT = "event", "việc hộ tịch"
    NUMBER = "number", "số đăng ký"
    BOOK = "book", "quyển số"
    REGISTERED_ON = "registered_on", "ngày đăng ký"
    NAME = "name", "họ tên"
    BIRTH_DATE = "birth_date", "ngày sinh"
    SEX = "sex", "giới tính"
    PIN = "pin", "số định danh cá nhân"
    FIELD = "field", "trường sai lệch"
    REGISTER_VALUE = "register_value", "giá trị hộ tịch"
    DATABASE_VALUE = "database_value", "giá trị dân cư"
    ERROR = "error", "loại lỗi"


class Doubt(Labelled):
    """What is doubtful about the data of a case; none of it is corrected."""

    NO_PIN = "no_pin", "không có số định danh (việc đăng ký trước đây có thể chưa có)"
    LOST_ZERO = "lost_zero", "số định danh chỉ có 11 chữ số, có thể bảng tính đã làm mất số 0 ở đầu"
    PREFIX = "prefix", "ba chữ số đầu của số định danh không phải mã của 63 tỉnh cũ (có thể là mã quốc gia)"
    SEX = "sex", "chữ số thứ tư của số định danh không khớp giới tính"
    CENTURY = "century", "chữ số thứ tư của số định danh không khớp thế kỷ sinh"
    YEAR = "year", "hai chữ số năm trong số định danh không khớp năm sinh"
    DATE = "date", "ô ngày không đọc được theo dạng ngày đã khai, giữ nguyên chữ"


class Case(Record, kw_only=True):
    """One mismatch. Dates of the list are texts: year, year-month or year-month-day, else as written.

    `pin` is as the list has it; `pin_proposed` is what it may have been before a spreadsheet took its first zero.
    `error` is a code of `rules/mismatch/errors.yaml` or `UNCLASSIFIED`, `error_words` what the list says.
    """

    id: str
    province: str
    commune: str
    event: PaperId
    error: str
    error_words: str = ""
    number: str = ""
    book: str = ""
    registered_on: str = ""
    name: str = ""
    birth_date: str = ""
    sex: str = ""
    pin: str = ""
    pin_proposed: str = ""
    field: str = ""
    register_value: str = ""
    database_value: str = ""
    doubts: str = ""
    state: State = State.RECEIVED
    received_on: date
    due_on: date
    place: str = ""


class Step(Record):
    """One line of the log of a case: who (a role, no name of a person), when, from which state to which, and why."""

    case: str
    at: datetime
    by: str
    before: str
    after: State
    reason: str = ""


class Tally(Record):
    """How many cases of a commune have the same event, error and state; `overdue` of them are open past their day."""

    province: str
    commune: str
    event: PaperId
    error: str
    state: State
    cases: int
    overdue: int


class ErrorKind(Record):
    """A kind of error, what lists call it, and what is proposed to whoever deals with it."""

    id: str
    name: str
    aliases: tuple[str, ...]
    proposal: str
    source: str
    certainty: Certainty
    note: str = ""


class FieldWords(Record):
    """What the headings of lists call a field; cells of a personal one are never shown."""

    id: Field
    name: str
    aliases: tuple[str, ...]
    personal: str = ""


class EventWords(Record):
    """What lists call an event."""

    id: PaperId
    aliases: tuple[str, ...]


class Deadline(Record):
    """From a day on, how many working days there are for a case; who set it, and where that is written."""

    working_days: int
    starts: date
    set_by: str
    source: str
    certainty: Certainty
    until: date | None = None
    note: str = ""


class Guidance(Record):
    """What whoever deals with a case is reminded of, on which clause, and for which cases (all, where not said)."""

    id: str
    text: str
    clause: str
    source: str
    certainty: Certainty
    starts: date | None = None
    until: date | None = None
    registered_from: str = ""
    events: tuple[PaperId, ...] = ()
    pin: str = ""
    note: str = ""


class Policy(Record):
    """The deadlines, the days on which nobody works beside weekends, and the reminders."""

    deadlines: tuple[Deadline, ...]
    days_off: tuple[date, ...] = ()
    guidance: tuple[Guidance, ...] = ()


class Layout(Record):
    """Which heading of a list is which field; words of cells that mean an event, an error or a commune."""

    columns: Mapping[Field, str]
    date_format: str = "dd/mm/yyyy"
    sheet: str = ""
    header_row: int = 0
    always: Mapping[Field, str] = {}
    events: Mapping[str, PaperId] = {}
    errors: Mapping[str, str] = {}
    communes: Mapping[str, str] = {}


class Progress(Record):
    """How far the cases of one place are; `by_state` has every state, `overdue` are open past their day."""

    code: str
    name: str
    cases: int
    by_state: Mapping[State, int]
    overdue: int

    @property
    def outstanding(self) -> int:
        """How many somebody still has to deal with."""
        return sum(count for state, count in self.by_state.items() if state.is_open)

    @property
    def done(self) -> float | None:
        """The share that is closed, 0 to 1; None where there is no case."""
        return (self.cases - self.outstanding) / self.cases if self.cases else None


class Report(Record):
    """The state of all cases on a day: by province, by commune (most outstanding first), and every count.

    `unclassified`: cases whose error is in no list. The names are the words for what `tallies` hold.
    """

    day: date
    provinces: tuple[Progress, ...]
    communes: tuple[Progress, ...]
    tallies: tuple[Tally, ...]
    unclassified: int
    error_names: Mapping[str, str]
    event_names: Mapping[PaperId, str]


class WorkItem(Record):
    """A case of a work list, with what is proposed; `is_overdue` on the day of the list."""

    case: Case
    event_name: str
    error_name: str
    is_overdue: bool
    proposals: tuple[str, ...]
