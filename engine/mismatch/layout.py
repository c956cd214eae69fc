"""Which column of a list is which field: guessed from headings, written as a draft, read back once confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from engine.diagnostics import Diagnostic, Location, quoted, suggest
from engine.mismatch.vocabulary import Vocabulary, folded, read_kind
from engine.model.mismatch import UNCLASSIFIED, Field, Layout
from engine.model.record import from_data
from engine.model.terms import PaperId
from engine.schema import Schemas
from engine.sheets import Table
from engine.source import Document
from engine.source.writing import to_yaml

KIND = "mismatch_mapping"
NEEDED = (Field.COMMUNE, Field.EVENT)
"""Without them a case belongs nowhere."""

TELLING = (Field.NUMBER, Field.PIN, Field.NAME)
"""Without any of them one case cannot be told from the next."""

_SHORTEST = 6
"""A shorter word is too common to be looked for inside a heading."""

HEADER = """\
# Tệp ghép cột của danh sách sai lệch, do catgiam đoán từ dòng tiêu đề.
# Soát từng dòng, sửa chỗ sai rồi nhập bằng --mapping.
# columns: trường → tiêu đề cột; tiêu đề lặp lại thì ghi số lần gặp: “Giá trị (2)”.
# Cả danh sách chỉ có một xã, một việc hộ tịch mà không có cột thì ghi ở always, ví dụ always: {event: khai sinh}.
# Chữ trong ô cần dịch thì ghi ở events, errors, communes, ví dụ communes: {"xã A (cũ)": "03000"}.
"""


class Guess(NamedTuple):
    """A layout as guessed, the headings that it does not use, and the fields for which there is none."""

    layout: Layout
    unused: tuple[str, ...]
    missing: tuple[Field, ...]


def headings_of(table: Table) -> dict[str, int]:
    """Each heading with its column; one that occurs again is told by its number."""
    seen: Counter[str] = Counter()
    found: dict[str, int] = {}
    for column, text in enumerate(table.header.texts):
        if text:
            seen[text] += 1
            found[f"{text} ({seen[text]})" if seen[text] > 1 else text] = column
    return found


def guess_layout(table: Table, vocabulary: Vocabulary) -> Guess:
    """The layout that the headings suggest; a person has to confirm it."""
    headings = headings_of(table)
    columns: dict[Field, str] = {}
    for means in (_exact, _containing):
        for heading in headings:
            field = means(folded(heading), vocabulary.headings)
            if field is not None and heading not in columns.values():
                columns.setdefault(field, heading)
    ordered = {field: columns[field] for field in Field if field in columns}
    layout = Layout(columns=ordered, header_row=table.header.number)
    unused = tuple(heading for heading in headings if heading not in columns.values())
    return Guess(layout, unused, tuple(field for field in Field if field not in columns))


def _exact(heading: str, known: Mapping[str, Field]) -> Field | None:
    return known.get(heading)


def _containing(heading: str, known: Mapping[str, Field]) -> Field | None:
    """The field whose longest name stands in the heading as words of its own."""
    inside = [name for name in known if len(name) >= _SHORTEST and f" {name} " in f" {heading} "]
    return known[max(inside, key=len)] if inside else None


def guess_date_format(texts: Iterable[str]) -> str:
    """Day before month, unless a number beyond twelve stands where the month would be."""
    for text in texts:
        parts = text.replace("-", "/").replace(".", "/").split("/")
        if len(parts) == len("dmy") and all(part.isdigit() for part in parts):
            first, second, _ = map(int, parts)
            if second > 12 >= first:  # noqa: PLR2004 - months
                return "mm/dd/yyyy"
            if first > 12 >= second:  # noqa: PLR2004 - months
                return "dd/mm/yyyy"
    return "dd/mm/yyyy"


# ---------------------------------------------------------------- files


def draft_text(guess: Guess) -> str:
    """The draft of a mapping file."""
    layout = guess.layout
    data: dict[str, object] = {"kind": KIND}
    data |= {"sheet": layout.sheet} if layout.sheet else {}
    data |= {"header_row": str(layout.header_row), "date_format": layout.date_format}
    data["columns"] = {field.value: heading for field, heading in layout.columns.items()}
    notes = [f"# Cột chưa dùng: {'; '.join(guess.unused)}\n"] if guess.unused else []
    notes += (
        [f"# Chưa có cột cho: {', '.join(f'{f.value} ({f.label})' for f in guess.missing)}\n"] if guess.missing else []
    )
    return HEADER + "".join(notes) + to_yaml(data)


def read_layout(path: Path, shown: str, schemas: Schemas) -> tuple[Layout, Document]:
    """A mapping file, as a person confirmed it, and the document to blame. Raises `CatgiamError`."""
    document = read_kind(path, shown, KIND, schemas)
    data = document.data if isinstance(document.data, dict) else {}
    return from_data({key: value for key, value in data.items() if key != "kind"}, Layout), document


def layout_problems(layout: Layout, table: Table, document: Document | None, known: Known) -> Iterator[Diagnostic]:
    """Everything in which the layout does not fit the table; `document` is the mapping file, if there is one."""
    return _problems(layout, headings_of(table), _Blame(document, table.name), known)


class Known(NamedTuple):
    """What a mapping file may refer to."""

    vocabulary: Vocabulary
    communes: frozenset[str]


class _Blame(NamedTuple):
    """Where a problem is told: in the mapping file, or at the table when the layout was guessed."""

    document: Document | None
    table: str

    def __call__(self, code: str, message: str, path: tuple[str, ...], hint: str | None = None) -> Diagnostic:
        if self.document is not None:
            return self.document.diagnostic(code, message, path, hint=hint)
        return Diagnostic(code, message, Location(self.table), hint=hint)


def _problems(layout: Layout, headings: Mapping[str, int], blame: _Blame, known: Known) -> Iterator[Diagnostic]:
    for field, heading in layout.columns.items():
        if heading not in headings:
            hint = suggest(heading, headings) or f"các cột của bảng: {', '.join(headings)}"
            yield blame("no-column", f"bảng không có cột {quoted(heading)}", ("columns", field.value), hint)
    for heading, times in Counter(layout.columns.values()).items():
        if times > 1:
            yield blame("duplicate", f"cột {quoted(heading)} được ghép cho {times} trường", ("columns",))
    for field in NEEDED:
        if field not in layout.columns and field not in layout.always:
            message = f"chưa ghép cột nào cho {field.label} ({field.value})"
            hint = f"ghi ở columns, hoặc ở always nếu cả danh sách chỉ có một {field.label}"
            yield blame("missing-column", message, ("columns",), hint)
    if not any(field in layout.columns for field in TELLING):
        listed = ", ".join(field.label for field in TELLING)
        message = f"chưa ghép cột nào cho biết mỗi dòng là trường hợp nào: cần ít nhất một trong {listed}"
        yield blame("missing-column", message, ("columns",))
    event = layout.always.get(Field.EVENT, "")
    if event and event_of(event, layout, known.vocabulary) is None:
        hint = f"các việc hộ tịch: {', '.join(e.label for e in PaperId)}"
        yield blame("unknown-event", f"không có việc hộ tịch {quoted(event)}", ("always", "event"), hint)
    yield from _unknown(layout.errors, {*known.vocabulary.kinds, UNCLASSIFIED}, "errors", "mã lỗi", blame)
    yield from _unknown(layout.communes, known.communes, "communes", "đơn vị cấp xã mang mã", blame)


def _unknown(
    translations: Mapping[str, str], known: Collection[str], key: str, what: str, blame: _Blame
) -> Iterator[Diagnostic]:
    for word, code in translations.items():
        if code not in known:
            yield blame("unknown-code", f"không có {what} {quoted(code)}", (key, word), suggest(code, known))


def event_of(words: str, layout: Layout, vocabulary: Vocabulary) -> PaperId | None:
    """The event that a cell means."""
    return layout.events.get(words) or vocabulary.events.get(folded(words))


def error_of(words: str, layout: Layout, vocabulary: Vocabulary) -> str:
    """The code of the error that a cell means; a kind that is in no list stays unclassified."""
    return layout.errors.get(words) or vocabulary.errors.get(folded(words), UNCLASSIFIED)


def columns_of(layout: Layout, table: Table) -> dict[Field, int]:
    """The number of the column of each field."""
    headings = headings_of(table)
    return {field: headings[heading] for field, heading in layout.columns.items()}
