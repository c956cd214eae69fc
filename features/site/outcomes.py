"""Scenarios joined with their results, and what keeps the site from being the truth."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from features.site.results import Decision, Result, Results
from features.site.syntax import Example, Feature, Scenario


class State(Enum):
    """How a scenario fared; the value is what a reader sees."""

    PASSED = "đạt"
    FAILED = "không đạt"
    MISSING = "thiếu kết quả"
    NOT_RUN = "chưa chạy"

    @property
    def name_in_page(self) -> str:
        """The class that colours it."""
        return self.name.lower().replace("_", "-")


class Attempt(NamedTuple):
    """One run of a scenario, or of one row of an outline."""

    example: Example | None
    result: Result | None
    state: State


class Outcome(NamedTuple):
    """A scenario with every attempt at it."""

    scenario: Scenario
    page: str
    attempts: tuple[Attempt, ...]

    @property
    def state(self) -> State:
        """The worst of its attempts."""
        states = {attempt.state for attempt in self.attempts}
        return next(s for s in (State.FAILED, State.MISSING, State.NOT_RUN, State.PASSED) if s in states)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Every decision that it looked at."""
        return tuple(d for attempt in self.attempts if attempt.result for d in attempt.result.decisions)

    @property
    def verdicts(self) -> tuple[str, ...]:
        """The verdicts that it looked at, each once."""
        return tuple(dict.fromkeys(d.verdict for d in self.decisions if d.verdict))


Key = tuple[str, int]
"""Feature file and line of a scenario."""


def join(features: Sequence[Feature], results: Results | None) -> Mapping[Key, Outcome]:
    """Every scenario of the files with its results, in the order of files and lines."""
    ran: dict[object, deque[Result]] = defaultdict(deque)
    for result in results.results if results else ():
        ran[result.feature, result.line, _values(result.example)].append(result)
    absent = State.NOT_RUN if results is None else State.MISSING
    joined = {}
    for feature in features:
        for scenario in feature.scenarios:
            attempts = []
            for example in scenario.examples or (None,):
                known = ran[scenario.feature, scenario.line, _values(example.values if example else {})]
                attempts.append(_attempt(example, known.popleft() if known else None, absent))
            joined[scenario.feature, scenario.line] = Outcome(scenario, feature.page, tuple(attempts))
    return joined


def problems(features: Sequence[Feature], results: Results | None, joined: Mapping[Key, Outcome]) -> Iterator[str]:
    """Why the build fails: one line each, naming file and line."""
    if results is None:
        return
    for feature in features:
        if results.fingerprints.get(feature.path, feature.fingerprint) != feature.fingerprint:
            yield f"features/{feature.path}:1: kết quả là của bản khác của tệp này; chạy lại kịch bản"
    for outcome in joined.values():
        for attempt in outcome.attempts:
            place = f"features/{outcome.scenario.feature}:{(attempt.example or outcome.scenario).line}"
            if attempt.state is State.MISSING:
                yield f"{place}: kịch bản “{outcome.scenario.name}” không có trong kết quả"
            if attempt.state is State.FAILED:
                yield f"{place}: kịch bản “{outcome.scenario.name}” không đạt"


def _attempt(example: Example | None, result: Result | None, absent: State) -> Attempt:
    if result is None:
        return Attempt(example, None, absent)
    return Attempt(example, result, State.PASSED if result.passed else State.FAILED)


def _values(example: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(example.items()))
