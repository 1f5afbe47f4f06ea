"""What every page knows about the agency at hand."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext

from gongkai.agencies.models import Role


def agency(request: HttpRequest) -> dict[str, Any]:
    """`agency`, the person's `roles` in words, and the other `agencies` to change to."""
    roles: frozenset[str] = getattr(request, "roles", frozenset())
    return {
        "agency": getattr(request, "agency", None),
        "roles": roles,
        "role_names": [gettext(str(label)) for value, label in Role.choices if value in roles],
        "agencies": getattr(request, "agencies", ()),
    }
