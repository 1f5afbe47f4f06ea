"""The report as data: the same document `gongkai report check --json` prints."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from gongkai.reporting.export.paper import ReportPaper


def _number(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral() else float(value)
    return value


def document(paper: ReportPaper) -> dict[str, Any]:
    """The report as plain values."""
    return {
        "format": paper.form.id,
        "agency": paper.agency,
        "year": paper.year,
        "figures": {cell: _number(figure) for cell, figure in paper.figures.items()},
        "findings": [
            {
                "rule": finding.rule,
                "severity": finding.severity,
                "cells": list(finding.cells),
                "expected": _number(finding.expected),
                "found": _number(finding.found),
                "message": finding.message,
            }
            for finding in paper.findings
        ],
        "chapters": [
            {"number": number, "heading": chapter.heading, "text": "\n".join(paper.chapters[number - 1])}
            for number, chapter in enumerate(paper.form.chapters, 1)
        ],
    }


def render(paper: ReportPaper) -> bytes:
    """The document as UTF-8 JSON."""
    return json.dumps(document(paper), ensure_ascii=False, indent=1).encode()
