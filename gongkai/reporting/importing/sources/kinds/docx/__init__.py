"""Word documents: paragraphs and tables in order, as one reading the paper would see them.

Tracked deletions, hidden runs and comments are left out, insertions kept; text boxes follow the paragraph they hang
on; numbers that Word counts itself ("一、", "1.") are written out. A document with macros is refused.
"""

from __future__ import annotations

from gongkai.reporting.importing.blocks import OpenedFile
from gongkai.reporting.importing.sources.upload import Upload
from gongkai_law.errors import InputFault

KIND = "docx"
SUFFIXES = (".docx", ".dotx")
RANK = 10

_DOCUMENT = "word/document.xml"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def recognises(upload: Upload) -> bool:
    """A zip with Word's main part in it."""
    return _main_part(upload.zip_names) != ""


def read(upload: Upload) -> OpenedFile:
    """Raises InputFault for macros, locks, bombs and broken parts."""
    from gongkai.reporting.importing.sources.kinds.docx.body import Body
    from gongkai.reporting.importing.sources.kinds.docx.numbering import Numbering
    from gongkai.reporting.importing.sources.zipped import Container, document_title, parse_xml

    container = Container(upload.data, upload.limits)
    if container.has_macros:
        raise InputFault("importing.macros")
    # the strict dialect differs in its names only
    parts = {
        name: parse_xml(container.read(name).replace(_STRICT, _USUAL))
        for name in (_main_part(upload.zip_names), "word/numbering.xml", "word/styles.xml")
        if name in container
    }
    body = Body(Numbering(parts.get("word/numbering.xml"), parts.get("word/styles.xml")), upload.limits)
    blocks = body.blocks_of(parts[_main_part(upload.zip_names)])
    return OpenedFile(KIND, tuple(blocks), notes=body.notes, title=document_title(container))


def _main_part(names: frozenset[str]) -> str:
    if _DOCUMENT in names:
        return _DOCUMENT
    return min(
        (name for name in names if name.startswith("word/document") and name.endswith(".xml")), default=""
    )
