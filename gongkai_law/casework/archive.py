"""Archiving a closed request (条例 45): what the file must hold, how long it is kept, its archive number.

The Regulation asks for archiving and names neither list nor term: the list is our reading, the terms are policies.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai_law.policies import DEFAULTS, Policies
from gongkai_law.sources import SourceMark, read_data, source_mark


@dataclass(frozen=True, slots=True)
class FileItem:
    """One part of the file: needed where the fact `when` holds (always where it is empty)."""

    id: str
    label: str
    hint: str
    when: str
    source: SourceMark


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    return read_data(Path(__file__).parent / "archive.toml")


def all_file_items() -> tuple[FileItem, ...]:
    """Every part a file can need, in the order it is bound."""
    return tuple(
        FileItem(id, entry["label"], entry["hint"], entry["when"], source_mark(entry["source"]))
        for id, entry in _raw()["files"].items()
    )


def required_files(facts: Collection[str]) -> tuple[FileItem, ...]:
    """The parts the file of a case with these facts must hold."""
    return tuple(each for each in all_file_items() if not each.when or each.when in facts)


def missing_files(facts: Collection[str], there: Collection[str]) -> tuple[FileItem, ...]:
    """What is still missing. `there`: ids of the parts on file."""
    return tuple(each for each in required_files(facts) if each.id not in there)


def years_kept(*, contested: bool, policies: Policies = DEFAULTS) -> int:
    """How many years a file is kept: longer where the answer was taken to reconsideration or to court."""
    return policies.number("contested_file_years" if contested else "request_file_years")


def kept_until(closed_on: date, years: int) -> date:
    """The last day of the term: it is counted from the year after the case was closed, in whole years."""
    return date(closed_on.year + years, 12, 31)


def archive_number(*, fonds: str, year: int, years: int, serial: int) -> str:
    """A file's archive number: `F001-WS·2026-D10-0003`."""
    retention = _raw()["retention"]
    code = "Y" if years >= retention["permanent"] else retention["codes"].get(str(years), f"D{years}")
    return str(retention["pattern"]).format(fonds=fonds, year=year, code=code, serial=serial)
