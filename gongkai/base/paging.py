"""Cursor paging: a page starts after the last row seen, so it costs the same however far one goes."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one page and the cursor of the next ("" = last page)."""

    rows: Sequence[Any]
    next: str


def _encode(values: list[Any]) -> str:
    text = json.dumps([value.isoformat() if isinstance(value, date) else str(value) for value in values])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _decode(cursor: str) -> tuple[date, UUID] | None:
    try:
        first, second = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return date.fromisoformat(first), UUID(second)
    except (ValueError, TypeError):
        return None


def page_by_day(
    rows: QuerySet[Any], *, day: str, cursor: str = "", size: int = 20, oldest_first: bool = False
) -> Page:
    """A page of rows ordered by a date column and id, newest first unless said. A damaged cursor starts at the first page."""
    sign, beyond = ("", "gt") if oldest_first else ("-", "lt")
    rows = rows.order_by(f"{sign}{day}", f"{sign}id")
    after = _decode(cursor) if cursor else None
    if after:
        rows = rows.filter(
            Q(**{f"{day}__{beyond}": after[0]}) | Q(**{day: after[0], f"id__{beyond}": after[1]})
        )
    found: list[Model] = list(rows[: size + 1])
    more = len(found) > size
    found = found[:size]
    return Page(found, _encode([getattr(found[-1], day), found[-1].pk]) if more else "")
