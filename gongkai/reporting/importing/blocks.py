"""What a file becomes once it is opened: a flat list of lines and tables, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as it stands in the source (tabs, pipes and runs of blanks kept)."""

    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a real table; its text may hold line breaks. Spans are as the source gives them."""

    text: str
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A real table (html, docx, xlsx): rows of cells, spans not yet laid out."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Line | Table


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file's content in reading order. `kind`: txt, md, html, docx, xlsx, pdf. `layout`: text keeps the columns
    of a printed page by blanks. `notes`: what was left aside (hidden sheets, deletions …), for the reader to be told.
    `title`: the file's own title (a web page's, a document's properties), often another document's: last resort."""

    kind: str
    blocks: tuple[Block, ...]
    layout: bool = False
    notes: tuple[str, ...] = field(default=())
    title: str = ""
