"""Spoils the rulebook in seeded ways and counts how many spoiled ones the scenarios or the proof notice.

A mutant is killed by a scenario when the scenario's own assertions fail with the spoiled rules, and by the
proof when `engine.proof` says something of it that it does not say of the shipped rules. Scenarios are
collected once in each process and run again for every mutant, those that name the spoiled rule first.

Run by `make bench`; exit 1 when fewer than the bound are killed.
"""

import argparse
import contextlib
import io
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from _pytest.runner import runtestprotocol

from engine.assumptions import with_clauses
from engine.catalog import find_files, load
from engine.diagnostics import Severity
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.law import Clause
from engine.model.record import replace
from engine.model.rule import Conclude, Entitle, Fallback, Rule
from engine.model.terms import Basis, FallbackKind, Verdict
from engine.proof import prove

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = ("features/test_features.py", "features/pham-vi")
"""The scenarios about the catalogue; those about published records and letters have catalogues of their own."""
SEED = 667
BOUND = 0.95
DROPPED, SHORTENED, SHIFTED, SWAPPED = 60, 70, 40, 50
"""How many mutants of each sort, where the rulebook has as many."""
SHIFT = timedelta(days=60)


class Mutant(NamedTuple):
    """What was spoiled, in words; the rules it concerns; the spoiled catalogue's maker."""

    name: str
    rules: frozenset[str]
    spoil: Callable[[Catalog], Catalog]


# ---------------------------------------------------------------- how rules are spoiled


def mutants(catalog: Catalog) -> list[Mutant]:
    """A seeded choice of every sort."""
    chance = random.Random(SEED)  # noqa: S311 - the same mutants on every run
    sorts = (
        (DROPPED, [_drop(rule) for rule in catalog.rules]),
        (SHORTENED, [_delete_line(rule, n) for rule in catalog.rules for n in range(len(rule.tests))]),
        (SHIFTED, list(_dates(catalog))),
        (SWAPPED, [m for rule in catalog.rules for m in _swaps(rule)]),
    )
    return [mutant for wanted, made in sorts for mutant in chance.sample(made, min(wanted, len(made)))]


def _drop(rule: Rule) -> Mutant:
    return Mutant(f"bỏ quy tắc {rule.id}", frozenset({rule.id}), lambda c: _with_rules(c, rule, None))


def _delete_line(rule: Rule, number: int) -> Mutant:
    less = replace(rule, tests=rule.tests[:number] + rule.tests[number + 1 :])
    name = f"bỏ dòng “{rule.tests[number].attribute}” của {rule.id}"
    return Mutant(name, frozenset({rule.id}), lambda c: _with_rules(c, rule, less))


def _swaps(rule: Rule) -> Iterator[Mutant]:
    """Another verdict, another kind of basis, another kind of fallback."""
    then = rule.then
    changed: list[Any] = []
    if isinstance(then, Conclude):
        changed = [replace(then, verdict=v) for v in Verdict if v is not then.verdict]
    elif isinstance(then, Entitle):
        changed = [replace(then, basis=b) for b in Basis if b is not then.basis]
    elif isinstance(then, Fallback):
        changed = [replace(then, kind=k) for k in FallbackKind if k is not then.kind]
    for effect in changed:
        said = next(v for v in (getattr(effect, n, None) for n in ("verdict", "basis", "kind")) if v is not None)
        other = replace(rule, then=effect)
        yield Mutant(f"{rule.id} thành {said.value}", frozenset({rule.id}), _replacing(rule, other))


def _replacing(rule: Rule, other: Rule) -> Callable[[Catalog], Catalog]:
    return lambda catalog: _with_rules(catalog, rule, other)


def _with_rules(catalog: Catalog, rule: Rule, other: Rule | None) -> Catalog:
    rules = (r if r.id != rule.id else other for r in catalog.rules)
    return replace(catalog, rules=tuple(r for r in rules if r is not None))


def _dates(catalog: Catalog) -> Iterator[Mutant]:
    """Clauses that rules stand on: begun earlier or later, ended earlier or never."""
    for key, clause in catalog.clauses.items():
        own = frozenset(rule.id for rule in catalog.rules if rule.clause is not None and rule.clause.key == key)
        for name, changed in _spoiled_dates(clause) if own else ():
            yield Mutant(f"{key}: {name}", own, _dated(changed))


def _spoiled_dates(clause: Clause) -> Iterator[tuple[str, Clause]]:
    start = "applicable" if clause.applicable else "effective"
    for by in (SHIFT, -SHIFT):
        begun = clause.starts + by
        yield f"bắt đầu {begun}", replace(clause, **{start: begun})
    if clause.expires is not None and clause.expires < date.max:
        yield f"hết {clause.expires - SHIFT}", replace(clause, expires=clause.expires - SHIFT)
        yield "không hết hiệu lực", replace(clause, expires=None)


def _dated(clause: Clause) -> Callable[[Catalog], Catalog]:
    return lambda catalog: with_clauses(catalog, {clause.key: clause})


# ---------------------------------------------------------------- scenarios, again and again


class Rerun:
    """A pytest plugin that runs the collected scenarios for one mutant after the other."""

    def __init__(self, chosen: Iterable[int]) -> None:
        """`chosen`: which of the mutants this process takes."""
        self.chosen = tuple(chosen)
        self.killers: dict[int, str] = {}
        self.reviews: list[Any] = []

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Have every `Reviews` that a scenario asks for known here, under the quick matcher."""
        for module in session.config.pluginmanager.get_plugins():
            if hasattr(module, "Reviews"):
                module.best_matcher = ReferenceMatcher
                module.Reviews = self._known(module.Reviews)

    def _known(self, kind: Any) -> Any:  # noqa: ANN401 - the scenarios' own class
        def make(*arguments: object) -> object:
            self.reviews.append(kind(*arguments))
            return self.reviews[-1]

        return make

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """First the shipped rules, which every scenario has to pass, then the mutants."""
        items = session.items
        if failed := self._failing(items):
            raise pytest.UsageError(f"{failed}: fails with the shipped rules")
        (reviews,) = self.reviews
        shipped = reviews.catalog
        everything = mutants(shipped)
        for number in self.chosen:
            mutant = everything[number]
            type(reviews).__init__(reviews, mutant.spoil(shipped), ReferenceMatcher())  # the fixture lives on
            self.killers[number] = self._failing(sorted(items, key=lambda i: not _names(i, mutant.rules)))
        return True

    @staticmethod
    def _failing(items: list[pytest.Item]) -> str:
        """The first scenario that fails, empty when none does. A next item keeps the session's fixtures alive."""
        for item, following in zip(items, [*items[1:], items[0]], strict=True):
            reports = runtestprotocol(item, log=False, nextitem=following)
            if any(report.failed for report in reports):
                return item.nodeid.rpartition("::")[2]
        return ""


def _names(item: pytest.Item, rules: frozenset[str]) -> bool:
    """Whether a scenario is tagged with one of the rules."""
    scenario = getattr(getattr(item, "function", None), "__scenario__", None)
    return scenario is not None and bool(rules & (scenario.tags | scenario.feature.tags))


def killed_by_scenarios(chosen: tuple[int, ...]) -> dict[int, str]:
    """For each chosen mutant the scenario that fails, empty when all pass. One process."""
    plugin = Rerun(chosen)
    os.chdir(ROOT)
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = pytest.main([*SCENARIOS, "-q", "-p", "no:cacheprovider"], plugins=[plugin])
    if len(plugin.killers) != len(chosen):
        raise RuntimeError(f"pytest: {code}\n{said.getvalue()}")
    return plugin.killers


# ---------------------------------------------------------------- the proof


Finding = tuple[str, str]


@cache
def shipped_findings() -> dict[Finding, Severity]:
    """What the proof says of the shipped rules."""
    return findings_of(shipped_catalog())


def findings_of(catalog: Catalog) -> dict[Finding, Severity]:
    """What the proof says, by code and words."""
    return {(d.code, d.message): d.severity for d in prove(catalog).findings}


def killed_by_proof(number: int) -> str:
    """The code of something new that the proof says, the gravest first; empty when it says nothing new."""
    catalog = shipped_catalog()
    found = findings_of(mutants(catalog)[number].spoil(catalog))
    new = {finding: severity for finding, severity in found.items() if finding not in shipped_findings()}
    gravest = sorted(new, key=lambda finding: list(Severity).index(new[finding]))
    return gravest[0][0] if gravest else ""


@cache
def shipped_catalog() -> Catalog:
    """The shipped rules."""
    return load(find_files(ROOT / "rules", "rules")).catalog


# ---------------------------------------------------------------- the table


def main() -> int:
    """Spoil, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1))
    processes = parser.parse_args().processes
    start = time.perf_counter()
    names = [mutant.name for mutant in mutants(shipped_catalog())]
    with ProcessPoolExecutor(processes) as pool:
        shares = [tuple(range(first, len(names), processes)) for first in range(processes)]
        killers = {n: by for share in pool.map(killed_by_scenarios, shares) for n, by in share.items()}
        left = sorted(n for n, by in killers.items() if not by)
        proved = dict(zip(left, pool.map(killed_by_proof, left), strict=True))
    survivors = [names[n] for n in left if not proved[n]]
    rate = 1 - len(survivors) / len(names)
    codes = Counter(code for code in proved.values() if code)
    print(f"{len(names)} bộ quy tắc bị làm sai (hạt giống {SEED}), {time.perf_counter() - start:.0f} giây")
    print(f"  kịch bản phát hiện: {len(names) - len(left)}")
    print(f"  chỉ phép chứng minh phát hiện: {sum(codes.values())} ({', '.join(f'{c} {n}' for c, n in codes.items())})")
    print(f"  lọt: {len(survivors)}", *survivors, sep="\n    ")
    held = rate >= BOUND
    print(f"Tỷ lệ phát hiện {rate:.1%}, ngưỡng {BOUND:.0%}: {'đạt' if held else 'KHÔNG ĐẠT'}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
