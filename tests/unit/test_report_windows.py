"""Which days a report covers, and when it is due: NĐ 09/2019/NĐ-CP and a province's plan, as data."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from engine.catalog import find_files, load
from engine.diagnostics import CatgiamError
from engine.model.catalog import Catalog
from engine.model.reporting import Due, ReportKind, Window
from engine.model.terms import Certainty
from engine.periodic.windows import due_of, is_early, period_of, window_of

GIA_LAI = "52"


@pytest.fixture(scope="module")
def catalog(rules_of_two: Path) -> Catalog:
    return load(find_files(rules_of_two)).catalog


@pytest.mark.parametrize(
    ("kind", "number", "first", "last"),
    [
        ("month", 7, "2026-06-15", "2026-07-14"),
        ("month", 1, "2025-12-15", "2026-01-14"),
        ("month", 12, "2026-11-15", "2026-12-14"),
        ("quarter", 1, "2025-12-15", "2026-03-14"),
        ("quarter", 4, "2026-09-15", "2026-12-14"),
        ("half", None, "2025-12-15", "2026-06-14"),
        ("second_half", None, "2026-06-15", "2026-12-14"),
        ("nine_months", None, "2025-12-15", "2026-09-14"),
        ("year", None, "2025-12-15", "2026-12-14"),
    ],
)
def test_each_report_covers_the_days_of_the_decree(
    catalog: Catalog, kind: str, number: int | None, first: str, last: str
) -> None:
    report = ReportKind(kind)
    month, quarter = (number if report is k else None for k in (ReportKind.MONTH, ReportKind.QUARTER))

    window = window_of(period_of(report, 2026, month, quarter), catalog.report_windows)

    assert window is not None
    assert (window.first.isoformat(), window.last.isoformat()) == (first, last)
    assert "09/2019/NĐ-CP" in window.source


@pytest.mark.parametrize("year", [2023, 2024, 2026])
def test_the_months_cover_every_day_once_in_leap_years_too(catalog: Catalog, year: int) -> None:
    days: list[date] = []
    for month in range(1, 13):
        window = window_of(period_of(ReportKind.MONTH, year, month), catalog.report_windows)
        assert window is not None
        days += [window.first + timedelta(days=n) for n in range((window.last - window.first).days + 1)]
    whole = window_of(period_of(ReportKind.YEAR, year), catalog.report_windows)

    assert whole is not None
    assert days == [whole.first + timedelta(days=n) for n in range(366 if year == 2024 else 365)]


def test_a_window_is_known_only_for_days_of_which_its_rule_speaks(catalog: Catalog) -> None:
    assert window_of(period_of(ReportKind.YEAR, 2018), catalog.report_windows) is None


@pytest.mark.parametrize(
    ("kind", "year", "month", "day", "certainty"),
    [
        (ReportKind.MONTH, 2026, 7, date(2026, 7, 10), Certainty.CERTAIN),
        (ReportKind.HALF, 2025, None, date(2025, 6, 10), Certainty.CERTAIN),
        (ReportKind.HALF, 2026, None, date(2026, 6, 10), Certainty.OURS),
        (ReportKind.YEAR, 2025, None, date(2025, 12, 10), Certainty.CERTAIN),
        (ReportKind.YEAR, 2026, None, date(2026, 12, 10), Certainty.OURS),
    ],
)
def test_gia_lai_wants_its_reports_before_the_tenth(  # noqa: PLR0913, PLR0917 - one case of a table
    catalog: Catalog, kind: ReportKind, year: int, month: int | None, day: date, certainty: Certainty
) -> None:
    period = period_of(kind, year, month)
    due, window = due_of(period, GIA_LAI, catalog.report_dues), window_of(period, catalog.report_windows)

    assert due is not None
    assert window is not None
    assert (due.day, due.is_before, due.certainty) == (day, True, certainty)
    assert is_early(due, window)


def test_nobody_invents_a_due_day_for_another_province_or_before_the_plan(catalog: Catalog) -> None:
    assert due_of(period_of(ReportKind.HALF, 2026), "12", catalog.report_dues) is None
    assert due_of(period_of(ReportKind.QUARTER, 2026, quarter=2), GIA_LAI, catalog.report_dues) is None
    assert due_of(period_of(ReportKind.MONTH, 2025, 2), GIA_LAI, catalog.report_dues) is None


@pytest.mark.parametrize(
    ("day", "is_before", "is_due_early"),
    [(13, False, True), (14, False, False), (15, False, False), (14, True, True), (15, True, False)],
)
def test_a_report_is_early_when_its_last_day_is_before_the_end_of_the_window(
    *, day: int, is_before: bool, is_due_early: bool
) -> None:
    said = {"source": "thử", "certainty": Certainty.CERTAIN}
    window = Window(first=date(2026, 6, 15), last=date(2026, 7, 14), set_by="thử", **said)  # type: ignore[arg-type]

    assert is_early(Due(day=date(2026, 7, day), is_before=is_before, **said), window) is is_due_early  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "month", "quarter", "told"),
    [
        (ReportKind.MONTH, None, None, "thêm --month"),
        (ReportKind.MONTH, 13, None, "--month 13: phải từ 1 đến 12"),
        (ReportKind.MONTH, 7, 2, "bỏ --quarter"),
        (ReportKind.QUARTER, None, 0, "--quarter 0"),
        (ReportKind.YEAR, 7, None, "bỏ --month"),
    ],
)
def test_a_period_that_is_none_is_refused_with_the_cure(
    kind: ReportKind, month: int | None, quarter: int | None, told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        period_of(kind, 2026, month, quarter)


def test_two_windows_or_two_due_days_for_one_day_are_an_error(rules: Path) -> None:
    file = rules / "policy" / "reporting.yaml"
    text = file.read_text(encoding="utf-8")
    said = "from: 2030-01-01, set_by: thử, source: thử, certainty: ours}\n"
    text = text.replace("windows:\n", "windows:\n  - {report: month, opens_day: '1', closes_day: '28', " + said, 1)
    due = f'  - {{report: month, province: "{GIA_LAI}", before_day: "5", ' + said
    file.write_text(text.replace("dues:\n", "dues:\n" + due, 1), encoding="utf-8")

    with pytest.raises(CatgiamError) as failed:
        load(find_files(rules, "rules"))

    told = [d for d in failed.value.diagnostics if d.code == "overlap"]
    assert [d.message.split(" chồng")[0] for d in told] == [
        "kỳ số liệu của báo cáo “tháng” từ 2030-01-01",
        "hạn nộp báo cáo “tháng” của tỉnh 52 từ 2030-01-01",
    ]
    assert all(d.location.file == "rules/policy/reporting.yaml" for d in told)


def test_a_window_that_ends_before_it_begins_is_an_error(rules: Path) -> None:
    file = rules / "policy" / "reporting.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("until: 2025-12-31", "until: 2024-12-31", 1), "utf-8")

    with pytest.raises(CatgiamError) as failed:
        load(find_files(rules, "rules"))

    assert {d.code for d in failed.value.diagnostics} == {"period"}
