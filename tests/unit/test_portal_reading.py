"""Whole published records: both formats, wrong types, repairs that are told, duplicates."""

import json
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.diagnostics import Diagnostic, Location
from engine.model.catalog import Catalog
from engine.model.procedure import Issuer
from engine.model.published import PublishedProcedure, Repair, RepairKind
from engine.model.terms import Level
from engine.portal import shapes
from engine.portal.naming import Naming
from engine.portal.reading import Read, Repeated, read_published

Data = dict[str, Any]
ReadAll = Callable[..., list[Read]]

CODES = ("1.000001", "1.000002", "1.000003")
WORDS = st.sampled_from(("Tờ khai", "Bản sao giấy khai sinh", "Hoà giải", "Thuỷ sản", " Đơn ", "Ảnh\u200b", "", "A\nB"))
DOSSIERS = st.dictionaries(st.sampled_from(("", "Hồ sơ", "Trường hợp hoà giải")), st.lists(WORDS, max_size=4))
FLAT_KEYS = (
    *("code", "name", "agency", "level", "field", "decision", "updated_at", "legal_basis", "steps", "url"),
    *("components", "text", "group", "original_qty", "copy_qty", "data", "profileComponents", "executionCases"),
    *("cases", "originalQty", "attachments", "fileName", "updatedAt", "procedureProposal", "executionSteps"),
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from((*CODES, "", "1", "2026-01-01"))
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FLAT_KEYS), inner)
)


def flat(code: object = CODES[0], **fields: object) -> Data:
    record: Data = {"code": code, "name": "Thủ tục thử", "agency": "Bộ Tư pháp", "level": "Cấp xã"}
    return record | {"components": [{"text": "Tờ khai"}]} | fields


def detail(code: object = CODES[0], **fields: object) -> Data:
    data: Data = {"code": code, "name": "Thủ tục thử", "departmentPromulgateName": "Bộ Tư pháp", "isWard": True}
    return {"code": "OK", "data": data | {"profileComponents": [{"name": "Tờ khai"}]} | fields}


def read_in(folder: Path, naming: Naming, *files: list[Any]) -> list[Read]:
    paths = [(folder / f"{number}.jsonl", f"{number}.jsonl") for number, _ in enumerate(files, 1)]
    for (path, _), records in zip(paths, files, strict=True):
        path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return list(read_published(paths, naming))


@pytest.fixture(scope="session")
def naming(catalog: Catalog) -> Naming:
    return Naming(catalog.issuers)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a property writes its files again and again."""
    return tmp_path_factory.mktemp("published")


@pytest.fixture
def read(tmp_path: Path, naming: Naming) -> ReadAll:
    """Read files of JSON lines; each argument is the records of one."""
    return lambda *files: read_in(tmp_path, naming, *files)


def procedure(found: list[Read]) -> PublishedProcedure:
    (only,) = found
    assert isinstance(only, PublishedProcedure), only
    return only


def lines(found: list[Read]) -> list[tuple[int, str, str, bool]]:
    return [(line.number, line.text, line.group, line.is_case) for line in procedure(found).lines]


def test_a_flat_record_is_taken_over_field_by_field(read: ReadAll) -> None:
    component = {"text": "Tờ khai", "group": "Hồ sơ", "original_qty": 1, "copy_qty": "2"}
    told = {"field": "Hộ tịch", "decision": "1/QĐ-BTP", "updated_at": "2026-07-01T08:00:00", "url": "https://x.vn"}

    read_back = procedure(read([flat(components=[component], legal_basis="Luật", steps="B1\nB2", **told)]))
    (line,) = read_back.lines

    assert (read_back.code, read_back.name, read_back.field) == ("1.000001", "Thủ tục thử", "Hộ tịch")
    assert (read_back.issuer, read_back.levels) == (Issuer(name="Bộ Tư pháp", level="central"), (Level.XA,))
    assert (read_back.decision, read_back.updated, read_back.url) == ("1/QĐ-BTP", date(2026, 7, 1), "https://x.vn")
    assert (read_back.legal_basis, read_back.steps, read_back.body) == (("Luật",), "B1\nB2", "Cấp xã")
    assert (line.text, line.group, line.original_qty, line.copy_qty) == ("Tờ khai", "Hồ sơ", 1, 2)
    assert (read_back.location, read_back.repairs) == (Location("1.jsonl", 1), ())


def test_a_response_of_the_portal_is_taken_over_field_by_field(read: ReadAll) -> None:
    part = {"name": "Tờ khai", "originalQty": 1, "copyQty": 0, "attachments": [{"fileName": "m.docx"}, {}]}
    record = detail(
        categoriesDetails=[{"name": ""}, {"name": "Hộ tịch"}],
        code=None,
        codeNotation="1.000002",
        procedureProposal={"proposalNumber": "1/QĐ-BTP"},
        updatedAt=1782864000000,
        legalBasisesDetails=[{"code": "60/2014/QH13", "name": "Luật"}, {"name": "Nghị định"}],
        executionSteps=[{"description": "B1"}, {"name": "B2"}],
        departmentsExecuting=[{"name": "Sở Tư pháp"}],
        unitGroupsExecuting=[{"name": "Cấp xã"}, {"name": "Cấp xã"}],
        profileComponents=[part],
    )

    read_back = procedure(read([record]))
    (line,) = read_back.lines

    assert (read_back.code, read_back.field, read_back.decision) == ("1.000002", "Hộ tịch", "1/QĐ-BTP")
    assert read_back.updated == date(2026, 7, 1)
    assert (read_back.legal_basis, read_back.steps) == (("60/2014/QH13", "Nghị định"), "B1\nB2")
    assert (read_back.body, read_back.levels) == ("Sở Tư pháp; Cấp xã", (Level.TINH, Level.XA))
    assert (line.original_qty, line.copy_qty, line.attachments) == (1, 0, ("m.docx",))


def test_lines_stand_under_the_innermost_case_and_a_bare_case_is_a_line(read: ReadAll) -> None:
    inner = {"name": "Ở nước ngoài", "profileComponents": [{"name": "Bản dịch"}]}
    cases = [
        {"name": "Trường hợp không kèm giấy tờ"},
        {"name": "Trường hợp có yếu tố nước ngoài", "profileComponents": [{"name": "Đơn"}], "cases": [inner]},
        {"name": "Thường", "executionCases": [{"name": "Uỷ quyền"}, {"name": "Thường"}, {"name": ""}]},
        {"name": "Thủ tục thử"},
    ]

    found = read([detail(executionCases=cases[:2], cases=cases[2:])])

    assert lines(found) == [
        (1, "Tờ khai", "", False),
        (2, "Trường hợp không kèm giấy tờ", "", True),
        (3, "Đơn", "Trường hợp có yếu tố nước ngoài", False),
        (4, "Bản dịch", "Ở nước ngoài", False),
        (5, "Ủy quyền", "Thường", True),
    ]


@pytest.mark.parametrize(("depth", "is_read"), [(20, True), (21, False), (200, False)])
def test_cases_may_not_nest_for_ever(read: ReadAll, *, depth: int, is_read: bool) -> None:
    case: Data = {"name": "Trong cùng", "profileComponents": [{"name": "Đơn"}]}
    for _ in range(depth - 1):
        case = {"name": "Ngoài", "cases": [case]}

    first, *rest = read([detail(cases=[case]), detail(CODES[1])])

    assert isinstance(first, PublishedProcedure) is is_read
    assert is_read or "lồng nhau quá sâu" in getattr(first, "message", "")
    assert len(rest) == 1


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        ({"code": "NOT_FOUND", "data": None}, "Cổng trả lời không có dữ liệu (NOT_FOUND)"),
        ({"data": None}, "Cổng trả lời không có dữ liệu (không rõ lý do)"),
        ({"data": []}, "trường “data” phải là một đối tượng JSON"),
        ([3], "không phải bản ghi thủ tục"),
        (None, "không phải bản ghi thủ tục"),
    ],
)
def test_what_is_no_procedure_is_told(read: ReadAll, response: object, reason: str) -> None:
    (told,) = read([response])

    assert isinstance(told, Diagnostic)
    assert (told.code, told.location) == ("portal-record", Location("1.jsonl", 1))
    assert told.message.startswith(reason)
    assert told.message.endswith("; bản ghi bị bỏ qua")


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        (flat(code="1.1"), "mã thủ tục “1.1” không đúng dạng d.dddddd và không đoán được (mã “1.1”)"),
        (flat(code="x" * 500), "mã thủ tục “xxx"),
        (flat(updated_at="2026-02-30"), "ngày cập nhật “2026-02-30” không phải là một ngày"),
        (flat(decision=3), "trường “decision” phải là chữ"),
        (flat(components=[{"text": "A"}, {}]), "thành phần hồ sơ thứ 2: trường “text” thiếu"),
        (detail(cases=[{"cases": 3}]), "trường “cases” phải là danh sách"),
    ],
)
def test_a_record_of_a_wrong_type_is_named_and_the_others_are_read(read: ReadAll, bad: object, problem: str) -> None:
    before, told, after = read([flat(CODES[1]), bad, detail(CODES[2])])

    assert isinstance(told, Diagnostic)
    assert (told.code, told.location) == ("portal-record", Location("1.jsonl", 2))
    assert told.message.startswith(problem)
    assert len(told.message) < 200
    assert isinstance(before, PublishedProcedure)
    assert isinstance(after, PublishedProcedure)


@pytest.mark.parametrize("record", [flat(steps="x" * 101), detail(executionSteps=[{"name": "x" * 101}])])
def test_a_text_that_is_far_too_long_is_refused(read: ReadAll, monkeypatch: pytest.MonkeyPatch, record: Data) -> None:
    monkeypatch.setattr(shapes, "MAX_TEXT", 100)

    told, after = read([record, flat(steps="x" * 100)])

    assert isinstance(told, Diagnostic)
    assert "dài 101 ký tự, quá dài đối với một bản công bố" in told.message
    assert isinstance(after, PublishedProcedure)


@given(ANYTHING | st.dictionaries(st.sampled_from(FLAT_KEYS), ANYTHING) | ANYTHING.map(lambda data: {"data": data}))
def test_any_json_is_read_or_refused_and_the_next_record_is_read(folder: Path, naming: Naming, data: object) -> None:
    *_, last = read_in(folder, naming, [data, flat("9.999999")])

    assert isinstance(last, PublishedProcedure)
    assert last.code == "9.999999"


def test_every_repair_is_told(read: ReadAll) -> None:
    components = [{"text": "Tờ khaiMẫu 1.docx"}, {"text": unicodedata.normalize("NFD", "Đơn đề nghị")}]

    read_back = procedure(read([flat("1,00001", name="Hoà\u200b giải", agency="BTP", components=components)]))

    assert (read_back.code, read_back.raw_code) == ("1.000010", "1,00001")
    assert (read_back.name, read_back.issuer.name) == ("Hòa giải", "Bộ Tư pháp")
    assert (read_back.lines[0].text, read_back.lines[0].attachments) == ("Tờ khai", ("Mẫu 1.docx",))
    assert [line.original for line in read_back.lines] == [component["text"] for component in components]
    assert read_back.lines[1].text == "Đơn đề nghị"
    assert {repair.kind for repair in read_back.repairs} == set(RepairKind) - {RepairKind.REPEATED}
    assert Repair(kind=RepairKind.ISSUER, before="BTP", after="Bộ Tư pháp") in read_back.repairs


def test_a_number_is_a_code_that_lost_its_zeros(read: ReadAll) -> None:
    assert [procedure(read([form(1.00119)])).code for form in (flat, detail)] == ["1.001190"] * 2


def test_a_repeated_line_goes_and_is_told_and_an_empty_one_just_goes(read: ReadAll) -> None:
    written = [("Hoà giải", "I"), ("Hòa giải ", "I"), ("Hòa giải", "II"), (" \u200b", "I"), (None, "I"), ("Đơn", "I")]
    found = read([flat(components=[{"text": text, "group": group} for text, group in written])])

    assert lines(found) == [(1, "Hòa giải", "I", False), (3, "Hòa giải", "II", False), (6, "Đơn", "I", False)]
    assert [repair for repair in procedure(found).repairs if repair.kind is RepairKind.REPEATED] == [
        Repair(kind=RepairKind.REPEATED, before="dòng 2")
    ]


@pytest.mark.parametrize(
    "again",
    [
        flat(),
        detail(),
        flat("1,000001"),
        flat(name="THỦ TỤC  thử\u200b"),
        flat(components=[{"text": "Tờ  khai"}, {"text": ""}]),
        flat(components=[{"text": "Tờ khaiMẫu 1.docx"}, {"text": "Tờ khai"}]),
        flat(decision="2/QĐ-BTP", agency="Bộ Nội vụ"),
        detail(cases=[{"name": "Trường hợp không kèm giấy tờ"}]),
    ],
)
def test_what_demands_the_same_is_repeated(read: ReadAll, again: Data) -> None:
    first, second = read([flat()], [again])

    assert isinstance(first, PublishedProcedure)
    assert second == Repeated("1.000001", Location("2.jsonl", 1))


@pytest.mark.parametrize(
    "other",
    [
        flat(name="Thủ tục khác"),
        flat(components=[]),
        flat(components=[{"text": "Tờ khai", "group": "Hồ sơ"}]),
        detail(profileComponents=[{"name": "Tờ khai"}, {"name": "Đơn"}]),
    ],
)
def test_other_content_under_the_same_code_names_the_first_place(read: ReadAll, other: Data) -> None:
    first, *rest = read([flat(CODES[1]), flat()], [other, other, flat()])[1:]

    assert [type(each) for each in (first, *rest)] == [PublishedProcedure, Diagnostic, Diagnostic, Repeated]
    assert isinstance(rest[0], Diagnostic)
    assert (rest[0].code, rest[0].location) == ("portal-duplicate", Location("2.jsonl", 1))
    assert "“1.000001” đã có ở 1.jsonl:2 với nội dung khác" in rest[0].message


@given(DOSSIERS)
def test_both_formats_say_the_same(folder: Path, naming: Naming, dossier: dict[str, list[str]]) -> None:
    dossier = {"": dossier.pop("", [])} | dossier
    parts = {group: [{"name": text} for text in texts] for group, texts in dossier.items()}
    components = [{"text": text, "group": group} for group, texts in dossier.items() for text in texts]
    cases = [{"name": group, "profileComponents": inner} for group, inner in parts.items() if group]

    as_flat, as_detail = flat(components=components), detail(profileComponents=parts[""], executionCases=cases)
    first, second = read_in(folder, naming, [as_flat, as_detail])
    other = procedure(read_in(folder, naming, [as_detail]))

    read_as_detail = [(line.text, line.group) for line in other.lines if not line.is_case]

    assert isinstance(first, PublishedProcedure)
    assert second == Repeated("1.000001", Location("1.jsonl", 2))
    assert [(line.text, line.group) for line in first.lines] == read_as_detail
    assert (first.issuer, first.levels) == (other.issuer, other.levels)
