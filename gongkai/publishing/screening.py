"""A record before the leak gate: its name, summary, text and attachments, with where each finding is mended. (条例 15)

What is looked for, what stops and what may stand with a reason is `gongkai.documents.leaks`'s; here is what a record
gives it to read, and the text with the findings in place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.documents.leaks.findings import Leak, Screened, TextPart, find_leaks
from gongkai.documents.leaks.services import screen_subject
from gongkai.documents.models import StoredFile
from gongkai.publishing.bodies.safe import plain_text
from gongkai.publishing.content import SUBJECT, attachments_of
from gongkai.publishing.models import Record

FACTS, TEXT = "facts", "text"


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A stretch of text; `css` is stop or look where it is a finding, and `why` says what was found."""

    text: str
    css: str = ""
    why: str = ""


def text_parts(record: Record) -> list[TextPart]:
    """The texts of the working copy, each with the anchor where it is mended."""
    return [
        TextPart("名称", FACTS, record.title),
        TextPart("内容概述", FACTS, record.summary),
        TextPart("正文", TEXT, plain_text(record.body), on=record.formed_on),
    ]


def screened(record: Record, attachments: Sequence[StoredFile] | None = None) -> Screened:
    """Everything the present lists find in the working copy, what was let stand included."""
    files = attachments_of(record) if attachments is None else attachments
    return find_leaks(SUBJECT, record.pk, texts=text_parts(record), files=files, title=record.title)


def keep_screening(record: Record) -> Screened:
    """The same, kept for the work list: when a dictionary changes, everything published is looked at again."""
    return screen_subject(
        subject_kind=SUBJECT,
        subject_id=record.pk,
        title=record.title,
        is_public=record.is_public,
        texts=text_parts(record),
        files=attachments_of(record),
    )


def marked_lines(record: Record, found: Screened) -> list[list[MarkedPiece]]:
    """The body with its open findings in place, a list of pieces a line; empty where there are none."""
    leaks = sorted(
        (leak for leak in found.leaks if leak.anchor == TEXT and leak.is_open), key=lambda each: each.start
    )
    return _marked(plain_text(record.body), leaks) if leaks else []


def _marked(text: str, leaks: Sequence[Leak]) -> list[list[MarkedPiece]]:
    lines: list[list[MarkedPiece]] = [[]]
    at = 0

    def add(part: str, css: str = "", why: str = "") -> None:
        for number, piece in enumerate(part.split("\n")):
            if number:
                lines.append([])
            if piece:
                lines[-1].append(MarkedPiece(piece, css, why))

    for each in leaks:
        if each.start < at:
            continue
        add(text[at : each.start])
        add(text[each.start : each.end], "stop" if each.stops else "look", f"{each.why}{each.mend}")
        at = each.end
    add(text[at:])
    return [line for line in lines if line]
