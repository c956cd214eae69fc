import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from engine.model.catalog import Catalog
from engine.model.recognition import Recognition, Role
from engine.model.record import replace
from engine.model.terms import PaperId
from engine.recognise import Grammar, PatternError, recognise, speaks_of_others
from engine.recognise.patterns import parse, phrases_of
from engine.recognise.text import folded, read

CASES = Path(__file__).parents[1] / "cases" / "recognise"
BITS = [
    *("giấy khai sinh", "trích lục khai tử", "giấy tờ chứng minh quan hệ nhân thân", "tờ khai", "bản sao", "của con"),
    *(
        "hoặc",
        "không phải nộp",
        "trường hợp",
        "nếu",
        "thì",
        "cơ quan",
        "tra cứu",
        "trừ",
        "thông tin về",
        "cấp",
        "đã có",
    ),
    *(",", ";", ".", ":", "(", ")", "-", "+", "\n"),
]


@dataclass(frozen=True)
class Case:
    """One line of our own wording, with what a careful clerk understands."""

    text: str
    group: str
    role: str
    demanded: frozenset[str]
    mentioned: frozenset[str]
    umbrella: bool
    foreign: bool

    def of(self, read_as: Recognition) -> "Case":
        """The same line as the recogniser understood it."""
        demanded, mentioned = frozenset(read_as.demanded), frozenset(read_as.mentioned)
        return Case(self.text, self.group, read_as.role, demanded, mentioned, read_as.umbrella, read_as.foreign)


def case_of(entry: dict[str, Any]) -> Case:
    return Case(
        text=entry["text"],
        group=entry.get("group", ""),
        role=entry.get("role", "component"),
        demanded=frozenset(entry.get("demanded", ())),
        mentioned=frozenset(entry.get("mentioned", ())),
        umbrella=entry.get("umbrella", False),
        foreign=entry.get("foreign", False),
    )


def cases() -> list[Case]:
    files = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.yaml")))
    return [case_of(entry) for entries in files for entry in entries]


@pytest.fixture(scope="session")
def grammar(catalog: Catalog) -> Grammar:
    assert catalog.wordings is not None
    return Grammar.build(catalog.papers.values(), catalog.not_civil_status, catalog.wordings)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.text[:50] or "empty")
def test_a_line_is_read_as_a_clerk_reads_it(case: Case, grammar: Grammar) -> None:
    assert case.of(recognise(case.text, case.group, grammar)) == case


def test_the_cases_name_every_paper() -> None:
    named = {paper for case in cases() for paper in case.demanded}

    assert named == set(PaperId)


def test_every_decision_says_why(grammar: Grammar) -> None:
    read_as = recognise("Bản sao giấy khai sinh, trừ giấy chứng tử", "", grammar)

    assert [span.what for span in read_as.spans] == ["birth", "death"]
    assert "đòi nộp" in read_as.spans[0].why
    assert "phần được loại trừ (“trừ”)" in read_as.spans[1].why


def test_a_span_points_into_the_original_text(grammar: Grammar) -> None:
    text = "Nộp  Gia\u0302\u0301y khai\u200b sinh của con"

    span = recognise(text, "", grammar).spans[0]

    assert text[span.start : span.end] == "Gia\u0302\u0301y khai\u200b sinh"


def test_a_paper_that_is_often_mistaken_is_shown_with_the_reason(grammar: Grammar) -> None:
    read_as = recognise("Giấy chứng sinh hoặc giấy khai sinh", "", grammar)

    assert [span.what for span in read_as.spans] == ["birth", "giay_chung_sinh"]


@pytest.mark.parametrize(
    ("text", "fallback", "looked_up"),
    [
        ("Giấy khai sinh", (), ()),
        ("Giấy khai sinh trong trường hợp không khai thác được dữ liệu", ("birth",), ()),
        ("Giấy khai sinh. Việc nộp giấy khai sinh chỉ thực hiện khi không tra cứu được", ("birth",), ()),
        ("Giấy chứng tử: cơ quan tra cứu trên cơ sở dữ liệu", (), ("death",)),
        ("Nộp giấy chứng tử; giấy khai sinh nếu không khai thác được dữ liệu", ("birth",), ()),
        ("Bản sao giấy khai sinh. Trường hợp đã khai thác được dữ liệu thì không phải nộp", ("birth",), ()),
        ("Giấy khai sinh (không phải nộp nếu đã có trong cơ sở dữ liệu hộ tịch)", ("birth",), ()),
        ("Giấy khai sinh, trừ trường hợp cơ quan tra cứu được thông tin", ("birth",), ()),
        (
            "Giấy khai sinh (trừ trường hợp đã có trong CSDL dân cư); giấy chứng nhận kết hôn",
            ("birth",),
            (),
        ),
        ("Giấy khai sinh. Đã khai thác được dữ liệu của Giấy chứng sinh thì không phải nộp", (), ()),
        (
            "Trên cơ sở thông tin về Giấy chứng nhận kết hôn trong Tờ khai, cơ quan tra cứu tình trạng hôn nhân",
            (),
            ("marriage",),
        ),
    ],
)
def test_a_fallback_is_told_from_a_demand(
    text: str, fallback: tuple[str, ...], looked_up: tuple[str, ...], grammar: Grammar
) -> None:
    read_as = recognise(text, "", grammar)

    assert (read_as.fallback, read_as.looked_up) == (fallback, looked_up)


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Trường hợp dữ liệu đã được kết nối, chia sẻ thì không phải nộp các giấy tờ nêu trên", True),
        ("Khi hoàn thành kết nối thì cơ quan phải khai thác trực tuyến mà không yêu cầu hồ sơ giấy", True),
        ("Khai thác được thông tin về đăng ký doanh nghiệp thì không phải nộp giấy đăng ký doanh nghiệp", False),
        ("Các giấy tờ nêu trên nộp bản sao có chứng thực", False),
    ],
)
def test_a_line_without_a_name_may_speak_of_the_whole_dossier(*, text: str, speaks: bool, grammar: Grammar) -> None:
    assert speaks_of_others(text, grammar) is speaks


@given(st.lists(st.sampled_from(BITS), max_size=40).map(" ".join))
def test_any_row_of_words_is_read(grammar: Grammar, text: str) -> None:
    read_as = recognise(text, "", grammar)

    assert not set(read_as.demanded) & set(read_as.mentioned)
    assert (read_as.when is not None) == bool(read_as.demanded or read_as.umbrella)
    assert all(0 <= span.start < span.end <= len(text) for span in read_as.spans)


@given(st.text(max_size=200))
def test_any_text_is_read(grammar: Grammar, text: str) -> None:
    assert recognise(text, text, grammar).role in Role


@given(st.sampled_from(cases()))
def test_letter_case_and_unicode_form_do_not_count(grammar: Grammar, case: Case) -> None:
    plain = recognise(case.text, case.group, grammar)
    decomposed = recognise(unicodedata.normalize("NFD", case.text), case.group, grammar)

    assert replace(plain, spans=(), why=()) == replace(decomposed, spans=(), why=())


def test_both_places_of_a_tone_mark_are_one_word() -> None:
    assert folded("hòa giải, hủy, Thuỳ, kí") == folded("hoà giải, huỷ, Thùy, ký")


def test_a_dash_between_words_opens_no_item() -> None:
    line = read("quan hệ cha - con, mẹ - con. - Giấy khai sinh")

    assert [word for word, listed in zip(line.words, line.listed, strict=True) if listed] == ["quan", "giấy"]


def test_a_very_long_text_is_read_in_its_first_part_and_says_so(grammar: Grammar) -> None:
    read_as = recognise("Giấy khai sinh; " + "x " * 1_000_000 + "giấy chứng tử", "", grammar)

    assert (read_as.demanded, read_as.truncated) == ((PaperId.BIRTH,), True)
    assert "phần sau chưa đọc" in read_as.why[-1]


def test_a_pattern_stands_for_its_phrases() -> None:
    phrases = phrases_of("(giấy|<a>) [đăng ký] khai sinh", {"a": ("bản sao",)})

    assert [" ".join(phrase) for phrase in phrases] == [
        "giấy đăng ký khai sinh",
        "giấy khai sinh",
        "bản sao đăng ký khai sinh",
        "bản sao khai sinh",
    ]


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("(giấy|khai sinh", "thiếu dấu đóng"),
        ("giấy) khai sinh", "không đúng chỗ"),
        ("<không_có> khai sinh", "không có trong words"),
        ("[giấy]", None),
        ("… khai sinh", "rỗng"),
        ("[a|b|c|d|e|f|g|h|i] " * 8 + "x", "quá rộng"),
    ],
)
def test_a_bad_pattern_says_what_is_wrong_with_it(pattern: str, problem: str | None) -> None:
    if problem is None:
        assert parse(pattern, {}) == ((("giấy",),),)
        return
    with pytest.raises(PatternError, match=problem) as caught:
        parse(pattern, {})

    assert caught.value.pattern == pattern
