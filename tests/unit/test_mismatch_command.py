"""`catgiam mismatch`: what it asks to be confirmed, imports, counts, and never shows."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from engine.model.mismatch import Field
from engine.places import Places, load_places

Answer = subprocess.CompletedProcess[str]
Run = Callable[..., Answer]
HEADINGS = "STT,Mã xã,Việc hộ tịch,Số,Quyển số,Ngày đăng ký,Họ và tên,Ngày sinh,Số định danh,Hộ tịch,Dân cư,Loại lỗi"
NAME = "NGƯỜI KHÔNG CÓ THẬT"
PIN = "999219000001"
ROWS = (
    f"1,03390,Khai sinh,15,01-TP/HT-2019-KS,20/02/2019,{NAME},01/02/2019,{PIN},=A1,B,Sai họ tên",
    f"2,03466,Khai tử,16,01-TP/HT-2019-KT,20/02/2019,{NAME},01/02/1950,999050000002,A,B,Lỗi chưa ai biết",
)
BAD = f"3,03466,Khai tử,17,,20/02/2019,{NAME},01/02/1950,999123456,A,B,Sai họ tên"


@pytest.fixture(scope="module")
def gazetteer(root: Path) -> Places:
    """The places, read once: every command would read them again."""
    return load_places(root / "rules" / "places")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gazetteer: Places) -> Path:
    """The folder in which an office works."""
    monkeypatch.chdir(tmp_path)
    for module in ("cli.mismatch", "cli.mismatch_import"):
        monkeypatch.setattr(f"{module}.load_gazetteer", lambda _: gazetteer)
    return tmp_path


def make_list(office: Path, *rows: str, headings: str = HEADINGS, name: str = "ds.csv") -> Path:
    (office / name).write_text("\n".join(["CÔNG AN TỈNH", headings, *(rows or ROWS)]) + "\n", encoding="utf-8")
    return Path(name)


def mapping(office: Path, text: str) -> Path:
    (office / "ghep.yaml").write_text(text, encoding="utf-8")
    return Path("ghep.yaml")


def no_personal_data(*answers: Answer) -> bool:
    said = "".join(a.stdout + a.stderr for a in answers)
    return not any(secret in said for secret in (NAME, PIN, PIN[:6], "999123456", "999050000002"))


def json_of(run: Run, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("mismatch", "report", "--format", "json", *arguments).stdout)
    return found


# ---------------------------------------------------------------- guessing


def test_without_a_mapping_the_guess_is_told_and_nothing_is_imported(run: Run, office: Path) -> None:
    done = run("mismatch", "import", make_list(office))

    assert done.returncode == 1
    assert "Họ tên ← “Họ và tên”" in done.stdout
    assert "--mapping catgiam/mismatch/ds.mapping.yaml" in done.stdout
    assert "--accept" in done.stdout
    assert no_personal_data(done)
    assert [p.name for p in (office / "catgiam").rglob("*") if p.is_file()] == ["ds.mapping.yaml"]


def test_the_draft_is_a_mapping_that_can_be_confirmed(run: Run, office: Path) -> None:
    file = make_list(office)
    run("mismatch", "import", file)

    done = run("mismatch", "import", file, "--mapping", "catgiam/mismatch/ds.mapping.yaml")

    assert done.returncode == 0
    assert "2 dòng: 2 trường hợp mới" in done.stdout
    assert "1 trường hợp có loại lỗi chưa có trong danh mục" in done.stdout
    assert no_personal_data(done)


def test_a_draft_that_somebody_changed_is_kept(run: Run, office: Path) -> None:
    file = make_list(office)
    run("mismatch", "import", file)
    draft = office / "catgiam/mismatch/ds.mapping.yaml"
    draft.write_text("của tôi", encoding="utf-8")

    done = run("mismatch", "import", file)

    assert "giữ nguyên tệp đó" in done.stdout
    assert draft.read_text(encoding="utf-8") == "của tôi"


def test_the_form_of_dates_is_guessed(run: Run, office: Path) -> None:
    american = ROWS[0].replace("20/02/2019", "02/20/2019")

    assert "theo dạng mm/dd/yyyy" in run("mismatch", "import", make_list(office, american)).stdout
    assert "theo dạng dd/mm/yyyy" in run("mismatch", "import", make_list(office)).stdout


# ---------------------------------------------------------------- mapping files

GOOD = """
kind: mismatch_mapping
date_format: dd/mm/yyyy
columns: {commune: Xã, event: Loại, pin: Số, name: "Giá trị", register_value: "Giá trị (2)"}
"""


def test_a_heading_that_occurs_again_is_told_by_its_number(run: Run, office: Path) -> None:
    row = f"03390,khai sinh,{PIN},{NAME},B"
    file = make_list(office, row, headings="Xã,Loại,Số,Giá trị,Giá trị")

    assert run("mismatch", "import", file, "--mapping", mapping(office, GOOD)).returncode == 0
    (case,) = json_of(run, "--commune", "03390")["cases"]
    assert (case["name"], case["register_value"]) == (NAME, "B")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("commune: Xã", "commune: Xa", "no-column"),
        ("commune: Xã, ", "", "missing-column"),
        ("pin: Số", "pin: Xã", "duplicate"),
        ('pin: Số, name: "Giá trị", ', "", "missing-column"),
        ("dd/mm/yyyy", "ngày trước", "wrong-value"),
        ("kind: mismatch_mapping", "kind: stale", "missing-key"),
        ("kind: mismatch_mapping", "kind: mismatch_mapping\nerrors: {X: KHONG_CO}", "unknown-code"),
        ("kind: mismatch_mapping", 'kind: mismatch_mapping\ncommunes: {X: "99999"}', "unknown-code"),
        ("kind: mismatch_mapping", "kind: mismatch_mapping\nalways: {event: sinh ra}", "unknown-event"),
        ("kind: mismatch_mapping", "kind: mismatch_mapping\nheader_row: 40", "no-heading"),
        ("kind: mismatch_mapping", "kind: mismatch_mapping\nevents: {X: sinh}", "wrong-value"),
    ],
)
def test_a_bad_mapping_is_refused_at_its_place_and_nothing_is_imported(
    run: Run, office: Path, old: str, new: str, code: str
) -> None:
    file = make_list(office, f"03390,khai sinh,{PIN},{NAME},B", headings="Xã,Loại,Số,Giá trị,Giá trị")

    done = run("mismatch", "import", file, "--mapping", mapping(office, GOOD.replace(old, new)))

    assert done.returncode == 2
    assert f"[{code}]" in done.stderr
    assert no_personal_data(done)
    assert not (office / "catgiam" / "sai-lech.sqlite").exists()


def test_a_list_of_one_event_in_one_commune_needs_no_column_for_them(run: Run, office: Path) -> None:
    file = make_list(office, f"1,{NAME},{PIN}", headings="STT,Tên,Số định danh")
    text = (
        "kind: mismatch_mapping\ndate_format: dd/mm/yyyy\nheader_row: 2\ncolumns: {pin: Số định danh, name: Tên}\n"
        'always: {event: kết hôn, commune: "03390", error: sai họ tên}\n'
    )

    assert run("mismatch", "import", file, "--mapping", mapping(office, text)).returncode == 0
    assert json_of(run)["counts"][0]["error"] == "SAI_HO_TEN"


# ---------------------------------------------------------------- lists


def test_a_bad_row_is_told_by_its_cell_and_the_others_are_imported(run: Run, office: Path) -> None:
    done = run("mismatch", "import", make_list(office, *ROWS, BAD), "--accept")

    assert done.returncode == 1
    assert "2 trường hợp mới; 1 dòng bị bỏ vì sai" in done.stdout
    assert "ds.csv:5:" in done.stderr
    assert "[bad-pin]" in done.stderr
    assert no_personal_data(done)


def test_a_second_import_changes_nothing_and_completes_what_was_mended(run: Run, office: Path) -> None:
    run("mismatch", "import", make_list(office, *ROWS, BAD), "--accept")
    before = json_of(run)

    again = run("mismatch", "import", make_list(office, *ROWS, BAD), "--accept")
    assert "2 đã có từ trước" in again.stdout
    assert "đã được nhập trước đây" in again.stdout
    assert json_of(run) == before

    mended = run("mismatch", "import", make_list(office, *ROWS, BAD.replace("999123456", "999050000003")), "--accept")
    assert "1 trường hợp mới; 2 đã có từ trước" in mended.stdout


def test_a_workbook_whose_numbers_lost_their_zero_is_noticed(run: Run, office: Path) -> None:
    book = Workbook()
    book.active.append(HEADINGS.split(","))
    book.active.append([1, 3390, "Khai sinh", 15, "", "", NAME, "", 1219000001 * 10, "A", "B", "Sai họ tên"])
    book.create_sheet("Trang hai").append(["khác"])
    book.save(office / "ds.xlsx")

    done = run("mismatch", "import", "ds.xlsx", "--accept")

    assert done.returncode == 0
    assert "ds.xlsx › Sheet!I2: cảnh báo: số định danh chỉ có 11 chữ số" in done.stderr
    assert "Tệp còn trang “Trang hai”: chưa nhập" in done.stdout
    (case,) = json_of(run, "--commune", "03390")["cases"]
    assert (case["pin"], case["pin_proposed"]) == ("12190000010", "012190000010")


def test_many_places_of_one_problem_are_counted(run: Run, office: Path) -> None:
    rows = [BAD.replace("17", str(number)) for number in range(100, 140)]
    done = run("mismatch", "import", make_list(office, *rows), "--accept")

    assert done.stderr.count("[bad-pin]") == 11
    assert "còn 30 ô nữa như vậy" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ds.csv", "--mapping", "x.yaml", "--accept"), "chọn một"),
        (("ds.csv", "--received", "20/11/2026"), "--received"),
        (("ds.csv", "--province", "99"), "--province"),
        (("khong-co.csv",), "không tìm thấy tệp"),
        (("ds.csv", "--accept", "--db", "mysql://x"), "postgresql://…"),
        (("ds.csv", "--accept", "--received", "2000-01-01"), "chưa có hạn xử lý"),
    ],
)
def test_misuse_is_refused(run: Run, office: Path, arguments: tuple[str, ...], said: str) -> None:
    make_list(office)
    done = run("mismatch", "import", *arguments)

    assert done.returncode == 2
    assert said in done.stderr


def test_an_office_sets_its_own_deadline(run: Run, office: Path, root: Path) -> None:
    shipped = (root / "rules/mismatch/policy.yaml").read_text(encoding="utf-8")
    own = office / "catgiam/mismatch/policy.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(shipped.replace('working_days: "30"', 'working_days: "1"'), encoding="utf-8")

    run("mismatch", "import", make_list(office), "--accept", "--received", "2026-11-20")

    assert {case["due_on"] for case in json_of(run, "--commune", "03390")["cases"]} == {"2026-11-23"}


# ---------------------------------------------------------------- reports and states


@pytest.fixture
def imported(run: Run, office: Path) -> Run:
    """Two cases that were received on 20 November 2026."""
    run("mismatch", "import", make_list(office), "--accept", "--received", "2026-11-20")
    return run


def case_id(run: Run, commune: str = "03390") -> str:
    return str(json_of(run, "--commune", commune)["cases"][0]["id"])


def test_the_report_counts_and_names_nobody(imported: Run) -> None:
    done = imported("mismatch", "report", "--as-of", "2027-03-01")

    assert done.returncode == 0
    assert "Tỉnh Lai Châu (mã 12)" in done.stdout
    assert "Còn phải làm 2, trong đó quá hạn 2; đã xong 0,0 %" in done.stdout
    assert "1 trường hợp có loại lỗi chưa phân loại" in done.stdout
    assert no_personal_data(done, imported("mismatch", "report", "--format", "csv"))


def test_the_work_list_on_screen_shows_ids_and_registration_numbers_only(imported: Run) -> None:
    done = imported("mismatch", "report", "--commune", "xã Bình Lư")

    assert case_id(imported) in done.stdout
    assert "số 15 01-TP/HT-2019-KS" in done.stdout
    assert no_personal_data(done)


def test_the_work_list_in_csv_has_what_the_clerk_needs_in_harmless_cells(imported: Run) -> None:
    done = imported("mismatch", "report", "--commune", "03390", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"), newline=""))

    assert done.stdout.startswith("\ufeff")
    assert (row["Họ tên"], row["Số định danh"]) == (NAME, PIN)
    assert row["Giá trị hộ tịch"] == "'=A1"
    assert "sửa dữ liệu theo Sổ" in row["Đề xuất"]
    assert "dữ liệu cá nhân" in done.stderr


def test_a_case_goes_its_way_and_the_log_is_told(imported: Run) -> None:
    case = case_id(imported)
    by = ("--by", "công chức hộ tịch")

    wrong = imported("mismatch", "set", case, "--state", "rejected", *by)
    first = imported("mismatch", "set", case, "--state", "verifying", *by)
    last = imported("mismatch", "set", case, "--state", "corrected_in_database", *by, "--reason", "theo Sổ")

    assert (wrong.returncode, first.returncode, last.returncode) == (2, 0, 0)
    assert "chuyển được sang: đang xác minh (verifying)" in wrong.stderr
    assert "Đề xuất:" in first.stdout
    assert "công chức hộ tịch: đã sửa trong cơ sở dữ liệu – theo Sổ" in last.stdout
    (lai_chau,) = json_of(imported)["provinces"]
    assert (lai_chau["corrected_in_database"], lai_chau["outstanding"], lai_chau["done"]) == (1, 1, 0.5)


def test_a_closed_case_in_a_new_list_is_named(imported: Run, office: Path) -> None:
    case = case_id(imported)
    for state in ("verifying", "corrected_in_database"):
        imported("mismatch", "set", case, "--state", state, "--by", "công chức hộ tịch")

    done = imported("mismatch", "import", make_list(office, ROWS[0], name="thang-sau.csv"), "--accept")

    assert "1 trường hợp đã đóng mà danh sách này vẫn nêu, cần xem lại:" in done.stdout
    assert case in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("set", "khong-co", "--state", "verifying", "--by", "x"), "không có trường hợp nào mang mã này"),
        (("set", "khong-co", "--state", "done", "--by", "x"), "chọn một trong"),
        (("set", "khong-co", "--state", "verifying", "--by", " "), "--by"),
        (("report", "--commune", "không có xã"), "--commune"),
        (("report", "--commune", "03408"), "chưa có trường hợp sai lệch nào ở nơi này"),
        (("report", "--province", "52"), "chưa có trường hợp sai lệch nào ở nơi này"),
        (("report", "--format", "xlsx"), "--format"),
        (("report", "--engine", "excel"), "--engine"),
    ],
)
def test_wrong_questions_are_refused(imported: Run, arguments: tuple[str, ...], said: str) -> None:
    done = imported("mismatch", *arguments)

    assert done.returncode == 2
    assert said in done.stderr


def test_a_report_before_any_import_makes_no_database(run: Run, office: Path) -> None:
    done = run("mismatch", "report")

    assert done.returncode == 2
    assert "chưa nhập danh sách sai lệch nào" in done.stderr
    assert not (office / "catgiam").exists()


def test_the_schema_names_the_fields_of_the_engine(root: Path) -> None:
    for name in ("mapping", "columns"):
        schema = json.loads((root / f"rules/schema/mismatch_{name}.schema.json").read_text(encoding="utf-8"))
        fields = schema["properties"].get("columns", {}).get("properties") or set(
            schema["properties"]["fields"]["items"]["properties"]["id"]["enum"]
        )
        assert set(fields) == {field.value for field in Field}


def test_asking_for_help_loads_no_database_and_no_places() -> None:
    code = (
        "import sys; from cli.main import main; main(['mismatch', 'import', '--help']); "
        "loaded = {name.split('.')[0] for name in sys.modules}; "
        "sys.exit(bool(loaded & {'sqlalchemy', 'ibis', 'duckdb', 'python_calamine', 'psycopg'}))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False, stdout=subprocess.DEVNULL).returncode == 0
