"""The file of a procedure as an agency states it."""

from __future__ import annotations

from engine.model.procedure import Procedure
from engine.model.record import to_data
from engine.portal.drafts import Data, ordered, tidy

HEADER = (
    "# Thủ tục theo lời khai của cơ quan trong biểu, do catgiam form import ghi; source của từng thành phần nêu ai\n"
    "# khai, ở tệp nào, ngày nào. Soát xong thì đổi status thành confirmed.\n"
)
_HEAD = ("code", "name", "field", "issuer", "type", "status", "performed_by", "record")


def draft_data(procedure: Procedure) -> Data:
    """The plain data of the draft, keys in the order of the curated files."""
    plain = tidy(to_data(procedure))
    head = {"kind": "procedure", **{key: plain[key] for key in _HEAD if key in plain}}
    components = [ordered(component) for component in plain.get("components", [])]
    return {**head, **plain, "components": components}
