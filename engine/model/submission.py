"""What an office sends from a finished review: the annex in the government's layout, databases, proposals."""

from __future__ import annotations

from datetime import date

from engine.model.decision import Inventory, Row
from engine.model.record import Record
from engine.model.terms import Labelled, LinkState

UNKNOWN = "chưa xác định"
"""What a reader sees where nobody has read which provision it is, or what a link is for."""


class AnnexPart(Labelled):
    """The three annexes into which the rows of a review fall; the first two as in NQ 66.7/2025/NQ-CP."""

    REPLACED = "replaced", "Danh mục thủ tục hành chính có thành phần hồ sơ thay thế bằng dữ liệu"
    DROPPED = "dropped", "Danh mục thủ tục hành chính có thành phần hồ sơ đề nghị cắt giảm"
    KEPT = "kept", "Danh mục giấy tờ chưa thay thế được: cần làm rõ, kiến nghị sửa quy định, giữ"


class LegalPlace(Record):
    """Where a paper is prescribed: the text, and the point, clause, article or form in it."""

    document: str
    provision: str

    @property
    def written(self) -> str:
        """Both in one line: "khoản 3 Điều 7 Nghị định số 105/2020/NĐ-CP"."""
        return f"{self.provision} {self.document}".replace("\n", "; ")


class AnnexLine(Record):
    """One row of the annex. `number` counts procedures: all papers of one procedure share it.

    `places` is empty where nobody has read which provision prescribes the paper; `grounds` are the row's, clauses
    written out; `as_of` is the day of the review.
    """

    number: int
    row: Row
    as_of: date
    part: AnnexPart
    places: tuple[LegalPlace, ...]
    grounds: tuple[str, ...]


class AnnexGroup(Record):
    """The procedures of one issuer, under a numbered heading."""

    numeral: str
    title: str
    issuer: str
    lines: tuple[AnnexLine, ...]


class DatabaseNeed(Record):
    """A database that a system of the province has to reach, and what for.

    `fields` are concepts taken from it; `missing_fields` are needed and not announced, `announced_fields` all that its
    owner announced. `procedures` is None where the source does not say which procedures need the link. `papers` counts
    rows of the inventory. `since`: from which day its state is stated, None where nobody stated it.
    """

    id: str
    name: str
    owner: str
    system: str
    procedures: tuple[str, ...] | None
    papers: int
    fields: tuple[str, ...]
    missing_fields: tuple[str, ...]
    state: LinkState
    due: str
    basis: tuple[str, ...]
    source: str
    note: str
    announced_fields: tuple[str, ...] = ()
    since: date | None = None


class PlanItem(Record):
    """What is proposed for one paper of a procedure."""

    row: Row
    content: str
    reason: str
    places: tuple[LegalPlace, ...]
    action: str
    route: str


class Plan(Record):
    """The simplification plan of one procedure: content and reason, how, benefit, route (n.1 to n.4).

    `number` is the number of the procedure in the annex.
    """

    number: int
    procedure: str
    procedure_name: str
    issuer: str
    field: str
    items: tuple[PlanItem, ...]
    benefit: str


class IssuerTotals(Record):
    """How many papers of each verdict one issuer's procedures have."""

    issuer: str
    procedures: int
    by_verdict: dict[str, int]


class Submission(Record):
    """Everything that is sent, made from one inventory; the numbers are the inventory's own."""

    inventory: Inventory
    groups: tuple[AnnexGroup, ...]
    databases: tuple[DatabaseNeed, ...]
    plans: tuple[Plan, ...]
    by_issuer: tuple[IssuerTotals, ...]

    @property
    def lines(self) -> tuple[AnnexLine, ...]:
        """All lines in order."""
        return tuple(line for group in self.groups for line in group.lines)

    @property
    def unknown_places(self) -> int:
        """How many papers have no known provision that prescribes them."""
        return sum(not line.places for line in self.lines)
