"""The paragraphs a clerk pastes: read by eye, then held in tests/golden/letters.txt.

After a change that is meant: CATGIAM_UPDATE_GOLDEN=1 .venv/bin/pytest tests/unit/test_explain_letters.py,
then read the file aloud.
"""

import os
import re
from datetime import date
from pathlib import Path

import pytest

from engine.explain import Explained, explain_procedure
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.review import Reviewer

DAY = date(2026, 7, 20)
SHOWN = (("1.001193", "10", "12"), ("1.001622", "1", "12"), ("1.004884", "3", None), ("1.000757", "3", None))


def explained(catalog: Catalog, code: str, component: str, province: str | None, day: date = DAY) -> list[Explained]:
    procedure = next(p for p in catalog.procedures if p.code == code)
    return list(explain_procedure(Reviewer(catalog, day, province, ReferenceMatcher()), procedure, component))


def test_the_letters_are_those_that_were_read(catalog: Catalog, root: Path) -> None:
    letters = [item.letter for code, part, place in SHOWN for item in explained(catalog, code, part, place)]
    golden, text = root / "tests" / "golden" / "letters.txt", "\n\n".join(letters) + "\n"
    if os.environ.get("CATGIAM_UPDATE_GOLDEN") == "1":
        golden.write_text(text, encoding="utf-8", newline="\n")

    assert golden.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("day", [date(2025, 3, 1), DAY, date(2027, 4, 1)])
def test_no_letter_holds_keys_or_abbreviations(catalog: Catalog, day: date) -> None:
    reviewer = Reviewer(catalog, day, "12", ReferenceMatcher())
    keys = {*catalog.clauses, *(i.id for i in catalog.instruments)}
    for procedure in catalog.procedures[::9]:
        for item in explain_procedure(reviewer, procedure):
            words = set(re.findall(r"[\w.-]+", item.letter))
            assert not words & {"UBND", "CSDL", "CSDLQG", "TTHC", "NQ"}, item.letter
            assert not [key for key in keys if key in item.letter], item.letter
            assert ".." not in item.letter
            assert item.letter.endswith((".", "?"))


def test_a_letter_says_what_to_publish_instead_where_the_paper_is_still_demanded(catalog: Catalog) -> None:
    (item,) = explained(catalog, "2.000720", "3", None)

    assert "bản công bố thủ tục yêu cầu người dân nộp Trích lục khai tử" in item.letter
    assert (
        "Đề nghị Bộ Tài chính công bố lại thành phần hồ sơ này như sau: “Trích lục khai tử (chỉ nộp khi" in item.letter
    )


def test_a_letter_without_a_clause_proposes_to_change_the_law(catalog: Catalog) -> None:
    (item,) = explained(catalog, "1.001622", "1", None, date(2025, 3, 1))

    assert "không có điều khoản nào đang có hiệu lực cho phép thay" in item.letter
    assert "Kiến nghị Bộ Giáo dục và Đào tạo sửa đổi quy định" in item.letter
    assert "Từ ngày 01 tháng 01 năm 2026, kết luận sẽ là “Cắt giảm ngay”" in item.letter
