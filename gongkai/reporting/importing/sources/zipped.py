"""Opening a zip container (docx, xlsx) that may be hostile: sizes, ratios and counts are checked before unpacking."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.etree.ElementTree import Element

from gongkai.reporting.importing.sources.limits import Limits
from gongkai_law.errors import InputFault

_RATIO_FROM = 1024 * 1024  # small parts may compress as well as they like
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def zip_names(data: bytes) -> tuple[str, ...]:
    """Names in the container, for telling its kind; empty when it is no readable zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(archive.namelist())
    except _BROKEN:
        return ()


class Container:
    """Parts of one zip, read by name. Raises InputFault for a bomb, a locked or a broken container."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except _BROKEN as fault:
            raise InputFault("importing.zip_broken") from fault
        self._check(entries)
        self._entries = {entry.filename: entry for entry in entries}

    def _check(self, entries: list[zipfile.ZipInfo]) -> None:
        if len(entries) > self._limits.entries:
            raise InputFault("importing.zip_bomb")
        if sum(entry.file_size for entry in entries) > self._limits.unpacked:
            raise InputFault("importing.zip_bomb")
        for entry in entries:
            if entry.flag_bits & 1:
                raise InputFault("importing.locked")
            if entry.file_size > _RATIO_FROM and entry.file_size > self._limits.ratio * max(entry.compress_size, 1):
                raise InputFault("importing.zip_bomb")

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """All part names."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """One part. The size a container declares may lie, so reading stops at the limit by itself."""
        entry = self._entries.get(name)
        if entry is None:
            raise InputFault("importing.zip_part_missing", part=name)
        try:
            with self._archive.open(entry) as part:
                content = part.read(self._limits.part + 1)
        except _BROKEN as fault:
            raise InputFault("importing.zip_broken") from fault
        if len(content) > self._limits.part:
            raise InputFault("importing.zip_bomb")
        return content

    def xml(self, name: str) -> Element:
        """One part as XML; a document type declaration or an entity is refused (they can swell or reach out)."""
        return parse_xml(self.read(name))


def parse_xml(content: bytes) -> Element:
    """XML without document type, entities or outside references."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        return fromstring(content, forbid_dtd=True)
    except DefusedXmlException as fault:
        raise InputFault("importing.xml_unsafe") from fault
    except (ParseError, ValueError, LookupError) as fault:
        raise InputFault("importing.zip_broken") from fault
