"""The requirements as a tree: instrument → article → clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from engine.collation import sort_key
from engine.model.law import Instrument
from features.site.coverage import ClauseUse
from features.site.outcomes import Outcome

_ARTICLE = re.compile(r"(?:Đ\d+[a-z]*(?: |$))+|PL [IVX]+(?: |$)")
_PARTS = (
    (re.compile(r"\bĐ(\d+[a-z]*)"), r"Điều \1"),
    (re.compile(r"\bk(\d+[a-z]*)"), r"khoản \1"),
    (re.compile(r"\bđ\.([a-zđ]+)"), r"điểm \1"),
    (re.compile(r"\bPL\b"), "Phụ lục"),
)


class ArticleNode(NamedTuple):
    """One article with its cited clauses."""

    title: str
    clauses: tuple[tuple[str, ClauseUse], ...]


class InstrumentNode(NamedTuple):
    """One legal text with its cited articles."""

    instrument: Instrument
    articles: tuple[ArticleNode, ...]

    @property
    def uses(self) -> tuple[ClauseUse, ...]:
        """Its clauses, in order."""
        return tuple(use for article in self.articles for _, use in article.clauses)

    @property
    def rules(self) -> int:
        """How many rules stand on it."""
        return len({use.rule.id for clause in self.uses for use in (*clause.rules, *clause.also)})

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The scenarios of the rules whose own clause is one of its, each once."""
        found = (o for clause in self.uses for use in clause.rules for o in use.scenarios)
        return tuple({(o.scenario.feature, o.scenario.line): o for o in found}.values())

    @property
    def bare(self) -> int:
        """How many of its clauses in force nothing rests on."""
        return sum(use.is_bare for use in self.uses)


def grow(instruments: Iterable[Instrument], clauses: Mapping[str, ClauseUse]) -> tuple[InstrumentNode, ...]:
    """Every instrument that has a cited clause, by title in Vietnamese order."""
    nodes = []
    for instrument in sorted(instruments, key=lambda i: (sort_key(i.title), sort_key(i.number))):
        own = [(parts(use), use) for use in clauses.values() if use.clause.instrument == instrument.id]
        own.sort(key=lambda item: (_order(item[0][0]), _order(item[0][1])))
        articles = (
            ArticleNode(
                in_words(article) or "Không nêu theo điều", tuple((in_words(rest), use) for (_, rest), use in group)
            )
            for article, group in groupby(own, key=lambda item: item[0][0])
        )
        if own:
            nodes.append(InstrumentNode(instrument, tuple(articles)))
    return tuple(nodes)


def parts(use: ClauseUse) -> tuple[str, str]:
    """The article of a clause and what follows it: "Đ4", "k2 đ.a"."""
    place = use.clause.key.removeprefix(use.clause.instrument).strip()
    article = _ARTICLE.match(place)
    return (article[0].strip(), place[article.end() :]) if article else ("", place)


def in_words(place: str) -> str:
    """A place in a text as it is read out: "Điều 4 khoản 2 điểm a"."""
    for pattern, words in _PARTS:
        place = pattern.sub(words, place)
    return place


def _order(place: str) -> list[tuple[int, int, object]]:
    """Numbers by size, anything else in Vietnamese order; what has no article comes last."""
    if not place:
        return [(2, 0, sort_key(""))]
    pieces = re.findall(r"\d+|\D+", place)
    return [(0, int(p), sort_key("")) if p.isdigit() else (1, 0, sort_key(p)) for p in pieces]
