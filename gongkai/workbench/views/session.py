"""Small acts on one's own session: another agency, type size."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from gongkai.agencies.middleware import SESSION_KEY
from gongkai.workbench.http import StaffRequest


def _back(request: StaffRequest) -> str:
    target = request.headers.get("referer", "")
    allowed = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if allowed else "/work/"


@login_required
@require_POST
def change_agency(request: StaffRequest) -> HttpResponse:
    """Work for another agency one serves."""
    wanted = request.POST.get("agency", "")
    if wanted not in {str(agency.pk) for agency in request.agencies}:
        raise PermissionDenied
    request.session[SESSION_KEY] = wanted
    return redirect("workbench:home")


@require_POST
def type_size(request: StaffRequest) -> HttpResponse:
    """Switch large type on or off; kept in a cookie so that it works signed out too."""
    response = redirect(_back(request))
    response.set_cookie(
        "large_type", "1" if request.POST.get("large") == "1" else "0", max_age=31536000, samesite="Lax"
    )
    return response
