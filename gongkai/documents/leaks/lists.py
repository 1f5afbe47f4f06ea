"""The lists an agency's screening goes by: the shipped ones, its own words, its own contacts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Protocol

from gongkai.documents.models import OfficeContact, OfficeWord
from gongkai_law.screening import lists_version
from gongkai_law.wording import OfficeEntry

# kinds that an office's own contact can be
CONTACT_KINDS = ("mobile", "email", "plate")


class _Found(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def mark(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Lists:
    """`version` names the edition: it changes when a shipped list or a word of the office does."""

    version: str
    words: tuple[OfficeEntry, ...]
    own: frozenset[str]

    def is_own(self, found: _Found) -> bool:
        """Whether a finding is a contact of the office itself."""
        return found.kind in CONTACT_KINDS and found.mark in self.own


def lists_of() -> Lists:
    """The lists of the agency in scope, as they are now."""
    rows = OfficeWord.objects.filter(ended_at=None).order_by("wrong").values_list("wrong", "right", "stops")
    words = tuple(OfficeEntry(wrong, right, stops) for wrong, right, stops in rows)
    digest = hashlib.sha256(repr(words).encode()).hexdigest()[:6] if words else "0"
    contacts = OfficeContact.objects.filter(ended_at=None).values_list("plain", flat=True)
    return Lists(f"{lists_version()}-{digest}", words, frozenset(contacts))
