"""Counting a big register once: what was counted is kept until the agency's next act.

The agency's audit stamp is part of the key, so a page of a year with 100,000 requests costs what a small one costs and
can never show a figure from before an act.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache

from gongkai.audit.queries import stamp
from gongkai.reporting.models import AnnualReport

T = TypeVar("T")
SECONDS = 3600


def kept_until_next_act(name: str, report: AnnualReport, count: Callable[[], T]) -> T:
    """The kept result under `name` for the report's agency and year, or a new one from `count`."""
    key = f"{name}:{report.agency_id}:{report.year}:{stamp(report.agency_id)}"
    kept: tuple[T] | None = cache.get(key)
    if kept is None:
        kept = (count(),)
        cache.set(key, kept, timeout=SECONDS)
    return kept[0]
