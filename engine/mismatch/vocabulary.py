"""The words of lists and the policy of cases, out of `rules/mismatch/`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from engine.diagnostics import CatgiamError, Diagnostic, Location, quoted, raise_errors
from engine.model.mismatch import UNCLASSIFIED, Deadline, ErrorKind, EventWords, Field, FieldWords, Policy
from engine.model.record import from_data
from engine.model.terms import PaperId
from engine.schema import Schemas, validate
from engine.source import Document, read_yaml

COLUMNS, ERRORS, POLICY = "columns.yaml", "errors.yaml", "policy.yaml"
KIND_OF = {COLUMNS: "mismatch_columns", ERRORS: "mismatch_errors", POLICY: "mismatch_policy"}

LONGEST = 999
"""Working days beyond which a deadline is a slip."""

_NOT_A_WORD = re.compile(r"[\W_]+")
T = TypeVar("T")


def folded(text: str) -> str:
    """A text as it is compared: without accents, capitals and punctuation."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    return _NOT_A_WORD.sub(" ", letters).strip()


class Vocabulary(NamedTuple):
    """What lists call things, folded, and the policy; an event is told by the first of its words."""

    fields: Mapping[Field, FieldWords]
    headings: Mapping[str, Field]
    events: Mapping[str, PaperId]
    event_names: Mapping[PaperId, str]
    kinds: Mapping[str, ErrorKind]
    errors: Mapping[str, str]
    policy: Policy


def load_vocabulary(folder: Path, shown: str, schema_dir: Path, own_policy: Path | None = None) -> Vocabulary:
    """Read the three files; `own_policy` of the office replaces the shipped one where it exists.

    Raises `CatgiamError` with everything that is wrong in any of them.
    """
    schemas = Schemas.load(schema_dir)
    documents: dict[str, Document] = {}
    problems: list[Diagnostic] = []
    for name, kind in KIND_OF.items():
        path, told = folder / name, f"{shown}/{name}"
        if name == POLICY and own_policy is not None and own_policy.exists():
            path, told = own_policy, own_policy.as_posix()
        try:
            documents[name] = read_kind(path, told, kind, schemas)
        except CatgiamError as error:
            problems += error.diagnostics
    raise_errors(problems)
    return _vocabulary(documents)


def read_kind(path: Path, shown: str, kind: str, schemas: Schemas) -> Document:
    """A document of one kind. Raises `CatgiamError`."""
    document = read_yaml(path, shown)
    raise_errors([*document.warnings, *validate(document, schemas)])
    if not isinstance(document.data, dict) or document.data["kind"] != kind:
        raise CatgiamError([document.diagnostic("wrong-kind", f"tệp này phải ghi “kind: {kind}”", ("kind",))])
    return document


def _vocabulary(documents: Mapping[str, Document]) -> Vocabulary:
    columns, errors, policy = (_data(documents[name]) for name in (COLUMNS, ERRORS, POLICY))
    fields = [from_data(entry, FieldWords) for entry in columns["fields"]]
    events = [from_data(entry, EventWords) for entry in columns["events"]]
    kinds = [from_data(entry, ErrorKind) for entry in errors["errors"]]
    problems: list[Diagnostic] = []
    found = Vocabulary(
        fields={words.id: words for words in fields},
        headings=_by_word(((w, f.id) for f in fields for w in (f.name, *f.aliases)), documents[COLUMNS], problems),
        events=_by_word(((w, e.id) for e in events for w in (e.id.label, *e.aliases)), documents[COLUMNS], problems),
        event_names={words.id: words.aliases[0] for words in events},
        kinds={kind.id: kind for kind in kinds},
        errors=_by_word(((w, k.id) for k in kinds for w in (k.id, k.name, *k.aliases)), documents[ERRORS], problems),
        policy=from_data({k: v for k, v in policy.items() if k != "kind"}, Policy),
    )
    if UNCLASSIFIED in found.kinds:
        said = f"mã {quoted(UNCLASSIFIED)} dành cho lỗi không có trong danh mục"
        problems.append(documents[ERRORS].diagnostic("reserved", said))
    raise_errors([*problems, *_deadline_problems(found.policy.deadlines, documents[POLICY])])
    return found


def _by_word(words: Iterable[tuple[str, T]], document: Document, problems: list[Diagnostic]) -> dict[str, T]:
    """The meaning of each folded word; one word may not mean two things."""
    found: dict[str, T] = {}
    for word, means in words:
        if found.setdefault(folded(word), means) != means:
            said = f"{quoted(word)} vừa là {quoted(str(found[folded(word)]))} vừa là {quoted(str(means))}"
            problems.append(Diagnostic("duplicate", said, Location(document.file)))
    return found


def _deadline_problems(deadlines: Sequence[Deadline], document: Document) -> Iterator[Diagnostic]:
    """Deadlines that nobody can mean, and days on which two would hold."""
    for number, deadline in enumerate(deadlines):
        if not 1 <= deadline.working_days <= LONGEST:
            said = f"hạn xử lý phải từ 1 đến {LONGEST} ngày làm việc"
            yield document.diagnostic("wrong-value", said, ("deadlines", number, "working_days"))
    ordered = sorted(deadlines, key=lambda d: d.starts)
    for earlier, later in pairwise(ordered):
        if later.starts <= (earlier.until or date.max):
            said = f"từ {later.starts} có hai hạn xử lý cùng hiệu lực; ghi `until` cho hạn cũ"
            yield document.diagnostic("overlap", said, ("deadlines",))


def _data(document: Document) -> dict[str, Any]:
    """Plain data; `from` is a Python keyword: records call it `starts`."""
    renamed: dict[str, Any] = _renamed(document.data)
    return renamed


def _renamed(data: Any) -> Any:  # noqa: ANN401 - plain YAML data
    if isinstance(data, dict):
        return {("starts" if key == "from" else key): _renamed(value) for key, value in data.items()}
    return [_renamed(item) for item in data] if isinstance(data, list) else data
