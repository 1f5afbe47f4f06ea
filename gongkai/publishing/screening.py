"""Personal data in a record before it goes out: name, summary, text and attachments, each finding with its place.

Identity and bank numbers stop the publication; the rest is shown to whoever reviews. (条例 15)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.cache import cache

from gongkai.documents.contents import read_stored
from gongkai.documents.extraction.screening import screen_file
from gongkai.documents.models import StoredFile
from gongkai.publishing.bodies.safe import plain_text
from gongkai.publishing.models import Record
from gongkai_law.errors import InputFault
from gongkai_law.screening import ScreeningFinding, scan

_KEPT = 24 * 3600  # seconds a file's findings are remembered; the key is its content, so they never go stale


@dataclass(frozen=True, slots=True)
class RecordFinding:
    """One finding: where (a part of the record, or a place in a file), what, why; `anchor` is where the page shows it."""

    place: str
    anchor: str
    kind: str
    value: str
    why: str
    stops: bool


@dataclass(frozen=True, slots=True)
class FileReading:
    """What reading an attachment gave: its findings, or why it could not be read."""

    findings: tuple[RecordFinding, ...]
    unreadable: str = ""


def text_findings(text: str) -> list[ScreeningFinding]:
    """Findings in one text, in order."""
    return sorted(scan(text), key=lambda each: (each.start, each.end))


def _of_text(text: str, place: str, anchor: str) -> Iterator[RecordFinding]:
    for each in text_findings(text):
        yield RecordFinding(place, anchor, each.kind, each.value, each.why, each.severity == "error")


def read_attachment(stored_file: StoredFile, title: str) -> FileReading:
    """Screen one attachment, what a reader does not see included; remembered by its content."""
    key = f"record-screening:{stored_file.sha256}:{stored_file.name[-60:].encode().hex()}"
    known: FileReading | None = cache.get(key)
    if known is not None:
        return known
    try:
        screened = screen_file(read_stored(stored_file), stored_file.name, title=title)
    except InputFault as fault:
        reading = FileReading((), str(fault))
    else:
        reading = FileReading(
            tuple(
                RecordFinding(
                    f"附件“{stored_file.name}”的{each.place}" + ("（看不见的地方）" if each.hidden else ""),
                    f"file-{stored_file.pk}",
                    each.finding.kind,
                    each.finding.value,
                    each.finding.why,
                    each.finding.severity == "error",
                )
                for each in screened.findings
            )
        )
    cache.set(key, reading, _KEPT)
    return reading


def findings_of(record: Record, attachments: Sequence[StoredFile]) -> list[RecordFinding]:
    """Every finding of the working copy."""
    found = list(_of_text(record.title, "名称", "facts"))
    found += _of_text(record.summary, "内容概述", "facts")
    found += _of_text(plain_text(record.body), "正文", "text")
    for each in attachments:
        found += read_attachment(each, record.title).findings
    return found


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A stretch of text; `css` is stop or look where it is a finding, and `why` says what was found."""

    text: str
    css: str = ""
    why: str = ""


def marked_lines(text: str) -> list[list[MarkedPiece]]:
    """A text with its findings in place, a list of pieces a line."""
    lines: list[list[MarkedPiece]] = [[]]
    at = 0

    def add(part: str, css: str = "", why: str = "") -> None:
        for number, piece in enumerate(part.split("\n")):
            if number:
                lines.append([])
            if piece:
                lines[-1].append(MarkedPiece(piece, css, why))

    for each in text_findings(text):
        if each.start < at:
            continue
        add(text[at : each.start])
        add(each.value, "stop" if each.severity == "error" else "look", each.why)
        at = each.end
    add(text[at:])
    return [line for line in lines if line]
