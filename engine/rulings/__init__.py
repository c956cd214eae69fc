"""What an office holds of decisions, beside what the engine answers and never instead of it.

- `reading`: the YAML files, shipped ones and those of a workspace; `keys`: the latest ruling of each row;
- `staleness`: what has changed since a ruling was given; `beside`: rulings put into rows and counts;
- `listing`: every ruling with what has become of it; `making`, `writing`: a new one, and its line in a file.
"""

from engine.rulings.beside import Beside, scope_of, with_rulings
from engine.rulings.listing import listed
from engine.rulings.making import Said, ruling_on
from engine.rulings.reading import read_document, read_rulings, rulings_of
from engine.rulings.writing import appended

__all__ = [
    "Beside",
    "Said",
    "appended",
    "listed",
    "read_document",
    "read_rulings",
    "ruling_on",
    "rulings_of",
    "scope_of",
    "with_rulings",
]
