"""What `catgiam mismatch` says on standard output. No cell of a list is among it, only headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from engine.diagnostics import quoted, visible

if TYPE_CHECKING:
    from engine.mismatch.importing import Imported
    from engine.mismatch.layout import Guess
    from engine.mismatch.vocabulary import Vocabulary
    from engine.model.mismatch import Step
    from engine.sheets import Table

_NAMED = 10
"""How many ids one message names."""

TABLE_ADVICE = (
    "Tệp này chứa dữ liệu cá nhân. Mở bằng bảng tính thì nhập (Nhập dữ liệu) với cột số định danh, mã xã là Văn bản, "
    "nếu không số 0 ở đầu sẽ mất."
)


def lines_of_guess(name: str, guess: Guess, vocabulary: Vocabulary) -> Iterator[str]:
    """Which heading was taken for which field."""
    yield f"{visible(name)}: dòng tiêu đề là dòng {guess.layout.header_row}; đoán các cột như sau"
    for field, heading in guess.layout.columns.items():
        yield f"  {vocabulary.fields[field].name} ← {visible(quoted(heading))}"
    yield f"  Ngày viết theo dạng {guess.layout.date_format}"
    if guess.unused:
        yield f"  Chưa dùng cột: {visible('; '.join(map(quoted, guess.unused)))}"
    if guess.missing:
        yield f"  Không thấy cột cho: {'; '.join(vocabulary.fields[field].name for field in guess.missing)}"


def how_to_confirm(draft: str, *, is_kept: bool) -> Iterator[str]:
    """What to do next."""
    if is_kept:
        yield f"Đã có sẵn {draft} khác với cách đoán này: giữ nguyên tệp đó."
    else:
        yield f"Đã ghi cách ghép này vào {draft}."
    yield f"Chưa nhập dòng nào. Soát (sửa nếu cần) rồi nhập: thêm --mapping {draft}"
    yield "Cách đoán trên đã đúng cả thì nhập luôn: thêm --accept"


def lines_of_import(table: Table, imported: Imported) -> Iterator[str]:
    """What became of the rows of a list."""
    counts = {
        "trường hợp mới": imported.added,
        "đã có từ trước hoặc lặp trong danh sách, giữ nguyên trạng thái": imported.known,
        "dòng bị bỏ vì sai": imported.rejected,
    }
    told = "; ".join(f"{count} {what}" for what, count in counts.items() if count)
    yield f"{visible(table.name)}: {imported.rows} dòng: {told or 'không có dòng nào'}"
    if imported.is_repeated:
        yield "  Danh sách này đã được nhập trước đây."
    if imported.unclassified:
        yield f"  {imported.unclassified} trường hợp có loại lỗi chưa có trong danh mục: nhập là “chưa phân loại”"
    if imported.closed:
        more = "…" if len(imported.closed) > _NAMED else ""
        yield f"  {len(imported.closed)} trường hợp đã đóng mà danh sách này vẫn nêu, cần xem lại:"
        yield f"    {' '.join(imported.closed[:_NAMED])}{more}"
    if table.others:
        pages = visible("; ".join(map(quoted, table.others)))
        yield f"  Tệp còn trang {pages}: chưa nhập; muốn nhập thì ghi tên trang ở sheet của tệp ghép cột"


def lines_of_steps(case_id: str, steps: Sequence[Step], proposed: Sequence[str]) -> Iterator[str]:
    """The log of a case, and what is proposed while it is open."""
    yield f"Nhật ký của {case_id}:"
    for step in steps:
        why = f" – {visible(step.reason)}" if step.reason else ""
        yield f"  {step.at:%d/%m/%Y %H:%M} {visible(step.by)}: {step.after.label}{why}"
    if proposed:
        yield "Đề xuất:"
        yield from (f"  {text}" for text in proposed)
