"""Rows about stored files: the files, what screening found in them, what a person let stand, redactions."""

from gongkai.documents.models.files import Derivation, FileAccess, StoredFile, TextState
from gongkai.documents.models.redaction import Redaction, RedactionMark
from gongkai.documents.models.screening import (
    FileScreening,
    OfficeContact,
    OfficeWord,
    SubjectScreening,
    Waiver,
)

__all__ = [
    "Derivation",
    "FileAccess",
    "FileScreening",
    "OfficeContact",
    "OfficeWord",
    "Redaction",
    "RedactionMark",
    "StoredFile",
    "SubjectScreening",
    "TextState",
    "Waiver",
]
