"""Areas that own subjects tell here how each is screened, so that one command can screen everything published again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gongkai.documents.leaks.findings import TextPart
from gongkai.documents.models import StoredFile


@dataclass(frozen=True, slots=True)
class Subject:
    """What of a subject goes out: its texts and files; `is_public` = it is out now."""

    kind: str
    subject_id: str
    title: str
    is_public: bool
    texts: tuple[TextPart, ...]
    files: tuple[StoredFile, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of subject: `read` gives one by its id (None = gone), `published` all that are out, in the agency's scope."""

    kind: str
    read: Callable[[str], Subject | None]
    published: Callable[[], Iterator[Subject]]


_SOURCES: dict[str, Source] = {}


def register_source(source: Source) -> None:
    """An area adds its kind of subject (in its AppConfig.ready)."""
    _SOURCES[source.kind] = source


def sources() -> list[Source]:
    """Every kind of subject that can be screened."""
    return list(_SOURCES.values())


def read_subject(kind: str, subject_id: str) -> Subject | None:
    """A subject as it stands now; None for an unknown kind or one that is gone."""
    source = _SOURCES.get(kind)
    return source.read(subject_id) if source else None
