"""What every scenario shares: the catalogue, one review for each day and province, the "Biết" and "Khi" steps.

A step is one call of a public function of the engine; a scenario supposes facts with `replace`.
After its last step a scenario must have touched every rule that it is tagged with.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from pytest_bdd import given, parsers, when
from pytest_bdd.parser import Feature, Scenario, Step

from engine.catalog import find_files, load
from engine.inventory import Selection, make_inventory
from engine.matcher import Matcher, best_matcher
from engine.model.catalog import Catalog
from engine.model.decision import Inventory, Judgement, Row
from engine.model.procedure import Component, PaperRef, Procedure
from engine.model.province import Connection, Coverage, Province
from engine.model.record import replace
from engine.model.terms import Certainty, Channel, LinkState, Mode, Origin, PaperId, Party
from engine.review import Reviewer
from engine.situations import demands

SUPPOSED = "giả định của kịch bản"


class Line(NamedTuple):
    """One row under the eyes of a scenario, with its judgement (None: not a civil-status paper)."""

    row: Row
    judgement: Judgement | None

    def rules(self) -> Iterator[str]:
        """The rules that the row shows: fired, or open and shown as exception, fallback, guidance or doubt."""
        judged = self.judgement
        if judged is None:
            return
        yield from (fired.rule for fired in judged.fired)
        yield from (step.rule for step in judged.fallbacks)
        cited = (*judged.exceptions, *judged.bars, *judged.remarks, *judged.obtain, *judged.doubts)
        yield from (shown.rule for shown in cited)


class Reviews:
    """Reviews kept for the whole run, one for each day and province."""

    def __init__(self, catalog: Catalog, matcher: Matcher) -> None:
        """Review `catalog` with one matcher."""
        self.catalog, self.matcher = catalog, matcher
        self._kept: dict[tuple[date, Province | None], Reviewer] = {}

    def on(self, day: date, province: Province | None) -> Reviewer:
        """The reviewer of one day; `province` may be an invented profile."""
        if (day, province) not in self._kept:
            known = self.catalog.provinces | ({province.code: province} if province else {})
            catalog = replace(self.catalog, provinces=known)
            self._kept[day, province] = Reviewer(catalog, day, province.code if province else None, self.matcher)
        return self._kept[day, province]

    def procedure(self, code: str) -> Procedure:
        """The procedure of that code."""
        return next(p for p in self.catalog.procedures if p.code == code)

    def lines(self, day: date, province: Province | None, procedure: Procedure) -> tuple[Line, ...]:
        """Every row of one procedure's dossier."""
        reviewer = self.on(day, province)
        judged = {d.judgement.situation: d.judgement for d in reviewer.decide(demands([procedure], day))}
        return tuple(Line(r, judged.get(r.situation)) for r in reviewer.rows([procedure], include_all=True))


Look = Callable[[str, Callable[[Row], bool]], tuple[Line, ...]]


# ---------------------------------------------------------------- what is shared


@pytest.fixture(scope="session")
def reviews() -> Reviews:
    """The shipped rules under the best matcher of this machine."""
    catalog = load(find_files(Path(__file__).resolve().parents[1] / "rules", "rules")).catalog
    return Reviews(catalog, best_matcher())


@pytest.fixture
def province() -> Province | None:
    """No province: the view of the law alone."""
    return None


@pytest.fixture
def supposed() -> dict[str, Procedure]:
    """Procedures that the scenario changed."""
    return {}


@pytest.fixture
def touched() -> set[str]:
    """The rules shown by the lines that the scenario looked at."""
    return set()


@pytest.fixture
def look(
    reviews: Reviews, day: date, province: Province | None, supposed: dict[str, Procedure], touched: set[str]
) -> Look:
    """Look at some lines of one procedure, on the day and in the province of the scenario."""

    def look(code: str, wanted: Callable[[Row], bool]) -> tuple[Line, ...]:
        procedure = supposed.get(code) or reviews.procedure(code)
        found = tuple(line for line in reviews.lines(day, province, procedure) if wanted(line.row))
        assert found, "không có dòng hồ sơ nào như vậy vào ngày này"
        touched.update(rule for line in found for rule in line.rules())
        return found

    return look


# ---------------------------------------------------------------- tags are rules


def pytest_bdd_apply_tag(tag: str, function: object) -> bool:  # noqa: ARG001 - the hook's signature
    """A tag names a rule, not a pytest marker: nothing to register."""
    return True


def pytest_bdd_after_step(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario, step: Step) -> None:
    """A scenario that no longer touches the rules it documents fails."""
    if step is not scenario.steps[-1]:
        return
    tags = scenario.tags | feature.tags | (scenario.rule.tags if scenario.rule else set())
    untouched = sorted(tags - request.getfixturevalue("touched"))
    where = f"{feature.rel_filename}:{scenario.line_number}"
    assert not untouched, f"{where}: kịch bản không còn chạm tới quy tắc {', '.join(untouched)}"


# ---------------------------------------------------------------- how steps are read


class Word:
    """What stands at one place of a step: a pattern, and what to make of the text."""

    def __init__(self, pattern: str, make: Callable[[str], object] = str) -> None:
        """`parse` reads `pattern` and calls the word with the text."""
        self.pattern, self._make = pattern, make

    def __call__(self, text: str) -> object:
        """The value."""
        return self._make(text)


def _day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a day of law has no zone


WORDS = {
    "date": Word(r"\d\d/\d\d/\d{4}", _day),
    "code": Word(r"\d\.\d{6}"),
    "component": Word("[0-9]+[a-z]?"),
    "quoted": Word('[^"]+'),
}


def _reads(sentence: str) -> parsers.parse:
    return parsers.parse(sentence, dict(WORDS))


def _paper(label: str) -> PaperId:
    return next(p for p in PaperId if p.label == label)


# ---------------------------------------------------------------- Biết


@given(_reads("hồ sơ nhận ngày {day:date}"), target_fixture="day")
def received_on(day: date) -> date:
    return day


@given(_reads("xét tại tỉnh {name} (mã {code})"), target_fixture="province")
def in_province(reviews: Reviews, name: str, code: str) -> Province:
    found = reviews.catalog.provinces[code]
    assert found.name == name
    return found


@given(
    _reads('giả định kết nối của tỉnh với "{database:quoted}" ở trạng thái "{state:quoted}" từ ngày {start:date}'),
    target_fixture="province",
)
def suppose_connection(reviews: Reviews, province: Province, database: str, state: str, start: date) -> Province:
    link = Connection(
        system="one_stop",
        database=next(d.id for d in reviews.catalog.databases.values() if d.name == database),
        state=next(s for s in LinkState if s.label == state),
        starts=start,
        source=SUPPOSED,
        certainty=Certainty.CERTAIN,
    )
    return replace(province, connections=(*province.connections, link))


@given(
    _reads('giả định dữ liệu về "{label:quoted}" của tỉnh đã số hóa {digitised:d} %, làm sạch {clean:d} %'),
    target_fixture="province",
)
def suppose_coverage(province: Province, label: str, digitised: int, clean: int) -> Province:
    share = Coverage(
        event=_paper(label),
        digitised=digitised / 100,
        clean=clean / 100,
        starts=date(2025, 1, 1),
        source=SUPPOSED,
        certainty=Certainty.CERTAIN,
    )
    return replace(province, coverage=(*province.coverage, share))


def _suppose(procedure: Procedure, wanted: str, change: Callable[[Component], Component]) -> Procedure:
    changed = tuple(change(c) if c.id == wanted else c for c in procedure.components)
    assert changed != procedure.components
    return replace(procedure, components=changed)


@given(_reads('giả định thành phần hồ sơ {component:component} của thủ tục {code:code} đòi "{label:quoted}"'))
def suppose_paper(reviews: Reviews, supposed: dict[str, Procedure], component: str, code: str, label: str) -> None:
    refs = {p.label: PaperRef(paper=p) for p in PaperId}
    wanted = refs.get(label, PaperRef(other=label))
    supposed[code] = _suppose(
        reviews.procedure(code),
        component,
        lambda c: replace(c, alternatives=(replace(c.alternatives[0], papers=(wanted,), umbrella="", candidates=()),)),
    )


@given(_reads('giả định thành phần hồ sơ {component:component} của thủ tục {code:code} cần biết "{field:quoted}"'))
def suppose_need(reviews: Reviews, supposed: dict[str, Procedure], component: str, code: str, field: str) -> None:
    concept = next(c.id for c in reviews.catalog.concepts.values() if c.name == field)
    supposed[code] = _suppose(reviews.procedure(code), component, lambda c: replace(c, needs=(concept,)))


@given(
    _reads(
        "giả định thành phần hồ sơ {component:component} của thủ tục {code:code} phải nộp"
        " mà không rõ bản chính hay bản sao"
    )
)
def suppose_unknown_form(reviews: Reviews, supposed: dict[str, Procedure], component: str, code: str) -> None:
    supposed[code] = _suppose(reviews.procedure(code), component, lambda c: replace(c, mode=Mode.SUBMIT, copies=None))


@given(_reads("giả định giấy tờ ở thành phần hồ sơ {component:component} của thủ tục {code:code} là của {who}"))
def suppose_party(reviews: Reviews, supposed: dict[str, Procedure], component: str, code: str, who: str) -> None:
    party = next(p for p in Party if p.label == who)
    supposed[code] = _suppose(reviews.procedure(code), component, lambda c: replace(c, party=party))


# ---------------------------------------------------------------- Khi


@when(_reads("xét thủ tục {code:code}"), target_fixture="lines")
def look_at_procedure(look: Look, code: str) -> tuple[Line, ...]:
    return look(code, lambda _: True)


@when(_reads("xét thành phần hồ sơ {component:component} của thủ tục {code:code}"), target_fixture="lines")
def look_at_component(look: Look, component: str, code: str) -> tuple[Line, ...]:
    return look(code, lambda r: r.component == component)


@when(
    _reads('xét "{label:quoted}" ở thành phần hồ sơ {component:component} của thủ tục {code:code}'),
    target_fixture="lines",
)
def look_at_paper(look: Look, label: str, component: str, code: str) -> tuple[Line, ...]:
    return look(code, lambda r: (r.component, r.paper) == (component, _paper(label)))


@when(
    _reads(
        'xét "{label:quoted}" do cơ quan {country} cấp ở thành phần hồ sơ {component:component} của thủ tục {code:code}'
    ),
    target_fixture="lines",
)
def look_at_origin(look: Look, label: str, country: str, component: str, code: str) -> tuple[Line, ...]:
    issued = next(o for o in Origin if o.label == f"do cơ quan {country} cấp")
    return look(code, lambda r: (r.component, r.paper, r.origin) == (component, _paper(label), issued))


@when(
    _reads('xét "{label:quoted}" ở thành phần hồ sơ {component:component} của thủ tục {code:code}, nộp {channel}'),
    target_fixture="lines",
)
def look_at_channel(look: Look, label: str, component: str, code: str, channel: str) -> tuple[Line, ...]:
    shown = (Channel.ANY, next(c for c in Channel if c.label == channel))
    return look(code, lambda r: (r.component, r.paper) == (component, _paper(label)) and r.channel in shown)


@when(
    _reads("xét lựa chọn nêu chung ở thành phần hồ sơ {component:component} của thủ tục {code:code}"),
    target_fixture="lines",
)
def look_at_umbrella(look: Look, component: str, code: str) -> tuple[Line, ...]:
    return look(code, lambda r: r.component == component and r.paper is None and r.verdict is not None)


@when(_reads("lập danh mục rà soát của thủ tục {code:code}"), target_fixture="inventory")
def make_the_inventory(reviews: Reviews, day: date, province: Province | None, code: str) -> Inventory:
    return make_inventory(reviews.on(day, province), reviews.catalog.procedures, Selection(codes=(code,)))
