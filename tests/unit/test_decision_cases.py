"""A case is a file: one question to the shipped rulebook, and what a jurist answers.

Each file of `tests/cases/decisions/` names a procedure, a day, perhaps a province, and picks rows;
every row that is picked has to show what `expect` says. The words `…_includes` mean: some entry contains this text.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from engine.inventory import Selection, make_inventory
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.decision import Row
from engine.review import Reviewer
from engine.source import read_yaml

CASES = sorted((Path(__file__).parents[1] / "cases" / "decisions").glob("*.yaml"))
PICKS = {"paper", "component", "channel", "subject_contains"}
HEAD = {"name", "procedure", "as_of", "province", "expect"} | PICKS
NO_PAPER = "umbrella"


def read_case(path: Path) -> dict[str, Any]:
    data = read_yaml(path, path.name).data
    assert isinstance(data, dict), path
    return data


def rows_of(catalog: Catalog, case: dict[str, Any]) -> Iterator[Row]:
    """The rows that the case picks, from an inventory as the program makes it."""
    reviewer = Reviewer(catalog, date.fromisoformat(case["as_of"]), case.get("province"), ReferenceMatcher())
    inventory = make_inventory(reviewer, catalog.procedures, Selection(codes={case["procedure"]}))
    assert inventory.totals.procedures == 1, f"no procedure {case['procedure']}"
    for row in inventory.rows:
        paper = row.paper.value if row.paper else NO_PAPER
        picked = {"paper": paper, "component": row.component, "channel": row.channel}
        wanted = {key: value for key, value in case.items() if key in picked}
        if wanted.items() <= picked.items() and case.get("subject_contains", "") in row.subject:
            yield row


def shown(row: Row) -> dict[str, Any]:
    """What `expect` may ask of a row: a word, an exact list, or texts to look into."""
    applied = [s for s in row.fallbacks if not s.overridden_by]
    return {
        "verdict": row.verdict.value if row.verdict else "",
        "published": row.published,
        "finding": row.finding,
        "doubtful": "yes" if row.doubts else "no",
        "actor": row.actor,
        "ask": row.ask.fact if row.ask else "",
        "blockers": [b.code.value for b in row.blockers],
        "databases": [d.id for d in row.databases],
        "missing_facts": list(row.missing_facts),
        "missing_fields": list(row.missing_fields),
        "candidates": [p.value for p in row.candidates],
        "clauses": list(row.clauses),
        "fallback": [f"{s.text} | {s.deadline} | {' + '.join(s.clauses)}" for s in applied],
        "overridden": [f"{s.text} | {s.deadline} | {' + '.join(s.clauses)}" for s in row.fallbacks if s.overridden_by],
        "exception": list(row.exceptions),
        "doubt": list(row.doubts),
        "remark": list(row.remarks),
        "obtain": [f"{c.text} | {c.clause}" for c in row.obtain],
        "annex": list(row.annex),
        "alternatives": list(row.other_alternatives),
        "together_with": list(row.together_with),
    }


def compared(expect: dict[str, Any], row: Row) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was expected beside what the row shows of it."""
    facts = shown(row)
    actual: dict[str, Any] = {}
    for key, wanted in expect.items():
        name, _, how = key.rpartition("_")
        if key in facts:
            actual[key] = facts[key]
        elif how in {"include", "includes"}:
            actual[key] = [w for w in wanted if contained(w, facts[name], exact=name == "clauses")]
        else:
            assert how in {"exclude", "excludes"}, f"unknown expectation {key}"
            actual[key] = [w for w in wanted if not contained(w, facts[name], exact=name == "clauses")]
    return expect, actual


def contained(text: str, found: str | Iterable[str], *, exact: bool) -> bool:
    entries = [found] if isinstance(found, str) else found
    return any(text == entry if exact else text in entry for entry in entries)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_engine_answers_as_the_case_says(path: Path, catalog: Catalog) -> None:
    case = read_case(path)
    expect = dict(case["expect"])
    rows = list(rows_of(catalog, case))

    assert len(rows) == int(expect.pop("rows", len(rows) or 1)), f"rows picked: {[row.key for row in rows]}"
    for row in rows:
        expected, actual = compared(expect, row)
        assert actual == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_a_sentence_and_names_only_known_keys(path: Path) -> None:
    case = read_case(path)

    assert set(case) - HEAD == set()
    assert {"name", "procedure", "as_of", "expect"} - set(case) == set()
    assert len(case["name"].split()) > 4


def test_no_two_cases_ask_the_same_question() -> None:
    questions = [
        tuple(sorted((k, str(v)) for k, v in read_case(p).items() if k not in {"name", "expect"})) for p in CASES
    ]

    assert len(questions) == len(set(questions))
