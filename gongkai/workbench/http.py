"""The request as staff pages see it: signed in, with the agency at hand and the roles held there."""

from __future__ import annotations

from django.http import HttpRequest

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency


class StaffRequest(HttpRequest):
    """What `AgencyScopeMiddleware` adds; `agency` is None for a person without a membership."""

    user: User
    agency: Agency | None
    roles: frozenset[str]
    agencies: tuple[Agency, ...]
