"""A first password is changed before anything else is done."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse


class FirstPasswordMiddleware:
    """Leads a person whose password came from the administrator to the page that changes it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated and user.must_change_password and self._leads_on(request.path):
            return redirect("account_change_password")
        return self.get_response(request)

    @staticmethod
    def _leads_on(path: str) -> bool:
        """Only the staff's rooms lead there: signing in and out, the public pages and styles stay open."""
        return path.startswith((reverse("workbench:home"), reverse("admin:index")))
