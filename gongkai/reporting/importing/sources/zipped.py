"""Parts of a zip container (docx, xlsx) as bytes or XML; opening and unpacking are bounded in `documents`."""

from __future__ import annotations

import io
import zipfile
from xml.etree.ElementTree import Element

from gongkai.documents.extraction.safezip import BROKEN_ZIP, ZipLimits, open_zip
from gongkai.reporting.importing.sources.limits import Limits
from gongkai_law.errors import InputFault

_TYPES = "[Content_Types].xml"
_CORE = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_RATIO_FROM = 1024 * 1024  # small parts may compress as well as they like


def zip_names(data: bytes) -> tuple[str, ...]:
    """Names in the container, for telling its kind; empty when it is no readable zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(archive.namelist())
    except BROKEN_ZIP:
        return ()


class Container:
    """Parts of one zip, read by name. Raises InputFault for a bomb, a locked or a broken container."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._parts = open_zip(
            data,
            ZipLimits(
                entries=limits.entries,
                part=limits.unpacked,  # pictures may be large, they are not read
                total=limits.unpacked,
                ratio=limits.ratio,
                ratio_from=_RATIO_FROM,
            ),
        )
        self._largest = limits.part

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    @property
    def has_macros(self) -> bool:
        """Whether it carries macros, by its parts or by the types it declares."""
        if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in self._parts.names()):
            return True
        return _TYPES in self and b"macroenabled" in self.read(_TYPES).lower()

    def read(self, name: str) -> bytes:
        """One part; a part too large for any report is refused."""
        if name not in self:
            raise InputFault("importing.part_missing", part=name)
        if self._parts.size(name) > self._largest:
            raise InputFault("file.zip_bomb", where=name)
        return self._parts.read(name)

    def xml(self, name: str) -> Element:
        """One part as XML."""
        return parse_xml(self.read(name))


def parse_xml(content: bytes) -> Element:
    """XML without document type, entities or outside references: they can swell or reach out, and are refused."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        return fromstring(content, forbid_dtd=True)
    except DefusedXmlException as fault:
        raise InputFault("importing.xml_unsafe") from fault
    except (ParseError, ValueError, LookupError) as fault:
        raise InputFault("file.broken") from fault


def document_title(container: Container) -> str:
    """The title among the document's properties; empty when there is none or it cannot be read."""
    if _CORE not in container:
        return ""
    try:
        return (container.xml(_CORE).findtext(_TITLE) or "").strip()[:300]
    except InputFault:
        return ""  # a broken side part says nothing about the report
