"""A record's channels, for the record's page."""

from __future__ import annotations

from typing import Any

from django import template

from gongkai.publishing.models import Record
from gongkai.publishing.placements import placements_of

register = template.Library()


@register.inclusion_tag("workbench/_placements.html")
def record_placements(record: Record) -> dict[str, Any]:
    """The card of a record's channels."""
    return {"record": record, "placements": placements_of(record)}
