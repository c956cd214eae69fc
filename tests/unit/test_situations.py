from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from engine.availability import Availability
from engine.model.catalog import Catalog
from engine.model.law import AnnexRow
from engine.model.procedure import Alternative, Component, Copies, FactSource, PaperRef, Procedure, Provision
from engine.model.record import replace
from engine.model.situation import ATTRIBUTES, Situation
from engine.model.terms import Certainty, Channel, Mode, Origin, PaperId, Party, Published, Use
from engine.situations import Context, Demand, demands, other_demands

DAY = date(2026, 7, 1)
SOURCE = FactSource(where="thử", checked=DAY, certainty=Certainty.CERTAIN)
UMBRELLA = Alternative(id="1", umbrella="Giấy tờ chứng minh quan hệ", candidates=(PaperId.BIRTH, PaperId.MARRIAGE))


def component(**fields: Any) -> Component:  # noqa: ANN401 - fields of a component
    usual: dict[str, Any] = {
        "mode": Mode.SUBMIT,
        "published": Published.DEMANDED,
        "source": SOURCE,
        "alternatives": (papers("birth"),),
    }
    return Component(id="1", text="…", **(usual | fields))


def papers(*names: str, alternative: str = "1", **fields: Any) -> Alternative:  # noqa: ANN401 - fields of a paper
    refs = tuple(PaperRef(paper=PaperId(n), **fields) if n in set(PaperId) else PaperRef(other=n) for n in names)
    return Alternative(id=alternative, papers=refs)


@pytest.fixture
def procedure(catalog: Catalog) -> Callable[..., Procedure]:
    """A procedure of the shipped catalogue that no annex names, with components of the test's own."""
    like = next(p for p in catalog.procedures if p.code == "1.010802")

    def make(*components: Component, code: str = "9.999999") -> Procedure:
        return replace(like, code=code, components=components)

    return make


@pytest.fixture
def context(catalog: Catalog) -> Callable[..., Context]:
    def make(day: date = DAY, province: str | None = None, **changed: Any) -> Context:  # noqa: ANN401 - catalogue fields
        seen = replace(catalog, **changed)
        return Context(seen, day, day, Availability(seen.provinces[province] if province else None, day))

    return make


def only(procedure: Procedure, day: date = DAY) -> Demand:
    (demand,) = demands([procedure], day)
    return demand


def test_each_civil_status_paper_and_each_umbrella_is_a_demand(procedure: Any) -> None:  # noqa: ANN401 - a factory
    line = component(alternatives=(papers("birth", "marriage"), papers("Căn cước", alternative="2"), UMBRELLA))
    found = list(demands([procedure(line)], DAY))

    assert [(d.alternative.id, d.paper) for d in found] == [
        ("1", PaperId.BIRTH),
        ("1", PaperId.MARRIAGE),
        ("1", None),
    ]
    assert [d.ref.other for d in other_demands([procedure(line)], DAY) if d.ref] == ["Căn cước"]


def test_a_line_is_demanded_between_its_dates(procedure: Any) -> None:  # noqa: ANN401 - a factory
    dated = procedure(component(starts=date(2026, 1, 1), until=date(2026, 12, 31)))
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]

    assert [len(list(demands([dated], day))) for day in days] == [0, 1, 1, 0]


def test_the_paper_speaks_before_the_component(procedure: Any) -> None:  # noqa: ANN401 - a factory
    own = papers("birth", origin=Origin.FOREIGN, party=Party.FOREIGNER, use=Use.OBJECT, subject="con")
    demand = only(procedure(component(alternatives=(own,), subject="người nộp", party=Party.CITIZEN)))
    plain = only(procedure(component(subject="người nộp", party=Party.CITIZEN)))

    assert (demand.origin, demand.party, demand.use, demand.subject) == ("foreign", "foreigner", "object", "con")
    assert (plain.origin, plain.party, plain.use, plain.subject) == ("any", "citizen", "proof", "người nộp")


@pytest.mark.parametrize(
    ("fields", "form"),
    [
        ({}, "unknown"),
        ({"copies": Copies()}, "unknown"),
        ({"copies": Copies(original=1)}, "original"),
        ({"copies": Copies(copy=2)}, "copy"),
        ({"copies": Copies(original=1, copy=1)}, "copy"),
        ({"copies": Copies(kind="certified")}, "copy"),
        ({"mode": Mode.PRESENT, "copies": Copies(original=1)}, "shown"),
        ({"mode": Mode.DECLARE}, "declared"),
        ({"mode": Mode.SURRENDER}, "surrendered"),
    ],
)
def test_the_form_is_read_from_mode_and_copies(procedure: Any, fields: dict[str, Any], form: str) -> None:  # noqa: ANN401
    assert only(procedure(component(**fields))).form() == form


def test_a_situation_says_what_the_demand_says(procedure: Any, context: Any) -> None:  # noqa: ANN401 - factories
    line = component(channel=Channel.ONLINE, mode=Mode.PRESENT, origin=Origin.DOMESTIC)
    situation = context().situation(only(procedure(line)))

    assert situation == Situation(
        window=DAY,
        paper="birth",
        origin="domestic",
        type="other",
        annex="none",
        provision="none",
        use="proof",
        form="shown",
        channel="online",
        party="any",
        fields="announced",
        connection="not_judged",
        data="not_judged",
        paper_fact="known",
    )


def test_every_value_of_a_situation_is_of_its_attribute_s_domain(catalog: Catalog, context: Any) -> None:  # noqa: ANN401
    seen = context(province="12")
    for demand in demands(catalog.procedures, DAY):
        for name, value in seen.situation(demand)._asdict().items():
            if name != "window":
                assert value in (*ATTRIBUTES[name].values, ATTRIBUTES[name].open_value), name


def test_equal_situations_have_one_id_and_different_ones_another(procedure: Any, context: Any) -> None:  # noqa: ANN401
    one, same = (context().situation(only(procedure(component(subject=who)))) for who in ("con", "cháu"))
    other = one._replace(use="object")

    assert (one.id, len(one.id)) == (same.id, 12)
    assert other.id != one.id
    assert one._replace(paper="marriage", use="proof").id != one.id


def test_the_id_of_a_situation_does_not_change_from_run_to_run() -> None:
    known = Situation(date(2026, 1, 1), *[""] * 13)

    assert known.id == "beea52f0515c"


def test_an_umbrella_is_unspecified_and_can_be_asked_as_each_candidate(procedure: Any, context: Any) -> None:  # noqa: ANN401
    demand = only(procedure(component(alternatives=(UMBRELLA,))))
    umbrella, as_birth = context().situation(demand), context().situation_as(demand, PaperId.BIRTH)

    assert (umbrella.paper, umbrella.paper_fact, umbrella.fields) == ("unspecified", "unspecified", "announced")
    assert (as_birth.paper, as_birth.paper_fact) == ("birth", "known")


def test_a_line_that_nobody_checked_is_unverified_whatever_it_names(procedure: Any, context: Any) -> None:  # noqa: ANN401
    unsure = replace(SOURCE, certainty=Certainty.UNVERIFIED)
    lines = [component(source=unsure), component(source=unsure, alternatives=(UMBRELLA,))]

    assert [context().situation(only(procedure(line))).paper_fact for line in lines] == ["unverified", "unverified"]


def annex_row(**fields: Any) -> AnnexRow:  # noqa: ANN401 - fields of a row
    usual = {"appendix": "I", "code": "9.999999", "papers": ("birth",), "databases": ("dan_cu",)}
    texts: dict[str, Any] = dict.fromkeys(("name", "ministry", "paper_text", "database_text", "owner_text"), "…")
    return AnnexRow(stt="900", raw_code="9.999999", **texts, **(usual | fields))


@pytest.mark.parametrize(
    ("rows", "annex"),
    [
        ((), "none"),
        ((annex_row(),), "I"),
        ((annex_row(appendix="II"),), "II"),
        ((annex_row(appendix="II"), annex_row()), "I"),
        ((annex_row(papers=("death",)),), "none"),
        ((annex_row(code="8.888888"),), "none"),
    ],
)
def test_an_annex_names_a_procedure_for_a_paper(procedure: Any, context: Any, rows: Any, annex: str) -> None:  # noqa: ANN401
    assert context(annex=rows).situation(only(procedure(component()))).annex == annex


def test_an_annex_counts_only_while_it_is_in_force(procedure: Any, context: Any) -> None:  # noqa: ANN401 - factories
    demand = only(procedure(component()))
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2027, 2, 28), date(2027, 3, 1)]

    assert [context(day, annex=(annex_row(),)).situation(demand).annex for day in days] == ["none", "I", "I", "none"]


def test_a_line_may_be_tied_to_an_annex_row_by_hand(procedure: Any, context: Any) -> None:  # noqa: ANN401 - factories
    tied = only(procedure(component(alternatives=(UMBRELLA,), annex_rows=("I 900",))))
    seen = context(annex=(annex_row(papers=()),))

    assert [r.key for r in seen.annex_rows(tied)] == ["I 900"]
    assert (seen.situation(tied).annex, seen.situation(tied).paper_fact) == ("I", "known")


def test_of_several_provisions_in_force_the_strongest_speaks(procedure: Any, context: Any) -> None:  # noqa: ANN401
    current, lapsed = "NĐ-154-2024 Đ6 k1", "NĐ-16-2020 Đ10 Đ15 Đ18 Đ31 Đ33"
    provisions = (
        Provision(clause=lapsed, effect="not_demanded"),
        Provision(clause=current, effect="look_up"),
        Provision(clause=current, effect="verify"),
        Provision(clause="L-00 không có", effect="not_demanded"),
    )
    demand = only(procedure(component(provisions=provisions)))

    assert [p.effect for p in context().provisions(demand.component)] == ["verify", "look_up"]
    assert context().situation(demand).provision == "verify"
    assert context(date(2016, 1, 1)).situation(demand).provision == "none"


def test_what_is_needed_is_said_by_the_paper_else_the_line_else_the_kind_of_paper(
    procedure: Any,  # noqa: ANN401 - a factory
    context: Any,  # noqa: ANN401 - a factory
    catalog: Catalog,
) -> None:
    by_paper = only(
        procedure(component(alternatives=(papers("death", needs=("death.place",)),), needs=("death.date",)))
    )
    by_line = only(procedure(component(alternatives=(papers("death"),), needs=("death.date",))))
    by_kind = only(procedure(component(alternatives=(papers("death"),))))
    umbrella = only(procedure(component(alternatives=(UMBRELLA,))))

    assert context().needs(by_paper) == ("death.place",)
    assert context().needs(by_line) == ("death.date",)
    assert context().needs(by_kind) == catalog.papers[PaperId.DEATH].default_needs
    assert context().needs(umbrella) == ()


@pytest.mark.parametrize(
    ("paper", "needs", "fields"),
    [
        ("birth", None, "announced"),
        ("death", ("death.date",), "announced"),
        ("death", ("death.date", "death.place"), "missing"),
        ("adoption", None, "no_list"),
    ],
)
def test_fields_are_announced_missing_or_without_a_list(
    procedure: Any,  # noqa: ANN401 - a factory
    context: Any,  # noqa: ANN401 - a factory
    paper: str,
    needs: tuple[str, ...] | None,
    fields: str,
) -> None:
    line = component(alternatives=(papers(paper, needs=needs),))

    assert context().situation(only(procedure(line))).fields == fields


def test_a_field_counts_from_the_day_of_its_announcement(procedure: Any, context: Any) -> None:  # noqa: ANN401
    demand = only(procedure(component(needs=("birth.certificate_number",))))

    assert context(date(2025, 12, 9)).situation(demand).fields == "missing"
    assert context(date(2025, 12, 10)).situation(demand).fields == "announced"


def test_the_date_of_death_comes_from_the_second_database_as_our_reading(procedure: Any, context: Any) -> None:  # noqa: ANN401
    cover = context().cover(only(procedure(component(alternatives=(papers("death", needs=("death.date",)),)))))

    assert cover.databases == ("dan_cu",)
    assert [concept for concept, _, _ in cover.doubtful] == ["death.date"]
    assert cover.missing == ()


def test_without_fields_to_take_the_paper_s_own_database_is_asked(procedure: Any, context: Any) -> None:  # noqa: ANN401
    adoption = only(procedure(component(alternatives=(papers("adoption"),))))

    assert context().databases(adoption) == ("ho_tich",)


@pytest.mark.parametrize(
    ("named", "used"),
    [(("dan_cu",), ("dan_cu",)), (("ho_tich", "dan_cu"), ("ho_tich",)), (("tre_em",), ("tre_em", "ho_tich"))],
)
def test_the_annex_s_databases_are_used_where_they_have_the_fields(
    procedure: Any,  # noqa: ANN401 - a factory
    context: Any,  # noqa: ANN401 - a factory
    named: tuple[str, ...],
    used: tuple[str, ...],
) -> None:
    line = component(alternatives=(papers("marriage", needs=("marriage.names",)),))
    seen = context(annex=(annex_row(papers=("marriage",), databases=named),))

    assert seen.databases(only(procedure(line))) == used


def test_a_provision_names_the_database_of_its_look_up(procedure: Any, context: Any) -> None:  # noqa: ANN401 - factories
    provision = Provision(clause="NĐ-154-2024 Đ6 k1", effect="look_up", databases=("dan_cu",))
    demand = only(procedure(component(alternatives=(papers("adoption"),), provisions=(provision,))))

    assert "dan_cu" in context().databases(demand)


def test_the_link_is_judged_for_the_databases_of_the_look_up(procedure: Any, context: Any) -> None:  # noqa: ANN401
    demand = only(procedure(component()))

    assert context(province="12").situation(demand).connection == "planned"
    assert context(date(2025, 2, 28), province="12").situation(demand).connection == "unknown"
    assert context(province="12").situation(demand).data == "unknown"
