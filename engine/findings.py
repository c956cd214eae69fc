"""What a published record as a whole shows that somebody has to act on, apart from its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from engine.model.catalog import Catalog
from engine.model.finding import Finding, FindingKind
from engine.model.law import AnnexRow
from engine.model.published import PublishedProcedure, StaleReference
from engine.model.record import replace
from engine.model.terms import PaperId
from engine.portal.understanding import Understood
from engine.recognise.text import fold, visible
from engine.situations import Context, Demand, demands

_NEGATED = re.compile(r"không (?:phải|cần|còn|yêu cầu|được yêu cầu|bắt buộc)[^.;\n]{0,60}$", re.IGNORECASE)
_PAST = re.compile(r"[^.;\n]{0,60}trước ngày")
_EXCERPT = 60


class Stale(NamedTuple):
    """A reference that is gone, its words in small letters, and the pattern that finds them as words."""

    reference: StaleReference
    words: tuple[str, ...]
    pattern: re.Pattern[str]


class Repealed(NamedTuple):
    """The number of a text that no longer applies, since when, and what stands in its place."""

    number: str
    title: str
    since: date
    by: str


class RecordFindings:
    """Looks at records with the data of one catalogue on one day."""

    def __init__(self, catalog: Catalog, context: Context, plain: Context) -> None:
        """`plain` is the same day without the annex."""
        self.context, self.plain, self.day = context, plain, context.day
        self._stale = tuple(_stale(catalog, context.day))
        self._repealed = tuple(_repealed(catalog, context.day))

    def of(self, understood: Understood) -> Iterator[Finding]:
        """Every finding about one record."""
        published = understood.published
        if is_unread(published):
            yield _finding(published, FindingKind.UNREAD_DOSSIER, "không có thành phần hồ sơ nào trong bản ghi")
        yield from self._annex(understood)
        yield from self._references(published)
        yield from self._bases(published)

    def _annex(self, understood: Understood) -> Iterator[Finding]:
        published = understood.published
        for row in self.context.annex_of(published.code):
            for paper in map(PaperId, row.papers):
                every = tuple(demands([understood.procedure], self.day))
                named = [d for d in every if d.paper == paper]
                if not named and not is_unread(published):
                    text = _annex_text(row, paper, generic=any(d.paper is None for d in every))
                    yield _finding(published, FindingKind.ANNEX_NOT_FOUND, text, _place(row))
                other = next((o for d in named if (o := self.other_databases(d, row))), "")
                if other:
                    yield _finding(published, FindingKind.OTHER_DATABASE, other, _place(row))

    def other_databases(self, demand: Demand, row: AnnexRow) -> str:
        """What the general rule or the published text says where the annex names other databases; else ""."""
        general = self.plain.databases(demand)
        names = self.context.catalog.databases
        annex = ", ".join(names[d].name for d in row.databases)
        if general and not set(general) & set(row.databases):
            own = ", ".join(names[d].name for d in general)
            return f"{demand.paper.label if demand.paper else ''}: {_place(row)} nêu {annex}; quy định chung là {own}"
        stated = self._stated(demand.component.text)
        if stated and not stated & set(row.databases):
            own = ", ".join(names[d].name for d in names if d in stated)
            return f"{demand.paper.label if demand.paper else ''}: {_place(row)} nêu {annex}; bản công bố nêu {own}"
        return ""

    def _stated(self, text: str) -> set[str]:
        """The databases that a text names."""
        low = fold(visible(text))
        known = self.context.catalog.databases.values()
        return {d.id for d in known if any(fold(name) in low for name in (d.name, *d.aliases))}

    def _references(self, published: PublishedProcedure) -> Iterator[Finding]:
        texts = [(where, text, text.lower()) for where, text in _texts(published)]
        for stale in self._stale:
            held = (part for part in texts if any(word in part[2] for word in stale.words))
            found = next((said for where, text, _ in held if (said := _said(stale, where, text))), "")
            if found:
                gone = stale.reference
                yield replace(
                    _finding(published, FindingKind.STALE_REFERENCE, found, gone.says),
                    since=gone.starts,
                    cure=gone.cure,
                )

    def _bases(self, published: PublishedProcedure) -> Iterator[Finding]:
        cited = " ".join(published.legal_basis)
        for repealed in self._repealed:
            if re.search(rf"(?<!\d){re.escape(repealed.number)}", cited):
                text = f"căn cứ pháp lý còn dẫn {repealed.number} ({repealed.title})"
                cure = f"thay bằng {repealed.by}" if repealed.by else "bỏ khỏi căn cứ"
                yield replace(_finding(published, FindingKind.REPEALED_BASIS, text), since=repealed.since, cure=cure)


def is_unread(published: PublishedProcedure) -> bool:
    """Whether the record holds no line of a dossier at all."""
    return all(line.is_case for line in published.lines)


def _finding(published: PublishedProcedure, kind: FindingKind, text: str, clause: str = "") -> Finding:
    return Finding(
        kind=kind,
        procedure=published.code,
        procedure_name=published.name,
        issuer=published.issuer.name,
        field=published.field,
        text=text,
        clause=clause,
        location=published.location,
    )


def _place(row: AnnexRow) -> str:
    return f"Phụ lục {row.appendix} NQ 66.7, STT {row.stt}"


def _annex_text(row: AnnexRow, paper: PaperId, *, generic: bool) -> str:
    lack = "chỉ đòi giấy tờ chứng minh nói chung, không nêu tên giấy này" if generic else "không thấy nêu giấy này"
    return f"{_place(row)} thay {paper.label} bằng {row.database_text}; hồ sơ công bố {lack}"


def _texts(published: PublishedProcedure) -> Iterator[tuple[str, str]]:
    """The texts of a record, by what they are called."""
    yield "thành phần hồ sơ", "\n".join(f"{line.group}\n{line.text}" for line in published.lines)
    yield "các bước thực hiện", published.steps
    yield "cơ quan thực hiện", published.body


def _said(stale: Stale, where: str, text: str) -> str:
    """Where a text names what is gone, neither to waive it nor to speak of the past; else ""."""
    for match in stale.pattern.finditer(text):
        if not _NEGATED.search(text, 0, match.start()) and not _PAST.match(text, match.end()):
            said = text[max(0, match.start() - _EXCERPT) : match.end() + _EXCERPT]
            return f"{where} còn nhắc {stale.reference.name}: “…{' '.join(said.split())}…”"
    return ""


def _stale(catalog: Catalog, day: date) -> Iterator[Stale]:
    for reference in catalog.stale.references if catalog.stale else ():
        if reference.starts <= day:
            both = (form for word in reference.words for form in (word.lower(), fold(word)))  # "ủy" and "uỷ"
            words = tuple(dict.fromkeys(both))
            pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)"
            yield Stale(reference, words, re.compile(pattern, re.IGNORECASE))


def _repealed(catalog: Catalog, day: date) -> Iterator[Repealed]:
    """From `stale.yaml`, and the instruments of `law/` that have lapsed."""
    for listed in catalog.stale.repealed if catalog.stale else ():
        if listed.starts <= day:
            yield Repealed(listed.number, listed.title, listed.starts, listed.by)
    numbers = {instrument.id: instrument.number for instrument in catalog.instruments}
    replacing = {old: new.number for new in catalog.instruments for old in new.replaces if new.effective <= day}
    for known in catalog.instruments:
        by = replacing.get(known.id) or ", ".join(numbers.get(new, new) for new in known.replaced_by)
        if known.expires is not None and known.expires < day:
            yield Repealed(known.number, known.title, known.expires + timedelta(days=1), by)
        elif known.id in replacing:
            new = next(i for i in catalog.instruments if known.id in i.replaces)
            yield Repealed(known.number, known.title, new.effective, by)
