"""The wheel alone is the program: its contents, and three commands run far from the checkout.

The wheel is built here and put into an environment that borrows this one's libraries, so no network is needed.
With CATGIAM_INSTALLED=/path/to/catgiam the commands are those of a wheel that was installed by other hands.
"""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.wheel

SHIPPED = "engine/_shipped/"
DATA = {"rules": (".yaml", ".json", ".csv"), "features": (".feature", ".yaml", ".json")}


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    """Standard output of a command that must succeed without a word of the checkout in its environment."""
    clean = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=clean | (env or {}),
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{command} exits {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sources as they are."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, root, cwd=out)
    (built,) = out.glob("catgiam-*.whl")
    return built


@pytest.fixture(scope="module")
def contents(wheel: Path) -> set[str]:
    """Names of the files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def catgiam(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed command."""
    if installed := os.environ.get("CATGIAM_INSTALLED"):
        return Path(installed)
    home = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", "--without-pip", home, cwd=home)
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    (site,) = [Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip())]
    # Names in a .pth are searched after the new environment's own: the wheel wins over the editable install,
    # and the .pth of the editable install is not read a second time.
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "borrowed.pth").write_text("\n".join(sorted(borrowed)) + "\n", encoding="utf-8")
    run(
        sys.executable,
        *("-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", "--ignore-installed"),
        request.getfixturevalue("wheel"),
        cwd=home,
    )
    return python.with_name("catgiam")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A working folder with nothing in it."""
    return tmp_path


@pytest.mark.parametrize("folder", sorted(DATA))
def test_every_file_of_rules_and_features_travels(root: Path, contents: set[str], folder: str) -> None:
    expected = {
        SHIPPED + path.relative_to(root).as_posix()
        for path in (root / folder).rglob("*")
        if path.suffix in DATA[folder]
    }

    assert expected
    assert expected == {name for name in contents if name.startswith(SHIPPED + folder)}


def test_code_is_typed_and_tests_stay_home(contents: set[str]) -> None:
    tops = {name.split("/")[0] for name in contents if ".dist-info/" not in name}

    assert tops == {"cli", "engine"}
    assert {"cli/py.typed", "engine/py.typed"} <= contents


def test_help_speaks(catgiam: Path, elsewhere: Path) -> None:
    assert "review" in run(catgiam, "--help", cwd=elsewhere)


def test_shipped_rules_pass_check(catgiam: Path, elsewhere: Path) -> None:
    run(catgiam, "check", cwd=elsewhere)


def test_review_answers_from_the_shipped_rules(catgiam: Path, elsewhere: Path) -> None:
    inventory = json.loads(run(catgiam, "review", "--format", "json", cwd=elsewhere))

    assert inventory["schema"] == "catgiam.inventory/1"
    assert inventory["rows"]


def test_review_answers_without_durable_rules(catgiam: Path, elsewhere: Path) -> None:
    barred = elsewhere / "barred" / "durable"
    barred.mkdir(parents=True)
    (barred / "__init__.py").write_text("raise ImportError('barred by the test')\n", encoding="utf-8")

    text = run(catgiam, "review", "--format", "json", cwd=elsewhere, env={"PYTHONPATH": str(barred.parent)})

    assert json.loads(text)["evaluator"] == "reference"
