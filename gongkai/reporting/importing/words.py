"""Findings about the text itself: their severity and words stand in `findings.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from gongkai_law.report.findings import Finding, Severity


@lru_cache(maxsize=1)
def _rules() -> dict[str, dict[str, str]]:
    raw = tomllib.loads((Path(__file__).parent / "findings.toml").read_text("utf-8"))
    return {f"{area}.{name}": entry for area, entries in raw.items() for name, entry in entries.items()}


def message_words(rule: str) -> dict[str, str]:
    """A rule's templates, for findings that put their message together from parts."""
    return _rules()[rule]


def finding(
    rule: str,
    *,
    expected: int | Decimal | str | None = None,
    found: int | Decimal | str | None = None,
    cells: Sequence[str] = (),
    severity: Severity | None = None,
    words: str = "message",
    **named: object,
) -> Finding:
    """A finding of `rule` with its message from the template `words`; `severity` overrides the rule's own."""
    entry = _rules()[rule]
    message = entry[words].format(expected=expected, found=found, **named)
    grade: Severity = severity or entry["severity"]  # type: ignore[assignment]
    return Finding(rule, grade, tuple(cells), expected, found, message)
