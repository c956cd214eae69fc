"""Rulings beside rows: what has changed since, which one counts, and how a file grows."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from engine.diagnostics import CatgiamError
from engine.inventory import CATALOGUE, Selection, make_inventory
from engine.matcher import ReferenceMatcher
from engine.model.catalog import Catalog
from engine.model.decision import Inventory, Row
from engine.model.record import replace, to_data
from engine.model.ruling import Ruling, RulingStanding
from engine.model.situation import Situation
from engine.model.terms import Verdict
from engine.render import words
from engine.review import Reviewer
from engine.rulings import Beside, Said, appended, listed, read_document, read_rulings, ruling_on, with_rulings
from engine.rulings import beside as beside_module
from engine.schema import Schemas
from engine.seal import inventory_digest, row_digest

DAY, LATER = date(2026, 7, 20), date(2027, 3, 20)
CODE = "1.001193"
ROOT = Path(__file__).parents[2]
SCHEMA_DIR = ROOT / "rules" / "schema"
SAID = Said(None, "Trưởng phòng Hành chính tư pháp", date(2026, 7, 21), "Đã đối chiếu")

Give = Callable[..., Ruling]


def reviewer(catalog: Catalog, day: date = DAY, province: str | None = None) -> Reviewer:
    return Reviewer(catalog, day, province, ReferenceMatcher())


def inventory_of(seen: Reviewer, *codes: str) -> Inventory:
    return make_inventory(seen, seen.catalog.procedures, Selection(codes=codes or (CODE,)))


def only_row(seen: Reviewer) -> Row:
    (row,) = inventory_of(seen).rows
    return row


@pytest.fixture
def give(catalog: Catalog) -> Give:
    """A ruling on the one row of a birth registration."""

    def give_it(said: Said = SAID, province: str | None = None, day: date = DAY) -> Ruling:
        seen = reviewer(catalog, day, province)
        return ruling_on(only_row(seen), said, seen)

    return give_it


def why(ruling: Ruling, seen: Reviewer, **changes: object) -> tuple[str, ...]:
    return Beside(seen, [ruling]).stale_why(ruling, replace(only_row(seen), **changes))


def test_a_ruling_keeps_what_it_was_given_for(catalog: Catalog, give: Give) -> None:
    row, given = only_row(reviewer(catalog)), give()

    assert given.key == row.key
    assert given.agrees
    assert (given.given_for.situation, given.given_for.row) == (row.situation, row_digest(row))
    assert tuple(given.given_for.facts) == Situation._fields
    assert (given.given_for.rulebook, given.given_for.catalog) == (catalog.rulebook_hash, catalog.catalog_hash)


def test_a_ruling_stands_beside_its_row_and_changes_nothing_else(catalog: Catalog, give: Give) -> None:
    seen = reviewer(catalog)
    plain = inventory_of(seen, CODE, "1.000894")
    shown = with_rulings(plain, [give(SAID._replace(verdict=Verdict.KEEP))], seen)

    ruled = [row.ruling for row in shown.rows if row.ruling]
    assert [(r.agrees, r.verdict, r.role, r.is_stale) for r in ruled] == [(False, Verdict.KEEP, SAID.role, False)]
    assert tuple(replace(row, ruling=None) for row in shown.rows) == plain.rows
    assert (shown.totals.rulings, shown.totals.stale_rulings, shown.totals.gone_rulings) == (1, 0, 0)


def test_without_rulings_an_inventory_is_the_one_it_was(catalog: Catalog) -> None:
    seen = reviewer(catalog)
    plain = inventory_of(seen)

    assert with_rulings(plain, [], seen) is plain
    assert plain.source == CATALOGUE == beside_module.CATALOGUE


def test_another_stretch_of_law_makes_a_ruling_stale_and_is_named(catalog: Catalog, give: Give) -> None:
    given = give()

    told = why(given, reviewer(catalog, LATER))

    assert told == ("pháp luật đã ở giai đoạn khác: từ 01/03/2027, khi cho ý kiến là từ 01/07/2026",)


def test_a_changed_fact_of_the_place_is_named_with_both_values(catalog: Catalog, give: Give) -> None:
    given = give(province="12")
    live = replace(given, given_for=replace(given.given_for, situation="x", facts=given.given_for.facts | OTHER))

    told = why(live, reviewer(catalog, province="12"))

    assert told == ("kết nối: đang hoạt động → mới có kế hoạch",)


OTHER = {"connection": "live"}


def test_another_place_than_the_ruling_s_is_no_change(catalog: Catalog, give: Give) -> None:
    law, province = give(), give(province="12")

    assert law.given_for.situation != province.given_for.situation
    assert why(law, reviewer(catalog, province="12")) == ()
    assert why(province, reviewer(catalog)) == ()


def test_beside_a_row_of_another_place_a_ruling_says_for_which_it_was_given(catalog: Catalog, give: Give) -> None:
    seen = reviewer(catalog, province="12")
    (row,) = Beside(seen, [give()]).rows([only_row(seen)])

    assert row.ruling is not None
    assert row.ruling.scope == "chỉ xét pháp luật"
    assert words.ruling(row.ruling).startswith("đồng ý “Cắt giảm ngay” (khi chỉ xét pháp luật) – Trưởng phòng")


def test_facts_that_nobody_can_tell_are_still_another_situation(catalog: Catalog, give: Give) -> None:
    assert why(give(), reviewer(catalog), situation="unknown") == ("tình huống đã khác",)


def test_another_answer_is_told_with_the_one_before(catalog: Catalog, give: Give) -> None:
    given = give(SAID._replace(verdict=Verdict.KEEP))

    told = why(given, reviewer(catalog), verdict=Verdict.KEEP)

    assert told == ("chương trình kết luận: Cắt giảm ngay → Giữ, như ý kiến này",)


def test_another_place_excuses_only_what_the_place_decides(catalog: Catalog, give: Give) -> None:
    given, seen = give(), reviewer(catalog, province="12")

    assert why(given, seen, verdict=Verdict.CUT_WHEN_CONNECTED) == ()
    assert why(given, seen, verdict=Verdict.KEEP) == ("chương trình kết luận: Cắt giảm ngay → Giữ",)


def test_other_words_in_the_dossier_are_a_change_other_spaces_are_not(catalog: Catalog, give: Give) -> None:
    given, seen = give(), reviewer(catalog)

    assert why(given, seen, component_text=f" {given.given_for.text.upper()}  ") == ()
    assert why(given, seen, component_text="Giấy khác") == ("câu chữ thành phần hồ sơ đã khác",)


def test_a_clause_that_has_lapsed_or_left_the_catalogue_is_told(catalog: Catalog, give: Give) -> None:
    lapsed = give(SAID._replace(clause="NQ-66.7-2025 Đ4 k2 đ.a"))
    lost = give(SAID._replace(clause="NQ-0-2000 Đ1"), day=LATER)
    last = catalog.clauses[lapsed.clause].expires
    assert last is not None

    assert f"{lapsed.clause} đã hết hiệu lực sau ngày {last:%d/%m/%Y}" in why(lapsed, reviewer(catalog, LATER))
    assert why(lost, reviewer(catalog, LATER)) == ("danh mục nay không có điều khoản NQ-0-2000 Đ1",)


def test_of_one_row_the_last_ruling_counts_by_day_then_by_place_in_the_file(catalog: Catalog, give: Give) -> None:
    first, second = give(SAID._replace(reason="một")), give(SAID._replace(reason="hai"))
    earlier = give(SAID._replace(reason="trước", on=date(2026, 1, 1)))
    kept = (first, second, earlier)

    found = listed(kept, catalog, lambda province, _: reviewer(catalog, province=province or None))

    assert [r.reason for r in Beside(reviewer(catalog), kept).current.values()] == ["hai"]
    assert {one.ruling.reason: one.standing for one in found} == {
        "trước": RulingStanding.SUPERSEDED,
        "một": RulingStanding.SUPERSEDED,
        "hai": RulingStanding.STANDS,
    }


def test_a_ruling_without_a_row_is_listed_and_counted_where_its_procedure_is_covered(
    catalog: Catalog, give: Give
) -> None:
    gone, strange = replace(give(), component="99"), replace(give(), procedure="9.999999")
    seen = reviewer(catalog)

    found = listed([gone, strange], catalog, lambda *_: seen)

    assert [one.standing for one in found] == [RulingStanding.GONE, RulingStanding.GONE]
    assert with_rulings(inventory_of(seen), [gone, strange], seen).totals.gone_rulings == 2
    assert with_rulings(inventory_of(seen), [gone, strange], seen, {CODE}).totals.gone_rulings == 1
    assert with_rulings(inventory_of(seen), [gone, strange], seen, {"1.000894"}).totals.gone_rulings == 0


def test_a_row_outside_a_narrowed_review_is_not_gone(catalog: Catalog, give: Give) -> None:
    seen = reviewer(catalog)

    assert with_rulings(inventory_of(seen, "1.000894"), [give()], seen).totals.gone_rulings == 0


def test_records_that_hold_another_procedure_lose_no_ruling(catalog: Catalog, give: Give) -> None:
    seen = reviewer(catalog)
    records = replace(inventory_of(seen, "1.000894"), source="portal")
    own = replace(inventory_of(seen), source="portal", rows=())

    assert with_rulings(records, [replace(give(), component="99")], seen).totals.gone_rulings == 0
    assert with_rulings(own, [give()], seen).totals.gone_rulings == 0


def test_a_ruling_follows_its_procedure_to_a_new_code(catalog: Catalog, give: Give) -> None:
    renamed = [replace(p, formerly=("9.999999",)) if p.code == CODE else p for p in catalog.procedures]
    seen = reviewer(replace(catalog, procedures=tuple(renamed)))

    shown = with_rulings(inventory_of(seen), [replace(give(), procedure="9.999999")], seen)

    assert shown.totals.rulings == 1


def test_every_row_of_the_catalogue_takes_a_ruling_and_shows_it(catalog: Catalog) -> None:
    """Also those of a procedure whose code another one bore before."""
    seen = reviewer(catalog)
    plain = make_inventory(seen, catalog.procedures, Selection())
    given = [ruling_on(row, SAID, seen) for row in plain.rows]

    shown = with_rulings(plain, given, seen)

    assert len({ruling.key for ruling in given}) == len(plain.rows) == shown.totals.rulings
    assert (shown.totals.stale_rulings, shown.totals.gone_rulings) == (0, 0)
    assert all(ruling.given_for.facts for ruling in given)


def test_the_seal_of_a_row_leaves_the_ruling_out_and_the_seal_of_the_file_does_not(
    catalog: Catalog, give: Give
) -> None:
    seen = reviewer(catalog)
    plain = inventory_of(seen)
    shown, other = (with_rulings(plain, [give(SAID._replace(reason=text))], seen) for text in ("một", "hai"))

    assert [row_digest(r) for r in shown.rows] == [row_digest(r) for r in plain.rows]
    assert len({inventory_digest(i) for i in (plain, shown, other)}) == 3


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / f"{CODE}.yaml"


def reread(file: Path) -> list[object]:
    """Everything but the places, as plain data."""
    return [to_data(replace(r, location=None)) for r in read_rulings([(file, file.name)], SCHEMA_DIR)]


def append(file: Path, given: Ruling) -> None:
    document = read_document(file, file.name, Schemas.load(SCHEMA_DIR)) if file.exists() else None
    file.write_text(appended(document, given), encoding="utf-8")


def test_what_is_written_is_read_back_and_every_ruling_stays(give: Give, file: Path) -> None:
    rulings = [give(), give(SAID._replace(verdict=Verdict.KEEP, reason="- a: 'b' # c\\", clause_as_written="=1"))]
    for given in rulings:
        append(file, given)

    assert reread(file) == [to_data(given) for given in rulings]


@pytest.mark.parametrize("margin", ["", "  ", "    "])
def test_remarks_and_the_margin_of_a_file_written_by_hand_stay(give: Give, file: Path, margin: str) -> None:
    append(file, give())
    head, items = file.read_text(encoding="utf-8").split("rulings:\n")
    by_hand = head + "rulings: # của phòng\n" + "".join(f"{margin}{line}\n" for line in items.splitlines())
    file.write_text(by_hand + "\n# hết\n", encoding="utf-8")

    append(file, give(SAID._replace(reason="hai")))

    assert file.read_text(encoding="utf-8").startswith(by_hand + "\n# hết\n")
    assert len(reread(file)) == 2


def test_a_file_with_no_room_at_its_end_is_written_anew_unless_remarks_would_be_lost(give: Give, file: Path) -> None:
    append(file, give())
    head, items = file.read_text(encoding="utf-8").split("rulings:\n")
    start, code = head.split("code:")
    turned = f"{start}rulings:\n{items}code:{code}"
    file.write_text(turned, encoding="utf-8")

    append(file, give(SAID._replace(reason="hai")))
    assert len(reread(file)) == 2

    file.write_text(turned + "# của phòng\n", encoding="utf-8")
    with pytest.raises(CatgiamError, match=r"không ghi thêm được.*\[no-end\]"):
        append(file, give())
    assert file.read_text(encoding="utf-8") == turned + "# của phòng\n"


def test_every_problem_of_every_file_is_told_at_once(give: Give, tmp_path: Path) -> None:
    text = appended(None, give())
    texts = {
        "1.000001.yaml": text,
        f"{CODE}.yaml": text.replace("role:", "name:"),
        "1.000002.yaml": "kind: policy\nthresholds:\n- {digitised: '1', clean: '1', from: 2026-01-01, set_by: A, "
        "source: B, certainty: certain}\n",
    }
    for name, content in texts.items():
        (tmp_path / name).write_text(content, encoding="utf-8")

    with pytest.raises(CatgiamError) as caught:
        read_rulings([(tmp_path / name, name) for name in texts], SCHEMA_DIR)

    assert [(d.location.file, d.code) for d in caught.value.diagnostics] == [
        ("1.000001.yaml", "wrong-file-name"),
        ("1.000002.yaml", "wrong-kind"),
        (f"{CODE}.yaml", "missing-key"),
        (f"{CODE}.yaml", "unknown-key"),
    ]
    assert all(d.location.line for d in caught.value.diagnostics)


def test_the_facts_that_a_file_may_hold_are_those_of_a_situation() -> None:
    schema = Schemas.load(SCHEMA_DIR).by_kind["ruling"]
    given_for = schema["properties"]["rulings"]["items"]["properties"]["given_for"]["properties"]

    assert tuple(given_for["facts"]["properties"]) == Situation._fields
