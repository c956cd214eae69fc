"""Digests of an inventory: what it said when it was written, so that a later change can be told."""

from __future__ import annotations

import hashlib

from engine.model.decision import Inventory, Row
from engine.model.record import replace, to_json

_DIGITS = 16


def row_digest(row: Row) -> str:
    """Names everything that a row says, but for where its data lay on a disk."""
    return hashlib.sha256(to_json(replace(row, location=None))).hexdigest()[:_DIGITS]


def inventory_digest(inventory: Inventory) -> str:
    """Names the question, what it was answered with, and all rows in their order."""
    asked = (inventory.as_of.isoformat(), inventory.province or "", inventory.source)
    hashes = (inventory.catalog_hash, inventory.rulebook_hash)
    digests = (row_digest(row) for row in inventory.rows)
    return hashlib.sha256("\n".join((*asked, *hashes, *digests)).encode()).hexdigest()
