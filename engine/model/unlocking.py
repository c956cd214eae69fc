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


class Worth(Record):
    """How much is unlocked: papers (rows without their channel), lines of a dossier, procedures concerned."""

    papers: int
    components: int
    procedures: int


class Alone(Record):
    """What one action unlocks by itself, and how many papers wait for it together with other actions."""

    action: Action
    worth: Worth
    waiting: int


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

    `best` is a sequence whose last total no other set of as many actions exceeds.
    """

    alone: tuple[Alone, ...]
    best: tuple[Step, ...]
    waiting: tuple[Waiting, ...]

    @property
    def stuck(self) -> int:
        """How many papers no action unlocks."""
        return sum(1 for paper in self.waiting if not paper.needs)
