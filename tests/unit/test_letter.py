"""The letter to Bộ Tư pháp as data, and the head that an office writes for it."""

from datetime import date
from pathlib import Path

import pytest

from engine.catalog import find_files, load
from engine.diagnostics import CatgiamError
from engine.inventory import Selection, make_inventory
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.document_head import DocumentHead, Signer
from engine.model.record import replace
from engine.model.submission import Submission
from engine.model.terms import LinkState, Verdict
from engine.review import Reviewer
from engine.submission import prepare
from engine.submission.head import read_head
from engine.submission.letter import letter

SCHEMAS = Path(__file__).resolve().parents[2] / "rules" / "schema"


@pytest.fixture(scope="module")
def catalog_of_two(rules_of_two: Path) -> Catalog:
    return load(find_files(rules_of_two)).catalog


@pytest.fixture(scope="module")
def submission(catalog_of_two: Catalog) -> Submission:
    reviewer = Reviewer(catalog_of_two, date(2026, 7, 20), "12", ReferenceMatcher())
    return prepare(make_inventory(reviewer, catalog_of_two.procedures, Selection()), catalog_of_two)


def test_the_letter_counts_what_the_inventory_counts(submission: Submission, catalog_of_two: Catalog) -> None:
    written = letter(submission, catalog_of_two, DocumentHead())
    texts = [clause.text for clause in written.clauses]

    for verdict, count in submission.inventory.totals.by_verdict.items():
        told = [t.rstrip(";.") for t in texts if t.startswith(f"{Verdict(verdict).label}: ")]
        assert told == [f"{Verdict(verdict).label}: {count} giấy tờ"] * bool(count)
    assert written.to == ("Bộ Tư pháp",)
    assert texts[-1].endswith("./.")
    assert written.bases[0] == (
        "Căn cứ Nghị định số 123/2015/NĐ-CP ngày 15 tháng 11 năm 2015 của Chính phủ quy định chi tiết một số điều "
        "và biện pháp thi hành Luật Hộ tịch"
    )


def test_the_letter_asks_for_the_connection_only_while_it_is_missing(
    submission: Submission, catalog_of_two: Catalog
) -> None:
    live = tuple(replace(need, state=LinkState.LIVE) for need in submission.databases)
    asked = "cho phép, hướng dẫn kết nối Cơ sở dữ liệu hộ tịch điện tử"

    before = letter(submission, catalog_of_two, DocumentHead())
    after = letter(replace(submission, databases=live), catalog_of_two, DocumentHead())

    assert any(asked in clause.text for clause in before.clauses)
    assert not any(asked in clause.text for clause in after.clauses)


def test_the_office_may_name_its_own_bases_and_receivers(submission: Submission, catalog_of_two: Catalog) -> None:
    head = DocumentHead(to=("Bộ Tư pháp", "Bộ Công an"), bases=("Căn cứ Luật Hộ tịch",), sender="UBND tỉnh Lai Châu")

    written = letter(submission, catalog_of_two, head)

    assert (written.to, written.bases) == (head.to, head.bases)
    assert written.clauses[-1].text == "UBND tỉnh Lai Châu kính đề nghị Bộ Tư pháp xem xét, hướng dẫn./."


def test_a_head_is_read_whole(root: Path) -> None:
    head = read_head(root / "tests" / "cases" / "good" / "document_head.yaml", "a.yaml", SCHEMAS)

    assert (head.numbered, head.date) == ("07/STP-HCTP", date(2026, 7, 20))
    assert head.signer == Signer(title=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), name="Nguyễn Thị Thử")


def test_a_head_with_nothing_in_it_leaves_blanks() -> None:
    assert DocumentHead().numbered == "……/……"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("kind: document_head\ndate: 2026-02-30\nnumber: 7a\n", ["impossible-date", "wrong-form"]),
        ("kind: document_head\ntitel: a\nsigner: {name: A}\n", ["unknown-key", "missing-key"]),
        ("kind: policy\n", ["missing-key", "wrong-kind"]),
    ],
)
def test_everything_wrong_with_a_head_is_told_at_once(tmp_path: Path, text: str, codes: list[str]) -> None:
    path = tmp_path / "dau.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CatgiamError) as caught:
        read_head(path, "dau.yaml", SCHEMAS)
    assert sorted(d.code for d in caught.value.diagnostics) == sorted(codes)
