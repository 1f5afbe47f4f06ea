"""The report as pdf (PDF/A-2b, for the archive), set by Typst with the shipped fonts only, so that it looks the same on every machine."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from gongkai.letters.fonts import BODY, FALLBACK, HEI, KAI, SONG, font_folders
from gongkai.letters.fonts.coverage import missing_characters
from gongkai.reporting.export.layout import Box
from gongkai.reporting.export.paper import ReportPaper, broken_label, is_subheading

TEMPLATE = Path(__file__).parent / "report.typ"


def _grid(paper: ReportPaper, number: int) -> list[list[dict[str, Any]]]:
    return [[_box(paper, box, number) for box in row] for row in paper.tables.get(number, ())]


def _box(paper: ReportPaper, box: Box, number: int) -> dict[str, Any]:
    lines = broken_label(box, paper.printed(box), narrow=number != 2)
    return {"lines": lines, "kind": box.kind, "colspan": box.colspan, "rowspan": box.rowspan}


def unprintable(paper: ReportPaper) -> str:
    """Characters of the report no shipped font can draw: in the pdf they would be boxes. Empty when all is well."""
    lines = (
        paper.title,
        *paper.preamble,
        *paper.signature,
        *(line for text in paper.chapters for line in text),
    )
    return missing_characters("".join(lines))


def _data(paper: ReportPaper) -> dict[str, Any]:
    return {
        "title": paper.title,
        "lines": list(paper.title_lines),
        "agency": paper.agency,
        "preamble": list(paper.preamble),
        "signature": list(paper.signature),
        "chapters": [
            {
                "number": number,
                "heading": chapter.heading,
                "lines": [{"text": line, "sub": is_subheading(line)} for line in paper.chapters[number - 1]],
                "grid": _grid(paper, number),
            }
            for number, chapter in enumerate(paper.form.chapters, 1)
        ],
    }


def render(paper: ReportPaper) -> bytes:
    """The pdf; the same report always gives the same bytes (its time stamp is the day it was signed)."""
    signed = paper.signed_on
    stamp = (
        datetime(signed.year, signed.month, signed.day, tzinfo=UTC)
        if signed
        else datetime(paper.year, 12, 31, tzinfo=UTC)
    )
    made: bytes = typst.compile(
        str(TEMPLATE),
        font_paths=[str(folder) for folder in font_folders()],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={
            "data": json.dumps(_data(paper), ensure_ascii=False),
            "body": BODY,
            "hei": HEI,
            "kai": KAI,
            "song": SONG,
            "fallback": FALLBACK,
        },
        pdf_standards=["a-2b"],
        timestamp=int(stamp.timestamp()),
    )
    return made
