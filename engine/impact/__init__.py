"""What the cuts are worth a year: papers, dossiers and đồng.

The catalogue is decided once; volumes of dossiers, up to hundreds of millions of rows, are read, checked, folded and
joined with the decisions by one relational expression, on whichever engine.

`table`     the files of volumes and their columns
`values`    what cells mean
`keys`      distinct cells, read once and numbered
`communes`  what a cell with a commune means
`volumes`   rows judged, counted once, folded
`rejects`   rows that do not count, `lines` where they stand
`demands`   papers in the dossiers of each procedure, out of the decided rows
`joined`    the expression that counts papers
`pricing`   what a paper costs
`plan`      a plan that states its own numbers
"""

from __future__ import annotations

from engine.impact.communes import commune_reader
from engine.impact.joined import BY, Asked, assess, volume_notes
from engine.impact.plan import check_plan, read_plan
from engine.impact.pricing import GAP, read_prices
from engine.impact.volumes import Reading, read_volumes

__all__ = [
    "BY",
    "GAP",
    "Asked",
    "Reading",
    "assess",
    "check_plan",
    "commune_reader",
    "read_plan",
    "read_prices",
    "read_volumes",
    "volume_notes",
]
