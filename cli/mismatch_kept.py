"""Where `catgiam mismatch` keeps cases and the office's own files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cli.errors import Refusal, system_words
from cli.options import rules_option, shown
from cli.rules_source import rule_files
from cli.workspace import database_url, db_option, workspace_option

if TYPE_CHECKING:  # `--help` needs none of it
    from engine.mismatch.store import Store
    from engine.mismatch.vocabulary import Vocabulary

F = TypeVar("F", bound=Callable[..., object])


def kept_options(command: F) -> F:
    """Add the options that say where cases are kept."""
    for option in (rules_option, db_option, workspace_option):
        command = option(command)
    return command


class Kept(NamedTuple):
    """Where cases and the office's own files are kept."""

    workspace: Path
    db: str | None
    rules: Path | None

    @property
    def folder(self) -> Path:
        """Drafts of mapping files, and the office's own deadlines."""
        return self.workspace / "mismatch"


def vocabulary_of(kept: Kept) -> Vocabulary:
    """The words of lists, and the office's deadlines. Raises `CatgiamError` with everything wrong in them."""
    from engine.mismatch.vocabulary import POLICY, load_vocabulary

    files = rule_files(kept.rules)
    folder = files.root / "mismatch"
    return load_vocabulary(folder, f"{files.shown_as}/mismatch", files.schema_dir, kept.folder / POLICY)


def make_folder(folder: Path) -> None:
    """Make a folder of the workspace. Raises `Refusal` where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal([f"không tạo được thư mục “{shown(folder)}”: {system_words(error)}"]) from error


@contextmanager
def open_kept(kept: Kept, *, makes: bool) -> Iterator[Store]:
    """The store; a file of the workspace is made only by an import."""
    from engine.mismatch.store import open_store

    if kept.db is None:
        file = Path(database_url(None, kept.workspace).removeprefix("sqlite:///"))
        if makes:
            make_folder(kept.workspace)
        elif not file.exists():
            raise Refusal(
                [f"chưa nhập danh sách sai lệch nào vào {shown(kept.workspace)}: chạy catgiam mismatch import"]
            )
    with open_store(database_url(kept.db, kept.workspace)) as store:
        yield store
