"""A confirmed draft meets its source again: what is told, what `--accept` takes in, and what of the analyst's stays."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from engine.diagnostics import Location
from engine.model.catalog import Catalog
from engine.model.procedure import Issuer
from engine.model.published import PublishedLine, PublishedProcedure
from engine.model.terms import Level
from engine.portal.drafts import Data, Imported, draft_of
from engine.portal.merging import Merged, Outcome, merge
from engine.portal.understanding import Understander
from engine.recognise import Grammar
from engine.source import read_yaml
from engine.source.writing import to_yaml

DAY = date(2026, 11, 22)
BIRTH = "Giấy khai sinh"
LOOK_UP = "Cơ quan tra cứu Giấy chứng nhận kết hôn"
Line = tuple[str, str]
"""Text and heading."""


class Source:
    """Published records of one procedure, and the drafts of them as they lie in a file."""

    def __init__(self, understander: Understander, file: Path) -> None:
        self._understander, self._file = understander, file

    def published(self, *lines: Line, steps: str = "", **quantities: int) -> PublishedProcedure:
        """A record of these lines, all with the same quantities."""
        plain: dict[str, Any] = dict.fromkeys(("body", "decision", "url"), "")
        amounts: dict[str, Any] = dict(quantities)
        return PublishedProcedure(
            **plain,
            code="9.999999",
            raw_code="9.999999",
            name="Thử",
            field="Thử",
            levels=(Level.XA,),
            legal_basis=(),
            updated=None,
            issuer=Issuer(name="Bộ Tư pháp", level="central"),
            digest="0123456789abcdef",
            location=Location("ban-ghi.jsonl", 7),
            steps=steps,
            lines=tuple(
                PublishedLine(number=n, text=text, original=text, group=group, **amounts)
                for n, (text, group) in enumerate(lines, 1)
            ),
        )

    def draft(self, published: PublishedProcedure) -> Data:
        """The draft of a record."""
        understood = self._understander.understand(published)
        return draft_of(understood, self._understander, Imported(DAY, "ban-ghi.jsonl", 7))

    def confirmed(self, *lines: Line, steps: str = "", **quantities: int) -> Data:
        """The draft of these lines, confirmed, as its file holds it."""
        made = self.draft(self.published(*lines, steps=steps, **quantities))
        return self.stored({**made, "status": "confirmed"})

    def stored(self, data: Data) -> Data:
        """What a file gives back."""
        self._file.write_text(to_yaml(data), encoding="utf-8", newline="")
        read = read_yaml(self._file).data
        assert isinstance(read, dict)
        return dict(read)

    def again(self, old: Data, *lines: Line, accepts: bool = True, steps: str = "", **quantities: int) -> Merged:
        """What becomes of a draft when the source has these lines."""
        published = self.published(*lines, steps=steps, **quantities)
        return merge(old, self.draft(published), published.lines, accepts=accepts)


@pytest.fixture
def source(catalog: Catalog, tmp_path: Path) -> Source:
    assert catalog.wordings is not None
    grammar = Grammar.build(catalog.papers.values(), catalog.not_civil_status, catalog.wordings)
    return Source(Understander(grammar, {}, DAY), tmp_path / "a.yaml")


def told(merged: Merged) -> list[str]:
    return [f"{d.sign} {d.text}" for d in merged.differences]


def components(merged: Merged) -> list[Data]:
    assert merged.data is not None
    return list(merged.data["components"])


def cases(merged: Merged) -> list[tuple[str, str]]:
    return [(c["text"], c.get("case", "")) for c in components(merged)]


def edited(data: Data, number: int, **changes: str) -> Data:
    listed = list(data["components"])
    listed[number] = {**listed[number], **changes}
    return {**data, "components": listed}


@pytest.mark.parametrize(
    ("now", "signs", "after"),
    [
        ([(BIRTH, "A:"), (BIRTH, "B:")], [f"+ {BIRTH}"], [(BIRTH, "A"), (BIRTH, "B")]),
        ([(BIRTH, "Mới:")], [f"+ {BIRTH}", f"- {BIRTH}"], [(BIRTH, "Mới")]),
        ([(BIRTH, "")], [f"+ {BIRTH}", f"- {BIRTH}"], [(BIRTH, "")]),
    ],
)
def test_the_same_text_under_another_heading_is_another_line(
    source: Source, now: list[Line], signs: list[str], after: list[tuple[str, str]]
) -> None:
    merged = source.again(source.confirmed((BIRTH, "A:")), *now)

    assert (merged.outcome, told(merged), cases(merged)) == (Outcome.ACCEPTED, signs, after)
    assert merged.data is not None
    assert source.again(source.stored(merged.data), *now) == Merged(None, Outcome.KEPT)


def test_a_heading_that_lost_its_colon_is_the_same(source: Source) -> None:
    assert source.again(source.confirmed((BIRTH, "A:")), (BIRTH, "A")) == Merged(None, Outcome.KEPT)


def test_the_last_line_under_a_heading_is_told_by_its_text(source: Source) -> None:
    merged = source.again(source.confirmed(("Đơn", ""), ("Ảnh", "A:")), ("Đơn", ""), accepts=False)

    assert told(merged) == ["- Ảnh"]


def test_a_line_whose_heading_the_analyst_changed_is_told_by_its_text_and_kept(source: Source) -> None:
    old = edited(source.confirmed(("Đơn", ""), ("Ảnh", "A:")), 1, case="Của tôi")

    merged = source.again(old, ("Đơn", ""), ("Thẻ", "A:"))

    assert told(merged) == ["+ Thẻ", "- Ảnh"]
    assert cases(merged) == [("Đơn", ""), ("Ảnh", "Của tôi"), ("Thẻ", "A")]


@pytest.mark.parametrize("heading", ["", "Hồ sơ gồm trích lục khai tử:"])
def test_what_the_analyst_made_of_steps_and_headings_stays(source: Source, heading: str) -> None:
    confirmed = source.confirmed(("Đơn", heading), steps=LOOK_UP)
    extras = range(1, len(confirmed["components"]))
    for number in extras:
        confirmed = edited(confirmed, number, note=f"của tôi {number}")

    merged = source.again(confirmed, ("Đơn", heading), ("Ảnh", heading), steps=LOOK_UP)

    assert [c.get("note") for c in components(merged)][1:-1] == [f"của tôi {number}" for number in extras]
    assert [c["text"] for c in components(merged)].count(LOOK_UP) == 1


@pytest.mark.parametrize("is_edited", [True, False])
def test_what_was_read_in_steps_that_are_gone_goes_unless_somebody_edited_it(
    source: Source, *, is_edited: bool
) -> None:
    confirmed = source.confirmed(("Đơn", ""), steps=LOOK_UP)
    old = edited(confirmed, 1, note="của tôi") if is_edited else confirmed

    merged = source.again(old, ("Đơn", ""), steps="Cơ quan tra cứu Giấy khai sinh")

    kept = [LOOK_UP] if is_edited else []
    assert [c["text"] for c in components(merged)] == ["Đơn", *kept, "Cơ quan tra cứu Giấy khai sinh"]


def test_what_the_analyst_took_out_does_not_come_back(source: Source) -> None:
    confirmed = source.confirmed(("Đơn", ""), steps=LOOK_UP)
    old = {**confirmed, "components": confirmed["components"][:1]}

    merged = source.again(old, ("Đơn", ""), ("Ảnh", ""), steps=LOOK_UP)

    assert [c["text"] for c in components(merged)] == ["Đơn", "Ảnh"]


def test_the_analyst_s_own_line_stays_even_with_an_original_that_nobody_published(source: Source) -> None:
    confirmed = source.confirmed(("Đơn", ""))
    own = {**confirmed["components"][0], "id": "9", "text": "Của tôi", "original": "Chép từ nơi khác"}

    merged = source.again({**confirmed, "components": [*confirmed["components"], own]}, ("Đơn", ""), ("Ảnh", ""))

    assert [c["text"] for c in components(merged)] == ["Đơn", "Của tôi", "Ảnh"]


def test_other_numbers_of_a_line_are_told_and_taken_in(source: Source) -> None:
    old = edited(source.confirmed((BIRTH, "A:"), original_qty=1), 0, subject="người con")

    merged = source.again(old, (BIRTH, "A:"), original_qty=0, copy_qty=2)

    assert told(merged) == [f"~ số lượng của “{BIRTH}”: 1 bản chính → 0 bản chính, 2 bản sao"]
    (component,) = components(merged)
    assert (component["subject"], component["copies"]["copy"]) == ("người con", 2)


def test_numbers_that_are_no_longer_published_are_taken_out(source: Source) -> None:
    merged = source.again(source.confirmed((BIRTH, ""), original_qty=1), (BIRTH, ""))

    assert told(merged) == [f"~ số lượng của “{BIRTH}”: 1 bản chính → không ghi"]
    assert "copies" not in components(merged)[0]


@pytest.mark.parametrize(("steps", "count"), [("Nộp tại\n một cửa", 0), ("Nộp qua bưu chính", 1), ("", 1)])
def test_other_steps_are_told(source: Source, steps: str, count: int) -> None:
    merged = source.again(source.confirmed(("Đơn", ""), steps="Nộp tại một cửa"), ("Đơn", ""), steps=steps)

    assert [text.startswith("~ các bước thực hiện") for text in told(merged)] == [True] * count


def test_a_draft_from_before_numbers_and_steps_were_kept_tells_no_change_of_them(source: Source) -> None:
    old = source.confirmed(("Đơn", ""), original_qty=1, steps="Nộp")
    for key in ("quantities", "steps", "extras"):
        del old["imported"][key]

    assert source.again(old, ("Đơn", ""), steps="Gửi") == Merged(None, Outcome.KEPT)


@pytest.mark.parametrize(("has_remarks", "outcome"), [(True, Outcome.KEPT), (False, Outcome.UPDATED)])
def test_a_draft_with_somebody_s_remarks_is_not_written_again(
    source: Source, *, has_remarks: bool, outcome: Outcome
) -> None:
    old = source.stored(source.draft(source.published(("Đơn", ""))))
    now = source.published(("Ảnh", ""))

    assert merge(old, source.draft(now), now.lines, accepts=False, has_remarks=has_remarks).outcome is outcome
