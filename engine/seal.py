"""Digests of an inventory: what it said when it was written, so that a later change can be told."""

from __future__ import annotations

import hashlib

from engine.model.decision import Inventory, Row
from engine.model.record import replace, to_json

_DIGITS = 16


def row_digest(row: Row) -> str:
    """Names all that the engine says in a row: not where its data lay on a disk, not what an office holds of it."""
    return hashlib.sha256(to_json(replace(row, location=None, ruling=None))).hexdigest()[:_DIGITS]


def inventory_digest(inventory: Inventory) -> str:
    """Names all that an inventory says: its head with totals, findings and certificate, all rows in order, rulings."""
    digests = [row_digest(row) for row in inventory.rows]
    digests += [f"{number}{to_json(row.ruling)!r}" for number, row in enumerate(inventory.rows) if row.ruling]
    return hashlib.sha256(to_json(replace(inventory, rows=())) + "\n".join(digests).encode()).hexdigest()
