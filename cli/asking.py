"""What the commands that review ask alike: which day, which province, which procedures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from cli.errors import Doubter, style_for_errors
from cli.options import parse_code, parse_day, parse_format, parse_province, split_codes
from cli.streams import say
from engine.catalog import Loaded
from engine.diagnostics import render_all
from engine.model.catalog import Catalog


class Asking:
    """Understands the common options against one catalogue; what is wrong is kept in `doubter`, to be told at once."""

    def __init__(self, catalog: Catalog) -> None:
        """Nothing is asked yet."""
        self.catalog = catalog
        self.doubter = Doubter()
        self.today = date.today()  # noqa: DTZ011 - the user's own day

    def format(self, name: str, known: Iterable[str]) -> None:
        """`--format` has to be one that the command writes."""
        self.doubter.take(parse_format, name, known)

    def day(self, text: str | None, option: str = "--as-of", default: date | None = None) -> date:
        """The day of an option; `default`, or today, where none is written."""
        fallback = default or self.today
        return self.doubter.take(parse_day, text, fallback, option) or fallback

    def province(self, code: str | None) -> str | None:
        """The code of a province that has a profile; None for the law alone."""
        return self.doubter.take(parse_province, code, {p.code: p.name for p in self.catalog.provinces.values()})

    def codes(self, texts: Iterable[str], known: Mapping[str, str] | None = None) -> frozenset[str]:
        """The codes after `--procedure`, as they stand today; empty for all."""
        names = known_codes(self.catalog) if known is None else known
        return frozenset(filter(None, (self.doubter.take(parse_code, code, names) for code in split_codes(texts))))


def known_codes(catalog: Catalog) -> dict[str, str]:
    """Every code a procedure has or had, with the code it has now."""
    former = {old: p.code for p in catalog.procedures for old in p.formerly}
    return former | {p.code: p.code for p in catalog.procedures}


def warn(loaded: Loaded) -> None:
    """Pass on the warnings about the files."""
    if loaded.warnings:
        say(render_all(loaded.warnings, style_for_errors()))
