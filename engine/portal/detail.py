"""The portal's own format: a response with nested execution cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from engine.portal.flat import RawLine, RawProcedure
from engine.portal.shapes import Fields, ShapeError, code_text, fields_of, items_of, quantity_of, text_of

_MILLISECONDS = 1000
_CASES = ("executionCases", "cases")
_LEVELS = (("isMinistry", "Cấp bộ"), ("isProvince", "Cấp tỉnh"), ("isWard", "Cấp xã"))
_OFFICES = ("departmentsExecuting", "unitGroupsExecuting")


def is_detail(data: object) -> bool:
    """Whether this is a response of the portal."""
    return isinstance(data, dict) and "data" in data


def from_detail(response: Fields) -> RawProcedure:
    """Take the fields out. Raises `ShapeError` naming the first that does not fit."""
    if response.get("data") is None:
        raise ShapeError(f"Cổng trả lời không có dữ liệu ({str(response.get('code') or 'không rõ lý do')[:40]})")
    data = fields_of(response["data"], "trường “data”")
    return RawProcedure(
        code=code_text(data, "code" if data.get("code") else "codeNotation"),
        name=text_of(data, "name", required=True),
        field=_first_name(data, "categoriesDetails"),
        agency=text_of(data, "departmentPromulgateName"),
        level="; ".join(_levels(data)),
        decision=_decision(data),
        updated=_day(data.get("updatedAt")),
        legal_basis=tuple(_basis(data)),
        steps="\n".join(_steps(data)),
        url="",
        lines=tuple(_lines(data, "", depth=0)),
    )


def _levels(data: Fields) -> Iterator[str]:
    offices = [text_of(fields_of(o, "cơ quan thực hiện"), "name") for key in _OFFICES for o in items_of(data, key)]
    if offices:
        yield from dict.fromkeys(offices)
    else:
        yield from (words for key, words in _LEVELS if data.get(key) is True)


def _decision(data: Fields) -> str:
    proposal = fields_of(data.get("procedureProposal") or {}, "trường “procedureProposal”")
    return text_of(data, "decisionNo") or text_of(proposal, "proposalNumber")


def _day(stamp: object) -> str:
    if stamp is None:
        return ""
    if type(stamp) not in (int, float):
        raise ShapeError("trường “updatedAt” phải là số mili giây")
    try:
        return datetime.fromtimestamp(float(str(stamp)) / _MILLISECONDS, UTC).date().isoformat()
    except (OverflowError, OSError, ValueError):
        raise ShapeError("trường “updatedAt” không phải là một ngày") from None


def _basis(data: Fields) -> Iterator[str]:
    for item in items_of(data, "legalBasisesDetails"):
        basis = fields_of(item, "căn cứ pháp lý")
        yield text_of(basis, "code") or text_of(basis, "name")


def _steps(data: Fields) -> Iterator[str]:
    for item in items_of(data, "executionSteps"):
        step = fields_of(item, "bước thực hiện")
        yield text_of(step, "description") or text_of(step, "name")


def _first_name(data: Fields, key: str) -> str:
    names = [text_of(fields_of(item, f"trường “{key}”"), "name") for item in items_of(data, key)]
    return next(filter(None, names), "")


MAX_DEPTH = 20
"""How deep cases may stand inside cases; published ones do not nest more than twice."""


def _lines(holder: Fields, group: str, *, depth: int) -> Iterator[RawLine]:
    """The lines of a case and of the cases inside it; a case without lines is a line itself."""
    if depth > MAX_DEPTH:
        raise ShapeError("các trường hợp lồng nhau quá sâu")
    yield from (_line(item, group) for item in items_of(holder, "profileComponents"))
    for key in _CASES:
        for item in items_of(holder, key):
            case = fields_of(item, f"trường “{key}”")
            name = text_of(case, "name")
            inner = tuple(_lines(case, name, depth=depth + 1))
            if inner:
                yield from inner
            elif name and name != text_of(holder, "name"):
                yield RawLine(name, group, None, None, is_case=True)


def _line(item: object, group: str) -> RawLine:
    data = fields_of(item, "thành phần hồ sơ")
    files = tuple(text_of(fields_of(a, "tệp đính kèm"), "fileName") for a in items_of(data, "attachments"))
    return RawLine(
        text=text_of(data, "name", required="name" not in data),
        group=group,
        original_qty=quantity_of(data, "originalQty"),
        copy_qty=quantity_of(data, "copyQty"),
        attachments=tuple(filter(None, files)),
    )
