"""A screening finding, and what is known about each kind of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

from gongkai_law.citation import cite
from gongkai_law.sources import SourceMark, read_data, source_mark

_SHORT = 10
Severity = Literal["error", "warning"]
"""error: blocks publication. warning: needs a look, and a reason if it stays."""


class ScreeningFinding(NamedTuple):
    """Personal data in a text: `value` is exactly `text[start:end]` of the text as read (offsets in characters).

    `kind` is a key of `kinds.toml`; `why` says in plain Chinese what was found and on what grounds.
    """

    kind: str
    value: str
    start: int
    end: int
    why: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class ScreeningKind:
    """What a kind is called, how heavy it is, why it counts, how to mend it, and the law or reading behind it."""

    key: str
    label: str
    severity: Severity
    why: str
    why_masked: str
    mend: str
    articles: tuple[str, ...]
    source: SourceMark


@lru_cache(maxsize=1)
def screening_kinds() -> dict[str, ScreeningKind]:
    """Every kind of finding by key, in the order of the data file."""
    raw = read_data(Path(__file__).parent / "kinds.toml")
    return {key: _kind(key, entry) for key, entry in raw.items()}


def _kind(key: str, entry: dict[str, object]) -> ScreeningKind:
    severity = str(entry["severity"])
    if severity not in ("error", "warning"):
        raise ValueError(f"unknown severity: {severity!r} of {key}")
    return ScreeningKind(
        key=key,
        label=str(entry["label"]),
        severity=cast(Severity, severity),
        why=str(entry["why"]),
        why_masked=str(entry.get("why_masked", "")),
        mend=str(entry["mend"]),
        articles=tuple(cite(article) for article in cast(list[str], entry.get("articles", []))),
        source=source_mark(entry["source"]),
    )


@lru_cache(maxsize=1)
def lists_version() -> str:
    """A short digest of all lists the screening and the wording checks go by: it changes when one of them does."""
    digest = hashlib.sha256()
    here = Path(__file__).parent
    for path in sorted([*here.glob("*.toml"), *(here.parent / "wording").glob("*.toml")]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def masked_value(value: str) -> str:
    """A value as it may be shown and kept outside its file: enough to find it again, too little to use it.

    `410329190001011234` → `410*************34`, `zhang@163.com` → `z***@163.com`, a column's head as it is.
    """
    plain = value.strip()
    name, sign, domain = plain.partition("@")
    if sign:
        return f"{name[:1]}***@{domain}"
    front, back = (3, 2) if len(plain) > _SHORT else (2, 1)
    if not any(char.isdigit() for char in plain):
        return plain
    return plain[:front] + "*" * max(len(plain) - front - back, 1) + plain[len(plain) - back :]


def found(kind: str, text: str, start: int, end: int, **arguments: object) -> ScreeningFinding:
    """A finding of a whole value; `arguments` fill the words of `why`."""
    known = screening_kinds()[kind]
    return ScreeningFinding(kind, text[start:end], start, end, known.why.format(**arguments), known.severity)


def found_masked(
    kind: str, text: str, start: int, end: int, *, severity: Severity, visible: int
) -> ScreeningFinding:
    """A finding of a value masked too little: `visible` digits can still be read."""
    why = screening_kinds()[kind].why_masked.format(visible=visible)
    return ScreeningFinding(kind, text[start:end], start, end, why, severity)
