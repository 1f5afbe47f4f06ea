"""Broken pdf and pictures: blacked out, or refused in words; what is made has no text and no properties."""

from __future__ import annotations

from gongkai.documents.redaction.burning import MarkedArea, burn
from gongkai.documents.redaction.pages import Area
from gongkai.documents.storing.kinds import media_type
from gongkai_law.errors import InputFault
from tests.documents import files


def seeds() -> list[bytes]:
    return [files.pdf("A 13812345678"), files.jpeg("tel", with_place=True), files.png("mob 13812345678")]


def fuzz_one(data: bytes) -> None:
    try:
        made = burn(data, media_type(data[:1024]), [MarkedArea(Area(1, 0.1, 0.1, 0.5, 0.2), "1")])
    except InputFault:
        return
    assert made.startswith(b"%PDF-1.4") and b"/Info" not in made and b"/Font" not in made
