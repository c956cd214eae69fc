"""The form that an agency fills in: what its published dossiers demand, a line for each paper."""

from __future__ import annotations

from datetime import date

from engine.diagnostics import Location
from engine.model.record import Record
from engine.model.terms import Labelled

VERSION = "catgiam.form/1"
"""The layout of the form; an import refuses any other."""


class Column(Labelled):
    """The columns in their order, with their headings; the id is the field of `FormRow`."""

    CODE = "code", "Mã thủ tục"
    NAME = "name", "Tên thủ tục"
    ISSUER = "issuer", "Cơ quan ban hành"
    FIELD = "field", "Lĩnh vực"
    LEVEL = "level", "Cấp thực hiện"
    COMPONENT = "component", "Số thành phần"
    CASE = "case", "Trường hợp"
    TEXT = "text", "Thành phần hồ sơ"
    ALTERNATIVE = "alternative", "Phương án"
    PAPER = "paper", "Loại giấy tờ"
    OTHER = "other", "Tên giấy tờ khác"
    PUBLISHED = "published", "Bản công bố đang ghi"
    CONDITION = "condition", "Điều kiện của thành phần"
    OWN_CONDITION = "own_condition", "Điều kiện của phương án"
    SUBJECT = "subject", "Giấy tờ của ai"
    ORIGIN = "origin", "Nơi cấp"
    CHANNEL = "channel", "Cách nộp"
    BASIS = "basis", "Quy định đòi giấy tờ"
    CONFIRMATION = "confirmation", "Xác nhận"
    NOTE = "note", "Ghi chú"
    KEY = "key", "Mã dòng"


PREFILLED = (
    Column.CODE,
    Column.NAME,
    Column.ISSUER,
    Column.FIELD,
    Column.LEVEL,
    Column.COMPONENT,
    Column.CASE,
    Column.TEXT,
    Column.ALTERNATIVE,
    Column.KEY,
)
"""What the office has filled in and a line that is there already may not change."""

OF_COMPONENT = (Column.PUBLISHED, Column.CONDITION, Column.CHANNEL, Column.BASIS)
"""What is stated of the whole component: its lines have to agree."""

OF_PAPER = (Column.PAPER, Column.OTHER, Column.OWN_CONDITION, Column.SUBJECT, Column.ORIGIN)
"""What is stated of one paper, or of the alternative that it belongs to."""

COMPARED = (*OF_PAPER, *OF_COMPONENT)
"""What an import compares with the catalogue."""


class OtherPaper(Labelled):
    """What may be chosen for a paper beside the twelve civil-status papers."""

    OTHER = "other", "giấy tờ khác"
    UMBRELLA = "umbrella", "giấy tờ nêu chung, chưa rõ loại"
    NONE = "none", "không có giấy tờ hộ tịch"


class Confirmation(Labelled):
    """What the agency says of a line."""

    RIGHT = "right", "Đúng"
    CORRECTED = "corrected", "Sai, đã sửa"
    INCOMPLETE = "incomplete", "Cần bổ sung"


class FormRow(Record):
    """One line of the form, in the words that are shown. `key` names the paper in the catalogue."""

    key: str
    code: str
    name: str
    issuer: str
    field: str
    level: str
    component: str = ""
    case: str = ""
    text: str = ""
    alternative: str = ""
    paper: str = ""
    other: str = ""
    published: str = ""
    condition: str = ""
    own_condition: str = ""
    subject: str = ""
    origin: str = ""
    channel: str = ""
    basis: str = ""

    def cell(self, column: Column) -> str:
        """The text of a column; empty for what only the agency fills in."""
        return str(getattr(self, column.value, ""))


class Form(Record):
    """A form ready to be written: for whom, made on which day, from which state of the catalogue."""

    agency: str
    made_on: date
    catalog_hash: str
    rows: tuple[FormRow, ...]
    digest: str
    version: str = VERSION


class Edit(Record):
    """One cell that says something else than the catalogue.

    `key` names the paper, `component` the component. `drifted`: the catalogue itself has changed since the form was
    made. `remark` is the agency's note on the line.
    """

    code: str
    component: str
    key: str
    column: Column
    before: str
    after: str
    agency: str
    place: Location
    drifted: bool = False
    remark: str = ""


class Addition(Record):
    """A line for a paper that the catalogue does not have; `row` as it was filled in, its key still empty."""

    row: FormRow
    agency: str
    place: Location
    remark: str = ""
