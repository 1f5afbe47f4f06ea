"""A letter as pdf to sign (PDF/A-2b, for the archive), set by Typst with the shipped fonts only."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

import typst

from gongkai.letters.fonts import BODY, FALLBACK, HEI, SONG, font_folders
from gongkai.letters.fonts.coverage import missing_characters
from gongkai.letters.paper import LetterPaper

TEMPLATE = Path(__file__).parent / "letter.typ"


def unprintable(paper: LetterPaper) -> str:
    """Characters of the letter no shipped font can draw; empty when all is well."""
    return missing_characters(json.dumps(asdict(paper), ensure_ascii=False))


def typeset(template: Path, data: object, *, on: date) -> bytes:
    """A pdf of `template` with its data; the same data and day always give the same bytes."""
    stamp = datetime(on.year, on.month, on.day, tzinfo=UTC)
    made: bytes = typst.compile(
        str(template),
        font_paths=[str(folder) for folder in font_folders()],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={
            "data": json.dumps(data, ensure_ascii=False),
            "body": BODY,
            "hei": HEI,
            "song": SONG,
            "fallback": FALLBACK,
        },
        pdf_standards=["a-2b"],
        timestamp=int(stamp.timestamp()),
    )
    return made


def render(paper: LetterPaper, *, on: date) -> bytes:
    """The pdf; `on` is its time stamp: the day of the letter."""
    return typeset(TEMPLATE, asdict(paper), on=on)
