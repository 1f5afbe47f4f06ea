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
_TYPES = "[Content_Types].xml"


def recognises(upload: Upload) -> bool:
    """A zip with Word's main part in it."""
    return _DOCUMENT in upload.zip_names or any(name.startswith("word/document") for name in upload.zip_names)


def read(upload: Upload) -> OpenedFile:
    """Raises InputFault for macros, locks, bombs and broken parts."""
    from gongkai.reporting.importing.sources.kinds.docx.body import Body
    from gongkai.reporting.importing.sources.kinds.docx.numbering import Numbering
    from gongkai.reporting.importing.sources.zipped import Container

    container = Container(upload.data, upload.limits)
    if has_macros(container):
        raise InputFault("importing.macros")
    part = _DOCUMENT if _DOCUMENT in container else _main_part(container.names)
    optional = {name: container.xml(name) for name in ("word/numbering.xml", "word/styles.xml") if name in container}
    numbering = Numbering(optional.get("word/numbering.xml"), optional.get("word/styles.xml"))
    body = Body(numbering, upload.limits)
    blocks = body.blocks_of(container.xml(part))
    return OpenedFile(KIND, tuple(blocks), notes=body.notes, title=_title(container))


def has_macros(container: object) -> bool:
    """Whether a container carries macros, by its parts or by the types it declares."""
    from gongkai.reporting.importing.sources.zipped import Container

    assert isinstance(container, Container)  # noqa: S101
    if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in container.names):
        return True
    return _TYPES in container and b"macroenabled" in container.read(_TYPES).lower()


def _main_part(names: tuple[str, ...]) -> str:
    return next(name for name in names if name.startswith("word/document") and name.endswith(".xml"))


def _title(container: object) -> str:
    return ""
