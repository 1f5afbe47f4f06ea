"""The report as pdf, set by Typst with the shipped fonts only, so that it looks the same on every machine."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from gongkai.letters.fonts import font_folders
from gongkai.reporting.export.layout import Grid
from gongkai.reporting.export.paper import ReportPaper, is_subheading

TEMPLATE = Path(__file__).parent / "report.typ"


def _grid(paper: ReportPaper, grid: Grid) -> list[list[dict[str, Any]]]:
    return [
        [
            {"text": paper.printed(box), "kind": box.kind, "colspan": box.colspan, "rowspan": box.rowspan}
            for box in row
        ]
        for row in grid
    ]


def _data(paper: ReportPaper) -> dict[str, Any]:
    return {
        "title": paper.title,
        "lines": list(paper.title_lines),
        "agency": paper.agency,
        "signature": list(paper.signature),
        "chapters": [
            {
                "number": number,
                "heading": chapter.heading,
                "lines": [{"text": line, "sub": is_subheading(line)} for line in paper.chapters[number - 1]],
                "grid": _grid(paper, paper.tables[number]) if number in paper.tables else [],
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
        sys_inputs={"data": json.dumps(_data(paper), ensure_ascii=False)},
        timestamp=int(stamp.timestamp()),
    )
    return made
