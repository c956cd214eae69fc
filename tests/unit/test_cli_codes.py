"""Procedure codes and names on the command line of a review of records: one mistake, one clear message."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.options import parse_any_code, parse_code, split_codes

Run = Callable[..., subprocess.CompletedProcess[str]]
Review = Callable[..., subprocess.CompletedProcess[str]]
ONE, TWO = "9.000001", "9.000002"


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("9.000001,9.000002", [ONE, TWO]),
        ("9.000001, 9.000002;9.000001 ", [ONE, TWO]),
        ("9,000001", ["9,000001"]),
        ("9,000001,9,000002;9.000002", ["9,000001", "9,000002", TWO]),
        ("9.000001,000002", [ONE, "000002"]),
        ("a,b", ["a", "b"]),
        (" ,; ", []),
    ],
)
def test_a_code_with_a_comma_is_not_two_codes(written: str, codes: list[str]) -> None:
    assert split_codes([written]) == codes


@pytest.mark.parametrize("parse", [parse_any_code, parse_code])
def test_a_code_with_a_comma_is_refused_with_what_was_meant(parse: Callable[..., str]) -> None:
    with pytest.raises(ValueError, match=r"^“9,000001” không phải là mã thủ tục; .* “9\.000001”\?$"):
        parse("9,000001", {ONE: ONE})


@pytest.fixture
def review(run: Run, rules_of_two: Path, tmp_path: Path) -> Review:
    """`catgiam review` of a file with one record."""
    record = {"code": ONE, "name": "Thử", "agency": "Bộ Tư pháp", "field": "Hộ tịch", "components": [{"text": "Đơn"}]}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    return lambda *arguments: run(
        "review", "--rules", rules_of_two, "--as-of", "2026-11-22", "--portal", path, *arguments
    )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--procedure", "9,000001"], 2, "có phải là “9.000001”?"),
        (["--procedure", "8.888888", "--field", "Hộ tịch"], 0, ""),
        (["--procedure", "8.888888", "--issuer", "bộ tư pháp"], 0, ""),
        (["--procedure", "8.888888", "--field", "Ho tich"], 2, "có phải là “Hộ tịch”?"),
    ],
)
def test_a_name_is_known_if_any_record_has_it(review: Review, arguments: list[str], code: int, said: str) -> None:
    done = review(*arguments)

    assert (done.returncode, said in done.stderr, len(done.stderr.splitlines())) == (code, True, int(code > 0))
