"""Puts the agency a person works for into scope for the length of an HTTP request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from gongkai.agencies.access import memberships_of
from gongkai.agencies.models import Agency
from gongkai.agencies.scope import agency_scope

SESSION_KEY = "agency"


class AgencyScopeMiddleware:
    """Sets `request.agency`, `request.roles`, `request.agencies`; staff pages run inside that agency's scope."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.agency, request.roles, request.agencies = None, frozenset(), ()  # type: ignore[attr-defined]
        if not request.user.is_authenticated:
            return self.get_response(request)
        held = memberships_of(request.user)
        agencies: dict[str, Agency] = {str(m.agency_id): m.agency for m in held}
        if not agencies:
            return self.get_response(request)
        chosen = str(request.session.get(SESSION_KEY, ""))
        agency = agencies.get(chosen) or next(iter(agencies.values()))
        request.agency = agency  # type: ignore[attr-defined]
        request.agencies = tuple(agencies.values())  # type: ignore[attr-defined]
        request.roles = frozenset(m.role for m in held if m.agency_id == agency.pk)  # type: ignore[attr-defined]
        with agency_scope(agency.pk):
            return self.get_response(request)
