"""The proof at the command line: the certificate, and rules that contradict each other refused with both clauses."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]
DAY = ("--as-of", "2026-11-22")
TWO = """\
kind: rulebook
stage: {stage}
rules:
  - id: {name}
    title: Thử
    clause: {clause}
    when: {{paper: [birth], type: [residence], use: [proof]}}
    then: {then}
    reading: certain
"""
CLAUSES = ("L-68-2020-QH14 Đ21 k2", "NĐ-154-2024 Đ6 k1")


def contradict(folder: Path) -> None:
    """Write two rules of one condition: one clause entitles, the other bars."""
    folder.mkdir(parents=True, exist_ok=True)
    entitle = TWO.format(stage="entitlement", name="CHO", clause=CLAUSES[0], then="{entitle: {basis: duty}}")
    bar = TWO.format(stage="exceptions", name="GIỮ", clause=CLAUSES[1], then="{bar: giữ giấy}")
    (folder / "cho.yaml").write_text(entitle, encoding="utf-8")
    (folder / "giu.yaml").write_text(bar, encoding="utf-8")


def test_check_prints_over_how_much_the_rules_are_proved(run: Run, rules_of_two: Path) -> None:
    written = json.loads(run("check", "--rules", rules_of_two, *DAY, "--format", "json").stdout)
    certificate = written["certificate"]
    grouped = [f"{certificate[key]:,}".replace(",", ".") for key in ("cells", "situations")]
    text = run("check", "--rules", rules_of_two, *DAY).stdout

    assert f"xét {grouped[0]} ô, đại diện cho {grouped[1]} tình huống" in text
    assert certificate["rulebook_hash"] in text


def test_sarif_carries_the_certificate_among_the_properties_of_the_run(run: Run, rules_of_two: Path) -> None:
    (sarif,) = json.loads(run("check", "--rules", rules_of_two, *DAY, "--format", "sarif").stdout)["runs"]

    assert sarif["properties"]["certificate"]["windows"] > 1


def test_an_inventory_carries_the_certificate_of_its_rules(run: Run, rules_of_two: Path) -> None:
    written, again = (
        json.loads(run("review", "--rules", rules_of_two, *DAY, "--format", "json").stdout) for _ in range(2)
    )

    assert written["certificate"]["rulebook_hash"] == written["rulebook_hash"]
    assert written["certificate"]["catalog_hash"] == written["catalog_hash"]
    assert written["certificate"]["cells"] > 0
    assert again["certificate"] == written["certificate"]


def test_contradicting_rules_are_refused_with_both_clauses(run: Run, rules: Path) -> None:
    contradict(rules / "rulebook")
    checked = run("check", "--rules", rules, *DAY)
    reviewed = run("review", "--rules", rules, *DAY)

    assert (checked.returncode, reviewed.returncode, reviewed.stdout) == (1, 2, "")
    for said in (checked.stdout, reviewed.stderr):
        assert "[conflict]" in said
        assert all(clause in said for clause in CLAUSES)
        assert "rulebook/giu.yaml:4:5" in said
    assert "Đã chứng minh" not in checked.stdout


def test_an_overlay_that_contradicts_is_refused_with_both_clauses(run: Run, rules_of_two: Path, tmp_path: Path) -> None:
    contradict(tmp_path / "over" / "rulebook")
    done = run("whatif", "--rules", rules_of_two, *DAY, "--overlay", tmp_path / "over")

    assert (done.returncode, done.stdout) == (2, "")
    assert all(clause in done.stderr for clause in CLAUSES)


def test_a_gap_is_shown_with_the_rule_that_closes_it(run: Run, rules: Path) -> None:
    verdict = rules / "rulebook" / "verdict.yaml"
    text = verdict.read_text(encoding="utf-8")
    verdict.write_text(text[: text.index("  - id: KL-9")], encoding="utf-8")
    done = run("check", "--rules", rules, *DAY)

    assert done.returncode == 1
    assert "[gap]" in done.stdout
    assert "then: {verdict: cut_now}" in done.stdout
