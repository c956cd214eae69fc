"""What a published line says about civil-status papers, and the wordings by which it is read."""

from __future__ import annotations

from enum import StrEnum

from engine.model.record import Record
from engine.model.terms import Labelled, PaperId, ProcedureType


class Role(Labelled):
    """What a line of a dossier is."""

    COMPONENT = "component", "thành phần hồ sơ"
    FORM = "form", "tờ khai, đơn"
    NOTE = "note", "lời dặn"


class When(Labelled):
    """Whether a demand holds in every case."""

    ALWAYS = "always", "luôn luôn"
    CONDITIONAL = "conditional", "theo trường hợp"


class CueEffect(StrEnum):
    """What a cue does to the name it governs; a neutral one only hides the like words inside it."""

    DEMAND = "demand"
    MENTION = "mention"
    NEUTRAL = "neutral"


class CueReach(StrEnum):
    """How far a cue governs: the clause, the next name, what stands before it, or up to a comma."""

    CLAUSE = "clause"
    NEXT = "next"
    AFTER = "after"
    PHRASE = "phrase"


class Named(Record):
    """Wordings of one paper."""

    paper: PaperId
    patterns: tuple[str, ...]


class Issued(Record):
    """General words that name a paper once the line says who issued it."""

    markers: tuple[str, ...]
    names: tuple[Named, ...]


class Elliptical(Record):
    """A second name that borrows the head word of the first: "giấy khai sinh, chứng tử"."""

    after: tuple[str, ...]
    words: tuple[Named, ...]


class Cue(Record):
    """Words around a name that decide whether the paper is demanded; `unless` takes the effect away."""

    id: str
    effect: CueEffect
    reach: CueReach
    patterns: tuple[str, ...]
    why: str
    unless: tuple[str, ...] = ()


class Condition(Record):
    """The words of "trường hợp … thì"; a name between them is only mentioned."""

    openers: tuple[str, ...]
    closers: tuple[str, ...]
    why: str


class MayServe(Record):
    """Papers that may serve as generic proof whose wording has one of the words."""

    words: tuple[str, ...]
    papers: tuple[PaperId, ...]


class Umbrella(Record):
    """Wordings of generic proof, what looks like it but is not, and which papers may serve."""

    patterns: tuple[str, ...]
    excepted: tuple[str, ...]
    why: str
    candidates: tuple[MayServe, ...]
    otherwise: tuple[PaperId, ...]


class Contrast(Record):
    """Wordings of something, and those that take it back."""

    patterns: tuple[str, ...]
    excepted: tuple[str, ...] = ()


class Fallback(Record):
    """How a line says that a paper is for the case that a look-up fails; `only` need not name it again.

    `spared` says the same from the other side: what is found need not be handed in. `whole` are words for all
    papers of a dossier; `about` are words without which a line says nothing of look-ups.
    """

    patterns: tuple[str, ...]
    only: tuple[str, ...]
    spared: tuple[str, ...]
    whole: tuple[str, ...]
    about: tuple[str, ...]


class FormWords(Record):
    """How a line that is only a form begins; `leads` may stand before."""

    starts: tuple[str, ...]
    not_starts: tuple[str, ...]
    leads: tuple[str, ...]


class NoteWords(Record):
    """How a heading over notes reads, and how a line begins that may be a mere instruction."""

    headings: tuple[str, ...]
    openers: tuple[str, ...]
    fragments: tuple[str, ...]
    demands: tuple[str, ...]
    not_demands: tuple[str, ...]


class RoleWords(Record):
    """How the role of a line is read; `documents` are things that can be handed in."""

    form: FormWords
    note: NoteWords
    documents: tuple[str, ...]
    anaphora: tuple[str, ...]


class TypeWords(Record):
    """By which field, issuer and words of its name a procedure is of a type; what is empty does not matter."""

    type: ProcedureType
    fields: tuple[str, ...]
    issuers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class ObjectWords(Record):
    """Words of a procedure's name by which a paper is what the procedure is about."""

    names: tuple[str, ...]
    paper: PaperId


class ProcedureWords(Record):
    """What the name of a procedure and the headings of its dossier tell."""

    types: tuple[TypeWords, ...]
    objects: tuple[ObjectWords, ...]
    present: tuple[str, ...]
    submit: tuple[str, ...]


class Wordings(Record):
    """The whole of `rules/recognition.yaml`."""

    words: dict[str, tuple[str, ...]]
    anchors: tuple[str, ...]
    names: tuple[Named, ...]
    compositions: tuple[Named, ...]
    issued: Issued
    elliptical: Elliptical
    carriers: tuple[str, ...]
    cues: tuple[Cue, ...]
    condition: Condition
    headings: tuple[str, ...]
    coordination: tuple[str, ...]
    umbrella: Umbrella
    foreign: Contrast
    conditional: Contrast
    fallback: Fallback
    roles: RoleWords
    procedures: ProcedureWords


class Span(Record):
    """Words of the original text (`start` to `end`), what they were taken for, and why; `cue` is what decided."""

    start: int
    end: int
    what: str
    why: str
    cue: str = ""


class Recognition(Record):
    """What was understood of one line; a paper is in `demanded` or in `mentioned`, never in both.

    `fallback` are the demanded papers that are for the case that a look-up fails (`umbrella_fallback`: the same
    of generic proof); `looked_up` are the mentioned ones that the agency looks up itself. A `truncated` line is
    longer than what was read: papers may be missing.
    """

    role: Role
    demanded: tuple[PaperId, ...] = ()
    mentioned: tuple[PaperId, ...] = ()
    umbrella: bool = False
    foreign: bool = False
    when: When | None = None
    fallback: tuple[PaperId, ...] = ()
    umbrella_fallback: bool = False
    truncated: bool = False
    looked_up: tuple[PaperId, ...] = ()
    spans: tuple[Span, ...] = ()
    why: tuple[str, ...] = ()
