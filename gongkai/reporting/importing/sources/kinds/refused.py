"""Kinds that are known and not read: each is refused with the way to save it as one that is."""

from __future__ import annotations

from gongkai.reporting.importing.blocks import OpenedFile
from gongkai.reporting.importing.sources.upload import Upload
from gongkai_law.errors import InputFault

KIND = "refused"
SUFFIXES = (".doc", ".wps", ".xls", ".et", ".rtf", ".ofd", ".odt", ".ods", ".docm", ".xlsm")
RANK = 30

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_PACKED = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"\xfd7zXZ")
_WORKBOOK_NAMES = (".xls", ".et", ".xlsx")


def recognises(upload: Upload) -> bool:
    """By the first bytes; zips that no kind before this one took are here too."""
    return bool(_reason(upload))


def read(upload: Upload) -> OpenedFile:
    """Always raises InputFault, saying what the file is and how to hand it in instead."""
    raise InputFault(_reason(upload))


def _reason(upload: Upload) -> str:
    data = upload.data
    if data.startswith(_OLE):
        return _ole_reason(upload)
    if data.startswith(b"{\\rtf"):
        return "importing.rtf"
    if data.startswith(_PICTURES) and b"\x00" in data[:64]:
        return "importing.picture"
    if data.startswith(_PACKED):
        return "importing.packed"
    if data.startswith(b"PK"):
        return _zip_reason(upload.zip_names)
    return ""


def _ole_reason(upload: Upload) -> str:
    # names of streams stand in the container as UTF-16; a locked docx or xlsx is such a container too
    if "EncryptedPackage".encode("utf-16-le") in upload.data:
        return "file.encrypted"
    if "Workbook".encode("utf-16-le") in upload.data or upload.suffix in _WORKBOOK_NAMES:
        return "importing.old_workbook"
    return "importing.old_word"


def _zip_reason(names: frozenset[str]) -> str:
    if not names:
        return "file.broken"
    if "OFD.xml" in names:
        return "importing.ofd"
    if "content.xml" in names and "mimetype" in names:
        return "importing.opendocument"
    if any(name.startswith("ppt/") for name in names):
        return "importing.slides"
    return "importing.packed"
