"""Drafts of published procedures: what they hold, and what becomes of one that somebody has touched."""

import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from engine.diagnostics import Location
from engine.model.catalog import Catalog
from engine.model.procedure import Issuer
from engine.model.published import PublishedLine, PublishedProcedure, Repair, RepairKind
from engine.model.terms import Level, ProcedureType
from engine.portal.drafts import Data, Imported, body_hash, draft_of, line_hash
from engine.portal.kinds import object_papers, type_of
from engine.portal.merging import Merged, Outcome, merge
from engine.portal.understanding import Understander
from engine.recognise import Grammar
from engine.source import read_yaml
from engine.source.writing import to_yaml

Draft = Callable[[PublishedProcedure], Data]
Store = Callable[[Data], Data]
DAY = date(2026, 11, 22)
CODE = "9.999999"
NOTE = "nộp trực tiếp tại bộ phận một cửa"


def line(number: int, text: str, group: str = "", **more: Any) -> PublishedLine:  # noqa: ANN401 - fields of a line
    return PublishedLine(**{"number": number, "text": text, "original": text, "group": group, **more})


def record(*lines: PublishedLine | str, **changes: object) -> PublishedProcedure:
    numbered = tuple(line(n, text) if isinstance(text, str) else text for n, text in enumerate(lines, 1))
    plain: dict[str, Any] = {
        **dict.fromkeys(("body", "decision", "steps", "url"), ""),
        **dict.fromkeys(("code", "raw_code"), CODE),
        **dict.fromkeys(("name", "field"), "Thử"),
        "levels": (Level.XA,),
        "legal_basis": (),
        "updated": date(2026, 4, 15),
        "issuer": Issuer(name="Bộ Tư pháp", level="central"),
        "digest": "0123456789abcdef",
        "location": Location("thu-muc/ban-ghi.jsonl", 7),
        "lines": numbered,
    }
    return PublishedProcedure(**{**plain, **changes})


@pytest.fixture(scope="session")
def grammar(catalog: Catalog) -> Grammar:
    assert catalog.wordings is not None
    return Grammar.build(catalog.papers.values(), catalog.not_civil_status, catalog.wordings)


@pytest.fixture(scope="session")
def draft(grammar: Grammar) -> Draft:
    """The draft of a record that the catalogue does not know."""
    understander = Understander(grammar, {}, DAY)
    return lambda published: draft_of(
        understander.understand(published), understander, Imported(DAY, "ban-ghi.jsonl", published.location.line)
    )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Write data to a file and read them back, as the next run finds them."""

    def stored(data: Data) -> Data:
        file = tmp_path / "a.yaml"
        file.write_text(to_yaml(data), encoding="utf-8", newline="")
        read = read_yaml(file).data
        assert isinstance(read, dict)
        return dict(read)

    return stored


def test_the_head_of_a_draft_is_that_of_the_record(draft: Draft) -> None:
    head = draft(record("Đơn", decision="1/QĐ", raw_code="9.99", url="https://x.example"))

    assert (head["kind"], head["code"], head["raw_code"], head["name"]) == ("procedure", CODE, "9.99", "Thử")
    assert (head["status"], head["type"], head["performed_by"]) == ("draft", "other", [{"level": "xa"}])
    assert (head["record"]["source"], head["record"]["decision"]) == ("https://x.example", "1/QĐ")
    assert draft(record("Đơn", field=""))["field"] == "Chưa ghi lĩnh vực"


def test_a_recognised_paper_has_the_published_line_and_the_reason_beside_it(draft: Draft) -> None:
    (found,) = draft(record(line(1, "Bản sao Giấy khai sinh", original="Bản sao  Giấy khai sinh")))["components"]
    (ref,) = found["alternatives"][0]["papers"]

    assert (found["text"], found["original"]) == ("Bản sao Giấy khai sinh", "Bản sao  Giấy khai sinh")
    assert (ref["paper"], found["source"]["certainty"]) == ("birth", "certain")
    assert "đòi nộp" in ref["note"]


def test_generic_proof_says_why_it_was_recognised_and_what_may_serve(draft: Draft) -> None:
    (found,) = draft(record("Giấy tờ chứng minh tình trạng độc thân"))["components"]
    (alternative,) = found["alternatives"]

    assert list(alternative["candidates"]) == ["marital_status"]
    assert "giấy tờ chứng minh nói chung" in alternative["condition"]


def test_a_doubt_is_written_beside_the_line(draft: Draft) -> None:
    (found,) = draft(record(line(1, "Giấy khai sinh", original_qty=0, copy_qty=0)))["components"]

    assert (found["source"]["certainty"], "số lượng 0" in found["source"]["note"]) == ("doubtful", True)


def test_every_other_demand_is_a_component_and_an_instruction_is_none(draft: Draft) -> None:
    first = line(1, "- Hộ chiếu;", "Hồ sơ gồm:", original_qty=1, copy_qty=2)
    note, case = line(2, NOTE, "Lưu ý:"), line(3, "Trường hợp khác", is_case=True)

    (found,) = draft(record(first, note, case))["components"]

    assert (found["id"], found["text"], found["case"]) == ("1", "- Hộ chiếu;", "Hồ sơ gồm")
    assert found["copies"] == {"original": 1, "copy": 2}
    assert found["alternatives"] == [{"papers": [{"other": "Hộ chiếu"}]}]


def test_lines_keep_their_places_and_what_steps_and_headings_add_comes_last(draft: Draft) -> None:
    lines = line(1, "Đơn", "Hồ sơ gồm giấy khai sinh:"), line(2, "Trích lục khai tử", "Khác:"), line(3, "Ảnh", "Khác:")

    found = draft(record(*lines, steps="Cơ quan tra cứu Giấy chứng nhận kết hôn"))["components"]

    assert [c["id"] for c in found] == ["1", "2", "3", "đm1", "b1c"]


def test_a_draft_says_where_it_came_from_and_what_was_repaired(draft: Draft) -> None:
    repairs = (Repair(kind=RepairKind.TONE, before="hoà", after="hòa"), Repair(kind=RepairKind.REPEATED, before="d"))

    made = draft(record("Đơn", line(2, NOTE, "Lưu ý:"), repairs=repairs))

    assert {key: made["imported"][key] for key in ("on", "file", "line", "record")} == {
        "on": "2026-11-22",
        "file": "ban-ghi.jsonl",
        "line": 7,
        "record": "0123456789ab",
    }
    assert made["imported"]["lines"] == [line_hash("Đơn", ""), line_hash(NOTE, "Lưu ý:")]
    assert made["imported"]["repairs"] == [f"{RepairKind.TONE.label}: hoà → hòa", f"{RepairKind.REPEATED.label}: d"]


def test_a_draft_is_known_again_in_its_file_until_somebody_changes_it(draft: Draft, store: Store) -> None:
    made = draft(record(line(1, "Giấy khai sinh", original_qty=1), "Giấy tờ chứng minh quan hệ", "Đơn"))

    read = store(made)

    assert made["imported"]["written"] == body_hash(made) == body_hash(read)
    assert body_hash({**read, "imported": {}}) == body_hash(read)
    assert body_hash({**read, "note": "x"}) != body_hash(read)
    assert body_hash({**read, "status": "confirmed"}) != body_hash(read)


def test_decomposed_letters_of_the_source_make_the_same_draft(draft: Draft, store: Store) -> None:
    text = "Giấy khai sinh của người mẹ"
    published = record(line(1, text, original=unicodedata.normalize("NFD", text)))

    made = draft(published)

    assert made["components"][0]["original"] == text
    assert made["imported"]["lines"] == [line_hash(text, "")]
    assert merge(store(made), made, published.lines, accepts=False).outcome is Outcome.UNCHANGED


@pytest.mark.parametrize(
    ("changes", "now", "outcome"),
    [
        (None, ["Đơn"], Outcome.NEW),
        ({}, ["Đơn"], Outcome.UNCHANGED),
        ({}, ["Đơn", "Ảnh"], Outcome.UPDATED),
        ({"status": "confirmed"}, ["Đơn"], Outcome.KEPT),
        ({"status": "confirmed"}, ["Đơn", "Ảnh"], Outcome.KEPT),
        ({"note": "của tôi"}, ["Đơn"], Outcome.KEPT),
        ({"note": "của tôi"}, ["Đơn", "Ảnh"], Outcome.KEPT),
    ],
)
def test_only_a_draft_that_nobody_touched_is_written_again(
    draft: Draft, store: Store, changes: Data | None, now: list[str], outcome: Outcome
) -> None:
    old = None if changes is None else {**store(draft(record("Đơn"))), **changes}
    published = record(*now)

    merged = merge(old, draft(published), published.lines, accepts=False)

    assert merged.outcome is outcome
    assert (merged.data is not None) is (outcome in {Outcome.NEW, Outcome.UPDATED})


@pytest.fixture
def confirmed(draft: Draft, store: Store) -> Data:
    """A confirmed draft of two lines, where somebody took one back, changed the other and added a third."""
    old = store(draft(record("Đơn", "Ảnh", "Bằng", decision="1/QĐ")))
    kept = [{**c, "subject": "người con"} for c in old["components"] if c["text"] != "Ảnh"]
    own = {**kept[0], "id": "4", "text": "Của tôi"}
    own.pop("original")
    return {**old, "status": "confirmed", "name": "Tên sửa tay", "components": [*kept, own]}


def of_source(confirmed: Data, draft: Draft, published: PublishedProcedure, *, accepts: bool) -> Merged:
    return merge(confirmed, draft(published), published.lines, accepts=accepts)


def test_what_the_source_changed_is_told_line_by_line(confirmed: Data, draft: Draft) -> None:
    published = record("Đơn", "Ảnh", "Thẻ", NOTE, decision="2/QĐ")

    merged = of_source(confirmed, draft, published, accepts=False)

    assert (merged.data, merged.outcome) == (None, Outcome.KEPT)
    assert [f"{d.sign} {d.text}" for d in merged.differences] == [
        "~ quyết định công bố: 1/QĐ → 2/QĐ",
        "+ Thẻ",
        f"+ {NOTE}",
        "- Bằng",
    ]


def test_what_is_accepted_comes_in_and_the_person_s_own_lines_stay(confirmed: Data, draft: Draft) -> None:
    published = record("Đơn", "Ảnh", "Mới", "Thẻ", decision="2/QĐ")

    merged = of_source(confirmed, draft, published, accepts=True)

    assert merged.outcome is Outcome.ACCEPTED
    assert merged.data is not None
    assert [(c["id"], c["text"]) for c in merged.data["components"]] == [
        ("1", "Đơn"),
        ("4", "Của tôi"),
        ("3", "Mới"),
        ("4m", "Thẻ"),
    ]
    assert (merged.data["status"], merged.data["name"]) == ("draft", "Tên sửa tay")
    assert (merged.data["record"]["decision"], merged.data["components"][0]["subject"]) == ("2/QĐ", "người con")


def test_what_was_accepted_is_never_overwritten_and_tells_no_difference_again(
    confirmed: Data, draft: Draft, store: Store
) -> None:
    published = record("Đơn", "Ảnh", "Thẻ")
    accepted = of_source(confirmed, draft, published, accepts=True).data
    assert accepted is not None

    for accepts in (False, True):
        again = merge(store(accepted), draft(published), published.lines, accepts=accepts)
        assert again == Merged(None, Outcome.KEPT)


def test_without_a_change_of_the_source_there_is_nothing_to_accept(confirmed: Data, draft: Draft) -> None:
    same = record("Đơn", "Ảnh", "Bằng", decision="1/QĐ")

    assert of_source(confirmed, draft, same, accepts=True) == Merged(None, Outcome.KEPT)


def test_a_file_that_somebody_wrote_alone_is_kept_and_every_line_is_a_difference(draft: Draft) -> None:
    published = record("Đơn", "Ảnh")

    merged = merge({"kind": "procedure", "code": CODE}, draft(published), published.lines, accepts=False)

    assert (merged.outcome, [d.text for d in merged.differences]) == (Outcome.KEPT, ["Đơn", "Ảnh"])


@pytest.mark.parametrize(
    ("head", "expected", "papers"),
    [
        (("Hộ tịch", "Bộ Tư pháp", "Thủ tục đăng ký lại khai sinh"), ProcedureType.RE_REGISTRATION, {"birth"}),
        (("hộ tịch", "Bộ Tư pháp", "Đăng ký khai sinh lưu động"), ProcedureType.BIRTH_REGISTRATION, set()),
        (("Hộ tịch", "Bộ Ngoại giao", "ĐĂNG KÝ LẠI KẾT HÔN"), ProcedureType.CIVIL_STATUS_ABROAD, {"marriage"}),
        (("Hộ tịch", "Bộ Tư pháp", "Thủ tục đăng ký giám hộ"), ProcedureType.OTHER_CIVIL_STATUS, set()),
        (("Quốc tịch", "Bộ Tư pháp", "Thủ tục đăng ký kết hôn"), ProcedureType.NATIONALITY, set()),
        (("Thuế", "Bộ Tài chính", "Thủ tục đăng ký lại khai tử"), ProcedureType.OTHER, {"death"}),
        (("", "", ""), ProcedureType.OTHER, set()),
    ],
)
def test_field_issuer_and_name_tell_the_type_and_what_an_unknown_procedure_is_about(
    grammar: Grammar, head: tuple[str, str, str], expected: ProcedureType, papers: set[str]
) -> None:
    field, issuer, name = head
    published = record(name=name, field=field, issuer=Issuer(name=issuer, level="central"))

    assert type_of(published, grammar.wordings.procedures) is expected
    assert object_papers(published, grammar.wordings.procedures) == papers
