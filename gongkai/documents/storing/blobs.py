"""The content-addressed store under `MEDIA_ROOT`: `<store>/<agency>/<ab>/<sha256>`, written once, never changed.

Restricted originals lie in a store of their own that only the office's process can read, so that no web server, mirror
or backup of the public files can hand one out by mistake. Bytes pass through in pieces: a scan of 1 GB needs no more
memory than a page.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from django.conf import settings

from gongkai.documents.storing.kinds import HEAD_LENGTH
from gongkai_law.errors import InputFault

OPEN_STORE, RESTRICTED_STORE = "open", "restricted"
_PIECE = 1024 * 1024


class Readable(Protocol):
    """Anything bytes can be read from piece by piece: an upload, an open file, BytesIO."""

    def read(self, size: int = ..., /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes in the store: their SHA-256 (hex), their size, and the first of them."""

    sha256: str
    size: int
    head: bytes


def store_of(*, restricted: bool) -> str:
    """The store a file belongs in."""
    return RESTRICTED_STORE if restricted else OPEN_STORE


def blob_path(agency_id: uuid.UUID, sha256: str, *, restricted: bool) -> Path:
    """Where bytes lie. The hash is checked, so that no caller can name another path."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise ValueError("not a SHA-256")
    return Path(settings.MEDIA_ROOT) / store_of(restricted=restricted) / str(agency_id) / sha256[:2] / sha256


def write_blob(agency_id: uuid.UUID, stream: Readable, *, restricted: bool, largest: int) -> Blob:
    """Copy a stream into the store. Raises InputFault `file.empty` or `file.too_large` (`largest` is in bytes)."""
    folder = blob_path(agency_id, "0" * 64, restricted=restricted).parent.parent
    folder.mkdir(parents=True, exist_ok=True, mode=0o700 if restricted else 0o755)
    handle, incoming = tempfile.mkstemp(dir=folder, prefix=".incoming-")
    temporary = Path(incoming)
    try:
        with os.fdopen(handle, "wb") as target:
            blob = _copy(stream, target, largest)
            target.flush()
            os.fsync(target.fileno())
        final = blob_path(agency_id, blob.sha256, restricted=restricted)
        final.parent.mkdir(exist_ok=True)
        temporary.chmod(0o400 if restricted else 0o444)
        temporary.replace(final)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return blob


def _copy(stream: Readable, target: IO[bytes], largest: int) -> Blob:
    digest, size, head = hashlib.sha256(), 0, b""
    while piece := stream.read(_PIECE):
        if not size:
            head = piece[:HEAD_LENGTH]
        size += len(piece)
        if size > largest:
            raise InputFault("file.too_large", size=-(-size // _PIECE), limit=largest // _PIECE)
        digest.update(piece)
        target.write(piece)
    if not size:
        raise InputFault("file.empty")
    return Blob(digest.hexdigest(), size, head)


@contextmanager
def opened_blob(agency_id: uuid.UUID, sha256: str, *, restricted: bool) -> Iterator[IO[bytes]]:
    """The bytes, open for reading. Raises InputFault `file.lost` when the store does not have them."""
    with open_blob(agency_id, sha256, restricted=restricted) as stream:
        yield stream


def open_blob(agency_id: uuid.UUID, sha256: str, *, restricted: bool) -> IO[bytes]:
    """The bytes as an open stream that the caller closes. Raises InputFault `file.lost`."""
    try:
        return blob_path(agency_id, sha256, restricted=restricted).open("rb")
    except FileNotFoundError as fault:
        raise InputFault("file.lost", digest=sha256[:12]) from fault


def copy_blob(agency_id: uuid.UUID, sha256: str, *, to_restricted: bool, largest: int) -> None:
    """Put bytes of one store into the other as well (a file became restricted, or was set free)."""
    with opened_blob(agency_id, sha256, restricted=not to_restricted) as stream:
        write_blob(agency_id, stream, restricted=to_restricted, largest=largest)


def drop_blob(agency_id: uuid.UUID, sha256: str, *, restricted: bool) -> None:
    """Take bytes out of one store; nothing happens if they are not there."""
    blob_path(agency_id, sha256, restricted=restricted).unlink(missing_ok=True)
