"""`extract(data, name)`: what kind of file it is (by its content, not its name), and all its text."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

from gongkai.documents.extraction.exif import extract_picture, is_picture
from gongkai.documents.extraction.pieces import LARGEST_FILE, MOST_CHARACTERS, Extraction, Piece
from gongkai.documents.extraction.plain import extract_plain
from gongkai.documents.extraction.safezip import SafeZip, open_zip
from gongkai_law.errors import InputFault

_ZIP, _PDF, _OLE, _RTF = (
    (b"PK\x03\x04", b"PK\x05\x06"),
    b"%PDF-",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"{\\rtf",
)
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_OLD_KINDS = (
    ("xls", "Workbook", "xlsx"),
    ("doc", "WordDocument", "docx"),
    ("ppt", "PowerPoint Document", "pdf"),
)
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<div", b"<p>", b"<?xml")
_HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml", ".shtml"})
FILE_NAME = "文件名"
_DEEPEST = 3  # a zip in a zip in a zip


def extract(data: bytes, name: str = "", *, depth: int = 0) -> Extraction:
    """All text of a file, what a reader does not see included, and its name.

    Raises InputFault: `file.empty`, `file.too_large`, `file.broken`, `file.encrypted`, `file.zip_bomb`,
    `file.old_office`, `file.unknown_kind`, `file.not_text`, `file.encoding_unknown`.
    """
    if not data:
        raise InputFault("file.empty")
    if len(data) > LARGEST_FILE:
        raise InputFault("file.too_large", size=len(data) >> 20, limit=LARGEST_FILE >> 20)
    found = _by_content(data, name, depth)
    if sum(len(piece.text) for piece in found.pieces) > MOST_CHARACTERS:
        raise InputFault("file.too_long", limit=MOST_CHARACTERS // 10_000)
    title = base_name(name)
    if not title:
        return found
    return Extraction(found.kind, (*found.pieces, Piece(title, FILE_NAME, hidden=True)), found.notes)


def base_name(name: str) -> str:
    """The last part of a name, whichever system wrote it."""
    return PureWindowsPath(PurePosixPath(name).name).name


def _by_content(data: bytes, name: str, depth: int) -> Extraction:
    if data.startswith(_ZIP):
        return _container(data, depth)
    if data[:1024].lstrip().startswith(_PDF):
        from gongkai.documents.extraction.pdf import extract_pdf

        pieces, notes = extract_pdf(data)
        return Extraction("pdf", pieces, notes)
    if data.startswith(_OLE):
        raise _old_office(data)
    if data.startswith(_RTF):
        raise InputFault("file.old_office", kind="rtf", better="docx")
    if is_picture(data):
        return Extraction("image", *extract_picture(data))
    if _is_html(data, name):
        from gongkai.documents.extraction.html import extract_html

        return extract_html(data)
    return extract_plain(data, name)


def _is_html(data: bytes, name: str) -> bool:
    ending = PurePosixPath(name.lower()).suffix
    start = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if ending in _HTML_ENDINGS:
        return True
    return (
        not ending
        and start.startswith(_HTML_STARTS)
        or (ending != ".txt" and start.startswith(_HTML_STARTS[:2]))
    )


def _old_office(data: bytes) -> InputFault:
    if _ENCRYPTED_PACKAGE in data:
        return InputFault("file.encrypted")
    for kind, stream, better in _OLD_KINDS:
        if stream.encode("utf-16-le") in data:
            return InputFault("file.old_office", kind=kind, better=better)
    return InputFault("file.old_office", kind="旧格式", better="docx 或 xlsx")


def _container(data: bytes, depth: int) -> Extraction:
    archive = open_zip(data)
    if "xl/workbook.xml" in archive:
        from gongkai.documents.extraction.xlsx import extract_xlsx

        return _office("xlsx", archive, tuple(extract_xlsx(archive)), depth)
    if "word/document.xml" in archive:
        from gongkai.documents.extraction.docx import extract_docx

        return _office("docx", archive, tuple(extract_docx(archive)), depth)
    return _folder(archive, depth)


def _office(kind: str, archive: SafeZip, pieces: tuple[Piece, ...], depth: int) -> Extraction:
    """An Office file with the pictures and files that are embedded in it."""
    inside = [name for name in archive.names() if "/media/" in name or "/embeddings/" in name]
    more, notes = _inside(archive, inside, depth)
    if any(name.endswith("vbaProject.bin") for name in archive.names()):
        notes.append("文件带有宏，宏没有检查。")
    return Extraction(kind, pieces + more, tuple(dict.fromkeys(notes)))


def _folder(archive: SafeZip, depth: int) -> Extraction:
    pieces, notes = _inside(archive, list(archive.names()), depth)
    if not pieces and not notes:
        raise InputFault("file.empty")
    return Extraction("zip", pieces, tuple(notes))


def _readable(name: str) -> str:
    """A part's name; old zip programs write it in GBK, which the zip reader takes for cp437."""
    try:
        return name.encode("cp437").decode("gb18030")
    except UnicodeError:
        return name


def _inside(archive: SafeZip, names: list[str], depth: int) -> tuple[tuple[Piece, ...], list[str]]:
    """Files inside a file. One that cannot be read is told in the notes; a hostile one stops everything."""
    pieces: list[Piece] = []
    notes: list[str] = []
    for name in names:
        shown = base_name(_readable(name))
        if depth >= _DEEPEST:
            notes.append(f"“{shown}”套得太深，没有检查。")
            continue
        try:
            found = extract(archive.read(name), shown, depth=depth + 1)
        except InputFault as fault:
            if fault.key == "file.zip_bomb":
                raise
            notes.append(f"“{shown}”没有检查：{fault}")
            continue
        where = f"“{shown}”"
        pieces += [
            Piece(p.text, f"{where} {p.place}".strip(), p.hidden, p.spots, p.table) for p in found.pieces
        ]
        notes += [f"{where}：{note}" for note in found.notes]
    return tuple(pieces), notes
