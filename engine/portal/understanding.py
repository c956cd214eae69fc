"""From a published record to a procedure that can be reviewed: a component for each line on civil-status papers.

The published text decides what is demanded. What it cannot tell (what the paper is used for, who the person
is, provisions of the sector) comes from the curated catalogue where the procedure is known there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from engine.model.procedure import (
    Alternative,
    Component,
    Copies,
    FactSource,
    PaperRef,
    Performer,
    Procedure,
    PublishedRecord,
)
from engine.model.published import PublishedLine, PublishedProcedure
from engine.model.recognition import Recognition, Role, When
from engine.model.record import replace
from engine.model.terms import Certainty, Mode, Origin, PaperId, Published, Use
from engine.portal.kinds import may_serve, object_papers, type_of
from engine.portal.known import Known
from engine.recognise import Grammar, may_name_papers, recognise, speaks_of_others

STEPS = "các bước thực hiện"
HEADING = "đầu mục, tên trường hợp"
CASE_NAME = "tên trường hợp"
IN_SOME_CASES = "theo trường hợp nêu trong dòng"
CONTRADICTED = "Các bước thực hiện của chính bản công bố nói cơ quan giải quyết tra cứu giấy này"
_MARKS = {Published.DEMANDED: "", Published.FALLBACK_ONLY: "b", Published.LOOKED_UP: "c"}


class Place(NamedTuple):
    """Where a text stands in a record: `id` names it in rows, `where` in words."""

    id: str
    where: str
    line: PublishedLine | None = None


class Reading(NamedTuple):
    """A text of a record that concerns civil-status papers, with what was understood."""

    place: Place
    text: str
    group: str
    read_as: Recognition


class Spared(NamedTuple):
    """What notes about the whole dossier mean: the lines up to the last of them, and those under their headings."""

    last: int
    groups: frozenset[str]


class Understood(NamedTuple):
    """A record, what was read in it, and the procedure that follows."""

    published: PublishedProcedure
    readings: tuple[Reading, ...]
    procedure: Procedure


class Understander:
    """Reads records with one grammar; `curated` are the procedures of the catalogue by code."""

    def __init__(self, grammar: Grammar, curated: Mapping[str, Procedure], day: date) -> None:
        """`day` is when the records are read."""
        self.grammar, self.curated, self.day = grammar, curated, day
        self.words = grammar.wordings.procedures

    def understand(self, published: PublishedProcedure) -> Understood:
        """Everything that the record says of civil-status papers."""
        readings = tuple(self.readings(published))
        known = Known(self.curated.get(published.code))
        objects = object_papers(published, self.words)
        demanding = any(r.read_as.demanded or r.read_as.umbrella for r in readings)
        spared = self._spared(published) if demanding else Spared(0, frozenset())
        in_steps = {p for r in readings if r.place.where == STEPS for p in r.read_as.looked_up}
        components = [
            known.completed(self._noted(component, in_steps))
            for reading in readings
            for component in self._components(reading, objects, spared)
        ]
        return Understood(published, readings, self._procedure(published, known, tuple(components)))

    def readings(self, published: PublishedProcedure) -> Iterator[Reading]:
        """The lines, headings and steps that concern civil-status papers."""
        lines = tuple(self._read_lines(published.lines))
        yield from self._read_headings(published.lines, lines)
        yield from lines
        yield from self._read_steps(published, {p for r in lines for p in (*r.read_as.demanded, *r.read_as.looked_up)})

    def _read_lines(self, lines: Iterable[PublishedLine]) -> Iterator[Reading]:
        for line in lines:
            where = CASE_NAME if line.is_case else f"dòng {line.number}"
            yield from self._read(Place(str(line.number), where, line), line.text, line.group)

    def _read_headings(self, lines: Iterable[PublishedLine], readings: Iterable[Reading]) -> Iterator[Reading]:
        """Headings, and names of cases, that demand what no line under them does."""
        under: dict[str, set[str]] = defaultdict(set)
        for reading in readings:
            under[reading.group] |= _things(reading.read_as)
        first_lines = {line.group: line for line in reversed(tuple(lines)) if line.group}
        for group, line in first_lines.items():
            for reading in self._read(Place(f"đm{line.number}", HEADING, line), group, ""):
                if _things(reading.read_as) - under[group]:
                    yield reading

    def _read(self, place: Place, text: str, group: str) -> Iterator[Reading]:
        if not may_name_papers(text, self.grammar):
            return
        read_as = recognise(text, group, self.grammar)
        if read_as.demanded or read_as.umbrella or read_as.looked_up:
            yield Reading(place, text, group, read_as)

    def _read_steps(self, published: PublishedProcedure, in_lines: set[PaperId]) -> Iterator[Reading]:
        """What the steps add: look-ups, and papers for the case that a look-up fails.

        Steps that hand a paper over or sign it speak of the office's own work, so that they demand nothing else.
        """
        if not may_name_papers(published.steps, self.grammar):
            return
        for number, step in enumerate(published.steps.split("\n"), 1):
            for reading in self._read(Place(f"b{number}", STEPS), step.strip(), ""):
                spare = tuple(p for p in reading.read_as.fallback if p not in in_lines)
                looked_up = reading.read_as.looked_up
                if spare or looked_up:
                    said = replace(reading.read_as, demanded=spare, fallback=spare, umbrella=False, looked_up=looked_up)
                    yield reading._replace(read_as=said)

    def _spared(self, published: PublishedProcedure) -> Spared:
        """Which lines a note without a name means when it says that what is looked up need not be handed in."""
        notes = [line for line in published.lines if speaks_of_others(line.text, self.grammar)]
        return Spared(max((line.number for line in notes), default=0), frozenset(line.group for line in notes))

    def _components(self, reading: Reading, objects: frozenset[PaperId], spared: Spared) -> Iterator[Component]:
        """One component for each thing that the record says of its papers: demanded, for fallback, looked up."""
        read_as = reading.read_as
        line = reading.place.line
        all_spare = line is not None and (line.number <= spared.last or line.group in spared.groups)
        spare = set(read_as.demanded if all_spare else read_as.fallback)
        umbrella_spare = all_spare or read_as.umbrella_fallback
        groups = {
            Published.DEMANDED: [p for p in read_as.demanded if p not in spare],
            Published.FALLBACK_ONLY: [p for p in read_as.demanded if p in spare],
            Published.LOOKED_UP: [p for p in read_as.looked_up if p not in read_as.demanded],
        }
        umbrella = (Published.FALLBACK_ONLY if umbrella_spare else Published.DEMANDED) if read_as.umbrella else None
        for published, papers in groups.items():
            alternatives = tuple(self._alternatives(reading, papers, umbrella=published is umbrella))
            if alternatives:
                yield self._component(reading, published, alternatives, objects)

    def _alternatives(self, reading: Reading, papers: Iterable[PaperId], *, umbrella: bool) -> Iterator[Alternative]:
        number = 0
        for number, several in enumerate(_sets(reading, list(papers)), 1):
            yield Alternative(id=str(number), papers=tuple(PaperRef(paper=paper) for paper in several))
        if umbrella:
            said = _umbrella_words(reading) or reading.text
            serve = may_serve(said, self.grammar.wordings.umbrella)
            yield Alternative(id=str(number + 1), umbrella=said, candidates=serve)

    def _component(
        self,
        reading: Reading,
        published: Published,
        alternatives: tuple[Alternative, ...],
        objects: frozenset[PaperId],
    ) -> Component:
        read_as, line = reading.read_as, reading.place.line
        named = {ref.paper for alternative in alternatives for ref in alternative.papers}
        doubt = "; ".join(_doubts(reading, published))
        return Component(
            id=f"{reading.place.id}{_MARKS[published]}",
            text=reading.text,
            case=reading.group.rstrip(" :"),
            mode=self._mode(reading, published),
            published=published,
            alternatives=alternatives,
            copies=_copies(line),
            condition=IN_SOME_CASES if read_as.when is When.CONDITIONAL and not reading.group else "",
            use=Use.OBJECT if named and named <= objects and published is Published.DEMANDED else Use.PROOF,
            origin=Origin.FOREIGN if read_as.foreign and published is not Published.LOOKED_UP else Origin.ANY,
            source=FactSource(
                where=f"bản công bố, {reading.place.where}",
                checked=self.day,
                certainty=Certainty.DOUBTFUL if doubt else Certainty.CERTAIN,
                note=doubt,
            ),
        )

    def _mode(self, reading: Reading, published: Published) -> Mode:
        if published is Published.LOOKED_UP:
            return Mode.DECLARE
        said = f"{reading.group} {reading.text[:40]}".lower()
        shown = any(word in said for word in self.words.present)
        return Mode.PRESENT if shown and not any(word in said for word in self.words.submit) else Mode.SUBMIT

    def _noted(self, component: Component, in_steps: set[PaperId]) -> Component:
        """A line that demands what the steps of the same record say is looked up contradicts them."""
        named = {ref.paper for a in component.alternatives for ref in a.papers if ref.paper} & in_steps
        if component.published is not Published.DEMANDED or not named:
            return component
        return replace(component, note=CONTRADICTED)

    def _procedure(self, published: PublishedProcedure, known: Known, components: tuple[Component, ...]) -> Procedure:
        curated = known.procedure
        return Procedure(
            code=published.code,
            name=published.name,
            field=published.field,
            issuer=published.issuer,
            type=curated.type if curated else type_of(published, self.words),
            performed_by=tuple(Performer(level=level) for level in published.levels)
            or (curated.performed_by if curated else ()),
            record=PublishedRecord(
                source=published.url or Path(published.location.file).name,
                certainty=Certainty.CERTAIN,
                decision=published.decision,
                date=published.updated,
            ),
            components=tuple(replace(component, location=published.location) for component in components),
            superseded_by=curated.superseded_by if curated else (),
            raw_code=published.raw_code if published.raw_code != published.code else "",
            location=published.location,
        )


def _things(read_as: Recognition) -> set[str]:
    """What a text is about: the papers that it demands or has looked up, and generic proof."""
    return {*read_as.demanded, *read_as.looked_up, *(["umbrella"] if read_as.umbrella else [])}


def _sets(reading: Reading, papers: list[PaperId]) -> Iterator[list[PaperId]]:
    """Papers that "hoặc" or a slash joins are alternatives; the others are all needed."""
    spans = {PaperId(s.what): s for s in reversed(reading.read_as.spans) if s.what in papers}
    ordered = sorted(papers, key=lambda p: spans[p].start if p in spans else 0)
    together: list[PaperId] = []
    for paper in ordered:
        last = together[-1] if together else None
        between = reading.text[spans[last].end : spans[paper].start] if last in spans and paper in spans else ""
        if together and (" hoặc " in f" {between} " or "/" in between):
            yield together
            together = []
        together.append(paper)
    if together:
        yield together


def _umbrella_words(reading: Reading) -> str:
    span = next((s for s in reading.read_as.spans if s.what == "umbrella" and "đòi nộp" in s.why), None)
    return reading.text[span.start : span.end] if span else ""


def _copies(line: PublishedLine | None) -> Copies | None:
    if line is None or not (line.original_qty or line.copy_qty):
        return None
    return Copies(original=line.original_qty or 0, copy=line.copy_qty or 0)


def _doubts(reading: Reading, published: Published) -> Iterator[str]:
    """Why a demand may have been misunderstood."""
    read_as, line = reading.read_as, reading.place.line
    if read_as.truncated:
        yield "dòng quá dài, mới đọc phần đầu"
    if published is Published.LOOKED_UP:
        return
    if line is None or reading.place.id != str(line.number) or line.is_case:
        yield f"chỉ thấy ở {reading.place.where}, không thấy ở dòng hồ sơ"
    elif read_as.role is Role.NOTE:
        yield "nằm trong lời dặn"
    elif line.original_qty == 0 and line.copy_qty == 0:
        yield "bản công bố ghi số lượng 0 bản chính, 0 bản sao"
