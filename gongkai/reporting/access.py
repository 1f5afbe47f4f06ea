"""The one door to an annual report."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from gongkai.accounts.models import User
from gongkai.agencies.access import KEEPERS, roles_in
from gongkai.agencies.models import Role
from gongkai.agencies.scope import current_agency_id
from gongkai.reporting.models import AnnualReport

READERS = frozenset(Role.values)
EDITORS = frozenset(KEEPERS)
CHECKERS = frozenset({Role.CLERK, Role.REVIEWER, Role.OFFICE_HEAD})
SIGNERS = frozenset({Role.LEADER, Role.OFFICE_HEAD})


def access_report(user: User, year: int, *, roles: frozenset[str] = READERS) -> AnnualReport:
    """The report of the agency in scope for a year, if the person holds one of the roles; PermissionDenied otherwise."""
    report = AnnualReport.objects.filter(year=year).select_related("agency").first()
    if report is None or not roles_in(user, current_agency_id()) & {str(role) for role in roles}:
        raise PermissionDenied
    return report
