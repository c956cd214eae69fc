"""Bad input, full disks, closed pipes, Ctrl-C: one clear line, the right exit code, nothing left behind."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

import pytest

import cli.review
from cli.errors import Refusal
from cli.output import write_whole

Run = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[2]
CATGIAM = (sys.executable, "-m", "cli.main")
POSIX = pytest.mark.skipif(os.name != "posix", reason="devices and signals of POSIX")


def break_file(rules: Path, name: str, old: str, new: str) -> None:
    path = rules / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def duplicate_key(rules: Path) -> None:
    break_file(rules, "procedures/ho-tich/1.001193.yaml", "kind: procedure", "kind: procedure\nkind: procedure")


def two_files_one_code(rules: Path) -> None:
    shutil.copy(rules / "procedures/ho-tich/1.001193.yaml", rules / "procedures/ho-tich/copy.yaml")


def dangling_clause(rules: Path) -> None:
    break_file(rules, "rulebook/entitlement.yaml", "clause: NQ-66.7-2025 Đ4 k2 đ.b", "clause: NQ-66.7-2025 Đ99")


def unknown_key(rules: Path) -> None:
    break_file(rules, "procedures/ho-tich/1.001193.yaml", "kind: procedure", "kind: procedure\nkhoa_la: x")


def bad_utf8(rules: Path) -> None:
    path = rules / "procedures/ho-tich/1.001193.yaml"
    path.write_bytes(path.read_bytes() + b"\n# \xff\n")


def tab(rules: Path) -> None:
    break_file(rules, "procedures/ho-tich/1.001193.yaml", "kind: procedure", "kind: procedure\nnote:\n\tx")


BREAKS: dict[Callable[[Path], None], str] = {
    duplicate_key: "duplicate-key",
    two_files_one_code: "duplicate",
    dangling_clause: "dangling",
    unknown_key: "unknown-key",
    bad_utf8: "bad-encoding",
    tab: "tab",
}


@pytest.mark.parametrize("spoil", BREAKS, ids=lambda spoil: str(spoil.__name__))
def test_rules_with_an_error_stop_the_work_and_name_the_place(
    run: Run, rules: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(rules)
    out = tmp_path / "out.json"
    done = run("review", "--rules", rules, "--out", out, "--format", "json")

    assert (done.returncode, done.stdout) == (2, "")
    assert f"[{BREAKS[spoil]}]" in done.stderr
    places = [line.rsplit(": ", 1)[0] for line in done.stderr.splitlines() if f"[{BREAKS[spoil]}]" in line]
    assert all(len(place.split(".yaml:", 1)[1].split(":")) >= 2 for place in places)
    assert not out.exists()
    assert run("check", "--rules", rules).returncode == 1


def test_errors_of_all_files_are_told_together(run: Run, rules: Path) -> None:
    unknown_key(rules)
    break_file(rules, "procedures/ho-tich/1.000894.yaml", "kind: procedure", "kind: procedure\nkhoa_la: x")
    done = run("review", "--rules", rules)

    assert "1.001193.yaml:" in done.stderr
    assert "1.000894.yaml:" in done.stderr


@pytest.mark.parametrize("where", ["missing", "file", "empty"])
def test_rules_that_are_no_rules_folder_are_refused(run: Run, tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "empty").mkdir()

    assert run("review", "--rules", tmp_path / where).returncode == 2
    assert run("check", "--rules", tmp_path / where).returncode == 2


@pytest.mark.parametrize("target", ["missing/x.csv", "file/x.csv", "folder", "x" * 300])
def test_output_that_cannot_be_written_is_told(run: Run, rules_of_two: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.rglob("*"))
    done = run("review", "--rules", rules_of_two, "--format", "csv", "--out", tmp_path / target)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Lỗi: không ghi được")
    assert len(done.stderr.splitlines()) == 1
    assert sorted(tmp_path.rglob("*")) == before


@POSIX
@pytest.mark.parametrize("target", ["/proc/catgiam.csv", "/dev/full"])
def test_output_that_the_system_refuses_is_told(run: Run, rules_of_two: Path, target: str) -> None:
    if not Path(target).parent.is_dir() or (target == "/dev/full" and not Path(target).exists()):
        pytest.skip("needs a device that only Linux has")
    done = run("review", "--rules", rules_of_two, "--out", target)

    assert done.returncode == 2
    assert done.stderr.startswith(f"Lỗi: không ghi được “{target}”")


@pytest.mark.parametrize("trouble", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()], ids=["full disk", "Ctrl-C"])
def test_a_write_that_stops_half_way_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: BaseException
) -> None:
    target = tmp_path / "old.csv"
    target.write_bytes(b"old")

    def fail(_handle: int) -> None:
        raise trouble

    monkeypatch.setattr("cli.output.os.fsync", fail)
    with pytest.raises((Refusal, KeyboardInterrupt)):
        write_whole(b"new", target)

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@POSIX
def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)

    write_whole(b"new", link)

    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_bug_is_one_line_and_a_traceback_only_on_demand(
    run: Run, rules_of_two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug(*_arguments: object) -> None:
        raise ZeroDivisionError("oops\nagain")

    monkeypatch.setattr(cli.review, "make_inventory", bug)
    done = run("review", "--rules", rules_of_two)
    monkeypatch.setenv("CATGIAM_DEBUG", "1")

    assert done.returncode == 2
    assert done.stderr.startswith("lỗi nội bộ (ZeroDivisionError: oops again)")
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" in run("review", "--rules", rules_of_two).stderr


def heed_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(rules: Path, cache: Path, *arguments: str, stdout: int | TextIO | None = None) -> subprocess.Popen[str]:
    env = os.environ | {"CATGIAM_CACHE": str(cache), "PYTHONPATH": str(ROOT)}
    command = (*CATGIAM, "review", "--rules", str(rules), *arguments)
    return subprocess.Popen(
        command,
        env=env,
        encoding="utf-8",
        stdout=stdout,
        stderr=subprocess.PIPE,
        preexec_fn=heed_ctrl_c,  # noqa: PLW1509  no threads here, and a shell's background job ignores it
    )


@POSIX
def test_ctrl_c_is_one_line_and_exit_code_130(rules_of_two: Path, cache: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)  # opening it waits for a reader who never comes
    process = start(rules_of_two, cache, "--out", str(pipe))
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)

    assert (process.returncode, err) == (130, "Đã dừng theo yêu cầu (Ctrl-C).\n")


@POSIX
def test_a_closed_pipe_is_quiet(rules_of_two: Path, cache: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    process = start(rules_of_two, cache, stdout=write_end)
    os.close(write_end)
    _, err = process.communicate(timeout=20)

    assert (process.returncode, err) == (141, "")


@POSIX
def test_a_full_standard_output_is_told(rules_of_two: Path, cache: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs a device that only Linux has")
    with full.open("w", encoding="utf-8") as stdout:
        process = start(rules_of_two, cache, stdout=stdout)
        _, err = process.communicate(timeout=20)

    assert (process.returncode, err) == (2, "Lỗi: không ghi được ra đầu ra chuẩn: ổ đĩa đã đầy\n")


@POSIX
def test_without_standard_output_the_cure_is_told(rules_of_two: Path, cache: Path) -> None:
    env = os.environ | {"CATGIAM_CACHE": str(cache), "PYTHONPATH": str(ROOT)}
    command = ("/bin/sh", "-c", 'exec "$@" >&-', "sh", *CATGIAM, "review", "--rules", str(rules_of_two))
    done = subprocess.run(command, env=env, check=False, encoding="utf-8", stderr=subprocess.PIPE)

    assert done.returncode == 2
    assert "--out" in done.stderr
