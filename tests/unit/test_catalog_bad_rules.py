"""The shipped rules with one thing spoiled: each is told by code, file, line and column."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from engine.catalog import find_files, load
from engine.diagnostics import CatgiamError, Diagnostic, render


class Spoil(NamedTuple):
    """Replace a text that stands once in a file; `at` is the text under the caret, "" for the place of `new`."""

    name: str
    file: str
    old: str
    new: str
    code: str
    at: str
    says: str
    hint: str | None = None


MARRIAGE = "procedures/ho-tich/1.000894.yaml"
UMBRELLA = "procedures/chung-thuc/2.000908.yaml"
LUNCH = "procedures/giao-duc/1.001622.yaml"
CASES = [
    Spoil(
        "a procedure code of another file",
        LUNCH,
        'code: "1.001622"',
        'code: "1.014062"',
        "duplicate",
        '"1.014062"',
        "mã thủ tục “1.014062” đã có ở rules/procedures/can-cuoc/1.014062.yaml:2:7",
    ),
    Spoil(
        "two thresholds on one day",
        "policy/readiness.yaml",
        '  - digitised: "1.0"',
        '  - {digitised: "0.9", clean: "0.9", from: 2020-01-01, set_by: thử, source: thử, certainty: ours}\n'
        '  - digitised: "1.0"',
        "overlap",
        "2020-01-01, set_by",
        "ngưỡng chung từ 2020-01-01 chồng lên ngưỡng ở rules/policy/readiness.yaml",
        "thêm “until” cho mục trước, là ngày liền trước ngày “from” của mục sau",
    ),
    Spoil(
        "a province's threshold that ends before it begins",
        "provinces/12.yaml",
        "connections:\n  - system: one_stop",
        'thresholds:\n  - {digitised: "1", clean: "1", from: 2026-06-01, until: 2026-01-01, set_by: Sở, source: thử, '
        "certainty: ours}\nconnections:\n  - system: one_stop",
        "period",
        "2026-01-01, set_by",
        "“until” sớm hơn “from”",
    ),
    Spoil(
        "a component number twice",
        MARRIAGE,
        'id: "3b"',
        'id: "3a"',
        "duplicate",
        '"3a"\n    text: Tình trạng',
        "số thứ tự thành phần “3a” lặp lại",
    ),
    Spoil(
        "a rule id twice",
        "rulebook/entitlement.yaml",
        "id: NQ66.7-D4.2b",
        "id: NQ66.7-D4.2a",
        "duplicate",
        "NQ66.7-D4.2a\n    title: CSDL hộ tịch điện tử thay Giấy chứng nhận kết hôn",
        "quy tắc “NQ66.7-D4.2a” đã có ở",
    ),
    Spoil(
        "a clause that nobody wrote",
        "rulebook/entitlement.yaml",
        "clause: NĐ-87-2020 Đ12 k5",
        "clause: NĐ-87-2020 Đ12 k55",
        "dangling",
        "NĐ-87-2020 Đ12 k55",
        "không có điều khoản “NĐ-87-2020 Đ12 k55”",
        "có phải là “NĐ-87-2020 Đ12 k5”?",
    ),
    Spoil(
        "a further clause that nobody wrote",
        "rulebook/entitlement.yaml",
        "also: [NQ-66.7-2025 Đ3 k3]",
        "also: [NQ-66.7-2025 Đ33]",
        "dangling",
        "NQ-66.7-2025 Đ33",
        "không có điều khoản",
    ),
    Spoil(
        "a lapsed clause that nobody wrote",
        "rulebook/guidance.yaml",
        "when_lapsed: NQ-66.7-2025 Đ8 k1",
        "when_lapsed: NQ-66.7-2025 Đ88",
        "dangling",
        "NQ-66.7-2025 Đ88",
        "không có điều khoản",
    ),
    Spoil(
        "a provision of a clause that nobody wrote",
        "procedures/thue/1.008498.yaml",
        'clause: "TT-86-2024-BTC 1.008498"',
        'clause: "TT-86-2024-BTC 1.00849"',
        "dangling",
        '"TT-86-2024-BTC 1.00849"',
        "không có điều khoản",
    ),
    Spoil(
        "a concept that no paper has",
        "procedures/lao-dong-ngoai-nuoc/1.014350.yaml",
        "death.place",
        "death.plase",
        "dangling",
        "death.plase",
        "không có trường thông tin “death.plase”",
        "có phải là “death.place”?",
    ),
    Spoil(
        "a database that nobody owns",
        "rulebook/entitlement.yaml",
        "then: {entitle: {basis: open, databases: [ho_tich]}}",
        "then: {entitle: {basis: open, databases: [ho_tch]}}",
        "dangling",
        "ho_tch",
        "không có cơ sở dữ liệu “ho_tch”",
        "có phải là “ho_tich”?",
    ),
    Spoil(
        "a province's link to a database that nobody owns",
        "provinces/12.yaml",
        "system: one_stop\n    database: ho_tich",
        "system: one_stop\n    database: ho_tch",
        "dangling",
        "ho_tch",
        "không có cơ sở dữ liệu",
    ),
    Spoil(
        "a successor that does not exist",
        "procedures/giao-duc/1.001088.yaml",
        '"2.002857"',
        '"2.002850"',
        "dangling",
        '"2.002850"',
        "không có thủ tục “2.002850”",
    ),
    Spoil(
        "an annex row of another procedure",
        "procedures/cu-tru/1.010038.yaml",
        '"I 739"',
        '"I 5"',
        "dangling",
        '"I 5"',
        "phụ lục",
    ),
    Spoil(
        "a province that is not in the catalogue",
        "procedures/nguoi-co-cong/2.002862.yaml",
        'province: "12"',
        'province: "99"',
        "dangling",
        '"99"',
        "không có tỉnh “99”",
    ),
    Spoil(
        "a component that ends before it begins",
        MARRIAGE,
        "channel: any\n    from: 2025-01-09",
        "channel: any\n    until: 2025-01-08\n    from: 2025-01-09",
        "period",
        "2025-01-08\n    from",
        "“until” sớm hơn “from”",
        "xem lại hai ngày, có thể đã đổi chỗ cho nhau",
    ),
    Spoil(
        "a performer that ends before it begins",
        "procedures/can-cuoc/1.014062.yaml",
        "from: 2025-07-01",
        "from: 2025-07-01, until: 2025-06-30",
        "period",
        "2025-06-30",
        "“until” sớm hơn “from”",
    ),
    Spoil(
        "an announcement that ends before it begins",
        "databases.yaml",
        "announced:\n      - fields: [birth.mother,",
        "announced:\n      - until: 2024-06-30\n        fields: [birth.mother,",
        "period",
        "2024-06-30",
        "“until” sớm hơn “from”",
    ),
    Spoil(
        "a ranking above a rule that does not exist",
        "rulebook/entitlement.yaml",
        "rule: NĐ123-D10.2",
        "rule: NĐ123-D10.22",
        "dangling",
        "NĐ123-D10.22",
        "không có quy tắc “NĐ123-D10.22”",
        "có phải là “NĐ123-D10.2”?",
    ),
    Spoil(
        "a rule with neither clause nor convention",
        "rulebook/entitlement.yaml",
        "    clause: NĐ-154-2024 Đ6 k1\n",
        "",
        "rule-ground",
        "NĐ154-D6.1\n",
        "phải có “clause” hoặc “convention”",
    ),
    Spoil(
        "a rule with both clause and convention",
        "rulebook/entitlement.yaml",
        "    clause: NĐ-154-2024 Đ6 k1\n",
        "    clause: NĐ-154-2024 Đ6 k1\n    convention: …\n",
        "rule-ground",
        "NĐ154-D6.1\n",
        "không cả hai",
    ),
    Spoil(
        "an umbrella without candidates",
        UMBRELLA,
        "        candidates: [birth, marriage]\n",
        "",
        "alternative",
        "Giấy tờ chứng minh quan hệ với người được cấp bản chính\n    source",
        "“candidates”",
    ),
    Spoil(
        "an alternative with papers and umbrella",
        UMBRELLA,
        "        candidates: [birth, marriage]\n",
        "        candidates: [birth, marriage]\n        papers: [birth]\n",
        "alternative",
        "umbrella: Giấy tờ chứng minh quan hệ",
        "không cả hai",
    ),
    Spoil(
        "an alternative with nothing",
        LUNCH,
        "papers: [birth]",
        "condition: không gì cả",
        "alternative",
        "condition: không gì cả",
        "phải có “papers” hoặc “umbrella”",
    ),
    Spoil(
        "a paper that is two things",
        LUNCH,
        "papers: [birth]",
        "papers: [{paper: birth, other: Căn cước}]",
        "alternative",
        "{paper: birth, other: Căn cước}",
        "phải có “paper” hoặc “other”",
    ),
    Spoil(
        "a wording that cannot be read",
        "recognition.yaml",
        '"<cap> [sao y|có chứng thực] khai sinh"',
        '"<cap> [sao y|có chứng thực khai sinh"',
        "pattern",
        '"<cap> [sao y|có chứng thực khai sinh"',
        "thiếu dấu đóng",
        "xem cách viết mẫu ở đầu tệp recognition.yaml",
    ),
    Spoil(
        "a cue twice",
        "recognition.yaml",
        "id: excepted",
        "id: besides",
        "duplicate",
        'besides\n    effect: mention\n    reach: next\n    patterns: ["ngoài"',
        "cue “besides” lặp lại",
    ),
    Spoil(
        "a cue that the recogniser asks for is missing",
        "recognition.yaml",
        "id: waived\n",
        "id: spared\n",
        "dangling",
        "cues:\n  - id",
        "thiếu cue “waived”",
        "không đổi tên, không bỏ cue này",
    ),
]

CASES += [
    Spoil(
        "a condition that its stage does not know",
        "rulebook/readiness.yaml",
        "basis: [duty]\n",
        "paper: [birth]\n",
        "stage",
        "paper: [birth]",
        "không xét “paper”",
    ),
    Spoil(
        "an excluded condition that its stage does not know",
        "rulebook/verdict.yaml",
        'when: {forbidden: ["yes"]}',
        'when: {forbidden: ["yes"], not: {paper: [birth]}}',
        "stage",
        "paper: [birth]",
        "không xét “paper”",
    ),
    Spoil(
        "an effect of another stage",
        "rulebook/entitlement.yaml",
        "then: {entitle: {basis: open, databases: [ho_tich]}}",
        "then: {verdict: cut_now}",
        "stage",
        "verdict: cut_now",
        "không thể “verdict”",
        "giai đoạn này dùng: entitle",
    ),
    Spoil(
        "an alternative id twice",
        LUNCH,
        "- papers: [birth]",
        '- id: "2"\n        papers: [birth]',
        "duplicate",
        "papers: [{other: Căn cước",
        "mã lựa chọn “2” lặp lại",
    ),
]

NEEDED = {Path(case.file).name for case in CASES} | {"2.002857.yaml"}
"""The procedures that are enough here; the whole catalogue takes a second to read."""

Breaking = Callable[[Spoil], int]


@pytest.fixture
def copied_rules(root: Path, tmp_path: Path) -> Path:
    """A copy of the shipped rules with few procedures."""

    def unneeded(folder: str, names: list[str]) -> list[str]:
        return [n for n in names if n.endswith(".yaml") and "procedures" in folder and n not in NEEDED]

    return Path(shutil.copytree(root / "rules", tmp_path / "rules", ignore=unneeded))


@pytest.fixture
def broken(copied_rules: Path) -> Breaking:
    """Spoil the copied rules; gives the offset of the spoiled place."""

    def spoil(case: Spoil) -> int:
        path = copied_rules / case.file
        text = path.read_text(encoding="utf-8")
        assert text.count(case.old) == 1, f"{case.name}: {text.count(case.old)} times"
        text = text.replace(case.old, case.new)
        path.write_text(text, encoding="utf-8", newline="\n")
        return text.index(case.at)

    return spoil


def told(rules: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(CatgiamError) as caught:
        load(find_files(rules, "rules"))
    return caught.value.diagnostics


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_wrong_is_told_at_its_place(copied_rules: Path, broken: Breaking, case: Spoil) -> None:
    offset = broken(case)
    before = (copied_rules / case.file).read_text(encoding="utf-8")[:offset]
    (diagnostic,) = told(copied_rules)
    place = diagnostic.location

    assert (diagnostic.code, place.file) == (case.code, f"rules/{case.file}")
    assert (place.line, place.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert case.says in diagnostic.message
    assert case.hint in (None, diagnostic.hint)
    assert "^" in render(diagnostic)


def test_several_problems_of_several_files_are_told_together_by_place(copied_rules: Path, broken: Breaking) -> None:
    chosen = [c for c in CASES if c.name in {"a component number twice", "a province that is not in the catalogue"}]
    chosen += [c for c in CASES if c.name == "a rule with neither clause nor convention"]
    for case in chosen:
        broken(case)

    assert [(d.code, d.location.file) for d in told(copied_rules)] == [
        ("duplicate", f"rules/{MARRIAGE}"),
        ("dangling", "rules/procedures/nguoi-co-cong/2.002862.yaml"),
        ("rule-ground", "rules/rulebook/entitlement.yaml"),
    ]


def test_two_rules_that_rank_above_each_other_are_both_told(copied_rules: Path, broken: Breaking) -> None:
    override = "by: tôi, on: 2026-01-01, reason: vì, reading: ours}]"
    broken(
        Spoil(
            "",
            "rulebook/exceptions.yaml",
            "    clause: NĐ-123-2015 Đ10 k2\n",
            f"    clause: NĐ-123-2015 Đ10 k2\n    overrides: [{{rule: NĐ123-D3.5-KH, {override}\n",
            "",
            "overrides: [",
            "",
        )
    )

    assert [(d.code, d.location.file) for d in told(copied_rules)] == [
        ("override-cycle", "rules/rulebook/entitlement.yaml"),
        ("override-cycle", "rules/rulebook/exceptions.yaml"),
    ]


def test_a_clause_that_expires_before_it_begins_is_told_once_for_text_and_clause(copied_rules: Path) -> None:
    law = copied_rules / "law" / "nq-66-7.yaml"
    law.write_text(
        law.read_text(encoding="utf-8").replace("expires: 2027-02-28", "expires: 2025-02-28"), encoding="utf-8"
    )
    found = told(copied_rules)

    assert {(d.code, d.location.file) for d in found} == {("period", "rules/law/nq-66-7.yaml")}
    assert any(d.source_line and "expires: 2025-02-28" in d.source_line for d in found)


def test_while_a_file_cannot_be_read_references_are_not_blamed(copied_rules: Path, broken: Breaking) -> None:
    """The missing clauses may stand in the broken file."""
    (copied_rules / "law" / "ho-tich.yaml").write_text("kind: law\n\tx", encoding="utf-8")
    broken(next(c for c in CASES if c.name == "a component number twice"))
    found = told(copied_rules)

    assert "dangling" not in {d.code for d in found}
    assert {d.location.file for d in found} == {"rules/law/ho-tich.yaml", f"rules/{MARRIAGE}"}


def test_a_file_of_the_wrong_shape_is_told_with_those_of_the_wrong_meaning(
    copied_rules: Path, broken: Breaking
) -> None:
    broken(next(c for c in CASES if c.name == "a component number twice"))
    lunch = copied_rules / LUNCH
    lunch.write_text(lunch.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")

    assert {d.code for d in told(copied_rules)} == {"duplicate", "unknown-key"}


def test_a_broken_procedure_hides_no_dangling_clause_of_another(copied_rules: Path, broken: Breaking) -> None:
    """Clauses stand in law/: what is wrong with a procedure says nothing about them."""
    broken(next(c for c in CASES if c.name == "a provision of a clause that nobody wrote"))
    lunch = copied_rules / LUNCH
    lunch.write_text(lunch.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")

    assert {d.code for d in told(copied_rules)} == {"dangling", "unknown-key"}


def test_a_folder_where_a_file_is_meant_is_told(copied_rules: Path) -> None:
    (copied_rules / "procedures" / "x.yaml").mkdir()

    assert {d.location.file for d in told(copied_rules)} == {"rules/procedures/x.yaml"}


def test_a_folder_without_all_twelve_papers_and_all_stages_is_incomplete(copied_rules: Path) -> None:
    (copied_rules / "rulebook" / "verdict.yaml").unlink()

    assert [(d.code, "kết luận" in d.message) for d in told(copied_rules)] == [("incomplete", True)]


def test_a_warning_does_not_stop_and_is_kept(copied_rules: Path) -> None:
    lunch = copied_rules / LUNCH
    lunch.write_text(lunch.read_text(encoding="utf-8").replace('"1.001622"', "1.001622"), encoding="utf-8")
    loaded = load(find_files(copied_rules, "rules"))

    assert [(d.severity.value, d.location.file) for d in loaded.warnings] == [("warning", f"rules/{LUNCH}")]
    assert "1.001622" in {p.code for p in loaded.catalog.procedures}
