from pathlib import Path

import pytest

from engine.catalog import RuleFiles, find_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small rules folder; its content is never read as YAML here."""
    texts = {
        "papers.yaml": "a: b\nc: d\n",
        "law/one.yaml": "law\n",
        "rulebook/two.yaml": "rules\n",
        "procedures/x/1.yaml": "procedure\n",
        "schema/a.schema.json": "{}\n",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def hashes(files: RuleFiles) -> tuple[str, str]:
    return files.catalog_hash, files.rulebook_hash


def test_files_are_found_in_the_order_of_their_names_and_shown_below_the_given_name(folder: Path) -> None:
    files = find_files(folder, "rules")

    assert [shown for _, shown in files.yaml_files] == [
        "rules/law/one.yaml",
        "rules/papers.yaml",
        "rules/procedures/x/1.yaml",
        "rules/rulebook/two.yaml",
    ]
    assert files.schema_dir == folder / "schema"


def test_without_another_name_the_folder_is_shown_as_it_was_given(folder: Path) -> None:
    assert find_files(folder).yaml_files[0][1] == f"{folder}/law/one.yaml"


def test_windows_line_ends_and_another_folder_give_the_same_hashes(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("elsewhere")
    for path in folder.rglob("*.*"):
        copy = other / path.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert hashes(find_files(other)) == hashes(find_files(folder))
    assert find_files(other).key == find_files(folder).key


@pytest.mark.parametrize(
    ("name", "catalog_changes", "rulebook_changes"),
    [
        ("law/one.yaml", False, True),
        ("rulebook/two.yaml", False, True),
        ("papers.yaml", True, False),
        ("procedures/x/1.yaml", True, False),
        ("schema/a.schema.json", True, False),
    ],
)
def test_each_file_belongs_to_one_of_the_two_hashes(
    folder: Path, name: str, *, catalog_changes: bool, rulebook_changes: bool
) -> None:
    before = find_files(folder)
    (folder / name).write_bytes(b"changed\n")
    after = find_files(folder)

    assert (after.catalog_hash != before.catalog_hash) is catalog_changes
    assert (after.rulebook_hash != before.rulebook_hash) is rulebook_changes
    assert after.key != before.key


def test_what_an_office_holds_of_decisions_makes_no_other_rules_but_is_read_anew(folder: Path) -> None:
    before = find_files(folder)
    (folder / "rulings").mkdir()
    (folder / "rulings" / "1.001193.yaml").write_bytes(b"kind: ruling\n")
    after = find_files(folder)

    assert hashes(after) == hashes(before)
    assert after.key != before.key


def test_a_new_a_lost_and_a_renamed_file_change_the_hash(folder: Path) -> None:
    seen = {find_files(folder).catalog_hash}
    (folder / "provinces.yaml").write_bytes(b"")
    seen.add(find_files(folder).catalog_hash)
    (folder / "provinces.yaml").rename(folder / "province.yaml")
    seen.add(find_files(folder).catalog_hash)
    (folder / "papers.yaml").unlink()
    seen.add(find_files(folder).catalog_hash)

    assert len(seen) == 4


def test_text_moved_between_two_files_changes_the_hash(folder: Path) -> None:
    before = find_files(folder).rulebook_hash
    (folder / "law/one.yaml").write_bytes(b"law\nrules\n")
    (folder / "rulebook/two.yaml").write_bytes(b"")

    assert find_files(folder).rulebook_hash != before


def test_what_cannot_be_read_is_found_all_the_same_so_that_it_is_told_later(folder: Path) -> None:
    (folder / "folder.yaml").mkdir()

    assert "folder.yaml" in [path.name for path, _ in find_files(folder).yaml_files]


def test_a_missing_folder_has_no_files(tmp_path: Path) -> None:
    assert find_files(tmp_path / "none").yaml_files == ()
