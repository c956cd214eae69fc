"""A case is a file: the first line of a bad one names the codes it must get, a good one gets none."""

import os
import re
from pathlib import Path

import pytest

from engine.diagnostics import CatgiamError, Diagnostic, render_all
from engine.schema import Schemas, validate
from engine.source import read_yaml

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
GOLDEN = ROOT / "tests" / "golden" / "diagnostics.txt"
SCHEMAS = Schemas.load(ROOT / "rules" / "schema")
BAD = sorted((CASES / "bad").glob("*.yaml"))
GOOD = sorted((CASES / "good").glob("*.yaml"))


def diagnose(path: Path) -> tuple[Diagnostic, ...]:
    try:
        document = read_yaml(path, path.name)
    except CatgiamError as error:
        return error.diagnostics
    return (*document.warnings, *validate(document, SCHEMAS))


def expected(path: Path) -> list[str]:
    first = path.read_bytes().split(b"\n")[0].decode()
    return sorted(re.findall(r"[a-z0-9-]+", first.removeprefix("# expect:")))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_gets_the_codes_it_names(path: Path) -> None:
    assert sorted({diagnostic.code for diagnostic in diagnose(path)}) == expected(path)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_every_diagnostic_of_a_bad_file_has_a_place_in_it(path: Path) -> None:
    assert all(diagnostic.location.line for diagnostic in diagnose(path))


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_file_gets_no_diagnostic(path: Path) -> None:
    assert diagnose(path) == ()


def test_the_wording_is_the_reviewed_one() -> None:
    """Reset with CATGIAM_RESET_GOLDEN=1; the review of the change says why the words changed."""
    actual = "".join(f"=== {path.name}\n{render_all(diagnose(path))}\n\n" for path in BAD)
    if os.environ.get("CATGIAM_RESET_GOLDEN") == "1":
        GOLDEN.write_text(actual, encoding="utf-8", newline="\n")

    assert actual == GOLDEN.read_text(encoding="utf-8")
