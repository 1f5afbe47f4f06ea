"""What kind of file it is, by its first bytes; the name decides only between kinds that look alike."""

from __future__ import annotations

from pathlib import PurePosixPath

OFFICE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".ofd": "application/ofd",
}
OLD_OFFICE = {
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".wps": "application/vnd.ms-works",
}
_STARTS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF8", "image/gif"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (0, b"BM", "image/bmp"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftyp", "video/mp4"),
    (0, b"ID3", "audio/mpeg"),
    (8, b"WAVE", "audio/wav"),
    (0, b"{\\rtf", "application/rtf"),
)
_TEXT = {".csv": "text/csv", ".md": "text/markdown", ".json": "application/json"}
UNKNOWN = "application/octet-stream"
HEAD_LENGTH = 1024


def media_type(head: bytes, name: str = "") -> str:
    """The media type of a file whose first bytes (up to 1024) are `head`; `application/octet-stream` if unknown.

    HTML and scripts are called text/plain: a stored file is never shown as a page of the office.
    """
    ending = PurePosixPath(name.lower()).suffix
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return OFFICE.get(ending, "application/zip")
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return OLD_OFFICE.get(ending, "application/x-ole-storage")
    for offset, mark, kind in _STARTS:
        if head[offset : offset + len(mark)] == mark:
            return kind
    if b"\x00" in head:
        return UNKNOWN
    return _TEXT.get(ending, "text/plain") if head else UNKNOWN


def is_picture(kind: str) -> bool:
    """Whether a media type is a picture."""
    return kind.startswith("image/")
