"""What a run of the scenarios answered: the format in which the recorder hands it to the site."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

FORMAT = "catgiam.scenarios/1"


class ResultsError(Exception):
    """The file of results cannot be used."""


class Decision(NamedTuple):
    """One row that a scenario looked at. `verdict` is an id, empty for what is not judged.

    `before`: the verdict of the earlier side, where a scenario compares two reviews.
    """

    procedure: str
    procedure_name: str
    component: str
    paper: str
    details: str
    before: str
    verdict: str
    clauses: tuple[str, ...]
    finding: str


class StepResult(NamedTuple):
    """One step as it ran."""

    line: int
    text: str
    passed: bool
    seconds: float


class Result(NamedTuple):
    """One scenario as it ran, or one row of an outline; `example` holds the row's values."""

    feature: str
    line: int
    name: str
    example: dict[str, str]
    passed: bool
    seconds: float
    message: str
    rules: tuple[str, ...]
    steps: tuple[StepResult, ...]
    decisions: tuple[Decision, ...]


class Results(NamedTuple):
    """A whole run: when it ended, the fingerprint of each feature file that ran, and every result."""

    ended: datetime
    fingerprints: dict[str, str]
    results: tuple[Result, ...]


def write_results(results: Results, path: Path) -> None:
    """Write the file, making its folder."""
    shown = {
        "format": FORMAT,
        "ended": results.ended.isoformat(timespec="seconds"),
        "fingerprints": results.fingerprints,
        "results": [_plain(result) for result in results.results],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(shown, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def read_results(path: Path) -> Results:
    """Read the file. Raises `ResultsError` when it is absent or holds something else."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored["format"] != FORMAT:
            raise ResultsError(f"{path}: tệp kết quả viết theo “{stored['format']}”, cần “{FORMAT}”")
        ended = datetime.fromisoformat(stored["ended"])
        return Results(ended, stored["fingerprints"], tuple(map(_result, stored["results"])))
    except OSError as error:
        raise ResultsError(f"{path}: chưa có kết quả chạy kịch bản ({error.strerror})") from None
    except (ValueError, KeyError, TypeError) as error:
        raise ResultsError(f"{path}: không phải tệp kết quả chạy kịch bản ({error!r})") from None


def _plain(result: Result) -> dict[str, Any]:
    steps = [step._asdict() for step in result.steps]
    return result._asdict() | {"steps": steps, "decisions": [d._asdict() for d in result.decisions]}


def _result(stored: dict[str, Any]) -> Result:
    return Result(
        **stored
        | {
            "rules": tuple(stored["rules"]),
            "steps": tuple(StepResult(**step) for step in stored["steps"]),
            "decisions": tuple(Decision(**d | {"clauses": tuple(d["clauses"])}) for d in stored["decisions"]),
        }
    )
