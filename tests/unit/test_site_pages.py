"""The documentation site: every rule, clause and scenario is there, what is wrong is red, nothing is outside."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import pytest

from engine.collation import sort_key
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.record import replace
from features.site.assembly import Site, make_site
from features.site.coverage import Review, cover, review_on
from features.site.outcomes import State
from features.site.pages import bare, numbers, render_site, write_site
from features.site.results import Decision, Result, Results, StepResult
from features.site.syntax import Feature, Scenario, read_features
from features.site.tree import grow, in_words
from features.site.wording import conditions, effects, number, seconds

Pages = dict[str, str]
MakeSite = Callable[..., Site]
DAY = date(2026, 7, 20)
HOSTILE = '<script>alert("x")</script> & <b>'


class Page(HTMLParser):
    """What a page refers to, and the order of its headings."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    @property
    def ids(self) -> list[str]:
        """Where links can lead."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @property
    def headings(self) -> list[int]:
        """The levels, in order."""
        return [int(tag[1]) for tag, _ in self.tags if re.fullmatch(r"h[1-6]", tag)]

    def values(self, *names: str) -> Iterator[str]:
        """What the attributes of these names say."""
        return (attributes[name] for _, attributes in self.tags for name in names if name in attributes)


class Spoiled(NamedTuple):
    """A site in which something is wrong."""

    site: Site
    pages: Pages


def passed(scenario: Scenario, example: dict[str, str]) -> Result:
    """A result as the recorder writes it."""
    steps = tuple(StepResult(step.line, step.text, passed=True, seconds=0.001) for step in scenario.steps)
    decision = Decision(
        procedure="1.000894",
        procedure_name="Thủ tục đăng ký kết hôn",
        component="3",
        paper="Giấy xác nhận tình trạng hôn nhân",
        details="",
        before="",
        verdict="cut_now",
        clauses=("NĐ-123-2015 Đ3 k5",),
        finding="",
    )
    return Result(
        feature=scenario.feature,
        line=scenario.line,
        name=scenario.name,
        example=example,
        passed=True,
        seconds=0.5,
        message="",
        rules=scenario.tags,
        steps=steps,
        decisions=(decision,),
    )


def all_passed(features: tuple[Feature, ...]) -> Results:
    scenarios = [scenario for feature in features for scenario in feature.scenarios]
    return Results(
        ended=datetime(2026, 7, 20, 1, 5, tzinfo=UTC),
        fingerprints={feature.path: feature.fingerprint for feature in features},
        results=tuple(
            passed(s, values) for s in scenarios for values in ([e.values for e in s.examples] if s.examples else [{}])
        ),
    )


@pytest.fixture(scope="module")
def features(root: Path) -> tuple[Feature, ...]:
    return read_features(root / "features")


@pytest.fixture(scope="module")
def review(catalog: Catalog) -> Review:
    """Every eighth procedure: enough to count, and quick."""
    return review_on(replace(catalog, procedures=catalog.procedures[::8]), DAY, ReferenceMatcher())


@pytest.fixture(scope="module")
def site(catalog: Catalog, features: tuple[Feature, ...], review: Review) -> Site:
    return make_site(catalog, features, all_passed(features), review)


@pytest.fixture(scope="module")
def pages(site: Site) -> Pages:
    return dict(render_site(site))


@pytest.fixture(scope="module")
def spoil(catalog: Catalog, features: tuple[Feature, ...], review: Review) -> Callable[..., Spoiled]:
    """Change the results of one scenario: `change` returns what stands in its place, if anything."""

    def make(line: int, change: Callable[[Result], list[Result]]) -> Spoiled:
        ran = all_passed(features)
        found = [(r, change(r) if (r.feature, r.line) == ("ket-hon.feature", line) else [r]) for r in ran.results]
        site = make_site(catalog, features, ran._replace(results=tuple(r for _, kept in found for r in kept)), review)
        return Spoiled(site, dict(render_site(site)))

    return make


# ---------------------------------------------------------------- everything is there


def test_every_rule_is_in_the_rulebook_and_in_the_matrix(pages: Pages, catalog: Catalog) -> None:
    rulebook, matrix = Page(pages["bo-quy-tac.html"]), set(Page(pages["ma-tran.html"]).values("href"))
    assert [r.id for r in catalog.rules if f"qt-{r.id}" not in rulebook.ids] == []
    assert [r.id for r in catalog.rules if f"bo-quy-tac.html#qt-{r.id}" not in matrix] == []


def test_every_clause_is_in_the_matrix_and_in_the_tree(pages: Pages, catalog: Catalog) -> None:
    anchors = {key: f"dk-{key.replace(' ', '_')}" for key in catalog.clauses}
    matrix, tree = set(Page(pages["ma-tran.html"]).ids), set(Page(pages["index.html"]).values("href"))
    assert [key for key, anchor in anchors.items() if anchor not in matrix] == []
    assert [key for key, anchor in anchors.items() if f"ma-tran.html#{anchor}" not in tree] == []


def test_every_scenario_has_its_place_and_stands_in_the_tree(pages: Pages, site: Site) -> None:
    tree = set(Page(pages["index.html"]).values("href"))
    for feature in site.features:
        anchors = Page(pages[f"kich-ban/{feature.page}"]).ids
        assert {s.anchor for s in feature.scenarios} <= set(anchors)
        assert [s.name for s in feature.scenarios if f"kich-ban/{feature.page}#{s.anchor}" not in tree] == []


def test_a_scenario_shows_its_steps_result_clause_and_decision(pages: Pages) -> None:
    page = pages["kich-ban/ket-hon.html"]
    article = page[page.index('id="dong-15"') : page.index('id="dong-25"')]
    for told in ("badge passed", "nộp trực tiếp", "NĐ-123-2015 Đ10 k1", "1.000894", "Cắt giảm ngay", "0,50 giây"):
        assert told in article


def test_the_numbers_add_up(site: Site) -> None:
    told = numbers(site)
    assert told.scenarios == sum(len(feature.scenarios) for feature in site.features)
    assert told.by_state == {State.PASSED: told.attempts}
    assert told.rules == len(site.catalog.rules)
    assert told.used_clauses + told.reasoned + told.unreasoned <= told.clauses == len(site.catalog.clauses)


# ---------------------------------------------------------------- tree and matrix


def test_places_are_read_out_in_full() -> None:
    assert in_words("Đ4 k2 đ.a") == "Điều 4 khoản 2 điểm a"
    assert in_words("PL II") == "Phụ lục II"
    assert in_words("Đ10 Đ15") == "Điều 10 Điều 15"


def test_articles_stand_by_number_and_instruments_in_vietnamese_order(site: Site) -> None:
    tree = grow(site.catalog.instruments, site.coverage.clauses)
    titles = [node.instrument.title for node in tree]
    assert titles == sorted(titles, key=sort_key)
    resolution = next(node for node in tree if node.instrument.id == "NQ-66.7-2025")
    assert [article.title for article in resolution.articles][:8] == [
        *(f"Điều {n}" for n in (2, 3, 4, 6, 7, 8, 10)),
        "Phụ lục I",
    ]
    assert [place for place, _ in resolution.articles[2].clauses] == [
        "khoản 1",
        *(f"khoản 2 điểm {point}" for point in "abcd"),
        "khoản 10",
    ]


def test_the_matrix_ties_clause_rule_scenario_and_decisions(site: Site) -> None:
    use = site.coverage.clauses["NQ-66.7-2025 Đ4 k2 đ.a"]
    rule = next(item for item in use.rules if item.rule.id == "NQ66.7-D4.2a")
    assert "ban-cong-bo.html" in "".join(outcome.page for outcome in rule.scenarios)
    assert rule.shown.decisions > 0
    assert use.decisions >= rule.shown.decisions


def test_a_clause_in_force_without_a_rule_is_red_with_its_reason(pages: Pages, site: Site) -> None:
    use = next(u for u in site.coverage.clauses.values() if u.is_bare and u.clause.no_rule_because)
    matrix = pages["ma-tran.html"]
    cell = matrix[matrix.index(f'id="dk-{use.clause.key.replace(" ", "_")}"') :].split("</tbody>")[0]
    assert '<strong class="bare">chưa có quy tắc</strong>' in cell
    assert '<p class="reason">Lý do: ' in cell


def test_what_nobody_explained_is_listed_first(catalog: Catalog, features: tuple[Feature, ...], review: Review) -> None:
    """A clause without rule and reason, and a rule without scenario."""
    key = next(k for k, use in cover(catalog, (), review).clauses.items() if use.is_bare)
    clauses = catalog.clauses | {key: replace(catalog.clauses[key], no_rule_because="")}
    site = make_site(replace(catalog, clauses=clauses), features[:1], None, review)
    found = bare(site.coverage)
    assert [use.clause.key for use in found.clauses] == [key]
    assert "KL-1" in {use.rule.id for use in found.rules}
    matrix = dict(render_site(site))["ma-tran.html"]
    assert "chưa ghi lý do" in matrix[: matrix.index("Lọc ma trận")]
    assert "chưa có kịch bản" in matrix[: matrix.index("Lọc ma trận")]


def test_a_rule_about_a_province_is_counted_where_it_speaks(review: Review) -> None:
    assert review.by_rule["NQ66.7-D4.2a"].place == ""
    assert review.by_rule["SS-KẾT-NỐI"].place != ""


# ---------------------------------------------------------------- what is wrong


def test_a_scenario_without_result_is_named_by_file_and_line(spoil: Callable[..., Spoiled]) -> None:
    spoiled = spoil(15, lambda _: [])
    assert [p.split(": ")[0] for p in spoiled.site.problems] == ["features/ket-hon.feature:15"]
    assert "không có trong kết quả" in spoiled.site.problems[0]
    assert 'class="scenario missing" id="dong-15"' in spoiled.pages["kich-ban/ket-hon.html"]
    assert spoiled.site.problems[0] in spoiled.pages["index.html"]


def test_a_row_of_an_outline_without_result_is_named_by_its_own_line(spoil: Callable[..., Spoiled]) -> None:
    spoiled = spoil(57, lambda r: [r] if r.example["ngày"] == "09/01/2025" else [])
    assert [p.split(": ")[0] for p in spoiled.site.problems] == ["features/ket-hon.feature:68"]


def test_a_failed_scenario_is_red_with_its_message_escaped(spoil: Callable[..., Spoiled]) -> None:
    def fail(result: Result) -> list[Result]:
        steps = (*result.steps[:-1], result.steps[-1]._replace(passed=False))
        return [result._replace(passed=False, message=HOSTILE, steps=steps)]

    spoiled = spoil(15, fail)
    page = spoiled.pages["kich-ban/ket-hon.html"]
    assert [p.split(": ")[0] for p in spoiled.site.problems] == ["features/ket-hon.feature:15"]
    assert 'class="scenario failed" id="dong-15"' in page
    assert page.count("failed-step") == 1 + page.count(".failed-step")
    assert HOSTILE not in page
    assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; &lt;b&gt;" in page


def test_results_of_another_text_are_no_results(site: Site, catalog: Catalog, review: Review) -> None:
    assert site.results is not None
    old = site.results._replace(fingerprints=dict.fromkeys(site.results.fingerprints, "0" * 64))
    stale = make_site(catalog, site.features, old, review)
    assert len(stale.problems) == len(site.features)
    assert "kết quả là của bản khác của tệp này" in stale.problems[0]


def test_without_results_nothing_is_wrong_and_nothing_has_run(
    catalog: Catalog, features: tuple[Feature, ...], review: Review
) -> None:
    site = make_site(catalog, features, None, review)
    assert site.problems == ()
    assert {outcome.state for outcome in site.outcomes.values()} == {State.NOT_RUN}
    index = dict(render_site(site))["index.html"]
    assert "chưa chạy" in index
    assert "badge passed" not in index


def test_the_text_of_a_scenario_is_escaped(catalog: Catalog, review: Review, tmp_path: Path) -> None:
    (tmp_path / "la.feature").write_text(
        f'# language: vi\nTính năng: {HOSTILE}\n\n  {HOSTILE}\n\n  Kịch bản: {HOSTILE}\n    Khi {HOSTILE}\n      """\n'
        f'      {HOSTILE}\n      """\n    Thì có bảng\n      | {HOSTILE} |\n',
        encoding="utf-8",
    )
    features = read_features(tmp_path)
    for page in dict(render_site(make_site(catalog, features, all_passed(features), review))).values():
        assert HOSTILE not in page
        assert [a for tag, a in Page(page).tags if tag == "script"] == [{}]


# ---------------------------------------------------------------- self-contained, readable


def test_nothing_comes_from_outside(pages: Pages) -> None:
    for name, text in pages.items():
        page = Page(text)
        outside = [v for v in page.values("src", "href", "srcset", "action", "data") if re.match(r"[a-z]+:|//", v)]
        assert outside == ["data:,"], name
        assert "@import" not in text
        assert "url(" not in text
        assert {tag for tag, _ in page.tags} & {"img", "iframe", "object", "embed", "form", "base"} == set()
        assert [a for tag, a in page.tags if tag == "script"] == [{}]


def test_every_link_leads_somewhere(pages: Pages) -> None:
    anchors = {name: set(Page(text).ids) for name, text in pages.items()}
    for name, text in pages.items():
        for link in Page(text).values("href"):
            path, _, anchor = unquote(link).partition("#")
            if link == "data:,":
                continue
            parts = [*name.split("/")[:-1], *path.split("/")] if path else name.split("/")
            target = "/".join(parts[2:] if parts[1:2] == [".."] else parts)
            assert target in anchors, (name, link)
            assert not anchor or anchor in anchors[target], (name, link)


def test_every_page_speaks_vietnamese_and_has_landmarks_headings_in_order_and_ids_once(pages: Pages) -> None:
    for name, text in pages.items():
        page = Page(text)
        tags = [tag for tag, _ in page.tags]
        assert ("html", {"lang": "vi"}) in page.tags
        assert [tags.count(tag) for tag in ("main", "nav", "header", "footer", "h1")] == [1] * 5, name
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), name
        assert len(page.ids) == len(set(page.ids)), name


def test_every_column_head_repeats_on_paper(pages: Pages) -> None:
    """A table with a head has it in `thead`, which browsers repeat on each sheet."""
    for text in pages.values():
        for table in re.findall(r"<table.*?</table>", text, re.DOTALL):
            assert table.count('scope="col"') == table.split("</thead>")[0].count('scope="col"')


def test_rules_are_told_in_words(catalog: Catalog) -> None:
    rules = {rule.id: rule for rule in catalog.rules}
    assert conditions(rules["NQ66.7-D4.2a"]) == ("loại giấy tờ: Giấy khai sinh",)
    assert "loại giấy tờ: bất kỳ, trừ chưa nêu giấy tờ cụ thể" in conditions(rules["NĐ87-D12.5"])
    told = [line for rule in rules.values() for line in effects(rule.then, catalog.databases)]
    assert "Tra cứu ở: Cơ sở dữ liệu hộ tịch điện tử" in told
    assert "Kết luận: Cắt giảm ngay" in told
    assert [line for line in told if re.search(r"\b(owner|province|registry|ho_tich)\b", line)] == []


def test_numbers_and_times_are_written_as_in_vietnam(pages: Pages) -> None:
    assert (number(1234567), seconds(0.125), seconds(0.001)) == ("1.234.567", "0,12 giây", "dưới 0,01 giây")
    assert "08:05 ngày 20/07/2026" in pages["index.html"]


def test_a_page_of_a_feature_that_is_gone_disappears(site: Site, tmp_path: Path) -> None:
    (tmp_path / "kich-ban").mkdir()
    (tmp_path / "kich-ban" / "cu.html").touch()
    written = write_site(site, tmp_path)
    assert not (tmp_path / "kich-ban" / "cu.html").exists()
    assert sorted(p for p in tmp_path.rglob("*") if p.is_file()) == sorted(written)
