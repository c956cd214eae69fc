"""Finds the places of one level by code and by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

from engine.diagnostics import quoted, suggest
from engine.places.asking import nothing, one_of
from engine.places.records import Answer, Place
from engine.places.spelling import key_of, written

P = TypeVar("P", bound=Place)


class Index(Generic[P]):
    """The places of one level. `what` names the level; `tell` tells one place from others of its name."""

    def __init__(
        self, by_code: Mapping[str, P], what: str, tell: Callable[[P], str], also: Callable[[P], str] | None = None
    ) -> None:
        """`also` gives a second name, empty for most."""
        self.by_code = by_code
        self._what = what
        self._tell = tell
        self._by_key: defaultdict[str, list[P]] = defaultdict(list)
        for place in by_code.values():
            for key in {key_of(place.name), key_of((also and also(place)) or place.name)}:
                self._by_key[key].append(place)

    @property
    def all(self) -> tuple[P, ...]:
        """Every place, in the order of the file."""
        return tuple(self.by_code.values())

    def find(self, text: str, fits: Callable[[P], bool] | None = None) -> Answer[P]:
        """The place of that code, or of that name among those that fit; a rank that is written must be one it had."""
        found = named = [p for p in self._named(text) if fits is None or fits(p)]
        rank, _ = written(text)
        if rank is not None:
            found = [p for p in named if rank in p.ranks or key_of(p.name) == key_of(text)]
        if found:
            return one_of(text, [(p, self._tell(p)) for p in found], self._what)
        if named:
            return nothing(text, self._what, f"có phải là {quoted(named[0].title)}?")
        known = (p for p in self.by_code.values() if fits is None or fits(p))
        return nothing(text, self._what, suggest(text, (name for p in known for name in (p.title, p.name))))

    def _named(self, text: str) -> Iterator[P]:
        """The place of that code, or those of that name whatever their rank; a name may itself begin like a rank."""
        by_code = self.by_code.get(text.strip())
        if by_code is not None:
            yield by_code
            return
        for key in dict.fromkeys((written(text).key, key_of(text))):
            yield from self._by_key.get(key, ())
