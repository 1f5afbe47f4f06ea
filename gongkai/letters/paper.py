"""One plain description of a letter on paper; docx, pdf and html draw it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gongkai.letters.kind import Facts
from gongkai.letters.kinds import letter_kind
from gongkai.letters.printing import as_day, printed_day
from gongkai.letters.sender import Sender
from gongkai.letters.wording import filled, letter_lines

BlockKind = Literal["text", "heading", "row"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, or a row of a form (`text` is its label, `value` what stands beside it)."""

    kind: BlockKind
    text: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """A page of its own behind the letter: 意见回执."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class LetterPaper:
    """`head` is the red name, `number` stands under the rule (empty before signing, or where the kind has none);
    `addressee` opens the text (empty for forms); `day` is empty before signing."""

    head: str
    title: str
    number: str
    addressee: str
    blocks: tuple[Block, ...]
    attachments: tuple[str, ...]
    contact: str
    day: str
    annexes: tuple[Annex, ...]
    numbered: bool = True

    @property
    def name(self) -> str:
        """The file's name, without its ending."""
        return f"{self.title}{self.number and f'（{self.number}）'}"


def read_block(line: str) -> Block:
    """One line of a letter's text as a block; see `wording` for the marks."""
    if line.startswith("# "):
        return Block("heading", line[2:].strip())
    if line.startswith("| "):
        label, _, value = line[2:].partition(" |")
        return Block("row", label.strip(), value.strip(" 　"))
    return Block("text", line)


def read_lines(lines: Sequence[str]) -> tuple[str, tuple[Block, ...], tuple[Annex, ...]]:
    """Address, body and annexes of a letter's text. The address is a first line that ends in a full-width colon."""
    found = [line.strip() for line in lines if line.strip()]
    addressee = ""
    if found and found[0].endswith("：") and not found[0].startswith(("#", "|")):
        addressee = found.pop(0)[:-1]
    body: list[Block] = []
    annexes: list[tuple[str, list[Block]]] = []
    for line in found:
        if line.startswith("=== "):
            annexes.append((line[4:].strip(), []))
        else:
            (annexes[-1][1] if annexes else body).append(read_block(line))
    return addressee, tuple(body), tuple(Annex(title, tuple(blocks)) for title, blocks in annexes)


def letter_paper(
    kind_id: str, facts: Facts, sender: Sender, *, lines: Sequence[str] | None = None
) -> LetterPaper:
    """The letter for these facts; `lines` stand in place of the kind's own text where it was edited."""
    kind = letter_kind(kind_id)
    said = filled(kind, facts, sender)
    addressee, blocks, annexes = read_lines(
        lines if lines is not None else letter_lines(kind_id, facts, sender)
    )
    dated = as_day(said.get("dated"))
    attachments = [str(each) for each in said.get("attachments") or ()]
    return LetterPaper(
        head=sender.name,
        title=str(said["letter_title"]),
        number=str(said.get("document_number") or ""),
        addressee=addressee,
        blocks=blocks,
        attachments=(*attachments, *(annex.title for annex in annexes)),
        contact=str(said.get("contact") or ""),
        day=printed_day(dated) if dated else "",
        annexes=annexes,
        numbered=any(each.id == "document_number" for each in kind.law.common),
    )
