"""The rules' words, severities and thresholds from `rules.toml`, and findings made from them."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from gongkai_law.report.findings import Finding, Severity

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of checking: `title` says what holds, `source` how sure that is, `words` are its message templates."""

    id: str
    severity: Severity
    title: str
    source: str
    citation: str
    words: dict[str, str]


@lru_cache(maxsize=1)
def _raw() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "rules.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def rules() -> dict[str, Rule]:
    """Every rule by its id without brackets (`K1`, `K4c`, `E11`)."""
    return {
        key: Rule(
            id=key,
            severity=cast(Severity, entry["severity"]),
            title=entry["title"],
            source=entry["source"],
            citation=entry.get("citation", ""),
            words={name: text for name, text in entry.items() if isinstance(text, str)},
        )
        for key, entry in _raw().items()
        if "severity" in entry
    }


def rule_of(finding_rule: str) -> Rule:
    """The rule behind a finding's name: `K3[granted]` → K3. KeyError for rules of other modules (`structure.…`)."""
    return rules()[finding_rule.partition("[")[0]]


def word(name: str) -> str:
    """A common ending (`differs`, `holds`, `unjudged`, `blank`)."""
    return str(_raw()["words"][name])


def limit(name: str) -> Decimal:
    """A threshold of suspicion."""
    return Decimal(_raw()["limits"][name])


def plain(value: Number | None) -> str:
    """A number as people write it: no trailing zeros, no exponent; a blank as （空）."""
    if value is None:
        return word("blank")
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _shown(value: Number | str | None) -> str:
    if isinstance(value, str):
        return value
    return plain(value)


def make_finding(
    key: str,
    *,
    cells: Sequence[str],
    expected: Number | str | None = None,
    found: Number | str | None = None,
    of: str = "",
    words: str = "message",
    severity: Severity | None = None,
    **named: str,
) -> Finding:
    """A finding of rule `key` (`of` = what stands in the brackets), its message from the template `words`."""
    rule = rules()[key]
    template = rule.words.get(words) or rule.words["sentence"] + word("differs")
    shown = {"expected": _shown(expected), "found": _shown(found)}
    if isinstance(expected, int | Decimal) and isinstance(found, int | Decimal):
        shown["gap"] = plain(abs(Decimal(found) - Decimal(expected)))
    return Finding(
        rule=f"{key}[{of}]" if of else key,
        severity=severity or rule.severity,
        cells=tuple(cells),
        expected=expected,
        found=found,
        message=template.format(**shown, **named),
    )
