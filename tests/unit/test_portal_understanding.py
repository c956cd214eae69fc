"""What a published record is understood to demand, and what the curated catalogue adds to it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from engine.diagnostics import Location
from engine.model.catalog import Catalog
from engine.model.procedure import Component, Copies, Issuer
from engine.model.published import PublishedLine, PublishedProcedure
from engine.model.record import replace
from engine.model.terms import Certainty, Level, Mode, Origin, Party, Published, Use
from engine.portal.kinds import may_serve
from engine.portal.known import Known
from engine.portal.understanding import Understander, Understood
from engine.recognise import Grammar

Understand = Callable[..., Understood]
BIRTH, MARRIAGE, DEATH = "Giấy khai sinh", "Giấy chứng nhận kết hôn", "Trích lục khai tử"
MARITAL_STATUS = "Giấy xác nhận tình trạng hôn nhân"
SPARED = "Trường hợp cơ quan đã khai thác được thông tin trong cơ sở dữ liệu thì không phải nộp các giấy tờ nêu trên"
DAY = date(2026, 11, 22)
PLAIN: dict[str, Any] = {
    **dict.fromkeys(("body", "decision", "steps", "url", "digest"), ""),
    **dict.fromkeys(("levels", "legal_basis"), ()),
    **dict.fromkeys(("name", "field"), "Thử"),
    "updated": None,
    "issuer": Issuer(name="Bộ Tư pháp", level="central"),
    "location": Location("ban-ghi.jsonl", 1),
}


def line(number: int, text: str, group: str = "", **more: Any) -> PublishedLine:  # noqa: ANN401 - fields of a line
    return PublishedLine(number=number, text=text, original=text, group=group, **more)


def record(*lines: PublishedLine | str, code: str = "9.999999", **changes: object) -> PublishedProcedure:
    numbered = tuple(line(n, text) if isinstance(text, str) else text for n, text in enumerate(lines, 1))
    return PublishedProcedure(**{**PLAIN, "code": code, "raw_code": code, "lines": numbered, **changes})


def said(understood: Understood) -> list[tuple[str, str, list[str]]]:
    """Each component: its id, what the record says of its papers, and the papers."""
    components = understood.procedure.components
    return [
        (c.id, c.published.value, [r.paper for a in c.alternatives for r in a.papers if r.paper]) for c in components
    ]


def only(understood: Understood) -> Component:
    (component,) = understood.procedure.components
    return component


@pytest.fixture(scope="session")
def grammar(catalog: Catalog) -> Grammar:
    assert catalog.wordings is not None
    return Grammar.build(catalog.papers.values(), catalog.not_civil_status, catalog.wordings)


@pytest.fixture(scope="session")
def understand(catalog: Catalog, grammar: Grammar) -> Understand:
    understander = Understander(grammar, {p.code: p for p in catalog.procedures}, DAY)
    return lambda *lines, **changes: understander.understand(record(*lines, **changes))


def test_a_line_that_demands_a_paper_becomes_a_component_as_it_was_published(understand: Understand) -> None:
    text = "- Bản sao Giấy khai sinh của con;"
    demanding = line(2, text, "Hồ sơ gồm:", original_qty=1, copy_qty=2)

    found = only(understand("Tờ khai", demanding, "Ảnh 4x6"))

    assert (found.id, found.text, found.case, found.copies) == ("2", text, "Hồ sơ gồm", Copies(original=1, copy=2))
    assert (found.published, found.mode, found.source.where) == ("demanded", "submit", "bản công bố, dòng 2")
    assert (found.source.checked, found.source.certainty) == (DAY, Certainty.CERTAIN)


def test_a_line_without_quantities_says_nothing_of_copies(understand: Understand) -> None:
    assert only(understand(BIRTH)).copies is None


def test_one_line_may_demand_keep_for_a_failed_look_up_and_have_looked_up(understand: Understand) -> None:
    text = f"{BIRTH} của trẻ; {DEATH} (chỉ nộp khi không khai thác được thông tin); cơ quan tra cứu {MARRIAGE}"

    found = said(understand(text))

    assert found == [
        ("1", "demanded", ["birth"]),
        ("1b", "fallback_only", ["death"]),
        ("1c", "looked_up", ["marriage"]),
    ]


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        (f"{BIRTH} hoặc {MARRIAGE}", [["birth"], ["marriage"]]),
        (f"{BIRTH}/{MARRIAGE}", [["birth"], ["marriage"]]),
        (f"{BIRTH} và {MARRIAGE}", [["birth", "marriage"]]),
        (f"{MARRIAGE}, {BIRTH} hoặc {DEATH}", [["marriage", "birth"], ["death"]]),
    ],
)
def test_papers_joined_by_or_are_alternatives_the_others_are_all_needed(
    understand: Understand, text: str, sets: list[list[str]]
) -> None:
    found = [[ref.paper for ref in a.papers] for a in only(understand(text)).alternatives]

    assert found == sets


@pytest.mark.parametrize(
    ("group", "text", "mode"),
    [
        ("Giấy tờ phải xuất trình:", BIRTH, Mode.PRESENT),
        ("", f"Xuất trình {BIRTH}", Mode.PRESENT),
        ("Giấy tờ phải nộp hoặc xuất trình:", BIRTH, Mode.SUBMIT),
        ("", f"Cơ quan tra cứu {BIRTH}", Mode.DECLARE),
    ],
)
def test_heading_and_line_tell_what_the_person_does_with_the_paper(
    understand: Understand, group: str, text: str, mode: Mode
) -> None:
    assert only(understand(line(1, text, group))).mode is mode


@pytest.mark.parametrize("note", [SPARED, "Các thành phần hồ sơ đã có trong cơ sở dữ liệu thì không phải nộp"])
def test_a_note_about_the_whole_dossier_spares_the_lines_before_it(understand: Understand, note: str) -> None:
    lines = line(1, BIRTH, "A:"), line(2, DEATH, "B:"), line(3, note, "C:"), line(4, MARRIAGE, "D:")

    found = [(id_, published) for id_, published, _ in said(understand(*lines))]

    assert found == [("1b", "fallback_only"), ("2b", "fallback_only"), ("4", "demanded")]


def test_a_note_about_the_whole_dossier_spares_the_lines_under_its_heading(understand: Understand) -> None:
    lines = line(1, BIRTH, "A:"), line(2, SPARED, "B:"), line(3, MARRIAGE, "B:")

    assert [published for _, published, _ in said(understand(*lines))] == ["fallback_only", "fallback_only"]


def test_such_a_note_spares_generic_proof_as_well(understand: Understand) -> None:
    assert only(understand("Giấy tờ chứng minh quan hệ nhân thân", SPARED)).published is Published.FALLBACK_ONLY


def test_a_paper_that_only_a_heading_names_is_doubtful_and_stands_once(understand: Understand) -> None:
    heading = "Hồ sơ gồm giấy khai sinh và:"

    found = only(understand(line(1, "Đơn", heading), line(2, "Tờ khai", heading)))

    assert (found.id, found.text, found.source.certainty) == ("đm1", heading, Certainty.DOUBTFUL)
    assert "chỉ thấy ở đầu mục" in found.source.note


def test_a_heading_adds_nothing_where_a_line_under_it_names_the_paper(understand: Understand) -> None:
    heading = "Hồ sơ gồm giấy khai sinh và:"

    found = said(understand(line(1, "Đơn", heading), line(2, BIRTH, heading)))

    assert found == [("2", "demanded", ["birth"])]


def test_a_paper_that_only_the_name_of_a_case_names_is_doubtful(understand: Understand) -> None:
    source = only(understand(line(1, "Hồ sơ gồm giấy khai sinh", is_case=True))).source

    assert (source.where, source.certainty) == ("bản công bố, tên trường hợp", Certainty.DOUBTFUL)


def test_a_step_that_looks_a_paper_up_contradicts_the_line_that_demands_it(understand: Understand) -> None:
    steps = f"Nhận hồ sơ\nCông chức tra cứu {BIRTH} trong cơ sở dữ liệu"

    components = understand(BIRTH, DEATH, steps=steps).procedure.components

    assert [(c.id, c.published) for c in components] == [("1", "demanded"), ("2", "demanded"), ("b2c", "looked_up")]
    assert ["tra cứu giấy này" in c.note for c in components] == [True, False, False]


def test_a_paper_that_only_a_step_wants_after_a_failed_look_up_is_a_doubtful_fallback(understand: Understand) -> None:
    steps = f"Cơ quan tra cứu {MARRIAGE}, trường hợp không tra cứu được thì yêu cầu nộp {MARRIAGE}"

    found = only(understand("Đơn", steps=steps))

    assert (found.id, found.published, found.source.certainty) == ("b1b", "fallback_only", "doubtful")
    assert said(understand(MARRIAGE, steps=steps)) == [("1", "demanded", ["marriage"])]


@pytest.mark.parametrize("step", [f"Người yêu cầu nộp {MARRIAGE}", f"Công chức trả {MARRIAGE}", f"In, ký {MARRIAGE}"])
def test_a_step_that_hands_a_paper_over_demands_nothing(understand: Understand, step: str) -> None:
    assert said(understand("Đơn", steps=step)) == []


@pytest.mark.parametrize(
    ("published", "note"),
    [
        (line(1, BIRTH, original_qty=0, copy_qty=0), "bản công bố ghi số lượng 0 bản chính, 0 bản sao"),
        (line(1, "Trường hợp con dưới 14 tuổi nộp thêm Giấy khai sinh", "Lưu ý:"), "nằm trong lời dặn"),
        (line(1, f"{BIRTH}; {'x ' * 20_000}"), "dòng quá dài, mới đọc phần đầu"),
        (line(1, BIRTH, original_qty=0, copy_qty=1), ""),
    ],
)
def test_a_demand_that_may_be_misunderstood_is_doubtful(
    understand: Understand, published: PublishedLine, note: str
) -> None:
    source = only(understand(published)).source

    assert (source.note, source.certainty) == (note, Certainty.DOUBTFUL if note else Certainty.CERTAIN)


def test_a_foreign_paper_is_told_from_others(understand: Understand) -> None:
    texts = (f"{BIRTH} do cơ quan của nước ngoài cấp", BIRTH, f"Cơ quan tra cứu {BIRTH} do cơ quan của nước ngoài cấp")

    assert [only(understand(text)).origin for text in texts] == [Origin.FOREIGN, Origin.ANY, Origin.ANY]


def test_a_line_for_some_cases_says_so_unless_its_heading_does(understand: Understand) -> None:
    text = f"Bản sao {BIRTH} đối với trẻ em"

    assert only(understand(text)).condition == "theo trường hợp nêu trong dòng"
    assert only(understand(line(1, text, "Trường hợp là con:"))).condition == ""


def test_the_catalogue_adds_what_the_paper_is_used_for_and_the_text_stays_the_published(understand: Understand) -> None:
    found = only(understand("Bản sao Giấy khai sinh", code="1.004884", field="Hộ tịch"))

    assert (found.text, found.use, found.published) == ("Bản sao Giấy khai sinh", Use.OBJECT, Published.DEMANDED)


def test_the_catalogue_adds_provisions_of_the_sector_and_whose_paper_it_is(understand: Understand) -> None:
    text = "Giấy chứng nhận kết hôn của cha mẹ"

    known, unknown = (only(understand(text, code=code)) for code in ("1.001193", "9.999999"))

    assert [p.clause for p in known.provisions] == ["NĐ-123-2015 Đ9 k2 đoạn 2"]
    assert (known.text, known.subject, known.published) == (text, "cha, mẹ", Published.DEMANDED)
    assert (unknown.use, unknown.party, unknown.subject, unknown.provisions) == (Use.PROOF, Party.ANY, "", ())


def test_generic_proof_is_joined_only_to_a_curated_line_in_like_words(understand: Understand) -> None:
    alike = only(understand("Giấy tờ chứng minh người đại diện theo pháp luật của trẻ em", code="1.001280"))
    other = only(understand("Giấy tờ chứng minh tình trạng độc thân", code="1.001280"))

    assert (alike.annex_rows, other.annex_rows) == (("I 746",), ())


def test_a_curated_line_that_nobody_verified_adds_nothing(catalog: Catalog, understand: Understand) -> None:
    published = only(understand("Bản sao Giấy khai sinh"))
    (curated,) = (p for p in catalog.procedures if p.code == "1.004884")
    guess = replace(curated.components[0].source, certainty=Certainty.UNVERIFIED)

    guessed = replace(curated, components=tuple(replace(c, source=guess) for c in curated.components))

    assert Known(curated).completed(published).use is Use.OBJECT
    assert Known(guessed).completed(published) == published


def test_a_published_foreign_origin_outweighs_the_curated_one(understand: Understand) -> None:
    foreign = only(understand(f"{MARITAL_STATUS} do cơ quan có thẩm quyền của nước ngoài cấp", code="1.000894"))

    assert (foreign.origin, only(understand(MARITAL_STATUS, code="1.000894")).origin) == ("foreign", "domestic")


@pytest.mark.parametrize(
    ("words", "papers"),
    [
        ("giấy tờ chứng minh quan hệ vợ chồng", ["marriage"]),
        ("giấy tờ chứng minh tình trạng độc thân", ["marital_status"]),
        ("giấy tờ chứng minh là con", ["birth", "parent_child"]),
        ("giấy tờ chứng minh đã ly hôn", ["divorce_note"]),
        ("giấy tờ chứng minh quan hệ", ["birth", "marriage", "parent_child"]),
    ],
)
def test_papers_may_serve_by_the_words_of_generic_proof(grammar: Grammar, words: str, papers: list[str]) -> None:
    assert list(may_serve(words, grammar.wordings.umbrella)) == papers


def test_generic_proof_names_no_paper_but_candidates(understand: Understand) -> None:
    (alternative,) = only(understand("Giấy tờ chứng minh tình trạng độc thân")).alternatives

    assert (alternative.papers, alternative.umbrella) == ((), "Giấy tờ chứng minh tình trạng độc thân")
    assert list(alternative.candidates) == ["marital_status"]


def test_the_procedure_is_that_of_the_record(understand: Understand) -> None:
    told = {"levels": (Level.TINH, Level.XA), "decision": "1/QĐ", "url": "https://x.example", "raw_code": "9.99"}

    procedure = understand(BIRTH, **told).procedure

    assert [p.level for p in procedure.performed_by] == [Level.TINH, Level.XA]
    assert (procedure.record.decision, procedure.record.source) == ("1/QĐ", "https://x.example")
    assert (procedure.raw_code, procedure.components[0].location) == ("9.99", Location("ban-ghi.jsonl", 1))


def test_who_performs_comes_from_the_catalogue_where_the_record_is_silent(understand: Understand) -> None:
    known, unknown = (understand(BIRTH, code=code).procedure for code in ("1.001193", "9.999999"))

    assert ([p.level for p in known.performed_by], unknown.performed_by) == ([Level.XA], ())
