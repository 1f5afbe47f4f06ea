"""Reading one row's files: the body from Word, the rest as attachments, all of it screened before it comes near a page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.agencies.models import Agency
from gongkai.documents.extraction.screening import screen_file
from gongkai.documents.models import FileAccess, StoredFile
from gongkai.documents.purposes import Purpose
from gongkai.documents.services import store_file
from gongkai.publishing.bodies.word import body_of_word
from gongkai.publishing.content import SUBJECT
from gongkai.publishing.importing.sources import Source
from gongkai.publishing.models import ImportItem, Record
from gongkai_law.errors import InputFault

_SHOWN = 3


@dataclass(slots=True)
class Prepared:
    """A row ready to come in: its record with its body, its attachments stored, what a clerk should know of it."""

    item: ImportItem
    record: Record
    values: dict[str, Any]
    attachments: Sequence[StoredFile]
    note: str = ""


def _screen(data: bytes, name: str, title: str) -> None:
    """Raises InputFault `importing.leaks` for a file that holds what never goes out, or what the reader cannot open."""
    found = screen_file(data, name, title=title)
    stopping = [each for each in found.findings if each.finding.severity == "error"]
    if stopping:
        places = "、".join(f"{each.place}“{each.finding.value[:3]}…”" for each in stopping[:_SHOWN])
        raise InputFault("importing.leaks", name=name, count=len(stopping), places=places)


def prepare(
    *,
    item: ImportItem,
    record: Record,
    values: dict[str, Any],
    body_name: str,
    names: Sequence[str],
    source: Source,
    agency: Agency,
) -> Prepared:
    """Read and screen everything first, store afterwards: a row that is held back leaves nothing behind."""
    read: list[tuple[str, bytes, str]] = []
    notes: list[str] = []
    for name in (body_name, *names):
        if not name:
            continue
        data = source.read(name)
        _screen(data, name, record.title)
        if name == body_name and name.lower().endswith(".docx"):
            body = body_of_word(data)
            record.body = body.body
            notes += body.notes
            read.append((name, data, Purpose.BODY_SOURCE))
        else:
            read.append((name, data, Purpose.ATTACHMENT))
    stored = [
        store_file(
            agency=agency,
            actor=None,
            stream=io.BytesIO(data),
            name=name,
            purpose=purpose,
            access=FileAccess.PUBLIC if purpose == Purpose.ATTACHMENT else FileAccess.INTERNAL,
            subject_kind=SUBJECT,
            subject_id=record.pk,
        )
        for name, data, purpose in read
    ]
    attachments = [each for each in stored if each.purpose == Purpose.ATTACHMENT]
    return Prepared(item, record, values, attachments, "".join(notes))
