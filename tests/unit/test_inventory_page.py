"""The page of an inventory: it says what the JSON says, in few bytes, and no text can break out of it."""

import base64
import hashlib
import io
import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import replace as moved
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from engine.collation import sort_key
from engine.inventory import Selection
from engine.inventory import make_inventory as reviewed
from engine.matcher import best_matcher
from engine.model.catalog import Catalog
from engine.model.decision import Ask, Inventory, Row
from engine.model.finding import Agreement, AgreementKind, Finding, FindingKind, OverviewLine
from engine.model.record import replace
from engine.model.terms import Verdict
from engine.render import Screen, renderer
from engine.review import Reviewer

Run = Callable[..., subprocess.CompletedProcess[str]]
MakeRow = Callable[..., Row]
MakeInventory = Callable[..., Inventory]
MOST_BYTES = 3_000_000
NATIONAL = 3_000
"""Procedures of the largest inventory that a page has to carry."""


class Told(NamedTuple):
    """What the page tells of one row."""

    code: str
    name: str
    paper: str
    values: dict[str, tuple[str, ...]]
    sections: dict[str, tuple[str, ...]]


def page_of(inventory: Inventory, name: str = "html") -> str:
    stream = io.BytesIO()
    renderer(name)(inventory, stream, Screen())
    return stream.getvalue().decode("utf-8")


def data_of(page: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    (found,) = re.findall(r'<script type="application/json" id="du-lieu">(.*?)</script>', page, re.DOTALL)
    return json.loads(found)


def rows_of(page: str) -> list[Told]:
    """Read the page back as its script does."""
    data = data_of(page)
    heads = re.findall(r"<th colspan=4 scope=rowgroup><b>(.*?)</b> <span>(.*?)</span>", page)
    return [_row(data, heads, packed) for packed in data["rows"]]


def _row(data: Any, heads: list[tuple[str, str]], packed: list[Any]) -> Told:  # noqa: ANN401 - whatever JSON holds
    number, paper, facets, shared, own = packed
    strings, lists = data["strings"], data["lists"]
    values = {
        facet["name"]: tuple(facet["choices"][n]["value"] for n in lists[chosen])
        for facet, chosen in zip(data["facets"], lists[facets], strict=True)
    }
    numbers = {True: iter(own), False: iter(lists[shared])}
    sections = {}
    for section in data["sections"]:
        told = next(numbers[section["own"]])
        sections[section["title"]] = tuple(strings[n] for n in ([-1 - told] if told < 0 else lists[told]))
    code, name = map(unescape, heads[number])
    return Told(code, name, strings[paper], values, sections)


@pytest.fixture(scope="module")
def inventory(catalog: Catalog) -> Inventory:
    """The shipped catalogue reviewed for a province: every kind of row that we have."""
    reviewer = Reviewer(catalog, date(2026, 7, 20), "12", best_matcher())
    return reviewed(reviewer, catalog.procedures, Selection())


@pytest.fixture(scope="module")
def page(inventory: Inventory) -> str:
    return page_of(inventory)


def test_the_page_tells_the_rows_of_the_json_in_their_order(inventory: Inventory, page: str) -> None:
    written = json.loads(page_of(inventory, "json"))["rows"]
    told = rows_of(page)

    assert [(t.code, t.name) for t in told] == [(w["procedure"], w["procedure_name"]) for w in written]
    for name in ("verdict", "issuer", "published", "certainty"):
        assert [t.values[name] for t in told] == [(w[name],) for w in written]
    assert [t.values["paper"] for t in told] == [(w["paper"] or "none",) for w in written]
    assert [set(t.values["level"]) for t in told] == [set(w["levels"]) for w in written]
    assert [t.values["finding"] for t in told] == [(w["finding"] or "none",) for w in written]


def test_each_row_opens_to_what_the_json_says_of_it(inventory: Inventory, page: str) -> None:
    written = json.loads(page_of(inventory, "json"))["rows"]

    for told, row in zip((t.sections for t in rows_of(page)), written, strict=True):
        assert told["Căn cứ"] == tuple(row["clauses"])
        assert told["Ngoại lệ"] == tuple(row["exceptions"])
        assert told["Lưu ý"] == tuple(row["remarks"])
        assert told["Nghi vấn"] == tuple(row["doubts"])
        assert told["Quy tắc áp dụng"] == tuple(row["rules"])
        assert told["Cần hỏi"] == ((row["ask"]["question"],) if row["ask"] else ())
        assert told["Ai phải làm tiếp"] == ((row["actor"],) if row["actor"] else ())
        assert told["Câu chữ hồ sơ"] == ((row["component_text"],) if row["component_text"] else ())
        assert all(map(str.startswith, told["Vướng mắc"], (b["text"] for b in row["blockers"])))
        assert all(map(str.startswith, told["Khi tra cứu không được"], (f["text"] for f in row["fallbacks"])))
        counts = (len(told["Vướng mắc"]), len(told["Khi tra cứu không được"]))
        assert counts == (len(row["blockers"]), len(row["fallbacks"]))
        if row["finding"]:
            assert row["correction"] in told["Đề nghị công bố lại"]
        assert len(told["Còn thiếu thông tin"]) == len(row["missing_facts"]) + len(row["missing_fields"])


def test_the_overview_has_the_totals_of_the_json(inventory: Inventory, page: str) -> None:
    totals = json.loads(page_of(inventory, "json"))["totals"]
    chart = page[page.index("<caption>Số giấy tờ theo kết luận") : page.index("<caption>Giấy tờ theo cơ quan")]
    counts = [int(n) for n in re.findall(r"<td>(\d+)</td>", chart)]

    assert f"{totals['procedures']} thủ tục, trong đó {totals['procedures_with_civil_status']} có" in page
    assert sorted(counts) == sorted(totals["by_verdict"].values())
    assert f"Có nghi vấn: {totals['doubtful']} giấy tờ" in page
    by_choice = {c["value"]: c["rows"] for f in data_of(page)["facets"] if f["name"] == "verdict" for c in f["choices"]}
    assert by_choice == {verdict: count for verdict, count in totals["by_verdict"].items() if count}


def test_the_chart_of_issuers_adds_up_to_the_overview(inventory: Inventory, page: str) -> None:
    chart = page[page.index("<caption>Giấy tờ theo cơ quan") : page.index("<caption>Giấy tờ theo lĩnh vực")]
    papers: Counter[str] = Counter()
    for line in inventory.overview:
        papers[line.issuer] += sum(line.by_verdict.values())
    told = re.findall(r'<a href="#issuer=[^"]*">(.*?)</a>.*?<td>\d+</td><td>\d+</td><td>(\d+)</td>', chart)

    assert {unescape(name): int(count) for name, count in told} == {name: n for name, n in papers.items() if n}
    assert [unescape(name) for name, _ in told] == sorted((n for n in papers if papers[n]), key=sort_key)


def test_without_script_every_paper_still_stands_in_the_table(inventory: Inventory, page: str) -> None:
    table = page[page.index('id="bang-thuong"') : page.index("</table>", page.index('id="bang-thuong"'))]
    lines = [unescape(line).split("<td>")[1:] for line in re.split("<tr>|<tbody>", table) if line.startswith("<td>")]

    assert [line[1].split(" (")[0] for line in lines] == [row.verdict.label for row in inventory.rows if row.verdict]


def test_no_text_can_end_the_script_or_become_markup(make_row: MakeRow, make_inventory: MakeInventory) -> None:
    hostile = "</script><script>alert(1)</script><!-- & \"quoted\" 'q' \u2028 ${x} $style =1+1"
    row = make_row(
        procedure_name=hostile,
        issuer=hostile,
        field=hostile,
        component_text=hostile,
        subject=hostile,
        remarks=(hostile,),
        exceptions=(hostile,),
        ask=Ask(fact="paper", question=hostile),
    )
    line = OverviewLine(issuer=hostile, field=hostile, procedures=1, with_civil_status=1, by_verdict={"cut_now": 1})
    finding = Finding(
        kind=FindingKind.STALE_REFERENCE,
        procedure="1",
        procedure_name=hostile,
        issuer=hostile,
        field=hostile,
        text=hostile,
    )
    agreement = Agreement(
        procedure="1", procedure_name=hostile, annex=hostile, paper="birth", annex_databases=(), found_databases=(),
        databases=hostile, kind=AgreementKind.OUR_MISS,
    )  # fmt: skip
    page = page_of(make_inventory(row, overview=(line,), findings=(finding,), agreement=(agreement,)))

    assert page.count("<script") == 2
    assert page.count("</script>") == 2
    assert "alert(1)</script>" not in page
    (told,) = rows_of(page)
    assert told.sections["Câu chữ hồ sơ"] == (hostile,)
    assert (told.sections["Cần hỏi"], told.values["issuer"]) == ((hostile,), (hostile,))


def test_the_policy_admits_this_script_and_this_style_and_nothing_else(page: str) -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in (script, style)]

    assert policy.startswith("default-src 'none'; ")
    assert f"script-src {hashes[0]}; style-src {hashes[1]}" in policy
    assert "unsafe" not in policy
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page)
    assert " style=" not in page


def test_an_empty_inventory_is_a_page_too(make_inventory: MakeInventory) -> None:
    page = page_of(make_inventory())

    assert rows_of(page) == []
    assert "Không có giấy tờ nào." in page


def test_a_paper_outside_the_review_is_told_as_such(make_row: MakeRow, make_inventory: MakeInventory) -> None:
    (told,) = rows_of(page_of(make_inventory(make_row(verdict=None, paper=None, other="Đơn đề nghị"))))

    assert (told.paper, told.values["verdict"], told.values["paper"]) == ("Đơn đề nghị · cha, mẹ", ("none",), ("none",))


def test_issuers_and_fields_are_offered_in_vietnamese_order(make_row: MakeRow, make_inventory: MakeInventory) -> None:
    rows = [make_row(issuer=name) for name in ("Ủy ban Y", "Đài B", "Cục A", "Bộ Z", "Ân xá")]
    facets = data_of(page_of(make_inventory(*rows)))["facets"]

    assert [c["label"] for c in facets[1]["choices"]] == ["Ân xá", "Bộ Z", "Cục A", "Đài B", "Ủy ban Y"]


def copied(row: Row, number: int) -> Row:
    """The row of another procedure: all that is said of the line differs, all that the law says is the same."""
    if not number:
        return row

    def other(text: str) -> str:
        return f"{text} bản {number}" if text else text

    code = f"{number % 10}.{(int(row.procedure[2:]) + 1009 * number) % 1_000_000:06}"
    notes = tuple(other(t) if t.startswith(("Ghi chú", "Về nguồn")) else t for t in row.remarks)
    return replace(
        row,
        procedure=code,
        procedure_name=other(row.procedure_name),
        component_text=other(row.component_text),
        condition=other(row.condition),
        umbrella=other(row.umbrella),
        remarks=notes,
        prescribed_by=tuple(map(other, row.prescribed_by)),
        annex=tuple(map(other, row.annex)),
        location=moved(row.location, file=f"rules/{code}.yaml") if row.location else None,
    )


def test_three_thousand_procedures_fit_in_three_megabytes(inventory: Inventory) -> None:
    times = -(-NATIONAL // inventory.totals.procedures)
    codes = sorted({row.procedure for row in inventory.rows})
    kept = len(codes) * NATIONAL // (inventory.totals.procedures * times)
    chosen = frozenset(codes[:kept])  # the last copy would go beyond what is measured
    rows = tuple(copied(row, n) for row in inventory.rows if row.procedure in chosen for n in range(times))
    page = page_of(replace(inventory, rows=tuple(sorted(rows, key=lambda r: r.procedure))))

    assert len(page.encode()) < MOST_BYTES


def test_two_runs_write_the_same_page(inventory: Inventory, page: str) -> None:
    assert page_of(inventory) == page


def test_the_command_writes_the_page(run: Run, rules_of_two: Path, tmp_path: Path) -> None:
    out = tmp_path / "danh-muc.html"
    done = run("review", "--rules", rules_of_two, "--as-of", "2026-07-20", "--format", "html", "--out", out)

    assert (done.returncode, done.stdout) == (0, "")
    told = rows_of(out.read_text(encoding="utf-8"))
    assert {t.code for t in told} == {"1.000894", "1.001193"}
    assert {v for t in told for v in t.values["verdict"]} <= {v.value for v in Verdict}
