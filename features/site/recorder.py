"""A pytest plugin that writes down what every scenario answered.

`pytest features -p features.site.recorder --features-results build/features.json`
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_bdd.parser import Feature, Scenario, Step

from features.site.results import Decision, Result, Results, StepResult, write_results
from features.site.seen import Key, decisions_in
from features.site.syntax import fingerprint

FOLDER = Path(__file__).resolve().parents[1]
LONGEST_MESSAGE = 4_000


def pytest_addoption(parser: pytest.Parser) -> None:
    """Name the file."""
    parser.addoption("--features-results", metavar="FILE", help="ghi kết quả từng kịch bản vào tệp JSON này")


def pytest_configure(config: pytest.Config) -> None:
    """Record only when asked."""
    path = config.getoption("--features-results")
    if path:
        config.pluginmanager.register(Recorder(Path(path)), "features-results")


class Running:
    """One scenario while it runs."""

    def __init__(self, scenario: Scenario, example: dict[str, str]) -> None:
        """`example` holds the values of an outline's row."""
        self.scenario, self.example = scenario, example
        self.steps: list[StepResult] = []
        self.decisions: dict[Key, Decision] = {}
        self.rules: tuple[str, ...] = ()
        self.message = ""
        self.passed = False
        self.started = self.step_started = time.perf_counter()

    def begin_step(self) -> None:
        """Start the clock of a step."""
        self.step_started = time.perf_counter()

    def end_step(self, step: Step, *, passed: bool) -> None:
        """Write a step down."""
        seconds = round(time.perf_counter() - self.step_started, 6)
        self.steps.append(StepResult(step.line_number, step.name, passed, seconds))

    def look_at(self, arguments: Mapping[str, object]) -> None:
        """Keep the decisions among what a step is called with."""
        self.decisions |= decisions_in(arguments)

    def result(self) -> Result:
        """What the file says about it."""
        return Result(
            feature=feature_name(self.scenario.feature),
            line=self.scenario.line_number,
            name=self.scenario.name,
            example=self.example,
            passed=self.passed,
            seconds=round(time.perf_counter() - self.started, 6),
            message=self.message[:LONGEST_MESSAGE],
            rules=self.rules,
            steps=tuple(self.steps),
            decisions=tuple(self.decisions.values()),
        )


class Recorder:
    """Follows pytest-bdd through a run."""

    def __init__(self, path: Path) -> None:
        """`path` is written when the run ends."""
        self.path = path
        self._running: dict[str, Running] = {}
        self._results: dict[str, Result] = {}
        self._fingerprints: dict[str, str] = {}

    def pytest_bdd_before_scenario(self, request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:
        """Begin a scenario."""
        example: dict[str, str] = request.getfixturevalue("_pytest_bdd_example")
        self._running[request.node.nodeid] = Running(scenario, dict(example))
        self._fingerprints[feature_name(feature)] = fingerprint(Path(feature.filename))

    def pytest_bdd_before_step(self, request: pytest.FixtureRequest) -> None:
        """Begin a step."""
        self._running[request.node.nodeid].begin_step()

    def pytest_bdd_before_step_call(self, request: pytest.FixtureRequest, step_func_args: dict[str, object]) -> None:
        """Keep the decisions before a step can fail over them."""
        self._running[request.node.nodeid].look_at(step_func_args)

    @pytest.hookimpl(tryfirst=True)
    def pytest_bdd_after_step(self, request: pytest.FixtureRequest, step: Step) -> None:
        """End a step that passed."""
        self._running[request.node.nodeid].end_step(step, passed=True)

    def pytest_bdd_step_error(self, request: pytest.FixtureRequest, step: Step) -> None:
        """End a step that failed."""
        self._running[request.node.nodeid].end_step(step, passed=False)

    def pytest_bdd_step_func_lookup_error(self, request: pytest.FixtureRequest, step: Step) -> None:
        """End a step that nobody wrote."""
        self._running[request.node.nodeid].end_step(step, passed=False)

    def pytest_bdd_after_scenario(self, request: pytest.FixtureRequest) -> None:
        """Keep the rules that the scenario touched."""
        self._running[request.node.nodeid].rules = tuple(sorted(request.getfixturevalue("touched")))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A scenario passes when its call passed and no other phase failed."""
        running = self._running.get(report.nodeid)
        if running is None:
            return
        if report.when == "call":
            running.passed = report.passed
            self._results[report.nodeid] = running.result()
        if report.failed:
            running.passed, running.message = False, message_of(report)
            self._results[report.nodeid] = running.result()

    def pytest_sessionfinish(self) -> None:
        """Write the file, in the order of files and lines."""
        ordered = sorted(self._results.values(), key=lambda r: (r.feature, r.line))
        write_results(Results(datetime.now(UTC), self._fingerprints, tuple(ordered)), self.path)


def feature_name(feature: Feature) -> str:
    """The path of a feature file under `features/`, or its name when it lies elsewhere."""
    path = Path(feature.filename).resolve()
    return path.relative_to(FOLDER).as_posix() if path.is_relative_to(FOLDER) else path.name


def message_of(report: pytest.TestReport) -> str:
    """What failed, without the listing of the code."""
    crash = getattr(report.longrepr, "reprcrash", None)
    return str(crash.message) if crash else report.longreprtext
