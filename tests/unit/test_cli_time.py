"""The commands about law in time: diff, timeline, whatif, verify; what they write and when they refuse."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Answer = subprocess.CompletedProcess[str]
Run = Callable[..., Answer]


@pytest.fixture
def ask(run: Run, rules_of_two: Path) -> Run:
    """Run a command over the small rules."""

    def ask_it(command: str, *arguments: str | Path) -> Answer:
        return run(command, "--rules", rules_of_two, *arguments)

    return ask_it


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    """A longer life for NQ 66.7, in a folder of its own."""
    folder = tmp_path / "phu"
    (folder / "law").mkdir(parents=True)
    lines = (
        "kind: law",
        "instruments:",
        "  - id: NQ-66.7-2025",
        "    number: 66.7/2025/NQ-CP",
        "    title: Nghị quyết được gia hạn",
        "    issuer: Chính phủ",
        "    effective: 2026-01-01",
        "    expires: 2028-02-28",
        "    checked: {on: 2026-11-22, source: giả định, certainty: doubtful}",
        "    clauses: []",
    )
    (folder / "law" / "gia-han.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def data(done: Answer) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(done.stdout)
    return found


# ---------------------------------------------------------------- diff


def test_diff_of_one_day_with_itself_is_empty_and_fine(ask: Run) -> None:
    done = ask("diff", "--from", "2026-07-20", "--to", "2026-07-20")

    assert (done.returncode, done.stderr) == (0, "")
    assert "Không có gì khác nhau." in done.stdout


def test_diff_tells_flips_with_their_clause_and_ends_with_one(ask: Run) -> None:
    done = ask("diff", "--from", "2024-12-31", "--to", "2026-01-01")

    assert done.returncode == 1
    assert "giấy tờ đổi kết luận" in done.stdout
    assert "mới có hiệu lực: " in done.stdout


def test_diff_as_json_is_one_object_with_both_sides(ask: Run) -> None:
    found = data(ask("diff", "--from", "2024-12-31", "--to", "2026-01-01", "--format", "json"))

    assert found["schema"] == "catgiam.diff/1"
    assert found["counts"]["verdict"] == sum(c["kind"] == "verdict" for c in found["changes"]) > 0
    flip = next(c for c in found["changes"] if c["kind"] == "verdict")
    assert flip["before"]["verdict"] != flip["after"]["verdict"]
    assert {"what", "clause", "is_after", "rule", "decides"} <= set(flip["causes"][0])


def test_diff_compares_two_rulebooks_on_one_day(ask: Run, rules: Path) -> None:
    book = rules / "rulebook" / "entitlement.yaml"
    book.write_text(book.read_text(encoding="utf-8").replace("paper: [birth]}", "paper: [adoption]}"), encoding="utf-8")

    done = ask("diff", "--rules-from", rules, "--as-of", "2026-07-20", "--format", "json")

    assert done.returncode in (0, 1)
    assert data(done)["before"].startswith("ngày 20/07/2026")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--rules-from"),
        (("--from", "2026-01-01"), "--rules-from"),
        (("--from", "hôm qua", "--to", "2026-01-01"), "--from “hôm qua”"),
        (("--from", "2026-01-01", "--to", "2026-13-01"), "--to “2026-13-01”"),
        (("--from", "2026-01-01", "--to", "2026-01-02", "--province", "99"), "--province “99”"),
        (("--from", "2026-01-01", "--to", "2026-01-02", "--procedure", "9.999999"), "9.999999"),
        (("--from", "2026-01-01", "--to", "2026-01-02", "--format", "xml"), "--format “xml”"),
    ],
)
def test_diff_refuses_what_it_does_not_understand(ask: Run, arguments: tuple[str, ...], said: str) -> None:
    done = ask("diff", *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


# ---------------------------------------------------------------- timeline


def test_the_timeline_has_a_bar_for_each_stretch(ask: Run) -> None:
    done = ask("timeline")
    found = data(ask("timeline", "--format", "json"))

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("██") >= len(found["spans"])
    assert found["spans"][-1]["until"] is None


def test_the_timeline_page_needs_nothing_from_outside(ask: Run, tmp_path: Path) -> None:
    out = tmp_path / "thoi-gian.html"

    done = ask("timeline", "--format", "html", "--out", out)
    page = out.read_text(encoding="utf-8")

    assert (done.returncode, done.stdout) == (0, "")
    assert page.startswith('<!doctype html><html lang="vi">')
    assert "<svg" in page
    assert not any(mark in page for mark in ("http://", "https://", "<script", "src=", "@import"))


def test_the_timeline_of_one_procedure(ask: Run) -> None:
    found = data(ask("timeline", "--format", "json", "--procedure", "1.001193"))

    assert {c["procedure"] for span in found["spans"] for c in span["changes"]} == {"1.001193"}


# ---------------------------------------------------------------- whatif


def test_whatif_with_nothing_assumed_changes_nothing(ask: Run) -> None:
    done = ask("whatif", "--as-of", "2026-07-20")

    assert (done.returncode, done.stderr) == (0, "")
    assert "Không có gì khác nhau." in done.stdout


def test_whatif_tells_totals_before_and_after(run: Run) -> None:
    arguments = ("--province", "12", "--as-of", "2026-09-01", "--assume", "connection.ho_tich=live", "coverage.birth=1")

    found = data(run("whatif", *arguments, "--format", "json"))

    assert found["totals_before"] != found["totals_after"]
    assert found["after"] == "giả định connection.ho_tich=live, coverage.birth=1"


def test_whatif_tells_every_assumption_that_means_nothing(ask: Run) -> None:
    done = ask("whatif", "--assume", "connection.x=live", "field.ho_tich.y=announced", "z=1", "không")

    assert (done.returncode, done.stdout) == (2, "")
    assert "KHÓA=GIÁ_TRỊ" in done.stderr

    done = ask("whatif", "--province", "12", "--assume", "connection.x=live", "field.ho_tich.y=announced", "z=1")

    assert done.stderr.count("Lỗi: --assume") == 3


def test_an_overlay_prolongs_an_instrument_with_its_clauses(ask: Run, overlay: Path) -> None:
    done = ask("whatif", "--as-of", "2027-03-01", "--overlay", overlay, "--format", "json")
    by_key = ask(
        "whatif", "--as-of", "2027-03-01", "--assume", "clause.NQ-66.7-2025.until=2028-02-28", "--format", "json"
    )

    assert done.returncode == 0
    assert data(done)["totals_after"] == data(by_key)["totals_after"]


def test_an_overlay_with_a_mistake_is_refused_with_its_place(ask: Run, overlay: Path) -> None:
    file = overlay / "law" / "gia-han.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2028-02-28", "2025-01-01"), encoding="utf-8")

    done = ask("whatif", "--overlay", overlay)

    assert (done.returncode, done.stdout) == (2, "")
    assert "gia-han.yaml:" in done.stderr


# ---------------------------------------------------------------- verify


@pytest.fixture
def inventory(ask: Run, tmp_path: Path) -> Path:
    out = tmp_path / "danh-muc.json"
    assert ask("review", "--as-of", "2026-07-20", "--format", "json", "--out", out).returncode == 0
    return out


def test_an_inventory_verifies_right_after_it_was_written(ask: Run, inventory: Path) -> None:
    done = ask("verify", inventory)

    assert (done.returncode, done.stderr) == (0, "")
    assert "vẫn đúng" in done.stdout


def test_an_edited_inventory_does_not_verify(ask: Run, inventory: Path) -> None:
    written = json.loads(inventory.read_text(encoding="utf-8"))
    written["rows"][0]["component_text"] = "khác"
    inventory.write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")

    done = ask("verify", inventory, "--format", "json")
    found = data(done)

    assert (done.returncode, found["holds"]) == (1, False)
    assert found["counts"]["tampered"] == 1


def test_a_changed_catalogue_is_told_from_tampering(run: Run, inventory: Path, rules: Path) -> None:
    file = next((rules / "procedures").rglob("1.001193.yaml"))
    file.write_text(file.read_text(encoding="utf-8").replace("looked_up", "demanded"), encoding="utf-8")

    done = run("verify", "--rules", rules, inventory, "--format", "json")
    found = data(done)

    assert done.returncode == 1
    assert (found["counts"]["tampered"], found["counts"]["catalog_changed"] > 0) == (0, True)


@pytest.mark.parametrize(
    ("written", "said"),
    [("", "không phải danh mục"), ("[]", "không phải danh mục"), ('{"schema": "khác"}', "không phải danh mục")],
)
def test_what_is_no_inventory_is_refused(ask: Run, tmp_path: Path, written: str, said: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(written, encoding="utf-8")

    done = ask("verify", file)

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_file_that_is_not_there_is_refused(ask: Run, tmp_path: Path) -> None:
    assert ask("verify", tmp_path / "không-có.json").returncode == 2
