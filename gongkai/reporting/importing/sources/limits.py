"""How much of a foreign file is read before it is refused: a report is small, a hostile file is not."""

from __future__ import annotations

import os
from dataclasses import dataclass

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes unless named otherwise. The largest real report seen is under 3 MB with its pictures."""

    file: int = 20 * _MEGABYTE
    unpacked: int = 100 * _MEGABYTE  # all parts of a zip together
    part: int = 24 * _MEGABYTE  # one part of a zip that is read
    ratio: int = 250  # unpacked to packed, for parts over 1 MB
    entries: int = 3000  # files in a zip
    characters: int = 2_000_000  # text of the whole report
    cells: int = 100_000  # cells of all tables, spans laid out
    pages: int = 300
    marks: int = 400_000  # characters and lines drawn in a pdf


def limits_from_environment() -> Limits:
    """The limits, with `GONGKAI_REPORT_MAX_MB` (whole megabytes) in place of the 20 MB where it is set and sound."""
    raw = os.environ.get("GONGKAI_REPORT_MAX_MB", "")
    if raw.isascii() and raw.isdigit() and 0 < int(raw) <= 1024:
        return Limits(file=int(raw) * _MEGABYTE)
    return Limits()
