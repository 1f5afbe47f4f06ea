"""The files of an import: any bytes give names and parts, or a fault in words."""

from __future__ import annotations

import io
import zipfile

from gongkai.publishing.importing.sources import ledger_name, source_of
from gongkai_law.errors import InputFault


def seeds() -> list[bytes]:
    """A zip with a ledger and two files, one named in a Chinese code page."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("台账.xlsx", b"x")
        out.writestr("文件/防火.docx", b"y")
        out.writestr(zipfile.ZipInfo("名单.txt".encode("gb18030").decode("cp437")), b"z")
    return [stream.getvalue()]


def fuzz_one(data: bytes) -> None:
    """Names have no path in them; only InputFault is raised."""
    try:
        source = source_of(data, "x.zip")
        names = source.names()
        assert not any("/" in name or "\\" in name for name in names)
        ledger_name(source)
        for name in names:
            source.read(name)
    except InputFault:
        return
