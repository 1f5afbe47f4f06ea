"""What the first day is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.agencies.models import Agency


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its place in the row, name, what it is for, its page, and whether it is done.

    `missing` tells in words what is still wanting, "" when nothing is.
    """

    order: int
    key: str
    label: Any
    says: Any
    page: str
    missing: Callable[[Agency, date], Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """A step as one office has it: `state` is done, skipped, next or ahead."""

    step: Step
    number: int
    url: str
    state: str
    missing: str
