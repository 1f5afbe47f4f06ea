"""A file as it was handed in, with the views the kinds need to know their own."""

from __future__ import annotations

from functools import cached_property
from pathlib import PurePath

from gongkai.reporting.importing.sources.encoding import decode
from gongkai.reporting.importing.sources.limits import Limits
from gongkai.reporting.importing.sources.zipped import zip_names
from gongkai_law.errors import InputFault


class Upload:
    """Bytes, file name (only its ending is used) and limits. Views are made once, when first asked for."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.data = data
        self.name = name
        self.limits = limits

    @property
    def suffix(self) -> str:
        """The ending of the name in small letters, with the dot; empty when there is none."""
        return PurePath(self.name).suffix.lower()

    @cached_property
    def zip_names(self) -> frozenset[str]:
        """Names inside, when the file is a zip; otherwise empty."""
        return frozenset(zip_names(self.data)) if self.data.startswith(b"PK") else frozenset()

    @cached_property
    def _decoded(self) -> tuple[str, tuple[str, ...]]:
        return decode(self.data)

    @property
    def text(self) -> str:
        """The file as text; raises InputFault when it is not text."""
        return self._decoded[0]

    @property
    def plain_text(self) -> str:
        """The same, refused when it is longer than any report (a web page may be, with its scripts and pictures)."""
        if len(self.text) > self.limits.characters:
            raise InputFault("importing.too_long", limit=self.limits.characters)
        return self.text

    @property
    def text_notes(self) -> tuple[str, ...]:
        """How the text was decoded, where that is worth saying."""
        return self._decoded[1]
