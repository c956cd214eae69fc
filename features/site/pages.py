"""Writes the pages. Everything that is counted or decided is ready by now; the templates only lay it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from engine.collation import sort_key
from engine.model.finding import FindingKind
from engine.model.terms import Stage, Verdict
from engine.render import words
from features.site import wording
from features.site.assembly import Site
from features.site.coverage import ClauseUse, Coverage, RuleUse
from features.site.outcomes import Outcome, State
from features.site.results import StepResult
from features.site.tree import grow, in_words

TEMPLATES = Path(__file__).resolve().parent / "templates"
SCENARIOS = "kich-ban"
"""The folder of the feature pages; the other pages lie beside it."""


class Bare(NamedTuple):
    """What nothing covers and no reason explains."""

    rules: tuple[RuleUse, ...]
    clauses: tuple[ClauseUse, ...]


class Numbers(NamedTuple):
    """The counts on the first page."""

    scenarios: int
    attempts: int
    by_state: Mapping[State, int]
    rules: int
    bare_rules: int
    clauses: int
    used_clauses: int
    reasoned: int
    unreasoned: int


def write_site(site: Site, folder: Path) -> tuple[Path, ...]:
    """Write every page under `folder`; pages of feature files that are gone disappear."""
    written = tuple(_write(folder / name, page) for name, page in render_site(site))
    for path in (folder / SCENARIOS).glob("*.html"):
        if path not in written:
            path.unlink()
    return written


def render_site(site: Site) -> Iterator[tuple[str, str]]:
    """Every page: its path under the site's folder, and its text."""
    env = _environment(site)
    tree = grow(site.catalog.instruments, site.coverage.clauses)
    features = sorted(site.features, key=lambda f: sort_key(f.name))
    yield "index.html", _page(env, "index", tree=tree, features=features, numbers=numbers(site))
    yield "ma-tran.html", _page(env, "matrix", tree=tree, bare=bare(site.coverage))
    yield "bo-quy-tac.html", _page(env, "rulebook", stages=tuple(Stage))
    for feature in site.features:
        yield f"{SCENARIOS}/{feature.page}", _page(env, "feature", root="../", feature=feature)


def numbers(site: Site) -> Numbers:
    """Count what the first page tells."""
    attempts = [attempt for outcome in site.outcomes.values() for attempt in outcome.attempts]
    clauses = site.coverage.clauses.values()
    unreasoned = len(bare(site.coverage).clauses)
    return Numbers(
        scenarios=len(site.outcomes),
        attempts=len(attempts),
        by_state=Counter(attempt.state for attempt in attempts),
        rules=len(site.coverage.rules),
        bare_rules=len(bare(site.coverage).rules),
        clauses=len(clauses),
        used_clauses=sum(use.has_user for use in clauses),
        reasoned=sum(use.is_bare for use in clauses) - unreasoned,
        unreasoned=unreasoned,
    )


def bare(coverage: Coverage) -> Bare:
    """What somebody has to look at."""
    return Bare(
        tuple(use for use in coverage.rules.values() if use.is_bare),
        tuple(use for use in coverage.clauses.values() if use.is_bare and not use.clause.no_rule_because),
    )


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _page(env: Environment, template: str, **context: object) -> str:
    return env.get_template(f"{template}.html").render({"root": "", "page": template} | context)


def _environment(site: Site) -> Environment:
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "number": wording.number,
        "seconds": wording.seconds,
        "moment": wording.moment,
        "day": words.day,
        "dates": wording.dates,
        "place": in_words,
        "paragraphs": _paragraphs,
        "slug": lambda key: key.replace(" ", "_"),
    }
    env.globals |= {
        "site": site,
        "coverage": site.coverage,
        "State": State,
        "VERDICTS": words.VERDICTS,
        "verdict": lambda code: Verdict(code).label,
        "tag_label": _tag_label,
        "conditions": wording.conditions,
        "effects": lambda rule: wording.effects(rule.then, site.catalog.databases),
        "standing": _standing,
        "failed_steps": _failed_steps,
        "css": _verbatim("site.css"),
        "js": _verbatim("site.js"),
    }
    return env


def _verbatim(name: str) -> Markup:
    """Our own style and script, which stand in the page as they are."""
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704 - no text of a reader or a scenario


def _paragraphs(text: str) -> list[str]:
    return [part.replace("\n", " ") for part in text.split("\n\n") if part]


def _tag_label(tag: str) -> str:
    """A tag names a rule or a kind of finding; the kinds have words."""
    return FindingKind(tag).label if tag in set(FindingKind) else tag


def _failed_steps(outcome: Outcome) -> Mapping[int, StepResult]:
    """The steps at which some attempt failed, by line."""
    steps = (step for attempt in outcome.attempts if attempt.result for step in attempt.result.steps)
    return {step.line: step for step in steps if not step.passed}


def _standing(begins: date, expires: date | None, day: date) -> str:
    """Why something is not in force on `day`; empty when it is."""
    if begins > day:
        return "chưa áp dụng"
    return "đã hết hiệu lực" if expires and expires < day else ""
