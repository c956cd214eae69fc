"""What dossiers are worth: volumes of the one-stop system, what a task costs, papers and money saved a year."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from engine.model.record import Record
from engine.model.terms import Certainty, Channel, Labelled, PaperId, Verdict

MONTHS = 12
"""Of a year."""

# ---------------------------------------------------------------- facts from files


class CostKind(Labelled):
    """What a figure of a price list stands for; the label carries the unit that its value must have."""

    HOURLY_INCOME = "hourly_income", "thu nhập bình quân một giờ"
    HOURS = "hours", "thời gian để có một bản"
    FEE = "fee", "phí, lệ phí một bản"
    TRAVEL = "travel", "chi phí đi lại cho một bản"


class CostFigure(Record):
    """One figure with its source. `papers`: the papers it is for, none for all of them."""

    what: CostKind
    value: Decimal
    unit: str
    year: int
    source: str
    certainty: Certainty
    papers: tuple[PaperId, ...] = ()
    note: str = ""


class PriceList(Record):
    """Figures that belong together; an example is never used unless it is asked for by its id."""

    id: str
    title: str
    figures: tuple[CostFigure, ...]
    example: str = ""


class VolumeNames(Record):
    """How one-stop systems call the columns of a volumes table, and the ways to hand in a dossier."""

    columns: dict[str, tuple[str, ...]]
    channels: dict[Channel, tuple[str, ...]]


# ---------------------------------------------------------------- plans


class Stated(Record):
    """What a plan says of itself: `days` is the reduction in its prose, then amounts in đồng, and the rate in %."""

    days: Decimal | None = None
    before: int | None = None
    after: int | None = None
    saving: int | None = None
    rate: Decimal | None = None


class PlanItem(Record):
    """One procedure of a plan: days before and after that are priced, or the amounts (đồng a year) themselves."""

    name: str
    days_before: Decimal | None = None
    days_after: Decimal | None = None
    cost_before: int | None = None
    cost_after: int | None = None
    dossiers: Decimal | None = None
    stated: Stated | None = None
    note: str = ""


class Plan(Record):
    """A simplification plan: how a day is priced, and the procedures it changes."""

    title: str
    source: str
    items: tuple[PlanItem, ...]
    hourly_income: CostFigure | None = None
    hours_per_day: Decimal | None = None
    dossiers: Decimal | None = None


# ---------------------------------------------------------------- answers


class Benefit(Record):
    """Cost a year before and after, in whole đồng; the rate in per cent is None where nothing was paid before."""

    before: int
    after: int

    @property
    def saving(self) -> int:
        """What is saved a year."""
        return self.before - self.after

    @property
    def rate(self) -> Fraction | None:
        """Per cent of the cost that falls away, exact."""
        return Fraction(100 * self.saving, self.before) if self.before else None

    @property
    def rate_shown(self) -> Decimal | None:
        """The rate to two decimals, half up (away from zero), None where there is none."""
        if self.rate is None:
            return None
        hundredths = (200 * abs(self.rate) + 1) // 2
        return Decimal(int(hundredths) if self.rate >= 0 else -int(hundredths)).scaleb(-2)


class Claim(Labelled):
    """What a plan states of itself."""

    DAYS = "days", "số ngày cắt giảm"
    BEFORE = "before", "chi phí trước khi đơn giản hóa"
    AFTER = "after", "chi phí sau khi đơn giản hóa"
    SAVING = "saving", "chi phí tiết kiệm"
    RATE = "rate", "tỷ lệ cắt giảm"


class Contradiction(Record):
    """A plan states one thing and its own numbers another (None: no number follows, as for a rate of nothing)."""

    claim: Claim
    stated: Decimal
    computed: Decimal | None


class Planned(Record):
    """One item of a plan, priced."""

    item: PlanItem
    benefit: Benefit
    contradictions: tuple[Contradiction, ...] = ()


class Range(Record):
    """Papers or dossiers a year: in every case `sure`, and `most` when all that is conditional falls in too."""

    sure: int = 0
    most: int = 0


class MoneyRange(Record):
    """Money a year by the same two counts of papers."""

    sure: Benefit
    most: Benefit


class ImpactLine(Record):
    """One line of the answer: a group (procedure, commune, month…) and, where it is told apart, a paper.

    `waived`: papers that are cut now or not to be asked for; `waiting`: by verdict, what else would fall away once its
    blocker goes or its question is answered; `unpriced`: papers among `papers.most` that no price is known for.
    """

    group: str
    name: str
    paper: str
    dossiers: int
    papers: Range = Range()
    waived: Range = Range()
    waiting: dict[Verdict, Range] = {}  # noqa: RUF012 - a record copies its defaults
    money: MoneyRange | None = None
    unpriced: int = 0
    caveats: tuple[str, ...] = ()


class Uncovered(Record):
    """Dossiers a year of a procedure that the catalogue does not hold."""

    procedure: str
    dossiers: int


class Problem(Labelled):
    """Why a row of volumes was not counted."""

    PROCEDURE = "bad-procedure", "mã thủ tục sai dạng"
    MONTH = "bad-month", "tháng sai dạng, hoặc chưa tới"
    CHANNEL = "unknown-channel", "không nhận ra cách nộp"
    COUNT = "bad-count", "số hồ sơ không phải là số nguyên không âm"
    REPEATED = "duplicate-row", "trùng thủ tục, xã, tháng và cách nộp với dòng khác"


class Example(Record):
    """A rejected row: its place where it is known (`file:line`), and the words that are wrong."""

    place: str
    text: str


class Rejected(Record):
    """How many rows were not counted for one reason, and a few of them."""

    problem: Problem
    rows: int
    examples: tuple[Example, ...]


class Volumes(Record):
    """What was read: rows, how many of them count, the months from first to last and those without a row."""

    rows: int
    counted: int
    first: str
    last: str
    months: int
    missing_months: tuple[str, ...]
    rejected: tuple[Rejected, ...]
    repaired: tuple[str, ...] = ()
    elsewhere: int = 0

    @property
    def a_year(self) -> Fraction:
        """By what a count over all these months becomes a year's; without months the count is a year's already."""
        return Fraction(MONTHS, self.months or MONTHS)


class Impact(Record):
    """The answer: lines, their sum, what the catalogue does not cover, what was not counted, and how it was reckoned.

    `without_papers`: dossiers a year of procedures of the catalogue that ask for no civil-status paper any more.
    """

    by: str
    volumes: Volumes
    lines: tuple[ImpactLine, ...]
    total: ImpactLine
    uncovered: tuple[Uncovered, ...]
    without_papers: int
    notes: tuple[str, ...]
    prices: PriceList | None = None
