"""How far each kind of basis is from use, and the summary that verdict rules read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from engine.decisions.legal import Legal
from engine.matcher import Match
from engine.model.decision import Blocker
from engine.model.rule import Bar, Block, Entitle, Forbid, Rule
from engine.model.situation import Facts
from engine.model.terms import Basis, BlockerCode

_FIRM = (Basis.DUTY, Basis.CUT)
"""Of two bases equally near to use, the one that waits for nothing speaks."""
_CODES = (BlockerCode.FIELDS_NOT_ANNOUNCED, BlockerCode.NOT_CONNECTED, BlockerCode.DATA_NOT_READY)


class Asked(NamedTuple):
    """The question that readiness rules answer."""

    basis: str
    fields: str
    connection: str
    data: str


class Ready(NamedTuple):
    """What readiness rules answer for one basis."""

    blockers: tuple[Blocker, ...]
    fired: tuple[Rule, ...]


class Summary(NamedTuple):
    """What verdict rules read, with the readiness of the best basis.

    `nearer`: kinds of basis that are still open and would be nearer to use than the best.
    """

    facts: Facts
    ready: Ready
    nearer: frozenset[Basis]


def asked_of(view: Legal, basis: Basis) -> Asked:
    """The question for one kind of basis in one situation."""
    s = view.situation
    return Asked(basis.value, s.fields, s.connection, s.data)


def ready_from(rules: Sequence[Rule], match: Match) -> Ready:
    """What the readiness rules that are met say."""
    fired = tuple(r for r in rules if r.id in match.met)
    blocks = [r.then for r in fired if isinstance(r.then, Block)]
    return Ready(tuple(Blocker(code=b.code, text=b.text, actor=b.actor) for b in blocks), fired)


def summary_of(view: Legal, readiness: Mapping[Asked, Ready]) -> Summary:
    """Summarise a situation by the basis that is nearest to use."""
    bases, standing = view.bases, view.standing
    nearest = min(bases, key=lambda b: (_severity(readiness[asked_of(view, b)]), b not in _FIRM), default=None)
    ready = readiness[asked_of(view, nearest)] if nearest else Ready((), ())
    codes = {b.code for b in ready.blockers}
    maybe = any(isinstance(r.then, Entitle) for r in view.open)
    facts = {
        "forbidden": _yes(any(isinstance(r.then, Forbid) for r in standing)),
        "barred": _yes(any(isinstance(r.then, Bar) for r in standing)),
        "paper_fact": view.situation.paper_fact,
        "entitled": "yes" if bases else ("unknown" if maybe else "no"),
        "fields_blocked": _yes(BlockerCode.FIELDS_NOT_ANNOUNCED in codes),
        "connection_blocked": _yes(BlockerCode.NOT_CONNECTED in codes),
        "data_blocked": _yes(BlockerCode.DATA_NOT_READY in codes),
    }
    nearer = (b for b in view.open_bases if not bases or _severity(readiness[asked_of(view, b)]) < _severity(ready))
    return Summary(facts, ready, frozenset(nearer))


def _severity(ready: Ready) -> tuple[bool, ...]:
    """Order bases by how far they are from use: fields first, then connection, then data."""
    codes = {b.code for b in ready.blockers}
    return tuple(code in codes for code in _CODES)


def _yes(value: bool) -> str:  # noqa: FBT001 - a converter of one boolean
    return "yes" if value else "no"
