"""Coverage by commune: how much of which events each commune has digitised and cleaned, as its province states it.

`columns`  which column of a table is which field
`values`   what cells say: events, dates, counts and shares
`communes` which commune a cell means
`reading`  a table to statements, every problem at its cell
`merging`  new statements beside those already kept
`joining`  statements and thresholds of a workspace laid over a catalogue
`policy`   the thresholds in a workspace; apart, for it brings YAML along
"""

from __future__ import annotations

from engine.coverage.columns import FIELDS, Field
from engine.coverage.communes import CommuneFinder
from engine.coverage.joining import Office, narrowed, with_office
from engine.coverage.merging import Merged, merge, order
from engine.coverage.reading import Asked, Line, Read, read_coverage
from engine.coverage.values import EventNames, amount_text

__all__ = [
    "FIELDS",
    "Asked",
    "CommuneFinder",
    "EventNames",
    "Field",
    "Line",
    "Merged",
    "Office",
    "Read",
    "amount_text",
    "merge",
    "narrowed",
    "order",
    "read_coverage",
    "with_office",
]
