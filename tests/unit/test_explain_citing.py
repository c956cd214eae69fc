"""Clauses as official papers write them."""

from datetime import date

import pytest

from engine.explain.citing import Citations, long_day, place_in_words
from engine.model.catalog import Catalog


@pytest.fixture(scope="module")
def citations(catalog: Catalog) -> Citations:
    return Citations(catalog)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("Đ4 k2 đ.a", "điểm a khoản 2 Điều 4"),
        ("Đ4 k2a", "khoản 2a Điều 4"),
        ("Đ26", "Điều 26"),
        ("Đ9 k2 đoạn 2", "đoạn 2 khoản 2 Điều 9"),
        ("Đ10 Đ15 Đ18", "các điều 10, 15 và 18"),
        ("PL I", "Phụ lục I"),
        ("điểm 1", "điểm 1"),
        ("sửa đổi 310", ""),
        ("PL V danh mục 2", ""),
        ("", ""),
    ],
)
def test_a_place_is_written_from_the_smallest_part_up(place: str, said: str) -> None:
    assert place_in_words(place) == said


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("NQ-66.7-2025 Đ4 k2 đ.a", "điểm a khoản 2 Điều 4 Nghị quyết số 66.7/2025/NQ-CP"),
        ("NĐ-118-2025 Đ4 k2a", "khoản 2a Điều 4 Nghị định số 118/2025/NĐ-CP"),
        ("L-60-2014-QH13 Đ10", "Điều 10 Luật Hộ tịch số 60/2014/QH13"),
        (
            "CV-481-BTP-2025 điểm 1",
            "điểm 1 Công văn số 481/BTP-HTQTCT ngày 04 tháng 02 năm 2025 của Bộ Tư pháp",
        ),
        ("NĐ-45-2020 sửa đổi 310", "Nghị định số 45/2020/NĐ-CP (sửa đổi 310)"),
        ("XX-1-2000 Đ1", "XX-1-2000 Đ1"),
    ],
)
def test_a_clause_names_its_instrument_and_the_unknown_stays(citations: Citations, key: str, said: str) -> None:
    assert citations.clause(key) == said


def test_every_clause_of_the_catalogue_can_be_pasted(citations: Citations, catalog: Catalog) -> None:
    """No key is left, and the instrument is always named by its number."""
    numbers = {i.id: i.number for i in catalog.instruments}
    for key, clause in catalog.clauses.items():
        assert numbers[clause.instrument] in citations.clause(key)
        assert clause.instrument not in citations.clause(key)


def test_clauses_of_one_instrument_stand_together_with_its_amendment(citations: Citations) -> None:
    keys = ["NQ-66.7-2025 Đ4 k2 đ.a", "NĐ-123-2015 Đ3 k5", "NQ-66.7-2025 Đ3 k2", "NQ-66.7-2025 PL I"]

    assert citations.clauses(keys) == (
        "điểm a khoản 2 Điều 4, khoản 2 Điều 3 và Phụ lục I Nghị quyết số 66.7/2025/NQ-CP; "
        "khoản 5 Điều 3 Nghị định số 123/2015/NĐ-CP (được sửa đổi, bổ sung bởi Nghị định số 07/2025/NĐ-CP)"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theo NQ-66.7-2025 Đ8 k1", "theo khoản 1 Điều 8 Nghị quyết số 66.7/2025/NQ-CP"),
        ("NĐ 154 Đ6 k1 và Đ10 k4", "khoản 1 Điều 6 Nghị định số 154/2024/NĐ-CP và khoản 4 Điều 10"),
        ("NQ-66.7-2025 Phụ lục I, STT 167", "số thứ tự 167 Phụ lục I Nghị quyết số 66.7/2025/NQ-CP"),
        ("NĐ 999 Đ1", "NĐ 999 Điều 1"),
        ("không nhắc điều nào", "không nhắc điều nào"),
    ],
)
def test_keys_and_short_names_inside_a_sentence_are_written_out(citations: Citations, text: str, said: str) -> None:
    assert citations.written(text) == said


def test_a_date_is_written_as_official_papers_write_it() -> None:
    assert long_day(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert long_day(date(2026, 3, 15)) == "ngày 15 tháng 3 năm 2026"
