"""Head and signature of an official paper: who sends it, under which number, from where, to whom."""

from __future__ import annotations

from datetime import date

from engine.model.record import Record

BLANK = "……"
"""What stands where nobody has said anything yet."""


class Signer(Record):
    """Who signs: the lines of the title ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC") and the name."""

    title: tuple[str, ...]
    name: str = ""


class DocumentHead(Record):
    """What NĐ 30/2020/NĐ-CP puts around the text; empty where the office left it open.

    `body` stands in the head ("SỞ TƯ PHÁP"), `sender` in sentences ("Sở Tư pháp tỉnh Lai Châu"); `symbol` follows the
    number ("STP-HCTP"); `bases` replace the bases of the letter; `filed` is what follows "Lưu:" among the recipients.
    """

    parent_body: str = ""
    body: str = ""
    sender: str = ""
    number: str = ""
    symbol: str = ""
    place: str = ""
    date: date | None = None
    signer: Signer | None = None
    to: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    filed: str = ""

    @property
    def numbered(self) -> str:
        """Number and symbol as they are written: two digits at least, blanks where unknown."""
        return f"{self.number.zfill(2) if self.number else BLANK}/{self.symbol or BLANK}"


class Clause(Record):
    """A paragraph of a letter; `mark` stands before it ("1.", "a)", "-"), `is_heading` is printed bold."""

    text: str
    mark: str = ""
    is_heading: bool = False


class Letter(Record):
    """The text of a letter, without its head: what it is about, on which bases, what it says."""

    subject: str
    to: tuple[str, ...]
    bases: tuple[str, ...]
    clauses: tuple[Clause, ...]
