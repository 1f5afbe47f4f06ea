"""A letter as files: docx to edit, pdf to sign, html to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gongkai.letters import docx, html, pdf
from gongkai.letters.checking import with_remedy
from gongkai.letters.kind import Facts, LetterKind
from gongkai.letters.paper import LetterPaper, letter_paper
from gongkai.letters.printing import as_day
from gongkai.letters.sample import sample_sender
from gongkai.letters.sender import Sender

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CONTENT_TYPES = {"docx": DOCX, "pdf": "application/pdf", "html": "text/html; charset=utf-8"}


@dataclass(frozen=True)
class RenderedLetter:
    """A letter and its files, each made when it is asked for. `own_docx`: made of the agency's own template, if it has one."""

    paper: LetterPaper
    on: date
    own_docx: bytes = b""

    @cached_property
    def docx(self) -> bytes:
        return self.own_docx or docx.render(self.paper, on=self.on)

    @cached_property
    def pdf(self) -> bytes:
        return pdf.render(self.paper, on=self.on)

    @cached_property
    def html(self) -> bytes:
        return html.render(self.paper)

    def as_format(self, fmt: str) -> bytes:
        """The file of a format in `CONTENT_TYPES`."""
        return {"docx": lambda: self.docx, "pdf": lambda: self.pdf, "html": lambda: self.html}[fmt]()


def render_letter(
    kind: str, facts: Facts, sender: Sender, *, on: date, lines: Sequence[str] | None = None
) -> RenderedLetter:
    """A letter of a kind for these facts. What is missing shows as 【请填：…】; `check_letter` says whether it may go out.

    `on`: the day of the draft, or of the letter once it is signed; `lines` stand in place of the kind's own text.
    Raises InputFault for an unknown kind.
    """
    paper = letter_paper(kind, facts, sender, lines=lines)
    return RenderedLetter(paper, as_day(facts.get("dated")) or on)


def sample_letter(kind: LetterKind, sender: Sender | None = None, *, on: date) -> RenderedLetter:
    """The kind with the facts of its sample, as signed on a day: what a preview shows."""
    sender = sender or sample_sender()
    facts = with_remedy(kind.id, kind.sample, sender, on)
    return render_letter(kind.id, facts, sender, on=on)
