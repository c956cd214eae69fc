"""The rules, the scenarios that document them and the index of both agree."""

import unicodedata
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from engine.catalog import find_files, load
from engine.model.finding import RECORD_KINDS

pytestmark = pytest.mark.docs

Scenarios = list[dict[str, Any]]


@pytest.fixture(scope="module")
def index(root: Path) -> ModuleType:
    """`features/index.py`, which is no installed package."""
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("scenario_index", root / "features" / "index.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scenarios(index: ModuleType) -> Scenarios:
    found: Scenarios = index.scenarios()
    return found


@pytest.fixture(scope="module")
def rules(root: Path) -> Mapping[str, object]:
    return {rule.id: rule for rule in load(find_files(root / "rules", "rules")).catalog.rules}


def test_the_index_is_current(index: ModuleType) -> None:
    """Cure: python -m features.index."""
    assert index.INDEX.read_text(encoding="utf-8") == index.text()


def test_every_rule_has_a_scenario(rules: Mapping[str, object], scenarios: Scenarios) -> None:
    assert sorted(set(rules) - {rule for s in scenarios for rule in s["rules"]}) == []


def test_every_tag_names_a_rule_or_a_kind_of_finding(rules: Mapping[str, object], scenarios: Scenarios) -> None:
    known = {*rules, *(kind.value for kind in RECORD_KINDS)}
    assert sorted({tag for s in scenarios for tag in s["rules"]} - known) == []


def test_every_scenario_documents_a_rule(scenarios: Scenarios) -> None:
    assert [s["name"] for s in scenarios if not s["rules"]] == []


def test_no_two_scenarios_share_a_name(scenarios: Scenarios) -> None:
    names = [s["name"] for s in scenarios]
    assert sorted({n for n in names if names.count(n) > 1}) == []


def test_there_are_at_least_forty_scenarios(scenarios: Scenarios) -> None:
    assert len(scenarios) >= 40


def test_every_feature_is_nfc_with_unix_line_ends(root: Path) -> None:
    """The Vietnamese keywords are read only in NFC."""
    texts = {path.name: path.read_bytes().decode("utf-8") for path in (root / "features").rglob("*.feature")}
    assert texts
    assert [n for n, t in texts.items() if not unicodedata.is_normalized("NFC", t) or "\r" in t] == []
