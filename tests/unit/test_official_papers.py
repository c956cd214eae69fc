"""Word files, read back: the format of NĐ 30/2020/NĐ-CP, and the same rows and numbers as the inventory."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt

from engine.catalog import find_files, load
from engine.inventory import Selection, make_inventory
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.decision import Inventory, Row
from engine.model.document_head import DocumentHead, Signer
from engine.model.finding import FindingKind
from engine.model.submission import Submission
from engine.model.terms import PaperId, Verdict
from engine.render.inventory_workbook import render as render_workbook
from engine.render.official import render, render_inventory, render_proposal
from engine.review import Reviewer
from engine.submission import prepare
from engine.submission.letter import letter

MakeRow = Callable[..., Row]
MakeInventory = Callable[..., Inventory]
HEAD = DocumentHead(
    parent_body="Ủy ban nhân dân tỉnh Lai Châu",
    body="Sở Tư pháp",
    sender="Sở Tư pháp tỉnh Lai Châu",
    number="7",
    symbol="STP-HCTP",
    place="Lai Châu",
    date=date(2026, 2, 3),
    signer=Signer(title=("KT. Giám đốc", "Phó Giám đốc"), name="Nguyễn Thị Thử"),
    recipients=("Như trên", "UBND tỉnh (để báo cáo);"),
    filed="VT, HCTP",
)


@pytest.fixture(scope="module")
def catalog_of_two(rules_of_two: Path) -> Catalog:
    return load(find_files(rules_of_two)).catalog


@pytest.fixture(scope="module")
def submission(catalog_of_two: Catalog) -> Submission:
    reviewer = Reviewer(catalog_of_two, date(2026, 7, 20), "12", ReferenceMatcher())
    return prepare(make_inventory(reviewer, catalog_of_two.procedures, Selection()), catalog_of_two)


@pytest.fixture
def mixed(make_row: MakeRow, make_inventory: MakeInventory, catalog_of_two: Catalog) -> Submission:
    """Rows of every annex: two papers of one procedure, one dropped, one kept, one unclear with a doubt."""
    rows = (
        make_row(finding=FindingKind.STILL_DEMANDED.value, correction="Bỏ khỏi thành phần hồ sơ: Giấy khai sinh."),
        make_row(component="4", paper=PaperId.BIRTH, verdict=Verdict.CUT_WHEN_CONNECTED),
        make_row(procedure="1.000081", issuer="Bộ Công an", verdict=Verdict.NOT_DEMANDED),
        make_row(procedure="1.000082", verdict=Verdict.KEEP, grounds=("Giấy là đối tượng (NĐ-123-2015 Đ10 k2)",)),
        make_row(procedure="1.000083", verdict=Verdict.UNCLEAR, doubts=("chưa chắc",)),
    )
    return prepare(make_inventory(*rows, province="12"), catalog_of_two)


def written(write: Callable[[io.BytesIO], None]) -> Paper:
    content = io.BytesIO()
    write(content)
    return Document(content)


@pytest.fixture
def inventory_paper(mixed: Submission) -> Paper:
    return written(lambda out: render_inventory(mixed, HEAD, out))


@pytest.fixture
def proposal(submission: Submission, catalog_of_two: Catalog) -> Paper:
    return written(lambda out: render_proposal(submission, letter(submission, catalog_of_two, HEAD), HEAD, out))


def fields(section: Section) -> list[str | None]:
    return [e.text for e in section.header._element.iter(qn("w:instrText"))]  # noqa: SLF001 - the library has no fields


def shown(paper: Paper) -> list[str]:
    return [p.text for p in paper.paragraphs if p.text]


def rows_of(paper: Paper, number: int) -> list[list[str]]:
    """The rows of a table without its heading and groups; what is merged comes as it is stored, empty."""
    found = []
    for row in paper.tables[number]._tbl.tr_lst[1:]:  # noqa: SLF001 - the library repeats merged cells
        cells = ["".join(t.text or "" for t in cell.iter(qn("w:t"))) for cell in row.tc_lst]
        found += [cells] if len(cells) > 2 else []
    return found


def test_pages_are_a4_with_the_margins_of_the_decree(proposal: Paper) -> None:
    turned = [section.orientation for section in proposal.sections]

    assert turned == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    for section in proposal.sections:
        edges = sorted((section.page_width or 0, section.page_height or 0))
        assert [round(edge / Mm(1)) for edge in edges] == [210, 297]
        assert all(20 <= round((m or 0) / Mm(1)) <= 25 for m in (section.top_margin, section.bottom_margin))
        assert 30 <= round((section.left_margin or 0) / Mm(1)) <= 35
        assert 15 <= round((section.right_margin or 0) / Mm(1)) <= 20


def test_page_numbers_stand_on_top_from_the_second_page_of_each_part(proposal: Paper) -> None:
    for section in proposal.sections:
        assert fields(section) == [" PAGE "]
        assert section.header.paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.CENTER
        assert section.different_first_page_header_footer
        assert not section.first_page_header.paragraphs[0].text
        start = section._sectPr.find(qn("w:pgNumType"))  # noqa: SLF001 - the library has no word for it
        assert start is not None
        assert start.get(qn("w:start")) == "1"


def test_everything_is_set_in_times_new_roman(proposal: Paper) -> None:
    fonts = proposal.styles["Normal"].element.rPr.rFonts

    assert {fonts.get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    own = [e.get(qn("w:ascii")) for e in proposal.element.body.iter(qn("w:rFonts"))]
    assert set(own) <= {"Times New Roman"}


def test_body_paragraphs_are_justified_and_indented(proposal: Paper) -> None:
    body = [p for p in proposal.paragraphs if p.text.startswith(("Căn cứ", "Thực hiện", "1. Kết quả"))]

    assert body
    for paragraph in body:
        assert paragraph.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
        assert round((paragraph.paragraph_format.first_line_indent or 0) / Mm(1), 1) == 12.7
        assert (paragraph.paragraph_format.space_before or 0) >= Pt(6)


def test_the_head_of_the_letter_follows_the_decree(proposal: Paper) -> None:
    left, right = (
        [p.text for row in proposal.tables[0].rows for p in row.cells[n].paragraphs if p.text] for n in (0, 1)
    )

    assert left[:3] == ["ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", "SỞ TƯ PHÁP", "Số: 07/STP-HCTP"]
    assert left[3].startswith("V/v đề nghị kết nối Cơ sở dữ liệu hộ tịch điện tử")
    assert right == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Lai Châu, ngày 03 tháng 02 năm 2026",
    ]
    assert len(list(proposal.tables[0]._tbl.iter(qn("w:pBdr")))) == 2  # noqa: SLF001 - the two rules


def test_bases_are_italic_and_end_as_the_decree_has_it(submission: Submission, catalog_of_two: Catalog) -> None:
    head = DocumentHead(bases=("Căn cứ Luật Hộ tịch", "Căn cứ Nghị định số 87/2020/NĐ-CP;"))
    text = letter(submission, catalog_of_two, head)

    paper = written(lambda out: render_proposal(submission, text, head, out))

    told = [p for p in paper.paragraphs if p.text.startswith("Căn cứ")]
    assert [p.text for p in told] == ["Căn cứ Luật Hộ tịch;", "Căn cứ Nghị định số 87/2020/NĐ-CP."]
    assert all(run.italic for p in told for run in p.runs if run.text)


def test_the_signature_stands_beside_the_recipients(proposal: Paper) -> None:
    left, right = ([p.text for p in cell.paragraphs if p.text] for cell in proposal.tables[1].rows[0].cells)

    assert left == ["Nơi nhận:", "- Như trên;", "- UBND tỉnh (để báo cáo);", "- Lưu: VT, HCTP."]
    assert right == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Thị Thử"]


def test_what_the_office_has_not_said_stays_blank(mixed: Submission) -> None:
    paper = written(lambda out: render(mixed, out))

    assert "(Kèm theo văn bản số ……/…… ngày … tháng … năm … của ……)" in shown(paper)


def test_every_annex_is_numbered_titled_and_attached(proposal: Paper, inventory_paper: Paper) -> None:
    attached = "(Kèm theo Công văn số 07/STP-HCTP ngày 03 tháng 02 năm 2026 của Sở Tư pháp tỉnh Lai Châu)"

    assert [t for t in shown(proposal) if t.startswith("Phụ lục")] == ["Phụ lục I", "Phụ lục II"]
    assert shown(proposal).count(attached) == 2
    heads = [p for p in inventory_paper.paragraphs if re.fullmatch(r"Phụ lục [IVX]+", p.text)]
    assert [p.text for p in heads] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    assert all(p.alignment == WD_ALIGN_PARAGRAPH.CENTER and p.runs[0].bold for p in heads)
    assert "DANH MỤC THỦ TỤC HÀNH CHÍNH CÓ THÀNH PHẦN HỒ SƠ THAY THẾ BẰNG DỮ LIỆU" in shown(inventory_paper)


def test_the_annexes_hold_every_row_of_the_inventory_once(inventory_paper: Paper, mixed: Submission) -> None:
    tables = [rows_of(inventory_paper, number) for number in range(3)]

    assert [len(table) for table in tables] == [2, 1, 2]
    assert sum(map(len, tables)) == len(mixed.inventory.rows)
    labels = [row[8] for table in tables for row in table]
    for verdict, count in mixed.inventory.totals.by_verdict.items():
        assert sum(label.startswith(Verdict(verdict).label) for label in labels) == count
    assert labels[0] == "Cắt giảm ngay"


def test_the_papers_of_a_procedure_stand_beside_one_merged_cell(inventory_paper: Paper) -> None:
    first, second = rows_of(inventory_paper, 0)

    assert first[:4] == ["1", "1.000080", "Thủ tục đăng ký kết hôn", "Giấy chứng nhận kết hôn (cha, mẹ)"]
    assert second[:4] == ["", "", "", "Giấy khai sinh (cha, mẹ)"]
    assert second[6:8] == ["chưa xác định", "chưa xác định"]


def test_headings_of_tables_are_repeated_and_rows_stay_whole(inventory_paper: Paper) -> None:
    for table in inventory_paper.tables:
        first, *others = table._tbl.tr_lst  # noqa: SLF001 - the library has no word for it
        assert list(first.iter(qn("w:tblHeader")))
        assert all(list(row.iter(qn("w:cantSplit"))) for row in others)


def test_what_is_kept_says_why_and_what_is_doubtful_says_so(inventory_paper: Paper) -> None:
    kept, unclear = (row[8] for row in rows_of(inventory_paper, 2))

    assert kept == "GiữGiấy là đối tượng (khoản 2 Điều 10 Nghị định số 123/2015/NĐ-CP)"
    assert unclear.endswith("(còn nghi vấn)")


def test_the_plan_of_a_procedure_has_its_four_parts(mixed: Submission, catalog_of_two: Catalog) -> None:
    text = letter(mixed, catalog_of_two, HEAD)
    told = shown(written(lambda out: render_proposal(mixed, text, HEAD, out)))

    start = told.index("1. Thủ tục: Thủ tục đăng ký kết hôn (mã 1.000080)")
    parts = [t for t in told[start:] if re.match(r"1\.\d\. ", t)]
    assert [p.split(":")[0] for p in parts] == [
        "1.1. Nội dung đơn giản hóa",
        "1.2. Kiến nghị thực thi",
        "1.3. Lợi ích phương án đơn giản hóa",
        "1.4. Lộ trình thực hiện",
    ]
    assert parts[2].endswith("Chưa tính: chưa có số hồ sơ mỗi năm của thủ tục này.")
    assert any("chưa xác định" in t for t in told[start:])


def test_control_characters_do_not_spoil_the_file(make_row: MakeRow, make_inventory: MakeInventory) -> None:
    row = make_row(procedure_name="Tên\x00 lạ\x0b", subject="=1+1")
    empty = Submission(inventory=make_inventory(row), groups=(), databases=(), plans=(), by_issuer=())

    assert shown(written(lambda out: render(empty, out)))


@pytest.mark.system
def test_libreoffice_opens_the_workbook_and_the_papers(
    submission: Submission, catalog_of_two: Catalog, tmp_path: Path
) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("needs LibreOffice (soffice), which is not on this machine")
    book, paper, profile = tmp_path / "a.xlsx", tmp_path / "b.docx", tmp_path / "profile"
    with book.open("wb") as stream:
        render_workbook(submission, stream)
    with paper.open("wb") as stream:
        render_proposal(submission, letter(submission, catalog_of_two, HEAD), HEAD, stream)

    arguments = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf"]
    arguments += ["--outdir", str(tmp_path), str(book), str(paper)]
    subprocess.run(arguments, check=True, capture_output=True, timeout=180)

    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "a.pdf").read_bytes())) >= 5
    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "b.pdf").read_bytes())) >= 3
    if (reader := shutil.which("pdftotext")) is not None:
        read = subprocess.run([reader, "-layout", tmp_path / "b.pdf", "-"], check=True, capture_output=True)
        text = read.stdout.decode("utf-8")
        assert "Số: 07/STP-HCTP" in text
        assert "Phụ lục II" in text
        assert not re.search(r"^\s*1\s*$", text.split("\f")[0], re.MULTILINE)  # the first page has no number
        assert re.search(r"^\s*2\s*$", text.split("\f")[1].lstrip().splitlines()[0])
