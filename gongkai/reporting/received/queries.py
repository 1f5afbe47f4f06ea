"""Reads of received reports: the list of a year, one with its findings, the newest of each agency."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet

from gongkai.accounts.models import User
from gongkai.agencies.access import require_role
from gongkai.agencies.scope import scope_or_none
from gongkai.reporting.models import ReceivedReport
from gongkai.reporting.received.services import RECEIVERS
from gongkai_law.report.findings import Finding
from gongkai_law.report.form import Form
from gongkai_law.report.groups import gathered

ORDER = {"error": 0, "warning": 1, "info": 2}


def access_received(user: User, pk: object) -> ReceivedReport:
    """A received report of the agency in scope; PermissionDenied for another's, for none and for no receiver alike."""
    head = scope_or_none()
    if head is None:
        raise PermissionDenied
    require_role(user, head, RECEIVERS)
    try:
        found: ReceivedReport | None = ReceivedReport.objects.filter(pk=pk).first()
    except ValidationError:
        found = None
    if found is None:
        raise PermissionDenied
    return found


def received(year: int | None) -> QuerySet[ReceivedReport]:
    """What was received for a year (None: files whose year is not known), the most faulty first."""
    rows = ReceivedReport.objects.filter(year=year).defer("figures", "chapters")
    return rows.order_by("-errors", "-warnings", "agency_name", "-created_at")


def newest(rows: Iterable[ReceivedReport]) -> list[ReceivedReport]:
    """Of each agency only the file received last; files that could not be read all stay."""
    ordered = sorted(rows, key=lambda row: (row.agency_name or row.file_name, row.created_at))
    last = [list(group)[-1] for _, group in groupby(ordered, key=lambda row: row.agency_name or row.pk)]
    return sorted(last, key=lambda row: (-row.errors, -row.warnings, row.agency_name))


def years_received() -> list[int]:
    """The years reports were received for, newest first."""
    found = ReceivedReport.objects.exclude(year=None).order_by("-year").values_list("year", flat=True)
    return list(found.distinct())


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as it is listed."""

    rule: str
    severity: str
    message: str


def findings_of(row: ReceivedReport) -> list[Told]:
    """The findings of a received report, errors first; blank cells told row by row."""
    findings = [
        Finding(
            one["rule"],
            one["severity"],
            tuple(one["cells"]),
            found=one.get("found", 0),
            message=one["message"],
        )
        for one in row.findings
    ]
    form = Form.by_id(row.form) if row.form else None
    told = [Told(one.rule, one.severity, one.message) for one in gathered(findings, form)]
    return sorted(told, key=lambda one: ORDER[one.severity])


def latest_figures(year: int) -> dict[Any, ReceivedReport]:
    """agency below → its report received last for a year, where it could be read and has tables."""
    rows = ReceivedReport.objects.filter(year=year, problem="").exclude(form="").exclude(about_id=None)
    return {row.about_id: row for row in rows.order_by("created_at").defer("chapters")}
