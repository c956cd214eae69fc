"""Vietnamese order, as the alphabet and the order of tones say."""

import random
import unicodedata

import pytest

from engine.collation import sort_key

ALPHABET = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
TONES = ["ma", "mà", "mả", "mã", "má", "mạ"]
PHRASES = [
    "2 con",
    "an",
    "án",
    "An Giang",
    "Ăn trưa",
    "Ấn Độ",
    "ba",
    "bà",
    "Ba Vì",
    "Cà Mau",
    "Cao Bằng",
    "Chứng thực",
    "Dân số",
    "Đất đai",
    "Điện Biên",
    "Em",
    "Gia Lai",
    "hoà",
    "Hồ Chí Minh",
    "Hộ tịch",
    "Hộ tịch ở nước ngoài",
    "Lai Châu",
    "Nuôi con nuôi",
    "Ơn",
    "Thuế",
    "Ưu tiên",
    "Ý",
]


@pytest.mark.parametrize("ordered", [ALPHABET, TONES, PHRASES], ids=["letters", "tones", "phrases"])
def test_the_order_of_the_standard_comes_back_from_any_order(ordered: list[str]) -> None:
    shuffled = random.Random(7).sample(ordered, len(ordered))  # noqa: S311 - an order, not a secret

    assert sorted(shuffled, key=sort_key) == ordered


def test_a_tone_counts_only_between_texts_of_the_same_letters() -> None:
    assert sorted(["má b", "ma c", "ma b"], key=sort_key) == ["ma b", "má b", "ma c"]


def test_small_letters_come_before_capitals() -> None:
    assert sorted(["Ba", "ba", "bà"], key=sort_key) == ["ba", "Ba", "bà"]


def test_both_unicode_forms_sort_alike() -> None:
    word = "Đường thuế"

    assert sort_key(unicodedata.normalize("NFD", word)) == sort_key(word)


def test_spaces_signs_digits_letters_foreign_letters_follow_each_other() -> None:
    assert sorted(["я", "a", "1", "-", " "], key=sort_key) == [" ", "-", "1", "a", "я"]
