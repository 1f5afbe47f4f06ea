"""What a handover is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Held:
    """One thing in a person's hands: what, where it stands, until when, its page."""

    what: str
    state: str
    due: date | None
    url: str


@dataclass(frozen=True, slots=True)
class Pile:
    """What one area has in a person's hands."""

    label: str
    rows: Sequence[Held] = field(default_factory=list)
