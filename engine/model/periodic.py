"""A periodic report: figures with their sources, and the tables behind them. What is unknown is None, never 0."""

from __future__ import annotations

from datetime import date

from engine.model.record import Record
from engine.model.reporting import Due, Period, Window
from engine.model.terms import Certainty, Labelled, LinkState, PaperId


class FigureGroup(Labelled):
    """What a figure is about, in the order of the report."""

    REVIEW = "review", "Rà soát thủ tục hành chính, giấy tờ hộ tịch"
    MISMATCH = "mismatch", "Xử lý dữ liệu hộ tịch sai lệch"
    LINK = "link", "Kết nối cơ sở dữ liệu, tài khoản khai thác"
    COVERAGE = "coverage", "Số hóa, làm sạch dữ liệu hộ tịch"
    USE = "use", "Tra cứu dữ liệu, giấy tờ không phải nộp"


class Figure(Record):
    """One indicator, and from where it is.

    `value` is None where nobody knows it; `note` then says how it can be had, else what the value leaves out.
    """

    id: str
    group: FigureGroup
    label: str
    unit: str
    value: int | None
    source: str
    note: str = ""


class MismatchLine(Record):
    """The cases of one commune, event and error.

    Within the window: `received`, and by how they were closed `corrected_in_database`, `corrected_in_register`,
    `rejected`. At its end: `not_begun` and `verifying` are open, `overdue` of these are past their day.
    """

    commune: str
    commune_name: str
    event: PaperId
    event_name: str
    error: str
    error_name: str
    received: int
    corrected_in_database: int
    corrected_in_register: int
    rejected: int
    not_begun: int
    verifying: int
    overdue: int


class LinkKind(Labelled):
    """What the province has stated."""

    CONNECTION = "connection", "kết nối"
    ACCOUNTS = "accounts", "tài khoản khai thác"


class LinkLine(Record):
    """The latest statement on a connection, or on officials' accounts: its state, and since when that is stated."""

    kind: LinkKind
    system: str
    database: str
    database_name: str
    state: LinkState
    since: date
    due: str
    source: str
    certainty: Certainty


class CoverageLine(Record):
    """One event: in how many communes its data is enough, not enough, or unknown. None where nothing is known."""

    event: PaperId
    name: str
    communes: int
    enough: int | None
    lacking: int | None
    unknown: int


class PeriodicReport(Record):
    """The whole report. Figures count up to the end of `cutoff`: the end of the window, or the day asked for before it.

    `remarks` say in sentences what the figures cannot be; the tables are None where nothing is known.
    """

    schema: str
    period: Period
    window: Window
    due: Due | None
    is_due_early: bool
    as_of: date
    cutoff: date
    province: str
    province_name: str
    catalog_hash: str
    rulebook_hash: str
    remarks: tuple[str, ...]
    figures: tuple[Figure, ...]
    mismatches: tuple[MismatchLine, ...] | None
    links: tuple[LinkLine, ...] | None
    coverage: tuple[CoverageLine, ...] | None

    def of_group(self, group: FigureGroup) -> tuple[Figure, ...]:
        """The figures of one group."""
        return tuple(figure for figure in self.figures if figure.group is group)
