from datetime import date

import pytest

from engine.model.papers import Announcement, Concept
from engine.model.record import RecordError, from_bytes, from_data, to_bytes, to_data, to_json
from engine.model.terms import Certainty

ANNOUNCED = Announcement(fields=("birth.name",), clause="L Đ1", starts=date(2026, 1, 1), certainty=Certainty.OURS)


def test_plain_data_becomes_a_record_with_its_dates_and_words() -> None:
    data = {"fields": ["birth.name"], "clause": "L Đ1", "starts": "2026-01-01", "certainty": "ours"}

    assert from_data(data, Announcement) == ANNOUNCED
    assert to_data(ANNOUNCED) == data | {"fields": ("birth.name",)}


def test_a_record_survives_its_bytes() -> None:
    assert from_bytes(to_bytes(ANNOUNCED), Announcement) == ANNOUNCED


@pytest.mark.parametrize("data", [{}, {"id": "a"}, {"id": 1, "name": []}, "a"])
def test_data_of_another_shape_is_refused(data: object) -> None:
    with pytest.raises(RecordError):
        from_data(data, Concept)


@pytest.mark.parametrize("stored", [b"", b"\xff", to_bytes({"id": "a"}), to_bytes(["a"])])
def test_bytes_of_another_shape_are_refused(stored: bytes) -> None:
    with pytest.raises(RecordError):
        from_bytes(stored, Concept)


def test_json_is_utf_8_on_one_line_or_indented() -> None:
    concept = Concept(id="birth.name", name="Họ, tên")

    assert to_json(concept) == '{"id":"birth.name","name":"Họ, tên"}'.encode()
    assert to_json({"a": [1]}, indent=2) == b'{\n  "a": [\n    1\n  ]\n}'
