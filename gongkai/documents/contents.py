"""Reading a stored file for the product's own work (screening, masking, search, packages).

Nothing read here may be shown to a person: showing goes through `services.open_file`, which knows access and notes the
opening of restricted originals.
"""

from __future__ import annotations

from typing import IO

from gongkai.documents.extraction.extract import extract
from gongkai.documents.extraction.pieces import LARGEST_FILE, Extraction
from gongkai.documents.models import StoredFile, TextState
from gongkai.documents.storing.blobs import open_blob
from gongkai_law.errors import InputFault


def open_stored(stored_file: StoredFile) -> IO[bytes]:
    """The bytes as a stream the caller closes. Raises InputFault `file.lost`."""
    return open_blob(stored_file.agency_id, stored_file.sha256, restricted=stored_file.is_restricted)


def read_stored(stored_file: StoredFile, *, largest: int = LARGEST_FILE) -> bytes:
    """All bytes. Raises InputFault `file.too_large` beyond `largest` bytes, `file.lost`."""
    if stored_file.size > largest:
        raise InputFault("file.too_large", size=stored_file.size >> 20, limit=largest >> 20)
    with open_stored(stored_file) as stream:
        return stream.read()


def read_text(stored_file: StoredFile) -> Extraction:
    """All text of the file with its places, hidden parts included; `text_state` and `text_note` are kept up to date.

    Raises InputFault when it cannot be read (`file.encrypted`, `file.old_office`, …), having noted that too.
    """
    try:
        found = extract(read_stored(stored_file), stored_file.name)
    except InputFault as fault:
        _note(stored_file, TextState.UNREADABLE, str(fault))
        raise
    has_text = any(piece.text.strip() for piece in found.pieces if piece.place != "文件名")
    _note(stored_file, TextState.READ if has_text else TextState.NONE, "；".join(found.notes))
    return found


def _note(stored_file: StoredFile, state: TextState, note: str) -> None:
    if (stored_file.text_state, stored_file.text_note) == (state, note[:300]):
        return
    stored_file.text_state, stored_file.text_note = state, note[:300]
    StoredFile.objects.filter(pk=stored_file.pk).update(text_state=state, text_note=note[:300])
