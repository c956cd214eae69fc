"""What a paper costs whoever hands it in, by the method of Thông tư 02/2017/TT-VPCP Điều 27 as far as it was read.

Cost of one = cost of the tasks + fees; cost a year = cost of one × times a year × subjects; benefit = before − after.
Where sources disagree the lowest figure stands; opportunity cost is not counted. Amounts stay exact fractions until
they are rounded once, half up, to whole đồng.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from engine.diagnostics import CatgiamError, Diagnostic, quoted, raise_errors
from engine.model.impact import CostFigure, CostKind, PriceList
from engine.model.record import from_data
from engine.model.terms import PaperId
from engine.schema import Schemas, validate
from engine.source import Document, read_yaml

GAP = (
    "Khoản 4 Điều 27 Thông tư 02/2017/TT-VPCP (cách tính chi phí từng công việc) chưa đọc được văn bản: số tiền chỉ "
    "đúng khi đơn giá nhập vào đã tính theo khoản đó"
)
"""What every output with or without money says: the named gap of the method."""

UNITS = {
    CostKind.HOURLY_INCOME: "đồng/giờ",
    CostKind.HOURS: "giờ/bản",
    CostKind.FEE: "đồng/bản",
    CostKind.TRAVEL: "đồng/bản",
}
"""The unit in which each figure must be given."""


def rounded(amount: Fraction) -> int:
    """To a whole number, half up (away from zero)."""
    whole = (2 * abs(amount) + 1) // 2
    return int(whole) if amount >= 0 else -int(whole)


def read_document(path: Path, shown: str, kind: str, schema_dir: Path) -> Document:
    """Read a YAML file of one kind. Raises `CatgiamError` with everything that is wrong with its shape."""
    document = read_yaml(path, shown)
    raise_errors([*document.warnings, *validate(document, Schemas.load(schema_dir))])
    if not isinstance(document.data, dict) or document.data["kind"] != kind:
        raise CatgiamError([document.diagnostic("wrong-kind", f"tệp này phải là loại {quoted(kind)}", ("kind",))])
    return document


def body(document: Document) -> dict[str, object]:
    """The content without its kind."""
    return {key: value for key, value in dict(document.data).items() if key != "kind"}  # type: ignore[arg-type]


def read_prices(path: Path, shown: str, schema_dir: Path) -> PriceList:
    """A price list from a file. Raises `CatgiamError` with everything that is wrong with it."""
    document = read_document(path, shown, "costs", schema_dir)
    prices = from_data(body(document), PriceList)
    raise_errors(_problems(prices, document))
    return prices


def _problems(prices: PriceList, document: Document) -> Iterator[Diagnostic]:
    kinds = {figure.what for figure in prices.figures}
    for number, figure in enumerate(prices.figures):
        if figure.unit != UNITS[figure.what]:
            message = f"{figure.what.label} phải ghi theo đơn vị {quoted(UNITS[figure.what])}"
            yield document.diagnostic("bad-unit", message, ("figures", number, "unit"))
        if figure.what is CostKind.HOURS and CostKind.HOURLY_INCOME not in kinds:
            message = "có số giờ mà không có thu nhập một giờ (what: hourly_income) nên không tính được tiền"
            yield document.diagnostic("no-hourly-income", message, ("figures", number, "what"))


class Pricing:
    """The cost of one copy of each paper."""

    def __init__(self, prices: PriceList | None) -> None:
        """None: nothing has a price."""
        self._figures = prices.figures if prices else ()
        self.unit: Mapping[str, Fraction] = {
            paper.value: cost for paper in PaperId if (cost := self._cost(paper)) is not None
        }
        """Đồng a copy, by paper; papers without any figure are absent."""

    def _cost(self, paper: PaperId) -> Fraction | None:
        hours, income = self._figure(CostKind.HOURS, paper), self._figure(CostKind.HOURLY_INCOME, paper)
        time = hours * income if hours is not None and income is not None else None
        parts = (time, self._figure(CostKind.FEE, paper), self._figure(CostKind.TRAVEL, paper))
        known = [part for part in parts if part is not None]
        return sum(known, Fraction(0)) if known else None

    def _figure(self, kind: CostKind, paper: PaperId) -> Fraction | None:
        values = [Fraction(figure.value) for figure in self._of(kind, paper)]
        return min(values, default=None)

    def _of(self, kind: CostKind, paper: PaperId) -> list[CostFigure]:
        """The figures for a paper: those that name it, else those for all papers."""
        of_kind = [figure for figure in self._figures if figure.what is kind]
        named = [figure for figure in of_kind if paper in figure.papers]
        return named or [figure for figure in of_kind if not figure.papers]

    def notes(self) -> tuple[str, ...]:
        """What the prices leave out or choose, in words."""
        return tuple(dict.fromkeys(self._notes()))

    def _notes(self) -> Iterator[str]:
        without_time = [p.label for p in PaperId if p.value in self.unit and self._figure(CostKind.HOURS, p) is None]
        if len(without_time) == len(self.unit) > 0:
            yield "bảng giá không có số giờ đi lấy giấy: chưa tính thời gian, chỉ có phí, tiền đi lại"
        elif without_time:
            yield f"chưa tính thời gian đi lấy giấy (bảng giá không có số giờ): {', '.join(without_time)}"
        for paper in PaperId:
            for kind in CostKind:
                found = {figure.value for figure in self._of(kind, paper)}
                if len(found) > 1:
                    yield f"{kind.label}: các nguồn không thống nhất, lấy mức thấp nhất"
        for figure in self._figures:
            if figure.certainty.is_doubtful:
                yield f"{figure.what.label} là số {figure.certainty.label}: {figure.source}"
