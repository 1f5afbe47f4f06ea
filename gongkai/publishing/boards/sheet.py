"""A board sheet as pdf, set by Typst with the shipped fonts: the title block is the same on every sheet everywhere."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import segno
import typst

from gongkai.letters.fonts import BODY, FALLBACK, HEI, KAI, SONG, font_folders
from gongkai.publishing.boards.blocks import Block, Paragraph, Table

TEMPLATE = Path(__file__).parent / "sheet.typ"
PAPERS = ("a3", "a4")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything on a sheet. `address`: where the QR code leads; `signatures`: lines to sign on."""

    board: str
    agency: str
    zone: str
    title: str
    number: str
    publisher: str
    posted: date | None
    until: date | None
    phone: str
    serial: str
    address: str
    signatures: Sequence[str]
    blocks: Sequence[Block]
    formed: date | None = None


def qr_svg(address: str) -> str:
    """The address as a QR code that still reads with a quarter of it torn off."""
    stream = io.BytesIO()
    segno.make(address, error="q", micro=False).save(stream, kind="svg", border=0, xmldecl=False, svgns=True)
    return stream.getvalue().decode()


def day_words(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def term_words(sheet: Sheet) -> str:
    """From when to when it hangs; a blank to fill in by hand where a day is not known yet."""
    first = day_words(sheet.posted) or "　　　　年　　月　　日"
    if sheet.posted and not sheet.until:
        return f"{first}起，长期公开"
    return f"{first}至{day_words(sheet.until) or '　　　　年　　月　　日'}"


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Table):
        return {"kind": "table", "rows": [list(row) for row in block.rows], "heads": block.heads}
    return {"kind": "head" if block.head else "text", "text": block.text}


def _data(sheet: Sheet) -> dict[str, Any]:
    return {
        "board": sheet.board,
        "agency": sheet.agency,
        "zone": sheet.zone,
        "title": sheet.title,
        "facts": [
            ["公开单位", sheet.publisher],
            ["文号", sheet.number],
            ["公示期", term_words(sheet)],
            ["监督电话", sheet.phone],
        ],
        "serial": sheet.serial,
        "address": sheet.address,
        "qr": qr_svg(sheet.address),
        "signatures": list(sheet.signatures),
        "signed": day_words(sheet.formed),
        "blocks": [_block(block) for block in sheet.blocks],
    }


def render_sheet(sheet: Sheet, paper: str = "a3") -> bytes:
    """The pdf on A3 or A4. The same sheet gives the same bytes."""
    if paper not in PAPERS:
        paper = "a3"
    stamp = sheet.posted or sheet.formed or date(2020, 1, 1)
    made: bytes = typst.compile(
        str(TEMPLATE),
        font_paths=[str(folder) for folder in font_folders()],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={
            "data": json.dumps(_data(sheet), ensure_ascii=False),
            "paper": paper,
            "body": BODY,
            "hei": HEI,
            "kai": KAI,
            "song": SONG,
            "fallback": FALLBACK,
        },
        timestamp=int(datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC).timestamp()),
    )
    return made


def paragraphs(text: str) -> list[Block]:
    """Plain lines as paragraphs."""
    return [Paragraph(line.strip()) for line in text.splitlines() if line.strip()]
