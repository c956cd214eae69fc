"""The schemas are the contract; the enums, the attributes and the effects of the engine say the same."""

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args

import pytest

from engine.catalog.rules import rule_of
from engine.diagnostics import Location
from engine.mismatch.days import FORMATS
from engine.model import terms
from engine.model.catalog import Catalog
from engine.model.finding import ROW_KINDS
from engine.model.impact import CostKind
from engine.model.mismatch import Field
from engine.model.recognition import CueEffect, CueReach
from engine.model.reporting import ReportKind
from engine.model.rule import EFFECTS_OF_STAGE, Effect
from engine.model.situation import ATTRIBUTES, ATTRIBUTES_OF_STAGE, Situation
from engine.model.terms import (
    Basis,
    BlockerCode,
    Certainty,
    Channel,
    FallbackKind,
    Labelled,
    Level,
    LinkState,
    Mode,
    Origin,
    PaperId,
    Party,
    Per,
    ProcedureType,
    Published,
    Stage,
    Use,
    Verdict,
)
from engine.situations import DEMANDS

SCHEMAS = {
    file.name.removesuffix(".schema.json"): json.loads(file.read_text(encoding="utf-8"))
    for file in sorted((Path(__file__).parents[2] / "rules" / "schema").glob("*.schema.json"))
}
RULE = SCHEMAS["rulebook"]["properties"]["rules"]["items"]["properties"]
NOT_ENUMS = {
    "issuer.level": {"central", "province"},
    "copies.kind": {"original", "certified", "plain", "any"},
    "ordered": {"yes"},
    "example": {"yes"},
    "hourly_income.what": {"hourly_income"},
    "status": {"draft", "confirmed"},
    "national": {"yes", "no"},
    "field_list": {"announced", "none"},
    "system": {"one_stop", "specialised"},
    "provisions.effect": set(ATTRIBUTES["provision"].values) - {"none"} | {DEMANDS},
    "appendix": {"I", "II"},
    "limit_kind": {"domestic_only", "no_pin_under_14", "not_foreign_child"},
    "block.actor": {"owner", "province", "registry"},
    "fields.personal": {"yes"},
    "guidance.pin": {"yes"},
    "date_format": set(FORMATS),
}
"""The closed lists of the schemas that are a few words of one record, by where they stand."""

ENUMS: dict[str, type[StrEnum]] = {
    "type": ProcedureType,
    "performed_by.level": Level,
    "levels.level": Level,
    "umbrella.otherwise": PaperId,
    "channel": Channel,
    "mode": Mode,
    "origin": Origin,
    "party": Party,
    "per": Per,
    "use": Use,
    "published": Published,
    "papers": PaperId,
    "paper": PaperId,
    "candidates": PaperId,
    "papers.id": PaperId,
    "cues.effect": CueEffect,
    "cues.reach": CueReach,
    "event": PaperId,
    "report": ReportKind,
    "fields.id": Field,
    "events.id": PaperId,
    "events": PaperId,
    "certainty": Certainty,
    "expires_certainty": Certainty,
    "stage": Stage,
    "entitle.basis": Basis,
    "fallback.kind": FallbackKind,
    "block.code": BlockerCode,
    "then.verdict": Verdict,
    "figures.what": CostKind,
    "rulings.verdict": Verdict,
    "given_for.verdict": Verdict,
}
NARROWER = {
    "state": (LinkState, {"unknown", "not_judged"}),
    "reading": (Certainty, {"unverified"}),
}
"""What nobody writes: an unknown link is one that is left out, a reading is at least doubtful."""


def enums(schema: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], set[str]]]:  # noqa: ANN401 - JSON
    """Every enum with the property names that lead to it."""
    if isinstance(schema, list):
        for part in schema:
            yield from enums(part, path)
    if not isinstance(schema, dict):
        return
    if isinstance(schema.get("enum"), list):
        yield path, set(schema["enum"])
    for key, value in schema.items():
        if key == "properties":
            for name, inner in value.items():
                yield from enums(inner, (*path, name))
        elif key != "enum":
            yield from enums(value, path)


def named(path: tuple[str, ...]) -> str:
    """The longest known ending of a path."""
    known = set(ENUMS) | set(NARROWER) | set(NOT_ENUMS)
    ends = [".".join(path[-length:]) for length in (2, 1)]
    return next((end for end in ends if end in known), ends[-1])


FOUND = [
    (kind, path, values) for kind, schema in SCHEMAS.items() for path, values in enums(schema) if "when" not in path
]


@pytest.mark.parametrize(("kind", "path", "values"), FOUND, ids=[f"{k}:{'.'.join(p)}" for k, p, _ in FOUND])
def test_every_closed_list_of_the_schemas_is_the_engine_s(kind: str, path: tuple[str, ...], values: set[str]) -> None:
    name = named(path)
    if name in NOT_ENUMS:
        expected = NOT_ENUMS[name]
    elif name in NARROWER:
        enum, never_written = NARROWER[name]
        expected = {e.value for e in enum} - never_written
    else:
        assert name in ENUMS, f"{kind}: {'.'.join(path)} is told nowhere in the engine"
        expected = {e.value for e in ENUMS[name]}

    assert values == expected


def test_every_vocabulary_of_the_engine_is_in_a_schema_or_never_written() -> None:
    written = set(ENUMS.values()) | {enum for enum, _ in NARROWER.values()}
    every = {v for v in vars(terms).values() if isinstance(v, type) and issubclass(v, Labelled) and v is not Labelled}

    assert every - written == {terms.DataState, terms.Route}


@pytest.mark.parametrize("place", ["when", "not"])
def test_every_attribute_of_the_engine_can_be_written_with_its_values_and_no_other(place: str) -> None:
    when = RULE["when"]["properties"]
    written = when["not"]["properties"] if place == "not" else {k: v for k, v in when.items() if k != "not"}

    assert {name: tuple(s["items"]["enum"]) for name, s in written.items()} == {
        a.name: a.values for a in ATTRIBUTES.values()
    }


@pytest.mark.parametrize(
    ("attribute", "enum", "more"),
    [
        ("paper", PaperId, {"unspecified"}),
        ("type", ProcedureType, set()),
        ("use", Use, set()),
        ("channel", Channel, set()),
        ("origin", Origin, set()),
        ("party", Party, set()),
        ("basis", Basis, set()),
        ("connection", LinkState, set()),
        ("data", terms.DataState, set()),
    ],
)
def test_an_attribute_has_the_values_of_its_vocabulary(attribute: str, enum: type[StrEnum], more: set[str]) -> None:
    domain = ATTRIBUTES[attribute]
    stated = set(domain.values) | ({domain.open_value} - {None})

    assert stated == {e.value for e in enum} | more


def test_an_open_value_is_not_of_the_domain_and_cannot_be_written() -> None:
    assert {a.name: a.open_value for a in ATTRIBUTES.values() if a.open_value} == {
        "origin": "any",
        "form": "unknown",
        "channel": "any",
        "party": "any",
    }
    assert [a.name for a in ATTRIBUTES.values() if a.open_value in a.values] == []


def test_a_situation_is_made_of_attributes_and_a_window() -> None:
    assert set(Situation._fields) - {"window"} <= set(ATTRIBUTES)


SAMPLES = {
    "entitle": {"basis": "duty"},
    "fallback": {"kind": "paper", "text": "…", "actor": "…"},
    "block": {"code": "not_connected", "text": "…", "actor": "owner"},
    "verdict": "keep",
}


def effect_of(name: str) -> Effect:
    written = {
        "id": "R",
        "title": "…",
        "stage": "guidance",
        "reading": "certain",
        "then": {name: SAMPLES.get(name, "…")},
    }
    return rule_of(written, {}, Location("a.yaml")).then


def test_every_effect_of_the_schema_has_a_record_and_every_record_an_effect() -> None:
    records = [type(effect_of(name)) for name in RULE["then"]["properties"]]

    assert len(set(records)) == len(records)
    assert set(records) == set(get_args(Effect))


@pytest.mark.parametrize("name", ["entitle", "fallback", "block"])
def test_an_effect_has_the_keys_of_its_record(name: str) -> None:
    assert set(RULE["then"]["properties"][name]["properties"]) == set(type(effect_of(name)).__struct_fields__)


def test_every_member_of_every_vocabulary_has_a_label_of_its_own() -> None:
    for enum in {v for v in vars(terms).values() if isinstance(v, type) and issubclass(v, Labelled)} - {Labelled}:
        labels = [member.label for member in enum]
        assert all(labels)
        assert len(set(labels)) == len(labels), enum


def test_every_attribute_has_a_label_of_its_own() -> None:
    labels = [a.label for a in ATTRIBUTES.values()]

    assert len(set(labels)) == len(labels)


def test_only_what_is_certain_or_reported_is_free_of_doubt() -> None:
    assert {c.value for c in Certainty if not c.is_doubtful} == {"certain", "reported"}


def test_every_finding_has_its_sentence() -> None:
    assert all(kind.label.startswith("Vẫn đang yêu cầu") for kind in ROW_KINDS)


def test_the_twelve_papers_are_in_the_catalogue_under_their_own_ids(catalog: Catalog) -> None:
    assert list(catalog.papers) == list(PaperId)
    assert {paper.id for paper in catalog.papers.values()} == set(PaperId)


def test_every_stage_reads_and_does_only_what_exists(catalog: Catalog) -> None:
    assert set(ATTRIBUTES_OF_STAGE) == set(EFFECTS_OF_STAGE) == set(Stage)
    assert frozenset().union(*ATTRIBUTES_OF_STAGE.values()) == set(ATTRIBUTES)
    assert frozenset().union(*EFFECTS_OF_STAGE.values()) == set(RULE["then"]["properties"])
    for rule in catalog.rules:
        assert {t.attribute for t in rule.tests} <= ATTRIBUTES_OF_STAGE[rule.stage], rule.id
