"""What goes out with a record, in one value, and its hash: the approval is bound to it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from gongkai.documents.models import StoredFile
from gongkai.documents.purposes import Purpose
from gongkai.documents.queries import content_facts, files_of
from gongkai.publishing.models import Record

SUBJECT = "record"
# The metadata that is part of what is reviewed. Numbers, days of publication and validity are not: they are given or
# follow later, and change nothing of what is said.
FIELDS = (
    "title",
    "summary",
    "body",
    "category",
    "document_number",
    "formed_on",
    "changed_on",
    "subject_class",
    "genre",
    "keywords",
    "publisher",
    "mode",
    "effective_on",
    "valid_until",
    "public_until",
)


def content_of(record: Record, attachments: Sequence[StoredFile] = ()) -> dict[str, Any]:
    """Text, metadata and attachments of the working copy as plain values."""
    content: dict[str, Any] = {}
    for name in FIELDS:
        value = getattr(record, name)
        content[name] = value.isoformat() if isinstance(value, date) else value
    content["attachments"] = content_facts(attachments)
    return content


def content_hash(content: Mapping[str, Any]) -> str:
    """SHA-256 (hex) over the content: the same text, metadata and files always give the same, any change another."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def attachments_of(record: Record) -> list[StoredFile]:
    """The attachments that would go out with the working copy, in their order."""
    return files_of(SUBJECT, record.pk, purpose=Purpose.ATTACHMENT)


def working_content(record: Record) -> tuple[dict[str, Any], str]:
    """The working copy's content and hash."""
    content = content_of(record, attachments_of(record))
    return content, content_hash(content)
