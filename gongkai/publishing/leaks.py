"""Records for the leak gate: which texts and files of a record go out, and all that are out now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError

from gongkai.documents.leaks.findings import TextPart
from gongkai.documents.leaks.sources import Source, Subject
from gongkai.documents.models import StoredFile
from gongkai.publishing.bodies.safe import plain_text
from gongkai.publishing.content import SUBJECT, attachments_of
from gongkai.publishing.models import Record, RecordState
from gongkai.publishing.screening import FACTS, TEXT, text_parts

_AT_ONCE = 200


def working_subject(record: Record) -> Subject:
    """The working copy of a record as the gate screens it."""
    texts = tuple(text_parts(record))
    return Subject(
        SUBJECT, str(record.pk), record.title, record.is_public, texts, tuple(attachments_of(record))
    )


def _read(subject_id: str) -> Subject | None:
    try:
        record = Record.objects.filter(pk=subject_id).first()
    except ValidationError:
        return None
    return working_subject(record) if record is not None else None


def _published() -> Iterator[Subject]:
    """Public records in the order of their ids, a page at a time, each as its public version says."""
    last = None
    while True:
        rows = Record.objects.filter(state=RecordState.PUBLISHED).exclude(public_version=None)
        if last is not None:
            rows = rows.filter(pk__gt=last)
        page = list(rows.select_related("public_version").order_by("pk")[:_AT_ONCE])
        if not page:
            return
        ids = [each["id"] for row in page for each in _content(row).get("attachments", ())]
        files = {str(each.pk): each for each in StoredFile.objects.filter(pk__in=ids)}
        for row in page:
            yield _public_subject(row, files)
        last = page[-1].pk


def _content(record: Record) -> dict[str, Any]:
    content: dict[str, Any] = record.public_version.content if record.public_version else {}
    return content


def _public_subject(record: Record, files: dict[str, StoredFile]) -> Subject:
    content = _content(record)
    texts = (
        TextPart("名称", FACTS, content.get("title", record.title)),
        TextPart("内容概述", FACTS, content.get("summary", "")),
        TextPart("正文", TEXT, plain_text(content.get("body", "")), on=record.formed_on),
    )
    attached = tuple(files[each["id"]] for each in content.get("attachments", ()) if each["id"] in files)
    return Subject(SUBJECT, str(record.pk), record.title, True, texts, attached)


SOURCE = Source(SUBJECT, _read, _published)
