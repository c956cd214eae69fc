"""What one action, or a sequence of actions, would let an agency stop asking for."""

from __future__ import annotations

from engine.model.record import Record
from engine.model.terms import Labelled


class ActionKind(Labelled):
    """What can be done about a paper that is still asked for."""

    FIELD = "field", "công bố trường dữ liệu"
    CONNECT = "connect", "kết nối"
    DATA = "data", "số hóa, làm sạch dữ liệu"
    AMEND = "amend", "sửa điều khoản đang giữ giấy"


class Action(Record):
    """One action: `key` is unique (`connection.ho_tich`), `text` says it to a person, `actor` does it."""

    kind: ActionKind
    key: str
    text: str
    actor: str


class Goal(Labelled):
    """What the best sequence is chosen by."""

    PAPERS = "papers", "số giấy tờ"
    WAIVED = "waived", "số giấy tờ không phải nộp một năm"
    DONG = "dong", "số tiền tiết kiệm một năm"


class Worth(Record):
    """How much is unlocked.

    `papers` are rows without their channel, `components` lines of a dossier; `communes` is 0 where the province is
    taken as one. A year: `dossiers` that hold such a paper, `waived` papers, `dong` saved; None where not counted.
    Every dossier of a procedure is taken to hold the paper, so these three are upper bounds; of the papers
    `unpriced` have no price and are in no sum of money.
    """

    papers: int
    components: int
    procedures: int
    communes: int = 0
    dossiers: int | None = None
    waived: int | None = None
    dong: int | None = None
    unpriced: int = 0


class Alone(Record):
    """What one action unlocks by itself, and how many papers wait for it together with other actions."""

    action: Action
    worth: Worth
    waiting: int

    @property
    def event(self) -> str:
        """What is done, wherever it is done: the key without the commune."""
        return ".".join(self.action.key.split(".")[:2]) if self.action.kind is ActionKind.DATA else self.action.key

    @property
    def commune(self) -> str:
        """The code of the commune whose own work it is; empty for all other actions."""
        return self.action.key.removeprefix(self.event).lstrip(".")


class Step(Record):
    """One action of a sequence, what it adds to those before it, and all that is unlocked by then."""

    action: Action
    adds: Worth
    total: Worth


class Waiting(Record):
    """A paper that is still asked for, with every smallest set of actions that unlocks it (none: no action does)."""

    procedure: str
    procedure_name: str
    component: str
    paper: str
    verdict: str
    needs: tuple[tuple[str, ...], ...]


class Unlocking(Record):
    """The answer for one province, or for the law alone, on one day.

    `best` is a sequence whose last total, by the goal, no other set of as many actions exceeds.
    """

    goal: Goal
    alone: tuple[Alone, ...]
    best: tuple[Step, ...]
    waiting: tuple[Waiting, ...]
    texts: dict[str, str]
    """What each key of `waiting` is in words."""
    notes: tuple[str, ...] = ()
    """How papers and money a year were reckoned, and what is not in them."""

    @property
    def stuck(self) -> int:
        """How many papers no action unlocks."""
        return sum(1 for paper in self.waiting if not paper.needs)
