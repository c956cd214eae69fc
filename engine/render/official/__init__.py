"""Official papers as Word files: the inventory's annexes, the letter with its annexes, reports."""

from __future__ import annotations

from typing import BinaryIO

from engine.model.document_head import DocumentHead, Letter
from engine.model.submission import Submission
from engine.render.official.annexes import add_inventory, add_proposal_annexes
from engine.render.official.letterhead import add_letterhead, add_receivers, add_signature
from engine.render.official.paper import Paper
from engine.render.official.reports import render_databases, render_periodic

__all__ = ["render", "render_databases", "render_inventory", "render_periodic", "render_proposal"]


def render(submission: Submission, stream: BinaryIO) -> None:
    """Write the annexes of the inventory; number, day and sender are left blank."""
    render_inventory(submission, DocumentHead(), stream)


def render_inventory(submission: Submission, head: DocumentHead, stream: BinaryIO) -> None:
    """Write the annexes of the inventory, attached to the paper that the head names."""
    paper = Paper()
    add_inventory(paper, submission, head)
    paper.save("Danh mục rà soát giấy tờ hộ tịch", stream)


def render_proposal(submission: Submission, letter: Letter, head: DocumentHead, stream: BinaryIO) -> None:
    """Write the letter with its two annexes: databases to connect, plans of the procedures."""
    paper = Paper()
    paper.open_section(is_landscape=False)
    add_letterhead(paper, head, letter.subject)
    add_receivers(paper, letter.to)
    for number, basis in enumerate(letter.bases, 1):
        ending = "." if number == len(letter.bases) else ";"
        paper.body(f"{basis.rstrip(';.')}{ending}", is_italic=True)
    for clause in letter.clauses:
        mark = f"{clause.mark} " if clause.mark else ""
        paper.body(f"{mark}{clause.text}", is_bold=clause.is_heading)
    add_signature(paper, head)
    add_proposal_annexes(paper, submission, head)
    paper.save(f"Công văn {letter.subject}", stream)
