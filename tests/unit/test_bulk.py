"""Many rows at once: folding, deciding and joining give every row what the judge gives it alone."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.bulk import (
    Folded,
    Verdicts,
    decided,
    decided_by_number,
    explained,
    folded,
    judged,
    numbered,
    totals,
    totals_by_number,
    verdict_columns,
)
from engine.bulk.rows import ATTRIBUTES
from engine.bulk.verdicts import domain_of
from engine.decisions import Judge
from engine.diagnostics import CatgiamError
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.rule import Conclude, Rule
from engine.model.situation import Situation
from engine.model.terms import Stage, Verdict
from engine.relations import RelationalEngine, Relations, Table, open_relations
from engine.rulebook import change_days, rulebook_on
from tests.bench.peers.by_case import case, rules_met
from tests.bench.peers.data import as_json
from tests.bench.peers.plan import Flattening, Line, Plan, compact
from tests.bench.peers.report import RESULTS, page

WINDOWS = (date(2025, 7, 1), date(2026, 1, 1), date(2026, 9, 28))

situations = st.builds(
    Situation, st.sampled_from(WINDOWS), **{name: st.sampled_from(domain_of(name)) for name in ATTRIBUTES[1:]}
)


@pytest.fixture(scope="module")
def relations() -> Iterator[Relations]:
    with open_relations(RelationalEngine.DUCKDB, memory_gib=0.25) as opened:
        yield opened


@pytest.fixture(scope="module")
def plan(catalog: Catalog) -> Plan:
    return Flattening(catalog.rules, [w.isoformat() for w in WINDOWS], Situation._fields).plan()


@pytest.fixture(scope="module")
def shorter(plan: Plan) -> Plan:
    return compact(plan)


def judge_alone(rules: Sequence[Rule], situation: Situation) -> Verdict:
    return Judge(rulebook_on(rules, situation.window), ReferenceMatcher()).judge_all([situation])[situation].verdict


def a_situation(window: date = WINDOWS[-1], **stated: str) -> Situation:
    plain = {name: domain_of(name)[0] for name in ATTRIBUTES[1:]}
    return Situation(window, **(plain | stated))


BIRTH = a_situation(fields="announced", connection="live", data="ready")
UNCONNECTED = BIRTH._replace(connection="none")
FOREIGN = BIRTH._replace(origin="foreign")
SAMPLE = (BIRTH, FOREIGN, BIRTH, UNCONNECTED, BIRTH._replace(window=WINDOWS[0]), UNCONNECTED)


def table_of(relations: Relations, some: Sequence[Sequence[object]]) -> Table:
    """Rows numbered from 0, as text."""
    columns: dict[str, list[object]] = {"row": list(range(len(some)))}
    columns |= {name: [None if row[n] is None else str(row[n]) for row in some] for n, name in enumerate(ATTRIBUTES)}
    return relations.rows(columns, {"row": "int64"} | dict.fromkeys(ATTRIBUTES, "string"))


def by_row(relations: Relations, table: Table) -> list[tuple[object, ...]]:
    return [row[1:] for row in relations.fetch(table.order_by("row"))]


@settings(max_examples=40)
@given(some=st.lists(situations, min_size=1, max_size=12))
def test_verdicts_at_once_are_those_of_the_judge(catalog: Catalog, some: list[Situation]) -> None:
    found = Verdicts(catalog.rules).of(some)

    assert found == {s: judge_alone(catalog.rules, s) for s in some}


@settings(max_examples=40)
@given(some=st.lists(situations, min_size=1, max_size=12))
def test_the_flat_tables_of_the_bench_answer_as_the_judge_does(
    catalog: Catalog, plan: Plan, shorter: Plan, some: list[Situation]
) -> None:
    for situation in some:
        expected = judge_alone(catalog.rules, situation).value
        assert (_looked_up(plan, situation), _looked_up(shorter, situation)) == (expected, expected)


def _looked_up(plan: Plan, situation: Situation) -> str:
    facts = {name: str(value) for name, value in zip(ATTRIBUTES, situation, strict=True)}

    def holds(line: Line) -> bool:
        return all(facts[name] in allowed for name, allowed in line.tests.items())

    return next((line.verdict for line in plan.table if holds(line)), plan.default)


def test_rows_are_decided_as_each_would_be_alone(catalog: Catalog, relations: Relations) -> None:
    rows = table_of(relations, SAMPLE)
    fold = folded(relations, rows, "rows.parquet")

    answers = verdict_columns(Verdicts(catalog.rules).of(fold.situations))

    expected = [(judge_alone(catalog.rules, s).value,) for s in SAMPLE]
    assert len({verdict for (verdict,) in expected}) > 2
    assert by_row(relations, decided(relations, rows, fold, answers, ["row"])) == expected


def test_rows_of_a_parquet_file_are_decided_into_another(
    catalog: Catalog, relations: Relations, tmp_path: Path
) -> None:
    relations.write_parquet(table_of(relations, SAMPLE), tmp_path / "rows.parquet")
    rows = relations.parquet(tmp_path / "rows.parquet")
    fold = folded(relations, rows, "rows.parquet")

    answers = verdict_columns(Verdicts(catalog.rules).of(fold.situations))
    relations.write_parquet(decided(relations, rows, fold, answers, ["row"]), tmp_path / "answers.parquet")

    answered = by_row(relations, relations.parquet(tmp_path / "answers.parquet"))
    assert answered == [(judge_alone(catalog.rules, s).value,) for s in SAMPLE]


def test_folding_counts_rows_of_each_situation(relations: Relations) -> None:
    fold = folded(relations, table_of(relations, SAMPLE), "rows.parquet")

    assert dict(zip(fold.situations, fold.counts, strict=True)) == Counter(SAMPLE)
    assert len(fold.keys) == len(fold.situations)


def test_situations_that_share_a_key_are_joined_by_their_attributes(
    catalog: Catalog, relations: Relations, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = table_of(relations, SAMPLE)
    monkeypatch.setattr(type(relations), "row_key", lambda _self, table, _columns: table["paper"].length())
    fold = folded(relations, rows, "rows.parquet")

    answers = verdict_columns(Verdicts(catalog.rules).of(fold.situations))

    assert fold.keys == ()
    expected = [(judge_alone(catalog.rules, s).value,) for s in SAMPLE]
    assert by_row(relations, decided(relations, rows, fold, answers, ["row"])) == expected


def test_numbered_rows_are_decided_again_under_changed_rules(catalog: Catalog, relations: Relations) -> None:
    rows = table_of(relations, SAMPLE)
    fold = folded(relations, rows, "rows.parquet")
    changed = tuple(r for r in catalog.rules if not r.id.startswith("NƯỚC-NGOÀI"))
    beside = relations.store(numbered(relations, rows, fold, ["row"]))

    verdicts = Verdicts(changed).of(fold.situations)
    again = decided_by_number(relations, beside, fold.situations, verdict_columns(verdicts), ["row"])

    assert by_row(relations, again) == [(judge_alone(changed, s).value,) for s in SAMPLE]
    assert verdicts[FOREIGN] is not Verdicts(catalog.rules).of([FOREIGN])[FOREIGN]


def test_totals_are_the_counts_of_the_rows(catalog: Catalog, relations: Relations) -> None:
    rows = table_of(relations, SAMPLE)
    fold = folded(relations, rows, "rows.parquet")
    verdicts = Verdicts(catalog.rules).of(fold.situations)
    beside = relations.store(numbered(relations, rows, fold, ["row"]))

    expected = Counter(judge_alone(catalog.rules, s) for s in SAMPLE)
    assert totals(fold, verdicts) == expected
    assert totals_by_number(relations, beside, fold.situations, verdicts) == expected


def test_explained_rows_carry_the_rules_and_clauses_of_the_judge(catalog: Catalog, relations: Relations) -> None:
    rows = table_of(relations, SAMPLE)
    fold = folded(relations, rows, "rows.parquet")
    judgements = judged(catalog.rules, fold.situations, ReferenceMatcher())

    found = by_row(relations, decided(relations, rows, fold, explained(judgements), ["row"]))

    for situation, (verdict, certainty, rules, clauses) in zip(SAMPLE, found, strict=True):
        judgement = judgements[situation]
        assert (verdict, certainty) == (judgement.verdict, judgement.certainty)
        assert str(rules).split("; ") == [fired.rule for fired in judgement.fired]
        assert clauses == "; ".join(judgement.clauses)


def test_all_unknown_values_are_refused_at_once_with_their_rows(relations: Relations) -> None:
    good: list[object] = [str(value) for value in BIRTH]
    bad = [["28/9/2026", *good[1:]], [good[0], "passport", *good[2:]], [*good[:-1], None], [*good[:-1], None], good]

    with pytest.raises(CatgiamError) as caught:
        folded(relations, table_of(relations, bad), "rows.parquet")

    assert [d.message for d in caught.value.diagnostics] == [
        "cột paper có giá trị lạ: “passport” (1 dòng)",
        "cột paper_fact có giá trị lạ: trống (2 dòng)",
        "cột window có giá trị lạ: “28/9/2026” (1 dòng)",
    ]


def test_no_rows_have_no_situations(relations: Relations) -> None:
    rows = table_of(relations, ())
    fold = folded(relations, rows, "rows.parquet")

    assert fold == Folded((), (), ())
    assert by_row(relations, decided(relations, rows, fold, {}, ["row"])) == []


def test_a_gap_in_the_rulebook_is_told_as_the_judge_tells_it(catalog: Catalog) -> None:
    with_gap = [r for r in catalog.rules if not (isinstance(r.then, Conclude) and r.then.verdict is Verdict.KEEP)]

    with pytest.raises(CatgiamError, match="không có kết luận nào"):
        Verdicts(with_gap).of([FOREIGN])


def test_the_case_by_hand_answers_as_the_judge_does(catalog: Catalog, plan: Plan) -> None:
    texts = [tuple(str(value) for value in situation) for situation in SAMPLE]
    values = ", ".join(str(row) for row in texts)
    names = ", ".join(f'"{name}"' for name in ATTRIBUTES)
    written = json.loads(json.dumps(as_json(plan)))
    query = f"SELECT {case(written)}, {rules_met(written)} FROM (VALUES {values}) AS rows({names})"  # noqa: S608

    found = duckdb.connect().execute(query).fetchall()

    judgements = judged(catalog.rules, SAMPLE, ReferenceMatcher())
    legal = {r.id for r in catalog.rules if r.stage not in (Stage.READINESS, Stage.VERDICT)}
    for situation, (verdict, rules) in zip(SAMPLE, found, strict=True):
        fired = [f.rule for f in judgements[situation].fired if f.rule in legal and not f.partial]
        assert verdict == judgements[situation].verdict.value
        assert sorted(rules.split("; ")) == sorted(fired)


def test_windows_are_days_on_which_the_rulebook_changes(catalog: Catalog) -> None:
    assert set(WINDOWS) <= set(change_days(catalog.rules))


@pytest.mark.docs
def test_the_page_of_the_bench_is_made_from_its_results() -> None:
    results = json.loads(RESULTS.read_text(encoding="utf-8"))

    assert RESULTS.with_suffix(".md").read_text(encoding="utf-8") == page(results)
